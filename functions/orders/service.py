"""Orders: generated exactly once from a won deal, then only shipped, fulfilled or cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from functions.opportunities.repository import Deal, OpportunityRepository
from functions.opportunities.service import won_ops
from functions.orders.models import (
    Fulfilment,
    Order,
    OrderChange,
    OrderDetail,
    OrderOut,
    OrderStatus,
    QuoteAcceptance,
    SettableStatus,
)
from functions.orders.repository import OrderRepository, order_status
from functions.orders.rules import MOVES, body_hash
from functions.pricing.rules import total
from functions.quotes.models import Print, PrintState, Quote, QuoteOut, QuoteStatus
from functions.quotes.repository import QuoteRepository
from functions.quotes.rules import answer_hash, as_deal_lines, offer_hash, total_of, with_choices
from functions.quotes.service import Visitor, answer_of, is_waiting, member_noting, with_body
from functions.receivables.repository import Document
from functions.receivables.service import generate, header_fields
from functions.tenants.models import Stage
from functions.tenants.repository import org_of
from shared import clock
from shared.caller import Caller, nobody
from shared.db.ops import Op
from shared.db.records import NumberTaken, revise
from shared.db.retry import Outdated, until_current
from shared.db.table import Replayed, TenantTable, both
from shared.errors import Conflict, InvalidInput


@dataclass(frozen=True)
class Acceptance:
    """Who accepts, what of it, and which version they saw; None is whatever is offered."""

    name: str
    choices: Sequence[str] | None
    signature: list[list[int]]
    version: int | None
    visitor: Visitor


def generate_order(caller: Caller, opportunity_id: str, version: int | None) -> tuple[OrderDetail, bool]:
    """The order of a won deal's one-off lines, and False when the deal had one already.

    With `version` given the deal must still have it (StaleVersion). Raises Conflict `not_closed_won`, `no_line_items`.
    """
    return generate(OrderRepository(caller), opportunity_id, version, "order_id", partial(_order_of, caller))


def accept_quote(caller: Caller, quote_id: str, said: Acceptance) -> Quote:
    """Let the quote be accepted, with the choices made, and win its deal, which becomes an order where the firm has
    that of every accepted quote: all in one transaction, once.

    Raises Conflict `quote_…` for one that does not wait for an answer, `deal_concluded` when its deal has had one;
    StaleVersion for another version than was seen; InvalidInput for choices that are none.
    """
    return until_current(lambda: _accept(caller, quote_id, said))


def _accept(caller: Caller, quote_id: str, said: Acceptance) -> Quote:
    quotes, opportunities = QuoteRepository(caller), OpportunityRepository(caller)
    offer, org = both(lambda: quotes.offer(quote_id), lambda: org_of(caller))
    header = offer.header
    if said.version is not None:
        quotes.require_version(header, said.version)
    if not is_waiting(quotes, header):
        return header
    deal = opportunities.deal(header.opportunity_id)
    body = offer.body if said.choices is None else with_choices(offer.body, said.choices, header.currency)
    answer = answer_of(header, said.visitor, accepted=True, name=said.name, reason=None, signature=said.signature)
    answer = answer.model_copy(update={"body_sha": offer_hash(body), "total_minor": total_of(body)})
    accepted = with_body(header, body) | {
        "status": QuoteStatus.ACCEPTED,
        "answered_at": answer.at,
        "body_sha": answer.body_sha,
        "pdf": Print(state=PrintState.WAITING, body_sha=answer_hash(answer)),
    }
    after = revise(header, accepted)
    won = won_ops(
        caller,
        deal,
        quote_id,
        as_deal_lines(body.lines),
        org.stage_probabilities[Stage.CLOSED_WON],
        partial(_ordered, caller) if org.quoting.order_on_acceptance else None,
    )
    mark = quotes.change_op(header, after, otherwise=lambda _: Outdated())
    ops = [mark, quotes.answer_op(quote_id, answer), *quotes.body_ops(after, body, len(offer.body.lines)), *won]
    try:
        TenantTable(caller).write(*ops, result=quotes.key(quote_id))
    except (NumberTaken, Replayed):
        raise Outdated from None  # read it again: it is accepted now, or the order needs another number
    return after


def _ordered(caller: Caller, deal: Deal) -> tuple[str, Sequence[Op]]:
    """The order of a deal: its id, and its writes."""
    document = _order_of(caller, deal)
    return document.header.id, OrderRepository(caller).place_ops(document)


def note_accepted(caller: Caller, quote_id: str, data: QuoteAcceptance) -> QuoteOut:
    """The same, noted by a member."""
    said = Acceptance(data.name, data.choices, data.signature, data.version, member_noting(caller))
    return QuoteRepository(caller).present(accept_quote(caller, quote_id, said))


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
    """Ship, fulfil or cancel the order; Conflict `illegal_transition` or `order_has_payments` when it may not be."""
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
