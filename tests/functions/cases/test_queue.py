"""The queue and the other lists of cases."""

import random
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.conftest import CallCount
from tests.deals import an_account
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import all_pages
from tests.help_desk import NOON, SetTime, a_case, subjects

RANK = {"High": 1, "Normal": 2, "Low": 3}


def in_order(cases: list[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
    """The open cases as one would sort them by hand."""

    def place(case: dict[str, Any]) -> tuple[bool, int, str, str]:
        return not datetime.fromisoformat(case["due_at"]) < now, RANK[case["priority"]], case["due_at"], case["id"]

    return sorted((case for case in cases if case["status"] != "Closed"), key=place)


def some_cases(api: Client, set_time: SetTime, number: int) -> list[dict[str, Any]]:
    """Cases of four days, of all priorities and issue types, every fifth closed, of two owners."""
    chance, account, ravi = random.Random(12), an_account(api), member(api.caller)
    made = []
    for each in range(number):
        set_time(NOON - timedelta(hours=chance.randrange(96)))
        fields = {
            "priority": chance.choice(list(RANK)),
            "issue_type": chance.choice(["Problem", "Billing"]),
            "status": "Closed" if each % 5 == 4 else chance.choice(["New", "In Progress"]),
            "owner_id": chance.choice([api.caller.user_id, ravi.user_id]),
        }
        made.append(a_case(api, f"Case {each}", account, **fields))
    set_time(NOON)
    return made


@pytest.mark.req("12.3", "12.5")
def test_what_is_late_comes_first_then_what_is_urgent(api: Client, set_time: SetTime) -> None:
    account = an_account(api)
    for hours, priority in ((100, "Low"), (30, "Normal"), (9, "High"), (40, "Normal"), (3, "High"), (2, "Normal")):
        set_time(NOON - timedelta(hours=hours))
        a_case(api, f"{priority} {hours}", account, priority=priority)
    set_time(NOON - timedelta(hours=1))
    a_case(api, "Low 1", account, priority="Low")
    set_time(NOON)

    answer = api.get("/cases").body

    assert [(each["subject"], each["breached"]) for each in answer["items"]] == [
        ("High 9", True),
        ("Normal 40", True),
        ("Normal 30", True),
        ("Low 100", True),
        ("High 3", False),
        ("Normal 2", False),
        ("Low 1", False),
    ]
    assert answer["next_cursor"] is None
    assert subjects(api, breached="true") == ["High 9", "Normal 40", "Normal 30", "Low 100"]
    assert subjects(api, breached="true", priority="Normal") == ["Normal 40", "Normal 30"]
    assert subjects(api, priority="High") == ["High 9", "High 3"]
    assert subjects(api, breached="true", account_id=account["id"]) == ["Normal 40", "High 9", "Normal 30", "Low 100"]


@pytest.mark.req("12.3", "19.1")
def test_pages_hold_every_case_once_and_in_order(api: Client, set_time: SetTime) -> None:
    cases = some_cases(api, set_time, 40)
    expected = [case["subject"] for case in in_order(cases, NOON)]
    assert 5 < sum(case["due_at"] < "2026-11-22T12" for case in in_order(cases, NOON)) < 28

    for limit in (1, 3, 7, 31, 32, 33, 100):
        pages = all_pages(api, "/cases", limit)
        assert [each["subject"] for page in pages for each in page] == expected
        assert {len(page) for page in pages[:-1]} <= {limit}


@pytest.mark.req("12.3")
def test_what_comes_due_while_one_reads_on_is_read_once(api: Client, set_time: SetTime) -> None:
    cases = some_cases(api, set_time, 30)
    expected = [case["subject"] for case in in_order(cases, NOON)]
    first = api.get("/cases", limit="4").body
    set_time(NOON + timedelta(hours=30))

    seen, cursor = [each["subject"] for each in first["items"]], first["next_cursor"]
    while cursor:
        page = api.get("/cases", limit="4", cursor=cursor).body
        seen, cursor = [*seen, *(each["subject"] for each in page["items"])], page["next_cursor"]

    assert seen == expected


@pytest.mark.req("12.3", "12.4")
@pytest.mark.parametrize(
    "query",
    [
        {"owner": "me"},
        {"status": "New"},
        {"status": "In Progress", "priority": "Low"},
        {"issue_type": "Billing"},
        {"owner": "me", "status": "New", "issue_type": "Problem", "priority": "Normal"},
    ],
)
def test_filters_keep_the_order(api: Client, set_time: SetTime, query: dict[str, str]) -> None:
    cases = some_cases(api, set_time, 30)
    wanted = {("owner_id" if name == "owner" else name): value for name, value in query.items()}
    wanted |= {"owner_id": api.caller.user_id} if "owner" in query else {}
    expected = [case for case in in_order(cases, NOON) if wanted.items() <= case.items()]

    pages = all_pages(api, "/cases", 6, **query)

    assert [each["id"] for page in pages for each in page] == [case["id"] for case in expected]


@pytest.mark.req("12.3")
def test_closed_ones_by_when_they_were_closed(api: Client, set_time: SetTime) -> None:
    account = an_account(api)
    made = [a_case(api, str(number), account, priority=list(RANK)[number]) for number in range(3)]
    for hours, case in enumerate((made[1], made[2], made[0])):
        set_time(NOON + timedelta(hours=hours))
        api.patch(f"/cases/{case['id']}", {"version": 1, "status": "Closed"})

    assert subjects(api, status="Closed") == ["0", "2", "1"]
    assert subjects(api, status="Closed", owner="me", priority="Low") == ["2"]
    assert [[each["subject"] for each in page] for page in all_pages(api, "/cases", 2, status="Closed")] == [
        ["0", "2"],
        ["1"],
    ]
    assert subjects(api) == []


@pytest.mark.req("12.2", "12.3")
def test_an_accounts_cases_newest_first(api: Client, set_time: SetTime) -> None:
    account, other = an_account(api), an_account(api)
    made = [a_case(api, str(number), account) for number in range(4)]
    a_case(api, "Not theirs", other)
    api.patch(f"/cases/{made[2]['id']}", {"version": 1, "status": "Closed"})
    api.patch(f"/cases/{made[1]['id']}", {"version": 1, "status": "In Progress", "priority": "High"})

    assert subjects(api, account_id=account["id"]) == ["3", "1", "0"]
    assert subjects(api, account_id=account["id"], status="Closed") == ["2"]
    assert subjects(api, account_id=account["id"], priority="High") == ["1"]


@pytest.mark.req("12.4", "S28")
def test_months_are_those_of_the_firm(api: Client, set_time: SetTime) -> None:
    account = an_account(api)
    for name, at in (("October", "2026-10-31T18:29:59"), ("November", "2026-10-31T18:30:00")):  # midnight in Kolkata
        set_time(datetime.fromisoformat(f"{at}+00:00"))
        a_case(api, name, account)

    assert subjects(api, **{"from": "2026-11"}) == ["November"]
    assert subjects(api, to="2026-10") == ["October"]
    assert subjects(api, **{"from": "2026-10", "to": "2026-11"}) == ["October", "November"]


@pytest.mark.req("19.1")
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"status": "Open"}, "status"),
        ({"priority": "Urgent"}, "priority"),
        ({"issue_type": "Weather"}, "issue_type"),
        ({"breached": "maybe"}, "breached"),
        ({"breached": "true", "status": "Closed"}, "breached"),
        ({"from": "2026-13"}, "from"),
        ({"limit": "101"}, "limit"),
        ({"cursor": "x"}, "cursor"),
        ({"fields": "secret"}, "fields"),
    ],
)
def test_what_cannot_be_asked_is_named(api: Client, query: dict[str, str], named: str) -> None:
    answer = api.get("/cases", **query)

    assert (answer.status, answer.paths) == (422, [named])


@pytest.mark.req("1.3")
def test_a_cursor_opens_its_own_list_only(api: Client, stranger: Client, set_time: SetTime) -> None:
    account = an_account(api)
    for number in range(3):
        a_case(api, str(number), account)
    cursor = api.get("/cases", limit="1").body["next_cursor"]

    answers = [stranger.get("/cases", cursor=cursor), api.get("/cases", cursor=cursor, owner="me")]

    assert [(each.status, each.paths) for each in answers] == [(422, ["cursor"])] * 2


def test_further_pages_read_half_as_much(api: Client, set_time: SetTime, calls: CallCount) -> None:
    account = an_account(api)
    for number in range(3):
        a_case(api, str(number), account)
    cursor = api.get("/cases", limit="1").body["next_cursor"]
    calls.operations.clear()

    assert api.get("/cases", limit="1", cursor=cursor).status == 200

    assert calls.operations == ["Query"] * 2 + ["BatchGetItem"]  # what is High has been read
