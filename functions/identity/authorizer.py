"""The Lambda authorizer: from the access cookie to a verdict that every function can read.

It never denies, as the gateway can answer that only with its own 403: a refusal is a verdict with a `reason`, which
`requires()` turns into a problem. It raises where there is no verdict: the gateway keeps every answer for a minute, but
no failure. No powertools and no pydantic, for a quick start.
"""

import json
import re
import sys
import time
import urllib.request
from collections import OrderedDict
from threading import Lock
from typing import Any

import jwt

from functions.identity.rules import PERMISSIONS, Role
from shared import cold_start
from shared.caller import Caller
from shared.db.table import TenantTable
from shared.http.cookies import ACCESS_COOKIE, cookies
from shared.ids import is_ulid
from shared.settings import setting

_ALGORITHM = "RS256"
_FETCH_TIMEOUT_SECONDS = 3
_LARGEST_KEY_SET = 64 * 1024
_ASK_AGAIN_AFTER = 60.0
_RETRY_AFTER = 1.0
_ORG_SECONDS = 30.0
_MOST_ORGS = 1024
_USER_ID = re.compile(r"[A-Za-z0-9-]{1,64}", re.ASCII)

Verdict = dict[str, str | int]


class Refused(Exception):
    """The token is not accepted; the argument is the reason clients are told."""


class KeySet:
    """The pool's public keys; a key id it does not know makes it ask the pool, at most once a minute."""

    def __init__(self) -> None:
        self._keys: dict[str, jwt.PyJWK] = {}
        self._not_before = 0.0
        self._failed = False
        self._lock = Lock()

    def find(self, kid: str) -> jwt.PyJWK | None:
        """The key of that id, or None; ConnectionError while the pool's keys cannot be had."""
        with self._lock:
            if kid not in self._keys:
                if time.monotonic() >= self._not_before:
                    self._fetch()
                if self._failed:
                    raise ConnectionError("the pool's keys cannot be read")
            return self._keys.get(kid)

    def _fetch(self) -> None:
        self._failed, self._not_before = True, time.monotonic() + _RETRY_AFTER
        try:
            listed = _published()
        except OSError:
            listed = _published()  # one lost packet is no reason to fail a request
        self._keys = {each["kid"]: jwt.PyJWK.from_dict(each, _ALGORITHM) for each in listed if each.get("kty") == "RSA"}
        self._failed, self._not_before = False, time.monotonic() + _ASK_AGAIN_AFTER


def _published() -> list[dict[str, str]]:
    url = setting("JWKS_URL")
    with urllib.request.urlopen(url, timeout=_FETCH_TIMEOUT_SECONDS) as answer:  # noqa: S310  (ours, not a client's)
        listed: list[dict[str, str]] = json.loads(answer.read(_LARGEST_KEY_SET))["keys"]
    return listed


_keys = KeySet()
_orgs: OrderedDict[str, tuple[float, dict[str, str]]] = OrderedDict()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """The verdict on a request: who asks and what they may do, or the reason why nobody does."""
    try:
        verdict = judge(event)
    except Refused as refused:
        verdict = {"reason": str(refused)}
    except Exception as error:
        _log(level="ERROR", message="no verdict", error=repr(error))
        raise
    _log(level="INFO", message="verdict", reason=verdict.get("reason"), org_id=verdict.get("org_id"))
    return {"isAuthorized": True, "context": verdict}


def judge(event: dict[str, Any]) -> Verdict:
    """The context of an accepted request; Refused with the reason otherwise."""
    token = cookies(event).get(ACCESS_COOKIE)
    if not token:
        raise Refused("token_missing")
    claims = verified_claims(token)
    role = Role(claims["role"])
    org = _org(claims["org_id"], claims["sub"], role)
    return {
        "org_id": claims["org_id"],
        "user_id": claims["sub"],
        "role": role.value,
        "scopes": " ".join(sorted(PERMISSIONS[role])),
        **org,
        "exp": claims["exp"],
    }


def verified_claims(token: str) -> dict[str, Any]:
    """The claims of an access token of our pool, for our client, of a member; Refused for any other text."""
    try:
        key = _keys.find(str(jwt.get_unverified_header(token)["kid"]))
        if key is None:
            raise Refused("token_invalid")
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[_ALGORITHM],
            issuer=setting("TOKEN_ISSUER"),
            options={"require": ["exp", "iss", "sub"], "verify_aud": False, "verify_iat": False},
        )
    except jwt.ExpiredSignatureError:
        raise Refused("token_expired") from None
    except (jwt.PyJWTError, KeyError, ValueError, RecursionError):
        raise Refused("token_invalid") from None
    if not _is_ours(claims):
        raise Refused("token_invalid")
    return claims


def _is_ours(claims: dict[str, Any]) -> bool:
    org_id, role = claims.get("org_id"), claims.get("role")
    return (
        claims.get("token_use") == "access"
        and claims.get("client_id") == setting("USER_POOL_CLIENT_ID")
        and isinstance(org_id, str)
        and is_ulid(org_id)
        and role in tuple(Role)
        and _USER_ID.fullmatch(claims["sub"]) is not None
    )


def _org(org_id: str, user_id: str, role: Role) -> dict[str, str]:
    """The firm's status, currency and zone, at most thirty seconds old; Refused when there is no such firm."""
    known = _orgs.get(org_id)
    if known is not None and known[0] > time.monotonic():
        return known[1]
    caller = Caller(org_id, user_id, role, scopes=frozenset(), currency="", timezone="")
    meta = TenantTable(caller).get("META")
    if meta is None:
        raise Refused("token_invalid")
    settings = meta["settings"]
    org = {
        "org_status": meta["status"],
        "currency": settings["currency"],
        "timezone": settings["timezone"],
        "networks": " ".join(settings.get("allowed_networks", [])),
    }
    _orgs[org_id] = (time.monotonic() + _ORG_SECONDS, org)
    while len(_orgs) > _MOST_ORGS:
        _orgs.popitem(last=False)
    return org


def _log(**fields: Any) -> None:
    sys.stdout.write(json.dumps({"service": "authorizer", **fields}) + "\n")


cold_start.finish()
