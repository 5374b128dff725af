"""Deals: making them, moving them through the stages, filling them with lines and people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Generic, Literal, TypeVar

from functions.accounts.repository import AccountRepository
from functions.catalog.repository import ProductRepository
from functions.contacts.repository import ContactRepository
from functions.identity.repository import give, owner_ops
from functions.opportunities.models import (
    FORECAST_DEALS,
    MOST_LINES,
    Board,
    BoardColumn,
    ContactRoleCreate,
    Forecast,
    Line,
    LineItemChange,
    LineItemCreate,
    LineItemInput,
    LineItemsReplace,
    Opportunity,
    OpportunityChange,
    OpportunityCreate,
    OpportunityDetail,
    OpportunityOut,
    OpportunityVerdicts,
)
from functions.opportunities.repository import OPEN_STAGES, Deal, OpportunityRepository
from functions.opportunities.rules import alone, forecast, price_lines
from functions.pricing.rules import Place, in_list, total
from functions.tenants.models import OrgOut, Stage
from functions.tenants.repository import org_of
from shared import clock, money
from shared.caller import Caller
from shared.db.ops import Op, absent, equals
from shared.db.records import NumberTaken, fresh, revise
from shared.db.retry import Outdated, until_current
from shared.db.table import Replayed, TenantTable, begin, both, together
from shared.errors import Conflict, InvalidInput, NotFound, StaleVersion
from shared.models import OwnerChange

T = TypeVar("T")


def new_opportunity(caller: Caller, data: OpportunityCreate, org: OrgOut) -> Opportunity:
    """The deal that `data` asks for, without lines, not yet written."""
    return Opportunity(
        **data.model_dump(exclude={"id", "owner_id", "probability"}),
        closed_on=_closed_on(caller, data.stage),
        probability=org.stage_probabilities[data.stage] if data.probability is None else data.probability,
        **fresh(data.id),
        owner_id=data.owner_id or caller.user_id,
        amount_minor=0,
        currency=org.settings.currency,
        line_count=0,
        order_id=None,
        contract_id=None,
        quote_id=None,
    )


def _closed_on(caller: Caller, stage: Stage) -> date | None:
    """Today, for a deal that is won or lost now."""
    return None if stage in OPEN_STAGES else clock.today(caller.timezone)


def create_opportunity(caller: Caller, data: OpportunityCreate) -> tuple[OpportunityOut, bool]:
    """The new, empty deal, and False when the same request had made it; InvalidInput for an unknown account."""
    accounts, opportunities = AccountRepository(caller), OpportunityRepository(caller)
    org, account = both(lambda: org_of(caller), lambda: accounts.find(data.account_id))
    exists = accounts.exists_op(data.account_id)
    if account is None:
        raise exists.otherwise(None)
    deal = new_opportunity(caller, data, org)
    record, created = opportunities.create(deal, exists, *owner_ops(caller, deal.owner_id))
    return OpportunityRepository.show(record, account.name), created


def change_opportunity(caller: Caller, opportunity_id: str, data: OpportunityChange) -> OpportunityOut:
    """Change just the fields sent; a new stage brings its probability unless one is sent.

    Raises VersionRequired, StaleVersion, and Conflict `deal_concluded` when a concluded deal would leave Closed Won.
    """
    opportunities = OpportunityRepository(caller)
    record, org = both(lambda: opportunities.get(opportunity_id), lambda: org_of(caller))
    if opportunities.require_version(record, data.version):
        return opportunities.present(record)
    sent = data.changes()
    if "stage" in sent and data.stage is not record.stage:
        _refuse_when_settled(opportunities, record)
        sent.setdefault("probability", org.stage_probabilities[data.stage])
        sent["closed_on"] = _closed_on(caller, data.stage)
    changed = revise(record, sent)
    saved, names = both(
        lambda: opportunities.save(record, changed, *owner_ops(caller, changed.owner_id, record.owner_id)),
        lambda: AccountRepository(caller).names([record.account_id]),
    )
    return OpportunityRepository.show(saved, names[record.account_id])


def give_opportunities(caller: Caller, data: OwnerChange) -> OpportunityVerdicts:
    """Give deals to an active member, those that are as they were seen; a verdict on each."""
    return OpportunityVerdicts(results=give(OpportunityRepository(caller), data))


def get_opportunity(caller: Caller, opportunity_id: str) -> OpportunityDetail:
    """The deal with its lines and people."""
    opportunities = OpportunityRepository(caller)
    return opportunities.detail(opportunities.deal(opportunity_id))


def pipeline(
    caller: Caller, stages: Sequence[Stage], owner: str | None, q: str, *, limit: int, after: str | None
) -> tuple[list[OpportunityOut], str | None]:
    """Deals in the stages, of one owner or of all: those found by words, or soonest to close first."""
    opportunities = OpportunityRepository(caller)
    if q.strip():
        owner_id = caller.named(owner) if owner else None

        def fits(deal: Opportunity) -> bool:
            return deal.stage in stages and owner_id in (None, deal.owner_id)

        return opportunities.found(q, fits, limit=limit, after=after)
    found, position = _soonest(opportunities, caller, stages, owner, limit, after)
    return opportunities.shown(found), position


def board(caller: Caller, owner: str | None, limit: int, seal: Callable[[Stage, str | None], str | None]) -> Board:
    """The first deals of every stage, each column read at the same time; `seal` makes a column's cursor."""
    opportunities = OpportunityRepository(caller)
    org = begin(lambda: org_of(caller))
    columns = together(*(partial(_soonest, opportunities, caller, [stage], owner, limit) for stage in Stage))
    shown = iter(opportunities.shown([record for found, _ in columns for record in found]))
    return Board(
        columns=[
            BoardColumn(
                stage=stage,
                probability=org().stage_probabilities[stage],
                items=[next(shown) for _ in found],
                next_cursor=seal(stage, position),
            )
            for stage, (found, position) in zip(Stage, columns, strict=True)
        ]
    )


def forecast_pipeline(caller: Caller, owner: str | None) -> Forecast:
    """What the open deals of one owner or of all are worth by month, from the hundred soonest of each stage."""
    opportunities = OpportunityRepository(caller)
    reads = [partial(_soonest, opportunities, caller, [stage], owner, FORECAST_DEALS) for stage in OPEN_STAGES]
    columns = together(*reads)
    deals = [deal for found, _ in columns for deal in found]
    complete = all(position is None for _, position in columns)
    return Forecast(months=forecast(deals, caller.currency), currency=caller.currency, complete=complete)


def _soonest(
    opportunities: OpportunityRepository,
    caller: Caller,
    stages: Sequence[Stage],
    owner: str | None,
    limit: int,
    after: str | None = None,
) -> tuple[list[Opportunity], str | None]:
    if owner:
        return opportunities.of_owner(caller.named(owner), stages, limit=limit, after=after)
    return opportunities.in_stages(stages, limit=limit, after=after)


def replace_lines(caller: Caller, opportunity_id: str, data: LineItemsReplace) -> OpportunityDetail:
    """Replace all lines in one save; InvalidInput names the line that cannot be priced."""
    return _change_lines(caller, opportunity_id, data.version, data.line_items, lambda _: data.line_items, in_list)


def add_line(caller: Caller, opportunity_id: str, data: LineItemCreate) -> OpportunityDetail:
    """Add one line at the end."""
    added = LineItemInput(**data.model_dump(exclude={"version"}))
    return _change_lines(caller, opportunity_id, data.version, [added], lambda deal: [*_entered(deal), added])


def change_line(caller: Caller, opportunity_id: str, line_id: str, data: LineItemChange) -> OpportunityDetail:
    """Change a line's quantity, price or discount; NotFound when the deal has no such line."""

    def edited(deal: Deal) -> list[LineItemInput]:
        _require_line(deal, line_id)
        return [each.model_copy(update=data.changes()) if each.id == line_id else each for each in _entered(deal)]

    return _change_lines(caller, opportunity_id, data.version, [], edited)


def remove_line(caller: Caller, opportunity_id: str, line_id: str, version: int | None) -> OpportunityDetail:
    """Remove a line; NotFound when the deal has no such line."""

    def remaining(deal: Deal) -> list[LineItemInput]:
        _require_line(deal, line_id)
        return [each for each in _entered(deal) if each.id != line_id]

    return _change_lines(caller, opportunity_id, version, [], remaining)


def add_contact_role(caller: Caller, opportunity_id: str, data: ContactRoleCreate) -> OpportunityDetail:
    """Give a contact of the deal's account a part in it; Conflict `role_exists` when they have one."""
    opportunities = OpportunityRepository(caller)
    deal = opportunities.deal(opportunity_id)
    opportunities.require_version(deal.header, data.version)
    after = replace(deal, header=revise(deal.header, {}), roles={**deal.roles, data.contact_id: data.role})
    ops = [
        opportunities.add_role_op(opportunity_id, data.contact_id, data.role),
        ContactRepository(caller).exists_op(data.contact_id, deal.header.account_id, "contact_id"),
    ]
    return _save(opportunities, deal, after, ops)


def remove_contact_role(caller: Caller, opportunity_id: str, contact_id: str, version: int | None) -> OpportunityDetail:
    """Take a contact out of the deal; NotFound when they have no part in it."""
    opportunities = OpportunityRepository(caller)
    deal = opportunities.deal(opportunity_id)
    opportunities.require_version(deal.header, version)
    roles = {each: role for each, role in deal.roles.items() if each != contact_id}
    after = replace(deal, header=revise(deal.header, {}), roles=roles)
    return _save(opportunities, deal, after, [opportunities.remove_role_op(opportunity_id, contact_id)])


@dataclass(frozen=True)
class Concluded(Generic[T]):
    """What a won deal became, the present name of its account, and whether it became so just now."""

    outcome: T
    account_name: str
    created: bool


def conclude(
    caller: Caller,
    opportunity_id: str,
    version: int | None,
    link: Literal["order_id", "contract_id"],
    find: Callable[[str], T],
    make: Callable[[Deal], tuple[T, str, Sequence[Op]]],
) -> Concluded[T]:
    """Turn a won deal into an order or a contract, exactly once.

    A deal that names its outcome under `link` answers with it, read by `find`. Otherwise `make` gives the outcome, its
    id and its writes, and the deal is marked in the same transaction, at exactly the version that `make` saw. With
    `version` given the deal must still have it (StaleVersion); without, a deal that changes meanwhile is read again.
    """
    return until_current(lambda: _conclude(caller, opportunity_id, version, link, find, make))


def _conclude(
    caller: Caller,
    opportunity_id: str,
    version: int | None,
    link: Literal["order_id", "contract_id"],
    find: Callable[[str], T],
    make: Callable[[Deal], tuple[T, str, Sequence[Op]]],
) -> Concluded[T]:
    opportunities = OpportunityRepository(caller)
    deal = opportunities.deal(opportunity_id)
    name = begin(lambda: AccountRepository(caller).names([deal.header.account_id])[deal.header.account_id])
    existing = getattr(deal.header, link)
    if existing is not None:
        return Concluded(find(existing), name(), created=False)
    if version is not None:
        opportunities.require_version(deal.header, version)
    if deal.header.stage is not Stage.CLOSED_WON:
        current = opportunities.show(deal.header, name())
        raise Conflict("not_closed_won", "Only a deal that is Closed Won can be concluded.", current=current)
    outcome, outcome_id, ops = make(deal)
    marked = revise(deal.header, {link: outcome_id})
    mark = opportunities.save_op(deal.header, marked, absent(link), equals("stage", Stage.CLOSED_WON))
    try:
        TenantTable(caller).write(mark, *ops, result=opportunities.key(opportunity_id))
    except (StaleVersion, NumberTaken, Replayed):
        raise Outdated from None  # read the deal again: it has its outcome now, or has changed
    return Concluded(outcome, name(), created=True)


def won_ops(
    caller: Caller,
    deal: Deal,
    quote_id: str,
    lines: Sequence[Line],
    probability: int,
    order: Callable[[Deal], tuple[str, Sequence[Op]]] | None,
) -> list[Op]:
    """The writes that let a quote win its deal, with its lines, and make of it what `order` gives: an id and writes.

    Raises Conflict `deal_concluded` for a deal that another quote has won, or that has become an order or a contract;
    the writes raise Outdated when it changes meanwhile.
    """
    opportunities = OpportunityRepository(caller)
    _refuse_when_settled(opportunities, deal.header)
    won = {
        "stage": Stage.CLOSED_WON,
        "probability": probability,
        "closed_on": deal.header.closed_on or clock.today(caller.timezone),
        "quote_id": quote_id,
        "amount_minor": total(line.total_minor for line in lines),
        "line_count": len(lines),
    }
    order_id, ordered = order(replace(deal, lines=list(lines))) if order else (None, ())
    header = revise(deal.header, {**won, "order_id": order_id})
    unsettled = (absent("quote_id"), absent("order_id"), absent("contract_id"))
    mark = opportunities.change_op(deal.header, header, *unsettled, otherwise=lambda _: Outdated())
    return [mark, *opportunities.lines_ops(deal.header.id, lines, header.version, len(deal.lines)), *ordered]


def _change_lines(
    caller: Caller,
    opportunity_id: str,
    version: int | None,
    new: Sequence[LineItemInput],
    entered: Callable[[Deal], Sequence[LineItemInput]],
    place: Place = alone,
) -> OpportunityDetail:
    """Save the lines that `entered` makes of the deal; `new` are those whose products it may need.

    A request that was carried out before answers with the deal as it is by now.
    """
    opportunities = OpportunityRepository(caller)
    product_ids = [line.product_id for line in new]
    deal, products = both(
        lambda: opportunities.deal(opportunity_id), lambda: ProductRepository(caller).get_many(product_ids)
    )
    header = deal.header
    if opportunities.require_version(header, version):
        return opportunities.detail(deal)
    _refuse_when_settled(opportunities, header)
    wanted = entered(deal)
    if len(wanted) > MOST_LINES:
        raise InvalidInput.at("line_items", "too_many_lines", f"A deal has {MOST_LINES} lines at most.")
    lines = price_lines(wanted, {line.id: line for line in deal.lines}, products, header.currency, place)
    changed = revise(header, {"amount_minor": total(line.total_minor for line in lines), "line_count": len(lines)})
    ops = opportunities.lines_ops(opportunity_id, lines, changed.version, len(deal.lines))
    return _save(opportunities, deal, replace(deal, header=changed, lines=lines), ops)


def _save(opportunities: OpportunityRepository, before: Deal, after: Deal, ops: Sequence[Op]) -> OpportunityDetail:
    """Write the change, and read the names for the answer at the same time."""
    saved, shown = both(
        lambda: opportunities.save(before.header, after.header, *ops), lambda: opportunities.detail(after)
    )
    return shown if saved is after.header else get_opportunity(opportunities.caller, saved.id)


def _entered(deal: Deal) -> list[LineItemInput]:
    """The deal's lines as somebody would enter them again."""
    return [
        LineItemInput(
            id=line.id,
            product_id=line.product_id or "",  # without one it is a quote's, and the deal concluded
            quantity=line.quantity,
            sale_price=money.to_text(line.sale_price_minor, deal.header.currency),
            discount_percent=line.discount_percent,
        )
        for line in deal.lines
    ]


def _require_line(deal: Deal, line_id: str) -> None:
    if all(line.id != line_id for line in deal.lines):
        raise NotFound


def _refuse_when_settled(opportunities: OpportunityRepository, record: Opportunity) -> None:
    if record.is_settled:
        message = "This deal is concluded; its lines and stage can no longer be changed."
        raise Conflict("deal_concluded", message, current=opportunities.present(record))
