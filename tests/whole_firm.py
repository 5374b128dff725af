"""A firm with one record of every kind, made through the front door alone."""

from typing import Any

from shared.ids import new_id
from tests.deals import a_payment
from tests.factories import lead_body
from tests.front_door import Client
from tests.imported import announced
from tests.offers import a_quote
from tests.uploads import a_file


def one_of_each(firm: Client) -> dict[str, str]:
    """One record of every kind but a member, by the name that paths give to its id."""
    product = firm.made("/products", {"name": "Kitchen", "standard_list_price": "100.00", "category": "Rooms"})
    lead = firm.made("/leads", lead_body())
    converted = firm.post(f"/leads/{lead['id']}/convert", {"version": 1, "opportunity_name": "Kitchen"}).body
    deal = f"/opportunities/{converted['opportunity']['id']}"
    person = {"version": 1, "contact_id": converted["contact"]["id"], "role": "Decision Maker"}
    firm.made(f"{deal}/contact_roles", person)
    detail = firm.made(f"{deal}/line_items", {"version": 2, "product_id": product["id"], "quantity": "1"})
    firm.patch(deal, {"version": 3, "stage": "Closed Won"})
    order = firm.made(f"{deal}/generate-order", {"version": 4})
    payment = a_payment(firm, order, amount="1.00")
    contract = _contract(firm, converted["account"]["id"])
    return {
        "product_id": product["id"],
        "tax_code_id": firm.made("/tax-codes", {"name": "GST", "rates": [{"name": "GST", "percent": "18"}]})["id"],
        "family_id": firm.made("/families", {"type": "Kitchen", "name": "L-shape"})["id"],
        "lead_id": lead["id"],
        "account_id": converted["account"]["id"],
        "contact_id": converted["contact"]["id"],
        "opportunity_id": converted["opportunity"]["id"],
        "line_id": detail["line_items"][0]["id"],
        "order_id": order["id"],
        "payment_id": payment["id"],
        "contract_id": contract["id"],
        "quote_id": a_quote(firm, title="Kitchen", account_id=converted["account"]["id"])["id"],
        "case_id": firm.made("/cases", {"subject": "Door jams", **_reporter(converted)})["id"],
        "macro_id": firm.made("/macros", {"name": "Thanks", "text": "Thank you."})["id"],
        "key_id": firm.made("/api-keys", {"name": "Website", "scopes": ["leads:read"]})["id"],
        "session_id": new_id(),
        "file_id": a_file(firm, f"account:{converted['account']['id']}")["id"],
        "merge_id": _merge(firm)["id"],
        "import_id": firm.made("/imports", announced(b"Last name,Company\n", "leads"))["id"],
        "export_id": firm.made("/exports", {"kind": "leads"})["id"],
        "activity_id": firm.made("/activities", {"type": "Note", "subject": "Called back"})["id"],
    }


def _reporter(converted: dict[str, Any]) -> dict[str, str]:
    return {f"{kind}_id": converted[kind]["id"] for kind in ("account", "contact")}


def _contract(firm: Client, account_id: str) -> dict[str, Any]:
    care = {"name": "Maintenance", "standard_list_price": "10.00", "is_retainer_product": True}
    product = firm.made("/products", care)
    won = firm.made("/opportunities", {"name": "Care", "stage": "Closed Won", "account_id": account_id})
    path = f"/opportunities/{won['id']}"
    firm.made(f"{path}/line_items", {"version": 1, "product_id": product["id"], "quantity": "1"})
    return firm.made(f"{path}/generate-contract", {"billing_cycle": "Monthly"})


def _merge(firm: Client) -> dict[str, Any]:
    stays, goes = (firm.made("/accounts", {"name": name}) for name in ("Marina Lofts", "Marina Lofts Pvt"))
    return firm.made(f"/merges/accounts/{stays['id']}", {"version": 1, "other_id": goes["id"], "other_version": 1})
