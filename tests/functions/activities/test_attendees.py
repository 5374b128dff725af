"""Who else is at an event: it is on their agendas and timelines, as it is now, and counts once."""

from typing import Any

import pytest

from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import UNKNOWN, a_contact, an_account
from tests.factories import member
from tests.front_door import Client
from tests.functions.activities.test_activities_api import EVENT, NOTE, made
from tests.functions.kinds import everything, untouched
from tests.pairs import ended, merge, undo

Record = dict[str, Any]
DAYS = {"from": "2026-12-01", "to": "2026-12-31"}
HOURS = {"start": "2026-12-03T09:00:00Z", "end": "2026-12-03T10:00:00Z"}


def user(mate: Client) -> Record:
    return {"type": "user", "id": mate.caller.user_id}


def person(contact: Record) -> Record:
    return {"type": "contact", "id": contact["id"]}


def agenda(of: Client) -> list[Record]:
    answer = of.get("/activities/agenda", **DAYS)
    assert answer.status == 200, answer.text
    items: list[Record] = answer.body["items"]
    return items


def timeline(api: Client, contact: Record) -> list[str]:
    return [each["id"] for each in api.get("/activities", who=f"contact:{contact['id']}").body["items"]]


def rows(api: Client) -> int:
    return sum("#ATT#" in row["SK"] for row in everything(api.caller))


@pytest.mark.req("11.10", "11.4")
def test_an_event_is_with_everybody_who_attends_it(api: Client, calls: CallCount) -> None:
    mate, account = Client(member(api.caller)), an_account(api)
    ravi, asha = (a_contact(api, account, last_name=name) for name in ("Ravi", "Asha"))
    calls.operations.clear()
    event = made(api, EVENT, **HOURS, attendees=[user(mate), person(ravi), person(asha), person(ravi)])
    assert calls.operations == ["TransactWriteItems"]

    assert event["attendees"] == [user(mate), person(ravi), person(asha)]
    for of in (api, mate):
        (seen,) = agenda(of)
        assert {name: seen[name] for name in event} == event
        assert seen["attendee_names"][ravi["id"]] == "Ravi"
        assert set(seen["attendee_names"]) == {mate.caller.user_id, ravi["id"], asha["id"]}
    assert timeline(api, ravi) == timeline(api, asha) == [event["id"]]


@pytest.mark.req("11.10")
def test_what_changes_changes_for_all_and_who_is_taken_off_sees_it_no_more(api: Client) -> None:
    mate, account = Client(member(api.caller)), an_account(api)
    ravi, asha = a_contact(api, account), a_contact(api, account, last_name="Asha")
    event = made(api, EVENT, **HOURS, attendees=[user(mate), person(ravi)])
    path = f"/activities/{event['id']}"

    later = {"start": "2026-12-09T09:00:00Z", "end": "2026-12-09T10:00:00Z", "subject": "Later"}
    moved = api.patch(path, {"version": 1, **later, "attendees": [user(mate), person(asha)]}).body
    assert [(each["subject"], each["start"]) for each in agenda(mate)] == [("Later", later["start"])]
    assert (timeline(api, ravi), timeline(api, asha)) == ([], [event["id"]])

    api.patch(path, {"version": 2, "is_active": False})
    assert (agenda(mate), timeline(api, asha), rows(api)) == ([], [], 0)
    api.patch(path, {"version": 3, "is_active": True})
    assert [each["id"] for each in agenda(mate)] == timeline(api, asha) == [event["id"]]
    back = api.patch(path, {"version": 4, "attendees": []}).body
    assert (agenda(mate), timeline(api, asha), rows(api)) == ([], [], 0)
    assert back["attendees"] == []
    assert moved["version"] == 2


@pytest.mark.req("11.10")
def test_nobody_has_an_event_twice(api: Client) -> None:
    ravi = a_contact(api, an_account(api))
    who = {"type": "contact", "id": ravi["id"]}
    event = made(api, EVENT, **HOURS, who=who, attendees=[user(api), person(ravi)])

    assert [each["id"] for each in agenda(api)] == timeline(api, ravi) == [event["id"]]
    assert rows(api) == 0
    mate = Client(member(api.caller))
    api.patch(f"/activities/{event['id']}", {"version": 1, "assigned_to": mate.caller.user_id, "who": None})
    assert [each["id"] for each in agenda(mate)] == [each["id"] for each in agenda(api)] == [event["id"]]
    assert (timeline(api, ravi), rows(api)) == ([event["id"]], 2)


@pytest.mark.req("11.10", "15.1")
def test_a_report_counts_it_for_whom_it_is_assigned_to(api: Client) -> None:
    mate = Client(member(api.caller))
    made(api, EVENT, **HOURS, attendees=[user(mate)])
    months = {"from": "2026-12", "to": "2026-12", "figure": "events"}
    assert len(api.get("/reports/records", **months, owner="me").body["items"]) == 1
    assert mate.get("/reports/records", **months, owner="me").body["items"] == []


@pytest.mark.req("11.10", "1.3")
def test_who_cannot_attend_is_refused_by_name_and_nothing_changes(api: Client, stranger: Client) -> None:
    ravi, spy = a_contact(api, an_account(api)), a_contact(stranger, an_account(stranger))
    event = made(api, EVENT, **HOURS, attendees=[person(ravi)])
    with untouched(api.caller), untouched(stranger.caller):
        for attendee in (person(spy), person({"id": UNKNOWN}), {"type": "user", "id": stranger.caller.user_id}):
            for answer in (
                api.post("/activities", EVENT | HOURS | {"attendees": [person(ravi), attendee]}),
                api.patch(f"/activities/{event['id']}", {"version": 1, "attendees": [person(ravi), attendee]}),
            ):
                assert (answer.status, answer.paths) == (422, ["attendees.1.id"])
        many = [{"type": "contact", "id": new_id()} for _ in range(21)]
        assert api.post("/activities", EVENT | HOURS | {"attendees": many}).paths == ["attendees"]
        assert api.post("/activities", NOTE | {"attendees": [person(ravi)]}).paths == ["attendees"]
        assert api.post("/activities", EVENT | HOURS | {"attendees": [{"type": "lead", "id": "x"}]}).status == 422


@pytest.mark.req("11.10", "B11")
def test_a_merged_contact_attends_what_the_other_did_and_gives_it_back(api: Client) -> None:
    account = an_account(api)
    gone, stays = a_contact(api, account, last_name="Ravi"), a_contact(api, account, last_name="Ravi K")
    crowd = [person(a_contact(api, account, last_name=f"Guest {number}")) for number in range(12)]
    events = [made(api, EVENT, **HOURS, attendees=[person(gone), *crowd])["id"] for _ in range(9)]

    merging = ended(api, merge(api, stays, gone, kind="contacts"))
    assert sorted(timeline(api, stays)) == sorted(events)
    assert (timeline(api, gone), rows(api)) == ([], 9 * 13)
    assert len(timeline(api, {"id": crowd[0]["id"]})) == 9

    ended(api, undo(api, merging))
    assert sorted(timeline(api, gone)) == sorted(events)
    assert (timeline(api, stays), rows(api)) == ([], 9 * 13)
