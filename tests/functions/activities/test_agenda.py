"""What is to be done: open tasks, and the days with their tasks and events."""

from typing import Any

import pytest

from shared.caller import Caller
from tests.factories import member, new_firm
from tests.front_door import Client
from tests.functions.activities.test_activities_api import EVENT, TASK, made
from tests.functions.kinds import all_pages, labels


def _event(api: Client, subject: str, start: str, end: str, **fields: Any) -> dict[str, Any]:
    return made(api, EVENT, subject=subject, start=start, end=end, **fields)


@pytest.mark.req("11.6")
def test_open_tasks_come_soonest_due_first(api: Client) -> None:
    for due in ("2026-12-03", None, "2026-11-01", "2026-12-01"):
        made(api, TASK, subject=due or "Some day", due_date=due)
    done = made(api, TASK, subject="Done", due_date="2026-10-01")
    earlier = made(api, TASK, subject="Done earlier", due_date="2026-09-01", status="Completed")
    made(api, EVENT)

    finished = api.patch(f"/activities/{done['id']}", {"version": 1, "status": "Completed"}).body

    pages = all_pages(api, "/activities/tasks", 3)
    wanted = ["2026-11-01", "2026-12-01", "2026-12-03", "Some day"]
    assert [each["subject"] for page in pages for each in page] == wanted
    assert labels(api.get("/activities/tasks", status="Completed"), "subject") == ["Done", "Done earlier"]
    assert finished["completed_at"] == finished["updated_at"]
    assert earlier["completed_at"] == earlier["created_at"]

    open_again = api.patch(f"/activities/{done['id']}", {"version": 2, "status": "Waiting"}).body
    assert (open_again["status"], open_again["completed_at"]) == ("Waiting", None)
    assert labels(api.get("/activities/tasks", status="Waiting"), "subject") == ["Done"]
    assert labels(api.get("/activities/tasks", status="Deferred"), "subject") == []


@pytest.mark.req("11.6", "1.3")
def test_everybody_has_tasks_of_their_own(api: Client, stranger: Client) -> None:
    mate = member(api.caller)
    made(api, TASK, subject="Theirs", assigned_to=mate.user_id)
    made(api, TASK, subject="Mine")

    assert labels(api.get("/activities/tasks"), "subject") == ["Mine"]
    assert labels(api.get("/activities/tasks", assignee="me"), "subject") == ["Mine"]
    assert labels(api.get("/activities/tasks", assignee=mate.user_id), "subject") == ["Theirs"]
    assert labels(Client(mate).get("/activities/tasks"), "subject") == ["Theirs"]
    assert labels(stranger.get("/activities/tasks", assignee=mate.user_id), "subject") == []


@pytest.mark.req("11.7", "11.8")
def test_an_agenda_is_in_order_of_the_firms_days(api: Client) -> None:
    """In Kolkata, half past six in the evening of UTC is the next day."""
    _event(api, "just before", "2026-11-30T17:00:00Z", "2026-11-30T18:30:00Z")
    _event(api, "over midnight", "2026-11-30T17:00:00Z", "2026-11-30T18:30:01Z")
    _event(api, "at midnight", "2026-11-30T18:30:00Z", "2026-11-30T18:30:00Z")
    _event(api, "last evening", "2026-12-02T18:29:59Z", "2026-12-02T19:00:00Z")
    _event(api, "too late", "2026-12-02T18:30:00Z", "2026-12-02T19:00:00Z")
    _event(api, "all day", "2026-12-01T18:30:00Z", "2026-12-02T18:30:00Z", all_day=True)
    _event(api, "for two weeks", "2026-11-17T09:00:00Z", "2026-12-01T09:00:00Z")
    for due in ("2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", None):
        made(api, TASK, subject=f"task {due}", due_date=due)
    made(api, TASK, subject="done", due_date="2026-12-02", status="Completed")

    agenda = api.get("/activities/agenda", **{"from": "2026-12-01", "to": "2026-12-02"})

    assert agenda.status == 200, agenda.text
    assert [each["subject"] for each in agenda.body["items"]] == [
        "for two weeks",
        "over midnight",
        "task 2026-12-01",
        "at midnight",
        "task 2026-12-02",
        "done",
        "all day",
        "last evening",
    ]
    assert agenda.body["complete"] is True


@pytest.mark.req("11.8")
def test_a_firm_west_of_greenwich_has_its_own_evening(cloud: None) -> None:
    boston: Caller = new_firm("USD", "America/New_York")
    api = Client(boston)
    _event(api, "dinner", "2026-12-02T00:00:00Z", "2026-12-02T02:00:00Z")
    made(api, TASK, subject="tomorrow", due_date="2026-12-02")

    agenda = api.get("/activities/agenda", **{"from": "2026-12-01", "to": "2026-12-02"}).body["items"]
    evening = api.get("/activities/agenda", **{"from": "2026-12-01", "to": "2026-12-01"}).body["items"]

    assert [each["subject"] for each in agenda] == ["dinner", "tomorrow"]
    assert [each["subject"] for each in evening] == ["dinner"]


@pytest.mark.req("11.8")
def test_an_agenda_says_when_it_is_not_all(api: Client) -> None:
    for number in range(101):
        made(api, TASK, subject=str(number))
    days = {"from": "2026-12-01", "to": "2026-12-01"}

    agenda = api.get("/activities/agenda", **days).body

    assert (len(agenda["items"]), agenda["complete"]) == (100, False)


@pytest.mark.req("11.7")
@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({"from": "2026-12-02", "to": "2026-12-01"}, "to"),
        ({"from": "2026-12-01", "to": "2027-02-01"}, "to"),
        ({"from": "yesterday", "to": "2026-12-01"}, "from"),
        ({"from": "2026-12-01"}, "to"),
        ({"from": "2026-12-01T00:00:00Z", "to": "2026-12-01"}, "from"),
    ],
)
def test_an_agenda_is_of_some_days(api: Client, query: dict[str, str], path: str) -> None:
    answer = api.get("/activities/agenda", **query)

    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.parametrize(("first", "last"), [("0001-01-01", "0001-01-02"), ("9999-12-30", "9999-12-31")])
def test_the_ends_of_the_calendar_have_no_agenda(api: Client, first: str, last: str) -> None:
    answer = api.get("/activities/agenda", **{"from": first, "to": last})

    assert (answer.status, answer.paths) == (422, ["from"])


@pytest.mark.req("11.3", "11.7")
def test_fourteen_whole_days_may_hold_the_night_the_clocks_go_back(cloud: None) -> None:
    """They last an hour longer, and are still seen on the last of them."""
    berlin = Client(new_firm("EUR", "Europe/Berlin"))
    _event(berlin, "works", "2026-10-19T22:00:00Z", "2026-11-02T23:00:00Z", all_day=True)

    assert labels(berlin.get("/activities/agenda", **{"from": "2026-11-02", "to": "2026-11-02"}), "subject") == [
        "works"
    ]
    assert labels(berlin.get("/activities/agenda", **{"from": "2026-11-03", "to": "2026-11-03"}), "subject") == []
