"""Signing in through a company's own provider: Cognito speaks OpenID Connect with it, and we a code flow with Cognito.

A member is linked to the provider by e-mail when they are let in (`functions/members`); who comes from the provider
and is no member gets no token, as the pool's own trigger refuses them.
"""

import base64
import hashlib
import hmac
import http.client
import json
import secrets
import urllib.error
import urllib.request
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, TypeAdapter

from functions.identity import gateway
from shared.errors import NotFound, Unavailable
from shared.settings import optional_setting, setting

_SCOPES = "openid email aws.cognito.signin.user.admin"  # the last lets members change their password and second factor
_TIMEOUT_SECONDS = 8


class Provider(BaseModel):
    """A provider of this deployment, and the domains whose e-mail addresses it answers for."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    name: str
    label: str
    domains: tuple[str, ...]


class Flow(BaseModel):
    """What a browser comes back with from its provider; it carries it sealed."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)

    state: str
    verifier: str
    then: str | None


def providers() -> tuple[Provider, ...]:
    """The providers of this deployment; mostly there is none."""
    text = optional_setting("SIGN_IN_PROVIDERS")
    return TypeAdapter(tuple[Provider, ...]).validate_json(text) if text else ()


def providers_of(email: str) -> list[str]:
    """The names of the providers that answer for this e-mail address."""
    domain = email.rpartition("@")[2].lower()
    return [each.name for each in providers() if domain in each.domains]


def begin(name: str, then: str | None) -> tuple[str, str]:
    """Where a browser goes to sign in, and the handle it keeps meanwhile; NotFound for a provider nobody has."""
    if name not in {each.name for each in providers()}:
        raise NotFound
    flow = Flow(state=secrets.token_urlsafe(24), verifier=secrets.token_urlsafe(48), then=then)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(flow.verifier.encode()).digest()).decode().rstrip("=")
    query = {
        "response_type": "code",
        "client_id": setting("USER_POOL_CLIENT_ID"),
        "redirect_uri": setting("SIGN_IN_CALLBACK"),
        "scope": _SCOPES,
        "state": flow.state,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "identity_provider": name,
    }
    return f"{setting('SIGN_IN_URL')}/oauth2/authorize?{urlencode(query)}", gateway.seal(flow)


def resume(handle: str, state: str) -> Flow:
    """The flow that a browser comes back to; Refused when it began none, or another one."""
    flow = gateway.unseal(handle, Flow)
    if flow is None or not hmac.compare_digest(flow.state.encode(), state.encode()):
        raise gateway.Refused
    return flow


def exchange(flow: Flow, code: str) -> gateway.Tokens:
    """The tokens for a provider's code; Refused, Unavailable."""
    form = {
        "grant_type": "authorization_code",
        "client_id": setting("USER_POOL_CLIENT_ID"),
        "redirect_uri": setting("SIGN_IN_CALLBACK"),
        "code": code,
        "code_verifier": flow.verifier,
    }
    asked = urllib.request.Request(f"{setting('SIGN_IN_URL')}/oauth2/token", urlencode(form).encode())  # noqa: S310  (ours)
    try:
        with urllib.request.urlopen(asked, timeout=_TIMEOUT_SECONDS) as answer:  # noqa: S310
            said = json.load(answer)
    except urllib.error.HTTPError as error:
        error.close()
        raise gateway.Refused if error.code < http.client.INTERNAL_SERVER_ERROR else Unavailable from error
    except (OSError, ValueError) as error:
        raise Unavailable from error
    renamed = {"AccessToken": said["access_token"], "RefreshToken": said["refresh_token"]}
    return gateway.tokens_of({**renamed, "ExpiresIn": said["expires_in"]})
