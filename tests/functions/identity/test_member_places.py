"""A plan has places for so many active members."""

import boto3
import pytest

from functions.identity.rules import Role
from functions.tenants.models import Plan
from functions.tenants.rules import LIMITS
from shared import aws
from shared.caller import Caller
from tests.conftest import TABLE
from tests.factories import member
from tests.front_door import Client
from tests.functions.identity.conftest import Member, Pool, member_of
from tests.functions.identity.test_members_api import account, body_of
from tests.functions.kinds import untouched


def used(admin: Client) -> int:
    count: int = admin.get("/org").body["usage"]["users"]
    return count


def with_places(caller: Caller, most: int | None) -> Client:
    """The firm on a plan with so many places."""
    aws.tenant_table(caller.org_id).update_item(
        TableName=TABLE,
        Key={"PK": {"S": f"ORG#{caller.org_id}"}, "SK": {"S": "META"}},
        UpdateExpression="SET #l.#u = :most",
        ExpressionAttributeNames={"#l": "limits", "#u": "users"},
        ExpressionAttributeValues={":most": {"NULL": True} if most is None else {"N": str(most)}},
    )
    return Client(caller)


@pytest.mark.req("1.15", "1.6")
def test_members_are_counted_as_they_come_and_go(asha: Member) -> None:
    admin = Client(asha.caller)
    assert used(admin) == 1
    user = admin.made("/users", body_of(asha.caller))
    assert used(admin) == 2

    admin.patch(f"/users/{user['id']}", {"version": 1, "is_active": False})
    assert used(admin) == 1
    admin.patch(f"/users/{user['id']}", {"version": 2, "is_active": True})
    admin.patch(f"/users/{user['id']}", {"version": 3, "role": "read_only"})
    assert used(admin) == 2
    assert admin.get("/org").body["version"] == 1


@pytest.mark.req("1.15", "1.6")
def test_beyond_the_plan_nobody_is_let_in_or_even_invited(asha: Member, pool: Pool) -> None:
    admin = with_places(asha.caller, 2)
    first = body_of(asha.caller)
    made = admin.made("/users", first)
    second = first | {"email": f"second-{first['email']}"}

    with untouched(asha.caller):
        refused = admin.post("/users", second)
        assert (refused.status, refused.code) == (409, "too_many_users")
        assert refused.body["detail"] == "Your plan has 2 users. Deactivate one, or ask for a larger plan."
        assert (admin.post("/users", first).status, admin.post("/users", first).body) == (200, made)
        taken = admin.post("/users", first | {"role": "admin"})
        assert (taken.status, taken.code) == (409, "email_taken")
    with pytest.raises(boto3.client("cognito-idp").exceptions.UserNotFoundException):
        account(pool, second["email"])

    admin.patch(f"/users/{made['id']}", {"version": 1, "is_active": False})
    assert admin.post("/users", second).status == 201


@pytest.mark.req("1.15", "1.6")
def test_nobody_comes_back_to_a_place_that_is_taken(asha: Member) -> None:
    left = member_of(asha.caller, Role.USER, "Zoe", "Adams")
    admin = with_places(asha.caller, 2)
    admin.patch(f"/users/{left.user.id}", {"version": 1, "is_active": False})
    member(asha.caller)

    with untouched(asha.caller):
        refused = admin.patch(f"/users/{left.user.id}", {"version": 2, "is_active": True})
    assert (refused.status, refused.code) == (409, "too_many_users")


@pytest.mark.req("1.6")
def test_a_plan_without_a_limit_has_none(asha: Member) -> None:
    admin = with_places(asha.caller, None)

    admin.made("/users", body_of(asha.caller))
    assert (used(admin), LIMITS[Plan.ENTERPRISE].users) == (2, None)
