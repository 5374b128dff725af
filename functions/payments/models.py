"""What is entered of a payment: logged, edited, voided, refunded."""

from enum import StrEnum

from functions.receivables.models import PaymentMethod, PaymentOut
from shared.models import Amount, Change, Day, Id, Input, Listing, OptionalProse, OptionalText, unchanged


class EnteredStatus(StrEnum):
    """What a person can say of a payment; it becomes Void by being voided."""

    COMPLETED = "Completed"
    PENDING = "Pending"
    FAILED = "Failed"


class DocumentPaymentCreate(Input):
    """A payment for the order or contract that the path names; without a date it was made today.

    For a contract, without a service period it is for the first cycle that is not paid in full.
    """

    amount: Amount
    currency: str | None = None
    payment_date: Day | None = None
    method: PaymentMethod
    status: EnteredStatus = EnteredStatus.COMPLETED
    transaction_id: OptionalText = None
    notes: OptionalProse = None
    service_period_start: Day | None = None
    service_period_end: Day | None = None


class PaymentCreate(DocumentPaymentCreate):
    """A payment for the order or the contract that the body names: one of them."""

    order_id: Id | None = None
    contract_id: Id | None = None


class PaymentChange(Change):
    amount: Amount = unchanged()
    payment_date: Day = unchanged()
    method: PaymentMethod = unchanged()
    status: EnteredStatus = unchanged()
    transaction_id: OptionalText = None
    notes: OptionalProse = None
    service_period_start: Day | None = None
    service_period_end: Day | None = None


class PaymentVoid(Change):
    """The version of the payment that is voided."""


class PaymentRefund(Input):
    """What is given back; by default all that is left of the payment, today, the way it came."""

    amount: Amount | None = None
    payment_date: Day | None = None
    method: PaymentMethod | None = None
    transaction_id: OptionalText = None
    notes: OptionalProse = None


PaymentList = Listing[PaymentOut]
