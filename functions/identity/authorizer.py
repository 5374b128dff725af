"""The Lambda authorizer: from the access cookie, or a partner's API key, to a verdict that every function can read.

It never denies, as the gateway can answer that only with its own 403: a refusal is a verdict with a `reason`, which
`requires()` turns into a problem. It raises where there is no verdict: the gateway keeps every answer for a minute, but
no failure. No powertools and no pydantic, for a quick start.
"""

import json
import re
import sys
import time
import urllib.request
from collections import OrderedDict
from datetime import datetime
from threading import Lock
from typing import Any

import jwt
from botocore.exceptions import ClientError

from functions.identity.rules import KEY_SCOPES, KEY_USE_SECONDS, PERMISSIONS, Role, key_hash
from shared import clock, cold_start
from shared.caller import bare_caller
from shared.db.directory import Directory
from shared.db.keys import entity
from shared.db.ops import Item, put
from shared.db.table import TenantTable
from shared.errors import Problem
from shared.http.cookies import ACCESS_COOKIE, cookies
from shared.ids import is_ulid
from shared.settings import optional_setting, setting

_ALGORITHM = "RS256"
_FETCH_TIMEOUT_SECONDS = 3
_LARGEST_KEY_SET = 64 * 1024
_ASK_AGAIN_AFTER = 60.0
_RETRY_AFTER = 1.0
_ORG_SECONDS = 30.0
_MOST_ORGS = 1024
_KEY_SECONDS = 120  # the gateway keeps a verdict for sixty
_USER_ID = re.compile(r"[A-Za-z0-9-]{1,64}", re.ASCII)

Verdict = dict[str, str | int]


class Refused(Exception):
    """The token is not accepted; the argument is the reason clients are told."""


class KeySet:
    """The pool's public keys; a key id it does not know makes it ask the pool, at most once a minute."""

    def __init__(self) -> None:
        self._keys: dict[str, jwt.PyJWK] = {}
        self._not_before = 0.0
        self._failed = False
        self._lock = Lock()

    def find(self, kid: str) -> jwt.PyJWK | None:
        """The key of that id, or None; ConnectionError while the pool's keys cannot be had."""
        with self._lock:
            if kid not in self._keys:
                if time.monotonic() >= self._not_before:
                    self._fetch()
                if self._failed:
                    raise ConnectionError("the pool's keys cannot be read")
            return self._keys.get(kid)

    def _fetch(self) -> None:
        self._failed, self._not_before = True, time.monotonic() + _RETRY_AFTER
        try:
            listed = _published()
        except OSError:
            listed = _published()  # one lost packet is no reason to fail a request
        self._keys = {each["kid"]: jwt.PyJWK.from_dict(each, _ALGORITHM) for each in listed if each.get("kty") == "RSA"}
        self._failed, self._not_before = False, time.monotonic() + _ASK_AGAIN_AFTER


def _published() -> list[dict[str, str]]:
    url = setting("JWKS_URL")
    with urllib.request.urlopen(url, timeout=_FETCH_TIMEOUT_SECONDS) as answer:  # noqa: S310  (ours, not a client's)
        listed: list[dict[str, str]] = json.loads(answer.read(_LARGEST_KEY_SET))["keys"]
    return listed


_keys = KeySet()
_orgs: OrderedDict[str, tuple[float, dict[str, str]]] = OrderedDict()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """The verdict on a request: who asks and what they may do, or the reason why nobody does."""
    try:
        verdict = judge(event)
    except Refused as refused:
        verdict = {"reason": str(refused)}
    except Exception as error:
        _log(level="ERROR", message="no verdict", error=repr(error))
        raise
    _log(level="INFO", message="verdict", reason=verdict.get("reason"), org_id=verdict.get("org_id"))
    return {"isAuthorized": True, "context": verdict}


def judge(event: dict[str, Any]) -> Verdict:
    """The context of an accepted request; Refused with the reason otherwise.

    Which API asks decides what is looked at, so that nobody's cookie ever gets a key's verdict, or the reverse.
    """
    api_id = event.get("requestContext", {}).get("apiId")
    if api_id is not None and api_id == optional_setting("PARTNER_API_ID"):
        return _key_verdict(event["headers"].get("authorization", ""))
    token = cookies(event).get(ACCESS_COOKIE)
    if not token:
        raise Refused("token_missing")
    claims = verified_claims(token)
    role = Role(claims["role"])
    org = _org(claims["org_id"], claims["sub"], role)
    return {
        "org_id": claims["org_id"],
        "user_id": claims["sub"],
        "role": role.value,
        "scopes": " ".join(sorted(PERMISSIONS[role])),
        **org,
        "exp": claims["exp"],
    }


def _key_verdict(authorization: str) -> Verdict:
    """What a key may do: its scopes, as far as who made it may do that by now."""
    scheme, _, key = authorization.partition(" ")
    name = key_hash(key) if scheme.lower() == "bearer" else None
    place = Directory().get("KEY", name) if name else None
    if place is None:
        raise Refused("key_invalid")
    table = TenantTable(bare_caller(place["org_id"], place["user_id"], ""))
    sks = entity("APIKEY", place["key_id"]), entity("USER", place["user_id"]), "META"
    used = f"{sks[0]}#USED"
    found = table.get_many([*sks, used])
    record, user, meta = _all_in_force(*(found.get(sk) for sk in sks))
    now, role = int(clock.now().timestamp()), Role(user["role"])
    ends = _seconds(record["expires_at"]) if record.get("expires_at") else now + _KEY_SECONDS
    if ends <= now:
        raise Refused("key_expired")
    if now - int(found.get(used, {}).get("at", 0)) >= KEY_USE_SECONDS:
        _note_use(table, used, now)
    return {
        "org_id": place["org_id"],
        "user_id": place["user_id"],
        "key_id": place["key_id"],
        "role": role.value,
        "scopes": " ".join(sorted(PERMISSIONS[role] & KEY_SCOPES & set(record["scopes"]))),
        **_told_of(meta),
        "exp": min(ends, now + _KEY_SECONDS),
    }


def _all_in_force(record: Item | None, user: Item | None, meta: Item | None) -> tuple[Item, Item, Item]:
    """The three again; Refused unless the key stands, who made it is still there, and the plan has keys."""
    if record is None or user is None or meta is None:
        raise Refused("key_invalid")
    if record.get("revoked_at") or not user["is_active"] or not meta["features"]["api_access"]:
        raise Refused("key_invalid")
    return record, user, meta


def _note_use(table: TenantTable, sk: str, now: int) -> None:
    """Note when the key was used; that it could not be noted is no reason to refuse it."""
    try:
        table.write(put(sk, {"at": now}), result="")
    except (Problem, ClientError) as error:
        _log(level="WARNING", message="a use was not noted", error=repr(error))


def _seconds(instant: str) -> int:
    return int(datetime.fromisoformat(instant).timestamp())


def verified_claims(token: str) -> dict[str, Any]:
    """The claims of an access token of our pool, for our client, of a member; Refused for any other text."""
    try:
        key = _keys.find(str(jwt.get_unverified_header(token)["kid"]))
        if key is None:
            raise Refused("token_invalid")
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[_ALGORITHM],
            issuer=setting("TOKEN_ISSUER"),
            options={"require": ["exp", "iss", "sub"], "verify_aud": False, "verify_iat": False},
        )
    except jwt.ExpiredSignatureError:
        raise Refused("token_expired") from None
    except (jwt.PyJWTError, KeyError, ValueError, RecursionError):
        raise Refused("token_invalid") from None
    if not _is_ours(claims):
        raise Refused("token_invalid")
    return claims


def _is_ours(claims: dict[str, Any]) -> bool:
    org_id, role = claims.get("org_id"), claims.get("role")
    return (
        claims.get("token_use") == "access"
        and claims.get("client_id") == setting("USER_POOL_CLIENT_ID")
        and isinstance(org_id, str)
        and is_ulid(org_id)
        and role in tuple(Role)
        and _USER_ID.fullmatch(claims["sub"]) is not None
    )


def _org(org_id: str, user_id: str, role: Role) -> dict[str, str]:
    """The firm's status, currency and zone, at most thirty seconds old; Refused when there is no such firm."""
    known = _orgs.get(org_id)
    if known is not None and known[0] > time.monotonic():
        return known[1]
    meta = TenantTable(bare_caller(org_id, user_id, role)).get("META")
    if meta is None:
        raise Refused("token_invalid")
    org = _told_of(meta)
    _orgs[org_id] = (time.monotonic() + _ORG_SECONDS, org)
    while len(_orgs) > _MOST_ORGS:
        _orgs.popitem(last=False)
    return org


def _told_of(meta: Item) -> dict[str, str]:
    """What every function is told of a firm."""
    settings = meta["settings"]
    return {
        "org_status": meta["status"],
        "currency": settings["currency"],
        "timezone": settings["timezone"],
        "networks": " ".join(settings.get("allowed_networks", [])),
    }


def _log(**fields: Any) -> None:
    sys.stdout.write(json.dumps({"service": "authorizer", **fields}) + "\n")


cold_start.finish()
