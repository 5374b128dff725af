"""`/quotes`. Accepting one is a route of `orders`, as it may make an order."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.identity.rules import Permission
from functions.quotes import service
from functions.quotes.models import (
    QuoteChange,
    QuoteCreate,
    QuoteDecline,
    QuoteDetail,
    QuoteList,
    QuoteMove,
    QuoteStatus,
)
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, Owner, Words
from shared.http.problems import refusals
from shared.models import Id

app = create_app()

PATH = f"{BASE}/quotes"
ONE = f"{PATH}/<quote_id>"
Reader = Annotated[Caller, Depends(requires(Permission.QUOTES_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.QUOTES_WRITE))]
changing = refusals(404, 409, 413, 428)


@app.get(PATH, operation_id="list_quotes", openapi_extensions=refusals(404))
def list_quotes(
    caller: Reader,
    q: Words = "",
    status: Annotated[QuoteStatus | None, Query(description="Without it, all of them")] = None,
    owner: Owner = None,
    opportunity: Annotated[Id | None, Query(description="Only those of this deal; no other filter counts then")] = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> QuoteList:
    """Quotes, newest first; a page may be short while `next_cursor` says there is more."""
    signed = Cursor(caller, "quotes", q, status, owner, opportunity)
    after = signed.open(cursor)
    if opportunity:
        found, position = service.quotes_of_deal(caller, opportunity, limit=limit, after=after)
    else:
        found, position = service.list_quotes(caller, status, owner, q, limit=limit, after=after)
    return QuoteList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="create_quote", status_code=201, openapi_extensions=refusals(409, 413))
def create_quote(caller: Writer, data: Annotated[QuoteCreate, Body()]) -> Response[QuoteDetail]:
    return made(*service.create_quote(caller, data))


@app.get(ONE, operation_id="get_quote", openapi_extensions=refusals(404))
def get_quote(caller: Reader, quote_id: str, fields: Fields = None) -> QuoteDetail:
    return service.get_quote(caller, quote_id)


@app.put(ONE, include_in_schema=False, operation_id="put_quote")
@app.patch(ONE, operation_id="change_quote", openapi_extensions=changing)
def change_quote(caller: Writer, quote_id: str, data: Annotated[QuoteChange, Body()]) -> QuoteDetail:
    """Only a draft can be changed; `sections` are all of them, with all their lines."""
    return service.change_quote(caller, quote_id, data)


@app.post(f"{ONE}/finalize", operation_id="finalize_quote", openapi_extensions=changing)
def finalize_quote(caller: Writer, quote_id: str, data: Annotated[QuoteMove, Body()]) -> QuoteDetail:
    """The draft is locked for good, gets its number, and is printed."""
    return service.finalize_quote(caller, quote_id, data.version)


@app.post(f"{ONE}/print", operation_id="print_quote", openapi_extensions=changing)
def print_quote(caller: Writer, quote_id: str, data: Annotated[QuoteMove, Body()]) -> QuoteDetail:
    """Try once more to print a quote that could not be printed."""
    return service.print_quote(caller, quote_id, data.version)


@app.post(f"{ONE}/revise", operation_id="revise_quote", status_code=201, openapi_extensions=changing)
def revise_quote(caller: Writer, quote_id: str, data: Annotated[QuoteMove, Body()]) -> Response[QuoteDetail]:
    """A new draft in place of the quote, which is superseded at once."""
    return made(*service.revise_quote(caller, quote_id, data.version))


@app.post(f"{ONE}/decline", operation_id="decline_quote", openapi_extensions=changing)
def decline_quote(caller: Writer, quote_id: str, data: Annotated[QuoteDecline, Body()]) -> QuoteDetail:
    """Note that the client has said no."""
    return service.note_declined(caller, quote_id, data)


handler = entry(app)
