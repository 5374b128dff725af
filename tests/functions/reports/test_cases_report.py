"""Cases by issue type, through the front door."""

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from functions.projections.service import rebuild
from tests.conftest import CallCount
from tests.deals import an_account
from tests.front_door import Client
from tests.functions.kinds import all_pages
from tests.help_desk import NOON, a_case, timer
from tests.streams import Stream, tell_batch

NOTHING = {"issue_type": "All", "cases": 0, "open": 0, "overdue": 0, "closed": 0}


@pytest.mark.req("12.4")
def test_cases_by_issue_type(
    api: Client, stranger: Client, stream: Stream, calls: CallCount, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_time, account = timer(monkeypatch), an_account(api)
    set_time(NOON - timedelta(days=40))
    a_case(api, account=account, issue_type="Complaint")
    set_time(NOON - timedelta(hours=10))
    a_case(api, account=account, issue_type="Problem", priority="High")
    a_case(api, account=account, issue_type="Problem")
    a_case(api, account=account, issue_type="Problem", status="Closed")
    a_case(api, account=account, issue_type="Billing", status="Closed")
    set_time(NOON)
    tell_batch(stream.records(api.caller.org_id))
    calls.operations.clear()

    answer = api.get("/reports/cases", **{"from": "2026-11", "to": "2026-11"})

    assert (answer.status, calls.operations) == (200, ["Query"] * 4)
    assert answer.body == {
        "from_month": "2026-11",
        "to_month": "2026-11",
        "issues": [
            {"issue_type": "Problem", "cases": 3, "open": 2, "overdue": 1, "closed": 1},
            {"issue_type": "Billing", "cases": 1, "open": 0, "overdue": 0, "closed": 1},
        ],
        "total": {"issue_type": "All", "cases": 4, "open": 2, "overdue": 1, "closed": 2},
        "complete": True,
    }
    year = api.get("/reports/cases").body
    assert (year["from_month"], year["to_month"]) == ("2025-12", "2026-11")
    complaint = {"issue_type": "Complaint", "cases": 1, "open": 1, "overdue": 1, "closed": 0}
    assert year["issues"][2] == complaint
    theirs = stranger.get("/reports/cases").body
    assert (theirs["issues"], theirs["total"]) == ([], NOTHING)


@pytest.mark.req("12.4")
def test_every_number_is_that_of_the_list_behind_it(
    api: Client, stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After changes told twice and out of order, and after the sums are made anew."""
    set_time, account, chance = timer(monkeypatch), an_account(api), random.Random(5)
    cases: list[dict[str, Any]] = []
    for _ in range(24):
        set_time(NOON - timedelta(hours=chance.randrange(60 * 24)))
        cases.append(a_case(api, account=account, issue_type=chance.choice(["Problem", "Billing", "Question"])))
    set_time(NOON)
    for case in chance.sample(cases, 15):
        change = chance.choice([{"status": "Closed"}, {"issue_type": "Complaint"}, {"priority": "Low"}])
        assert api.patch(f"/cases/{case['id']}", {"version": 1, **change}).status == 200
    records = stream.records(api.caller.org_id)
    told = records + chance.sample(records, len(records) // 5)
    chance.shuffle(told)
    tell_batch(told)

    def listed(**query: str) -> Counter[str]:
        months = {"from": "2026-10", "to": "2026-11"}
        return Counter(each["issue_type"] for page in all_pages(api, "/cases", 25, **months, **query) for each in page)

    lists = {"open": listed(), "overdue": listed(breached="true"), "closed": listed(status="Closed")}
    for again in range(2):
        report = api.get("/reports/cases", **{"from": "2026-10", "to": "2026-11"}).body
        for name, found in lists.items():
            assert {each["issue_type"]: each[name] for each in report["issues"] if each[name]} == dict(found)
            assert report["total"][name] == sum(found.values())
        assert report["total"]["cases"] == sum((lists["open"] + lists["closed"]).values())
        if not again:
            rebuild(api.caller.org_id)


@pytest.mark.req("12.4")
@pytest.mark.parametrize("query", [{"from": "2026-05", "to": "2026-04"}, {"from": "2024-01", "to": "2026-04"}])
def test_a_period_must_be_one(api: Client, query: dict[str, str]) -> None:
    answer = api.get("/reports/cases", **query)

    assert (answer.status, answer.paths) == (422, ["from"])
