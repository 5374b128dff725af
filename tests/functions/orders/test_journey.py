"""The whole way from a lead to its order, through the front door."""

import pytest

from tests.factories import lead_body
from tests.front_door import Client


@pytest.mark.req("2.7", "2.19", "2.20", "5.1", "5.3", "S7", "S15")
def test_lead_becomes_order(api: Client) -> None:
    product = api.made("/products", {"name": "Modular kitchen", "standard_list_price": "125000.00"})
    lead = api.made("/leads", lead_body(email="Priya@Example.com"))

    converted = api.post(f"/leads/{lead['id']}/convert", {"version": 1, "opportunity_name": "Sharma kitchen"})
    assert converted.status == 200, converted.text
    deal = converted.body["opportunity"]
    assert (deal["stage"], deal["probability"], deal["amount"]) == ("Qualifying", 10, "0.00")
    assert deal["account_name"] == "Sharma Homes"
    assert converted.body["contact"]["email"] == "priya@example.com"

    lines = [
        {"product_id": product["id"], "quantity": "2"},
        {"product_id": product["id"], "quantity": "1.5", "sale_price": "100000", "discount_percent": "10"},
    ]
    saved = api.put(f"/opportunities/{deal['id']}/line_items", {"version": 1, "line_items": lines})
    assert saved.status == 200, saved.text
    assert saved.body["amount"] == "385000.00"
    assert [line["total"] for line in saved.body["line_items"]] == ["250000.00", "135000.00"]

    won = api.patch(f"/opportunities/{deal['id']}", {"version": 2, "stage": "Closed Won"})
    assert (won.body["probability"], won.body["version"]) == (100, 3)

    first = api.post(f"/opportunities/{deal['id']}/generate-order")
    assert first.status == 201, first.text
    assert first.body["status"] == "Awaiting Payment"
    assert first.body["total"] == "385000.00"
    assert [line["price_at_purchase"] for line in first.body["line_items"]] == ["125000.00", "100000.00"]

    again = api.post(f"/opportunities/{deal['id']}/generate-order", {"version": 3})
    assert again.status == 200
    assert again.body == first.body
    assert api.get(f"/orders/{first.body['id']}").body == first.body
