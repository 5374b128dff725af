"""`/auth`, `/me`, `/users`, and the public pages: health, the API's description."""

import json
import math
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi import swagger_ui
from aws_lambda_powertools.event_handler.openapi.params import Body
from aws_lambda_powertools.event_handler.request import Request as HttpRequest
from aws_lambda_powertools.shared.cookies import Cookie, SameSite

from functions.identity import service
from functions.identity.models import Credentials, HealthOut, MeOut, Pass, RefreshedOut, SessionOut, UserList, Visitor
from functions.identity.rules import Permission
from shared import clock
from shared.caller import Caller
from shared.errors import Forbidden, NotFound
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.cookies import ACCESS_COOKIE, CSRF_COOKIE, REFRESH_COOKIE, cookies
from shared.http.csrf import HEADER, require_csrf
from shared.http.pagination import Cursor, CursorParam, Limit
from shared.http.problems import refusals

PUBLIC = frozenset(
    {
        ("POST", f"{BASE}/auth/login"),
        ("POST", f"{BASE}/auth/refresh"),
        ("POST", f"{BASE}/auth/logout"),
        ("GET", f"{BASE}/health"),
        ("GET", f"{BASE}/docs"),
        ("GET", f"{BASE}/openapi.json"),
    }
)
"""The routes that ask for no permission; every other route of the product names one, or asks for a sign-in."""

_OPENAPI = Path(__file__).parents[2] / "docs" / "openapi.json"
_LONGEST_AGENT = 200
_NO_STORE = {"Cache-Control": "no-store"}
_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API</title>
<style>%(css)s</style></head>
<body><div id="swagger-ui"></div>
<script>%(js)s</script>
<script>SwaggerUIBundle({dom_id: "#swagger-ui", spec: %(spec)s, validatorUrl: null, deepLinking: true});</script>
</body></html>
"""

app = create_app()


@dataclass(frozen=True)
class Browser:
    """What a request without a Caller says of itself."""

    session_cookie: str | None
    visitor: Visitor


def unknown_browser(request: HttpRequest) -> Browser:
    """The browser behind a sign-in; Forbidden when another site's page sends it, in whose name one would work."""
    headers = request.resolved_event.raw_event["headers"]
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden("csrf_failed", "This request did not come from the application. Reload the page.")
    return _browser(request)


def known_browser(request: HttpRequest) -> Browser:
    """The browser behind a session, whatever has become of its access token; Forbidden without the CSRF token."""
    event = request.resolved_event.raw_event
    require_csrf(request.method, cookies(event), event["headers"].get(HEADER))
    return _browser(request)


@app.post(f"{BASE}/auth/login", operation_id="login", openapi_extensions=refusals(413, 503))
def login(
    browser: Annotated[Browser, Depends(unknown_browser)], data: Annotated[Credentials, Body()]
) -> Response[SessionOut]:
    session, ticket = service.sign_in(data, browser.visitor)
    csrf = _cookie(CSRF_COOKIE, secrets.token_urlsafe(32), _seconds_left(ticket.session_ends), http_only=False)
    return Response(
        status_code=200,
        content_type="application/json",
        body=session,
        headers=_NO_STORE,
        cookies=[*_tickets(ticket), csrf],
    )


@app.post(f"{BASE}/auth/refresh", operation_id="refresh_session", openapi_extensions=refusals(503))
def refresh_session(browser: Annotated[Browser, Depends(known_browser)]) -> Response[RefreshedOut]:
    ticket = service.refresh_session(browser.session_cookie, browser.visitor)
    return Response(
        status_code=200,
        content_type="application/json",
        body=RefreshedOut(expires_at=ticket.access_ends),
        headers=_NO_STORE,
        cookies=_tickets(ticket),
    )


@app.post(f"{BASE}/auth/logout", operation_id="logout", status_code=204, openapi_extensions=refusals())
def logout(browser: Annotated[Browser, Depends(known_browser)]) -> Response[None]:
    service.sign_out(browser.session_cookie)
    return Response(
        status_code=204,
        headers=_NO_STORE,
        cookies=[
            _cookie(ACCESS_COOKIE, "", 0),
            _cookie(REFRESH_COOKIE, "", 0),
            _cookie(CSRF_COOKIE, "", 0, http_only=False),
        ],
    )


@app.get(f"{BASE}/me", operation_id="get_me", openapi_extensions=refusals(404))
def get_me(caller: Annotated[Caller, Depends(requires(None))]) -> MeOut:
    return service.read_me(caller)


@app.get(f"{BASE}/users", operation_id="list_users", openapi_extensions=refusals())
def list_users(
    caller: Annotated[Caller, Depends(requires(Permission.USERS_READ))], limit: Limit = 100, cursor: CursorParam = None
) -> UserList:
    """Members by name, the inactive ones among them."""
    signed = Cursor(caller, "users")
    found, position = service.list_users(caller, limit=limit, after=signed.open(cursor))
    return UserList(items=found, next_cursor=signed.seal(position))


@app.get(f"{BASE}/health", operation_id="get_health", openapi_extensions=refusals(503))
def get_health() -> HealthOut:
    """Whether the API answers and can read its table."""
    service.require_table()
    return HealthOut(status="ok")


@app.get(f"{BASE}/openapi.json", include_in_schema=False)
def get_openapi() -> dict[str, Any]:
    return _description()


@app.get(f"{BASE}/docs", include_in_schema=False, compress=True)
def get_docs() -> Response[str]:
    return Response(status_code=200, content_type="text/html; charset=utf-8", body=_docs_page())


def _browser(request: HttpRequest) -> Browser:
    event = request.resolved_event.raw_event
    http, headers = event["requestContext"]["http"], event["headers"]
    passed = [each.strip() for each in headers.get("x-forwarded-for", "").split(",")]
    # The last address is the distribution's own; the one before it is what the distribution saw.
    ip = passed[-2] if len(passed) > 1 else http["sourceIp"]
    visitor = Visitor(ip=ip[:45], agent=headers.get("user-agent", "")[:_LONGEST_AGENT])
    return Browser(cookies(event).get(REFRESH_COOKIE), visitor)


def _tickets(ticket: Pass) -> list[Cookie]:
    return [
        _cookie(ACCESS_COOKIE, ticket.access_token, ticket.access_seconds),
        _cookie(REFRESH_COOKIE, ticket.refresh, _seconds_left(ticket.session_ends)),
    ]


def _cookie(name: str, value: str, seconds: int, *, http_only: bool = True) -> Cookie:
    return Cookie(name, value, path="/", secure=True, http_only=http_only, max_age=seconds, same_site=SameSite.LAX_MODE)


def _seconds_left(until: datetime) -> int:
    return math.ceil((until - clock.now()).total_seconds())


@cache
def _description() -> dict[str, Any]:
    """The committed description of the API, as packaged; NotFound where it was left out."""
    if not _OPENAPI.exists():
        raise NotFound
    described: dict[str, Any] = json.loads(_OPENAPI.read_text(encoding="utf-8"))
    return described


@cache
def _docs_page() -> str:
    """A page that shows the description and loads nothing from anywhere, its scripts included."""
    bundled = Path(swagger_ui.__file__).parent
    spec = json.dumps(_description()).replace("</", "<\\/")
    js, css = (bundled / name for name in ("swagger-ui-bundle.min.js", "swagger-ui.min.css"))
    return _PAGE % {"css": css.read_text(encoding="utf-8"), "js": js.read_text(encoding="utf-8"), "spec": spec}


handler = entry(app)
