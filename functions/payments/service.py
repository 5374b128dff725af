"""Payments: logged, edited, voided and refunded, each in one transaction with what its order says is paid.

Two people may pay the same order at once: whoever finds it changed reads it again and takes the next number. Somebody
who edits a payment that has changed since they saw it is told so.
"""

from collections.abc import Callable
from typing import Any

from functions.orders.models import Fulfilment, Order
from functions.orders.repository import OrderRepository
from functions.payments.models import OrderPaymentCreate, PaymentChange, PaymentRefund
from functions.payments.rules import MOST_PAYMENTS, positive_minor, require_dates
from functions.receivables.models import Payment, PaymentMethod, PaymentOut, PaymentStatus
from functions.receivables.repository import Document, PaymentRepository, document_of, payment_id
from functions.receivables.rules import paid, refundable
from shared import clock, money
from shared.caller import Caller
from shared.db.records import revise
from shared.db.retry import until_current
from shared.db.table import both
from shared.errors import Conflict, InvalidInput, NotFound

Logged = tuple[PaymentOut, bool]


def list_payments(
    caller: Caller, status: PaymentStatus | None, method: PaymentMethod | None, *, limit: int, after: str | None
) -> tuple[list[PaymentOut], str | None]:
    """Payments for any order, newest date first."""
    payments = PaymentRepository(caller)
    found, position = payments.newest(status, method, limit=limit, after=after)
    return payments.shown(found), position


def list_of_order(
    caller: Caller, order_id: str, *, limit: int, after: str | None
) -> tuple[list[PaymentOut], str | None]:
    """The payments for one order, last logged first; NotFound when there is no such order."""
    order = OrderRepository(caller).with_payments(order_id)
    rest = [each for each in reversed(order.payments) if after is None or each.id < after]
    page = rest[:limit]
    return PaymentRepository(caller).shown(page), page[-1].id if len(rest) > limit else None


def get_payment(caller: Caller, payment_id: str) -> PaymentOut:
    payments = PaymentRepository(caller)
    return payments.present(payments.get(payment_id))


def log_payment(caller: Caller, order_id: str, data: OrderPaymentCreate) -> Logged:
    """The new payment, and False when the same request had logged it before.

    Raises NotFound, Conflict `order_cancelled` or `too_many_payments`, InvalidInput naming the field that cannot be.
    """
    orders = OrderRepository(caller)

    def attempt() -> Logged:
        order = orders.get(order_id)
        if order.fulfilment is Fulfilment.CANCELLED:
            message = "This order is cancelled and takes no payments."
            raise Conflict("order_cancelled", message, current=orders.present(order))
        if data.currency not in (None, order.currency):
            raise InvalidInput.at("currency", "currency_mismatch", f"This order is in {order.currency}.")
        fields = data.model_dump(exclude={"amount", "currency", "order_id", "payment_date", "status"})
        payment = _next(
            caller,
            order,
            **fields,
            amount_minor=positive_minor(data.amount, order.currency),
            payment_date=data.payment_date or clock.today(caller.timezone),
            status=PaymentStatus(data.status),
            refund_of=None,
        )
        return _place(orders, order, order.paid_minor, payment)

    return _once(orders, attempt)


def refund_payment(caller: Caller, payment_id: str, data: PaymentRefund) -> Logged:
    """The refund, a payment of its own with a negative amount, and False when the same request had made it before.

    Raises NotFound, Conflict `not_refundable`, InvalidInput when more would be given back than is left.
    """
    orders, payments = OrderRepository(caller), PaymentRepository(caller)

    def attempt() -> Logged:
        order = orders.with_payments(document_of(payment_id))
        received = _found(order, payment_id)
        left = refundable(received, order.payments)
        if left <= 0:
            message = "There is nothing of this payment to give back."
            raise Conflict("not_refundable", message, current=payments.present(received))
        amount = left if data.amount is None else positive_minor(data.amount, received.currency)
        if amount > left:
            most = money.to_text(left, received.currency)
            raise InvalidInput.at("amount", "more_than_received", f"At most {most} of this payment can be given back.")
        refund = _next(
            caller,
            order.header,
            amount_minor=-amount,
            payment_date=data.payment_date or clock.today(caller.timezone),
            method=data.method or received.method,
            status=PaymentStatus.COMPLETED,
            transaction_id=data.transaction_id,
            notes=data.notes,
            service_period_start=None,
            service_period_end=None,
            refund_of=received.id,
        )
        return _place(orders, order.header, paid(order.payments), refund)

    return _once(orders, attempt)


def change_payment(caller: Caller, payment_id: str, data: PaymentChange) -> PaymentOut:
    """Change just the fields sent. Raises NotFound, VersionRequired, StaleVersion, InvalidInput.

    Conflict `payment_void` for one that is void, `payment_refunded` when it would be less than was given back of it.
    """

    def edited(payment: Payment) -> Payment:
        changes = data.changes()
        if "amount" in changes:
            if payment.refund_of:
                message = "Void this refund and give back another amount instead."
                raise InvalidInput.at("amount", "amount_of_refund", message)
            changes["amount_minor"] = positive_minor(changes.pop("amount"), payment.currency)
        if "status" in changes:
            changes["status"] = PaymentStatus(changes["status"])
        after = revise(payment, changes)
        require_dates(after, clock.today(caller.timezone))
        return after

    return _change(caller, payment_id, data.version, edited)


def void_payment(caller: Caller, payment_id: str, version: int | None) -> PaymentOut:
    """The payment, which counts no more. Raises as `change_payment` does."""
    return _change(caller, payment_id, version, lambda payment: revise(payment, {"status": PaymentStatus.VOID}))


def _change(caller: Caller, payment_id: str, version: int | None, changed: Callable[[Payment], Payment]) -> PaymentOut:
    orders, payments = OrderRepository(caller), PaymentRepository(caller)

    def attempt() -> PaymentOut:
        order = orders.with_payments(document_of(payment_id))
        before = _found(order, payment_id)
        if payments.require_version(before, version):
            return payments.present(before)
        if before.status is PaymentStatus.VOID:
            raise Conflict("payment_void", "This payment is void.", current=payments.present(before))
        after = changed(before)
        rows = [after if each.id == after.id else each for each in order.payments]
        if any(refundable(each, rows) < 0 for each in rows):
            message = "Money was given back of this payment. Void the refund first."
            raise Conflict("payment_refunded", message, current=payments.present(before))
        mark = orders.paid_op(order.header, paid(rows), order.header.pay_seq)
        saved, name = both(lambda: payments.save(before, after, mark), lambda: payments.account_name(before.account_id))
        return payments.show(saved, name)

    return until_current(attempt)


def _next(caller: Caller, order: Order, **fields: Any) -> Payment:
    """The order's next payment, not yet written."""
    if order.pay_seq >= MOST_PAYMENTS:
        raise Conflict("too_many_payments", f"An order has {MOST_PAYMENTS} payments at most.")
    now = clock.now()
    payment = Payment(
        **fields,
        id=payment_id(OrderRepository.name, order.id, order.pay_seq + 1),
        version=1,
        created_at=now,
        updated_at=now,
        account_id=order.account_id,
        order_id=order.id,
        document_number=order.number,
        currency=order.currency,
    )
    require_dates(payment, clock.today(caller.timezone))
    return payment


def _place(orders: OrderRepository, order: Order, paid_before: int, payment: Payment) -> Logged:
    """Write the payment and what its order says is paid."""
    payments = PaymentRepository(orders.caller)
    mark = orders.paid_op(order, paid_before + paid([payment]), order.pay_seq + 1)
    (saved, created), name = both(
        lambda: payments.create(payment, mark), lambda: payments.account_name(order.account_id)
    )
    return payments.show(saved, name), created


def _once(orders: OrderRepository, attempt: Callable[[], Logged]) -> Logged:
    """The payment that `attempt` makes; where it is refused, the one that this very request made before."""
    try:
        return until_current(attempt)
    except (Conflict, InvalidInput):
        earlier = orders.table.earlier_result()
        stored = orders.table.get(earlier) if earlier else None
        if stored is None:
            raise
        payments = PaymentRepository(orders.caller)
        return payments.present(payments.load(stored)), False


def _found(order: Document[Order], payment_id: str) -> Payment:
    found = next((each for each in order.payments if each.id == payment_id), None)
    if found is None:
        raise NotFound
    return found
