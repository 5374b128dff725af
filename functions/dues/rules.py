"""From orders and contracts to what is due, from that to how old it is and who owes it. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from functions.contracts.models import Contract
from functions.contracts.rules import owed
from functions.dues.models import ORDER_DAYS, Age, Debt, Due, DueKind
from functions.orders.models import Order
from functions.orders.rules import outstanding

LATE = ""
_MOST_DAYS = {Age.NOT_DUE: 0, Age.DAYS_1_30: 30, Age.DAYS_31_60: 60, Age.DAYS_61_90: 90}


def due_of_order(order: Order) -> list[Due]:
    """The balance of an order, if there is one; what was paid too much for another order does not lessen it."""
    minor = outstanding(order)
    day = order.order_date + timedelta(days=ORDER_DAYS)
    due = Due(DueKind.ORDER, order.id, order.number, order.account_id, order.currency, day, minor)
    return [due] if minor else []


def dues_of_contract(contract: Contract, by: date) -> list[Due]:
    """What is outstanding of each cycle begun by a day."""
    record = (DueKind.CONTRACT, contract.id, contract.number, contract.account_id, contract.currency)
    return [Due(*record, cycle.due_date, cycle.outstanding_minor) for cycle in owed(contract, by)]


def is_late(due: Due, today: date) -> bool:
    """Due today is not late."""
    return due.due_date < today


def age_on(due_date: date, today: date) -> Age:
    late = (today - due_date).days
    return next((age for age, most in _MOST_DAYS.items() if late <= most), Age.OVER_90)


def debts(dues: Iterable[Due], today: date) -> dict[str, list[Debt]]:
    """Who owes how much since when, the biggest debt first, by currency."""
    sums: dict[str, dict[str, Counter[Age]]] = {}
    for due in dues:
        of_account = sums.setdefault(due.currency, {}).setdefault(due.account_id, Counter())
        of_account[age_on(due.due_date, today)] += due.minor
    return {
        currency: sorted(
            (Debt(account_id, dict(by_age)) for account_id, by_age in accounts.items()),
            key=lambda each: (-each.minor, each.account_id),
        )
        for currency, accounts in sums.items()
    }


def by_month(dues: Iterable[Due], today: date) -> dict[str, Counter[str]]:
    """What is due in each month, by kind; what is late is so under no month."""
    sums: dict[str, Counter[str]] = {}
    for due in dues:
        month = LATE if is_late(due, today) else f"{due.due_date:%Y-%m}"
        sums.setdefault(month, Counter())[due.kind] += due.minor
    return sums


def by_record(dues: Iterable[Due]) -> list[Due]:
    """One for each record, with what is outstanding of it in all and the first day of it, in order of those days."""
    found: dict[str, Due] = {}
    for due in sorted(dues, key=lambda each: each.due_date, reverse=True):
        later = found.get(due.record_id)
        minor = due.minor + (later.minor if later else 0)
        found[due.record_id] = replace(due, minor=minor)
    return sorted(found.values(), key=lambda each: (each.due_date, each.record_id))
