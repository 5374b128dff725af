"""Contracts: a header in the indexes, a body that is written once, and a place among the retainers of its account."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from functions.accounts.repository import AccountRepository
from functions.contracts.models import (
    Contract,
    ContractDetail,
    ContractLineOut,
    ContractOut,
    ContractStatus,
    CycleOut,
    CycleState,
    OwingContract,
)
from functions.contracts.rules import (
    Cycle,
    first_unpaid,
    owed,
    paid_cycles,
    shown_cycles,
    status_on,
    with_payment,
)
from functions.opportunities.models import Line
from functions.receivables.models import Payment
from functions.receivables.repository import Document, PaymentRepository, Receivables
from shared import clock, money
from shared.db.keys import LAST, entity
from shared.db.ops import Item, Op, put, put_new
from shared.db.records import LIST, OWNER, PARENT, Index
from shared.db.table import Span

_NO_END = "9999-12-31"  # contracts that run on end last
_STORED = frozenset({"price_per_cycle_minor", "paid_cycles", "proposed_until", "paid_minor", "pay_seq", "status"})


@dataclass(frozen=True)
class AccountContracts:
    """An account with its contracts."""

    account_id: str
    account_name: str
    contracts: list[Contract]


class ContractRepository(Receivables[Contract, ContractOut, ContractDetail]):
    name = "CONTRACT"
    link = "contract_id"
    model = Contract

    def index(self, record: Contract) -> Index:
        """GSI1 holds a contract under its first unpaid cycle while there is one; nobody lists contracts by owner."""
        keys: dict[str, tuple[tuple[str, ...], str]] = {
            LIST: (("CONTRACT",), f"{record.status}#{record.end_date or _NO_END}#{record.id}"),
            PARENT: (("ACC", record.account_id), f"CONTRACT#{record.id}"),
        }
        unpaid = first_unpaid(record)
        if unpaid is not None:
            keys[OWNER] = (("DUE",), f"CONTRACT#{unpaid.start}#{record.id}")
        return keys

    @property
    def today(self) -> date:
        """The day it is for the firm."""
        return clock.today(self.caller.timezone)

    def show(self, record: Contract, account_name: str) -> ContractOut:
        """The contract as clients see it today."""
        unpaid = first_unpaid(record)
        return ContractOut(
            **record.model_dump(exclude=set(_STORED)),
            status=status_on(record, self.today),
            account_name=account_name,
            price_per_cycle=money.to_text(record.price_per_cycle_minor, record.currency),
            paid=money.to_text(record.paid_minor, record.currency),
            outstanding=money.to_text(_lacking(owed(record, self.today)), record.currency),
            payment_state=unpaid.state(self.today) if unpaid else CycleState.PAID,
            next_due=unpaid.due_date if unpaid else None,
        )

    def detail(self, document: Document[Contract], account_name: str) -> ContractDetail:
        """The contract with its lines, cycles and payments as clients see it today."""
        header = self.show(document.header, account_name)
        return ContractDetail(
            **header.model_dump(),
            line_items=[_line_out(line, header.currency) for line in document.lines],
            cycles=[self._cycle_out(each, header.currency) for each in shown_cycles(document.header, self.today)],
            payments=[PaymentRepository.show(each, account_name) for each in reversed(document.payments)],
        )

    def _cycle_out(self, cycle: Cycle, currency: str) -> CycleOut:
        return CycleOut(
            start=cycle.start,
            end=cycle.end,
            due_date=cycle.due_date,
            amount=money.to_text(cycle.price_minor, currency),
            paid=money.to_text(cycle.paid_minor, currency),
            outstanding=money.to_text(cycle.outstanding_minor, currency),
            state=cycle.state(self.today),
        )

    def counted(self, header: Contract, payments: Sequence[Payment]) -> dict[str, Any]:
        return super().counted(header, payments) | {"paid_cycles": paid_cycles(header, payments)}

    def counted_with(self, header: Contract, payment: Payment) -> dict[str, Any]:
        return super().counted_with(header, payment) | {"paid_cycles": with_payment(header, payment)}

    def place_ops(self, document: Document[Contract]) -> list[Op]:
        """The writes of a new document, and its place among its account's retainers."""
        sk, row = self._place(document.header)
        return [*super().place_ops(document), put_new(sk, row)]

    def account_ops(self, header: Contract) -> list[Op]:
        """The same, and its place among the retainers of that account."""
        return [*super().account_ops(header), put(*self._place(header))]

    def _place(self, header: Contract) -> tuple[str, Item]:
        place = self.index_keys({OWNER: (("RETAINER",), f"CONTRACT#{header.account_id}#{header.id}")})
        row = {"t": "CONTRACT_PLACE", "account_id": header.account_id, "contract_id": header.id, **place}
        return entity(self.name, header.id, "PLACE"), row

    def with_status(
        self, status: ContractStatus | None, *, limit: int, after: str | None
    ) -> tuple[list[Contract], str | None]:
        """Contracts in a status as it is today: Active ones soonest to end first, all others latest end first."""
        yesterday = self.today - timedelta(days=1)
        wanted = [status] if status else list(ContractStatus)
        spans = {each: Span(("CONTRACT",), f"{each}#") for each in wanted}
        if status is ContractStatus.ACTIVE:
            spans = {status: replace(spans[status], since=self.today.isoformat())}
        if status is ContractStatus.EXPIRED:
            active = Span(("CONTRACT",), f"{ContractStatus.ACTIVE}#", until=f"{yesterday}#{LAST}")
            spans |= {ContractStatus.ACTIVE: active}
        descending = status is not ContractStatus.ACTIVE
        return self.page(LIST, *spans.values(), limit=limit, after=after, descending=descending)

    def owing(self, *, by: date | None = None, limit: int, after: str | None) -> tuple[list[Contract], str | None]:
        """Contracts with a cycle not paid that has begun by a day, by default today, the oldest such cycle first."""
        span = Span(("DUE",), "CONTRACT#", until=f"{by or self.today}#{LAST}")
        return self.page(OWNER, span, limit=limit, after=after)

    def by_account(self, *, limit: int, after: str | None) -> tuple[list[AccountContracts], str | None]:
        """All contracts of the next accounts that have any, whatever their status, in two round trips.

        An account is whole on its page, unless it has more contracts than a page.
        """
        page = self.table.page(OWNER, [Span(("RETAINER",), "CONTRACT#")], limit=limit, after=after)
        places, position = page.items, page.next
        if position is not None:
            whole = [each for each in places if each["account_id"] != places[-1]["account_id"]]
            if whole:
                places, position = whole, f"{whole[-1]['account_id']}#{whole[-1]['contract_id']}"
        accounts = AccountRepository(self.caller)
        ids = dict.fromkeys(each["account_id"] for each in places)
        keys = [accounts.key(each) for each in ids] + [self.key(each["contract_id"]) for each in places]
        found = self.table.get_many(keys)
        contracts = [self.load(item) for item in found.values() if item["t"] == self.name]
        return [
            AccountContracts(each, found[accounts.key(each)]["name"], [c for c in contracts if c.account_id == each])
            for each in ids
        ], position

    def show_owing(self, records: Sequence[Contract]) -> list[OwingContract]:
        """What each of the contracts owes today, with the names of their accounts, in one round trip."""
        names = AccountRepository(self.caller).names([record.account_id for record in records])
        shown = []
        for record in records:
            cycles = owed(record, self.today)
            if cycles:  # the index may be a moment behind the record
                shown.append(_owing(record, cycles, names[record.account_id], cycles[0].state(self.today)))
        return shown


def _owing(record: Contract, cycles: Sequence[Cycle], account_name: str, state: CycleState) -> OwingContract:
    return OwingContract(
        contract_id=record.id,
        number=record.number,
        account_id=record.account_id,
        account_name=account_name,
        since=cycles[0].start,
        due_date=cycles[0].due_date,
        cycles=len(cycles),
        outstanding=money.to_text(_lacking(cycles), record.currency),
        currency=record.currency,
        state=state,
    )


def _lacking(cycles: Sequence[Cycle]) -> int:
    return sum(each.outstanding_minor for each in cycles)


def _line_out(line: Line, currency: str) -> ContractLineOut:
    return ContractLineOut(
        id=line.id,
        product_id=line.product_id or "",  # a contract's lines are never a quote's
        product_name=line.product_name,
        quantity=line.quantity,
        price_per_cycle=money.to_text(line.sale_price_minor, currency),
        discount_percent=line.discount_percent,
        total=money.to_text(line.total_minor, currency),
    )
