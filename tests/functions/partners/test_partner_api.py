"""The partners' API: what a key opens, and all that opens nothing."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from botocore.exceptions import ClientError

from functions.identity import authorizer
from functions.identity.rules import KEY_SCOPES, PERMISSIONS, Role
from shared import aws, clock
from shared.db.table import TenantTable
from shared.errors import TooBusy
from shared.http import rates
from shared.models import stamp
from tests.conftest import CallCount
from tests.factories import lead_body, member
from tests.front_door import Client, event, respond
from tests.functions.kinds import everything, untouched
from tests.functions.partners.conftest import Partner, changed, key_of, later


@pytest.mark.req("1.29", "S10")
def test_a_key_works_for_its_firm_in_the_name_of_who_made_it(admin: Client, stranger: Client) -> None:
    partner = Partner(key_of(admin, "leads:read", "leads:write")["secret"])

    made = partner.send("POST", "/leads", lead_body())

    assert (made.status, made.body["owner_id"]) == (201, admin.caller.user_id)
    assert partner.send("GET", f"/leads/{made.body['id']}").body == made.body
    assert admin.get(f"/leads/{made.body['id']}").body == made.body
    assert stranger.get(f"/leads/{made.body['id']}").status == 404


@pytest.mark.req("1.29")
def test_what_a_key_wrote_is_known_to_be_by_the_key(admin: Client) -> None:
    key = key_of(admin, "leads:write")
    Partner(key["secret"]).send("POST", "/leads", lead_body())
    (by_key,) = [row for row in everything(admin.caller) if row["SK"].startswith("LEAD#")]

    admin.patch(f"/leads/{by_key['id']}", {"version": 1, "title": "Owner"})

    (by_hand,) = [row for row in everything(admin.caller) if row["SK"].startswith("LEAD#")]
    assert (by_key["updated_by"], by_hand["updated_by"]) == (f"key:{key['id']}", admin.caller.user_id)


@pytest.mark.req("1.29")
def test_a_verdict_says_what_the_key_may_do_for_two_minutes(admin: Client, calls: CallCount) -> None:
    key = key_of(admin, "orders:read", "leads:read")
    calls.operations.clear()
    verdict = Partner(key["secret"]).verdict()

    assert verdict == {
        "org_id": admin.caller.org_id,
        "user_id": admin.caller.user_id,
        "key_id": key["id"],
        "role": "admin",
        "scopes": "leads:read orders:read",
        "org_status": "active",
        "currency": "INR",
        "timezone": "Asia/Kolkata",
        "networks": "",
        "exp": pytest.approx(clock.now().timestamp() + 120, abs=3),
    }
    assert calls.operations == ["GetItem", "BatchGetItem", "PutItem"]


@pytest.mark.req("1.29", "1.24")
def test_a_key_does_what_its_scopes_say_and_nothing_else(admin: Client) -> None:
    partner = Partner(key_of(admin, "leads:read")["secret"])
    admin.made("/leads", lead_body())

    assert partner.send("GET", "/leads").body["items"][0]["company"] == "Sharma Homes"
    for method, path, body in (
        ("POST", "/leads", lead_body()),
        ("GET", "/orders", None),
        ("GET", "/org", None),
        ("POST", "/users", {"email": "a@alpha.example", "last_name": "A", "role": "admin"}),
    ):
        with untouched(admin.caller, but="#RATE"):
            answer = partner.send(method, path, body)
            assert (answer.status, answer.code) == (403, "permission_denied"), path


@pytest.mark.req("1.29")
def test_a_key_may_never_do_more_than_who_made_it_by_now(admin: Client) -> None:
    maker = Client(member(admin.caller, Role.ADMIN))
    partner = Partner(key_of(maker, "products:write", "leads:write", "leads:read")["secret"])
    assert "products:write" in partner.verdict()["scopes"]

    changed(maker.caller, role=Role.USER)
    assert partner.verdict()["scopes"] == "leads:read leads:write"
    assert PERMISSIONS[Role.ADMIN] >= KEY_SCOPES > PERMISSIONS[Role.READ_ONLY]

    changed(maker.caller, is_active=False)
    assert partner.verdict() == {"reason": "key_invalid"}


@pytest.mark.req("1.29")
def test_a_key_ends_when_it_was_meant_to(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ends = clock.now().replace(microsecond=0)
    later(monkeypatch, minutes=-1)
    partner = Partner(key_of(admin, "leads:read", expires_at=stamp(ends))["secret"])
    assert partner.verdict()["exp"] == int(ends.timestamp())

    later(monkeypatch, minutes=1)
    answer = partner.send("GET", "/leads")
    assert (answer.status, answer.code) == (401, "key_expired")


Attack = Callable[[str], str]
ATTACKS: dict[str, Attack] = {
    "unknown": lambda key: "Bearer dwk_" + "A" * 43,
    "one letter off": lambda key: f"Bearer {key[:-1]}{'A' if key[-1] != 'A' else 'B'}",
    "another prefix": lambda key: f"Bearer dwx_{key[4:]}",
    "no prefix": lambda key: f"Bearer {key[4:]}",
    "capital prefix": lambda key: f"Bearer {key[:4].upper()}{key[4:]}",
    "cut short": lambda key: f"Bearer {key[:-1]}",
    "made longer": lambda key: f"Bearer {key}A",
    "a line break": lambda key: f"Bearer {key}\n",
    "two spaces": lambda key: f"Bearer  {key}",
    "its hash": lambda key: f"Bearer {hashlib.sha256(key.encode()).hexdigest()}",
    "its hash, dressed up": lambda key: f"Bearer dwk_{hashlib.sha256(key.encode()).hexdigest()[:43]}",
    "a key part": lambda key: f"Bearer dwk_{'#' * 43}",
    "letters of no alphabet": lambda key: "Bearer dwk_" + "é" * 43,
    "another scheme": lambda key: f"Basic {key}",
    "no scheme": lambda key: key,
    "a token": lambda key: f"Bearer {jwt.encode({}, '', algorithm='none')}",
    "nothing": lambda key: "",
}
WELL_FORMED = {"unknown", "one letter off", "its hash, dressed up"}


@pytest.mark.req("1.29", "1.22", "S1")
@pytest.mark.parametrize("name", ATTACKS)
def test_what_is_no_key_is_refused_and_what_cannot_be_one_reads_nothing(
    admin: Client, calls: CallCount, name: str
) -> None:
    sent = ATTACKS[name](key_of(admin, "leads:write")["secret"])
    calls.operations.clear()

    verdict = Partner("").verdict(authorization=sent)

    assert verdict == {"reason": "key_invalid"}
    assert calls.operations == (["GetItem"] if name in WELL_FORMED else [])
    made = event("POST", "/api/v1/leads", body=json.dumps(lead_body()), verdict=verdict)
    with untouched(admin.caller):
        answer = respond("leads", made)
    assert (answer.status, answer.code) == (401, "key_invalid")


@pytest.mark.req("1.29", "S10")
@pytest.mark.parametrize("cookie", ["__Host-at=x", "a=b", "nonsense"])
def test_the_partner_api_refuses_whoever_sends_a_cookie(admin: Client, cookie: str) -> None:
    partner = Partner(key_of(admin, "leads:write")["secret"])

    answer = partner.send("POST", "/leads", lead_body(), cookie=cookie)

    assert (answer.status, answer.code) == (401, "token_invalid")
    assert admin.get("/leads").body["items"] == []


@pytest.mark.req("1.29", "S10")
def test_the_site_looks_at_no_key(admin: Client) -> None:
    """Whatever comes with it: the verdict is kept under the cookie, and must not be a key's."""
    key = key_of(admin, "leads:write")["secret"]
    for request in ({"requestContext": {"apiId": "site"}}, {}):
        asked = {"headers": {"authorization": f"Bearer {key}", "cookie": "a=b"}, **request}
        assert authorizer.handler(asked, None)["context"] == {"reason": "token_missing"}

    answer = admin.send("POST", "/leads", lead_body(), headers={"Authorization": f"Bearer {key}"})
    assert (answer.status, answer.code) == (401, "token_invalid")
    assert admin.get("/leads").body["items"] == []


@pytest.mark.req("1.29")
@pytest.mark.parametrize("path", ["/me", "/me/sessions", "/me/security"])
def test_a_key_is_nobody_with_a_profile(admin: Client, path: str) -> None:
    answer = Partner(key_of(admin, *sorted(KEY_SCOPES))["secret"]).send("GET", path)

    assert (answer.status, answer.code) == (403, "permission_denied")


@pytest.mark.req("1.29", "1.3", "S1")
def test_another_firms_key_finds_nothing_here(admin: Client, stranger: Client) -> None:
    lead = admin.made("/leads", lead_body())
    spy = Client(member(stranger.caller, Role.ADMIN))
    partner = Partner(key_of(spy, "leads:read", "leads:write")["secret"])

    for firm in ("", admin.caller.org_id):
        named = {"x-tenant-id": firm, "x-org-id": firm}
        assert partner.send("GET", f"/leads/{lead['id']}", **named).status == 404
        assert partner.send("PATCH", f"/leads/{lead['id']}", {"version": 1, "title": "Mine"}, **named).status == 404
    assert partner.send("GET", "/leads").body["items"] == []
    assert admin.get(f"/leads/{lead['id']}").body == lead


@pytest.mark.req("22.6", "1.29")
def test_a_key_works_from_the_firms_networks_only(admin: Client) -> None:
    partner = Partner(key_of(admin, "leads:read")["secret"])
    admin.patch("/org", {"version": 1, "settings": {"allowed_networks": ["203.0.113.0/24"]}})

    inside = partner.send("GET", "/leads", **{"x-forwarded-for": "203.0.113.9, 10.0.0.1"})
    outside = partner.send("GET", "/leads", **{"x-forwarded-for": "198.51.100.9, 10.0.0.1"})

    assert inside.status == 200
    assert (outside.status, outside.code) == (403, "network_not_allowed")


def last_used(admin: Client) -> Any:
    return admin.get("/api-keys").body["items"][0]["last_used_at"]


@pytest.mark.req("1.29")
def test_a_use_is_noted_every_ten_minutes_and_not_every_time(
    admin: Client, calls: CallCount, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = clock.now().replace(microsecond=0)
    monkeypatch.setattr(clock, "now", lambda: begun)
    partner = Partner(key_of(admin)["secret"])
    assert last_used(admin) is None
    partner.verdict()
    assert last_used(admin) == stamp(begun)

    later(monkeypatch, seconds=599)
    calls.operations.clear()
    partner.verdict()
    assert calls.operations == ["GetItem", "BatchGetItem"]
    assert last_used(admin) == stamp(begun)

    later(monkeypatch, seconds=1)
    partner.verdict()
    assert last_used(admin) == stamp(clock.now())


@pytest.mark.parametrize("trouble", [TooBusy(), ClientError({"Error": {"Code": "X", "Message": ""}}, "PutItem")])
def test_that_a_use_cannot_be_noted_refuses_nobody(
    admin: Client, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    key = key_of(admin)

    def fail(*_: Any, **__: Any) -> None:
        raise trouble

    monkeypatch.setattr(TenantTable, "write", fail)

    assert Partner(key["secret"]).verdict()["key_id"] == key["id"]


@pytest.fixture
def minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty seconds past the beginning of a minute."""
    moment = clock.now().replace(second=40, microsecond=0)
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.mark.req("19.5", "1.29")
def test_a_key_asks_so_often_in_a_minute_and_no_more(
    admin: Client, minute: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "MOST_OF_A_KEY", 3)
    busy, calm = (Partner(key_of(admin, "leads:read", "leads:write")["secret"]) for _ in range(2))
    assert [busy.send("GET", "/leads").status for _ in range(3)] == [200] * 3

    refused = busy.send("POST", "/leads", lead_body())

    assert (refused.status, refused.code, refused.headers["retry-after"]) == (429, "too_many_requests", "20")
    assert refused.headers["content-type"] == "application/problem+json"
    assert calm.send("GET", "/leads").body["items"] == []
    assert admin.get("/leads").status == 200
    later(monkeypatch, seconds=20)
    assert busy.send("GET", "/leads").status == 200


@pytest.mark.req("19.5", "1.29")
def test_all_keys_of_a_firm_share_a_minute_and_no_other_firm_does(
    admin: Client, stranger: Client, minute: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "MOST_OF_A_FIRM", 3)
    partners = [Partner(key_of(admin, "leads:read")["secret"]) for _ in range(4)]
    foreign = Partner(key_of(Client(member(stranger.caller, Role.ADMIN)), "leads:read")["secret"])

    assert [each.send("GET", "/leads").status for each in partners] == [200, 200, 200, 429]
    assert foreign.send("GET", "/leads").status == 200


@pytest.mark.req("19.5")
def test_counting_is_one_round_trip_and_people_are_not_counted(admin: Client, calls: CallCount) -> None:
    partner = Partner(key_of(admin, "leads:read")["secret"])
    partner.verdict()
    calls.operations.clear()
    partner.send("GET", "/leads")
    by_key = list(calls.operations)
    calls.operations.clear()
    admin.get("/leads")

    assert by_key == ["GetItem", "BatchGetItem", "UpdateItem", "UpdateItem", *calls.operations]
    assert "UpdateItem" not in calls.operations
    rows = [row for row in everything(admin.caller) if row["PK"].endswith("#RATE")]
    assert sorted(row["SK"].split("#")[0] for row in rows) == ["FIRM", "KEY"]
    assert all(0 < int(row["ttl"]) - clock.now().timestamp() <= 121 for row in rows)


@pytest.mark.req("19.5")
def test_what_cannot_be_counted_is_not_let_through(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    partner = Partner(key_of(admin, "leads:read")["secret"])
    verdict = partner.verdict()

    class Broken:
        def update_item(self, **_: Any) -> None:
            raise ClientError({"Error": {"Code": "ThrottlingException", "Message": ""}}, "UpdateItem")

    monkeypatch.setattr(aws, "tenant_table", lambda _: Broken())
    answer = respond("leads", event("GET", "/api/v1/leads", verdict=verdict))

    assert (answer.status, answer.code) == (503, "unavailable")
