"""What payments come to, in every order of events; and what may be entered. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from functions.orders.models import Fulfilment, OrderStatus, SettableStatus
from functions.orders.rules import MOVES, payment_state, status
from functions.payments.rules import positive_minor, require_dates
from functions.receivables.models import Payment, PaymentMethod, PaymentStatus
from functions.receivables.repository import payment_id
from functions.receivables.rules import paid, refundable
from shared.errors import InvalidInput

ORDER = "01M80DV73S9GT2XSKSPAV25943"
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def a_payment(number: int, minor: int, state: PaymentStatus = PaymentStatus.COMPLETED, **fields: object) -> Payment:
    values: dict[str, object] = {
        "id": payment_id("ORDER", ORDER, number),
        "version": 1,
        "created_at": NOW,
        "updated_at": NOW,
        "account_id": ORDER,
        "order_id": ORDER,
        "contract_id": None,
        "document_number": "SO-7K3M2Q9X",
        "currency": "INR",
        "payment_date": TODAY,
        "method": PaymentMethod.CASH,
        "status": state,
        "transaction_id": None,
        "notes": None,
        "service_period_start": None,
        "service_period_end": None,
        "refund_of": None,
        "amount_minor": minor,
    }
    return Payment.model_validate(values | fields)


@pytest.mark.req("S4", "5.17")
def test_only_completed_payments_count() -> None:
    rows = [a_payment(number, 10**number, state) for number, state in enumerate(PaymentStatus)]

    assert paid(rows) == 1
    assert paid([]) == 0


@pytest.mark.req("5.15")
@pytest.mark.parametrize(
    ("received", "given_back", "left"),
    [
        (PaymentStatus.COMPLETED, [], 100),
        (PaymentStatus.COMPLETED, [(30, PaymentStatus.COMPLETED)], 70),
        (PaymentStatus.COMPLETED, [(30, PaymentStatus.PENDING), (70, PaymentStatus.COMPLETED)], 0),
        (PaymentStatus.COMPLETED, [(30, PaymentStatus.VOID), (40, PaymentStatus.FAILED)], 100),
        (PaymentStatus.PENDING, [], 0),
        (PaymentStatus.VOID, [(30, PaymentStatus.COMPLETED)], -30),
    ],
)
def test_what_is_left_to_give_back(
    received: PaymentStatus, given_back: list[tuple[int, PaymentStatus]], left: int
) -> None:
    payment = a_payment(1, 100, received)
    refunds = [
        a_payment(2 + number, -minor, state, refund_of=payment.id) for number, (minor, state) in enumerate(given_back)
    ]
    other = a_payment(9, -5, refund_of=payment_id("ORDER", ORDER, 8))

    assert refundable(payment, [payment, *refunds, other]) == left
    assert all(refundable(each, [payment, *refunds]) == 0 for each in refunds)


TOTAL = 1000
DEEDS = ("log partial", "log rest", "overpay", "edit down", "void", "refund", "ship", "fulfil", "cancel")


BECOME = {"ship": SettableStatus.SHIPPED, "fulfil": SettableStatus.FULFILLED, "cancel": SettableStatus.CANCELLED}


@dataclass(frozen=True)
class Story:
    """An order as far as it has come; a deed that is refused changes nothing."""

    rows: tuple[Payment, ...] = ()
    fulfilment: Fulfilment = Fulfilment.OPEN

    def after(self, deed: str) -> "Story":
        if deed in BECOME:
            return self._becoming(BECOME[deed])
        if deed in ("log partial", "log rest", "overpay"):
            return self._logged({"log partial": 400, "log rest": TOTAL - paid(self.rows), "overpay": TOTAL + 1}[deed])
        if deed == "refund":
            left = [(each, refundable(each, self.rows)) for each in self.rows if refundable(each, self.rows) > 0]
            return self._with(self._next(-left[-1][1], left[-1][0].id)) if left else self
        standing = [each for each in self.rows if each.status is PaymentStatus.COMPLETED and each.refund_of is None]
        if not standing:
            return self
        changes = {"amount_minor": 1} if deed == "edit down" else {"status": PaymentStatus.VOID}
        changed = standing[-1].model_copy(update=changes)
        rows = tuple(changed if each.id == changed.id else each for each in self.rows)
        return replace(self, rows=rows) if all(refundable(each, rows) >= 0 for each in rows) else self

    def _becoming(self, wanted: SettableStatus) -> "Story":
        refused = wanted is SettableStatus.CANCELLED and paid(self.rows) > 0
        possible = wanted in MOVES[self.fulfilment] and not refused
        return replace(self, fulfilment=Fulfilment(wanted)) if possible else self

    def _logged(self, minor: int) -> "Story":
        refused = self.fulfilment is Fulfilment.CANCELLED or minor <= 0
        return self if refused else self._with(self._next(minor, None))

    def _next(self, minor: int, refund_of: str | None) -> Payment:
        return a_payment(len(self.rows) + 1, minor, refund_of=refund_of)

    def _with(self, row: Payment) -> "Story":
        return replace(self, rows=(*self.rows, row))

    @property
    def status(self) -> OrderStatus:
        return status(self.fulfilment, payment_state(TOTAL, paid(self.rows)))


def told(deeds: Sequence[str]) -> list[Story]:
    stories = [Story()]
    for deed in deeds:
        stories.append(stories[-1].after(deed))
    return stories


@pytest.mark.req("T6", "S4", "5.4", "5.14", "5.15", "5.17")
@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_every_sequence_of_deeds(length: int) -> None:
    """The status follows from what counts and from fulfilment alone, whatever came before."""
    for deeds in product(DEEDS, repeat=length):
        before, now = told(deeds)[-2:]
        counted = sum(each.amount_minor for each in now.rows if each.status is PaymentStatus.COMPLETED)
        assert counted >= 0, deeds
        if now.fulfilment is not Fulfilment.OPEN:
            assert now.status.value == now.fulfilment.value, deeds
        elif counted == 0:
            assert now.status is OrderStatus.AWAITING_PAYMENT, deeds
        else:
            assert now.status is (OrderStatus.PAID_IN_FULL if counted >= TOTAL else OrderStatus.PARTIALLY_PAID), deeds
        if before.fulfilment is Fulfilment.SHIPPED:
            assert now.status in (OrderStatus.SHIPPED, OrderStatus.FULFILLED), deeds
        elif before.fulfilment is not Fulfilment.OPEN:
            assert now.status is before.status, deeds
        for each in now.rows:
            assert refundable(each, now.rows) >= 0, deeds


@pytest.mark.req("5.11", "S6")
@pytest.mark.parametrize(
    ("amount", "currency", "code"),
    [
        ("0", "INR", "not_positive"),
        ("0.00", "INR", "not_positive"),
        ("-1.00", "INR", "not_an_amount"),
        ("1.005", "INR", "too_many_decimals"),
        ("1.5", "JPY", "too_many_decimals"),
        ("1e3", "INR", "not_an_amount"),
        ("", "INR", "not_an_amount"),
    ],
)
def test_an_amount_is_above_zero(amount: str, currency: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        positive_minor(amount, currency)

    assert [(each.path, each.code) for each in refused.value.errors] == [("amount", code)]
    assert positive_minor("1.00", "INR") == 100


def dated(start: str | None, end: str | None) -> Payment:
    return a_payment(1, 100, service_period_start=start, service_period_end=end)


@pytest.mark.req("5.11")
@pytest.mark.parametrize(
    ("payment", "path", "code"),
    [
        (a_payment(1, 1, payment_date=TODAY + timedelta(days=367)), "payment_date", "date_out_of_range"),
        (a_payment(1, 1, payment_date=date(1999, 12, 31)), "payment_date", "date_out_of_range"),
        (dated("2026-11-01", None), "service_period_end", "period_incomplete"),
        (dated(None, "2026-11-30"), "service_period_start", "period_incomplete"),
        (dated("2026-11-30", "2026-11-29"), "service_period_end", "ends_before_start"),
    ],
)
def test_dates_that_cannot_be(payment: Payment, path: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        require_dates(payment, TODAY)

    assert [(each.path, each.code) for each in refused.value.errors] == [(path, code)]


@pytest.mark.req("5.11")
def test_dates_that_can_be() -> None:
    for days in (0, 366, -365 * 20):
        require_dates(a_payment(1, 1, payment_date=TODAY + timedelta(days=days)), TODAY)
    require_dates(dated("2026-11-30", "2026-11-30"), TODAY)
