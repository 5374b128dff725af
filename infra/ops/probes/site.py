"""The site: encrypted, with its headers, and no way round it to the API."""

import base64
import json
from http import HTTPStatus

from infra.ops.probes import Answer, Deployed, Unproven

_HEADERS = {
    "strict-transport-security": "max-age=63072000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin",
    "content-security-policy": "frame-ancestors 'none'",
    "permissions-policy": "geolocation=()",
}


def _expect(answer: Answer, status: int, code: str = "") -> None:
    if answer.status != status:
        raise Unproven(f"answered {answer.status}, not {status}")
    if code and json.loads(answer.text).get("code") != code:
        raise Unproven(f"answered {answer.text[:100]}, not {code}")


PAGE = "/login"
"""What the site shows to everybody."""


def _healthy(deployed: Deployed) -> None:
    _expect(deployed.ask("/api/v1/health"), HTTPStatus.OK)
    _expect(deployed.ask(PAGE), HTTPStatus.OK)


def _headers(deployed: Deployed) -> None:
    for path in (PAGE, "/api/v1/health"):
        headers = deployed.ask(path).headers
        for name, expected in _HEADERS.items():
            if expected not in headers.get(name, ""):
                raise Unproven(f"{path} has {name}: {headers.get(name)}")


def _only_encrypted(deployed: Deployed) -> None:
    answer = deployed.ask(PAGE, tls=False)
    if answer.status != HTTPStatus.MOVED_PERMANENTLY or not answer.headers.get("location", "").startswith("https:"):
        raise Unproven(f"plain HTTP was answered {answer.status}")


def _strangers_are_refused(deployed: Deployed) -> None:
    """The gateway takes a cookie for what identifies a caller; a forged one reaches our own refusal."""
    _expect(deployed.ask("/api/v1/leads"), HTTPStatus.UNAUTHORIZED)
    forged = f"{_part(alg='none', kid='1')}.{_part(sub='1')}."
    _expect(deployed.ask("/api/v1/leads", cookie=f"__Host-at={forged}"), HTTPStatus.UNAUTHORIZED, "token_invalid")


def _part(**claims: str) -> str:
    return base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")


def _no_way_round(deployed: Deployed) -> None:
    if deployed.config.emulator:
        raise Unproven("the emulator has no header of its distribution")
    api = f"{deployed.outputs['ApiId']}.execute-api.{deployed.config.region}.amazonaws.com"
    _expect(deployed.ask("/api/v1/health", host=api), HTTPStatus.FORBIDDEN, "wrong_origin")


PROBES = {
    "site and API answer, and the API reaches its table": _healthy,
    "every answer carries the security headers": _headers,
    "plain HTTP is sent on to HTTPS": _only_encrypted,
    "strangers and forged tokens are refused": _strangers_are_refused,
    "the API answers to the distribution only": _no_way_round,
}
