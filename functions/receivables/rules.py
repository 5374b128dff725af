"""What the payments for a document come to. Pure."""

from collections.abc import Iterable

from functions.receivables.models import Payment, PaymentStatus

_GIVEN_BACK = (PaymentStatus.COMPLETED, PaymentStatus.PENDING)


def paid(payments: Iterable[Payment]) -> int:
    """The sum of what was received less what was given back, in minor units."""
    return sum(each.amount_minor for each in payments if each.status is PaymentStatus.COMPLETED)


def refundable(payment: Payment, payments: Iterable[Payment]) -> int:
    """What is left of a payment to give back, its refunds under way taken off; below zero, they exceed it."""
    received = paid([payment]) if payment.refund_of is None else 0
    refunds = [each for each in payments if each.refund_of == payment.id and each.status in _GIVEN_BACK]
    return received + sum(each.amount_minor for each in refunds)
