"""What may be entered of a payment. Pure."""

from datetime import date, timedelta

from functions.receivables.models import Payment
from shared import money
from shared.errors import InvalidInput

MOST_PAYMENTS = 1000  # for one order
_EARLIEST = date(2000, 1, 1)
_AHEAD = timedelta(days=366)


def positive_minor(amount: str, currency: str) -> int:
    """The minor units of an amount above zero; InvalidInput for anything else."""
    minor = money.to_minor(amount, currency, "amount")
    if minor == 0:
        raise InvalidInput.at("amount", "not_positive", "Enter an amount above zero.")
    return minor


def require_dates(payment: Payment, today: date) -> None:
    """InvalidInput unless the payment's day is near enough, and its service period whole and forward."""
    if not _EARLIEST <= payment.payment_date <= today + _AHEAD:
        raise InvalidInput.at("payment_date", "date_out_of_range", "Enter a day since 2000, a year ahead at most.")
    start, end = payment.service_period_start, payment.service_period_end
    if (start is None) != (end is None):
        missing = "service_period_start" if start is None else "service_period_end"
        raise InvalidInput.at(missing, "period_incomplete", "Enter both ends of the service period.")
    if start and end and end < start:
        raise InvalidInput.at("service_period_end", "ends_before_start", "The period must not end before it starts.")
