"""Cognito on moto with the product's own trigger in it, its keys on a server, and a browser with a cookie jar."""

import gzip
import json
import os
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl

import boto3
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from moto.cognitoidp.exceptions import NotAuthorizedError
from moto.cognitoidp.models import CognitoIdpUserPool
from moto.core.exceptions import JsonRESTError

from functions.identity import authorizer, pre_token
from functions.identity.models import UserOut
from functions.identity.rules import Role
from functions.members.models import UserCreate
from functions.members.service import provision_user
from shared import aws
from shared.caller import Caller
from tests.conftest import TABLE
from tests.factories import new_firm
from tests.front_door import Answer, event, owner_of, respond

PASSWORD = "Dealwright-demo-2026"
REGION = "eu-central-1"
KID = "the-pool"
TOKEN = re.compile(r"eyJ[\w-]+\.")
"""How a token begins, up to its first dot: what is encrypted may begin so by chance, but has no dots."""


class KeyServer(ThreadingHTTPServer):
    """Serves the pool's public keys, and counts how often it is asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), KeyHandler)
        self.keys: list[dict[str, Any]] = []
        self.asked = 0
        self.broken = False


class KeyHandler(BaseHTTPRequestHandler):
    server: KeyServer

    def do_GET(self) -> None:
        self.server.asked += 1
        body = json.dumps({"keys": self.server.keys}).encode()
        self.send_response(500 if self.server.broken else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests assert on what was asked."""


@dataclass(frozen=True)
class Pool:
    """The staff pool: its ids, its key server, and a key of ours that it publishes."""

    id: str
    client_id: str
    issuer: str
    keys: KeyServer
    private_key: rsa.RSAPrivateKey

    def claims(self, caller: Caller, **changes: Any) -> dict[str, Any]:
        """What the access token of a member says."""
        return {
            "iss": self.issuer,
            "sub": caller.user_id,
            "client_id": self.client_id,
            "token_use": "access",
            "org_id": caller.org_id,
            "role": str(caller.role),
            "exp": int(time.time()) + 300,
        } | changes

    def token(self, caller: Caller, **changes: Any) -> str:
        """A good access token, but for what `changes` says; None leaves a claim out."""
        claims = {name: value for name, value in self.claims(caller, **changes).items() if value is not None}
        return jwt.encode(claims, self.private_key, "RS256", headers={"kid": KID})


@pytest.fixture(scope="session")
def pool(cloud: None) -> Iterator[Pool]:
    cognito = boto3.client("cognito-idp")
    pool_id = cognito.create_user_pool(PoolName="staff", UsernameAttributes=["email"])["UserPool"]["Id"]
    client = cognito.create_user_pool_client(UserPoolId=pool_id, ClientName="site")["UserPoolClient"]
    secret = boto3.client("secretsmanager").create_secret(Name="session", SecretString="a session secret for tests")
    private_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    server = KeyServer()
    packed = files("moto.cognitoidp").joinpath("resources/jwks-public.json.gz").read_bytes()
    ours = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(private_key.public_key()))
    server.keys = [*json.loads(gzip.decompress(packed))["keys"], {**ours, "kid": KID}, {"kty": "EC", "kid": "other"}]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{pool_id}"
    os.environ.update(
        USER_POOL_ID=pool_id,
        USER_POOL_CLIENT_ID=client["ClientId"],
        TOKEN_ISSUER=issuer,
        JWKS_URL=f"http://127.0.0.1:{server.server_port}/jwks.json",
        SESSION_SECRET_ARN=secret["ARN"],
        MOTO_COGNITO_IDP_USER_POOL_ENABLE_TOTP="true",
    )
    yield Pool(pool_id, client["ClientId"], issuer, server, private_key)
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def fresh_authorizer(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """An authorizer just started, and a pool that calls the trigger and can revoke, as moto's alone does not."""
    monkeypatch.setattr(authorizer, "_keys", authorizer.KeySet())
    authorizer._orgs.clear()
    pool.keys.asked, pool.keys.broken = 0, False
    monkeypatch.setattr(CognitoIdpUserPool, "create_access_token", _with_trigger)
    monkeypatch.setattr(CognitoIdpUserPool, "create_tokens_from_refresh_token", _unless_revoked)


_revoked: set[str] = set()
_renew = CognitoIdpUserPool.create_tokens_from_refresh_token


class TriggerRefused(JsonRESTError):
    code = 400

    def __init__(self, error: Exception) -> None:
        super().__init__("UserLambdaValidationException", f"PreTokenGeneration failed with error {error}.")


def _with_trigger(self: CognitoIdpUserPool, client_id: str, username: str, origin_jti: str) -> tuple[str, int]:
    sub = self._get_user(username).id
    said = {"request": {"userAttributes": {"sub": sub}}, "response": {"claimsAndScopeOverrideDetails": None}}
    try:
        answer = pre_token.handler(said, None)["response"]["claimsAndScopeOverrideDetails"]
    except Exception as error:
        raise TriggerRefused(error) from error
    claims = answer["accessTokenGeneration"]["claimsToAddOrOverride"]
    token, seconds = self.create_jwt(client_id, username, "access", expires_in=300, extra_data=claims)
    self.access_tokens[token] = (client_id, username)
    return token, seconds


def _unless_revoked(self: CognitoIdpUserPool, refresh_token: str) -> tuple[str, str, int]:
    if refresh_token in _revoked or refresh_token not in self.refresh_tokens:
        raise NotAuthorizedError("Refresh Token has been revoked")
    return _renew(self, refresh_token)


@pytest.fixture
def revoked(monkeypatch: pytest.MonkeyPatch, pool: Pool) -> Iterator[set[str]]:
    """The refresh tokens that were revoked at Cognito; moto does not know the call."""

    def answer(params: dict[str, Any], **_: Any) -> tuple[Any, dict[str, Any]]:
        body = json.loads(params["body"])
        assert body["ClientId"] == pool.client_id
        _revoked.add(body["Token"])
        return type("Http", (), {"status_code": 200})(), {}

    events = aws.client("cognito-idp").meta.events
    events.register("before-call.cognito-identity-provider.RevokeToken", answer)
    _revoked.clear()
    yield _revoked
    events.unregister("before-call.cognito-identity-provider.RevokeToken", answer)


@dataclass
class Browser:
    """A browser: it keeps cookies as it is told, and goes through the authorizer like any request."""

    jar: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """The answer to a request with the jar's cookies, and the CSRF header unless `headers` has another."""
        path, _, asked = f"/api/v1{path}".partition("?")
        csrf = {"x-csrf-token": self.jar["__Host-csrf"]} if "__Host-csrf" in self.jar else {}
        sent = csrf | {name.replace("_", "-"): value for name, value in headers.items()}
        text = json.dumps(body) if body is not None else None
        made = event(method, path, body=text, query=dict(parse_qsl(asked)), headers=sent, cookies=self.jar)
        if "__Host-at" in self.jar:
            verdict = authorizer.handler({key: made[key] for key in ("cookies", "headers")}, None)
            assert verdict["isAuthorized"] is True
            made["requestContext"]["authorizer"]["lambda"] = verdict["context"]
        answer = respond(owner_of(method, path), made)
        self.keep(answer)
        return answer

    def keep(self, answer: Answer) -> None:
        for line in answer.cookies:
            pair, *attributes = line.split("; ")
            name, value = pair.split("=", 1)
            if "Max-Age=0" in attributes:
                self.jar.pop(name, None)
            else:
                self.jar[name] = value

    def login(self, email: str, password: str = PASSWORD, **headers: str) -> Answer:
        return self.send("POST", "/auth/login", {"email": email, "password": password}, **headers)


@dataclass(frozen=True)
class Member:
    """Somebody with a login, in a firm of their own."""

    caller: Caller
    user: UserOut

    @property
    def email(self) -> str:
        return self.user.email


@pytest.fixture
def asha(pool: Pool) -> Member:
    """The admin of a firm, with a login."""
    return member_of(new_firm("INR", "Asia/Kolkata"), Role.ADMIN)


@pytest.fixture
def signed_in(asha: Member) -> Browser:
    """Asha's browser, signed in."""
    browser = Browser()
    assert browser.login(asha.email).status == 200
    return browser


def member_of(caller: Caller, role: Role, first_name: str | None = "Asha", last_name: str = "Rao") -> Member:
    """A new member of the caller's firm with a login."""
    email = f"{last_name.lower()}-{os.urandom(6).hex()}@alpha.example"
    data = UserCreate(email=email, first_name=first_name, last_name=last_name, role=role)
    user, _ = provision_user(caller, data, PASSWORD)
    signed = Caller(caller.org_id, user.id, role, caller.scopes, caller.currency, caller.timezone)
    return Member(signed, user)


def system_row(*key: str) -> dict[str, Any] | None:
    """A system row as it lies in the table."""
    answer = aws.directory_table().get_item(
        TableName=TABLE, Key={"PK": {"S": "#".join(["SYS", *key])}, "SK": {"S": "-"}}
    )
    item: dict[str, Any] | None = answer.get("Item")
    return item


def all_rows() -> list[dict[str, Any]]:
    """Every row of the table, of all firms and of the system, page by page."""
    pages = aws.client("dynamodb").get_paginator("scan").paginate(TableName=TABLE)
    return [row for page in pages for row in page["Items"]]
