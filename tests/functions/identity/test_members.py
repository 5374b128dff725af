"""Members of a firm: who am I, who are my colleagues, and how somebody comes in."""

from dataclasses import replace

import boto3
import pytest

from functions.identity import authorizer
from functions.identity.repository import MemberRepository, MembershipRepository
from functions.identity.rules import Role
from functions.members.models import UserCreate
from functions.members.service import provision_user
from shared.caller import Caller
from shared.db.directory import Directory
from shared.errors import Conflict, NotFound
from tests.conftest import CallCount
from tests.factories import colleague, new_firm
from tests.front_door import Client
from tests.functions.identity.conftest import PASSWORD, Browser, Member, Pool, member_of, system_row
from tests.functions.identity.test_authorizer import suspend


def new_user(email: str, role: Role = Role.USER) -> UserCreate:
    return UserCreate(email=email, first_name=None, last_name="Rao", role=role)


def unused_email(caller: Caller) -> str:
    return f"{caller.org_id.lower()}@alpha.example"


@pytest.mark.req("1.14", "1.24")
def test_me_is_one_round_trip(asha: Member, calls: CallCount) -> None:
    answer = Client(asha.caller).get("/me")

    assert answer.status == 200
    assert answer.body["user"]["email"] == asha.email
    assert answer.body["org"]["id"] == asha.caller.org_id
    assert calls.operations == ["GetItem", "GetItem"]


@pytest.mark.req("1.2", "S1")
def test_only_the_token_says_which_firm_it_is(asha: Member, beta: Caller, signed_in: Browser) -> None:
    answer = signed_in.send("GET", "/me", x_tenant_id=beta.org_id, host="beta.example", x_org_id=beta.org_id)

    assert answer.body["org"]["id"] == asha.caller.org_id
    changed = signed_in.send("PATCH", "/org", {"version": 1, "name": "Mine", "id": beta.org_id})
    assert (changed.status, changed.paths) == (422, ["id"])
    assert Client(beta).get("/org").body["version"] == 1


@pytest.mark.req("S10")
def test_a_cookie_and_a_key_are_never_taken_together(signed_in: Browser) -> None:
    answer = signed_in.send("GET", "/me", authorization="Bearer x")

    assert (answer.status, answer.code) == (401, "token_invalid")


def test_me_of_a_member_who_is_gone_is_404(alpha: Caller) -> None:
    assert Client(alpha).get("/me").status == 404


def test_a_suspended_firm_is_told_so_on_every_route(asha: Member, signed_in: Browser) -> None:
    suspend(asha.caller)
    authorizer._orgs.clear()

    for method, path in (("GET", "/me"), ("GET", "/org"), ("GET", "/users"), ("POST", "/accounts")):
        answer = signed_in.send(method, path, {"name": "A"} if method == "POST" else None)
        assert (answer.status, answer.code) == (403, "org_suspended")


@pytest.mark.req("1.24")
def test_a_role_may_do_what_it_holds_and_nothing_else(asha: Member) -> None:
    arjun = Browser()
    arjun.login(member_of(asha.caller, Role.USER).email)
    rita = Browser()
    rita.login(member_of(asha.caller, Role.READ_ONLY).email)

    change = {"version": 1, "name": "Renamed"}
    assert [each.send("PATCH", "/org", change).code for each in (arjun, rita)] == ["permission_denied"] * 2
    assert rita.send("POST", "/accounts", {"name": "Innovate"}).code == "permission_denied"
    assert Client(asha.caller).get("/accounts").body["items"] == []
    assert arjun.send("POST", "/accounts", {"name": "Innovate"}).status == 201
    assert rita.send("GET", "/accounts").body["items"][0]["name"] == "Innovate"
    assert rita.send("GET", "/org").body["name"] == "Alpha Interiors"


@pytest.mark.req("1.14")
def test_members_are_listed_by_name_the_inactive_ones_among_them(asha: Member, calls: CallCount) -> None:
    firm = asha.caller
    zoe = member_of(firm, Role.USER, "Zoe", "Adams")
    bob = member_of(firm, Role.READ_ONLY, None, "bob")
    members = MemberRepository(firm)
    before = members.get(bob.user.id)
    members.save(before, before.model_copy(update={"is_active": False, "version": 2}))
    calls.operations.clear()

    answer = Client(firm).get("/users")

    assert answer.status == 200
    assert calls.operations == ["Query", "Query"]
    assert answer.body["next_cursor"] is None
    assert [(each["name"], each["role"], each["is_active"]) for each in answer.body["items"]] == [
        ("Asha Rao", "admin", True),
        ("bob", "read_only", False),
        ("Zoe Adams", "user", True),
    ]
    assert answer.body["items"][2] == zoe.user.model_dump(mode="json")
    first = Client(firm).get("/users", limit="2")
    second = Client(firm).get("/users", limit="2", cursor=first.body["next_cursor"])
    assert first.body["items"] + second.body["items"] == answer.body["items"]


@pytest.mark.req("1.2")
def test_beta_sees_none_of_alphas_members(asha: Member, stranger: Client) -> None:
    assert stranger.get("/users").body == {"items": [], "next_cursor": None}
    with pytest.raises(NotFound):
        MemberRepository(stranger.caller).get(asha.user.id)
    posing = replace(stranger.caller, user_id=asha.user.id)
    assert Client(posing).get("/me").status == 404


@pytest.mark.req("1.14")
def test_a_member_is_stored_once_in_each_place(asha: Member) -> None:
    stored = MemberRepository(asha.caller).get(asha.user.id)

    assert (stored.email, stored.role, stored.version, stored.is_active) == (asha.email, Role.ADMIN, 1, True)
    assert system_row("DIR", "USER", asha.user.id) == {
        "PK": {"S": f"SYS#DIR#USER#{asha.user.id}"},
        "SK": {"S": "-"},
        "org_id": {"S": asha.caller.org_id},
        "role": {"S": "admin"},
        "is_active": {"BOOL": True},
    }


@pytest.mark.req("1.14")
def test_provisioning_again_changes_nothing(asha: Member) -> None:
    data = UserCreate(email=asha.email.upper(), first_name="Asha", last_name="Rao", role=Role.ADMIN)

    assert provision_user(asha.caller, data, PASSWORD) == (asha.user, False)
    assert len(Client(asha.caller).get("/users").body["items"]) == 1
    assert Browser().login(asha.email).status == 200


@pytest.mark.req("1.14", "S9")
def test_provisioning_again_lets_nobody_back_in(asha: Member) -> None:
    left = member_of(asha.caller, Role.USER, "Zoe", "Adams")
    members, directory = MemberRepository(asha.caller), Directory()
    before = members.get(left.user.id)
    inactive = members.save(before, before.model_copy(update={"is_active": False, "version": 2}))
    row = directory.get("DIR", "USER", left.user.id) or {}
    directory.replace("DIR", "USER", left.user.id, values=row | {"is_active": False})
    data = UserCreate(email=left.email, first_name="Zoe", last_name="Adams", role=Role.USER)

    again, _ = provision_user(asha.caller, data, "Another-password-2026")

    assert (again.id, again.is_active) == (left.user.id, False)
    assert members.get(left.user.id) == inactive
    assert (directory.get("DIR", "USER", left.user.id) or {})["is_active"] is False
    for password in (PASSWORD, "Another-password-2026"):
        assert Browser().login(left.email, password).code == "invalid_credentials"


@pytest.mark.req("1.14")
def test_provisioning_again_leaves_the_password(asha: Member) -> None:
    data = UserCreate(email=asha.email, first_name="Asha", last_name="Rao", role=Role.ADMIN)

    assert provision_user(asha.caller, data, "Another-password-2026") == (asha.user, False)
    assert Browser().login(asha.email).status == 200
    assert Browser().login(asha.email, "Another-password-2026").code == "invalid_credentials"


@pytest.mark.req("1.14")
def test_provisioning_goes_on_where_it_was_interrupted(pool: Pool, alpha: Caller) -> None:
    data = new_user(unused_email(alpha), Role.READ_ONLY)
    made = boto3.client("cognito-idp").admin_create_user(UserPoolId=pool.id, Username=data.email)["User"]
    user_id = next(each["Value"] for each in made["Attributes"] if each["Name"] == "sub")
    MembershipRepository().claim(user_id, alpha.org_id, Role.USER)  # as somebody meant before they thought again

    assert provision_user(alpha, data, PASSWORD)[0].id == user_id
    browser = Browser()
    assert browser.login(data.email).body["user"]["role"] == "read_only"
    assert browser.send("POST", "/accounts", {"name": "A"}).code == "permission_denied"


@pytest.mark.req("1.14")
def test_an_email_belongs_to_one_person_of_one_firm(asha: Member, beta: Caller) -> None:
    with pytest.raises(Conflict) as elsewhere:
        provision_user(beta, new_user(asha.email), "Another-password-2026")
    with pytest.raises(Conflict) as here:
        provision_user(asha.caller, new_user(asha.email, Role.READ_ONLY), "Another-password-2026")

    assert (elsewhere.value.code, elsewhere.value.errors[0].path) == ("email_taken", "email")
    assert elsewhere.value.current is None
    assert here.value.current == asha.user
    assert Client(beta).get("/users").body["items"] == []
    assert Browser().login(asha.email).body["user"]["role"] == "admin"
    assert Browser().login(asha.email, "Another-password-2026").code == "invalid_credentials"


def test_without_a_password_the_person_is_invited(pool: Pool) -> None:
    firm = new_firm("INR", "Asia/Kolkata")
    user, _ = provision_user(firm, new_user(unused_email(firm)), None)

    stored = boto3.client("cognito-idp").admin_get_user(UserPoolId=pool.id, Username=user.email)
    assert stored["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    assert {"Name": "email_verified", "Value": "true"} in stored["UserAttributes"]


@pytest.mark.req("1.24")
def test_every_role_may_see_its_colleagues(alpha: Caller) -> None:
    assert [Client(colleague(alpha, role)).get("/users").status for role in Role] == [200, 200, 200]
