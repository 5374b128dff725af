"""What state an order is in, and which moves it allows. Pure."""

import hashlib
import json
from collections.abc import Sequence

from functions.opportunities.models import Line
from functions.orders.models import Fulfilment, Order, OrderStatus, PaymentState, SettableStatus, ShopStatus
from functions.pricing.models import PriceLine
from functions.pricing.rules import price_line

MOVES: dict[Fulfilment, frozenset[SettableStatus]] = {
    Fulfilment.OPEN: frozenset(SettableStatus),
    Fulfilment.SHIPPED: frozenset({SettableStatus.FULFILLED}),
    Fulfilment.FULFILLED: frozenset(),
    Fulfilment.CANCELLED: frozenset(),
}


def payment_state(total_minor: int, paid_minor: int) -> PaymentState:
    """The payment axis; an order of nothing has nothing left to pay."""
    if paid_minor >= total_minor:
        return PaymentState.PAID
    return PaymentState.PARTIAL if paid_minor > 0 else PaymentState.UNPAID


def status(fulfilment: Fulfilment, payment: PaymentState) -> OrderStatus:
    """The one word for both axes: what became of the order, and of one still open what is paid."""
    if fulfilment is not Fulfilment.OPEN:
        return OrderStatus(fulfilment)
    return {
        PaymentState.PAID: OrderStatus.PAID_IN_FULL,
        PaymentState.PARTIAL: OrderStatus.PARTIALLY_PAID,
        PaymentState.UNPAID: OrderStatus.AWAITING_PAYMENT,
    }[payment]


def shop_status(fulfilment: Fulfilment, payment: PaymentState) -> ShopStatus:
    """A web shop's word for both axes: an open order is worked on from the first payment."""
    if fulfilment is Fulfilment.OPEN:
        return ShopStatus.PENDING if payment is PaymentState.UNPAID else ShopStatus.PROCESSING
    return {
        Fulfilment.SHIPPED: ShopStatus.SHIPPED,
        Fulfilment.FULFILLED: ShopStatus.DELIVERED,
        Fulfilment.CANCELLED: ShopStatus.CANCELLED,
    }[fulfilment]


def outstanding(order: Order) -> int:
    """What the client still owes for an order, delivered or not, in minor units; for a cancelled one nothing."""
    return 0 if order.fulfilment is Fulfilment.CANCELLED else max(order.total_minor - order.paid_minor, 0)


def taken_off(line: Line) -> int:
    """What the line's price was lessened by, in minor units."""
    gross = price_line(PriceLine(line.quantity, line.sale_price_minor)).gross_minor
    return (gross if line.gross_minor is None else line.gross_minor) + line.tax_minor - line.total_minor


def body_hash(lines: Sequence[Line]) -> str:
    """A fingerprint of the lines, by which a later change of the stored body would show."""
    text = json.dumps([line.model_dump(mode="json", exclude_defaults=True) for line in lines], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
