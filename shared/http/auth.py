"""From the authorizer's verdict to the Caller; a route states its permission in its signature."""

import hashlib
import re
import time
from collections.abc import Callable
from typing import Any, get_type_hints

from aws_lambda_powertools.event_handler.request import Request as HttpRequest

from shared.caller import Caller, Request
from shared.errors import FieldError, Forbidden, InvalidInput, Problem, Unauthenticated
from shared.http.cookies import cookies
from shared.http.csrf import HEADER, require_csrf
from shared.networks import is_within

_KEY = re.compile(r"^[A-Za-z0-9_-]{8,64}$", re.ASCII)
_REASONS = {
    "token_missing": "Sign in to go on.",
    "token_invalid": "This sign-in is not valid.",
    "token_expired": "The sign-in has expired.",
    "key_invalid": "This API key is not valid, or not any more.",
    "key_expired": "This API key has expired.",
}


def requires(permission: str | None, *, keyed: bool = False) -> Callable[[HttpRequest], Caller]:
    """The dependency that admits callers who hold `permission` (None: anybody signed in) and gives the Caller.

    With `keyed` the request must carry an idempotency key: it moves money, and must not do so twice.
    """

    def admit(request: HttpRequest) -> Caller:
        caller = _admit(request, permission)
        if keyed and caller.request.idempotency_key is None:
            message = "Send an Idempotency-Key, so that this is done once however often it is sent."
            error = FieldError("Idempotency-Key", "idempotency_key_required", message)
            raise Problem("idempotency_key_required", message, errors=[error])
        return caller

    admit.permission = permission  # type: ignore[attr-defined]
    return admit


def permission_of(route: Callable[..., Any]) -> str | None:
    """What a route asks of its caller; None where that is a sign-in at most."""
    for hint in get_type_hints(route, include_extras=True).values():
        for mark in getattr(hint, "__metadata__", ()):
            asked: str | None = getattr(getattr(mark, "dependency", None), "permission", None)
            if asked is not None:
                return asked
    return None


def _admit(request: HttpRequest, permission: str | None) -> Caller:
    event = request.resolved_event.raw_event
    verdict = _verdict(event)
    if "key_id" in verdict:
        _require_key_alone(event, permission)
    else:
        _require_session_alone(event, request.method)
    ip = visitor_ip(event)
    if not is_within(ip, str(verdict.get("networks", "")).split()):
        raise Forbidden("network_not_allowed", "Your organisation does not allow access from this network.")
    if verdict["org_status"] != "active":
        raise Forbidden("org_suspended", "This organisation is not active. Ask its owner or the operator.")
    scopes = frozenset(str(verdict["scopes"]).split())
    if permission is not None and permission not in scopes:
        raise Forbidden("permission_denied", "Your role does not allow this.")
    return Caller(
        org_id=verdict["org_id"],
        user_id=verdict["user_id"],
        role=verdict["role"],
        scopes=scopes,
        currency=verdict["currency"],
        timezone=verdict["timezone"],
        request=_mark(event, request, ip),
        key_id=verdict.get("key_id"),
    )


def visitor_ip(event: dict[str, Any]) -> str:
    """The address a request comes from: the last of a list is the distribution's own, the one before what that saw."""
    passed = [each.strip() for each in event["headers"].get("x-forwarded-for", "").split(",")]
    ip: str = passed[-2] if len(passed) > 1 else event["requestContext"]["http"]["sourceIp"]
    return ip[:45]


def _require_key_alone(event: dict[str, Any], permission: str | None) -> None:
    """An API key comes without cookies, and is nobody with a profile and sessions of their own."""
    if event.get("cookies") or "cookie" in event["headers"]:
        raise Unauthenticated("token_invalid", "Send an API key or a session cookie, never both.")
    if permission is None:
        raise Forbidden("permission_denied", "This is for people, not for API keys.")


def _require_session_alone(event: dict[str, Any], method: str) -> None:
    if "authorization" in event["headers"]:
        raise Unauthenticated("token_invalid", "This API takes the session cookie only.")
    require_csrf(method, cookies(event), event["headers"].get(HEADER))


def _verdict(event: dict[str, Any]) -> dict[str, Any]:
    """The authorizer's context; Unauthenticated when it is a refusal, or older than the token it speaks of."""
    verdict: dict[str, Any] = event["requestContext"].get("authorizer", {}).get("lambda") or {}
    reason = verdict.get("reason", "token_missing" if "org_id" not in verdict else None)
    if reason is None and int(verdict["exp"]) <= time.time():
        reason = "token_expired"
    if reason is not None:
        code = reason if reason in _REASONS else "token_invalid"
        raise Unauthenticated(code, _REASONS[code])
    return verdict


def _mark(event: dict[str, Any], request: HttpRequest, ip: str) -> Request:
    key = event["headers"].get("idempotency-key")
    if key is not None and _KEY.fullmatch(key) is None:
        message = "An idempotency key is 8 to 64 letters, digits, hyphens or underscores."
        raise InvalidInput.at("Idempotency-Key", "invalid_idempotency_key", message)
    return Request(
        id=event["requestContext"]["requestId"],
        ip=ip,
        route=f"{request.method} {request.route}",
        idempotency_key=key,
        fingerprint=_fingerprint(event) if request.method != "GET" else "",
    )


def _fingerprint(event: dict[str, Any]) -> str:
    parts = event["requestContext"]["http"]["method"], event["rawPath"], event.get("rawQueryString", "")
    return hashlib.sha256("\n".join([*parts, event.get("body") or ""]).encode()).hexdigest()
