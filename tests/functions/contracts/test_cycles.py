"""When cycles begin and end, what pays for them, and in which state they are. Pure."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice, permutations

import pytest

from functions.contracts.models import BillingCycle, Contract, ContractStatus, CycleState
from functions.contracts.rules import (
    begun,
    cycles,
    first_unpaid,
    next_end,
    owed,
    paid_after,
    paid_cycles,
    period_of,
    require_term,
    shown_cycles,
    spread,
    status_on,
    with_payment,
)
from functions.receivables.models import Payment, PaymentMethod, PaymentStatus
from functions.receivables.repository import payment_id
from shared.errors import InvalidInput
from shared.months import months_later

ID = "01M80DV73S9GT2XSKSPAV25943"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def a_contract(start: str, end: str | None = None, cycle: str = "Monthly", **fields: object) -> Contract:
    values: dict[str, object] = {
        "id": ID,
        "version": 1,
        "created_at": NOW,
        "updated_at": NOW,
        "number": "CT-7K3M2Q9X",
        "account_id": ID,
        "opportunity_id": ID,
        "owner_id": "u1",
        "currency": "INR",
        "line_count": 1,
        "paid_minor": 0,
        "pay_seq": 0,
        "status": ContractStatus.ACTIVE,
        "start_date": start,
        "end_date": end,
        "billing_cycle": cycle,
        "payment_days": 7,
        "price_per_cycle_minor": 1000,
        "paid_cycles": {},
        "proposed_until": None,
        "predecessor_id": None,
        "successor_id": None,
    }
    return Contract.model_validate(values | fields)


def a_payment(number: int, minor: int, first: str, last: str, **fields: object) -> Payment:
    values: dict[str, object] = {
        "id": payment_id("CONTRACT", ID, number),
        "version": 1,
        "created_at": NOW,
        "updated_at": NOW,
        "account_id": ID,
        "order_id": None,
        "contract_id": ID,
        "document_number": "CT-7K3M2Q9X",
        "currency": "INR",
        "payment_date": "2026-11-22",
        "method": PaymentMethod.CASH,
        "status": PaymentStatus.COMPLETED,
        "transaction_id": None,
        "notes": None,
        "service_period_start": first,
        "service_period_end": last,
        "refund_of": None,
        "amount_minor": minor,
    }
    return Payment.model_validate(values | fields)


def starts(contract: Contract, number: int) -> list[str]:
    return [cycle.start.isoformat() for cycle in islice(cycles(contract), number)]


@pytest.mark.req("T12", "B14", "9.9")
@pytest.mark.parametrize(
    ("start", "cycle", "expected"),
    [
        ("2026-01-31", "Monthly", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        ("2028-01-31", "Monthly", ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"]),
        ("2026-11-30", "Monthly", ["2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28", "2027-03-30"]),
        ("2026-12-15", "Monthly", ["2026-12-15", "2027-01-15", "2027-02-15", "2027-03-15", "2027-04-15"]),
        ("2026-11-30", "Quarterly", ["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30"]),
        ("2028-02-29", "Annually", ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
    ],
)
def test_cycles_begin_on_the_anchors_day(start: str, cycle: str, expected: list[str]) -> None:
    assert starts(a_contract(start, cycle=cycle), 5) == expected


@pytest.mark.req("T12", "9.6")
@pytest.mark.parametrize("cycle", list(BillingCycle))
@pytest.mark.parametrize("day", [1, 15, 28, 29, 30, 31])
def test_cycles_touch_without_gap_or_overlap(cycle: str, day: int) -> None:
    found = list(cycles(a_contract(f"2024-01-{day:02}", cycle=cycle)))

    assert all(before.end + timedelta(days=1) == after.start for before, after in zip(found, found[1:], strict=False))
    assert found[-1].end == months_later(date(2024, 1, day), 600) - timedelta(days=1)
    assert len(found) == 600 // {"Monthly": 1, "Quarterly": 3, "Annually": 12}[cycle]


@pytest.mark.req("9.1")
def test_the_last_cycle_ends_with_the_contract() -> None:
    found = list(cycles(a_contract("2026-01-31", "2026-03-30")))

    assert [(str(each.start), str(each.end)) for each in found] == [
        ("2026-01-31", "2026-02-27"),
        ("2026-02-28", "2026-03-30"),
    ]
    assert list(cycles(a_contract("2026-01-31", "2026-01-30"))) == []
    assert [str(each.end) for each in cycles(a_contract("2026-01-31", "2026-02-28"))] == ["2026-02-27", "2026-02-28"]


@pytest.mark.req("9.7", "9.8")
@pytest.mark.parametrize(
    ("today", "paid", "expected"),
    [
        ("2026-02-28", 0, CycleState.UPCOMING),
        ("2026-03-01", 0, CycleState.DUE),
        ("2026-03-08", 999, CycleState.DUE),
        ("2026-03-09", 999, CycleState.OVERDUE),
        ("2026-02-28", 1000, CycleState.PAID),
        ("2027-03-09", 1001, CycleState.PAID),
    ],
)
def test_the_state_of_a_cycle(today: str, paid: int, expected: CycleState) -> None:
    (cycle,) = cycles(a_contract("2026-03-01", "2026-03-31", paid_cycles={"2026-03-01": paid}))

    assert cycle.state(date.fromisoformat(today)) is expected
    assert cycle.outstanding_minor == max(1000 - paid, 0)


@pytest.mark.req("9.8")
def test_what_is_owed_is_what_has_begun_and_is_not_paid() -> None:
    contract = a_contract("2026-01-15", paid_cycles={"2026-01-15": 1000, "2026-02-15": 400, "2026-04-15": 1000})
    today = date(2026, 4, 20)

    assert [str(each.start) for each in begun(contract, today)] == starts(contract, 4)
    assert [(str(each.start), each.outstanding_minor) for each in owed(contract, today)] == [
        ("2026-02-15", 600),
        ("2026-03-15", 1000),
    ]
    unpaid = first_unpaid(contract)
    assert unpaid is not None
    assert (str(unpaid.start), str(unpaid.due_date)) == ("2026-02-15", "2026-02-22")
    assert first_unpaid(a_contract("2026-01-15", price_per_cycle_minor=0)) is None
    assert first_unpaid(a_contract("2026-01-01", "2026-01-31", paid_cycles={"2026-01-01": 1000})) is None


def test_a_page_shows_cycles_of_two_years_and_the_next() -> None:
    shown = shown_cycles(a_contract("2020-01-31"), date(2026, 11, 22))

    assert (str(shown[0].start), str(shown[-1].start), len(shown)) == ("2027-10-31", "2024-11-30", 36)


@pytest.mark.req("9.1")
@pytest.mark.parametrize("status", list(ContractStatus))
def test_a_contract_expires_when_its_last_day_is_over(status: ContractStatus) -> None:
    contract = a_contract("2026-01-01", "2026-11-22", status=status)
    expired = ContractStatus.EXPIRED if status is ContractStatus.ACTIVE else status

    assert status_on(contract, date(2026, 11, 22)) is status
    assert status_on(contract, date(2026, 11, 23)) is expired
    assert status_on(a_contract("2026-01-01", status=status), date(2999, 1, 1)) is status


@pytest.mark.req("9.6", "S13")
def test_a_period_is_made_of_whole_cycles() -> None:
    contract = a_contract("2026-01-31", "2026-12-15", paid_cycles={"2026-01-31": 1000, "2026-02-28": 10})
    day = date.fromisoformat

    assert period_of(contract, None, None) == (date(2026, 2, 28), date(2026, 3, 30))
    assert period_of(contract, date(2026, 4, 30), None) == (date(2026, 4, 30), date(2026, 5, 30))
    assert period_of(contract, date(2026, 3, 31), day("2026-05-30")) == (date(2026, 3, 31), date(2026, 5, 30))
    assert period_of(contract, date(2026, 11, 30), day("2026-12-15")) == (date(2026, 11, 30), date(2026, 12, 15))
    for first, last, path in [
        ("2026-02-27", None, "service_period_start"),
        ("2026-12-31", None, "service_period_start"),
        ("2026-02-28", "2026-03-31", "service_period_end"),
        ("2026-11-30", "2026-12-30", "service_period_end"),
        ("2026-02-28", "2026-02-27", "service_period_start"),
    ]:
        with pytest.raises(InvalidInput) as refusal:
            period_of(contract, day(first), day(last) if last else None)
        assert [error.path for error in refusal.value.errors] == [path], (first, last)
    with pytest.raises(InvalidInput, match="Every cycle"):
        period_of(a_contract("2026-01-01", price_per_cycle_minor=0), None, None)


@pytest.mark.req("9.6")
@pytest.mark.parametrize(
    ("minor", "expected"),
    [
        (3000, {"2026-01-01": 1000, "2026-02-01": 1000, "2026-03-01": 1000}),
        (3500, {"2026-01-01": 1000, "2026-02-01": 1000, "2026-03-01": 1500}),
        (1400, {"2026-01-01": 1000, "2026-02-01": 400}),
        (400, {"2026-01-01": 400}),
        (0, {}),
    ],
)
def test_an_amount_pays_the_cycles_of_its_period_in_turn(minor: int, expected: dict[str, int]) -> None:
    contract = a_contract("2026-01-01")

    assert spread(contract, a_payment(1, minor, "2026-01-01", "2026-03-31"), minor) == expected


def test_what_was_paid_for_a_cycle_that_is_gone_stays_with_its_day() -> None:
    contract = a_contract("2026-01-01", "2026-01-31")

    assert spread(contract, a_payment(1, 50, "2026-03-01", "2026-03-31"), 50) == {"2026-03-01": 50}


@pytest.mark.req("9.6", "9.7", "T6")
def test_cycles_are_paid_the_same_in_whatever_order_payments_come() -> None:
    contract = a_contract("2026-01-01")
    payments = [
        a_payment(1, 3000, "2026-01-01", "2026-03-31"),
        a_payment(2, 250, "2026-04-01", "2026-04-30"),
        a_payment(3, 900, "2026-04-01", "2026-04-30", status=PaymentStatus.VOID),
        a_payment(4, 800, "2026-04-01", "2026-04-30", status=PaymentStatus.PENDING),
        a_payment(5, -1500, "2026-01-01", "2026-01-31", refund_of=payment_id("CONTRACT", ID, 1)),
        a_payment(6, -1, "2026-01-01", "2026-01-31", refund_of=payment_id("CONTRACT", ID, 2), status="Failed"),
    ]
    expected = {"2026-01-01": 1000, "2026-02-01": 500, "2026-04-01": 250}

    assert all(paid_cycles(contract, order) == expected for order in permutations(payments))
    one_more = contract.model_copy(update={"paid_cycles": expected})
    assert with_payment(one_more, a_payment(7, 600, "2026-02-01", "2026-02-28"))["2026-02-01"] == 1100
    assert with_payment(one_more, payments[3]) == expected


def test_whether_more_was_paid_than_the_contract_lasts() -> None:
    contract = a_contract("2026-01-01", paid_cycles={"2026-02-01": 0, "2026-01-01": 5})

    assert not paid_after(contract, date(2026, 1, 1))
    assert paid_after(contract, date(2025, 12, 31))


@pytest.mark.req("9.4")
@pytest.mark.parametrize(
    ("start", "end", "following", "expected"),
    [
        ("2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31"),
        ("2026-01-31", "2026-02-27", "2026-02-28", "2026-03-27"),
        ("2026-03-15", "2026-03-24", "2026-03-25", "2026-04-03"),
        ("2026-03-15", "2026-04-24", "2026-04-25", "2026-06-04"),
        ("2026-01-01", None, "2026-03-01", None),
    ],
)
def test_the_next_term_is_as_long(start: str, end: str | None, following: str, expected: str | None) -> None:
    day = date.fromisoformat

    found = next_end(day(start), day(end) if end else None, day(following))

    assert found == (day(expected) if expected else None)


@pytest.mark.req("9.1")
@pytest.mark.parametrize(
    ("start", "end", "path"),
    [
        ("1999-12-31", None, "start_date"),
        ("2036-11-23", None, "start_date"),
        ("2026-11-22", "2026-11-22", "end_date"),
        ("2026-11-22", "2076-11-23", "end_date"),
    ],
)
def test_terms_no_contract_can_have(start: str, end: str | None, path: str) -> None:
    day = date.fromisoformat
    with pytest.raises(InvalidInput) as refusal:
        require_term(day(start), day(end) if end else None, date(2026, 11, 22))

    assert [error.path for error in refusal.value.errors] == [path]
    require_term(date(2000, 1, 1), date(2050, 1, 1), date(2026, 11, 22))
