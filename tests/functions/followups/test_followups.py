"""What the firm has to do about quotes that were sent: tasks made by the stream, once each."""

from datetime import timedelta
from typing import Any

import pytest

from functions.identity.repository import MemberRepository
from functions.identity.rules import Role
from shared import clock
from shared.caller import Caller
from shared.db.records import revise
from tests.factories import member
from tests.front_door import Client
from tests.offers import a_quote, accepted, moved, now, sent
from tests.streams import Stream, tell_batch
from tests.visits import a_link, act


@pytest.fixture
def api(alpha: Caller) -> Client:
    return Client(member(alpha, Role.ADMIN))


def told(stream: Stream, api: Client, times: int = 1) -> list[Any]:
    records = stream.records(api.caller.org_id)
    for _ in range(times):
        assert tell_batch(records) == {"batchItemFailures": []}
    return records


def tasks(api: Client, quote: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get("/activities", what=f"quote:{quote['id']}").body["items"]
    return found


def policy(api: Client, **quoting: Any) -> None:
    org = api.get("/org").body
    assert api.patch("/org", {"version": org["version"], "quoting": quoting}).status == 200


def in_days(api: Client, days: int) -> str:
    return (clock.today(api.caller.timezone) + timedelta(days=days)).isoformat()


@pytest.mark.req("B13", "T4")
def test_a_quote_that_nobody_answers_is_a_task_of_its_owner(api: Client, stream: Stream) -> None:
    quote = sent(api)

    told(stream, api, times=2)

    (task,) = tasks(api, quote)
    assert task["subject"] == f"No answer yet to {quote['number']}: Sharma kitchen"
    assert (task["type"], task["status"], task["due_date"]) == ("Task", "Not Started", in_days(api, 3))
    assert (task["assigned_to"], task["what"]) == (api.caller.user_id, {"type": "quote", "id": quote["id"]})


def test_the_firm_says_after_how_many_days(api: Client, stream: Stream) -> None:
    policy(api, follow_up_days=10)
    later, soon = sent(api), sent(api, a_quote(api, valid_until=in_days(api, 4)))
    policy(api, follow_up_days=1)
    told(stream, api)

    (after_one,), (before_its_end,) = tasks(api, later), tasks(api, soon)
    assert (after_one["due_date"], before_its_end["due_date"]) == (in_days(api, 1), in_days(api, 1))

    policy(api, follow_up_days=30)
    ending = sent(api, a_quote(api, valid_until=in_days(api, 4)))
    told(stream, api)
    assert tasks(api, ending)[0]["due_date"] == in_days(api, 4)

    policy(api, follow_up_days=0)
    never = sent(api)
    told(stream, api)
    assert tasks(api, never) == []


def test_a_draft_reminds_nobody(api: Client, stream: Stream) -> None:
    draft = a_quote(api)
    told(stream, api)
    assert tasks(api, draft) == []


@pytest.mark.parametrize("end", ["accept", "decline", "revise"])
def test_it_is_done_when_the_quote_is_answered_or_revised(api: Client, stream: Stream, end: str) -> None:
    quote = sent(api)
    told(stream, api)
    said = {"accept": {"name": "Meera"}, "decline": {"reason": "Too dear"}, "revise": {}}
    assert moved(api, quote, end, **said[end]).status in (200, 201)

    told(stream, api, times=2)

    (task,) = tasks(api, quote)
    assert (task["status"], task["version"]) == ("Completed", 2)


def test_word_of_a_sent_quote_that_comes_after_its_answer_reminds_nobody(api: Client, stream: Stream) -> None:
    quote = sent(api)
    of_sending = stream.records(api.caller.org_id)
    accepted(api, now(api, quote))
    told(stream, api)

    tell_batch(of_sending)

    assert tasks(api, quote) == []


def test_a_task_that_somebody_has_done_or_removed_stays_so(api: Client, stream: Stream) -> None:
    done, removed = sent(api), sent(api)
    told(stream, api)
    (first,), (second,) = tasks(api, done), tasks(api, removed)
    api.patch(f"/activities/{first['id']}", {"version": 1, "status": "Completed"})
    api.patch(f"/activities/{second['id']}", {"version": 1, "is_active": False})
    for quote in (done, removed):
        moved(api, quote, "decline")

    told(stream, api)

    assert (tasks(api, done)[0]["version"], tasks(api, removed)) == (2, [])


@pytest.mark.req("7.7")
def test_what_a_client_answered_is_told_once(api: Client, stream: Stream) -> None:
    signed, refused = sent(api), sent(api)
    act(a_link(api, signed), "accept", {"name": "Meera Sharma"})
    act(a_link(api, refused), "decline", {"reason": "Too dear"})

    told(stream, api, times=2)

    (yes,) = (each for each in tasks(api, signed) if each["status"] != "Completed")
    (no,) = (each for each in tasks(api, refused) if each["status"] != "Completed")
    assert (yes["subject"], yes["description"]) == ("Meera Sharma accepted the quote", None)
    assert (no["subject"], no["description"]) == ("The client declined the quote", "Too dear")
    assert yes["due_date"] == no["due_date"] == in_days(api, 0)


def test_what_a_member_has_noted_is_told_to_nobody(api: Client, stream: Stream) -> None:
    quote = accepted(api)
    told(stream, api)
    assert tasks(api, quote) == []


def test_an_admin_is_reminded_when_the_owner_has_left(api: Client, alpha: Caller, stream: Stream) -> None:
    seller = member(alpha)
    quote = sent(Client(seller))
    gone = MemberRepository(alpha).get(seller.user_id)
    MemberRepository(alpha).save(gone, revise(gone, {"is_active": False}))

    told(stream, api)

    (task,) = tasks(api, quote)
    assert task["assigned_to"] == api.caller.user_id
