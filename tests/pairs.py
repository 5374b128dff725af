"""Two records of the same, everything that can hang below one of them, and a merge taken to its end."""

from typing import Any

from tests.deals import a_contact, a_deal, a_payment, a_product, an_account, with_lines, won
from tests.front_door import Answer, Client
from tests.offers import a_quote
from tests.retainers import a_contract, paid_for
from tests.uploads import a_file

Record = dict[str, Any]
PATHS = {
    "contact": "/contacts",
    "colleague": "/contacts",
    "deal": "/opportunities",
    "quote": "/quotes",
    "order": "/orders",
    "payment": "/payments",
    "contract": "/contracts",
    "paid": "/payments",
    "case": "/cases",
    "task": "/activities",
    "call": "/activities",
    "child": "/accounts",
}


def a_family(api: Client, account: Record) -> dict[str, Record]:
    """One of everything that belongs to an account or a contact of it."""
    contact = a_contact(api, account, email="leela@sharma.example")
    colleague = a_contact(api, account, reports_to_id=contact["id"])
    deal = with_lines(api, a_deal(api, account), {"product_id": a_product(api)["id"], "quantity": "2"})
    part = {"version": deal["version"], "contact_id": contact["id"], "role": "Decision Maker"}
    deal = won(api, api.post(f"/opportunities/{deal['id']}/contact_roles", part).body)
    order = api.made(f"/opportunities/{deal['id']}/generate-order", None)
    payment = a_payment(api, order)
    contract = a_contract(api, account)
    paid = paid_for(api, contract)
    about = {"type": "account", "id": account["id"]}
    who = {"type": "contact", "id": contact["id"]}
    made = {
        "contact": contact,
        "colleague": colleague,
        "deal": deal,
        "quote": a_quote(api, account_id=account["id"], opportunity_id=deal["id"]),
        "order": order,
        "payment": payment,
        "contract": contract,
        "paid": paid,
        "case": api.made("/cases", {"subject": "Jams", "account_id": account["id"], "contact_id": contact["id"]}),
        "task": api.made("/activities", {"type": "Task", "subject": "Call", "what": about, "who": who}),
        "call": api.made("/activities", {"type": "Call", "subject": "Called", "what": about}),
        "child": api.made("/accounts", {"name": "Branch", "parent_id": account["id"]}),
    }
    a_file(api, f"account:{account['id']}")
    a_file(api, f"contact:{contact['id']}", name="Sketch.png")
    return {name: now(api, name, each) for name, each in made.items()}


def now(api: Client, name: str, record: Record) -> Record:
    answer = api.get(f"{PATHS[name]}/{record['id']}")
    assert answer.status == 200, answer.text
    found: Record = answer.body
    return found


def pair(api: Client) -> tuple[Record, Record]:
    return an_account(api, "Sharma Homes"), an_account(api, "Sharma Homes Pvt")


def merge(api: Client, survivor: Record, loser: Record, *take: str, kind: str = "accounts", **options: Any) -> Answer:
    body = {
        "version": survivor["version"],
        "other_id": loser["id"],
        "other_version": loser["version"],
        "take": list(take),
    }
    return api.post(f"/merges/{kind}/{survivor['id']}", body, **options)


def ended(api: Client, begun: Answer) -> Record:
    """The merge, or its undoing, at its end."""
    assert begun.status in (200, 201), begun.text
    found: Record = begun.body
    for _ in range(20):
        if found["state"] in ("Done", "Undone"):
            return found
        answer = api.post(f"/merges/{found['id']}/continue")
        assert answer.status == 200, answer.text
        found = answer.body
    raise AssertionError(f"still {found['state']}")


def undo(api: Client, merged: Record, **options: Any) -> Answer:
    return api.post(f"/merges/{merged['id']}/undo", {"version": merged["version"]}, **options)


def but(record: Record, *names: str) -> Record:
    """The record without what any write changes, and without these fields."""
    return {name: value for name, value in record.items() if name not in {"version", "updated_at", *names}}
