"""Orders: generated exactly once from a won deal, then only fulfilled or cancelled."""

from collections.abc import Sequence
from functools import partial

from functions.opportunities.repository import Deal
from functions.orders.models import Fulfilment, Order, OrderChange, OrderDetail, OrderOut, OrderStatus, SettableStatus
from functions.orders.repository import OrderRepository, order_status
from functions.orders.rules import MOVES, body_hash
from functions.pricing.rules import total
from functions.receivables.repository import Document
from functions.receivables.service import generate, header_fields
from shared import clock
from shared.caller import Caller, nobody
from shared.db.records import revise
from shared.db.table import both
from shared.errors import Conflict, InvalidInput


def generate_order(caller: Caller, opportunity_id: str, version: int | None) -> tuple[OrderDetail, bool]:
    """The order of a won deal's one-off lines, and False when the deal had one already.

    With `version` given the deal must still have it (StaleVersion). Raises Conflict `not_closed_won`, `no_line_items`.
    """
    return generate(OrderRepository(caller), opportunity_id, version, "order_id", partial(_order_of, caller))


def _order_of(caller: Caller, deal: Deal) -> Document[Order]:
    lines = [line for line in deal.lines if not line.is_retainer]
    if not lines:
        raise Conflict("no_line_items", "Add what was sold to the deal first; retainers become a contract.")
    order = Order(
        **header_fields(deal, lines, "SO"),
        order_date=clock.today(caller.timezone),
        fulfilment=Fulfilment.OPEN,
        total_minor=total(line.total_minor for line in lines),
        body_sha=body_hash(lines),
    )
    return Document(order, lines)


def list_orders(
    caller: Caller, statuses: Sequence[OrderStatus], owner: str | None, q: str, *, limit: int, after: str | None
) -> tuple[list[OrderOut], str | None]:
    """Orders in the statuses, of one owner or of all: those found by words, or newest first."""
    orders = OrderRepository(caller)
    owner_id = caller.named(owner) if owner else None
    if q.strip():

        def fits(order: Order) -> bool:
            return order_status(order) in statuses and owner_id in (None, order.owner_id)

        return orders.found(q, fits, limit=limit, after=after)
    if owner_id:
        found, position = orders.of_owner(owner_id, statuses, limit=limit, after=after)
    else:
        found, position = orders.with_status(statuses, limit=limit, after=after)
    return orders.shown(found), position


def change_order(caller: Caller, order_id: str, data: OrderChange) -> OrderOut:
    """Fulfil or cancel the order; Conflict `illegal_transition` or `order_has_payments` when it may not be."""
    orders = OrderRepository(caller)
    order = orders.get(order_id)
    if orders.require_version(order, data.version):
        return orders.present(order)
    if "status" not in data.changes():
        raise InvalidInput.at("status", "missing", "Say what becomes of the order.")
    if data.status not in MOVES[order.fulfilment]:
        message = f"An order that is {order_status(order)} cannot become {data.status}."
        raise Conflict("illegal_transition", message, current=orders.present(order))
    if data.status is SettableStatus.CANCELLED and order.paid_minor > 0:
        message = "Payments were made for this order. Refund them before cancelling it."
        raise Conflict("order_has_payments", message, current=orders.present(order))
    changed = revise(order, {"fulfilment": Fulfilment(data.status)})
    saved, account_name = both(lambda: orders.save(order, changed), lambda: orders.account_name(order.account_id))
    return orders.show(saved, account_name)


def relist_orders(org_id: str) -> int:
    """List the firm's orders where they are looked for by now; how many were listed elsewhere."""
    return OrderRepository(nobody(org_id)).relist()
