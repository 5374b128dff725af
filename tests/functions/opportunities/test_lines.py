"""Line items: what a deal is worth is the sum of them."""

from decimal import Decimal
from typing import Any

import pytest

from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import UNKNOWN, a_deal, a_product, an_order, with_lines, won
from tests.front_door import Answer, Client
from tests.functions.kinds import everything, untouched


def put(api: Client, deal: dict[str, Any], *lines: dict[str, Any], version: int | None = None) -> Answer:
    body = {"version": version or deal["version"], "line_items": list(lines)}
    return api.put(f"/opportunities/{deal['id']}/line_items", body)


@pytest.mark.req("2.19", "2.20", "3.12", "S7")
def test_a_line_takes_the_list_price_unless_one_is_sent(api: Client) -> None:
    kitchen, lamp = a_product(api, "1250.00"), a_product(api, "1.99", "Lamp")
    deal = a_deal(api)
    mine = new_id()

    saved = put(
        api,
        deal,
        {"id": mine, "product_id": kitchen["id"], "quantity": "2"},
        {"product_id": lamp["id"], "quantity": "12.5", "discount_percent": "10"},
        {"product_id": lamp["id"], "quantity": "2.25", "sale_price": "64.22", "discount_percent": "100"},
    )

    assert saved.status == 200
    lines = saved.body["line_items"]
    assert lines == [
        {
            "id": mine,
            "product_id": kitchen["id"],
            "product_name": "Modular kitchen",
            "is_retainer": False,
            "quantity": "2",
            "unit": None,
            "list_price": "1250.00",
            "sale_price": "1250.00",
            "discount_percent": "0",
            "tax": "0.00",
            "total": "2500.00",
        },
        {
            "id": lines[1]["id"],
            "product_id": lamp["id"],
            "product_name": "Lamp",
            "is_retainer": False,
            "quantity": "12.5",
            "unit": None,
            "list_price": "1.99",
            "sale_price": "1.99",
            "discount_percent": "10",
            "tax": "0.00",
            "total": "22.39",
        },
        {
            "id": lines[2]["id"],
            "product_id": lamp["id"],
            "product_name": "Lamp",
            "is_retainer": False,
            "quantity": "2.25",
            "unit": None,
            "list_price": "1.99",
            "sale_price": "64.22",
            "discount_percent": "100",
            "tax": "0.00",
            "total": "0.00",
        },
    ]
    assert (saved.body["amount"], saved.body["line_count"], saved.body["version"]) == ("2522.39", 3, 2)
    assert api.get(f"/opportunities/{deal['id']}").body == saved.body
    assert api.get("/opportunities").body["items"][0]["amount"] == "2522.39"


@pytest.mark.req("2.20", "2.27")
def test_lines_are_added_changed_and_removed_one_by_one(api: Client) -> None:
    product, deal = a_product(api, "10.00"), a_deal(api)
    path = f"/opportunities/{deal['id']}/line_items"

    added = api.post(path, {"version": 1, "product_id": product["id"], "quantity": "1"})
    line = added.body["line_items"][0]
    second = api.post(path, {"version": 2, "product_id": product["id"], "quantity": "3", "sale_price": "9.5"})
    changed = api.patch(f"{path}/{line['id']}", {"version": 3, "quantity": "4"})
    put_alias = api.put(f"{path}/{line['id']}", {"version": 4, "sale_price": "8", "discount_percent": "50"})
    removed = api.delete(f"{path}/{line['id']}", version="5")

    assert [each.status for each in (added, second, changed, put_alias, removed)] == [201, 201, 200, 200, 200]
    answers = (added, second, changed, put_alias, removed)
    assert [each.body["amount"] for each in answers] == ["10.00", "38.50", "68.50", "44.50", "28.50"]
    assert [line["quantity"] for line in removed.body["line_items"]] == ["3"]
    assert (removed.body["version"], removed.body["line_count"]) == (6, 1)
    assert api.get(f"/opportunities/{deal['id']}").body == removed.body


@pytest.mark.req("2.20", "2.27", "T7")
def test_every_save_of_lines_needs_the_present_version(api: Client) -> None:
    product = a_product(api)
    deal = with_lines(api, a_deal(api), {"product_id": product["id"], "quantity": "1"})
    path = f"/opportunities/{deal['id']}/line_items"
    line = f"{path}/{deal['line_items'][0]['id']}"
    routes: list[tuple[str, str, dict[str, Any] | None]] = [
        ("PUT", path, {"line_items": []}),
        ("POST", path, {"product_id": product["id"], "quantity": "1"}),
        ("PATCH", line, {"quantity": "2"}),
        ("DELETE", line, None),
    ]
    header = {name: value for name, value in deal.items() if name not in ("line_items", "contact_roles")}

    with untouched(api.caller):
        for method, where, body in routes:
            named = {"version": "1"} if body is None else None
            stale = api.send(method, where, body and body | {"version": 1}, query=named)
            missing = api.send(method, where, body)
            assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", header)
            assert (missing.status, missing.code) == (428, "version_required")


@pytest.mark.req("2.20", "S6", "19.1")
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("sale_price", "1.005", "too_many_decimals"),
        ("sale_price", "-1", "not_an_amount"),
        ("sale_price", "NaN", "not_an_amount"),
        ("sale_price", "1e400", "not_an_amount"),
        ("sale_price", "12\n", "not_an_amount"),
        ("sale_price", "٣", "not_an_amount"),
        ("sale_price", "", "not_an_amount"),
        ("sale_price", "9" * 15, "amount_too_large"),
        ("sale_price", "9" * 25, "string_too_long"),
        ("sale_price", 12.5, "string_type"),
        ("quantity", "0", "greater_than"),
        ("quantity", "-1", "greater_than"),
        ("quantity", "1.00001", "decimal_max_places"),
        ("quantity", "12345678901234", "decimal_max_digits"),
        ("quantity", "NaN", "value_error"),
        ("quantity", "Infinity", "value_error"),
        ("quantity", "1e400", "value_error"),
        ("quantity", "1_000", "value_error"),
        ("quantity", "५", "value_error"),
        ("quantity", 1.5, "value_error"),
        ("quantity", True, "value_error"),
        ("quantity", None, "value_error"),
        ("discount_percent", "100.01", "less_than_equal"),
        ("discount_percent", "-0.1", "greater_than_equal"),
        ("discount_percent", 0.1, "value_error"),
        ("product_id", "x", "string_pattern_mismatch"),
        ("product_id", UNKNOWN, "unknown_product"),
        ("total", "5.00", "extra_forbidden"),
    ],
)
def test_an_impossible_line_is_named(api: Client, field: str, value: Any, code: str) -> None:
    """By its place in the list, or by the field alone where the line is the whole body."""
    product = a_product(api)
    good = {"product_id": product["id"], "quantity": "1"}
    deal = with_lines(api, a_deal(api), good)
    path = f"/opportunities/{deal['id']}/line_items"
    line = deal["line_items"][0]["id"]

    with untouched(api.caller):
        answers = [
            (put(api, deal, good, good, good | {field: value}), f"line_items.2.{field}"),
            (api.post(path, {"version": 2} | good | {field: value}), field),
        ]
        if field not in ("product_id", "total"):
            answers.append((api.patch(f"{path}/{line}", {"version": 2, field: value}), field))

    for answer, where in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [where])
        assert answer.body["errors"][0]["code"] == code


@pytest.mark.req("S6", "19.1")
@pytest.mark.parametrize("literal", ["NaN", "1e400", "-1", "1.005", "1e2", "0.1"])
def test_a_price_or_quantity_that_is_a_json_number_is_refused(api: Client, literal: str) -> None:
    deal, product = a_deal(api), a_product(api)

    for field in ("quantity", "sale_price", "discount_percent"):
        line = f'{{"product_id": "{product["id"]}", "quantity": "1", "{field}": {literal}}}'
        with untouched(api.caller):
            raw = f'{{"version": 1, "line_items": [{line}]}}'
            answer = api.send("PUT", f"/opportunities/{deal['id']}/line_items", raw=raw)
        assert (answer.status, answer.paths) == (422, [f"line_items.0.{field}"])


@pytest.mark.req("2.20", "3.3")
def test_a_retired_product_stays_on_old_lines_only(api: Client) -> None:
    product = a_product(api, "10.00")
    deal = with_lines(api, a_deal(api), {"product_id": product["id"], "quantity": "1"})
    change = {"version": 1, "is_active": False, "name": "Renamed", "standard_list_price": "99.00"}
    assert api.patch(f"/products/{product['id']}", change).status == 200
    old = {"id": deal["line_items"][0]["id"], "product_id": product["id"], "quantity": "2"}

    with untouched(api.caller):
        refused = put(api, deal, old, {"product_id": product["id"], "quantity": "1"})
    kept = put(api, deal, old)

    assert (refused.status, refused.paths) == (422, ["line_items.1.product_id"])
    assert refused.body["errors"][0]["code"] == "product_inactive"
    line = kept.body["line_items"][0]
    assert (line["product_name"], line["list_price"], line["total"]) == ("Modular kitchen", "10.00", "20.00")


@pytest.mark.req("1.3")
def test_another_firms_product_is_unknown(api: Client, stranger: Client) -> None:
    theirs, deal = a_product(stranger), a_deal(api)

    with untouched(api.caller):
        answer = put(api, deal, {"product_id": theirs["id"], "quantity": "1"})

    assert (answer.status, answer.paths) == (422, ["line_items.0.product_id"])
    assert answer.body["errors"][0]["code"] == "unknown_product"


def test_two_lines_never_share_an_id(api: Client) -> None:
    product, deal, line_id = a_product(api), a_deal(api), new_id()
    line = {"id": line_id, "product_id": product["id"], "quantity": "1"}

    with untouched(api.caller):
        answer = put(api, deal, line, line)
    assert (answer.status, answer.paths) == (422, ["line_items.1.id"])
    assert answer.body["errors"][0]["code"] == "duplicate_line"

    deal = with_lines(api, deal, line)
    with untouched(api.caller):
        again = api.post(f"/opportunities/{deal['id']}/line_items", {"version": 2} | line)
    assert (again.status, again.paths) == (422, ["id"])


def test_a_repeated_save_answers_with_the_deal(api: Client) -> None:
    """Each of them, though the line is there already, or gone already, by the time it is repeated."""
    product, deal, line = a_product(api), a_deal(api), new_id()
    path = f"/opportunities/{deal['id']}/line_items"
    saves: list[tuple[str, str, dict[str, Any] | None]] = [
        ("POST", path, {"version": 1, "id": line, "product_id": product["id"], "quantity": "1"}),
        ("PATCH", f"{path}/{line}", {"version": 2, "quantity": "2"}),
        ("DELETE", f"{path}/{line}", None),
    ]

    for number, (method, where, body) in enumerate(saves):
        key = {"Idempotency-Key": f"key-number-{number}"}
        query = {"version": "3"} if method == "DELETE" else None
        first = api.send(method, where, body, query=query, headers=key)
        with untouched(api.caller):
            again = api.send(method, where, body, query=query, headers=key)
        assert (first.status, first.body["version"]) == (201 if method == "POST" else 200, number + 2)
        assert again.body == first.body


@pytest.mark.req("2.20")
def test_a_line_that_is_not_there_is_not_found(api: Client) -> None:
    deal = with_lines(api, a_deal(api), {"product_id": a_product(api)["id"], "quantity": "1"})
    path = f"/opportunities/{deal['id']}/line_items"

    with untouched(api.caller):
        answers = [api.patch(f"{path}/{each}", {"version": 2, "quantity": "2"}) for each in (UNKNOWN, "x")]
        answers += [api.delete(f"{path}/{each}", version="2") for each in (UNKNOWN, "x")]
        malformed = api.delete(f"{path}/{UNKNOWN}", version="two")

    assert [(each.status, each.code) for each in answers] == [(404, "not_found")] * 4
    assert (malformed.status, malformed.paths) == (422, ["version"])


@pytest.mark.req("2.25", "5.1")
def test_lines_are_frozen_once_ordered(api: Client) -> None:
    product = a_product(api)
    deal = won(api, with_lines(api, a_deal(api), {"product_id": product["id"], "quantity": "1"}))
    order = an_order(api, deal)
    path, line = (
        f"/opportunities/{deal['id']}/line_items",
        api.get(f"/opportunities/{deal['id']}").body["line_items"][0],
    )
    new = {"product_id": product["id"], "quantity": "1"}

    with untouched(api.caller):
        answers = [
            put(api, deal, new, version=4),
            put(api, deal, version=4),
            api.post(path, {"version": 4} | new),
            api.patch(f"{path}/{line['id']}", {"version": 4, "quantity": "2"}),
            api.delete(f"{path}/{line['id']}", version="4"),
        ]

    for answer in answers:
        assert (answer.status, answer.code) == (409, "deal_concluded")
        assert answer.body["current"]["order_id"] == order["id"]


@pytest.mark.req("2.19", "2.20", "S7", "S25")
@pytest.mark.parametrize(("count", "chunks"), [(150, 1), (2000, 10)])
def test_a_long_deal_is_a_header_and_a_few_chunks(api: Client, calls: CallCount, count: int, chunks: int) -> None:
    products = [a_product(api, "0.35", f"Product {number}") for number in range(3)]
    deal = a_deal(api)
    lines = [{"product_id": products[n % 3]["id"], "quantity": "1.5", "sale_price": f"{n}.01"} for n in range(count)]
    calls.operations.clear()

    saved = put(api, deal, *lines)

    assert saved.status == 200
    assert sorted(calls.operations) == ["BatchGetItem", "BatchGetItem", "Query", "TransactWriteItems"]
    totals = [Decimal(line["total"]) for line in saved.body["line_items"]]
    assert (saved.body["amount"], saved.body["line_count"]) == (str(sum(totals)), count)
    assert [line["sale_price"] for line in saved.body["line_items"]] == [f"{n}.01" for n in range(count)]
    assert api.get(f"/opportunities/{deal['id']}").body == saved.body
    assert len(bodies(api, deal)) == chunks

    if count == 2000:
        with untouched(api.caller):
            one_more = api.post(
                f"/opportunities/{deal['id']}/line_items",
                {"version": 2, "product_id": products[0]["id"], "quantity": "1"},
            )
            too_many = put(api, saved.body, *lines, lines[0])
        assert (one_more.status, one_more.body["errors"][0]["code"]) == (422, "too_many_lines")
        assert (too_many.status, too_many.paths) == (422, ["line_items"])
    fewer = put(api, saved.body, lines[0])
    assert (fewer.body["amount"], fewer.body["line_count"], len(bodies(api, deal))) == ("0.02", 1, 1)
    assert (put(api, fewer.body).body["amount"], bodies(api, deal)) == ("0.00", [])


def deal_lines(api: Client, deal: dict[str, Any]) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = api.get(f"/opportunities/{deal['id']}").body["line_items"]
    return lines


def bodies(api: Client, deal: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in everything(api.caller) if row["SK"].startswith(f"OPP#{deal['id']}#B#")]


@pytest.mark.req("S7")
def test_a_total_beyond_reason_is_refused(api: Client) -> None:
    product, deal = a_product(api), a_deal(api)

    with untouched(api.caller):
        answer = put(
            api, deal, {"product_id": product["id"], "quantity": "999999999", "sale_price": "9999999999999.99"}
        )

    assert (answer.status, answer.paths) == (422, ["line_items"])
    assert answer.body["errors"][0]["code"] == "amount_too_large"
