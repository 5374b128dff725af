"""Cycles of a contract: when each begins, what is paid for it, and what the firm sees of that. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from functions.contracts.models import BillingCycle, Contract, ContractStatus, CycleState
from functions.receivables.models import Payment, PaymentStatus
from functions.receivables.rules import refundable
from shared.errors import InvalidInput
from shared.months import months_later

MONTHS = {BillingCycle.MONTHLY: 1, BillingCycle.QUARTERLY: 3, BillingCycle.ANNUALLY: 12}
LONGEST_YEARS = 50
_EARLIEST = date(2000, 1, 1)
_AHEAD_YEARS = 10
_DAY = timedelta(days=1)
MOST_PROPOSED = 24  # of one contract in a run; who is further behind is caught up with by the next
_BACK, _ON = 24, 12  # months of cycles that a contract's page shows


@dataclass(frozen=True)
class Cycle:
    """One cycle of a contract, its last day included."""

    start: date
    end: date
    due_date: date
    price_minor: int
    paid_minor: int

    @property
    def outstanding_minor(self) -> int:
        """What is not paid of it; never below nothing."""
        return max(self.price_minor - self.paid_minor, 0)

    def state(self, today: date) -> CycleState:
        """Paid before all else, then by the calendar; what costs nothing is paid."""
        if self.outstanding_minor == 0:
            return CycleState.PAID
        if today < self.start:
            return CycleState.UPCOMING
        return CycleState.DUE if today <= self.due_date else CycleState.OVERDUE


def cycles(contract: Contract) -> Iterator[Cycle]:
    """The cycles in order, each computed from the day the contract began; as many as begin before it ends.

    A contract without an end ends after fifty years.
    """
    months, number, start = MONTHS[contract.billing_cycle], 0, contract.start_date
    horizon = contract.end_date or months_later(start, 12 * LONGEST_YEARS) - _DAY
    while start <= horizon:
        number += 1
        following = months_later(contract.start_date, months * number)
        last = following - _DAY
        yield Cycle(
            start=start,
            end=min(last, horizon),
            due_date=start + timedelta(days=contract.payment_days),
            price_minor=contract.price_per_cycle_minor,
            paid_minor=contract.paid_cycles.get(start.isoformat(), 0),
        )
        start = following


def begun(contract: Contract, today: date) -> Iterator[Cycle]:
    """The cycles that have begun by today."""
    return takewhile(lambda cycle: cycle.start <= today, cycles(contract))


def first_unpaid(contract: Contract) -> Cycle | None:
    """The first cycle that is not paid in full; None when nothing will ever be due again."""
    if contract.price_per_cycle_minor == 0:
        return None
    return next((cycle for cycle in cycles(contract) if cycle.outstanding_minor > 0), None)


def owed(contract: Contract, today: date) -> list[Cycle]:
    """The cycles begun and not paid in full, oldest first."""
    return [cycle for cycle in begun(contract, today) if cycle.outstanding_minor > 0]


def unproposed(contract: Contract, today: date) -> list[Cycle]:
    """The cycles owed that no billing run has proposed, oldest first; those a run proposed once it never does again."""
    known = contract.proposed_until or date.min
    return [cycle for cycle in owed(contract, today) if cycle.start > known][:MOST_PROPOSED]


def shown_cycles(contract: Contract, today: date) -> list[Cycle]:
    """The cycles of the last two years and the next one, newest first."""
    first, last = months_later(today, -_BACK), months_later(today, _ON)
    near = takewhile(lambda cycle: cycle.start <= last, cycles(contract))
    return [cycle for cycle in near if cycle.start > first][::-1]


def status_on(contract: Contract, today: date) -> ContractStatus:
    """The status as it is that day: what was Active expires when its last day is over, without anybody's doing."""
    if contract.status is ContractStatus.ACTIVE and contract.end_date is not None and contract.end_date < today:
        return ContractStatus.EXPIRED
    return contract.status


def covered(contract: Contract, first: date, last: date) -> list[Cycle]:
    """The cycles that begin in a service period."""
    return [cycle for cycle in takewhile(lambda each: each.start <= last, cycles(contract)) if cycle.start >= first]


def period_of(contract: Contract, first: date | None, last: date | None) -> tuple[date, date]:
    """The service period that a payment names, or that of the first unpaid cycle where it names none.

    InvalidInput unless it begins and ends with cycles of the contract.
    """
    if first is None:
        cycle = first_unpaid(contract)
        if cycle is None:
            message = "Every cycle of this contract is paid. Name the period that this payment is for."
            raise InvalidInput.at("service_period_start", "nothing_due", message)
        first = cycle.start
    found = covered(contract, first, last or first)
    if not found or found[0].start != first:
        message = "A service period begins on the first day of a cycle of this contract."
        raise InvalidInput.at("service_period_start", "not_a_cycle", message)
    if last not in (None, found[-1].end):
        message = "A service period ends on the last day of a cycle of this contract."
        raise InvalidInput.at("service_period_end", "not_a_cycle", message)
    return first, found[-1].end


def spread(contract: Contract, payment: Payment, minor: int) -> dict[str, int]:
    """What an amount pays of the cycles in a payment's period: each in turn to its price, the last whatever is over.

    Where the contract has lost those cycles since, the amount stays with the day that the period begins.
    """
    first = payment.service_period_start or date.max
    found = covered(contract, first, payment.service_period_end or date.min)
    parts: dict[str, int] = {}
    for cycle in found[:-1]:
        parts[cycle.start.isoformat()] = part = min(cycle.price_minor, minor)
        minor -= part
    parts[(found[-1].start if found else first).isoformat()] = minor
    return {start: part for start, part in parts.items() if part}


def paid_cycles(contract: Contract, payments: Sequence[Payment]) -> dict[str, int]:
    """What payments come to by cycle, each less what was given back of it."""
    sums: dict[str, int] = {}
    for payment in payments:
        if payment.status is PaymentStatus.COMPLETED and payment.refund_of is None:
            _add(sums, spread(contract, payment, _kept(payment, payments)))
    return sums


def with_payment(contract: Contract, payment: Payment) -> dict[str, int]:
    """What is paid by cycle once there is one more payment, which is no refund."""
    sums = dict(contract.paid_cycles)
    if payment.status is PaymentStatus.COMPLETED:
        _add(sums, spread(contract, payment, payment.amount_minor))
    return sums


def _kept(payment: Payment, payments: Iterable[Payment]) -> int:
    """What is left of a payment; a refund that is only under way has not been given back yet."""
    return refundable(payment, [each for each in payments if each.status is PaymentStatus.COMPLETED])


def _add(sums: dict[str, int], parts: dict[str, int]) -> None:
    for start, part in parts.items():
        sums[start] = sums.get(start, 0) + part


def require_term(start: date, end: date | None, today: date) -> None:
    """InvalidInput unless the contract ends after it starts, neither long ago nor in another lifetime."""
    if not _EARLIEST <= start <= months_later(today, 12 * _AHEAD_YEARS):
        message = f"Enter a day since 2000, {_AHEAD_YEARS} years ahead at most."
        raise InvalidInput.at("start_date", "date_out_of_range", message)
    if end is not None and end <= start:
        raise InvalidInput.at("end_date", "ends_before_start", "The contract must end after it starts.")
    if end is not None and end > months_later(start, 12 * LONGEST_YEARS):
        raise InvalidInput.at("end_date", "term_too_long", f"A contract runs for {LONGEST_YEARS} years at most.")


def next_end(start: date, end: date | None, following: date) -> date | None:
    """The last day of a term as long as the one from `start` to `end`, in whole months where it was of whole months."""
    if end is None:
        return None
    after = end + _DAY
    months = (after.year - start.year) * 12 + after.month - start.month
    if months and months_later(start, months) == after:
        return months_later(following, months) - _DAY
    return following + (end - start)


def paid_after(contract: Contract, last: date) -> bool:
    """Whether money was received for a cycle that begins after that day."""
    return any(minor > 0 and date.fromisoformat(start) > last for start, minor in contract.paid_cycles.items())


@dataclass(frozen=True)
class Month:
    """What the cycles beginning in one month come to; no state where none does."""

    month: str
    due_minor: int
    paid_minor: int
    outstanding_minor: int
    state: CycleState | None


_WORST_FIRST = (CycleState.OVERDUE, CycleState.DUE, CycleState.UPCOMING, CycleState.PAID)


def year_of(contracts: Iterable[Contract], year: int, today: date) -> list[Month]:
    """The twelve months of a year over some contracts; a month is as its worst cycle is."""
    found: dict[int, list[Cycle]] = {month: [] for month in range(1, 13)}
    for contract in contracts:
        for cycle in takewhile(lambda each: each.start.year <= year, cycles(contract)):
            if cycle.start.year == year:
                found[cycle.start.month].append(cycle)
    return [_month(f"{year}-{month:02}", begun_in, today) for month, begun_in in found.items()]


def _month(month: str, begun_in: Sequence[Cycle], today: date) -> Month:
    states = {cycle.state(today) for cycle in begun_in}
    return Month(
        month=month,
        due_minor=sum(cycle.price_minor for cycle in begun_in),
        paid_minor=sum(cycle.paid_minor for cycle in begun_in),
        outstanding_minor=sum(cycle.outstanding_minor for cycle in begun_in),
        state=next((state for state in _WORST_FIRST if state in states), None),
    )
