"""Contracts: generated exactly once from a won deal, followed by the next one exactly once, or ended."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from functions.catalog.models import Product
from functions.catalog.repository import ProductRepository
from functions.contracts.models import (
    PAYMENT_DAYS,
    Contract,
    ContractDetail,
    ContractEnding,
    ContractGeneration,
    ContractLineInput,
    ContractOut,
    ContractRenewal,
    ContractStatus,
    ContractUpgrade,
    OwingContract,
)
from functions.contracts.repository import ContractRepository
from functions.contracts.rules import cycles, next_end, paid_after, require_term, status_on
from functions.opportunities.models import Line, LineItemInput
from functions.opportunities.repository import Deal
from functions.opportunities.rules import price_lines
from functions.pricing.rules import in_list, total
from functions.receivables.repository import Document
from functions.receivables.service import generate, header_fields, new_header
from shared import clock, money
from shared.caller import Caller
from shared.db.ops import absent
from shared.db.records import NumberTaken, revise
from shared.db.retry import Outdated, until_current
from shared.db.table import Replayed, begin, both
from shared.errors import Conflict, InvalidInput, StaleVersion

_DAY = timedelta(days=1)
_NEW: dict[str, Any] = {
    "paid_cycles": {},
    "proposed_until": None,
    "successor_id": None,
    "status": ContractStatus.ACTIVE,
}


def generate_contract(caller: Caller, opportunity_id: str, terms: ContractGeneration) -> tuple[ContractDetail, bool]:
    """The contract of a won deal's retainer lines, and False when the deal had one already.

    With a version given the deal must still have it (StaleVersion). Raises Conflict `not_closed_won` or `no_retainers`,
    InvalidInput when the contract would end before it starts.
    """
    make = partial(_contract_of, caller, terms)
    return generate(ContractRepository(caller), opportunity_id, terms.version, "contract_id", make)


def _contract_of(caller: Caller, terms: ContractGeneration, deal: Deal) -> Document[Contract]:
    lines = [line for line in deal.lines if line.is_retainer]
    if not lines:
        raise Conflict("no_retainers", "The deal has no retainer products, which a contract is made of.")
    today = clock.today(caller.timezone)
    start = terms.start_date or today
    require_term(start, terms.end_date, today)
    contract = Contract(
        **header_fields(deal, lines, "CT"),
        **_NEW,
        start_date=start,
        end_date=terms.end_date,
        billing_cycle=terms.billing_cycle,
        payment_days=PAYMENT_DAYS if terms.payment_days is None else terms.payment_days,
        price_per_cycle_minor=total(line.total_minor for line in lines),
        predecessor_id=None,
    )
    return Document(contract, lines)


def list_contracts(
    caller: Caller, q: str, status: ContractStatus | None, *, limit: int, after: str | None
) -> tuple[list[ContractOut], str | None]:
    """Contracts in a status as it is today: those found by words, or by their ends."""
    contracts = ContractRepository(caller)
    if q.strip():

        def fits(contract: Contract) -> bool:
            return status in (None, status_on(contract, contracts.today))

        return contracts.found(q, fits, limit=limit, after=after)
    found, position = contracts.with_status(status, limit=limit, after=after)
    return contracts.shown(found), position


def list_owing(caller: Caller, *, limit: int, after: str | None) -> tuple[list[OwingContract], str | None]:
    """The contracts whose cycles are not paid up to today, longest overdue first."""
    contracts = ContractRepository(caller)
    found, position = contracts.owing(limit=limit, after=after)
    return contracts.show_owing(found), position


def renew_contract(caller: Caller, contract_id: str, data: ContractRenewal) -> tuple[ContractDetail, bool]:
    """The contract for the term after this one, and False when it had been renewed already; this one is Expired then.

    One without an end ends the day before. Raises NotFound, VersionRequired, StaleVersion, InvalidInput, Conflict
    `contract_ended`, `paid_ahead` when cycles after its end were paid, `already_succeeded` when it was upgraded.
    """
    return _succeed(caller, contract_id, data, ContractStatus.EXPIRED)


def upgrade_contract(caller: Caller, contract_id: str, data: ContractUpgrade) -> tuple[ContractDetail, bool]:
    """The contract that takes this one's place, by default from today; this one is Terminated the day before.

    False when it had been upgraded already. Raises as `renew_contract` does.
    """
    return _succeed(caller, contract_id, data, ContractStatus.TERMINATED)


def _succeed(
    caller: Caller, contract_id: str, data: ContractRenewal, ended: ContractStatus
) -> tuple[ContractDetail, bool]:
    contracts, products = ContractRepository(caller), ProductRepository(caller)

    def attempt() -> tuple[ContractDetail, bool]:
        before, known = both(
            lambda: contracts.document(contract_id),
            lambda: products.get_many([line.product_id for line in data.line_items]),
        )
        header = before.header
        name = begin(lambda: contracts.account_name(header.account_id))
        if header.successor_id is not None and header.status is ended:
            return contracts.detail(contracts.document(header.successor_id), name()), False
        _require_running(contracts, header, expired=ended is ContractStatus.EXPIRED)
        contracts.require_version(header, data.version)
        after = _successor(contracts, before, data, known, ended)
        last = after.header.start_date - _DAY if _cut(header, ended) else header.end_date
        closed = _closed(contracts, header, ended, last, successor_id=after.header.id)
        mark = contracts.save_op(header, closed, absent("successor_id"))
        try:
            contracts.table.write(mark, *contracts.place_ops(after), result=contracts.key(after.header.id))
        except (StaleVersion, NumberTaken, Replayed):
            raise Outdated from None  # read it again: it has its successor now, or has changed
        return contracts.detail(after, name()), True

    return until_current(attempt)


def _cut(header: Contract, ended: ContractStatus) -> bool:
    """Whether the next contract ends this one; a renewal leaves an agreed end where it is."""
    return ended is ContractStatus.TERMINATED or header.end_date is None


def _require_running(contracts: ContractRepository, header: Contract, *, expired: bool) -> None:
    """Conflict unless the contract is Active, or, where that will do, has come to its end by itself."""
    if header.successor_id is not None:
        message = "Another contract has taken this one's place already."
        raise Conflict("already_succeeded", message, current=contracts.present(header))
    status = header.status if expired else status_on(header, contracts.today)
    if status is not ContractStatus.ACTIVE:
        raise Conflict("contract_ended", f"This contract is {status}.", current=contracts.present(header))


def _successor(
    contracts: ContractRepository,
    before: Document[Contract],
    data: ContractRenewal,
    products: dict[str, Product],
    ended: ContractStatus,
) -> Document[Contract]:
    """The next contract, not yet written: the terms of the one before but for what `data` says."""
    header, sent = before.header, data.changes()
    start = _next_start(header, data, ended, contracts.today)
    if "end_date" in sent:
        end = data.end_date
    elif ended is ContractStatus.EXPIRED:
        end = next_end(header.start_date, header.end_date, start)
    else:
        end = header.end_date if header.end_date and header.end_date > start else None
    require_term(start, end, contracts.today)
    lines = _priced(data.line_items, before.lines, products, header.currency) if data.line_items else before.lines
    contract = Contract(
        **new_header("CT", len(lines)),
        **header.model_dump(include={"account_id", "opportunity_id", "owner_id", "currency"}),
        **_NEW,
        start_date=start,
        end_date=end,
        billing_cycle=sent.get("billing_cycle", header.billing_cycle),
        payment_days=sent.get("payment_days", header.payment_days),
        price_per_cycle_minor=total(line.total_minor for line in lines),
        predecessor_id=header.id,
    )
    return Document(contract, lines)


def _next_start(header: Contract, data: ContractRenewal, ended: ContractStatus, today: date) -> date:
    """The first day of the next contract; no day is in both, and this one has at least one."""
    if "start_date" in data.changes():
        start = data.start_date
    elif ended is ContractStatus.TERMINATED:
        start = today
    elif header.end_date is not None:
        start = header.end_date + _DAY
    else:
        start = next((each.start for each in cycles(header) if each.start > max(today, header.start_date)), today)
    if start <= header.start_date:
        message = f"The next contract must start after {header.start_date}, when this one does."
        raise InvalidInput.at("start_date", "starts_too_early", message)
    if ended is ContractStatus.EXPIRED and header.end_date is not None and start <= header.end_date:
        message = f"This contract runs until {header.end_date}. Start after that, or upgrade it instead."
        raise InvalidInput.at("start_date", "overlaps", message)
    if ended is ContractStatus.TERMINATED and header.end_date is not None and start > header.end_date + _DAY:
        message = f"This contract ends on {header.end_date}. Renew it instead."
        raise InvalidInput.at("start_date", "starts_too_late", message)
    return start


def _priced(
    entered: Sequence[ContractLineInput], before: Sequence[Line], products: dict[str, Product], currency: str
) -> list[Line]:
    """The lines of the next contract, all of retainer products."""
    for number, each in enumerate(entered):
        if each.price_per_cycle is not None:  # named here as it was sent
            money.to_minor(each.price_per_cycle, currency, f"line_items.{number}.price_per_cycle")
    wanted = [
        LineItemInput(**each.model_dump(exclude={"price_per_cycle"}), sale_price=each.price_per_cycle)
        for each in entered
    ]
    lines = price_lines(wanted, {line.id: line for line in before}, products, currency, in_list)
    for number, line in enumerate(lines):
        if not line.is_retainer:
            message = f"{line.product_name} is not a retainer product."
            raise InvalidInput.at(f"line_items.{number}.product_id", "not_a_retainer", message)
    return lines


def cancel_contract(caller: Caller, contract_id: str, data: ContractEnding) -> ContractOut:
    """The contract, Cancelled: the client has called it off. Raises as `terminate_contract` does."""
    return _end(caller, contract_id, data, ContractStatus.CANCELLED)


def terminate_contract(caller: Caller, contract_id: str, data: ContractEnding) -> ContractOut:
    """The contract, Terminated: it ends before its time. What its cycles begun until then cost stays due.

    Raises NotFound, VersionRequired, StaleVersion, InvalidInput, Conflict `contract_ended`, `already_succeeded`,
    `paid_ahead` when cycles after its new end were paid.
    """
    return _end(caller, contract_id, data, ContractStatus.TERMINATED)


def _end(caller: Caller, contract_id: str, data: ContractEnding, status: ContractStatus) -> ContractOut:
    contracts = ContractRepository(caller)
    before = contracts.get(contract_id)
    if contracts.require_version(before, data.version):
        return contracts.present(before)
    _require_running(contracts, before, expired=False)
    earliest = before.start_date - _DAY
    last = data.end_date if "end_date" in data.changes() else max(contracts.today, earliest)
    if last < earliest or (before.end_date is not None and last > before.end_date):
        message = f"Choose a day from {earliest} to {before.end_date or 'whenever it is to end'}."
        raise InvalidInput.at("end_date", "outside_term", message)
    after = _closed(contracts, before, status, last)
    saved, name = both(lambda: contracts.save(before, after), lambda: contracts.account_name(before.account_id))
    return contracts.show(saved, name)


def _closed(
    contracts: ContractRepository,
    header: Contract,
    status: ContractStatus,
    last: date | None,
    successor_id: str | None = None,
) -> Contract:
    """The contract after its end; Conflict `paid_ahead` when it would lose cycles that were paid."""
    if last is not None and paid_after(header, last):
        message = "Cycles after that day were paid. Give the money back, or move those payments to another period."
        raise Conflict("paid_ahead", message, current=contracts.present(header))
    return revise(header, {"status": status, "end_date": last, "successor_id": successor_id})
