"""Deals and what they stand on, made through the front door."""

from typing import Any

from shared.ids import new_id
from tests.factories import lead_body
from tests.front_door import Answer, Client

UNKNOWN = "01M80DV73S9GT2XSKSPAV25943"
MALFORMED = ["x", "0", "a#b", "..", "LEAD#1", "*", "x" * 300, "é", UNKNOWN.lower(), UNKNOWN[:-1], f"{UNKNOWN}0"]


def an_account(api: Client, name: str = "Sharma Homes") -> dict[str, Any]:
    return api.made("/accounts", {"name": name})


def a_contact(api: Client, account: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return api.made("/contacts", {"last_name": "Sharma", "account_id": account["id"]} | fields)


def a_product(api: Client, price: str = "1250.00", name: str = "Modular kitchen") -> dict[str, Any]:
    return api.made("/products", {"name": name, "standard_list_price": price})


def a_deal(api: Client, account: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """A deal without lines."""
    account_id = (account or an_account(api))["id"]
    body = {"name": "Sharma kitchen", "stage": "Qualifying", "account_id": account_id}
    return api.made("/opportunities", body | fields)


def with_lines(api: Client, deal: dict[str, Any], *lines: dict[str, Any]) -> dict[str, Any]:
    """The deal after a save of these lines."""
    body = {"version": deal["version"], "line_items": list(lines)}
    answer = api.put(f"/opportunities/{deal['id']}/line_items", body)
    assert answer.status == 200, answer.text
    saved: dict[str, Any] = answer.body
    return saved


def won(api: Client, deal: dict[str, Any]) -> dict[str, Any]:
    answer = api.patch(f"/opportunities/{deal['id']}", {"version": deal["version"], "stage": "Closed Won"})
    assert answer.status == 200, answer.text
    saved: dict[str, Any] = answer.body
    return saved


def a_won_deal(api: Client, *lines: dict[str, Any]) -> dict[str, Any]:
    """A deal that can be ordered; by default two kitchens, 2500.00."""
    sold = lines or ({"product_id": a_product(api)["id"], "quantity": "2"},)
    return won(api, with_lines(api, a_deal(api), *sold))


def an_order(api: Client, deal: dict[str, Any] | None = None) -> dict[str, Any]:
    """The order of a deal just won."""
    return api.made(f"/opportunities/{(deal or a_won_deal(api))['id']}/generate-order", None)


def pay(api: Client, order: dict[str, Any], key: str | None = None, **fields: Any) -> Answer:
    """The answer to a payment of 100.00 in cash."""
    body = {"amount": "100.00", "method": "Cash"} | fields
    return api.post(f"/orders/{order['id']}/payments", body, headers={"Idempotency-Key": key or new_id()})


def a_payment(api: Client, order: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The payment just logged for the order."""
    answer = pay(api, order, **fields)
    assert answer.status == 201, answer.text
    logged: dict[str, Any] = answer.body
    return logged


def settle(api: Client, payment: dict[str, Any], deed: str, body: Any = None, key: str | None = None) -> Answer:
    """The answer to a void or a refund of the payment."""
    asked = {"version": payment["version"]} if deed == "void" and body is None else body or {}
    return api.post(f"/payments/{payment['id']}/{deed}", asked, headers={"Idempotency-Key": key or new_id()})


def a_lead(api: Client, **fields: Any) -> dict[str, Any]:
    """A qualified lead."""
    return api.made("/leads", lead_body(**fields))


def conversion(lead: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"version": lead["version"], "opportunity_name": "Sharma kitchen"} | fields
