"""Keys as the firm's admins make, see and revoke them."""

import hashlib
import re
from typing import Any

import pytest

from functions.identity.rules import KEY_SCOPES, Permission, Role
from functions.tenants.models import Plan
from functions.tenants.rules import LIMITS, features
from shared import aws, clock
from shared.caller import Caller
from shared.db.keys import Family
from shared.models import stamp
from tests.conftest import TABLE, CallCount
from tests.factories import colleague, member
from tests.front_door import Client
from tests.functions.kinds import everything
from tests.functions.partners.conftest import Partner, changed, key_of, later
from tests.functions.projections.test_history import trail
from tests.streams import Stream, tell_batch


@pytest.mark.req("1.29")
def test_a_key_is_shown_once_and_stored_hashed(admin: Client, calls: CallCount) -> None:
    answer = admin.post("/api-keys", {"name": " Website ", "scopes": ["leads:write", "leads:read"]})
    made = answer.body
    secret = made.pop("secret")

    assert answer.status == 201
    assert calls.operations == ["GetItem", "TransactWriteItems", "PutItem"]
    assert answer.headers["cache-control"] == "no-store"
    assert re.fullmatch(r"dwk_[A-Za-z0-9_-]{43}", secret)
    assert made == {
        "id": made["id"],
        "version": 1,
        "name": "Website",
        "scopes": ["leads:write", "leads:read"],
        "hint": secret[-4:],
        "status": "active",
        "created_at": made["created_at"],
        "created_by": admin.caller.user_id,
        "expires_at": None,
        "revoked_at": None,
        "last_used_at": None,
    }
    assert admin.get("/api-keys").body == {"items": [made], "next_cursor": None}
    stored = [*everything(admin.caller), place(secret)]
    assert secret not in str(stored)
    assert hashlib.sha256(secret.encode()).hexdigest() in str(stored)


def place(secret: str) -> dict[str, Any] | None:
    """Where the secret leads to, as it lies in the table."""
    name = hashlib.sha256(secret.encode()).hexdigest()
    answer = aws.directory_table().get_item(TableName=TABLE, Key={"PK": {"S": f"SYS#KEY#{name}"}, "SK": {"S": "-"}})
    found: dict[str, Any] | None = answer.get("Item")
    return found


@pytest.mark.req("1.29", "1.24")
@pytest.mark.parametrize("role", [Role.USER, Role.READ_ONLY])
def test_only_admins_see_and_make_keys(admin: Client, role: Role) -> None:
    key = key_of(admin)
    other = Client(colleague(admin.caller, role))

    refused = [
        other.get("/api-keys"),
        other.post("/api-keys", {"name": "Mine", "scopes": ["leads:read"]}),
        other.post(f"/api-keys/{key['id']}/revoke"),
    ]

    assert [(each.status, each.code) for each in refused] == [(403, "permission_denied")] * 3
    assert [each["status"] for each in admin.get("/api-keys").body["items"]] == ["active"]


BEYOND = ["users:write", "org:write", "api_keys:read", "api_keys:write"]


@pytest.mark.req("1.29")
def test_a_key_lets_nobody_in_and_makes_no_keys(admin: Client) -> None:
    """Not even an admin's: who came in by it would stay when it is revoked."""
    answer = admin.post("/api-keys", {"name": "All", "scopes": ["leads:read", *BEYOND]})

    assert (answer.status, answer.paths) == (422, [f"scopes.{number}" for number in range(1, 5)])
    assert {each["code"] for each in answer.body["errors"]} == {"scope_not_allowed"}
    assert set(BEYOND) == set(Permission) - KEY_SCOPES
    assert admin.get("/api-keys").body["items"] == []


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["leads:delete"]}, "scopes.0"),
        ({"scopes": "leads:read"}, "scopes"),
        ({"name": " "}, "name"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"expires_at": "tomorrow"}, "expires_at"),
        ({"secret": "dwk_mine"}, "secret"),
    ],
)
def test_what_a_key_cannot_be_is_said_at_its_field(admin: Client, fields: dict[str, Any], path: str) -> None:
    answer = admin.post("/api-keys", {"name": "Website", "scopes": ["leads:read"]} | fields)

    assert (answer.status, answer.paths) == (422, [path])
    assert admin.get("/api-keys").body["items"] == []
    assert used(admin) == 0


def used(admin: Client) -> int:
    count: int = admin.get("/org").body["usage"]["api_keys"]
    return count


@pytest.mark.req("1.29")
def test_the_same_request_again_makes_no_second_key_and_shows_no_secret(admin: Client) -> None:
    body, headers = {"name": "Website", "scopes": ["leads:read"]}, {"Idempotency-Key": "the-only-one"}
    first = admin.post("/api-keys", body, headers=headers)
    again = admin.post("/api-keys", body, headers=headers)

    assert (first.status, again.status) == (201, 200)
    assert again.body == first.body | {"secret": None}
    assert "reason" not in Partner(first.body["secret"]).verdict()
    assert used(admin) == 1


@pytest.mark.req("1.29")
def test_a_revoked_key_stays_to_be_seen_and_opens_nothing(admin: Client, calls: CallCount) -> None:
    kept, key = key_of(admin), key_of(admin)
    calls.operations.clear()
    answer = admin.post(f"/api-keys/{key['id']}/revoke")

    assert (answer.status, answer.body["status"], answer.body["version"]) == (200, "revoked", 2)
    assert sorted(calls.operations) == ["BatchGetItem", "DeleteItem", "GetItem", "TransactWriteItems"]
    assert Partner(key["secret"]).verdict() == {"reason": "key_invalid"}
    assert place(key["secret"]) is None
    assert "reason" not in Partner(kept["secret"]).verdict()
    assert [each["status"] for each in admin.get("/api-keys").body["items"]] == ["revoked", "active"]
    assert admin.post(f"/api-keys/{key['id']}/revoke").body == answer.body
    assert used(admin) == 1


def test_a_revoked_key_whose_place_was_left_is_dead_all_the_same(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The request died between the two writes; asked again, it finishes."""
    key = key_of(admin)
    with monkeypatch.context() as broken:
        broken.setattr("functions.partners.repository.KeyPlaces.remove", lambda *_: None)
        admin.post(f"/api-keys/{key['id']}/revoke")

    assert place(key["secret"]) is not None
    assert Partner(key["secret"]).verdict() == {"reason": "key_invalid"}
    admin.post(f"/api-keys/{key['id']}/revoke")
    assert place(key["secret"]) is None


@pytest.mark.req("1.29")
def test_a_plan_has_so_many_keys_that_are_not_revoked(admin: Client) -> None:
    most = LIMITS[Plan.PROFESSIONAL].api_keys or 0
    keys = [key_of(admin) for _ in range(most)]

    refused = admin.post("/api-keys", {"name": "One more", "scopes": ["leads:read"]})

    assert (refused.status, refused.code) == (409, "too_many_api_keys")
    assert used(admin) == most == 20
    admin.post(f"/api-keys/{keys[0]['id']}/revoke")
    key_of(admin)
    first = admin.get("/api-keys", limit="15").body
    second = admin.get("/api-keys", limit="15", cursor=first["next_cursor"]).body
    assert [len(each["items"]) for each in (first, second)] == [15, 6]
    assert second["next_cursor"] is None


def test_a_firm_stored_before_there_were_keys_has_some(admin: Client) -> None:
    aws.tenant_table(admin.caller.org_id).update_item(
        TableName=TABLE,
        Key={"PK": {"S": f"ORG#{admin.caller.org_id}"}, "SK": {"S": "META"}},
        UpdateExpression="REMOVE #u.api_keys, limits.api_keys",
        ExpressionAttributeNames={"#u": "usage"},
    )

    assert used(admin) == 0
    for _ in range(5):
        key_of(admin)
    refused = admin.post("/api-keys", {"name": "One more", "scopes": ["leads:read"]})
    assert (refused.status, refused.code, used(admin)) == (409, "too_many_api_keys", 5)


@pytest.mark.req("1.29")
def test_a_plan_without_api_access_has_no_keys(admin: Client) -> None:
    key = key_of(admin)
    downgrade(admin.caller)

    refused = admin.post("/api-keys", {"name": "Website", "scopes": ["leads:read"]})

    assert (refused.status, refused.code) == (403, "api_access_not_in_plan")
    assert Partner(key["secret"]).verdict() == {"reason": "key_invalid"}
    assert features(Plan.FREE).api_access is False


def downgrade(caller: Caller) -> None:
    """What the operator does to a firm that pays no more."""
    aws.tenant_table(caller.org_id).update_item(
        TableName=TABLE,
        Key={"PK": {"S": f"ORG#{caller.org_id}"}, "SK": {"S": "META"}},
        UpdateExpression="SET #f.#a = :no",
        ExpressionAttributeNames={"#f": "features", "#a": "api_access"},
        ExpressionAttributeValues={":no": {"BOOL": False}},
    )


@pytest.mark.req("1.29")
def test_a_list_says_what_has_become_of_each_key(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    leaver = Client(member(admin.caller, Role.ADMIN))
    soon = stamp(clock.now().replace(microsecond=0).replace(year=clock.now().year + 1))
    key_of(admin, name="Kept")
    key_of(admin, name="Ending", expires_at=soon)
    key_of(leaver, name="Left behind")
    changed(leaver.caller, is_active=False)

    shown = {each["name"]: each["status"] for each in admin.get("/api-keys").body["items"]}
    later(monkeypatch, days=366)
    after = {each["name"]: each["status"] for each in admin.get("/api-keys").body["items"]}

    assert shown == {"Kept": "active", "Ending": "active", "Left behind": "stopped"}
    assert after == {"Kept": "active", "Ending": "expired", "Left behind": "stopped"}


@pytest.mark.req("1.29", "1.3")
def test_the_trail_says_who_made_and_revoked_a_key_and_never_the_key(admin: Client, stream: Stream) -> None:
    key = key_of(admin)
    admin.post(f"/api-keys/{key['id']}/revoke")
    tell_batch(stream.records(admin.caller.org_id))

    told = [row for row in trail(admin, Family.AUDIT, key["created_at"][:7].replace("-", "")) if row["kind"] != "USER"]

    assert [(row["kind"], row["action"], row["by"]) for row in told] == [
        ("APIKEY", "created", admin.caller.user_id),
        ("APIKEY", "changed", admin.caller.user_id),
    ]
    assert told[0]["values"]["scopes"] == {"from": None, "to": ["leads:read"]}
    assert told[1]["fields"] == ["revoked_at"]
    assert key["secret"] not in str(told)
