"""Win rate, sales cycle, revenue and activity, and the records that make their numbers."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from functions.identity.rules import PERMISSIONS, Permission, Role
from shared import clock
from tests.conftest import CallCount
from tests.deals import a_deal, a_payment, a_product, an_account, an_order, settle, with_lines, won
from tests.factories import member
from tests.figures import assert_figures_lead_to_their_records, counted
from tests.front_door import Client
from tests.functions.kinds import as_role
from tests.retainers import a_contract, paid_for
from tests.streams import Stream, tell_batch

OCTOBER, NOVEMBER = "2026-10", "2026-11"


def at(monkeypatch: pytest.MonkeyPatch, *moment: int) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(*moment, tzinfo=UTC))  # type: ignore[arg-type,misc]


def a_sold_deal(api: Client, price: str, **fields: Any) -> dict[str, Any]:
    deal = with_lines(api, a_deal(api, **fields), {"product_id": a_product(api, price)["id"], "quantity": "1"})
    return won(api, deal)


@pytest.mark.req("15.3")
def test_win_rate_and_sales_cycle_by_month_and_owner(
    api: Client, stranger: Client, stream: Stream, calls: CallCount, monkeypatch: pytest.MonkeyPatch
) -> None:
    ravi = member(api.caller)
    at(monkeypatch, 2026, 10, 1, 12)
    slow, lost = a_deal(api, name="Slow"), a_deal(api, owner_id=ravi.user_id)
    a_sold_deal(api, "100.50", owner_id=ravi.user_id)
    at(monkeypatch, 2026, 10, 31, 18, 30)  # the first minute of November in Kolkata
    won(api, slow)
    at(monkeypatch, 2026, 11, 20, 12)
    api.patch(f"/opportunities/{lost['id']}", {"version": 1, "stage": "Closed Lost"})
    a_sold_deal(api, "20.00")
    tell_batch(stream.records(api.caller.org_id))
    calls.operations.clear()

    answer = api.get("/reports/closed-deals", **{"from": OCTOBER, "to": NOVEMBER})

    assert (answer.status, calls.operations) == (200, ["Query"])
    october = {
        "won": 1,
        "lost": 0,
        "win_percent": "100",
        "won_amount": "100.50",
        "cycle_days": 0,
        "average_days": "0.0",
    }
    november = {"won": 2, "lost": 1, "win_percent": "66.7", "won_amount": "20.00"}
    days = {"cycle_days": 31, "average_days": "15.5"}
    assert answer.body["months"] == [october | {"month": OCTOBER}, november | days | {"month": NOVEMBER}]
    mine, his = answer.body["owners"]
    assert (mine["owner_id"], mine["won"], mine["lost"], mine["cycle_days"]) == (api.caller.user_id, 2, 0, 31)
    assert (his["owner_id"], his["won"], his["lost"], his["win_percent"]) == (ravi.user_id, 1, 1, "50")
    total = {"won": 3, "lost": 1, "win_percent": "75", "won_amount": "120.50", "cycle_days": 31, "average_days": "10.3"}
    assert answer.body["total"] == total
    of_ravi = api.get("/reports/closed-deals", **{"from": OCTOBER, "to": NOVEMBER}, owner=ravi.user_id).body
    assert ([each["owner_id"] for each in of_ravi["owners"]], of_ravi["total"]["won"]) == ([ravi.user_id], 1)
    slowest = counted(api, "won", NOVEMBER, NOVEMBER, owner="me")[0]
    assert (slowest["title"], slowest["on"], slowest["days"]) == ("Slow", "2026-11-01", 31)
    nothing = {"won": 0, "lost": 0, "win_percent": None, "won_amount": "0.00", "cycle_days": 0, "average_days": None}
    theirs = stranger.get("/reports/closed-deals", owner=api.caller.user_id).body
    assert (theirs["total"], theirs["owners"], len(theirs["months"])) == (nothing, [], 12)
    assert counted(stranger, "won", OCTOBER, NOVEMBER, owner=api.caller.user_id) == []


@pytest.mark.req("15.3")
def test_a_deal_opened_again_was_not_closed(api: Client, stream: Stream) -> None:
    deal = a_sold_deal(api, "5.00")
    today = clock.today(api.caller.timezone).isoformat()
    assert deal["closed_on"] == today
    tell_batch(stream.records(api.caller.org_id))
    assert api.get("/reports/closed-deals").body["total"]["won"] == 1

    opened = api.patch(f"/opportunities/{deal['id']}", {"version": deal["version"], "stage": "Proposal"}).body
    tell_batch(stream.records(api.caller.org_id))

    assert opened["closed_on"] is None
    assert api.get("/reports/closed-deals").body["total"]["won"] == 0
    assert counted(api, "won", today[:7], today[:7]) == []


@pytest.mark.req("15.3")
def test_revenue_by_month(api: Client, stream: Stream, calls: CallCount, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, 2026, 10, 5, 12)
    order, contract = an_order(api), a_contract(api)
    first = a_payment(api, order, amount="500.00")
    paid_for(api, contract, service_period_start="2026-01-01", payment_date="2026-10-06")
    at(monkeypatch, 2026, 11, 5, 12)
    settle(api, first, "refund", {"amount": "200.00"})
    settle(api, a_payment(api, order, amount="9.00"), "void")
    a_payment(api, order, amount="8.00", status="Pending")
    tell_batch(stream.records(api.caller.org_id))
    calls.operations.clear()

    answer = api.get("/reports/revenue", **{"from": OCTOBER, "to": NOVEMBER})

    assert (answer.status, calls.operations) == (200, ["Query"] * 2)
    october = {"orders": 1, "ordered": "2500.00", "payments": 2, "for_orders": "500.00", "for_retainers": "1000.00"}
    november = {"orders": 0, "ordered": "0.00", "payments": 1, "for_orders": "-200.00", "for_retainers": "0.00"}
    assert answer.body["months"] == [
        october | {"month": OCTOBER, "received": "1500.00"},
        november | {"month": NOVEMBER, "received": "-200.00"},
    ]
    assert answer.body["total"]["received"] == "1300.00"
    assert [each["amount"] for each in counted(api, "for_retainers", OCTOBER, NOVEMBER)] == ["1000.00"]
    assert [each["amount"] for each in counted(api, "received", NOVEMBER, NOVEMBER)] == ["-200.00"]


@pytest.mark.req("15.3")
def test_activity_by_user(api: Client, stream: Stream, calls: CallCount, monkeypatch: pytest.MonkeyPatch) -> None:
    ravi, about = member(api.caller), {"type": "account", "id": an_account(api)["id"]}
    at(monkeypatch, 2026, 10, 31, 18, 30)
    task = api.made("/activities", {"type": "Task", "subject": "Call back", "due_date": "2026-10-01"})
    api.patch(f"/activities/{task['id']}", {"version": 1, "status": "Completed"})
    api.made("/activities", {"type": "Task", "subject": "Still open"})
    api.made("/activities", {"type": "Call", "subject": "Rang", "assigned_to": ravi.user_id, "what": about})
    gone = api.made("/activities", {"type": "Note", "subject": "A mistake"})
    api.patch(f"/activities/{gone['id']}", {"version": 1, "is_active": False})
    tell_batch(stream.records(api.caller.org_id))
    calls.operations.clear()

    answer = api.get("/reports/activity", **{"from": NOVEMBER, "to": NOVEMBER})

    assert (answer.status, calls.operations) == (200, ["Query"])
    nothing = {"tasks": 0, "events": 0, "calls": 0, "notes": 0}
    assert {each.pop("user_id"): each for each in answer.body["users"]} == {
        api.caller.user_id: nothing | {"tasks": 1, "all": 1},
        ravi.user_id: nothing | {"calls": 1, "all": 1},
    }
    assert answer.body["total"] == nothing | {"tasks": 1, "calls": 1, "all": 2}
    assert counted(api, "tasks", NOVEMBER, NOVEMBER, owner="me")[0]["id"] == task["id"]
    assert counted(api, "tasks", OCTOBER, OCTOBER, owner="me") == []
    assert counted(api, "calls", NOVEMBER, NOVEMBER, owner=ravi.user_id)[0]["about"] == about


@pytest.mark.parametrize("report", ["closed-deals", "revenue", "activity", "records"])
@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({"from": "2026-13"}, "from"),
        ({"to": "2026-1"}, "to"),
        ({"from": "2026-05", "to": "2026-04"}, "from"),
        ({"from": "2024-01", "to": "2026-04"}, "from"),
    ],
)
def test_a_period_must_be_one(api: Client, report: str, query: dict[str, str], path: str) -> None:
    answer = api.get(f"/reports/{report}", **({"figure": "won"} | query))

    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.parametrize("report", ["closed-deals", "activity", "records"])
def test_an_owner_is_no_longer_than_an_id(api: Client, report: str) -> None:
    answer = api.get(f"/reports/{report}", figure="won", owner="x" * 65)

    assert (answer.status, answer.paths) == (422, ["owner"])


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({}, "figure"),
        ({"figure": "everything"}, "figure"),
        ({"figure": "tasks"}, "owner"),
        ({"figure": "leads", "source": "Mars"}, "source"),
        ({"figure": "won", "limit": "101"}, "limit"),
        ({"figure": "won", "cursor": "AAAA"}, "cursor"),
    ],
)
def test_a_figure_must_be_one(api: Client, query: dict[str, str], path: str) -> None:
    answer = api.get("/reports/records", **query)

    assert answer.status == 422
    assert {each.split(".")[0] for each in answer.paths} == {path}


@pytest.mark.req("1.24")
def test_records_are_read_by_whoever_may_read_such_records(api: Client) -> None:
    readings = {
        "won": Permission.OPPORTUNITIES_READ,
        "leads": Permission.LEADS_READ,
        "ordered": Permission.ORDERS_READ,
        "received": Permission.PAYMENTS_READ,
        "calls": Permission.ACTIVITIES_READ,
    }
    reader = as_role(api, Role.READ_ONLY)
    for figure, permission in readings.items():
        assert reader.get("/reports/records", figure=figure, owner="me").status == 200
        without = PERMISSIONS[Role.USER] - {permission}
        answer = Client(replace(api.caller, scopes=without)).get("/reports/records", figure=figure, owner="me")
        assert (answer.status, answer.code) == (403, "permission_denied")
    assert Client(replace(api.caller, scopes=frozenset())).get("/reports/revenue").status == 403


@pytest.mark.req("15.3")
def test_every_figure_of_a_small_firm_leads_to_its_records(api: Client, stream: Stream) -> None:
    order = an_order(api, a_sold_deal(api, "70.00", lead_source="Web"))
    for number in range(4):
        a_payment(api, order, amount=f"{number + 1}.00")
        api.made("/activities", {"type": "Note", "subject": f"Nr {number}"})
        lost = a_deal(api, lead_source="Web")
        api.patch(f"/opportunities/{lost['id']}", {"version": 1, "stage": "Closed Lost"})
        a_sold_deal(api, "1.00", lead_source="Event")
        api.made("/leads", {"last_name": "Rao", "company": "Rao", "status": "New", "lead_source": "Web"})
    tell_batch(stream.records(api.caller.org_id))

    assert_figures_lead_to_their_records(api, limit="3")
