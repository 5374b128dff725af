"""Whoever owns a record is an active member of the firm."""

from typing import Any

import pytest

from functions.identity.repository import MemberRepository
from shared.caller import Caller
from shared.db.records import revise
from tests.deals import an_account
from tests.factories import lead_body, member
from tests.front_door import Client
from tests.functions.kinds import untouched

KINDS = ("accounts", "contacts", "leads", "opportunities")


def body(api: Client, kind: str) -> dict[str, Any]:
    """What a record of that kind is made of."""
    if kind == "leads":
        return lead_body()
    account = {} if kind == "accounts" else {"account_id": an_account(api)["id"]}
    named = {"contacts": {"last_name": "Rao"}, "opportunities": {"stage": "Proposal", "name": "Kitchen"}}
    return {**account, **named.get(kind, {"name": "Innovate"})}


def left(firm: Caller) -> str:
    """A member who is not active any more."""
    members, gone = MemberRepository(firm), member(firm)
    before = members.get(gone.user_id)
    members.save(before, revise(before, {"is_active": False}))
    return gone.user_id


@pytest.mark.req("1.3", "2.3")
@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_given_to_active_members_only(api: Client, stranger: Client, kind: str) -> None:
    sent, mate = body(api, kind), member(api.caller).user_id
    made = api.made(f"/{kind}", sent)
    nobody = ["me", "somebody", left(api.caller), member(stranger.caller).user_id]

    with untouched(api.caller):
        for owner in nobody:
            for answer in (
                api.post(f"/{kind}", sent | {"owner_id": owner}),
                api.patch(f"/{kind}/{made['id']}", {"version": 1, "owner_id": owner}),
            ):
                assert (answer.status, answer.paths) == (422, ["owner_id"])
                assert answer.body["errors"][0]["code"] == "unknown_member"

    assert api.made(f"/{kind}", sent | {"owner_id": mate})["owner_id"] == mate
    assert api.patch(f"/{kind}/{made['id']}", {"version": 1, "owner_id": mate}).body["owner_id"] == mate


@pytest.mark.req("2.13")
@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_who_has_left_can_still_be_changed(api: Client, kind: str) -> None:
    mate = member(api.caller)
    made = api.made(f"/{kind}", body(api, kind) | {"owner_id": mate.user_id})
    members = MemberRepository(api.caller)
    members.save(members.get(mate.user_id), revise(members.get(mate.user_id), {"is_active": False}))
    label = {"contacts": "last_name", "leads": "last_name"}.get(kind, "name")

    answer = api.patch(f"/{kind}/{made['id']}", {"version": 1, label: "New", "owner_id": mate.user_id})

    assert (answer.status, answer.body[label], answer.body["owner_id"]) == (200, "New", mate.user_id)
