"""What a client has committed to buy: lines that never change, and two axes of state."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from functions.quotes.models import MOST_LINES, QuoteMove
from functions.receivables.models import PaymentOut, Receivable
from shared.models import (
    Change,
    Id,
    Input,
    Listing,
    Name,
    Output,
    Percent,
    Quantity,
    Record,
    UserId,
    Version,
    unchanged,
)


class OrderStatus(StrEnum):
    """The one word shown for an order; it follows from payment and fulfilment."""

    AWAITING_PAYMENT = "Awaiting Payment"
    PARTIALLY_PAID = "Partially Paid"
    PAID_IN_FULL = "Paid in Full"
    SHIPPED = "Shipped"
    FULFILLED = "Fulfilled"
    CANCELLED = "Cancelled"


class Fulfilment(StrEnum):
    OPEN = "Open"
    SHIPPED = "Shipped"
    FULFILLED = "Fulfilled"
    CANCELLED = "Cancelled"


class PaymentState(StrEnum):
    UNPAID = "Unpaid"
    PARTIAL = "Partially Paid"
    PAID = "Paid"


class ShopStatus(StrEnum):
    """A web shop's word for an order, which it shows beside the payment's state; it follows from both axes."""

    PENDING = "pending"
    PROCESSING = "processing"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class Order(Receivable):
    """The stored header."""

    order_date: date
    fulfilment: Fulfilment
    total_minor: int
    body_sha: str

    @property
    def lines_minor(self) -> int:
        return self.total_minor


class OrderOut(Record):
    """The order; `status` is derived from the payment and fulfilment axes, as is `shop_status`, a web shop's word for
    the same; `credit` is what was paid too much."""

    number: str
    order_date: date
    status: OrderStatus
    payment: PaymentState
    fulfilment: Fulfilment
    shop_status: ShopStatus
    account_id: Id
    account_name: str
    opportunity_id: Id
    owner_id: UserId
    total: str
    paid: str
    balance_due: str
    credit: str
    currency: str
    line_count: int


class OrderLineOut(Output):
    product_id: Id | None
    product_name: str
    quantity: Quantity
    unit: str | None
    list_price: str
    price_at_purchase: str
    discount_percent: Percent
    discount: str = Field(description="All that was taken off the line, its share of the document's discount included")
    tax: str = Field(description="Taxes on top of the price")
    total: str


class OrderDetail(OrderOut):
    line_items: list[OrderLineOut]
    payments: list[PaymentOut]


class OrderGeneration(Input):
    """The version of the deal that the order was asked for; without it, whatever the deal is now."""

    version: Version | None = None


Stroke = Annotated[
    list[Annotated[int, Field(ge=0, le=4000, strict=True)]],
    Field(min_length=2, max_length=2000, description="x, y, x, y … of one movement of the pen"),
]
Signature = Annotated[list[Stroke], Field(max_length=200)]


class QuoteAcceptance(QuoteMove):
    """That the client said yes. `choices` are the lines taken of those that may be chosen; without it, as offered."""

    name: Name
    choices: list[Id] | None = Field(default=None, max_length=MOST_LINES)
    signature: Signature = []


class SettableStatus(StrEnum):
    """What a person can make of an order; payment states follow from payments."""

    SHIPPED = "Shipped"
    FULFILLED = "Fulfilled"
    CANCELLED = "Cancelled"


class OrderChange(Change):
    status: SettableStatus = unchanged()


OrderList = Listing[OrderOut]
