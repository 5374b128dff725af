"""Money by month, received and expected, through the front door."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from functions.dues import repository
from functions.identity.rules import PERMISSIONS, Permission, Role
from functions.orders.repository import OrderRepository
from functions.reports import service
from shared import clock
from shared.db.records import revise
from shared.months import last_day_of
from tests.conftest import CallCount
from tests.deals import a_deal, a_product, an_account, with_lines
from tests.factories import new_firm
from tests.figures import counted
from tests.front_door import Client
from tests.functions.kinds import as_role
from tests.functions.reports.test_ageing import TODAY, a_busy_year, become, ordered, parts
from tests.retainers import a_contract, on, paid_for
from tests.streams import Stream, tell_batch

Record = dict[str, Any]
MONTHS = [f"2026-{month:02}" for month in range(5, 13)] + [f"2027-{month:02}" for month in range(1, 6)]
NOTHING = dict.fromkeys(("received", "expected", "for_orders", "for_retainers", "pipeline"), "0.00")
MONEY = {
    "received": ("received", "received"),
    "expected": ("expected", "overdue"),
    "for_orders": ("expected_orders", "overdue_orders"),
    "for_retainers": ("expected_retainers", "overdue_retainers"),
    "pipeline": ("pipeline", ""),
}
"""The figures behind an amount of a month, and of what is late."""


def a_promise(api: Client, price: str, close_date: str, stage: str = "Proposal", **fields: Any) -> Record:
    """A deal that may be won."""
    sold = {"product_id": a_product(api, price)["id"], "quantity": "1"}
    return with_lines(api, a_deal(api, stage=stage, close_date=close_date, **fields), sold)


def forecast(api: Client, **query: str) -> Record:
    answer = api.get("/reports/forecast", **query)
    assert answer.status == 200, answer.text
    found: Record = answer.body
    return found


@pytest.mark.req("15.6")
def test_money_by_month(
    api: Client, stranger: Client, stream: Stream, calls: CallCount, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, "2026-11-01")
    account = an_account(api)
    ordered(api, account)
    contract = a_contract(api, account, start_date="2026-10-01", end_date="2027-02-28", payment_days=30)
    paid_for(api, contract, payment_date="2026-10-02", amount="900.00")
    on(monkeypatch, TODAY)
    ordered(api, account, "30.00")
    a_promise(api, "10.00", "2027-01-31", probability=25)
    tell_batch(stream.records(api.caller.org_id))
    calls.operations.clear()

    answer = api.get("/reports/forecast")

    assert (answer.status, calls.operations) == (200, ["Query"] * 9)  # all at the same time
    body = answer.body
    assert [each.pop("month") for each in body["months"]] == MONTHS
    months = dict(zip(MONTHS, body.pop("months"), strict=True))
    assert {month: found for month, found in months.items() if found != NOTHING} == {
        "2026-10": NOTHING | {"received": "900.00"},
        "2026-11": NOTHING | {"for_orders": "30.00", "expected": "30.00"},
        "2026-12": NOTHING | {"for_retainers": "2000.00", "expected": "2000.00"},
        "2027-01": NOTHING | {"for_retainers": "1000.00", "expected": "1000.00", "pipeline": "2.50"},
        "2027-03": NOTHING | {"for_retainers": "1000.00", "expected": "1000.00"},
    }
    assert body["overdue"] == {"for_orders": "100.00", "for_retainers": "100.00", "expected": "200.00"}
    assert (body["today"], body["order_days"], body["currency"]) == (TODAY, 7, "INR")
    assert (body["left_out"], body["complete"]) == ([], True)
    theirs = forecast(stranger)
    assert {each["expected"] for each in theirs["months"]} == {"0.00"}
    assert (theirs["total"], len(forecast(stranger, months="12")["months"])) == (NOTHING, 25)
    assert counted(stranger, "expected", "2026-12", "2027-05", account=account["id"], currency="INR") == []


@pytest.mark.req("15.6", "S28")
@pytest.mark.parametrize(
    ("zone", "today", "expected", "late"),
    [("America/Los_Angeles", "2026-11-30", "100.00", "0.00"), ("Asia/Kolkata", "2026-12-01", "0.00", "100.00")],
)
def test_the_month_is_the_firms(
    cloud: None, zone: str, today: str, expected: str, late: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = Client(new_firm("USD", zone))
    on(monkeypatch, "2026-11-23", hour=12)
    ordered(firm, an_account(firm))
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 30, 20, tzinfo=UTC))

    found = forecast(firm)

    assert (found["today"], found["months"][6]["month"]) == (today, today[:7])
    assert (found["total"]["expected"], found["overdue"]["expected"]) == (expected, late)


@pytest.mark.req("15.6")
def test_other_currencies_are_named_and_not_added(api: Client) -> None:
    orders, account = OrderRepository(api.caller), an_account(api)
    ordered(api, account)
    foreign = orders.get(ordered(api, account, "7.00")["id"])
    orders.save(foreign, revise(foreign, {"currency": "JPY"}))

    found = forecast(api)

    assert (found["total"]["expected"], found["left_out"]) == ("100.00", ["JPY"])
    assert [each["amount"] for each in counted(api, "expected", "2026-11", "2027-05", currency="JPY")] == ["700"]


@pytest.mark.req("15.6")
def test_what_is_left_out_is_said(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, TODAY)
    for _ in range(2):
        a_promise(api, "10.00", "2026-12-01")
    monkeypatch.setattr(service, "MOST", 2)
    assert forecast(api)["complete"] is True
    monkeypatch.setattr(service, "MOST", 1)
    assert forecast(api)["complete"] is False
    monkeypatch.undo()
    for number in range(2):
        ordered(api, an_account(api, f"Client {number}"))
    monkeypatch.setattr(repository, "MOST", 1)
    assert forecast(api)["complete"] is False


@pytest.mark.req("1.24")
def test_the_records_behind_are_read_by_whoever_may_read_such(api: Client) -> None:
    reader = as_role(api, Role.READ_ONLY)
    assert reader.get("/reports/forecast").status == 200
    assert Client(replace(api.caller, scopes=frozenset())).get("/reports/forecast").code == "permission_denied"
    needed = {
        Permission.ORDERS_READ: ("expected", "expected_orders", "overdue_orders"),
        Permission.CONTRACTS_READ: ("expected", "expected_retainers", "overdue_retainers"),
        Permission.OPPORTUNITIES_READ: ("pipeline",),
    }
    for permission, figures in needed.items():
        clerk = Client(replace(api.caller, scopes=PERMISSIONS[Role.USER] - {permission}))
        for figure in figures:
            assert reader.get("/reports/records", figure=figure).status == 200
            assert clerk.get("/reports/records", figure=figure).code == "permission_denied"


@pytest.mark.parametrize("months", ["0", "13", "x"])
def test_a_number_of_months_must_be_one(api: Client, months: str) -> None:
    answer = api.get("/reports/forecast", months=months)

    assert (answer.status, answer.paths) == (422, ["months"])


@pytest.mark.req("15.6")
def test_nothing_is_expected_before_this_month_nor_beyond_the_forecast(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, TODAY)
    a_promise(api, "10.00", "2026-10-15")

    assert counted(api, "pipeline", "2026-05", "2026-10") == []
    beyond = api.get("/reports/records", **{"figure": "expected", "from": "2098-01", "to": "2098-12"})
    assert (beyond.status, beyond.paths) == (422, ["to"])


def behind(api: Client, figure: str, first: str, last: str) -> Decimal:
    found = counted(api, figure, first, last, limit="3")
    assert len({each["id"] for each in found}) == len(found)
    return sum((Decimal(each["amount"]) for each in found), Decimal(0))


def all_that_is_due(api: Client) -> Iterator[tuple[str, Decimal]]:
    """The month and amount of everything that is still to be paid by the end of the forecast, late or not."""
    last = last_day_of(MONTHS[-1]).isoformat()
    for _, day, amount in parts(api, until=last):
        if day <= last:
            yield ("late" if day < TODAY else day[:7]), amount


@pytest.mark.req("15.6")
def test_every_figure_is_the_sum_of_its_records_and_of_all_there_are(
    api: Client, stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_busy_year(api, monkeypatch)
    on(monkeypatch, TODAY)
    account = an_account(api)
    for number, day in enumerate(("2026-10-15", "2026-11-01", "2026-11-30", "2027-02-01", "2027-05-31", "2027-06-01")):
        a_promise(api, f"{number + 1}.37", day, ["Qualifying", "Proposal", "Negotiation"][number % 3])
    become(api, ordered(api, account), "Cancelled")
    a_contract(api, account, billing_cycle="Quarterly", start_date="2026-12-24", end_date=None, price="77.07")
    tell_batch(stream.records(api.caller.org_id))
    due: defaultdict[str, Decimal] = defaultdict(Decimal)
    for month, amount in all_that_is_due(api):
        due[month] += amount

    found = forecast(api)

    expected = {each["month"]: Decimal(each["expected"]) for each in found["months"]}
    assert {month: amount for month, amount in expected.items() if amount} == {
        month: amount for month, amount in due.items() if amount and month != "late"
    }
    assert Decimal(found["overdue"]["expected"]) == due["late"] > 0
    assert len([amount for amount in expected.values() if amount]) >= 7
    rows = [(found["total"], MONTHS[0], MONTHS[-1]), *((row, row["month"], row["month"]) for row in found["months"])]
    for row, first, last in rows:
        assert Decimal(row["expected"]) == Decimal(row["for_orders"]) + Decimal(row["for_retainers"])
        for name, (figure, _) in MONEY.items():
            assert Decimal(row[name]) == behind(api, figure, first, last), (name, first, last)
    for name in ("expected", "for_orders", "for_retainers"):
        assert Decimal(found["overdue"][name]) == behind(api, MONEY[name][1], MONTHS[6], MONTHS[6])
    coming = sum(
        (Decimal(each["amount"]) for each in api.get("/reports/records", figure="pipeline").body["items"]), Decimal(0)
    )
    assert coming == Decimal(found["total"]["pipeline"]) > 0
