"""Payments: logged, edited, voided and refunded, each in one transaction with what its document says is paid.

Two people may pay the same document at once: whoever finds it changed reads it again and takes the next number.
Somebody who edits a payment that has changed since they saw it is told so.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import chain, repeat
from typing import Any

from functions.contracts.models import Contract
from functions.contracts.repository import ContractRepository
from functions.contracts.rules import Cycle, period_of, unproposed
from functions.orders.models import Fulfilment, Order
from functions.orders.repository import OrderRepository
from functions.payments.models import DocumentPaymentCreate, PaymentChange, PaymentCreate, PaymentRefund
from functions.payments.rules import MOST_PAYMENTS, positive_minor, require_dates
from functions.receivables.models import Payment, PaymentMethod, PaymentOut, PaymentStatus, Receivable
from functions.receivables.repository import Document, PaymentRepository, Receivables, document_of, payment_id
from functions.receivables.rules import refundable
from shared import clock, money
from shared.caller import Caller
from shared.db.records import fresh, revise
from shared.db.retry import until_current
from shared.db.table import both, together
from shared.errors import Conflict, InvalidInput, NotFound

Logged = tuple[PaymentOut, bool]
Documents = Receivables[Any, Any, Any]

_KINDS: dict[str, type[Documents]] = {each.name: each for each in (OrderRepository, ContractRepository)}


def list_payments(
    caller: Caller, q: str, status: PaymentStatus | None, method: PaymentMethod | None, *, limit: int, after: str | None
) -> tuple[list[PaymentOut], str | None]:
    """Payments for any document: those found by words, or newest date first."""
    payments = PaymentRepository(caller)
    if q.strip():

        def fits(payment: Payment) -> bool:
            return status in (None, payment.status) and method in (None, payment.method)

        return payments.found(q, fits, limit=limit, after=after)
    found, position = payments.newest(status, method, limit=limit, after=after)
    return payments.shown(found), position


def list_of_document(
    documents: Documents, document_id: str, *, limit: int, after: str | None
) -> tuple[list[PaymentOut], str | None]:
    """The payments for one order or contract, last logged first; NotFound when there is no such document."""
    document = documents.with_payments(document_id)
    rest = [each for each in reversed(document.payments) if after is None or each.id < after]
    page = rest[:limit]
    return PaymentRepository(documents.caller).shown(page), page[-1].id if len(rest) > limit else None


def get_payment(caller: Caller, payment_id: str) -> PaymentOut:
    payments = PaymentRepository(caller)
    return payments.present(payments.get(payment_id))


def log_payment(documents: Documents, document_id: str, data: DocumentPaymentCreate) -> Logged:
    """The new payment for an order or a contract, and False when the same request had logged it before.

    Raises NotFound, Conflict `order_cancelled` or `too_many_payments`, InvalidInput naming the field that cannot be.
    """
    today = clock.today(documents.caller.timezone)

    def attempt() -> Logged:
        document = documents.get(document_id)
        _require_open(documents, document)
        if data.currency not in (None, document.currency):
            raise InvalidInput.at("currency", "currency_mismatch", f"This is to be paid in {document.currency}.")
        payment = _next(
            documents,
            document,
            **data.model_dump(include=_AS_SENT),
            amount_minor=positive_minor(data.amount, document.currency),
            payment_date=data.payment_date or today,
            status=PaymentStatus(data.status),
            refund_of=None,
        )
        return _place(documents, document, documents.counted_with(document, payment), payment)

    return _once(documents, attempt)


def log_for_named(caller: Caller, data: PaymentCreate) -> Logged:
    """The new payment for the one document that `data` names; InvalidInput where it is none, or not the firm's."""
    if (data.order_id is None) == (data.contract_id is None):
        raise InvalidInput.at("order_id", "one_document", "Name either an order or a contract.")
    try:
        if data.order_id is not None:
            return log_payment(OrderRepository(caller), data.order_id, data)
        return log_payment(ContractRepository(caller), data.contract_id or "", data)
    except NotFound:
        path = "order_id" if data.order_id else "contract_id"
        raise InvalidInput.at(path, f"unknown_{path[:-3]}", "Choose one of yours.") from None


_AS_SENT = {"method", "transaction_id", "notes", "service_period_start", "service_period_end"}


def _require_open(documents: Documents, document: Receivable) -> None:
    """A contract takes payments whatever its status: what it cost until its end stays due."""
    if isinstance(document, Order) and document.fulfilment is Fulfilment.CANCELLED:
        message = "This order is cancelled and takes no payments."
        raise Conflict("order_cancelled", message, current=documents.present(document))


def _of_period(document: Receivable, payment: Payment) -> Payment:
    """The payment with the whole cycles it is for, where it is for a contract's; what is no period stays as it is."""
    start, end = payment.service_period_start, payment.service_period_end
    backwards = end is not None and (start is None or end < start)
    if not isinstance(document, Contract) or payment.refund_of is not None or backwards:
        return payment
    start, end = period_of(document, start, end)
    return payment.model_copy(update={"service_period_start": start, "service_period_end": end})


def run_billing(caller: Caller, *, limit: int, after: str | None) -> tuple[list[PaymentOut], str | None]:
    """Pending payments for what the next contracts owe and no run has proposed yet, and where the next ones begin.

    Each contract is one transaction under its version, which also notes how far it has been proposed. Run twice, by two
    at once, or again after half of it, every cycle is proposed once; a proposal that is voided does not come back.
    """
    quiet = replace(caller, request=replace(caller.request, idempotency_key=None))  # each contract by itself
    contracts, payments = ContractRepository(quiet), PaymentRepository(quiet)
    found, position = contracts.owing(limit=limit, after=after)
    proposed = together(*(partial(_propose, contracts, payments, each) for each in found))
    return payments.shown([payment for each in proposed for payment in each]), position


def _propose(contracts: ContractRepository, payments: PaymentRepository, known: Contract) -> list[Payment]:
    attempts = chain([known], repeat(None))

    def attempt() -> list[Payment]:
        contract = next(attempts) or contracts.get(known.id)  # the index may be a moment behind
        due = unproposed(contract, contracts.today)[: MOST_PAYMENTS - contract.pay_seq]
        if not due:
            return []
        made = [_proposal(contracts, contract, cycle, number) for number, cycle in enumerate(due)]
        counts = {"pay_seq": contract.pay_seq + len(made), "proposed_until": due[-1].start}
        mark = contracts.paid_op(contract, counts)
        contracts.table.write(mark, *map(payments.put_op, made), result=contracts.key(contract.id))
        return made

    return until_current(attempt)


def _proposal(contracts: ContractRepository, contract: Contract, cycle: Cycle, number: int) -> Payment:
    return _next(
        contracts,
        contract.model_copy(update={"pay_seq": contract.pay_seq + number}),
        amount_minor=cycle.outstanding_minor,
        payment_date=cycle.due_date,
        method=PaymentMethod.OTHER,
        status=PaymentStatus.PENDING,
        transaction_id=None,
        notes=None,
        service_period_start=cycle.start,
        service_period_end=cycle.end,
        refund_of=None,
    )


def refund_payment(caller: Caller, payment_id: str, data: PaymentRefund) -> Logged:
    """The refund, a payment of its own with a negative amount, and False when the same request had made it before.

    Raises NotFound, Conflict `not_refundable`, InvalidInput when more would be given back than is left.
    """
    (documents, document_id), payments = _document_of(caller, payment_id), PaymentRepository(caller)

    def attempt() -> Logged:
        document = documents.with_payments(document_id)
        received = _found(document, payment_id)
        left = refundable(received, document.payments)
        if left <= 0:
            message = "There is nothing of this payment to give back."
            raise Conflict("not_refundable", message, current=payments.present(received))
        amount = left if data.amount is None else positive_minor(data.amount, received.currency)
        if amount > left:
            most = money.to_text(left, received.currency)
            raise InvalidInput.at("amount", "more_than_received", f"At most {most} of this payment can be given back.")
        refund = _next(
            documents,
            document.header,
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
        counts = documents.counted(document.header, [*document.payments, refund])
        return _place(documents, document.header, counts, refund)

    return _once(documents, attempt)


def change_payment(caller: Caller, payment_id: str, data: PaymentChange) -> PaymentOut:
    """Change just the fields sent. Raises NotFound, VersionRequired, StaleVersion, InvalidInput.

    Conflict `payment_void` for one that is void, `payment_refunded` when it would be less than was given back of it.
    """

    def edited(document: Receivable, payment: Payment) -> Payment:
        changes = data.changes()
        if "amount" in changes:
            if payment.refund_of:
                message = "Void this refund and give back another amount instead."
                raise InvalidInput.at("amount", "amount_of_refund", message)
            changes["amount_minor"] = positive_minor(changes.pop("amount"), payment.currency)
        if "status" in changes:
            changes["status"] = PaymentStatus(changes["status"])
        after = revise(payment, changes)
        if {"service_period_start", "service_period_end"} & changes.keys():
            after = _of_period(document, after)
        require_dates(after, clock.today(caller.timezone))
        return after

    return _change(caller, payment_id, data.version, edited)


def void_payment(caller: Caller, payment_id: str, version: int | None) -> PaymentOut:
    """The payment, which counts no more. Raises as `change_payment` does."""
    return _change(caller, payment_id, version, lambda _, payment: revise(payment, {"status": PaymentStatus.VOID}))


def _change(
    caller: Caller, payment_id: str, version: int | None, changed: Callable[[Receivable, Payment], Payment]
) -> PaymentOut:
    (documents, document_id), payments = _document_of(caller, payment_id), PaymentRepository(caller)

    def attempt() -> PaymentOut:
        document = documents.with_payments(document_id)
        before = _found(document, payment_id)
        if payments.require_version(before, version):
            return payments.present(before)
        if before.status is PaymentStatus.VOID:
            raise Conflict("payment_void", "This payment is void.", current=payments.present(before))
        after = changed(document.header, before)
        rows = [after if each.id == after.id else each for each in document.payments]
        if any(refundable(each, rows) < 0 for each in rows):
            message = "Money was given back of this payment. Void the refund first."
            raise Conflict("payment_refunded", message, current=payments.present(before))
        mark = documents.paid_op(document.header, documents.counted(document.header, rows))
        saved, name = both(lambda: payments.save(before, after, mark), lambda: payments.account_name(before.account_id))
        return payments.show(saved, name)

    return until_current(attempt)


def _document_of(caller: Caller, payment_id: str) -> tuple[Documents, str]:
    """Where the document of a payment is kept, and its id; NotFound when that is no payment's id."""
    name, document_id = document_of(payment_id)
    return _KINDS[name](caller), document_id


def _next(documents: Documents, document: Receivable, **fields: Any) -> Payment:
    """The document's next payment, not yet written."""
    if document.pay_seq >= MOST_PAYMENTS:
        raise Conflict("too_many_payments", f"An order or a contract has {MOST_PAYMENTS} payments at most.")
    links: dict[str, Any] = {
        each.link: document.id if isinstance(documents, each) else None for each in _KINDS.values()
    }
    payment = Payment(
        **fields,
        **links,
        **fresh(payment_id(documents.name, document.id, document.pay_seq + 1)),
        account_id=document.account_id,
        document_number=document.number,
        currency=document.currency,
    )
    payment = _of_period(document, payment)
    require_dates(payment, clock.today(documents.caller.timezone))
    return payment


def _place(documents: Documents, document: Receivable, counts: dict[str, Any], payment: Payment) -> Logged:
    """Write the payment and what its document says is paid."""
    payments = PaymentRepository(documents.caller)
    mark = documents.paid_op(document, counts)
    (saved, created), name = both(
        lambda: payments.create(payment, mark), lambda: payments.account_name(document.account_id)
    )
    return payments.show(saved, name), created


def _once(documents: Documents, attempt: Callable[[], Logged]) -> Logged:
    """The payment that `attempt` makes; where it is refused, the one that this very request made before."""
    try:
        return until_current(attempt)
    except (Conflict, InvalidInput):
        earlier = documents.table.earlier_result()
        stored = documents.table.get(earlier) if earlier else None
        if stored is None:
            raise
        payments = PaymentRepository(documents.caller)
        return payments.present(payments.load(stored)), False


def _found(document: Document[Any], payment_id: str) -> Payment:
    found = next((each for each in document.payments if each.id == payment_id), None)
    if found is None:
        raise NotFound
    return found
