"""Orders: generated exactly once from a won deal, then only fulfilled or cancelled."""

from collections.abc import Sequence
from functools import partial

from functions.opportunities.models import Opportunity
from functions.opportunities.repository import Deal, OpportunityRepository
from functions.orders.models import Fulfilment, Order, OrderChange, OrderDetail, OrderOut, OrderStatus
from functions.orders.repository import NumberTaken, OrderRepository, Placed, detail, order_status, show
from functions.orders.rules import MOVES, body_hash
from functions.tenants.models import Stage
from shared import clock
from shared.caller import Caller
from shared.db.ops import absent, equals
from shared.db.records import revise
from shared.db.retry import Contended, until_uncontended
from shared.db.table import Replayed, TenantTable, begin, both
from shared.errors import Conflict, InvalidInput, StaleVersion
from shared.ids import new_id, short_number


def generate_order(caller: Caller, opportunity_id: str, version: int | None) -> tuple[OrderDetail, bool]:
    """The order of a won deal, and False when the deal had one already.

    Its lines are those of exactly the version at which the deal is marked as ordered. With `version` given the deal
    must still have it (StaleVersion); without, a deal that changes meanwhile is read again. Raises Conflict
    `not_closed_won` or `no_line_items`.
    """
    return until_uncontended(lambda: _generate(caller, opportunity_id, version))


def _generate(caller: Caller, opportunity_id: str, version: int | None) -> tuple[OrderDetail, bool]:
    opportunities, orders = OpportunityRepository(caller), OrderRepository(caller)
    deal = opportunities.deal(opportunity_id)
    account_name = begin(partial(orders.account_name, deal.header.account_id))
    if deal.header.order_id is not None:
        return detail(orders.placed(deal.header.order_id), account_name()), False
    if version is not None:
        opportunities.require_version(deal.header, version)
    _require_orderable(opportunities, deal)
    order = _order_of(caller, deal)
    ordered = revise(deal.header, {"order_id": order.header.id})
    mark = opportunities.save_op(deal.header, ordered, absent("order_id"), equals("stage", Stage.CLOSED_WON))
    try:
        TenantTable(caller).write(mark, *orders.place_ops(order), result=opportunities.key(opportunity_id))
    except (StaleVersion, NumberTaken, Replayed):
        raise Contended from None  # read the deal again: it has an order now, or has changed
    return detail(order, account_name()), True


def _require_orderable(opportunities: OpportunityRepository, deal: Deal) -> None:
    if deal.header.stage is not Stage.CLOSED_WON:
        current = opportunities.present(deal.header)
        raise Conflict("not_closed_won", "Only a deal that is Closed Won becomes an order.", current=current)
    if not deal.lines:
        raise Conflict("no_line_items", "Add what was sold to the deal first.")


def _order_of(caller: Caller, deal: Deal) -> Placed:
    header: Opportunity = deal.header
    now, order_id = clock.now(), new_id()
    order = Order(
        id=order_id,
        version=1,
        created_at=now,
        updated_at=now,
        number=short_number("SO", order_id),
        order_date=clock.today(caller.timezone),
        fulfilment=Fulfilment.OPEN,
        account_id=header.account_id,
        opportunity_id=header.id,
        owner_id=header.owner_id,
        total_minor=header.amount_minor,
        paid_minor=0,
        currency=header.currency,
        line_count=len(deal.lines),
        body_sha=body_hash(deal.lines),
    )
    return Placed(order, deal.lines)


def get_order(caller: Caller, order_id: str) -> OrderDetail:
    """The order with its lines."""
    orders = OrderRepository(caller)
    order = orders.placed(order_id)
    return detail(order, orders.account_name(order.header.account_id))


def list_orders(
    caller: Caller, statuses: Sequence[OrderStatus], owner: str | None, *, limit: int, after: str | None
) -> tuple[list[OrderOut], str | None]:
    """Orders in the statuses, of one owner or of all, newest first."""
    orders = OrderRepository(caller)
    if owner:
        found, position = orders.of_owner(caller.named(owner), statuses, limit=limit, after=after)
    else:
        found, position = orders.with_status(statuses, limit=limit, after=after)
    return orders.shown(found), position


def change_order(caller: Caller, order_id: str, data: OrderChange) -> OrderOut:
    """Fulfil or cancel the order; Conflict `illegal_transition` when its state does not allow it."""
    orders = OrderRepository(caller)
    order = orders.get(order_id)
    if orders.require_version(order, data.version):
        return orders.present(order)
    if "status" not in data.changes():
        raise InvalidInput.at("status", "missing", "Say what becomes of the order.")
    if data.status not in MOVES[order.fulfilment]:
        message = f"An order that is {order_status(order)} cannot become {data.status}."
        raise Conflict("illegal_transition", message, current=orders.present(order))
    changed = revise(order, {"fulfilment": Fulfilment(data.status)})
    saved, account_name = both(lambda: orders.save(order, changed), lambda: orders.account_name(order.account_id))
    return show(saved, account_name)
