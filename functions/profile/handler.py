"""`/me`: whoever is signed in. An API key is nobody here."""

from dataclasses import dataclass
from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body
from aws_lambda_powertools.event_handler.request import Request as HttpRequest

from functions.identity.models import MeOut
from functions.profile import service
from functions.profile.models import PasswordChange, SecurityOut, SessionList, TotpCode, TotpOut, TotpRemoval
from shared.caller import Caller
from shared.http.app import BASE, create_app, done, entry
from shared.http.auth import requires
from shared.http.cookies import ACCESS_COOKIE, NO_STORE, REFRESH_COOKIE, cookies
from shared.http.problems import refusals
from shared.http.session import signed_out

app = create_app()


@dataclass(frozen=True)
class OwnBrowser:
    """The cookies of the browser that asks, for what Cognito wants to see for itself."""

    session_cookie: str | None
    access_token: str


def own_browser(request: HttpRequest) -> OwnBrowser:
    """The browser of a request whose caller is admitted elsewhere."""
    sent = cookies(request.resolved_event.raw_event)
    return OwnBrowser(sent.get(REFRESH_COOKIE), sent.get(ACCESS_COOKIE, ""))


@app.get(f"{BASE}/me", operation_id="get_me", openapi_extensions=refusals(404))
def get_me(caller: Annotated[Caller, Depends(requires(None))]) -> MeOut:
    return service.read_me(caller)


@app.get(f"{BASE}/me/sessions", operation_id="list_sessions", openapi_extensions=refusals())
def list_sessions(
    caller: Annotated[Caller, Depends(requires(None))], browser: Annotated[OwnBrowser, Depends(own_browser)]
) -> SessionList:
    return SessionList(items=service.list_sessions(caller, browser.session_cookie))


@app.delete(f"{BASE}/me/sessions", operation_id="end_sessions", status_code=204, openapi_extensions=refusals())
def end_sessions(caller: Annotated[Caller, Depends(requires(None))]) -> Response[None]:
    """Sign out everywhere, here included."""
    service.sign_out_everywhere(caller)
    return signed_out()


@app.delete(
    f"{BASE}/me/sessions/<session_id>", operation_id="end_session", status_code=204, openapi_extensions=refusals(404)
)
def end_session(caller: Annotated[Caller, Depends(requires(None))], session_id: str) -> Response[None]:
    service.end_own_session(caller, session_id)
    return done()


@app.post(
    f"{BASE}/me/password", operation_id="change_password", status_code=204, openapi_extensions=refusals(413, 429, 503)
)
def change_password(
    caller: Annotated[Caller, Depends(requires(None))],
    browser: Annotated[OwnBrowser, Depends(own_browser)],
    data: Annotated[PasswordChange, Body()],
) -> Response[None]:
    service.change_password(caller, data, browser.access_token)
    return done()


@app.get(f"{BASE}/me/security", operation_id="get_security", openapi_extensions=refusals(503))
def get_security(
    caller: Annotated[Caller, Depends(requires(None))], browser: Annotated[OwnBrowser, Depends(own_browser)]
) -> SecurityOut:
    return service.read_security(caller, browser.access_token)


@app.post(f"{BASE}/me/totp", operation_id="begin_totp", openapi_extensions=refusals(503))
def begin_totp(
    caller: Annotated[Caller, Depends(requires(None))], browser: Annotated[OwnBrowser, Depends(own_browser)]
) -> Response[TotpOut]:
    secret = service.begin_totp(caller, browser.access_token)
    return Response(status_code=200, content_type="application/json", body=secret, headers=NO_STORE)


@app.put(f"{BASE}/me/totp", operation_id="confirm_totp", status_code=204, openapi_extensions=refusals(429, 503))
def confirm_totp(
    caller: Annotated[Caller, Depends(requires(None))],
    browser: Annotated[OwnBrowser, Depends(own_browser)],
    data: Annotated[TotpCode, Body()],
) -> Response[None]:
    service.confirm_totp(caller, data.code, browser.access_token)
    return done()


@app.post(
    f"{BASE}/me/totp/remove", operation_id="remove_totp", status_code=204, openapi_extensions=refusals(409, 429, 503)
)
def remove_totp(
    caller: Annotated[Caller, Depends(requires(None))],
    browser: Annotated[OwnBrowser, Depends(own_browser)],
    data: Annotated[TotpRemoval, Body()],
) -> Response[None]:
    service.remove_totp(caller, data.current_password, browser.access_token)
    return done()


handler = entry(app)
