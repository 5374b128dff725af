"""API Gateway's side of the front door: a request becomes the event a function gets, its answer a response."""

import json
import re
import threading
import time
import uuid
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from infra.domains import DOMAINS, Door, Route
from shared.caller import Caller


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    cookies: list[str]
    text: str

    @property
    def body(self) -> Any:
        return json.loads(self.text)

    @property
    def code(self) -> str:
        return str(self.body["code"])

    @property
    def paths(self) -> list[str]:
        return [each["path"] for each in self.body["errors"]]


class LambdaContext:
    function_name = "test"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:test"
    aws_request_id = "test"


@cache
def apps() -> dict[str, APIGatewayHttpResolver]:
    return {spec.name: import_module(f"functions.{spec.name}.handler").app for spec in DOMAINS}


def owner_of(method: str, path: str) -> str:
    """The domain whose function API Gateway would call for a request."""
    found = [
        (_specificity(route, method), spec.name)
        for spec in DOMAINS
        for route in spec.routes
        if route.method in {method, "ANY"} and _pattern(route.path).fullmatch(path)
    ]
    (default,) = (spec.name for spec in DOMAINS if spec.default_of is Door.SITE)
    return max(found)[1] if found else default


@cache
def _pattern(path: str) -> re.Pattern[str]:
    """`{name+}` takes the rest of a path, `{name}` one segment."""
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.sub(r"\\{\w+\\\+\\}", ".+", re.escape(path))))


def _specificity(route: Route, method: str) -> tuple[bool, list[int], bool]:
    """Greater wins: no greedy variable, then more literal segments from the left, then the method itself."""
    kinds = [0 if "+}" in part else 1 if "{" in part else 2 for part in route.path.split("/")]
    return 0 not in kinds, kinds, route.method == method


def event(
    method: str,
    path: str,
    *,
    body: str | None = None,
    query: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
    cookies: dict[str, str] | None = None,
    verdict: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """An HTTP API event, payload 2.0."""
    request_id = str(uuid.uuid4())
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": urlencode(query or {}),
        "queryStringParameters": query or {},
        "cookies": [f"{name}={value}" for name, value in (cookies or {}).items()],
        "headers": {"content-type": "application/json"} | {k.lower(): v for k, v in (headers or {}).items()},
        "requestContext": {
            "requestId": request_id,
            "stage": "$default",
            "http": {"method": method, "path": path, "sourceIp": "203.0.113.7", "userAgent": "tests"},
            "authorizer": {"lambda": verdict} if verdict else {},
        },
        "body": body,
        "isBase64Encoded": False,
    }


def verdict_of(caller: Caller, **changes: Any) -> dict[str, Any]:
    """What the authorizer says of a caller whose token is good."""
    return {
        "org_id": caller.org_id,
        "user_id": caller.user_id,
        "role": caller.role,
        "scopes": " ".join(sorted(caller.scopes)),
        "org_status": "active",
        "currency": caller.currency,
        "timezone": caller.timezone,
        "exp": int(time.time()) + 300,
    } | changes


class _Threads(threading.local):
    """One function handles one request at a time and keeps it in class attributes; racing tests are many functions."""

    event: Any = None
    context: dict[str, Any]

    def begin(self, app: APIGatewayHttpResolver, made: dict[str, Any]) -> None:
        self.event, self.context = app._to_proxy_event(made), {}


_threads = _Threads()
APIGatewayHttpResolver.current_event = property(lambda _: _threads.event)  # type: ignore[assignment]
APIGatewayHttpResolver.context = property(lambda _: _threads.context, lambda *_: None)  # type: ignore[assignment]


class Client:
    """A signed-in browser, from the authorizer's verdict inwards."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        raw: str | None = None,
        verdict: dict[str, Any] | None = None,
        csrf: bool = True,
    ) -> Answer:
        path = f"/api/v1{path}"
        text = raw if raw is not None else (json.dumps(body) if body is not None else None)
        cookies = {"__Host-csrf": "token"} if csrf else {}
        sent = {"x-csrf-token": "token"} if csrf else {}
        made = event(
            method,
            path,
            body=text,
            query=query,
            headers=sent | (headers or {}),
            cookies=cookies,
            verdict=verdict if verdict is not None else verdict_of(self.caller),
        )
        return respond(owner_of(method, path), made)

    def get(self, path: str, **query: str) -> Answer:
        return self.send("GET", path, query=query)

    def post(self, path: str, body: Any = None, **options: Any) -> Answer:
        return self.send("POST", path, body, **options)

    def patch(self, path: str, body: Any, **options: Any) -> Answer:
        return self.send("PATCH", path, body, **options)

    def put(self, path: str, body: Any, **options: Any) -> Answer:
        return self.send("PUT", path, body, **options)

    def delete(self, path: str, **query: str) -> Answer:
        return self.send("DELETE", path, query=query)

    def made(self, path: str, body: Any) -> dict[str, Any]:
        """The record that a create answers with."""
        answer = self.post(path, body)
        assert answer.status == 201, answer.text
        record: dict[str, Any] = answer.body
        return record


def respond(domain: str, made: dict[str, Any]) -> Answer:
    """What a domain's function answers to an event."""
    module = import_module(f"functions.{domain}.handler")
    _threads.begin(module.app, made)
    return as_answer(module.handler(made, LambdaContext()))


def as_answer(response: dict[str, Any]) -> Answer:
    headers = {name.lower(): value for name, value in (response.get("headers") or {}).items()}
    return Answer(response["statusCode"], headers, response.get("cookies") or [], response.get("body") or "")
