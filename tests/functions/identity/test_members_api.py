"""An admin lets people in, changes what they may do, and lets them out again."""

import json
from typing import Any

import boto3
import pytest

from functions.identity import authorizer
from functions.identity.repository import MemberRepository
from functions.identity.rules import Role
from shared import aws
from shared.caller import Caller
from shared.db.directory import Directory
from shared.errors import Unavailable
from tests.conftest import CallCount
from tests.factories import colleague
from tests.front_door import Client
from tests.functions.identity.conftest import PASSWORD, TOKEN, Browser, Member, Pool, member_of
from tests.functions.identity.test_login import sessions_of
from tests.functions.identity.test_members import unused_email
from tests.functions.kinds import untouched

NOBODY = "9b8a1c0e-0000-4000-8000-000000000000"


def body_of(caller: Caller, **changes: Any) -> dict[str, Any]:
    return {"email": unused_email(caller), "first_name": "Arjun", "last_name": "Mehta", "role": "user"} | changes


def account(pool: Pool, email: str) -> dict[str, Any]:
    found: dict[str, Any] = boto3.client("cognito-idp").admin_get_user(UserPoolId=pool.id, Username=email)
    return found


@pytest.fixture
def arjun(asha: Member) -> Member:
    return member_of(asha.caller, Role.USER, "Arjun", "Mehta")


@pytest.fixture
def admin(asha: Member) -> Client:
    return Client(asha.caller)


@pytest.mark.req("1.15", "1.16")
def test_an_admin_invites_somebody(admin: Client, pool: Pool, calls: CallCount) -> None:
    body = body_of(admin.caller)
    answer = admin.post("/users", {**body, "email": body["email"].upper()})

    assert answer.status == 201
    assert answer.body == {
        "id": answer.body["id"],
        "version": 1,
        "email": body["email"],
        "first_name": "Arjun",
        "last_name": "Mehta",
        "name": "Arjun Mehta",
        "role": "user",
        "is_active": True,
    }
    assert calls.operations == ["GetItem", "GetItem", "PutItem", "TransactWriteItems"]
    assert account(pool, body["email"])["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    assert admin.get("/users").body["items"][0] == answer.body


@pytest.mark.req("1.15")
def test_inviting_twice_lets_one_person_in(admin: Client) -> None:
    body, key = body_of(admin.caller), {"Idempotency-Key": "a-key-of-the-browser"}
    first = admin.post("/users", body, headers=key)

    assert (first.status, admin.post("/users", body, headers=key).body) == (201, first.body)
    again = admin.post("/users", body)
    assert (again.status, again.body) == (200, first.body)
    other = admin.post("/users", body | {"role": "admin"})
    assert (other.status, other.code, other.paths, other.body["current"]) == (409, "email_taken", ["email"], first.body)
    assert len(admin.get("/users").body["items"]) == 2


@pytest.mark.req("1.15", "1.2")
def test_an_email_of_another_firm_is_taken_and_says_no_more(admin: Client, stranger: Client) -> None:
    body = body_of(admin.caller)
    admin.post("/users", body)

    answer = stranger.post("/users", body)

    assert (answer.status, answer.code, answer.body["current"]) == (409, "email_taken", None)
    assert stranger.get("/users").body["items"] == []


@pytest.mark.req("1.15", "1.24")
@pytest.mark.parametrize("role", [Role.USER, Role.READ_ONLY])
def test_only_an_admin_manages_members(admin: Client, arjun: Member, role: Role) -> None:
    client = Client(colleague(admin.caller, role))
    with untouched(admin.caller):
        answers = [
            client.post("/users", body_of(admin.caller)),
            client.patch(f"/users/{arjun.user.id}", {"version": 1, "role": "admin"}),
            client.post(f"/users/{arjun.user.id}/invitation"),
        ]

    assert [(each.status, each.code) for each in answers] == [(403, "permission_denied")] * 3


@pytest.mark.req("1.15")
@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"email": "nobody"}, "email"),
        ({"last_name": ""}, "last_name"),
        ({"role": "owner"}, "role"),
        ({"is_active": True}, "is_active"),
        ({"password": PASSWORD}, "password"),
    ],
)
def test_an_impossible_invitation_is_refused(admin: Client, change: dict[str, Any], path: str) -> None:
    with untouched(admin.caller):
        answer = admin.post("/users", body_of(admin.caller) | change)

    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.req("1.14")
def test_names_and_role_change(admin: Client, arjun: Member, calls: CallCount) -> None:
    calls.operations.clear()
    path = f"/users/{arjun.user.id}"
    answer = admin.patch(path, {"version": 1, "first_name": None, "last_name": "Mehta-Rao"})

    assert (answer.status, answer.body["name"], answer.body["version"]) == (200, "Mehta-Rao", 2)
    assert calls.operations == ["GetItem", "UpdateItem"]
    stale = admin.patch(path, {"version": 1, "last_name": "Mehta"})
    assert (stale.status, stale.code, stale.body["current"]["name"]) == (409, "stale_version", "Mehta-Rao")
    assert admin.patch(path, {"last_name": "Mehta"}).status == 428
    assert admin.patch(path, {"version": 2, "last_name": None}).paths == ["last_name"]
    assert admin.patch(path, {"version": 2, "email": "a@b.example"}).paths == ["email"]
    assert admin.patch(f"/users/{NOBODY}", {"version": 1, "role": "admin"}).status == 404


@pytest.mark.req("1.24")
def test_a_new_role_counts_from_the_next_token(admin: Client, arjun: Member) -> None:
    browser = Browser()
    browser.login(arjun.email)
    assert browser.send("POST", "/products", {"name": "Site visit"}).code == "permission_denied"

    assert admin.patch(f"/users/{arjun.user.id}", {"version": 1, "role": "admin"}).status == 200

    assert browser.send("POST", "/auth/refresh").status == 200
    assert browser.send("POST", "/products", {"name": "Site visit"}).status == 201


@pytest.mark.req("1.15", "S9")
def test_who_is_deactivated_is_out_within_one_token(admin: Client, arjun: Member, pool: Pool) -> None:
    browsers = [Browser() for _ in range(3)]
    assert [each.login(arjun.email).status for each in browsers] == [200] * 3

    answer = admin.patch(f"/users/{arjun.user.id}", {"version": 1, "is_active": False})

    assert (answer.status, answer.body["is_active"]) == (200, False)
    assert sessions_of(arjun.user.id) == []
    assert account(pool, arjun.email)["Enabled"] is False
    assert {each.send("POST", "/auth/refresh").code for each in browsers} == {"session_ended"}
    assert Browser().login(arjun.email).code == "invalid_credentials"
    assert [each["is_active"] for each in admin.get("/users").body["items"] if each["id"] == arjun.user.id] == [False]


@pytest.mark.req("1.15")
def test_who_is_let_in_again_has_the_password_they_had(admin: Client, arjun: Member) -> None:
    path = f"/users/{arjun.user.id}"
    admin.patch(path, {"version": 1, "is_active": False})

    assert admin.patch(path, {"version": 2, "is_active": True}).body["is_active"] is True
    assert Browser().login(arjun.email).status == 200


@pytest.mark.req("1.15", "S9")
def test_where_the_rest_fails_the_record_alone_keeps_somebody_out(
    admin: Client, arjun: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser()
    browser.login(arjun.email)
    path, key = f"/users/{arjun.user.id}", {"Idempotency-Key": "a-key-of-the-browser"}
    change = {"version": 1, "is_active": False}

    def fail(*_: Any, **__: Any) -> None:
        raise Unavailable

    with monkeypatch.context() as patched:
        patched.setattr(Directory, "replace", fail)
        assert admin.patch(path, change, headers=key).status == 503
    assert (Directory().get("DIR", "USER", arjun.user.id) or {})["is_active"] is True
    monkeypatch.setattr("functions.identity.gateway.revoke", lambda token: None)
    assert browser.send("POST", "/auth/refresh").code == "session_ended"
    assert Browser().login(arjun.email).code == "invalid_credentials"

    assert admin.patch(path, change, headers=key).status == 200
    assert (Directory().get("DIR", "USER", arjun.user.id) or {})["is_active"] is False


@pytest.mark.req("1.15")
def test_a_late_follower_does_not_overtake_a_later_change(admin: Client, arjun: Member) -> None:
    path = f"/users/{arjun.user.id}"
    admin.patch(path, {"version": 1, "role": "admin"})
    stored = MemberRepository(admin.caller).get(arjun.user.id)
    row = Directory().get("DIR", "USER", arjun.user.id) or {}
    Directory().replace("DIR", "USER", arjun.user.id, values=row | {"version": 9})

    assert admin.patch(path, {"version": stored.version, "role": "user"}).status == 200
    assert (Directory().get("DIR", "USER", arjun.user.id) or {})["role"] == "admin"


@pytest.mark.req("1.15", "1.24")
@pytest.mark.parametrize("change", [{"role": "user"}, {"role": "read_only"}, {"is_active": False}])
def test_the_last_admin_stays(admin: Client, asha: Member, arjun: Member, change: dict[str, Any]) -> None:
    inactive = member_of(asha.caller, Role.ADMIN, "Ina", "Ctive")
    admin.patch(f"/users/{inactive.user.id}", {"version": 1, "is_active": False})

    with untouched(admin.caller):
        answer = admin.patch(f"/users/{asha.user.id}", {"version": 1, **change})

    assert (answer.status, answer.code, answer.body["current"]["role"]) == (409, "last_admin", "admin")
    assert Browser().login(asha.email).body["user"]["role"] == "admin"


@pytest.mark.req("1.15")
def test_an_admin_goes_where_another_remains(admin: Client, asha: Member) -> None:
    ben = member_of(asha.caller, Role.ADMIN, "Ben", "Carter")

    assert admin.patch(f"/users/{asha.user.id}", {"version": 1, "role": "user"}).status == 200
    last = Client(ben.caller).patch(f"/users/{ben.user.id}", {"version": 1, "is_active": False})
    assert (last.status, last.code) == (409, "last_admin")


@pytest.mark.req("1.16")
def test_an_invitation_is_sent_again_until_it_is_taken_up(admin: Client, asha: Member, pool: Pool) -> None:
    user = admin.post("/users", body_of(admin.caller)).body
    path = f"/users/{user['id']}/invitation"
    assert admin.post(path).status == 204

    joined = admin.post(f"/users/{asha.user.id}/invitation")
    assert (joined.status, joined.code) == (409, "already_joined")
    admin.patch(f"/users/{user['id']}", {"version": 1, "is_active": False})
    assert admin.post(path).code == "inactive_member"
    assert admin.post(f"/users/{NOBODY}/invitation").status == 404


@pytest.mark.req("1.2")
def test_beta_reaches_none_of_alphas_members(admin: Client, arjun: Member, stranger: Client) -> None:
    with untouched(admin.caller):
        changed = stranger.patch(f"/users/{arjun.user.id}", {"version": 1, "is_active": False})
        invited = stranger.post(f"/users/{arjun.user.id}/invitation")

    assert [(each.status, each.code) for each in (changed, invited)] == [(404, "not_found")] * 2
    assert Browser().login(arjun.email).status == 200


@pytest.mark.req("1.15")
def test_trouble_at_cognito_is_503_and_lets_nobody_in(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client = aws.client("cognito-idp")

    def fail(**_: Any) -> None:
        raise client.exceptions.ClientError({"Error": {"Code": "TooManyRequestsException"}}, "AdminCreateUser")

    monkeypatch.setattr(client, "admin_create_user", fail)
    with untouched(admin.caller):
        answer = admin.post("/users", body_of(admin.caller))

    assert (answer.status, answer.code) == (503, "unavailable")


@pytest.mark.req("1.27")
def test_a_firm_is_reached_from_its_networks_only(admin: Client, asha: Member, arjun: Member) -> None:
    own = "203.0.113.7"
    locked_out = admin.patch("/org", {"version": 1, "settings": {"allowed_networks": ["198.51.100.0/24"]}})
    assert (locked_out.status, locked_out.paths) == (422, ["settings.allowed_networks"])
    inside = admin.patch("/org", {"version": 1, "settings": {"allowed_networks": ["198.51.100.9", f"{own}/24"]}})
    assert (inside.status, inside.body["settings"]["allowed_networks"]) == (200, ["198.51.100.9/32", "203.0.113.0/24"])
    authorizer._orgs.clear()

    browser, far = Browser(), {"x_forwarded_for": "192.0.2.1, 10.0.0.1"}
    assert browser.login(arjun.email).status == 200
    assert browser.send("GET", "/accounts").status == 200
    for answer in (browser.send("GET", "/accounts", **far), browser.send("GET", "/me", **far)):
        assert (answer.status, answer.code) == (403, "network_not_allowed")
    assert browser.send("GET", "/accounts", x_forwarded_for="198.51.100.9, 10.0.0.1").status == 200


@pytest.mark.req("1.27")
def test_nobody_signs_in_from_elsewhere(admin: Client, arjun: Member, revoked: set[str]) -> None:
    admin.patch("/org", {"version": 1, "settings": {"allowed_networks": ["203.0.113.0/24"]}})

    answer = Browser().login(arjun.email, x_forwarded_for="192.0.2.1, 10.0.0.1")

    assert (answer.status, answer.code, answer.cookies) == (403, "network_not_allowed", [])
    assert len(revoked) == 1
    assert not TOKEN.search(json.dumps(sessions_of(arjun.user.id)))
