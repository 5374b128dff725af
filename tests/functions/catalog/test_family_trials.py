"""What a family comes to, computed by the server and written nowhere."""

from typing import Any

import pytest

from functions.identity.rules import Role
from tests.factories import new_firm
from tests.front_door import Client
from tests.functions.catalog.test_families_api import LENGTH, item, refusal, tried
from tests.functions.kinds import as_role, untouched


def _sums(body: dict[str, Any]) -> tuple[list[tuple[str, str]], str, str]:
    return [(each["quantity"], each["amount"]) for each in body["lines"]], body["subtotal"], body["total"]


@pytest.mark.req("3.9", "3.10", "S5")
def test_a_kitchen_of_ten_by_eight(api: Client) -> None:
    api.made("/tax-codes", {"name": "GST", "rates": [{"name": "GST", "percent": "18"}], "is_default": True})
    paint = item(name="Paint", unit="sqft", cost=None, price="20.00", quantity="length * height * 2")
    sink = item(name="Sink", unit="pcs", cost="5000.00", quantity="sinks", markup="0")

    with untouched(api.caller):
        answer = api.post("/families/try", tried(item(), paint, sink, markup="15", values={"sinks": "1"}))

    assert answer.status == 200
    (first, second, third) = answer.body["lines"]
    assert first == {
        "id": first["id"],
        "product_id": None,
        "name": "Plywood",
        "description": None,
        "unit": "sheet",
        "quantity": "3",
        "cost": "100.00",
        "price": None,
        "markup": None,
        "tax_code_id": None,
        "optional": False,
        "group": None,
        "chosen": True,
        "amount": "345.00",
    }
    assert [(each["quantity"], each["amount"]) for each in (second, third)] == [("160", "3200.00"), ("1", "5000.00")]
    assert answer.body["subtotal"] == "8545.00"
    assert answer.body["taxes"] == [{"name": "GST", "percent": "18", "inclusive": False, "amount": "1538.10"}]
    assert (answer.body["total"], answer.body["currency"]) == ("10083.10", "INR")


@pytest.mark.req("3.9")
def test_an_item_follows_its_product_until_it_says_otherwise(api: Client) -> None:
    code = api.made("/tax-codes", {"name": "VAT", "rates": [{"name": "VAT", "percent": "25"}], "inclusive": True})
    board = {"name": "Board", "description": "18 mm", "unit": "sqft", "cost": "80.00", "tax_code_id": code["id"]}
    board = api.made("/products", board | {"standard_list_price": "145.00"})
    visit = api.made("/products", {"name": "Visit", "standard_list_price": "500.00"})
    as_it_is = {"product_id": board["id"], "quantity": "length * height"}
    named = {"product_id": visit["id"], "name": "First visit", "unit": "hour", "markup": "10", "quantity": "2"}
    priced = as_it_is | {"price": "150.00"}

    body = api.post("/families/try", tried(as_it_is, named, priced, markup="50")).body

    assert _sums(body) == ([("80", "9600.00"), ("2", "1000.00"), ("80", "12000.00")], "22600.00", "22600.00")
    first, second, third = body["lines"]
    assert [first[name] for name in ("name", "description", "unit", "cost", "price")] == [
        "Board",
        "18 mm",
        "sqft",
        "80.00",
        None,
    ]
    assert (second["name"], second["unit"], second["price"]) == ("First visit", "hour", "500.00")
    assert (third["cost"], third["price"]) == (None, "150.00")
    assert body["taxes"] == [{"name": "VAT", "percent": "25", "inclusive": True, "amount": "4320.00"}]


@pytest.mark.req("3.10", "S5")
@pytest.mark.parametrize(("basis", "amount"), [("line", "345.00"), ("unit", "315.00")])
def test_the_firms_policy_counts_where_nothing_else_is_said(api: Client, basis: str, amount: str) -> None:
    api.patch("/org", {"version": 1, "quoting": {"markup": "15", "margin_basis": basis}})

    assert api.post("/families/try", tried(item())).body["subtotal"] == amount


@pytest.mark.req("B1")
def test_of_a_group_the_first_is_chosen_and_what_is_optional_is_left_out(api: Client) -> None:
    one = {"quantity": "1"}
    items = [
        item(name="Laminate", cost="10.00", group="Front", **one),
        item(name="Veneer", cost="20.00", group="Front", **one),
        item(name="Light", cost="5.00", optional=True, **one),
        item(name="Sink A", cost="7.00", group="Sink", optional=True, **one),
        item(name="Sink B", cost="8.00", group="Sink", optional=True, **one),
    ]

    body = api.post("/families/try", tried(*items)).body

    assert [each["chosen"] for each in body["lines"]] == [True, False, False, False, False]
    assert (body["lines"][1]["amount"], body["subtotal"]) == ("20.00", "10.00")


@pytest.mark.req("3.9")
@pytest.mark.parametrize(("unit", "length", "quantity"), [("ft", "10", "3"), ("m", "3.048", "1"), ("pcs", "10", "3")])
def test_what_is_rounded_is_counted_in_the_first_length(api: Client, unit: str, length: str, quantity: str) -> None:
    dimensions = [LENGTH | {"unit": unit}, LENGTH | {"name": "height", "unit": unit}]
    values = {"length": length, "height": "8"}

    answer = api.post("/families/try", tried(item(), dimensions=dimensions, values=values))

    assert [each["quantity"] for each in answer.body["lines"]] == [quantity]


@pytest.mark.parametrize(("currency", "shown"), [("JPY", "12"), ("INR", "12.00"), ("KWD", "12.000")])
def test_amounts_have_the_decimals_of_the_currency(cloud: None, currency: str, shown: str) -> None:
    api = Client(new_firm(currency, "UTC"))

    assert api.post("/families/try", tried(item(cost="12", quantity="1"))).body["total"] == shown


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"values": {"depth": "1"}}, "values.depth", "unknown_name"),
        ({"values": {"length": "-1"}}, "values.length", "greater_than_equal"),
        ({"values": {"length": 10}}, "values.length", "value_error"),
        ({"values": {"length": "1e9"}}, "values.length", "value_error"),
        ({"items": [item(cost="10000000000000", quantity="999999999")]}, "items", "amount_too_large"),
        ({"name": "L-shape"}, "name", "extra_forbidden"),
    ],
)
def test_an_impossible_trial_is_refused(api: Client, changes: dict[str, Any], path: str, code: str) -> None:
    with untouched(api.caller):
        answer = api.post("/families/try", tried() | changes)

    assert refusal(answer) == (422, path, code)


@pytest.mark.req("1.24", "1.3")
def test_who_reads_products_tries_families_of_the_own_firm(api: Client, stranger: Client) -> None:
    theirs = stranger.made("/products", {"name": "Secret", "standard_list_price": "1.00"})
    foreign = {"product_id": theirs["id"], "quantity": "1"}

    assert as_role(api, Role.READ_ONLY).post("/families/try", tried(item())).status == 200
    with untouched(api.caller), untouched(stranger.caller):
        answer = api.post("/families/try", tried(foreign))
    assert refusal(answer) == (422, "items.0.product_id", "unknown_product")
