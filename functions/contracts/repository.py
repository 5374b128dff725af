"""Contracts: a header in the indexes, and a body that is written once."""

from collections.abc import Sequence

from functions.contracts.models import Contract, ContractDetail, ContractLineOut, ContractOut, ContractStatus
from functions.opportunities.models import Line
from functions.receivables.repository import Document, Receivables
from shared import money
from shared.db.records import LIST, OWNER, PARENT, Index
from shared.db.table import Span


class ContractRepository(Receivables[Contract, ContractOut, ContractDetail]):
    name = "CONTRACT"
    model = Contract

    def index(self, record: Contract) -> Index:
        state = "O" if record.status is ContractStatus.ACTIVE else "C"
        return {
            OWNER: (("OWN", record.owner_id), f"CONTRACT#{state}#{record.id}"),
            LIST: (("CONTRACT",), f"{record.status}#{record.id}"),
            PARENT: (("ACC", record.account_id), f"CONTRACT#{record.id}"),
        }

    @staticmethod
    def show(record: Contract, account_name: str) -> ContractOut:
        """The contract as clients see it."""
        return ContractOut(
            **record.model_dump(exclude={"price_per_cycle_minor"}),
            account_name=account_name,
            price_per_cycle=money.to_text(record.price_per_cycle_minor, record.currency),
        )

    @classmethod
    def detail(cls, document: Document[Contract], account_name: str) -> ContractDetail:
        """The contract with its lines as clients see it."""
        header = cls.show(document.header, account_name)
        lines = [_line_out(line, header.currency) for line in document.lines]
        return ContractDetail(**header.model_dump(), line_items=lines)

    def with_status(
        self, statuses: Sequence[ContractStatus], *, limit: int, after: str | None
    ) -> tuple[list[Contract], str | None]:
        """Contracts in the statuses, newest first."""
        spans = [Span(("CONTRACT",), f"{status}#") for status in statuses]
        return self.page(LIST, *spans, limit=limit, after=after, descending=True)


def _line_out(line: Line, currency: str) -> ContractLineOut:
    return ContractLineOut(
        product_id=line.product_id,
        product_name=line.product_name,
        quantity=line.quantity,
        price_per_cycle=money.to_text(line.sale_price_minor, currency),
        discount_percent=line.discount_percent,
        total=money.to_text(line.total_minor, currency),
    )
