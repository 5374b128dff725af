"""A partner's program: it holds a key, and goes through the authorizer of its own API like any request."""

import json
from datetime import timedelta
from typing import Any

import pytest

from functions.identity import authorizer
from functions.identity.repository import MemberRepository
from functions.identity.rules import Role
from shared import clock
from shared.caller import Caller
from shared.db.records import revise
from tests.conftest import PARTNER_API
from tests.factories import member
from tests.front_door import Answer, Client, event, owner_of, respond


class Partner:
    """A program with an API key."""

    def __init__(self, key: str) -> None:
        self.key = key

    def verdict(self, **headers: str) -> dict[str, Any]:
        """What the authorizer says of it."""
        asked = {"authorization": f"Bearer {self.key}"} | headers
        answer = authorizer.handler({"headers": asked, "requestContext": {"apiId": PARTNER_API}}, None)
        assert answer["isAuthorized"] is True
        context: dict[str, Any] = answer["context"]
        return context

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        path = f"/api/v1{path}"
        made = event(
            method,
            path,
            body=json.dumps(body) if body is not None else None,
            headers={"authorization": f"Bearer {self.key}"} | headers,
            verdict=self.verdict(),
        )
        return respond(owner_of(method, path), made)


def key_of(admin: Client, *scopes: str, **fields: Any) -> dict[str, Any]:
    """A new key of the firm, as its maker is shown it this once."""
    return admin.made("/api-keys", {"name": "Website", "scopes": list(scopes or ("leads:read",)), **fields})


def changed(caller: Caller, **fields: Any) -> None:
    """The member after a change by somebody else, without what follows of it elsewhere."""
    members = MemberRepository(caller)
    before = members.get(caller.user_id)
    members.save(before, revise(before, fields))


def later(monkeypatch: pytest.MonkeyPatch, **passed: float) -> None:
    moment = clock.now() + timedelta(**passed)
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.fixture
def admin(alpha: Caller) -> Client:
    """An admin who is on the firm's list of members, as whoever makes a key has to be."""
    return Client(member(alpha, Role.ADMIN))
