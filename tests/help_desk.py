"""Cases and macros, made through the front door at a time of the test's choosing."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from shared import clock
from tests.deals import an_account
from tests.front_door import Client

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SetTime = Callable[[datetime], None]


def timer(monkeypatch: pytest.MonkeyPatch) -> SetTime:
    """What sets the clock; it stands at noon to begin with."""

    def set_time(at: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: at)

    set_time(NOON)
    return set_time


def a_case(api: Client, subject: str = "Door jams", account: dict[str, Any] | None = None, **fields: Any) -> Any:
    account_id = fields.pop("account_id", None) or (account or an_account(api))["id"]
    return api.made("/cases", {"subject": subject, "account_id": account_id} | fields)


def a_macro(api: Client, name: str = "Thanks", text: str = "Thank you.", **fields: Any) -> dict[str, Any]:
    return api.made("/macros", {"name": name, "text": text} | fields)


def subjects(api: Client, **query: str) -> list[str]:
    """The subjects of the first page of a list, in its order."""
    answer = api.get("/cases", **query)
    assert answer.status == 200, answer.text
    return [each["subject"] for each in answer.body["items"]]
