"""Deals: a header in the indexes, the lines in body chunks below it, a row for each contact's role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from functions.accounts.repository import AccountRepository, RecordsOfAccounts
from functions.contacts.models import Contact
from functions.contacts.repository import ContactRepository
from functions.opportunities.models import (
    ContactRole,
    ContactRoleOut,
    Line,
    LineItemOut,
    Opportunity,
    OpportunityDetail,
    OpportunityOut,
)
from functions.tenants.models import Stage
from shared import money
from shared.db.documents import LINES_PER_CHUNK, chunk_key, chunks, lines_of, whole
from shared.db.keys import LAST, entity
from shared.db.ops import Condition, Op, delete, equals, present, put, put_new
from shared.db.records import LIST, OWNER, PARENT, Index
from shared.db.table import Span, both
from shared.errors import Conflict, NotFound

_NO_DATE = "9999-12-31"  # deals without a close date come last
_ORDER = {stage: number for number, stage in enumerate(Stage, start=1)}
OPEN_STAGES = (Stage.QUALIFYING, Stage.PROPOSAL, Stage.NEGOTIATION)


@dataclass(frozen=True)
class Deal:
    """A header with its lines and roles (contact id → role), as they were at one version."""

    header: Opportunity
    lines: list[Line]
    roles: dict[str, ContactRole]


def _state(stage: Stage) -> str:
    return "O" if stage in OPEN_STAGES else "C"


def _column(stage: Stage) -> str:
    return f"{_state(stage)}#{_ORDER[stage]}{stage}#"


class OpportunityRepository(RecordsOfAccounts[Opportunity, OpportunityOut]):
    name = "OPP"
    model = Opportunity

    def index(self, record: Opportunity) -> Index:
        closing = f"{record.closed_on or record.close_date or _NO_DATE}#{record.id}"
        return {
            OWNER: (("OWN", record.owner_id), f"OPP#{_column(record.stage)}{closing}"),
            LIST: (("OPP",), _column(record.stage) + closing),
            PARENT: (("ACC", record.account_id), f"OPP#{record.id}"),
        }

    @staticmethod
    def show(record: Opportunity, account_name: str) -> OpportunityOut:
        """The deal as clients see it."""
        return OpportunityOut(
            **record.model_dump(exclude={"amount_minor"}),
            account_name=account_name,
            amount=money.to_text(record.amount_minor, record.currency),
        )

    def deal(self, opportunity_id: str) -> Deal:
        """Header, lines and roles of one version, as of now; NotFound when the firm has no such deal."""
        return whole(partial(self._deal, opportunity_id), opportunity_id)

    def find_deal(self, opportunity_id: str) -> Deal | None:
        """The same, or None."""
        try:
            return self.deal(opportunity_id)
        except NotFound:
            return None

    def _deal(self, opportunity_id: str) -> Deal:
        items = self.table.with_children(self.key(opportunity_id))
        if not items:
            raise NotFound
        header = self.load(items[0])
        lines = lines_of(Line, items, header.amount_minor, header.line_count)
        roles = {item["contact_id"]: ContactRole(item["role"]) for item in items if "role" in item}
        return Deal(header, lines, roles)

    def detail(self, deal: Deal) -> OpportunityDetail:
        """The deal as clients see it, with the names of its account and people, in one round trip."""
        accounts, contacts = AccountRepository(self.caller), ContactRepository(self.caller)
        names, people = both(
            lambda: accounts.names([deal.header.account_id]),
            lambda: contacts.get_many(list(deal.roles)),
        )
        return detail(deal, str(names[deal.header.account_id]), people)

    def lines_ops(self, opportunity_id: str, lines: Sequence[Line], version: int, before: int) -> list[Op]:
        """The writes that replace the `before` lines of a deal by `lines`, as of header version `version`."""
        body = chunks(self.name, opportunity_id, lines)
        ops = [put(sk, chunk | {"hv": version}) for sk, chunk in body]
        used, held = len(ops), -(-before // LINES_PER_CHUNK)
        return ops + [delete(chunk_key(self.name, opportunity_id, number)) for number in range(used, held)]

    def add_role_op(self, opportunity_id: str, contact_id: str, role: ContactRole) -> Op:
        """Gives the contact a part in the deal; Conflict `role_exists` when it has one."""
        row: dict[str, Any] = {
            "t": "OPP_ROLE",
            "opportunity_id": opportunity_id,
            "contact_id": contact_id,
            "role": role,
            **self.index_keys({PARENT: (("CON", contact_id), f"OPP#{opportunity_id}")}),
        }
        taken = Conflict("role_exists", "This contact already has a role in the deal.")
        return put_new(self.role_key(opportunity_id, contact_id), row, otherwise=lambda _: taken)

    def remove_role_op(self, opportunity_id: str, contact_id: str) -> Op:
        return delete(self.role_key(opportunity_id, contact_id), present("SK"), otherwise=lambda _: NotFound())

    def in_stages(
        self, stages: Sequence[Stage], where: Sequence[Condition] = (), *, limit: int, after: str | None
    ) -> tuple[list[Opportunity], str | None]:
        """Deals in any of the stages, soonest to close first; with `where` a page may be short."""
        spans = [Span(("OPP",), _column(stage)) for stage in stages]
        return self.page(LIST, *spans, limit=limit, after=after, where=where)

    def of_owner(
        self, owner_id: str, stages: Sequence[Stage], *, limit: int, after: str | None
    ) -> tuple[list[Opportunity], str | None]:
        """One owner's deals in any of the stages, soonest to close first."""
        spans = [Span(("OWN", owner_id), f"OPP#{_column(stage)}") for stage in stages]
        return self.page(OWNER, *spans, limit=limit, after=after)

    def closed_between(
        self, stage: Stage, first: str, last: str, owner_id: str | None, *, limit: int, after: str | None
    ) -> tuple[list[Opportunity], str | None]:
        """Deals won, or lost, in the months from `first` to `last`, of all or of one owner, in order of the days."""
        partition, shelf = (("OWN", owner_id), f"{self.name}#") if owner_id else ((self.name,), "")
        span = Span(partition, shelf + _column(stage), since=first, until=last + LAST)
        return self.page(OWNER if owner_id else LIST, span, limit=limit, after=after)

    def to_close_between(
        self, first: str, last: str, currency: str, *, limit: int, after: str | None
    ) -> tuple[list[Opportunity], str | None]:
        """Open deals in a currency that are to close in the months from `first` to `last`; a page may be short."""
        spans = [Span((self.name,), _column(stage), since=first, until=last + LAST) for stage in OPEN_STAGES]
        return self.page(LIST, *spans, limit=limit, after=after, where=[equals("currency", currency)])

    def roles_of_contact(self, contact_id: str, limit: int) -> tuple[dict[str, ContactRole], bool]:
        """The newest deals that a contact has a part in (opportunity id → role), and whether there are more."""
        page = self.table.page(PARENT, [Span(("CON", contact_id), "OPP#")], limit=limit, descending=True)
        return {item["opportunity_id"]: ContactRole(item["role"]) for item in page.items}, page.next is not None

    def role_key(self, opportunity_id: str, contact_id: str) -> str:
        """Where a contact's part in a deal is kept."""
        return entity(self.name, opportunity_id, "ROLE", contact_id)


def detail(deal: Deal, account_name: str, people: Mapping[str, Contact]) -> OpportunityDetail:
    header = OpportunityRepository.show(deal.header, account_name)
    return OpportunityDetail(
        **header.model_dump(),
        line_items=[_line_out(line, deal.header.currency) for line in deal.lines],
        contact_roles=[
            ContactRoleOut(
                contact_id=each,
                name=people[each].name,
                email=people[each].email,
                role=role,
            )
            for each, role in deal.roles.items()
            if each in people
        ],
    )


def _line_out(line: Line, currency: str) -> LineItemOut:
    return LineItemOut(
        id=line.id,
        product_id=line.product_id,
        product_name=line.product_name,
        is_retainer=line.is_retainer,
        quantity=line.quantity,
        unit=line.unit,
        list_price=money.to_text(line.list_price_minor, currency),
        sale_price=money.to_text(line.sale_price_minor, currency),
        discount_percent=line.discount_percent,
        tax=money.to_text(line.tax_minor, currency),
        total=money.to_text(line.total_minor, currency),
    )
