"""Tasks that come again: the next one is made when one is completed."""

from typing import Any

import pytest

from tests.conftest import CallCount
from tests.deals import a_lead
from tests.front_door import Client
from tests.functions.activities.test_activities_api import TASK, link, made
from tests.functions.kinds import untouched

MONTHLY = {"frequency": "Monthly", "interval": 1, "until": None, "count": None}


def _complete(api: Client, task: dict[str, Any]) -> dict[str, Any]:
    answer = api.patch(f"/activities/{task['id']}", {"version": task["version"], "status": "Completed"})
    assert answer.status == 200, answer.text
    done: dict[str, Any] = answer.body
    return done


def _next(api: Client, done: dict[str, Any]) -> dict[str, Any]:
    following: dict[str, Any] = api.get(f"/activities/{done['next_id']}").body
    return {name: value for name, value in following.items() if name not in ("what_name", "who_name")}


@pytest.mark.req("11.2", "T12")
def test_a_task_of_the_31st_comes_on_every_months_last_day(api: Client) -> None:
    lead = a_lead(api)
    first = made(api, TASK, due_date="2026-01-31", recurrence=MONTHLY, who=link("lead", lead), priority="High")
    assert (first["anchor_date"], first["occurrence"], first["next_id"]) == ("2026-01-31", 1, None)

    task, dates = first, []
    for _ in range(4):
        done = _complete(api, task)
        task = _next(api, done)
        dates.append(task["due_date"])

    assert dates == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]
    kept = ("subject", "who", "assigned_to", "priority", "recurrence", "anchor_date")
    assert {name: task[name] for name in kept} == {name: first[name] for name in kept}
    assert (task["occurrence"], task["status"], task["version"]) == (5, "Not Started", 1)
    open_tasks = api.get("/activities/tasks").body["items"]
    assert [each["id"] for each in open_tasks] == [task["id"]]
    assert len(api.get("/activities", who=f"lead:{lead['id']}").body["items"]) == 5


@pytest.mark.req("T12")
def test_doing_one_late_or_moving_it_does_not_move_the_next(api: Client) -> None:
    task = made(api, TASK, due_date="2020-01-31", recurrence=MONTHLY)
    moved = api.patch(f"/activities/{task['id']}", {"version": 1, "due_date": "2020-02-10"}).body

    assert moved["anchor_date"] == "2020-01-31"
    assert _next(api, _complete(api, moved))["due_date"] == "2020-02-29"


def test_a_series_ends(api: Client) -> None:
    task = made(api, TASK, recurrence=MONTHLY | {"count": 2})

    second = _next(api, _complete(api, task))

    assert _complete(api, second)["next_id"] is None
    assert api.get("/activities/tasks").body["items"] == []


def test_another_recurrence_begins_a_series_and_none_ends_it(api: Client) -> None:
    task = made(api, TASK, due_date="2026-01-31", recurrence=MONTHLY)
    path = f"/activities/{task['id']}"

    weekly = api.patch(path, {"version": 1, "due_date": "2026-02-02", "recurrence": {"frequency": "Weekly"}}).body
    assert (weekly["anchor_date"], weekly["occurrence"]) == ("2026-02-02", 1)
    same = api.patch(path, {"version": 2, "due_date": "2026-02-03", "recurrence": weekly["recurrence"]}).body
    assert (same["anchor_date"], same["occurrence"]) == ("2026-02-02", 1)
    with untouched(api.caller):
        answer = api.patch(path, {"version": 3, "due_date": None})
    assert (answer.status, answer.paths) == (422, ["due_date"])
    ended = api.patch(path, {"version": 3, "recurrence": None}).body
    assert (ended["recurrence"], ended["anchor_date"], ended["occurrence"]) == (None, None, None)
    assert _complete(api, ended)["next_id"] is None


@pytest.mark.req("T7")
def test_reopening_takes_back_the_next_one(api: Client, calls: CallCount) -> None:
    task = made(api, TASK, recurrence=MONTHLY)
    done = _complete(api, task)
    path = f"/activities/{task['id']}"
    calls.operations.clear()

    again = api.patch(path, {"version": 2, "status": "In Progress"}).body

    assert calls.operations == ["GetItem", "TransactWriteItems"]
    assert (again["next_id"], again["occurrence"], again["completed_at"]) == (None, 1, None)
    assert [each["id"] for each in api.get("/activities/tasks").body["items"]] == [task["id"]]
    assert _next(api, done)["is_active"] is False
    following = _next(api, _complete(api, again))
    assert (following["occurrence"], following["due_date"]) == (2, "2027-01-01")


@pytest.mark.req("T7")
def test_a_next_one_that_somebody_has_touched_stays(api: Client) -> None:
    task = made(api, TASK, recurrence=MONTHLY)
    done = _complete(api, task)
    api.patch(f"/activities/{done['next_id']}", {"version": 1, "subject": "Mine to do"})

    again = api.patch(f"/activities/{task['id']}", {"version": 2, "status": "Not Started"}).body

    assert (again["recurrence"], again["next_id"]) == (None, done["next_id"])
    assert _next(api, done)["is_active"] is True
    _complete(api, again)
    assert [each["subject"] for each in api.get("/activities/tasks").body["items"]] == ["Mine to do"]


def test_a_task_that_comes_again_cannot_begin_completed(api: Client) -> None:
    with untouched(api.caller):
        answer = api.post("/activities", TASK | {"recurrence": MONTHLY, "status": "Completed"})
        without_day = api.post("/activities", {"type": "Task", "subject": "Pay", "recurrence": MONTHLY})

    assert (answer.status, answer.paths) == (422, ["status"])
    assert (without_day.status, without_day.paths) == (422, ["due_date"])
