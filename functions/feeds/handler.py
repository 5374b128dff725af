"""`/me/calendar-feed`, and the calendar behind a secret address."""

import hashlib
from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.request import Request as HttpRequest

from functions.feeds import service
from functions.feeds.models import CalendarFeedMadeOut, CalendarFeedOut
from shared.caller import Caller
from shared.http.app import BASE, create_app, done, entry
from shared.http.auth import requires, visitor_ip
from shared.http.cookies import NO_STORE
from shared.http.problems import refusals

app = create_app()

OWN = f"{BASE}/me/calendar-feed"
_FRESH = {"Cache-Control": "private, no-cache"}


@app.get(OWN, operation_id="get_calendar_feed", openapi_extensions=refusals())
def get_calendar_feed(caller: Annotated[Caller, Depends(requires(None))]) -> CalendarFeedOut:
    return service.read_feed(caller)


@app.post(OWN, operation_id="make_calendar_feed", status_code=201, openapi_extensions=refusals(409))
def make_calendar_feed(caller: Annotated[Caller, Depends(requires(None))]) -> Response[CalendarFeedMadeOut]:
    """The answer holds the address, which is shown nowhere ever again; the one before it ends."""
    made = service.make_address(caller)
    return Response(status_code=201, content_type="application/json", body=made, headers=NO_STORE)


@app.delete(OWN, operation_id="revoke_calendar_feed", status_code=204, openapi_extensions=refusals(409))
def revoke_calendar_feed(caller: Annotated[Caller, Depends(requires(None))]) -> Response[None]:
    service.revoke_address(caller)
    return done()


@app.get(service.PATH, operation_id="read_calendar", include_in_schema=False)
def read_calendar(request: HttpRequest, token: Annotated[str, Query()] = "") -> Response[str]:
    """For calendar programs; the secret comes in the query, which is written to no log."""
    event = request.resolved_event.raw_event
    subscriber = service.Subscriber(token, visitor_ip(event))
    text = service.read_calendar(subscriber)
    headers = _FRESH | {"ETag": f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'}
    if headers["ETag"] in event["headers"].get("if-none-match", ""):
        return Response(status_code=304, body="", headers=headers)
    return Response(status_code=200, content_type="text/calendar; charset=utf-8", body=text, headers=headers)


handler = entry(app)
