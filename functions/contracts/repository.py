"""Contracts: a header in the indexes, and a body that is written once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from functions.accounts.repository import AccountRepository
from functions.contracts.models import (
    Contract,
    ContractDetail,
    ContractLine,
    ContractLineOut,
    ContractOut,
    ContractStatus,
)
from functions.opportunities.repository import body_puts, lines_of, whole
from shared import money
from shared.db.ops import Op
from shared.db.records import LIST, OWNER, PARENT, Index, Records
from shared.db.table import Span
from shared.errors import NotFound


@dataclass(frozen=True)
class Agreed:
    """A contract with its lines."""

    header: Contract
    lines: list[ContractLine]


class ContractRepository(Records[Contract]):
    name = "CONTRACT"
    model = Contract

    def index(self, record: Contract) -> Index:
        state = "O" if record.status is ContractStatus.ACTIVE else "C"
        return {
            OWNER: (("OWN", record.owner_id), f"CONTRACT#{state}#{record.id}"),
            LIST: (("CONTRACT",), f"{record.status}#{record.id}"),
            PARENT: (("ACC", record.account_id), f"CONTRACT#{record.id}"),
        }

    def shown(self, records: Sequence[Contract]) -> list[ContractOut]:
        """The contracts as clients see them, with their accounts' present names, in one round trip."""
        names = AccountRepository(self.caller).names([record.account_id for record in records])
        return [show(record, names[record.account_id]) for record in records]

    def agreed(self, contract_id: str) -> Agreed:
        """Header and lines as of now; NotFound when the firm has no such contract."""
        return whole(partial(self._agreed, contract_id), contract_id)

    def _agreed(self, contract_id: str) -> Agreed:
        items = self.table.with_children(self.key(contract_id))
        if not items:
            raise NotFound
        header = self.load(items[0])
        return Agreed(header, lines_of(items, header.price_per_cycle_minor, header.line_count))

    def account_name(self, account_id: str) -> str:
        """The present name of a contract's account."""
        return AccountRepository(self.caller).names([account_id])[account_id]

    def agree_ops(self, contract: Agreed) -> list[Op]:
        """The writes of a new contract: header, body, and the marker of its number."""
        marker = {"ref": contract.header.id, "account_id": contract.header.account_id}
        header = [self.put_op(contract.header), self.number_op(contract.header.number, marker)]
        return [*header, *body_puts(self.name, contract.header.id, contract.lines)]

    def with_status(
        self, statuses: Sequence[ContractStatus], *, limit: int, after: str | None
    ) -> tuple[list[Contract], str | None]:
        """Contracts in the statuses, newest first."""
        spans = [Span(("CONTRACT",), f"{status}#") for status in statuses]
        return self.page(LIST, *spans, limit=limit, after=after, descending=True)

    def related_to_account(self, account_id: str, limit: int) -> tuple[list[Contract], bool]:
        """The newest contracts of an account, and whether there are more."""
        span = Span(("ACC", account_id), "CONTRACT#")
        found, position = self.page(PARENT, span, limit=limit, after=None, descending=True)
        return found, position is not None


def show(record: Contract, account_name: str) -> ContractOut:
    """The contract as clients see it."""
    return ContractOut(
        **record.model_dump(exclude={"price_per_cycle_minor"}),
        account_name=account_name,
        price_per_cycle=money.to_text(record.price_per_cycle_minor, record.currency),
    )


def detail(contract: Agreed, account_name: str) -> ContractDetail:
    """The contract with its lines as clients see it."""
    header = show(contract.header, account_name)
    lines = [_line_out(line, header.currency) for line in contract.lines]
    return ContractDetail(**header.model_dump(), line_items=lines)


def _line_out(line: ContractLine, currency: str) -> ContractLineOut:
    return ContractLineOut(
        product_id=line.product_id,
        product_name=line.product_name,
        quantity=line.quantity,
        price_per_cycle=money.to_text(line.sale_price_minor, currency),
        discount_percent=line.discount_percent,
        total=money.to_text(line.total_minor, currency),
    )
