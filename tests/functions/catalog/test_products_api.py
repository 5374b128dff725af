"""Products through the front door: their price, currency and place on deals."""

from typing import Any

import pytest

from functions.catalog.models import Product
from functions.catalog.repository import ProductRepository
from functions.identity.rules import Role
from functions.tenants.models import OrgChange, SettingsChange
from functions.tenants.service import change_org
from shared.caller import Caller
from shared.db.ops import Op
from tests.factories import new_firm
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role, everything, labels, untouched


@pytest.mark.req("3.1", "19.3")
def test_a_name_is_enough(api: Client) -> None:
    answer = api.post("/products", {"name": "Site visit"})

    assert answer.status == 201
    assert answer.body == {
        "id": answer.body["id"],
        "version": 1,
        "created_at": answer.body["created_at"],
        "updated_at": answer.body["created_at"],
        "name": "Site visit",
        "sku": None,
        "slug": None,
        "description": None,
        "delivery": None,
        "category": None,
        "unit": "pcs",
        "tax_code_id": None,
        "image_id": None,
        "standard_list_price": "0.00",
        "cost": None,
        "currency": "INR",
        "is_retainer_product": False,
        "is_active": True,
    }
    assert api.get(f"/products/{answer.body['id']}").body == answer.body


@pytest.mark.req("3.1", "19.3")
def test_every_field_is_kept(api: Client) -> None:
    sent = {
        "name": "Monthly care",
        "slug": "monthly-care",
        "description": "Two visits\nand a call",
        "delivery": "Within **two weeks**",
        "standard_list_price": "1250.50",
        "is_retainer_product": True,
    }

    made = api.made("/products", sent)

    assert made == made | sent
    assert api.get("/products").body["items"] == [made]


@pytest.mark.req("19.3", "S6")
@pytest.mark.parametrize(
    ("currency", "sent", "shown", "minor"),
    [
        ("INR", "1250", "1250.00", 125_000),
        ("INR", "0.1", "0.10", 10),
        ("INR", "1.500", "1.50", 150),
        ("INR", "10000000000000.00", "10000000000000.00", 10**15),
        ("JPY", "1250", "1250", 1250),
        ("JPY", "1250.0", "1250", 1250),
        ("KWD", "1.005", "1.005", 1005),
    ],
)
def test_a_price_is_exact_in_its_currency(cloud: None, currency: str, sent: str, shown: str, minor: int) -> None:
    api = Client(new_firm(currency, "UTC"))

    made = api.made("/products", {"name": "Site visit", "standard_list_price": sent})

    assert (made["standard_list_price"], made["currency"]) == (shown, currency)
    row = next(row for row in everything(api.caller) if row.get("t") == "PROD")
    assert row["standard_list_price_minor"] == minor
    assert "standard_list_price" not in row


@pytest.mark.req("3.1", "S6")
@pytest.mark.parametrize(
    ("price", "code"),
    [
        ("1.005", "too_many_decimals"),
        ("-1", "not_an_amount"),
        ("-0", "not_an_amount"),
        ("+1", "not_an_amount"),
        ("NaN", "not_an_amount"),
        ("Infinity", "not_an_amount"),
        ("1e400", "not_an_amount"),
        ("1e2", "not_an_amount"),
        ("", "not_an_amount"),
        ("1,000.00", "not_an_amount"),
        ("1.", "not_an_amount"),
        (".5", "not_an_amount"),
        ("01", "not_an_amount"),
        (" 1", "not_an_amount"),
        ("1\n", "not_an_amount"),
        ("\uff11", "not_an_amount"),
        ("1.0000001", "not_an_amount"),
        ("10000000000000.01", "amount_too_large"),
        ("9" * 15, "amount_too_large"),
        ("9" * 16, "not_an_amount"),
        ("9" * 25, "string_too_long"),
        (12.5, "string_type"),
        (12, "string_type"),
        (True, "string_type"),
        (None, "string_type"),
    ],
)
def test_an_impossible_price_is_refused(api: Client, price: Any, code: str) -> None:
    made = api.made("/products", {"name": "Site visit", "standard_list_price": "10.00"})

    with untouched(api.caller):
        answers = [
            api.post("/products", {"name": "Another", "standard_list_price": price}),
            api.patch(f"/products/{made['id']}", {"version": 1, "standard_list_price": price}),
        ]

    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", ["standard_list_price"])
        assert answer.body["errors"][0]["code"] == code


@pytest.mark.req("S6")
@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400", "-1e400", "1250.10"])
def test_a_json_number_is_no_price(api: Client, number: str) -> None:
    with untouched(api.caller):
        answer = api.post("/products", raw=f'{{"name": "Site visit", "standard_list_price": {number}}}')

    assert (answer.status, answer.paths) == (422, ["standard_list_price"])


@pytest.mark.req("3.1")
@pytest.mark.parametrize("field", ["currency", "standard_list_price_minor", "owner_id"])
def test_the_currency_is_the_firms(api: Client, field: str) -> None:
    with untouched(api.caller):
        answer = api.post("/products", {"name": "Site visit", field: "USD"})

    assert (answer.status, answer.paths) == (422, [field])


def test_a_currency_just_changed_counts_at_once(api: Client) -> None:
    """The token says what the firm's currency was when it was checked; the product takes what it is."""
    assert api.patch("/org", {"version": 1, "settings": {"currency": "EUR"}}).status == 200
    assert api.caller.currency == "INR"

    assert api.made("/products", {"name": "Site visit"})["currency"] == "EUR"


@pytest.mark.req("3.1", "3.2")
def test_the_price_changes_alone(api: Client) -> None:
    made = api.made("/products", {"name": "Site visit", "description": "An hour", "standard_list_price": "10.00"})

    answer = api.patch(f"/products/{made['id']}", {"version": 1, "standard_list_price": "12.5"})

    assert answer.body == made | {
        "version": 2,
        "standard_list_price": "12.50",
        "updated_at": answer.body["updated_at"],
    }


@pytest.mark.req("3.2")
def test_all_products_are_listed_by_name_whatever_their_status(api: Client) -> None:
    for name in ("Delta", "Alpha", "Charlie", "Bravo", "Echo"):
        made = api.made("/products", {"name": name})
        if name in ("Alpha", "Delta"):
            api.patch(f"/products/{made['id']}", {"version": 1, "is_active": False})

    pages = all_pages(api, "/products", 2, status="all")

    assert [(each["name"], each["is_active"]) for page in pages for each in page] == [
        ("Alpha", False),
        ("Bravo", True),
        ("Charlie", True),
        ("Delta", False),
        ("Echo", True),
    ]
    assert labels(api.get("/products", status="all", q="d"), "name") == ["Delta"]
    assert labels(api.get("/products", status="inactive"), "name") == ["Alpha", "Delta"]
    assert labels(api.get("/products", status="active"), "name") == ["Bravo", "Charlie", "Echo"]


@pytest.mark.req("3.2")
@pytest.mark.parametrize("status", ["deleted", "", "Active"])
def test_an_unknown_status_is_refused(api: Client, status: str) -> None:
    answer = api.get("/products", status=status)

    assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", ["status"])


@pytest.mark.req("3.2")
def test_everybody_reads_products(alpha: Caller, api: Client) -> None:
    made = api.made("/products", {"name": "Site visit"})

    for role in Role:
        reader = as_role(api, role)
        assert reader.get("/products").body["items"] == [made]
        assert reader.get(f"/products/{made['id']}").body == made


@pytest.mark.req("3.3")
def test_a_deactivated_product_stays_on_old_deals_and_is_not_offered_on_new_ones(api: Client) -> None:
    account = api.made("/accounts", {"name": "Innovate"})
    product = api.made("/products", {"name": "Site visit", "standard_list_price": "10.00"})
    deals = [
        api.made("/opportunities", {"name": name, "stage": "Proposal", "account_id": account["id"]})
        for name in ("Old", "New")
    ]
    old, new = (f"/opportunities/{deal['id']}" for deal in deals)
    line = {"version": 1, "product_id": product["id"], "quantity": "2"}
    before = api.post(f"{old}/line_items", line).body["line_items"]

    api.patch(f"/products/{product['id']}", {"version": 1, "is_active": False})

    assert api.get(old).body["line_items"] == before
    with untouched(api.caller):
        answer = api.post(f"{new}/line_items", line)
    assert answer.status == 422
    assert answer.body["errors"][0]["code"] == "product_inactive"
    assert labels(api.get("/products"), "name") == []


@pytest.mark.req("S24", "3.3", "2.27")
def test_a_product_that_is_deleted_is_made_inactive_and_nothing_more(api: Client, stranger: Client) -> None:
    product = api.made("/products", {"name": "Site visit", "standard_list_price": "10.00"})
    path = f"/products/{product['id']}"

    with untouched(api.caller):
        refused = [api.delete(path), api.delete(path, version="2"), stranger.delete(path, version="1")]
        unseen = as_role(api, Role.READ_ONLY).delete(path, version="1")
    gone = api.delete(path, version="1")

    assert [(each.status, each.code) for each in (*refused, unseen)] == [
        (428, "version_required"),
        (409, "stale_version"),
        (404, "not_found"),
        (403, "permission_denied"),
    ]
    assert gone.status == 200
    assert gone.body == api.get(path).body
    assert gone.body == product | {"is_active": False, "version": 2, "updated_at": gone.body["updated_at"]}
    assert api.patch(path, {"version": 2, "is_active": True}).body["is_active"] is True


@pytest.mark.req("S6")
def test_a_product_is_never_priced_in_the_currency_before(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The firm changes its currency between the reading of it and the writing of the price."""
    create = ProductRepository.create

    def late(products: ProductRepository, record: Product, *ops: Op) -> tuple[Product, bool]:
        change_org(products.caller, OrgChange(version=1, settings=SettingsChange(currency="JPY")))
        return create(products, record, *ops)

    monkeypatch.setattr(ProductRepository, "create", late)
    answer = api.post("/products", {"name": "Kitchen", "standard_list_price": "0.50"})

    assert (answer.status, answer.code) == (409, "currency_changed")
    assert api.get("/products").body["items"] == []


@pytest.mark.req("3.4")
def test_a_sku_is_of_one_product(api: Client, stranger: Client) -> None:
    sink = api.made("/products", {"name": "Steel sink", "sku": " KIT-018 "})
    tap = api.made("/products", {"name": "Tap"})
    assert (sink["sku"], tap["sku"]) == ("KIT-018", None)

    with untouched(api.caller):
        answers = [
            api.post("/products", {"name": "Basin", "sku": "kit-018"}),
            api.patch(f"/products/{tap['id']}", {"version": 1, "sku": "KIT-018"}),
        ]

    assert [(each.status, each.code, each.paths) for each in answers] == [(409, "sku_taken", ["sku"])] * 2
    assert stranger.post("/products", {"name": "Sink", "sku": "KIT-018"}).status == 201
    respelled = api.patch(f"/products/{sink['id']}", {"version": 1, "sku": "kit-018"}).body
    assert respelled["sku"] == "kit-018"
    freed = api.patch(f"/products/{sink['id']}", {"version": 2, "sku": ""}).body
    assert freed["sku"] is None
    assert api.patch(f"/products/{tap['id']}", {"version": 1, "sku": "KIT-018"}).status == 200


@pytest.mark.req("3.4")
def test_a_slug_is_of_one_product(api: Client, stranger: Client) -> None:
    body = {"name": "Steel sink", "sku": "KIT-018", "slug": " steel-sink ", "delivery": "Within a week"}
    sink = api.made("/products", body)
    tap = api.made("/products", {"name": "Tap"})
    assert (sink["slug"], sink["delivery"], tap["slug"], tap["delivery"]) == ("steel-sink", "Within a week", None, None)

    with untouched(api.caller):
        answers = [
            api.post("/products", {"name": "Basin", "slug": "steel-sink"}),
            api.patch(f"/products/{tap['id']}", {"version": 1, "slug": "steel-sink"}),
        ]

    assert [(each.status, each.code, each.paths) for each in answers] == [(409, "slug_taken", ["slug"])] * 2
    assert stranger.post("/products", {"name": "Sink", "slug": "steel-sink"}).status == 201
    freed = api.patch(f"/products/{sink['id']}", {"version": 1, "slug": "", "delivery": None}).body
    assert (freed["slug"], freed["delivery"], freed["sku"]) == (None, None, "KIT-018")
    assert api.patch(f"/products/{tap['id']}", {"version": 1, "slug": "steel-sink"}).body["slug"] == "steel-sink"
    assert [each["name"] for each in api.get("/products", q="steel").body["items"]] == ["Steel sink"]


@pytest.mark.req("3.4")
@pytest.mark.parametrize("slug", ["Sink", "sink--2", "-sink", "sink-", "sink 2", "spüle", "s_1", "sink\nx", "s" * 81])
def test_what_is_no_slug(api: Client, slug: str) -> None:
    with untouched(api.caller):
        answer = api.post("/products", {"name": "Sink", "slug": slug})

    assert (answer.status, answer.paths) == (422, ["slug"])
