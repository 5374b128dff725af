"""Contracts and what is paid for them, made through the front door; and the day it is."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from shared import clock
from shared.ids import new_id
from tests.deals import an_account
from tests.front_door import Answer, Client

Record = dict[str, Any]


def on(monkeypatch: pytest.MonkeyPatch, day: str, hour: int = 6) -> None:
    """Let it be that day, and that hour in UTC; in India it is noon then."""
    at = datetime.combine(date.fromisoformat(day), time(hour, 30), UTC)
    monkeypatch.setattr(clock, "now", lambda: at)


def a_retainer(api: Client, price: str = "1000.00", name: str = "Care") -> Record:
    return api.made("/products", {"name": name, "standard_list_price": price, "is_retainer_product": True})


def a_contract(api: Client, account: Record | None = None, price: str = "1000.00", **terms: Any) -> Record:
    """The contract of a deal just won; by default a thousand each month of 2026."""
    account_id = (account or an_account(api))["id"]
    deal = api.made("/opportunities", {"name": "Care", "stage": "Closed Won", "account_id": account_id})
    line = {"version": 1, "product_id": a_retainer(api, price)["id"], "quantity": "1"}
    api.made(f"/opportunities/{deal['id']}/line_items", line)
    body = {"billing_cycle": "Monthly", "start_date": "2026-01-01", "end_date": "2026-12-31"} | terms
    return api.made(f"/opportunities/{deal['id']}/generate-contract", body)


def pay_for(api: Client, contract: Record, key: str | None = None, **fields: Any) -> Answer:
    """The answer to a payment of one cycle by bank transfer."""
    body = {"amount": "1000.00", "method": "Bank Transfer"} | fields
    return api.post(f"/contracts/{contract['id']}/payments", body, headers={"Idempotency-Key": key or new_id()})


def paid_for(api: Client, contract: Record, **fields: Any) -> Record:
    answer = pay_for(api, contract, **fields)
    assert answer.status == 201, answer.text
    logged: Record = answer.body
    return logged


def follow(api: Client, contract: Record, deed: str, **fields: Any) -> Answer:
    """The answer to a renewal, an upgrade, a cancellation or a termination."""
    return api.post(f"/contracts/{contract['id']}/{deed}", {"version": contract["version"]} | fields)


def now(api: Client, contract: Record) -> Record:
    """The contract as it is by now."""
    found: Record = api.get(f"/contracts/{contract['id']}").body
    return found


def by_cycle(contract: Record) -> dict[str, tuple[str, str]]:
    """What is paid for each cycle shown, and its state, oldest first."""
    return {each["start"]: (each["paid"], each["state"]) for each in reversed(contract["cycles"])}
