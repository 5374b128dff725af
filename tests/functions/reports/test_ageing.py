"""What clients owe by its age, through the front door."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from functions.dues import repository
from functions.identity.rules import PERMISSIONS, Permission, Role
from functions.orders.repository import OrderRepository
from shared import clock
from shared.db.records import revise
from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import a_deal, a_payment, a_product, an_account, an_order, settle, with_lines, won
from tests.factories import new_firm
from tests.figures import counted
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role
from tests.retainers import a_contract, now, on, paid_for

Record = dict[str, Any]
AGES = ("not_due", "days_1_30", "days_31_60", "days_61_90", "over_90")
TODAY = "2026-11-22"


def ordered(api: Client, account: Record, price: str = "100.00") -> Record:
    """An order of that account, of the day it is."""
    sold = {"product_id": a_product(api, price)["id"], "quantity": "1"}
    return an_order(api, won(api, with_lines(api, a_deal(api, account), sold)))


def become(api: Client, order: Record, status: str) -> None:
    version = api.get(f"/orders/{order['id']}").body["version"]
    assert api.patch(f"/orders/{order['id']}", {"version": version, "status": status}).status == 200


def total(api: Client) -> Record:
    """What is owed in the firm's currency."""
    found: Record = api.get("/reports/ageing").body["currencies"][0]["total"]
    return found


@pytest.mark.req("15.7")
def test_what_is_owed_by_account_and_age(
    api: Client, stranger: Client, calls: CallCount, monkeypatch: pytest.MonkeyPatch
) -> None:
    rao, lal = an_account(api, "Rao"), an_account(api, "Lal")
    on(monkeypatch, "2026-11-14")
    old, late = ordered(api, rao), ordered(api, rao)
    a_payment(api, late, amount="30.00")
    become(api, old, "Fulfilled")
    on(monkeypatch, TODAY)
    ordered(api, rao, "5.00")
    contract = a_contract(api, lal, start_date="2026-09-20")  # due a week later, each of three cycles
    paid_for(api, contract, amount="400.00", service_period_start="2026-10-20")
    calls.operations.clear()

    answer = api.get("/reports/ageing")

    assert (answer.status, sorted(calls.operations)) == (200, ["BatchGetItem", *["Query"] * 5])
    nothing = dict.fromkeys(AGES, "0.00")
    cycles = {"days_31_60": "1000.00", "days_1_30": "600.00", "not_due": "1000.00"}
    orders = {"days_1_30": "170.00", "not_due": "5.00"}
    assert answer.body == {
        "today": TODAY,
        "order_days": 7,
        "complete": True,
        "currencies": [
            {
                "currency": "INR",
                "account_count": 2,
                "accounts": [
                    nothing
                    | cycles
                    | {"account_id": lal["id"], "account_name": "Lal", "overdue": "1600.00", "total": "2600.00"},
                    nothing
                    | orders
                    | {"account_id": rao["id"], "account_name": "Rao", "overdue": "170.00", "total": "175.00"},
                ],
                "total": nothing
                | {"days_31_60": "1000.00", "days_1_30": "770.00", "not_due": "1005.00"}
                | {"overdue": "1770.00", "total": "2775.00"},
            }
        ],
    }
    assert stranger.get("/reports/ageing").body["currencies"] == []
    assert counted(stranger, "owed", "2026-11", "2026-11", account=rao["id"], currency="INR") == []


@pytest.mark.req("15.7")
def test_the_records_behind_are_shown_in_order_of_the_days(
    api: Client, calls: CallCount, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, "2026-11-01")
    account = an_account(api)
    order = ordered(api, account)
    contract = a_contract(api, account, start_date="2026-09-20")
    on(monkeypatch, TODAY)
    calls.operations.clear()

    answer = api.get("/reports/records", figure="owed", account=account["id"])

    assert sorted(calls.operations) == ["BatchGetItem", *["Query"] * 5]
    shared = {"detail": account["name"], "owner_id": None, "days": None, "about": None}
    assert answer.body["items"] == [
        shared
        | {"kind": "contract", "id": contract["id"], "title": contract["number"]}
        | {"on": "2026-09-27", "amount": "3000.00"},
        shared
        | {"kind": "order", "id": order["id"], "title": order["number"]}
        | {"on": "2026-11-08", "amount": "100.00"},
    ]
    late = counted(api, "overdue", "2026-11", "2026-11")
    assert [(each["id"], each["amount"]) for each in late] == [(contract["id"], "2000.00"), (order["id"], "100.00")]


@pytest.mark.req("15.7")
def test_money_that_comes_and_goes_changes_what_is_owed(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "2026-11-01")
    account = an_account(api)
    order, other = ordered(api, account), ordered(api, account)
    on(monkeypatch, TODAY)
    paid, expected = a_payment(api, order, amount="100.00"), "100.00"
    assert total(api)["total"] == expected

    settle(api, paid, "refund", {"amount": "40.00"})
    assert total(api)["total"] == "140.00"
    a_payment(api, order, amount="8.00", status="Pending")
    wrong = a_payment(api, order, amount="20.00")
    assert total(api)["total"] == "120.00"
    settle(api, wrong, "void")
    assert total(api)["total"] == "140.00"
    become(api, order, "Fulfilled")
    assert total(api)["total"] == "140.00"
    a_payment(api, order, amount="90.00")  # a credit of 30.00, which is no payment for the other order
    assert total(api)["total"] == "100.00"
    become(api, other, "Cancelled")
    assert api.get("/reports/ageing").body["currencies"] == []


@pytest.mark.req("15.7", "S28")
@pytest.mark.parametrize(
    ("zone", "today", "late"), [("America/Los_Angeles", "2026-11-15", "0.00"), ("Asia/Kolkata", "2026-11-16", "100.00")]
)
def test_today_is_the_firms(cloud: None, zone: str, today: str, late: str, monkeypatch: pytest.MonkeyPatch) -> None:
    firm = Client(new_firm("USD", zone))
    on(monkeypatch, "2026-11-08", hour=12)  # the same day in both
    ordered(firm, an_account(firm))
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 15, 20, tzinfo=UTC))

    answer = firm.get("/reports/ageing").body

    assert (answer["today"], answer["currencies"][0]["total"]["days_1_30"]) == (today, late)
    assert answer["currencies"][0]["total"]["total"] == "100.00"


@pytest.mark.req("15.7")
def test_currencies_are_never_added(api: Client) -> None:
    account, orders = an_account(api), OrderRepository(api.caller)
    placed = [orders.get(ordered(api, account, price)["id"]) for price in ("100.00", "7.00", "20.00")]
    for order, code in zip(placed[1:], ("JPY", "EUR"), strict=True):
        orders.save(order, revise(order, {"currency": code}))

    found = api.get("/reports/ageing").body["currencies"]

    expected = [("INR", "100.00"), ("EUR", "20.00"), ("JPY", "700")]
    assert [(each["currency"], each["total"]["total"]) for each in found] == expected
    for code, amount in expected:
        assert [each["amount"] for each in counted(api, "owed", "2026-11", "2026-11", currency=code)] == [amount]
    assert len(counted(api, "owed", "2026-11", "2026-11")) == 1


@pytest.mark.req("15.7")
def test_what_is_left_out_is_said(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    account = an_account(api)
    for _ in range(3):
        ordered(api, account)
    monkeypatch.setattr(repository, "MOST", 3)
    assert api.get("/reports/ageing").body["complete"] is True

    monkeypatch.setattr(repository, "MOST", 2)
    answer = api.get("/reports/ageing").body

    assert (answer["complete"], answer["currencies"][0]["total"]["total"]) == (False, "200.00")
    assert len(counted(api, "owed", "2026-11", "2026-11")) == 2
    monkeypatch.setattr("functions.reports.rules.MOST_ACCOUNTS", 0)
    few = api.get("/reports/ageing").body["currencies"][0]
    assert (few["accounts"], few["account_count"], few["total"]["total"]) == ([], 1, "200.00")


@pytest.mark.req("1.24")
def test_whoever_reads_reports_reads_it_and_whoever_reads_both_kinds_what_is_behind(api: Client) -> None:
    assert as_role(api, Role.READ_ONLY).get("/reports/ageing").status == 200
    assert as_role(api, Role.READ_ONLY).get("/reports/records", figure="owed").status == 200
    assert Client(replace(api.caller, scopes=frozenset())).get("/reports/ageing").code == "permission_denied"
    for permission in (Permission.ORDERS_READ, Permission.CONTRACTS_READ):
        clerk = Client(replace(api.caller, scopes=PERMISSIONS[Role.USER] - {permission}))
        assert clerk.get("/reports/ageing").status == 200
        assert clerk.get("/reports/records", figure="overdue").code == "permission_denied"


@pytest.mark.parametrize(("name", "value"), [("account", "x"), ("age", "old"), ("currency", "ZZZ")])
def test_what_narrows_a_figure_must_be_one(api: Client, name: str, value: str) -> None:
    answer = api.get("/reports/records", figure="owed", **{name: value})

    assert (answer.status, [each.split(".")[0] for each in answer.paths]) == (422, [name])


def parts(api: Client, until: str = TODAY) -> Iterator[tuple[str, str, Decimal]]:
    """What is owed according to the pages of all orders and contracts, with cycles begun by a day:
    account, day it is due, amount."""
    for order in (each for page in all_pages(api, "/orders", 100) for each in page):
        if order["status"] != "Cancelled":
            day = date.fromisoformat(order["order_date"]) + timedelta(days=7)
            yield order["account_id"], day.isoformat(), Decimal(order["balance_due"])
    for contract in (each for page in all_pages(api, "/contracts", 100) for each in page):
        for cycle in now(api, contract)["cycles"]:
            if cycle["start"] <= until:
                yield contract["account_id"], cycle["due_date"], Decimal(cycle["outstanding"])


def age_of(day: str) -> str:
    late = (date.fromisoformat(TODAY) - date.fromisoformat(day)).days
    return AGES[0 if late <= 0 else min((late + 29) // 30, 4)]


def a_busy_year(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Orders and contracts of four accounts, some of them paid, too, of which some was given back or a mistake."""
    chance = random.Random(7)
    accounts = [an_account(api, f"Client {number}") for number in range(4)]
    for _ in range(14):
        day = date.fromisoformat(TODAY) - timedelta(days=chance.randrange(130))
        on(monkeypatch, day.isoformat())
        order = ordered(api, chance.choice(accounts), f"{chance.randrange(1, 90)}.{chance.randrange(10, 99)}")
        paid = [a_payment(api, order, amount=f"{chance.randrange(1, 60)}.05") for _ in range(chance.randrange(3))]
        for payment in paid:
            if deed := chance.choice(["", "void", "refund"]):
                settle(api, payment, deed)
        if chance.random() < 0.5:
            become(api, order, chance.choice(["Shipped", "Fulfilled"]) if paid else "Cancelled")
    for number, account in enumerate(accounts[1:]):
        terms = {"start_date": f"2026-0{number + 4}-30", "end_date": None, "payment_days": 5 * number}
        contract = a_contract(api, account, price="33.10", **terms)
        gave = paid_for(api, contract, amount="70.00", service_period_end=None)
        if number:
            settle(api, gave, "refund", {"amount": "12.34"})


@pytest.mark.req("15.7")
def test_every_figure_is_the_sum_of_its_records_and_of_all_there_are(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_busy_year(api, monkeypatch)
    on(monkeypatch, TODAY)
    expected: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for account_id, day_due, amount in parts(api):
        expected[account_id, age_of(day_due)] += amount

    (found,) = api.get("/reports/ageing").body["currencies"]

    shown = {(row["account_id"], age): Decimal(row[age]) for row in found["accounts"] for age in AGES}
    assert {place: amount for place, amount in shown.items() if amount} == {k: v for k, v in expected.items() if v}
    assert len([amount for amount in shown.values() if amount]) > 8
    for row, narrowed in [(found["total"], {}), *((row, {"account": row["account_id"]}) for row in found["accounts"])]:
        assert Decimal(row["total"]) == sum(Decimal(row[age]) for age in AGES)
        for age in AGES:
            assert Decimal(row[age]) == behind(api, "owed", age=age, **narrowed)
        assert Decimal(row["total"]) == behind(api, "owed", **narrowed)
        assert Decimal(row["overdue"]) == behind(api, "overdue", **narrowed)
    assert behind(api, "owed", account=new_id()) == 0
    owed = [Decimal(row["total"]) for row in found["accounts"]]
    assert owed == sorted(owed, reverse=True)


def behind(api: Client, figure: str, **query: str) -> Decimal:
    """What the records behind a figure come to, in pages of two."""
    found = counted(api, figure, "2026-11", "2026-11", limit="2", **query)
    assert len({each["id"] for each in found}) == len(found)
    assert [each["on"] for each in found] == sorted(each["on"] for each in found)
    return sum((Decimal(each["amount"]) for each in found), Decimal(0))
