"""A firm keeps an admin, however many of them go at once."""

import uuid
from dataclasses import replace
from functools import partial

import pytest

from functions.identity.repository import MemberRepository, MembershipRepository
from functions.identity.rules import Role
from functions.members import gateway
from functions.tenants.models import Plan
from functions.tenants.rules import LIMITS
from shared.caller import Caller
from tests.factories import member
from tests.races.conftest import Race, tally
from tests.races.turns import Racer


def an_admin(race: Race) -> Caller:
    made = member(race.api.caller, Role.ADMIN)
    MembershipRepository().claim(made.user_id, made.org_id, Role.ADMIN)
    return made


def remaining(race: Race) -> list[str]:
    found, _ = MemberRepository(race.api.caller).list_by_name(limit=100, after=None)
    return [each.id for each in found if each.role is Role.ADMIN and each.is_active]


@pytest.mark.req("1.15", "1.24", "T7")
def test_two_admins_who_demote_each_other(race: Race) -> None:
    ann, bob = an_admin(race), an_admin(race)
    change = {"version": 1, "role": "user"}

    answers = race.all_write_at_once(
        partial(Racer(ann, race.turns).patch, f"/users/{bob.user_id}", change),
        partial(Racer(bob, race.turns).patch, f"/users/{ann.user_id}", change),
    )

    assert tally(answers) == {(200, ""): 1, (409, "last_admin"): 1}
    assert len(remaining(race)) == 1


@pytest.mark.req("1.15", "T7")
def test_eight_admins_who_all_step_down(race: Race) -> None:
    admins = [an_admin(race) for _ in range(8)]
    change = {"version": 1, "role": "read_only"}

    answers = race.all_write_at_once(
        *[partial(Racer(each, race.turns).patch, f"/users/{each.user_id}", change) for each in admins]
    )

    assert tally(answers) == {(200, ""): 7, (409, "last_admin"): 1}
    assert len(remaining(race)) == 1


@pytest.mark.req("1.15", "1.6", "T7")
def test_eight_are_invited_to_three_places(race: Race, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever gets an account and no place is no member: sign-in asks the member's record."""
    monkeypatch.setattr(gateway, "ensure_user", lambda email, *, invite: str(uuid.uuid5(uuid.NAMESPACE_DNS, email)))
    most = LIMITS[Plan.PROFESSIONAL].users or 0
    for _ in range(most - 3):
        member(race.api.caller)
    begun = f"{race.api.caller.org_id.lower()}.example"
    bodies = [{"email": f"a{number}@{begun}", "last_name": "Rao", "role": "user"} for number in range(8)]

    answers = race.all_write_at_once(*[partial(race.api.post, "/users", body) for body in bodies])

    assert tally(answers) == {(201, ""): 3, (409, "too_many_users"): 5}
    members, _ = MemberRepository(race.api.caller).list_by_name(limit=100, after=None)
    assert len(members) == race.api.get("/org").body["usage"]["users"] == most


@pytest.mark.req("1.15", "T7")
def test_everybody_demotes_everybody_else(race: Race) -> None:
    admins = [an_admin(race) for _ in range(4)]
    pairs = [(by, of) for by in admins for of in admins if by is not of]

    race.all_write_at_once(
        *[
            partial(Racer(replace(by), race.turns).patch, f"/users/{of.user_id}", {"version": 1, "role": "user"})
            for by, of in pairs
        ]
    )

    assert len(remaining(race)) >= 1
