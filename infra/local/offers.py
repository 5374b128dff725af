"""Quotes of the demo firms, at each step of their life."""

from typing import Any

from infra.local.catalogue import ITEMS
from infra.local.http import ApiSession

Record = dict[str, Any]
Section = tuple[str, tuple[tuple[str, str], ...]]  # its name, and of which item how much

_KITCHEN: Section = (
    "Kitchen",
    (
        ("Marine plywood, 18 mm", "6"),
        ("Laminate front", "96"),
        ("Granite worktop", "42"),
        ("Soft-close hinge", "28"),
        ("Carpentry", "56"),
    ),
)
_WARDROBES: Section = (
    "Wardrobes",
    (("Commercial plywood, 12 mm", "14"), ("Veneer front, polished", "128"), ("Sliding track", "42")),
)
_LIGHT: Section = ("Light", (("LED strip with profile", "32"),))
_SITE: Section = ("Website", (("Page design", "8"), ("Development", "46"), ("Copywriting", "12")))

QUOTES: dict[str, tuple[tuple[str, int, int | None, str, tuple[Section, ...]], ...]] = {
    "alpha": (
        ("Show flat kitchens, with light", 0, 0, "Sent", (_KITCHEN, _LIGHT)),
        ("Suite wardrobes, veneer", 1, 2, "Draft", (_WARDROBES,)),
        ("Bar and pantry", 1, None, "Declined", (_KITCHEN,)),
        ("Patel study and light", 2, None, "Accepted", (_WARDROBES, _LIGHT)),
    ),
    "beta": (("Clinic website", 1, 1, "Sent", (_SITE,)),),
}
"""What for, whose account, for which deal or one of its own, how far it has come, and what is offered."""


def fill(api: ApiSession, key: str, accounts: list[Record], deals: list[Record]) -> None:
    """Give the signed-in admin's firm the quotes listed under `key`."""
    items = {name: {"name": name, "unit": unit, "cost": cost} for name, _, unit, cost, _ in ITEMS[key]}
    for title, account, deal, status, sections in QUOTES[key]:
        body = {
            "title": title,
            "account_id": accounts[account]["id"],
            "opportunity_id": None if deal is None else deals[deal]["id"],
            "sections": [
                {"name": name, "lines": [items[item] | {"quantity": quantity} for item, quantity in lines]}
                for name, lines in sections
            ],
        }
        quote = api.call("POST", "/quotes", body)
        if status != "Draft":
            quote = _moved(api, quote, "finalize")
        if status == "Accepted":
            _moved(api, quote, "accept", name="Hemant Patel")
        if status == "Declined":
            _moved(api, quote, "decline", reason="They stay with the bar they have.")


def _moved(api: ApiSession, quote: Record, deed: str, **said: str) -> Record:
    return api.call("POST", f"/quotes/{quote['id']}/{deed}", {"version": quote["version"]} | said)
