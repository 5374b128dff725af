"""Signing in through a company's own provider: Cognito's token endpoint is a server of the test's own."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import boto3
import pytest

from functions.identity.rules import Role
from functions.members import gateway
from functions.members.service import provision_user
from shared import aws, clock
from shared.settings import optional_setting, setting
from tests.factories import new_firm
from tests.front_door import Answer
from tests.functions.identity.conftest import PASSWORD, Browser, Member, Pool, member_of
from tests.functions.identity.test_authorizer import suspend
from tests.functions.identity.test_members import new_user

CALLBACK = "https://crm.acme.example/api/v1/auth/callback"
ACME = {"name": "Acme", "label": "Acme Works", "domains": ["alpha.example"]}


class TokenServer(ThreadingHTTPServer):
    """The pool's own token endpoint: a code is worth the tokens it was told, once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), TokenHandler)
        self.tokens: dict[str, dict[str, Any]] = {}
        self.asked: list[dict[str, str]] = []
        self.broken = False


class TokenHandler(BaseHTTPRequestHandler):
    server: TokenServer

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked = {name: values[0] for name, values in form.items()}
        self.server.asked.append(asked)
        found = self.server.tokens.pop(asked["code"], None)
        body = json.dumps(found or {"error": "invalid_grant"}).encode()
        self.send_response(500 if self.server.broken else 200 if found else 400)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests assert on what was asked."""


@pytest.fixture
def links() -> Iterator[list[dict[str, Any]]]:
    """The links that Cognito was told; it refuses to be told one twice. moto does not know the call."""
    told: list[dict[str, Any]] = []

    def answer(params: dict[str, Any], **_: Any) -> tuple[Any, dict[str, Any]]:
        body = json.loads(params["body"])
        if body in told:
            error = {"Code": "InvalidParameterException", "Message": "SourceUser is already linked to DestinationUser"}
            return type("Http", (), {"status_code": 400})(), {"Error": error}
        told.append(body)
        return type("Http", (), {"status_code": 200})(), {}

    events = aws.client("cognito-idp").meta.events
    events.register("before-call.cognito-identity-provider.AdminLinkProviderForUser", answer)
    yield told
    events.unregister("before-call.cognito-identity-provider.AdminLinkProviderForUser", answer)


@pytest.fixture
def acme(pool: Pool, links: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenServer]:
    """A deployment with one provider."""
    server = TokenServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("SIGN_IN_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("SIGN_IN_CALLBACK", CALLBACK)
    monkeypatch.setenv("SIGN_IN_PROVIDERS", json.dumps([ACME]))
    setting.cache_clear()
    optional_setting.cache_clear()
    yield server
    setting.cache_clear()
    optional_setting.cache_clear()
    server.shutdown()
    server.server_close()


def begin(browser: Browser, then: str | None = None) -> dict[str, str]:
    """What the way to the provider asks of Cognito."""
    answer = browser.send("GET", "/auth/providers/Acme" + (f"?{urlencode({'next': then})}" if then else ""))
    assert answer.status == 303, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def come_back(browser: Browser, **query: str) -> Answer:
    answer = browser.send("GET", f"/auth/callback?{urlencode(query)}", sec_fetch_site="cross-site")
    assert answer.status == 303, answer.text
    return answer


def code_for(server: TokenServer, member: Member) -> str:
    """A code that Cognito gives the member's browser."""
    signed_in = boto3.client("cognito-idp").admin_initiate_auth(
        UserPoolId=setting("USER_POOL_ID"),
        ClientId=setting("USER_POOL_CLIENT_ID"),
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": member.email, "PASSWORD": PASSWORD},
    )["AuthenticationResult"]
    code = f"code-{member.caller.user_id}"
    names = {"access_token": "AccessToken", "refresh_token": "RefreshToken", "expires_in": "ExpiresIn"}
    server.tokens[code] = {ours: signed_in[theirs] for ours, theirs in names.items()}
    return code


@pytest.mark.req("1.28")
def test_a_member_comes_in_through_the_provider(acme: TokenServer, asha: Member) -> None:
    browser = Browser()
    asked = begin(browser, "/leads?mine=1")
    answer = come_back(browser, code=code_for(acme, asha), state=asked["state"])

    assert answer.headers["location"] == "/leads?mine=1"
    assert answer.headers["cache-control"] == "no-store"
    assert set(browser.jar) == {"__Host-at", "__Host-rt", "__Host-csrf"}
    assert browser.send("GET", "/me").body["user"]["id"] == asha.caller.user_id
    assert browser.send("POST", "/auth/refresh").status == 200
    (exchange,) = acme.asked
    assert exchange["redirect_uri"] == CALLBACK
    assert len(exchange["code_verifier"]) >= 43


@pytest.mark.req("1.28")
def test_the_way_to_the_provider_is_a_code_flow_with_pkce(acme: TokenServer) -> None:
    browser = Browser()
    asked = begin(browser)

    assert asked | {"state": "…", "code_challenge": "…"} == {
        "response_type": "code",
        "client_id": setting("USER_POOL_CLIENT_ID"),
        "redirect_uri": CALLBACK,
        "scope": "openid email aws.cognito.signin.user.admin",
        "state": "…",
        "code_challenge": "…",
        "code_challenge_method": "S256",
        "identity_provider": "Acme",
    }
    assert asked["state"] not in browser.jar["__Host-provider"]
    assert begin(Browser())["state"] != asked["state"]


@pytest.mark.req("1.28")
def test_providers_are_listed_by_name_and_label_only(acme: TokenServer) -> None:
    assert Browser().send("GET", "/auth/providers").body == {"items": [{"name": "Acme", "label": "Acme Works"}]}


@pytest.mark.req("1.28")
def test_a_deployment_without_providers_has_none(pool: Pool) -> None:
    assert Browser().send("GET", "/auth/providers").body == {"items": []}
    assert Browser().send("GET", "/auth/providers/Acme").status == 404
    assert come_back(Browser(), code="c", state="s").headers["location"] == "/login?refused=provider_refused"


@pytest.mark.req("1.28")
def test_another_browser_s_flow_signs_nobody_in(acme: TokenServer, asha: Member) -> None:
    """Neither a link that somebody else made, nor one without a state, nor the state of another flow."""
    code, theirs = code_for(acme, asha), begin(Browser())
    mine = Browser()
    own = begin(mine)
    for browser, state in ((Browser(), theirs["state"]), (mine, theirs["state"]), (Browser(), own["state"])):
        answer = come_back(browser, code=code, state=state)
        assert answer.headers["location"] == "/login?refused=provider_refused"
        assert "__Host-rt" not in browser.jar
    assert acme.asked == []


@pytest.mark.req("1.28")
def test_a_flow_ends_after_ten_minutes(acme: TokenServer, asha: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    browser, now = Browser(), clock.now()
    state, code = begin(browser)["state"], code_for(acme, asha)
    monkeypatch.setattr(clock, "now", lambda: now.replace(year=now.year + 1))
    assert come_back(browser, code=code, state=state).headers["location"] == "/login?refused=provider_refused"
    assert acme.asked == []


@pytest.mark.req("1.28")
def test_a_code_is_good_once_and_a_refusal_forgets_the_flow(acme: TokenServer, asha: Member) -> None:
    browser = Browser()
    state, code = begin(browser)["state"], code_for(acme, asha)
    handle = browser.jar["__Host-provider"]
    assert come_back(browser, code=code, state=state).headers["location"] == "/home"

    again = Browser({"__Host-provider": handle})
    assert come_back(again, code=code, state=state).headers["location"] == "/login?refused=provider_refused"
    assert again.jar == {}
    assert come_back(browser, error="access_denied", state=state).headers["location"].startswith("/login?refused=")


@pytest.mark.req("1.28")
def test_who_may_not_come_in_with_a_password_may_not_through_the_provider(
    acme: TokenServer, asha: Member, revoked: set[str]
) -> None:
    browser = Browser()
    state, code = begin(browser)["state"], code_for(acme, asha)
    suspend(asha.caller)
    token = acme.tokens[code]["refresh_token"]

    assert come_back(browser, code=code, state=state).headers["location"] == "/login?refused=org_suspended"
    assert browser.jar == {}
    assert revoked == {token}


@pytest.mark.req("1.28")
def test_a_provider_in_trouble_is_said_to_be(acme: TokenServer, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser()
    state = begin(browser)["state"]
    acme.broken = True
    assert come_back(browser, code="c", state=state).headers["location"] == "/login?refused=unavailable"

    state = begin(browser)["state"]
    monkeypatch.setenv("SIGN_IN_URL", "http://127.0.0.1:1")
    setting.cache_clear()
    assert come_back(browser, code="c", state=state).headers["location"] == "/login?refused=unavailable"


@pytest.mark.req("1.28")
@pytest.mark.parametrize("then", ["//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nx:y", "home"])
def test_nobody_is_led_to_another_site(acme: TokenServer, asha: Member, then: str) -> None:
    browser = Browser()
    state = begin(browser, then)["state"]
    assert come_back(browser, code=code_for(acme, asha), state=state).headers["location"] == "/home"


@pytest.mark.req("1.28")
def test_members_are_linked_by_an_e_mail_the_provider_answers_for(
    acme: TokenServer, pool: Pool, links: list[dict[str, Any]]
) -> None:
    firm = new_firm("INR", "Asia/Kolkata")
    asha = member_of(firm, Role.ADMIN)
    outsider = new_user(f"{firm.org_id.lower()}@elsewhere.example")
    provision_user(firm, outsider, PASSWORD)
    gateway.link(asha.caller.user_id, asha.email)

    link = {
        "UserPoolId": pool.id,
        "DestinationUser": {"ProviderName": "Cognito", "ProviderAttributeValue": asha.caller.user_id},
        "SourceUser": {
            "ProviderName": "Acme",
            "ProviderAttributeName": "email",
            "ProviderAttributeValue": asha.email,
        },
    }
    assert links == [link]
