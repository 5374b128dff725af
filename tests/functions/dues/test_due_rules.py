"""What is due and how old it is. Pure."""

from datetime import UTC, date, datetime

import pytest

from functions.dues.models import Age, Debt, Due, DueKind
from functions.dues.rules import LATE, age_on, by_month, by_record, debts, due_of_order, dues_of_contract
from functions.orders.models import Fulfilment, Order
from tests.functions.contracts.test_cycles import a_contract

ID = "01M80DV73S9GT2XSKSPAV25943"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
TODAY = date(2026, 11, 15)


def an_order(**fields: object) -> Order:
    values = {
        "id": ID,
        "version": 1,
        "created_at": NOW,
        "updated_at": NOW,
        "number": "SO-7K3M2Q9X",
        "account_id": ID,
        "opportunity_id": ID,
        "owner_id": "u1",
        "currency": "INR",
        "line_count": 1,
        "paid_minor": 300,
        "pay_seq": 1,
        "order_date": date(2026, 10, 28),
        "fulfilment": Fulfilment.OPEN,
        "total_minor": 1000,
        "body_sha": "",
    }
    return Order.model_validate(values | fields)


def a_due(record: str, day: int, minor: int, account: str = "a", currency: str = "INR") -> Due:
    return Due(DueKind.ORDER, record, f"SO-{record}", account, currency, date(2026, 11, day), minor)


@pytest.mark.req("15.7")
@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2027, 1, 1), Age.NOT_DUE),
        (date(2026, 11, 15), Age.NOT_DUE),
        (date(2026, 11, 14), Age.DAYS_1_30),
        (date(2026, 10, 16), Age.DAYS_1_30),
        (date(2026, 10, 15), Age.DAYS_31_60),
        (date(2026, 9, 16), Age.DAYS_31_60),
        (date(2026, 9, 15), Age.DAYS_61_90),
        (date(2026, 8, 17), Age.DAYS_61_90),
        (date(2026, 8, 16), Age.OVER_90),
        (date(2020, 1, 1), Age.OVER_90),
    ],
)
def test_age_is_counted_from_the_day_it_was_due(day: date, age: Age) -> None:
    assert age_on(day, TODAY) is age


@pytest.mark.req("15.7")
def test_an_order_is_due_a_week_after_its_date() -> None:
    (due,) = due_of_order(an_order())

    assert (due.kind, due.record_id, due.number, due.account_id) == (DueKind.ORDER, ID, "SO-7K3M2Q9X", ID)
    assert (due.due_date, due.minor, due.currency) == (date(2026, 11, 4), 700, "INR")


@pytest.mark.req("15.7")
@pytest.mark.parametrize(
    ("fields", "minor"),
    [
        ({"paid_minor": 1000}, 0),
        ({"paid_minor": 1200}, 0),
        ({"paid_minor": 0}, 1000),
        ({"fulfilment": Fulfilment.SHIPPED}, 700),
        ({"fulfilment": Fulfilment.FULFILLED}, 700),
        ({"fulfilment": Fulfilment.CANCELLED}, 0),
        ({"total_minor": 0, "paid_minor": 0}, 0),
    ],
)
def test_what_an_order_owes(fields: dict[str, object], minor: int) -> None:
    assert sum(due.minor for due in due_of_order(an_order(**fields))) == minor


@pytest.mark.req("15.7")
def test_a_contract_owes_its_cycles_that_have_begun() -> None:
    contract = a_contract("2026-09-15", paid_cycles={"2026-09-15": 1000, "2026-10-15": 400}, payment_days=10)

    found = dues_of_contract(contract, TODAY)

    assert [(due.due_date, due.minor) for due in found] == [(date(2026, 10, 25), 600), (date(2026, 11, 25), 1000)]
    assert {due.kind for due in found} == {DueKind.CONTRACT}
    assert len(dues_of_contract(contract, date(2026, 12, 15))) == 3


@pytest.mark.req("15.7")
def test_debts_are_summed_by_currency_account_and_age() -> None:
    dues = [
        a_due("1", 1, 5),
        a_due("2", 20, 7),
        a_due("3", 2, 6),
        a_due("4", 1, 90, account="b"),
        a_due("5", 1, 1, account="b", currency="USD"),
        a_due("6", 1, 18, account="c"),
    ]

    found = debts(dues, TODAY)

    mine, late = {Age.DAYS_1_30: 11, Age.NOT_DUE: 7}, Age.DAYS_1_30
    assert found["INR"] == [Debt("b", {late: 90}), Debt("a", mine), Debt("c", {late: 18})]
    assert [each.minor for each in found["INR"]] == [90, 18, 18]
    assert found["USD"] == [Debt("b", {late: 1})]
    assert debts([], TODAY) == {}


@pytest.mark.req("15.7")
def test_a_record_stands_once_under_the_first_day() -> None:
    found = by_record([a_due("1", 9, 5), a_due("2", 3, 1), a_due("1", 2, 7), a_due("0", 3, 2)])

    assert [(due.record_id, due.due_date.day, due.minor) for due in found] == [("1", 2, 12), ("0", 3, 2), ("2", 3, 1)]


@pytest.mark.req("15.6")
def test_what_is_late_is_due_in_no_month() -> None:
    cycle = Due(DueKind.CONTRACT, "3", "CT-3", "a", "INR", date(2026, 12, 31), 4)

    found = by_month([a_due("1", 14, 5), a_due("2", 15, 1), a_due("4", 30, 2), cycle], TODAY)

    assert found == {LATE: {DueKind.ORDER: 5}, "2026-11": {DueKind.ORDER: 3}, "2026-12": {DueKind.CONTRACT: 4}}
