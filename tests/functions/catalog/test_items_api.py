"""What quotes need of a product, through the front door: its category, unit, cost, tax code and picture."""

from typing import Any

import pytest

from functions.catalog.repository import ProductRepository
from shared import aws
from shared.db.keys import org_partition
from shared.db.ops import to_wire
from shared.ids import new_id
from tests.conftest import TABLE, CallCount
from tests.factories import new_firm
from tests.front_door import Client
from tests.functions.kinds import all_pages, everything, labels, untouched
from tests.uploads import a_file

GST = {"name": "GST 18 %", "rates": [{"name": "GST", "percent": "18"}]}


@pytest.mark.req("3.4", "3.7")
def test_an_item_of_the_catalogue(api: Client) -> None:
    code = api.made("/tax-codes", GST)
    sent = {
        "name": "Marine plywood",
        "category": "Boards",
        "unit": "sqft",
        "cost": "82.50",
        "standard_list_price": "145.00",
        "tax_code_id": code["id"],
    }

    made = api.made("/products", sent)

    assert made == made | sent
    assert api.get(f"/products/{made['id']}").body == made
    (row,) = (row for row in everything(api.caller) if row.get("t") == "PROD")
    assert (row["cost_minor"], "cost" in row) == (8250, False)
    emptied = api.patch(
        f"/products/{made['id']}", {"version": 1, "category": "", "cost": None, "tax_code_id": None, "unit": "sheet"}
    )
    shown = {name: emptied.body[name] for name in ("category", "cost", "tax_code_id", "unit")}
    assert shown == {"category": None, "cost": None, "tax_code_id": None, "unit": "sheet"}


@pytest.mark.req("S6")
@pytest.mark.parametrize(("currency", "shown"), [("JPY", "83"), ("INR", "83.00"), ("KWD", "83.000")])
def test_a_cost_is_exact_in_its_currency(cloud: None, currency: str, shown: str) -> None:
    api = Client(new_firm(currency, "UTC"))

    assert api.made("/products", {"name": "Board", "cost": "83"})["cost"] == shown


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cost", "1.005"),
        ("cost", "-1"),
        ("cost", 12),
        ("cost", ""),
        ("category", "x" * 41),
        ("category", "a\nb"),
        ("unit", ""),
        ("unit", None),
        ("tax_code_id", "x"),
        ("tax_code_id", "01M80DV73S9GT2XSKSPAV25943"),
    ],
)
def test_an_impossible_item_is_refused(api: Client, field: str, value: Any) -> None:
    made = api.made("/products", {"name": "Board"})

    with untouched(api.caller):
        answers = [
            api.post("/products", {"name": "Another", field: value}),
            api.patch(f"/products/{made['id']}", {"version": 1, field: value}),
        ]

    assert [(each.status, each.code, each.paths) for each in answers] == [(422, "invalid_input", [field])] * 2


@pytest.mark.req("1.3")
def test_another_firms_tax_code_is_like_none(api: Client, stranger: Client) -> None:
    theirs = stranger.made("/tax-codes", GST)["id"]

    def refused(code_id: str) -> Any:
        answer = api.post("/products", {"name": "Board", "tax_code_id": code_id})
        return answer.status, answer.body["errors"]

    assert refused(theirs) == refused(new_id())


@pytest.mark.req("3.15", "3.7")
def test_products_are_listed_by_category(api: Client) -> None:
    for name, category in (("Teak", "Boards"), ("Oak", "boards"), ("Hinge", "Fittings"), ("Visit", None)):
        api.made("/products", {"name": name, "category": category})
    api.made("/products", {"name": "Boards, mixed", "category": "Boards and more"})
    ash = api.made("/products", {"name": "Ash", "category": "Boards"})
    api.patch(f"/products/{ash['id']}", {"version": 1, "is_active": False})

    assert labels(api.get("/products", category="Boards"), "name") == ["Oak", "Teak"]
    assert labels(api.get("/products", category="BOARDS", q="t"), "name") == ["Teak"]
    assert labels(api.get("/products", category="Boards", status="all"), "name") == ["Ash", "Oak", "Teak"]
    assert labels(api.get("/products", category="Windows"), "name") == []
    pages = all_pages(api, "/products", 1, category="Boards", status="all")
    assert [each["name"] for page in pages for each in page] == ["Ash", "Oak", "Teak"]
    assert api.get("/products", category="Boards", fields="name").body["items"] == [{"name": "Oak"}, {"name": "Teak"}]
    cursor = api.get("/products", category="Boards", limit="1").body["next_cursor"]
    assert api.get("/products", category="Fittings", cursor=cursor).paths == ["cursor"]


@pytest.mark.req("3.15")
def test_a_product_moves_with_its_category(api: Client) -> None:
    made = api.made("/products", {"name": "Teak", "category": "Boards"})

    api.patch(f"/products/{made['id']}", {"version": 1, "category": "Veneers"})
    assert labels(api.get("/products", category="Boards"), "name") == []
    assert labels(api.get("/products", category="Veneers"), "name") == ["Teak"]
    api.patch(f"/products/{made['id']}", {"version": 2, "category": None})
    assert labels(api.get("/products", category="Veneers"), "name") == []
    assert labels(api.get("/products"), "name") == ["Teak"]


@pytest.mark.req("3.4")
def test_a_picture_of_the_product_is_its_image(api: Client, calls: CallCount) -> None:
    made = api.made("/products", {"name": "Teak"})
    image = a_file(api, f"product:{made['id']}")

    calls.operations.clear()
    answer = api.patch(f"/products/{made['id']}", {"version": 1, "image_id": image["id"]})

    assert (answer.status, answer.body["image_id"]) == (200, image["id"])
    assert len(calls.operations) == 3  # product beside file, and the write
    assert api.patch(f"/products/{made['id']}", {"version": 2, "image_id": None}).body["image_id"] is None


@pytest.mark.req("3.4", "1.3")
def test_nothing_else_is_a_products_image(api: Client, stranger: Client) -> None:
    made, other = api.made("/products", {"name": "Teak"}), api.made("/products", {"name": "Oak"})
    paper = a_file(api, f"product:{made['id']}", b"%PDF", name="Sheet.pdf", content_type="application/pdf")
    removed = a_file(api, f"product:{made['id']}")
    api.delete(f"/files/{removed['id']}", version="1")
    of_another = a_file(api, f"product:{other['id']}")
    theirs = a_file(stranger, f"product:{stranger.made('/products', {'name': 'Ash'})['id']}")

    with untouched(api.caller):
        answers = [
            api.patch(f"/products/{made['id']}", {"version": 1, "image_id": each})
            for each in (paper["id"], removed["id"], of_another["id"], theirs["id"], new_id())
        ]
        created = api.post("/products", {"name": "Elm", "image_id": of_another["id"]})

    first = answers[0].body["errors"]
    assert [(each.status, each.body["errors"]) for each in answers] == [(422, first)] * 5
    assert (answers[0].paths, created.status, created.paths) == (["image_id"], 422, ["image_id"])


def test_a_product_from_before_there_were_units_is_sold_by_the_piece(api: Client) -> None:
    made = api.made("/products", {"name": "Teak"})
    aws.tenant_table(api.caller.org_id).update_item(
        TableName=TABLE,
        Key=to_wire({"PK": org_partition(api.caller.org_id), "SK": ProductRepository(api.caller).key(made["id"])}),
        UpdateExpression="REMOVE #u",
        ExpressionAttributeNames={"#u": "unit"},
    )

    assert api.get(f"/products/{made['id']}").body == made
