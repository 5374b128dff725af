"""Families through the front door: dimensions, items with formulas, and what they come to."""

import json
from typing import Any

import pytest

from functions.identity.rules import Role
from shared.ids import new_id
from tests.conftest import CallCount
from tests.front_door import Answer, Client
from tests.functions.kinds import all_pages, as_role, everything, labels, untouched, without_request_id

LENGTH = {"name": "length", "label": "Length", "unit": "ft", "default": "10"}
HEIGHT = {"name": "height", "label": "Height", "unit": "ft", "default": "8"}
SINKS = {"name": "sinks", "label": "Sinks", "unit": "pcs", "default": "0"}


def item(**fields: Any) -> dict[str, Any]:
    return {"name": "Plywood", "unit": "sheet", "cost": "100.00", "quantity": "ceil(length * height / 32)"} | fields


def family(*items: dict[str, Any], **fields: Any) -> dict[str, Any]:
    body = {"type": "Kitchen", "name": "L-shape", "dimensions": [LENGTH, HEIGHT, SINKS]}
    return body | {"items": list(items)} | fields


def tried(*items: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"dimensions": [LENGTH, HEIGHT, SINKS], "items": list(items)} | fields


def refusal(answer: Answer) -> tuple[int, str, str]:
    (error,) = answer.body["errors"]
    return answer.status, error["path"], error["code"]


@pytest.mark.req("3.6")
def test_a_family_is_kept_as_it_is_sent(api: Client) -> None:
    product = api.made("/products", {"name": "Hinge", "standard_list_price": "12.00"})
    code = api.made("/tax-codes", {"name": "GST", "rates": [{"name": "GST", "percent": "18"}]})
    first = {"id": new_id(), "product_id": None, "description": "18 mm", "price": None, "tax_code_id": code["id"]}
    sent = [
        item(**first, markup="20", optional=True, group=None),
        {"product_id": product["id"], "quantity": "4", "group": "Hinges"},
    ]

    answer = api.post("/families", family(*sent, icon="kitchen", description="Two walls", markup="35"))

    assert answer.status == 201
    made = answer.body
    nothing = dict.fromkeys(("name", "description", "unit", "cost", "price", "markup", "tax_code_id"))
    hinge = {"id": made["items"][1]["id"], "product_id": product["id"], "quantity": "4", "optional": False}
    assert made == {
        "id": made["id"],
        "version": 1,
        "created_at": made["created_at"],
        "updated_at": made["created_at"],
        "type": "Kitchen",
        "name": "L-shape",
        "icon": "kitchen",
        "description": "Two walls",
        "markup": "35",
        "dimensions": [LENGTH, HEIGHT, SINKS],
        "currency": "INR",
        "item_count": 2,
        "is_active": True,
        "items": [sent[0], nothing | hinge | {"group": "Hinges"}],
        "products": [product],
    }
    assert api.get(f"/families/{made['id']}").body == made
    header = {name: value for name, value in made.items() if name not in ("items", "products")}
    assert api.get("/families").body == {"items": [header], "next_cursor": None}
    rows = [row["t"] for row in everything(api.caller) if row["SK"].startswith("FAM#")]
    assert rows == ["FAM", "FAM_BODY"]


@pytest.mark.req("3.6", "S25")
def test_two_hundred_items_are_replaced_by_a_few(api: Client) -> None:
    made = api.made("/families", family(*[item(name=f"Item {number}") for number in range(200)]))
    assert [each["name"] for each in made["items"]] == [f"Item {number}" for number in range(200)]
    path = f"/families/{made['id']}"
    assert api.get(path).body == made
    assert api.post("/families", family(*[item()] * 201)).paths == ["items"]

    renamed = api.patch(path, {"version": 1, "name": "U-shape"})
    assert (renamed.status, renamed.body["items"]) == (200, made["items"])
    fewer = api.patch(path, {"version": 2, "items": made["items"][7:9]})

    assert (fewer.status, fewer.body["item_count"], fewer.body["items"]) == (200, 2, made["items"][7:9])
    assert api.get(path).body == fewer.body
    rows = [row["SK"] for row in everything(api.caller) if row.get("t") == "FAM_BODY"]
    assert rows == [f"FAM#{made['id']}#B#000"]
    none = api.patch(path, {"version": 3, "items": []})
    assert (none.status, api.get(path).body["items"]) == (200, [])


def test_the_longest_items_there_can_be_are_stored(api: Client) -> None:
    long = {"name": "𝒜" * 255, "description": "𝒜" * 255, "group": "𝒜" * 40, "unit": "𝒜" * 40}
    items = [item(**long, quantity="1" + " + 1" * 124) for _ in range(200)]

    answer = api.post("/families", raw=json.dumps(family(*items), ensure_ascii=False))

    assert (answer.status, len(answer.body["items"])) == (201, 200)
    assert api.get(f"/families/{answer.body['id']}").body == answer.body


@pytest.mark.req("S5", "T5")
@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("__import__('os')", "formula_syntax"),
        ("open(length)", "unknown_name"),
        ("length.real", "formula_syntax"),
        ("1/0", "division_by_zero"),
        ("1 / sinks", "division_by_zero"),
        ("(" * 300, "formula_too_deep"),
        ("(" * 501, "string_too_long"),
        ("9**9**9", "formula_syntax"),
        ("length + 2", "unit_mismatch"),
        ("length * height", "unit_mismatch"),
        ("depth", "unknown_name"),
        ("length - 11 ft", "negative_quantity"),
        ("9" * 499, "quantity_too_large"),
        ("", "string_too_short"),
        ("😀", "formula_syntax"),
        (7, "string_type"),
        (None, "string_type"),
    ],
)
def test_a_hostile_formula_is_refused_where_it_stands(api: Client, formula: Any, code: str) -> None:
    made = api.made("/families", family(item()))
    bad = [item(), item(), item(quantity=formula)]

    with untouched(api.caller):
        answers = [
            api.post("/families", family(*bad)),
            api.patch(f"/families/{made['id']}", {"version": 1, "items": bad}),
            api.post("/families/try", tried(*bad)),
        ]

    if code == "negative_quantity":  # a length as a number of sheets is refused before
        code = "unit_mismatch"
    assert [refusal(each) for each in answers] == [(422, "items.2.quantity", code)] * 3


def test_a_billion_brackets_are_too_many_bytes(api: Client) -> None:
    raw = json.dumps(tried(item(quantity="(" * 2_000_000)))

    with untouched(api.caller):
        answers = [api.post("/families/try", raw=raw), api.post("/families", raw=raw)]

    assert [(each.status, each.code) for each in answers] == [(413, "body_too_large")] * 2


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"type": ""}, "type", "string_too_short"),
        ({"icon": "castle"}, "icon", "enum"),
        ({"markup": "1000"}, "markup", "less_than"),
        ({"markup": "-1"}, "markup", "greater_than_equal"),
        ({"dimensions": [LENGTH, LENGTH]}, "dimensions.1.name", "duplicate_name"),
        ({"dimensions": [LENGTH | {"name": "ceil"}]}, "dimensions.0.name", "reserved_name"),
        ({"dimensions": [LENGTH | {"name": "sqft"}]}, "dimensions.0.name", "reserved_name"),
        ({"dimensions": [LENGTH | {"name": "2nd"}]}, "dimensions.0.name", "string_pattern_mismatch"),
        ({"dimensions": [LENGTH | {"unit": "sqft"}]}, "dimensions.0.unit", "enum"),
        ({"dimensions": [LENGTH | {"default": "-1"}]}, "dimensions.0.default", "greater_than_equal"),
        ({"dimensions": [LENGTH | {"name": f"d{number}"} for number in range(13)]}, "dimensions", "too_long"),
        ({"items": [item(cost="1", price="1")]}, "items.0.price", "cost_and_price"),
        ({"items": [item(cost=None)]}, "items.0.price", "price_missing"),
        ({"items": [item(name=None)]}, "items.0.name", "name_missing"),
        ({"items": [item(cost="1.005")]}, "items.0.cost", "too_many_decimals"),
        ({"items": [item(cost=None, price="-1")]}, "items.0.price", "not_an_amount"),
        ({"items": [item(markup="1000")]}, "items.0.markup", "less_than"),
        ({"items": [item(product_id="01M80DV73S9GT2XSKSPAV25943")]}, "items.0.product_id", "unknown_product"),
        ({"items": [item(tax_code_id="01M80DV73S9GT2XSKSPAV25943")]}, "items.0.tax_code_id", "unknown_tax_code"),
        ({"items": [item(id="01M80DV73S9GT2XSKSPAV25943")] * 2}, "items.1.id", "duplicate_id"),
        ({"items": [item(total="1")]}, "items.0.total", "extra_forbidden"),
        ({"currency": "USD"}, "currency", "extra_forbidden"),
    ],
)
def test_an_impossible_family_is_refused(api: Client, changes: dict[str, Any], path: str, code: str) -> None:
    made = api.made("/families", family())

    with untouched(api.caller):
        answers = [
            api.post("/families", family() | changes),
            api.patch(f"/families/{made['id']}", {"version": 1, **changes}),
        ]

    assert [refusal(each) for each in answers] == [(422, path, code)] * 2


def test_dimensions_do_not_leave_items_behind(api: Client) -> None:
    made = api.made("/families", family(item()))

    with untouched(api.caller):
        answer = api.patch(f"/families/{made['id']}", {"version": 1, "dimensions": [LENGTH]})

    assert refusal(answer) == (422, "items.0.quantity", "unknown_name")
    wider = [LENGTH | {"default": "20"}, HEIGHT]
    assert api.patch(f"/families/{made['id']}", {"version": 1, "dimensions": wider}).body["dimensions"] == wider


@pytest.mark.req("3.15", "3.6")
def test_families_are_listed_by_name_and_by_type(api: Client) -> None:
    for kind, name in (("Kitchen", "U-shape"), ("kitchen", "L-shape"), ("Wardrobe", "Sliding"), ("Kitchen", "Island")):
        api.made("/families", family(type=kind, name=name))
    gone = api.get("/families", q="island").body["items"][0]
    api.delete(f"/families/{gone['id']}", version="1")

    assert labels(api.get("/families"), "name") == ["L-shape", "Sliding", "U-shape"]
    assert labels(api.get("/families", type="Kitchen"), "name") == ["L-shape", "U-shape"]
    assert labels(api.get("/families", type="Kitchen", q="u"), "name") == ["U-shape"]
    assert labels(api.get("/families", active="false"), "name") == ["Island"]
    assert [len(page) for page in all_pages(api, "/families", 1, type="kitchen")] == [1, 1]
    assert api.get("/families", q="sl", fields="name").body["items"] == [{"name": "Sliding"}]


@pytest.mark.req("2.27", "1.24", "1.3")
def test_who_may_not_changes_nothing(api: Client, stranger: Client) -> None:
    made = api.made("/families", family(item()))
    path, reader = f"/families/{made['id']}", as_role(api, Role.USER)

    with untouched(api.caller):
        forbidden = [
            reader.post("/families", family()),
            reader.patch(path, {"version": 1, "items": []}),
            reader.delete(path, version="1"),
        ]
        stale = [api.patch(path, {"version": 7, "items": []}), api.patch(path, {"items": []}), api.delete(path)]
        foreign = stranger.patch(path, {"version": 1, "items": []})
        unknown = stranger.patch(f"/families/{new_id()}", {"version": 1, "items": []})

    assert [(each.status, each.code) for each in forbidden] == [(403, "permission_denied")] * 3
    assert [each.status for each in stale] == [409, 428, 428]
    assert stale[0].body["current"] == made
    assert (foreign.status, without_request_id(foreign)) == (404, without_request_id(unknown))
    assert reader.get(path).body == made


def test_a_family_made_twice_by_one_request_is_made_once(api: Client) -> None:
    body, key = family(item(), id=new_id()), {"Idempotency-Key": "a-key-of-the-browser"}
    first = api.post("/families", body, headers=key)

    with untouched(api.caller):
        answers = [api.post("/families", body, headers=key), api.post("/families", body)]

    assert first.status == 201
    assert [(each.status, each.body) for each in answers] == [(200, first.body)] * 2
    path, change = f"/families/{first.body['id']}", {"version": 1, "items": []}
    key = {"Idempotency-Key": "another-key-of-the-browser"}
    changed = api.patch(path, change, headers=key)
    assert (api.patch(path, change, headers=key).body, changed.status) == (changed.body, 200)


def test_every_route_takes_at_most_two_round_trips(api: Client, calls: CallCount) -> None:
    product = api.made("/products", {"name": "Hinge"})
    of_product = {"product_id": product["id"], "quantity": "4"}
    made = api.made("/families", family(item(), of_product))
    path = f"/families/{made['id']}"

    def counted(method: str, where: str, sent: dict[str, Any] | None = None) -> list[str]:
        calls.operations.clear()
        answer = api.send(method, where, sent)
        assert answer.status in (200, 201), answer.text
        return calls.operations

    assert counted("GET", "/families") == ["Query"]
    assert counted("GET", path) == ["Query", "BatchGetItem"]
    assert sorted(counted("POST", "/families", family(of_product))) == ["BatchGetItem", "GetItem", "TransactWriteItems"]
    replaced = counted("PATCH", path, {"version": 1, "items": [of_product]})
    assert sorted(replaced) == ["BatchGetItem", "Query", "TransactWriteItems"]
    assert sorted(counted("PATCH", path, {"version": 2, "name": "U"})) == ["BatchGetItem", "Query", "UpdateItem"]
    assert sorted(counted("POST", "/families/try", tried(of_product))) == ["BatchGetItem", "GetItem", "GetItem"]
