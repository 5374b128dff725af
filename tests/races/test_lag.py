"""Who reads what they have just written sees it, though the indexes do not show it yet."""

import pytest

from tests.deals import a_deal, a_lead, a_product, an_account, an_order, conversion, with_lines, won
from tests.front_door import Client


def test_the_indexes_do_lag(late: Client) -> None:
    """The fixture is what it says: a list does not show the last writes, and shows them later."""
    first = a_lead(late, company="First")
    assert late.get("/leads").body["items"] == []

    for number in range(2):
        a_lead(late, company=str(number))

    assert first in late.get("/leads").body["items"]


@pytest.mark.req("2.7", "S2")
def test_a_conversion_shows_its_three_records(late: Client) -> None:
    lead = a_lead(late, email="priya@example.com")
    assert late.get(f"/leads/{lead['id']}").body == lead

    made = late.post(f"/leads/{lead['id']}/convert", conversion(lead)).body

    assert late.get(f"/leads/{lead['id']}").body == made["lead"]
    assert late.get(f"/accounts/{made['account']['id']}").body == made["account"]
    assert late.get(f"/contacts/{made['contact']['id']}").body == made["contact"]
    deal = made["opportunity"] | {"line_items": [], "contact_roles": []}
    assert late.get(f"/opportunities/{made['opportunity']['id']}").body == deal
    assert late.post(f"/leads/{lead['id']}/convert", conversion(lead)).body == made


@pytest.mark.req("2.20", "5.1", "S15")
def test_every_step_to_the_order_sees_the_one_before(late: Client) -> None:
    product, account = a_product(late), an_account(late)
    contact = late.made("/contacts", {"last_name": "Sharma", "account_id": account["id"], "email": "a@example.com"})
    deal = with_lines(late, a_deal(late, account), {"product_id": product["id"], "quantity": "2"})
    assert late.get(f"/opportunities/{deal['id']}").body == deal
    part = {"version": 2, "contact_id": contact["id"], "role": "Other"}
    with_part = late.post(f"/opportunities/{deal['id']}/contact_roles", part)
    assert late.get(f"/opportunities/{deal['id']}").body == with_part.body
    deal = won(late, with_part.body)

    order = an_order(late, deal)

    assert late.get(f"/orders/{order['id']}").body == order
    assert late.post(f"/opportunities/{deal['id']}/generate-order").body == order
    assert late.get("/orders", number=order["number"]).body["items"][0]["id"] == order["id"]
    closed = late.patch(f"/orders/{order['id']}", {"version": 1, "status": "Fulfilled"})
    assert late.get(f"/orders/{order['id']}").body["status"] == closed.body["status"] == "Fulfilled"


@pytest.mark.req("S17")
def test_an_address_is_taken_at_once(late: Client) -> None:
    account = an_account(late)
    person = {"last_name": "Sharma", "account_id": account["id"], "email": "priya@example.com"}
    holder = late.made("/contacts", person)

    refused = late.post("/contacts", person)

    assert (refused.status, refused.code, refused.body["current"]) == (409, "email_taken", holder)
