"""`/auth`, and the public pages: health, the API's description."""

import base64
import hashlib
import json
import math
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from aws_lambda_powertools import event_handler
from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query
from aws_lambda_powertools.event_handler.request import Request as HttpRequest
from aws_lambda_powertools.shared.cookies import Cookie

from functions.identity import federation, service
from functions.identity.models import (
    ChallengeAnswer,
    ChallengeOut,
    Credentials,
    HealthOut,
    Pass,
    PasswordForgotten,
    PasswordReset,
    ProviderOut,
    ProvidersOut,
    RefreshedOut,
    SessionOut,
    Visitor,
)
from functions.identity.rules import CHALLENGE_LIFE
from shared import clock
from shared.errors import Forbidden, NotFound, Unauthenticated, Unavailable
from shared.http.app import BASE, create_app, done, entry
from shared.http.auth import visitor_ip
from shared.http.cookies import ACCESS_COOKIE, CSRF_COOKIE, NO_STORE, REFRESH_COOKIE, cookies
from shared.http.csrf import HEADER, require_csrf
from shared.http.problems import refusals
from shared.http.session import cookie, signed_out

PUBLIC = frozenset(
    {
        ("POST", f"{BASE}/auth/login"),
        ("POST", f"{BASE}/auth/challenge"),
        ("POST", f"{BASE}/auth/forgot-password"),
        ("POST", f"{BASE}/auth/reset-password"),
        ("POST", f"{BASE}/auth/refresh"),
        ("POST", f"{BASE}/auth/logout"),
        ("GET", f"{BASE}/auth/providers"),
        ("GET", f"{BASE}/auth/providers/{{name}}"),
        ("GET", f"{BASE}/auth/callback"),
        ("GET", f"{BASE}/health"),
        ("GET", f"{BASE}/docs"),
        ("GET", f"{BASE}/openapi.json"),
        ("GET", f"{BASE}/calendar.ics"),
    }
)
"""The routes that ask for no permission; every other route of the product names one, or asks for a sign-in."""

_OPENAPI = Path(__file__).parents[2] / "docs" / "openapi.json"
_LONGEST_AGENT, _LONGEST_PATH, _LONGEST_CODE = 200, 500, 4096
_FLOW_COOKIE = "__Host-provider"
_OWN_PATH = re.compile(r"/(?![/\\])[\w/?&=%.,~-]*", re.ASCII)  # of this site, never of another
_DOCS_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
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
    access_token: str
    visitor: Visitor


def unknown_browser(request: HttpRequest) -> Browser:
    """The browser behind a sign-in; Forbidden when another site's page sends it, in whose name one would work."""
    headers = request.resolved_event.raw_event["headers"]
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden("csrf_failed", "This request did not come from the application. Reload the page.")
    return own_browser(request)


def known_browser(request: HttpRequest) -> Browser:
    """The browser behind a session, whatever has become of its access token; Forbidden without the CSRF token."""
    event = request.resolved_event.raw_event
    require_csrf(request.method, cookies(event), event["headers"].get(HEADER))
    return own_browser(request)


def own_browser(request: HttpRequest) -> Browser:
    """The browser of a request, whoever checks it."""
    event = request.resolved_event.raw_event
    visitor = Visitor(ip=visitor_ip(event), agent=event["headers"].get("user-agent", "")[:_LONGEST_AGENT])
    sent = cookies(event)
    return Browser(sent.get(REFRESH_COOKIE), sent.get(ACCESS_COOKIE, ""), visitor)


@app.post(f"{BASE}/auth/login", operation_id="login", openapi_extensions=refusals(413, 429, 503))
def login(
    browser: Annotated[Browser, Depends(unknown_browser)], data: Annotated[Credentials, Body()]
) -> Response[SessionOut | ChallengeOut]:
    return _entered(service.sign_in(data, browser.visitor))


@app.post(f"{BASE}/auth/challenge", operation_id="answer_challenge", openapi_extensions=refusals(413, 429, 503))
def answer_challenge(
    browser: Annotated[Browser, Depends(unknown_browser)], data: Annotated[ChallengeAnswer, Body()]
) -> Response[SessionOut | ChallengeOut]:
    return _entered(service.answer_challenge(data, browser.visitor))


@app.post(
    f"{BASE}/auth/forgot-password",
    operation_id="forget_password",
    status_code=204,
    openapi_extensions=refusals(413, 429),
)
def forget_password(
    browser: Annotated[Browser, Depends(unknown_browser)], data: Annotated[PasswordForgotten, Body()]
) -> Response[None]:
    service.send_reset_code(data.email, browser.visitor)
    return done()


@app.post(
    f"{BASE}/auth/reset-password",
    operation_id="reset_password",
    status_code=204,
    openapi_extensions=refusals(413, 429, 503),
)
def reset_password(
    browser: Annotated[Browser, Depends(unknown_browser)], data: Annotated[PasswordReset, Body()]
) -> Response[None]:
    service.reset_password(data, browser.visitor)
    return done()


@app.get(f"{BASE}/auth/providers", operation_id="list_sign_in_providers", openapi_extensions=refusals())
def list_sign_in_providers() -> ProvidersOut:
    """The companies' own providers through which members may sign in instead of with a password."""
    return ProvidersOut(items=[ProviderOut(name=each.name, label=each.label) for each in federation.providers()])


@app.get(f"{BASE}/auth/providers/<name>", include_in_schema=False)
def begin_provider_sign_in(
    browser: Annotated[Browser, Depends(unknown_browser)],
    name: str,
    then: Annotated[str | None, Query(alias="next", max_length=_LONGEST_PATH)] = None,
) -> Response[None]:
    """The way to a provider; a page to be opened, not called."""
    url, handle = federation.begin(name, then if then and _OWN_PATH.fullmatch(then) else None)
    return _sent_to(url, cookie(_FLOW_COOKIE, handle, int(CHALLENGE_LIFE.total_seconds())))


@app.get(f"{BASE}/auth/callback", include_in_schema=False)
def end_provider_sign_in(
    request: HttpRequest,
    state: Annotated[str, Query(max_length=_LONGEST_CODE)] = "",
    code: Annotated[str, Query(max_length=_LONGEST_CODE)] = "",
) -> Response[None]:
    """The way back from a provider, to the page one was going to, or to the sign-in that says what was wrong.

    A browser comes here from another site, so it is the sealed flow in its cookie that proves who began it.
    """
    event = request.resolved_event.raw_event
    handle, over = cookies(event).get(_FLOW_COOKIE, ""), cookie(_FLOW_COOKIE, "", 0)
    try:
        ticket, then = service.sign_in_from_provider(handle, state, code, own_browser(request).visitor)
    except (Unauthenticated, Forbidden, Unavailable) as refused:
        return _sent_to(f"/login?refused={refused.code}", over)
    return _sent_to(then or "/home", over, *_tickets(ticket), _csrf(ticket))


def _sent_to(url: str, *given: Cookie) -> Response[None]:
    return Response(status_code=303, headers={**NO_STORE, "Location": url}, cookies=list(given))


def _csrf(ticket: Pass) -> Cookie:
    return cookie(CSRF_COOKIE, secrets.token_urlsafe(32), _seconds_left(ticket.session_ends), http_only=False)


def _entered(outcome: service.Entrance | ChallengeOut) -> Response[SessionOut | ChallengeOut]:
    if isinstance(outcome, ChallengeOut):
        return Response(status_code=200, content_type="application/json", body=outcome, headers=NO_STORE)
    session, ticket = outcome
    return Response(
        status_code=200,
        content_type="application/json",
        body=session,
        headers=NO_STORE,
        cookies=[*_tickets(ticket), _csrf(ticket)],
    )


@app.post(f"{BASE}/auth/refresh", operation_id="refresh_session", openapi_extensions=refusals(503))
def refresh_session(browser: Annotated[Browser, Depends(known_browser)]) -> Response[RefreshedOut]:
    ticket = service.refresh_session(browser.session_cookie, browser.visitor)
    return Response(
        status_code=200,
        content_type="application/json",
        body=RefreshedOut(expires_at=ticket.access_ends),
        headers=NO_STORE,
        cookies=_tickets(ticket),
    )


@app.post(f"{BASE}/auth/logout", operation_id="logout", status_code=204, openapi_extensions=refusals())
def logout(browser: Annotated[Browser, Depends(known_browser)]) -> Response[None]:
    service.sign_out(browser.session_cookie)
    return signed_out()


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
    headers = {"Content-Security-Policy": _docs_policy()}
    return Response(status_code=200, content_type="text/html; charset=utf-8", body=_docs_page(), headers=headers)


def _tickets(ticket: Pass) -> list[Cookie]:
    return [
        cookie(ACCESS_COOKIE, ticket.access_token, ticket.access_seconds),
        cookie(REFRESH_COOKIE, ticket.refresh, _seconds_left(ticket.session_ends)),
    ]


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
    """A page that shows the description and loads nothing from anywhere, its scripts included.

    They lie beside modules of powertools whose import would cost every cold start as much as boto3's.
    """
    bundled = Path(event_handler.__file__).parent / "openapi" / "swagger_ui"
    spec = json.dumps(_description()).replace("</", "<\\/")
    js, css = (bundled / name for name in ("swagger-ui-bundle.min.js", "swagger-ui.min.css"))
    return _PAGE % {"css": css.read_text(encoding="utf-8"), "js": js.read_text(encoding="utf-8"), "spec": spec}


@cache
def _docs_policy() -> str:
    """Exactly the page's own scripts may run."""
    scripts = re.findall(r"<script>(.*?)</script>", _docs_page(), re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{each}'" for each in hashes)
    return f"{_DOCS_POLICY}; script-src {allowed}"


handler = entry(app)
