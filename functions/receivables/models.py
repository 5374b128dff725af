"""A numbered document that a won deal became, with lines that never change, and the payments made for it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from functions.accounts.models import RecordOfAccount
from shared.models import Id, Record, UserId

PaymentId = Annotated[str, StringConstraints(pattern=r"^[co]-[0-7][0-9A-HJKMNP-TV-Z]{25}-[0-9]{5}$")]


class Receivable(RecordOfAccount):
    """The stored header; the lines it totals are in its body, written once with it.

    `paid_minor` and `pay_seq`, how many payments there are, change only together with the payments.
    """

    number: str
    opportunity_id: Id
    owner_id: UserId
    currency: str
    line_count: int
    paid_minor: int
    pay_seq: int

    @property
    def lines_minor(self) -> int:
        """The sum of the lines."""
        raise NotImplementedError


class PaymentMethod(StrEnum):
    STRIPE = "Stripe"
    PAYPAL = "PayPal"
    CASH = "Cash"
    BANK_TRANSFER = "Bank Transfer"
    CARD = "Card"
    UPI = "UPI"
    CHEQUE = "Cheque"
    OTHER = "Other"


class PaymentStatus(StrEnum):
    """Only what is Completed counts as paid; a Void payment stays to be seen."""

    COMPLETED = "Completed"
    PENDING = "Pending"
    FAILED = "Failed"
    VOID = "Void"


class _PaymentFields(Record):
    """`id` names the document and the payment's place in it; `refund_of` is the payment that a refund gives back."""

    id: PaymentId
    account_id: Id
    order_id: Id | None
    contract_id: Id | None
    document_number: str
    currency: str
    payment_date: date
    method: PaymentMethod
    status: PaymentStatus
    transaction_id: str | None
    notes: str | None
    service_period_start: date | None
    service_period_end: date | None
    refund_of: PaymentId | None


class Payment(_PaymentFields, RecordOfAccount):
    """The stored row; a refund's amount is negative."""

    amount_minor: int


class PaymentOut(_PaymentFields):
    """Money received, or given back: then `amount` is negative. For an order or for a contract, never for both."""

    amount: str
    account_name: str
