"""`/orders`, and the route that makes one of a won deal."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.identity.rules import Permission
from functions.orders import service
from functions.orders.models import (
    OrderChange,
    OrderDetail,
    OrderGeneration,
    OrderList,
    OrderOut,
    OrderStatus,
    QuoteAcceptance,
)
from functions.orders.repository import OrderRepository
from functions.quotes.models import QuoteOut
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, Owner, Words
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/orders"
Reader = Annotated[Caller, Depends(requires(Permission.ORDERS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.ORDERS_WRITE))]
Accepter = Annotated[Caller, Depends(requires(Permission.QUOTES_WRITE))]
_WHATEVER = OrderGeneration()


@app.post(
    f"{BASE}/opportunities/<opportunity_id>/generate-order",
    operation_id="generate_order",
    status_code=201,
    openapi_extensions=refusals(404, 409, 413),
)
def generate_order(
    caller: Writer, opportunity_id: str, data: Annotated[OrderGeneration, Body()] = _WHATEVER
) -> Response[OrderDetail]:
    """The order of a deal that is Closed Won; asked again, the same order with 200."""
    return made(*service.generate_order(caller, opportunity_id, data.version))


@app.post(f"{BASE}/quotes/<quote_id>/accept", operation_id="accept_quote", openapi_extensions=refusals(404, 409, 413))
def accept_quote(caller: Accepter, quote_id: str, data: Annotated[QuoteAcceptance, Body()]) -> QuoteOut:
    """Note that the client has said yes: the quote's deal is won, and ordered where the firm wants that."""
    return service.note_accepted(caller, quote_id, data)


@app.get(PATH, operation_id="list_orders", openapi_extensions=refusals())
def list_orders(
    caller: Reader,
    q: Words = "",
    status: Annotated[OrderStatus | None, Query(description="Without it, all of them")] = None,
    owner: Owner = None,
    number: Annotated[str | None, Query(max_length=20, description="Numbers that begin so, 50 at most")] = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> OrderList:
    """Orders, newest first; with `q` those of the same word so.

    With `q`, or `owner` and `status`, a page may be short while `next_cursor` says there is more. With `number` fifty
    at most, in order of their numbers.
    """
    if number:
        return OrderList(items=OrderRepository(caller).with_number(number, limit=min(limit, 50)), next_cursor=None)
    signed = Cursor(caller, "orders", q, status, owner)
    statuses = [status] if status else list(OrderStatus)
    found, position = service.list_orders(caller, statuses, owner, q, limit=limit, after=signed.open(cursor))
    return OrderList(items=found, next_cursor=signed.seal(position))


@app.get(f"{PATH}/<order_id>", operation_id="get_order", openapi_extensions=refusals(404))
def get_order(caller: Reader, order_id: str, fields: Fields = None) -> OrderDetail:
    return OrderRepository(caller).described(order_id)


@app.put(f"{PATH}/<order_id>", include_in_schema=False, operation_id="put_order")
@app.patch(f"{PATH}/<order_id>", operation_id="change_order", openapi_extensions=refusals(404, 409, 413, 428))
def change_order(caller: Writer, order_id: str, data: Annotated[OrderChange, Body()]) -> OrderOut:
    """Only the status of an order can be changed: Shipped, Fulfilled or Cancelled. What is shipped is not cancelled."""
    return service.change_order(caller, order_id, data)


handler = entry(app)
