"""Quotes, made through the front door."""

from typing import Any

from tests.deals import an_account
from tests.front_door import Answer, Client

GST = {
    "name": "GST 18 %",
    "rates": [{"name": "CGST", "percent": "9"}, {"name": "SGST", "percent": "9"}],
    "inclusive": False,
}
PLY = {"name": "Marine ply 18 mm", "unit": "sqft", "quantity": "100", "cost": "120.00", "markup": "15"}
SINK = {"name": "Sink", "quantity": "1", "price": "4500.00"}


def section(*lines: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"name": "Kitchen", "lines": list(lines)} | fields


def a_quote(api: Client, *lines: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A draft in one section; by default of ply and a sink, 18300.00."""
    body: dict[str, Any] = {"title": "Sharma kitchen", "sections": [section(*(lines or (PLY, SINK)))]}
    if "account_id" not in fields:
        body["account_id"] = an_account(api)["id"]
    return api.made("/quotes", body | fields)


def moved(api: Client, quote: dict[str, Any], deed: str, **fields: Any) -> Answer:
    """The answer to `finalize`, `revise`, `decline` or `accept` of the quote as it was seen."""
    return api.post(f"/quotes/{quote['id']}/{deed}", {"version": quote["version"]} | fields)


def sent(api: Client, quote: dict[str, Any] | None = None) -> dict[str, Any]:
    """The quote, finalised."""
    answer = moved(api, quote or a_quote(api), "finalize")
    assert answer.status == 200, answer.text
    finalised: dict[str, Any] = answer.body
    return finalised


def accepted(api: Client, quote: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """The quote, accepted by a client."""
    answer = moved(api, quote or sent(api), "accept", **{"name": "Meera Sharma"} | fields)
    assert answer.status == 200, answer.text
    return now(api, answer.body)


def now(api: Client, quote: dict[str, Any]) -> dict[str, Any]:
    """The quote as it is by now."""
    found: dict[str, Any] = api.get(f"/quotes/{quote['id']}").body
    return found


def lines(quote: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for each in quote["sections"] for line in each["lines"]]
