"""The authorizer against tokens that are good, bad, and forged."""

import base64
import hashlib
import hmac
import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from functions.identity import authorizer
from functions.identity.rules import PERMISSIONS, Role
from shared import aws
from shared.caller import Caller
from shared.ids import new_id
from tests.conftest import TABLE, CallCount
from tests.functions.identity.conftest import KID, Browser, Pool

Forge = Callable[[Pool, Caller], str]


def ask(token: str | None) -> dict[str, Any]:
    """The context the authorizer gives a request with this access cookie."""
    cookies = [f"__Host-at={token}"] if token is not None else ["__Host-csrf=x"]
    answer = authorizer.handler({"cookies": cookies, "headers": {}}, None)
    assert answer["isAuthorized"] is True
    context: dict[str, Any] = answer["context"]
    return context


@pytest.mark.req("1.2", "1.22")
def test_a_good_token_says_who_asks_and_for_which_firm(pool: Pool, alpha: Caller, calls: CallCount) -> None:
    exp = int(time.time()) + 120

    assert ask(pool.token(alpha, exp=exp)) == {
        "org_id": alpha.org_id,
        "user_id": alpha.user_id,
        "role": "admin",
        "scopes": " ".join(sorted(PERMISSIONS[Role.ADMIN])),
        "org_status": "active",
        "currency": "INR",
        "timezone": "Asia/Kolkata",
        "networks": "",
        "exp": exp,
    }
    assert calls.operations == ["GetItem"]


@pytest.mark.req("1.24")
@pytest.mark.parametrize("role", list(Role))
def test_scopes_are_those_of_the_role(pool: Pool, alpha: Caller, role: Role) -> None:
    assert ask(pool.token(alpha, role=role.value))["scopes"].split() == sorted(PERMISSIONS[role])


def test_the_cookie_is_found_where_the_gateway_leaves_it_in_the_headers(pool: Pool, alpha: Caller) -> None:
    event = {"headers": {"cookie": f"a=b; __Host-at={pool.token(alpha)}; __Host-csrf=x"}}

    assert authorizer.handler(event, None)["context"]["user_id"] == alpha.user_id


def other_key(pool: Pool, caller: Caller) -> str:
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(pool.claims(caller), stranger, "RS256", headers={"kid": KID})


def tampered_claims(pool: Pool, caller: Caller) -> str:
    head, _, signature = pool.token(caller).split(".")
    return f"{head}.{encoded(pool.claims(caller, org_id=new_id()))}.{signature}"


def tampered_signature(pool: Pool, caller: Caller) -> str:
    head, claims, signature = pool.token(caller).split(".")
    return f"{head}.{claims}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"


def unsigned(pool: Pool, caller: Caller) -> str:
    return f"{encoded({'alg': 'none', 'kid': KID})}.{encoded(pool.claims(caller))}."


def signed_with_the_public_key(pool: Pool, caller: Caller) -> str:
    """The classic confusion: the public key taken for a shared secret."""
    pem = pool.private_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    signed = f"{encoded({'alg': 'HS256', 'kid': KID})}.{encoded(pool.claims(caller))}"
    mac = hmac.digest(pem, signed.encode(), hashlib.sha256)
    return f"{signed}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def with_header(**header: Any) -> Forge:
    return lambda pool, caller: jwt.encode(pool.claims(caller), pool.private_key, "RS256", headers=header)


def with_claims(**changes: Any) -> Forge:
    return lambda pool, caller: pool.token(caller, **changes)


def text(garbage: str) -> Forge:
    return lambda pool, caller: garbage


def encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def deep_header() -> str:
    return base64.urlsafe_b64encode(b"[" * 100_000).decode().rstrip("=") + ".e30.AAAA"


BAD: dict[str, tuple[Forge, str]] = {
    "expired": (with_claims(exp=int(time.time()) - 1), "token_expired"),
    "another key": (other_key, "token_invalid"),
    "tampered claims": (tampered_claims, "token_invalid"),
    "tampered signature": (tampered_signature, "token_invalid"),
    "alg none": (unsigned, "token_invalid"),
    "HS256 with the public key": (signed_with_the_public_key, "token_invalid"),
    "no key id": (with_header(), "token_invalid"),
    "unknown key id": (with_header(kid="nobody's"), "token_invalid"),
    "key id of another kind of key": (with_header(kid="other"), "token_invalid"),
    "another issuer": (with_claims(iss="https://cognito-idp.eu-central-1.amazonaws.com/eu_1"), "token_invalid"),
    "no issuer": (with_claims(iss=None), "token_invalid"),
    "another client": (with_claims(client_id="another"), "token_invalid"),
    "no client": (with_claims(client_id=None), "token_invalid"),
    "an id token": (with_claims(token_use="id"), "token_invalid"),
    "no use": (with_claims(token_use=None), "token_invalid"),
    "no expiry": (with_claims(exp=None), "token_invalid"),
    "an expiry in words": (with_claims(exp="tomorrow"), "token_invalid"),
    "no firm": (with_claims(org_id=None), "token_invalid"),
    "a firm with a delimiter": (with_claims(org_id="01ARZ3NDEKTSV4RRFFQ69G5FA#"), "token_invalid"),
    "a firm and its family": (with_claims(org_id="01ARZ3NDEKTSV4RRFFQ69G5FAV#UNIQ"), "token_invalid"),
    "a firm and a line break": (with_claims(org_id="01ARZ3NDEKTSV4RRFFQ69G5FAV\n"), "token_invalid"),
    "a firm that is a wildcard": (with_claims(org_id="*"), "token_invalid"),
    "a firm that is a list": (with_claims(org_id=["01ARZ3NDEKTSV4RRFFQ69G5FAV"]), "token_invalid"),
    "an unknown role": (with_claims(role="owner"), "token_invalid"),
    "no role": (with_claims(role=None), "token_invalid"),
    "a person with a delimiter": (with_claims(sub="a#b"), "token_invalid"),
    "nobody": (with_claims(sub=None), "token_invalid"),
    "garbage": (text("garbage"), "token_invalid"),
    "three dots": (text("..."), "token_invalid"),
    "letters of no alphabet": (text("\ud800.\x00.é"), "token_invalid"),
    "a header without end": (text(deep_header()), "token_invalid"),
}


@pytest.mark.req("1.22", "S1")
@pytest.mark.parametrize("name", BAD)
def test_a_bad_token_is_a_reason_a_401_and_reads_nothing(
    pool: Pool, alpha: Caller, calls: CallCount, name: str
) -> None:
    forge, reason = BAD[name]
    token = forge(pool, alpha)

    assert ask(token) == {"reason": reason}

    answer = Browser({"__Host-at": token, "__Host-csrf": "x"}).send("PATCH", "/org", {"name": "Taken", "version": 1})
    assert (answer.status, answer.code) == (401, reason)
    assert answer.headers["content-type"] == "application/problem+json"
    assert calls.operations == []


@pytest.mark.req("1.22")
def test_no_token_is_said_to_be_missing(pool: Pool, calls: CallCount) -> None:
    assert ask(None) == {"reason": "token_missing"}
    assert ask("") == {"reason": "token_missing"}
    answer = Browser({"__Host-csrf": "x"}).send("GET", "/me")
    assert (answer.status, answer.code) == (401, "token_missing")
    assert calls.operations == []


@pytest.mark.req("1.22")
def test_a_firm_that_does_not_exist_makes_the_token_invalid(pool: Pool, alpha: Caller) -> None:
    assert ask(pool.token(alpha, org_id=new_id())) == {"reason": "token_invalid"}


def test_keys_are_fetched_once_and_for_an_unknown_key_id_once_a_minute(
    pool: Pool, alpha: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: present)
    unknown = with_header(kid="rotated in later")(pool, alpha)

    assert [ask(pool.token(alpha)).get("reason") for _ in range(3)] == [None, None, None]
    assert [ask(unknown)["reason"] for _ in range(3)] == ["token_invalid"] * 3
    assert pool.keys.asked == 1

    present += 60
    assert [ask(unknown)["reason"] for _ in range(3)] == ["token_invalid"] * 3
    assert pool.keys.asked == 2
    assert "reason" not in ask(pool.token(alpha))


def test_a_new_key_of_the_pool_is_accepted_within_a_minute(
    pool: Pool, alpha: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(pool.token(alpha))
    new_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    published = {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(new_key.public_key())), "kid": "new"}
    monkeypatch.setattr(pool.keys, "keys", [*pool.keys.keys, published])
    token = jwt.encode(pool.claims(alpha), new_key, "RS256", headers={"kid": "new"})
    later = time.monotonic() + 60
    monkeypatch.setattr(time, "monotonic", lambda: later)

    assert ask(token)["user_id"] == alpha.user_id


@pytest.mark.req("1.22")
def test_without_the_pools_keys_nobody_is_signed_out(
    pool: Pool, alpha: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: present)
    pool.keys.broken = True

    for _ in range(2):  # a verdict would be kept for a minute, a failure is not
        with pytest.raises(OSError, match=r"."):
            ask(pool.token(alpha))
    assert pool.keys.asked == 2

    pool.keys.broken = False
    present += 1
    assert ask(pool.token(alpha))["user_id"] == alpha.user_id


def test_what_the_authorizer_knows_of_a_firm_is_half_a_minute_old_at_most(
    pool: Pool, alpha: Caller, calls: CallCount, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = time.monotonic()
    token = pool.token(alpha)
    monkeypatch.setattr(time, "monotonic", lambda: present)
    assert [ask(token)["org_status"] for _ in range(3)] == ["active"] * 3
    assert calls.operations == ["GetItem"]
    suspend(alpha)

    present += 30
    assert ask(token)["org_status"] == "suspended"


def test_firms_are_forgotten_when_there_are_too_many(
    pool: Pool, alpha: Caller, beta: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authorizer, "_MOST_ORGS", 1)
    ask(pool.token(alpha))
    ask(pool.token(beta))

    assert list(authorizer._orgs) == [beta.org_id]


def test_it_starts_without_pydantic_and_powertools() -> None:
    script = (
        "import sys, functions.identity.authorizer, functions.identity.pre_token\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'pydantic', 'aws_lambda_powertools'}))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert ran.stdout == "[]\n"


def suspend(caller: Caller) -> None:
    """What the operator does to a firm that does not pay."""
    aws.tenant_table(caller.org_id).update_item(
        TableName=TABLE,
        Key={"PK": {"S": f"ORG#{caller.org_id}"}, "SK": {"S": "META"}},
        UpdateExpression="SET #s = :s",
        ExpressionAttributeNames={"#s": "status"},
        ExpressionAttributeValues={":s": {"S": "suspended"}},
    )
