"""Orders through the front door: listed, read, shipped, fulfilled, cancelled, refused."""

from typing import Any

import pytest

from functions.identity.rules import Role
from functions.orders.repository import OrderRepository
from functions.orders.service import relist_orders
from shared.db.ops import change
from shared.db.records import revise
from tests.conftest import CallCount
from tests.deals import MALFORMED, UNKNOWN, a_payment, a_product, a_won_deal, an_order, settle
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role, untouched, without_request_id

STATUSES = ["Awaiting Payment", "Paid in Full", "Shipped", "Fulfilled", "Cancelled"]
IN_A_SHOP = {"Shipped": "shipped", "Fulfilled": "delivered", "Cancelled": "cancelled"}


def header(order: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in order.items() if name not in ("line_items", "payments")}


def ids(pages: list[list[dict[str, Any]]]) -> list[str]:
    return [each["id"] for page in pages for each in page]


@pytest.mark.req("5.4", "5.5", "5.9", "5.10", "S21")
@pytest.mark.parametrize("status", IN_A_SHOP)
@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_an_open_order_is_shipped_fulfilled_or_cancelled(api: Client, method: str, status: str) -> None:
    order = an_order(api)

    answer = api.send(method, f"/orders/{order['id']}", {"version": 1, "status": status})

    become = {"status": status, "fulfilment": status, "shop_status": IN_A_SHOP[status]}
    changed = {"version": 2, **become, "updated_at": answer.body["updated_at"]}
    assert (answer.status, answer.body) == (200, header(order) | changed)
    assert api.get(f"/orders/{order['id']}").body == order | changed
    assert api.get("/orders", status=status).body["items"] == [answer.body]
    assert api.get("/orders", status="Awaiting Payment").body["items"] == []


@pytest.mark.req("5.4", "5.9", "5.10")
@pytest.mark.parametrize("reached", ["Fulfilled", "Cancelled"])
@pytest.mark.parametrize("wanted", ["Shipped", "Fulfilled", "Cancelled"])
def test_a_closed_order_stays_as_it_is(api: Client, reached: str, wanted: str) -> None:
    path = f"/orders/{an_order(api)['id']}"
    closed = api.patch(path, {"version": 1, "status": reached}).body

    with untouched(api.caller):
        answer = api.patch(path, {"version": 2, "status": wanted})

    assert (answer.status, answer.code, answer.body["current"]) == (409, "illegal_transition", closed)


@pytest.mark.req("5.5", "5.10", "S21")
@pytest.mark.parametrize("wanted", ["Shipped", "Cancelled"])
def test_what_is_shipped_can_only_be_fulfilled(api: Client, wanted: str) -> None:
    path = f"/orders/{an_order(api)['id']}"
    shipped = api.patch(path, {"version": 1, "status": "Shipped"}).body

    with untouched(api.caller):
        answer = api.patch(path, {"version": 2, "status": wanted})

    assert (answer.status, answer.code, answer.body["current"]) == (409, "illegal_transition", shipped)
    done = api.patch(path, {"version": 2, "status": "Fulfilled"}).body
    assert (done["status"], done["shop_status"]) == ("Fulfilled", "delivered")


@pytest.mark.req("5.5", "5.6", "S21", "S4")
def test_a_shop_sees_what_is_paid_beside_how_far_an_order_is(api: Client) -> None:
    order = an_order(api)
    orders = OrderRepository(api.caller)

    def seen() -> list[Any]:
        found = api.get(f"/orders/{order['id']}").body
        owing = [each.id for each in orders.owing(limit=10, after=None)[0]]
        assert api.get("/orders", status=found["status"]).body["items"] == [header(found)]
        return [found["shop_status"], found["payment"], found["status"], owing == [order["id"]]]

    def become(status: str) -> None:
        version = orders.get(order["id"]).version
        assert api.patch(f"/orders/{order['id']}", {"version": version, "status": status}).status == 200

    assert seen() == ["pending", "Unpaid", "Awaiting Payment", True]
    a_payment(api, order, amount="1000.00")
    assert seen() == ["processing", "Partially Paid", "Partially Paid", True]
    become("Shipped")
    assert seen() == ["shipped", "Partially Paid", "Shipped", True]
    paid = a_payment(api, order, amount="1500.00")
    assert seen() == ["shipped", "Paid", "Shipped", False]
    settle(api, paid, "void")
    assert seen() == ["shipped", "Partially Paid", "Shipped", True]
    become("Fulfilled")
    assert seen() == ["delivered", "Partially Paid", "Fulfilled", True]
    a_payment(api, order, amount="1500.00")
    assert seen() == ["delivered", "Paid", "Fulfilled", False]


@pytest.mark.req("5.9", "5.1")
@pytest.mark.parametrize(
    ("body", "path", "code"),
    [
        ({"status": "Paid in Full"}, "status", "enum"),
        ({"status": "Awaiting Payment"}, "status", "enum"),
        ({"status": "Lost"}, "status", "enum"),
        ({"status": None}, "status", "enum"),
        ({}, "status", "missing"),
        ({"status": "Fulfilled", "total": "1.00"}, "total", "extra_forbidden"),
        ({"order_date": "2027-01-01"}, "order_date", "extra_forbidden"),
        ({"line_items": []}, "line_items", "extra_forbidden"),
        ({"owner_id": "somebody"}, "owner_id", "extra_forbidden"),
        ({"number": "SO-1"}, "number", "extra_forbidden"),
    ],
)
def test_only_the_status_can_be_changed(api: Client, body: dict[str, Any], path: str, code: str) -> None:
    order = an_order(api)

    with untouched(api.caller):
        answer = api.patch(f"/orders/{order['id']}", {"version": 1} | body)

    assert (answer.status, answer.paths, answer.body["errors"][0]["code"]) == (422, [path], code)


@pytest.mark.req("5.9", "5.10")
def test_an_order_is_never_deleted_nor_posted(api: Client) -> None:
    order = an_order(api)

    with untouched(api.caller):
        answers = [api.delete(f"/orders/{order['id']}", version="1"), api.post("/orders", {})]

    assert [(each.status, each.headers["allow"]) for each in answers] == [(405, "GET, PATCH, PUT"), (405, "GET")]


@pytest.mark.req("2.27", "T7", "S11")
def test_a_stale_or_missing_version_changes_nothing(api: Client) -> None:
    order = an_order(api)
    path = f"/orders/{order['id']}"

    with untouched(api.caller):
        stale = api.patch(path, {"version": 7, "status": "Cancelled"})
        missing = api.patch(path, {"status": "Cancelled"})

    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", header(order))
    assert (missing.status, missing.code) == (428, "version_required")


@pytest.mark.req("T7")
def test_a_repeated_change_answers_with_the_order(api: Client) -> None:
    path, key = f"/orders/{an_order(api)['id']}", {"Idempotency-Key": "a-key-of-the-browser"}
    change = {"version": 1, "status": "Fulfilled"}
    first = api.patch(path, change, headers=key)

    with untouched(api.caller):
        again = api.patch(path, change, headers=key)

    assert (first.status, again.status, again.body) == (200, 200, first.body)


@pytest.mark.req("2.12", "1.3")
def test_no_id_but_its_own_finds_an_order(api: Client, stranger: Client) -> None:
    order = an_order(api)
    change = {"version": 1, "status": "Cancelled"}
    unknown = without_request_id(api.get(f"/orders/{UNKNOWN}"))

    with untouched(api.caller), untouched(stranger.caller):
        refused = [stranger.get(f"/orders/{order['id']}"), stranger.patch(f"/orders/{order['id']}", change)]
        for each in [UNKNOWN, *MALFORMED, order["id"][:10]]:
            refused += [api.get(f"/orders/{each}"), api.patch(f"/orders/{each}", change)]

    for answer in refused:
        assert answer.status == 404
        assert without_request_id(answer) == unknown
    assert stranger.get("/orders").body == {"items": [], "next_cursor": None}
    assert stranger.get("/orders", number=order["number"]).body["items"] == []


@pytest.mark.req("1.24")
def test_who_may_only_read_changes_nothing(api: Client) -> None:
    order = an_order(api)
    reader = as_role(api, Role.READ_ONLY)

    with untouched(api.caller):
        answer = reader.patch(f"/orders/{order['id']}", {"version": 1, "status": "Cancelled"})

    assert (answer.status, answer.code) == (403, "permission_denied")
    assert reader.get(f"/orders/{order['id']}").body == order


@pytest.fixture
def orders(api: Client) -> list[dict[str, Any]]:
    """Twelve orders of two owners in five statuses, newest first."""
    members, made = [api, as_role(api, Role.USER)], []
    product = a_product(api, "10.00")
    free = {"product_id": product["id"], "quantity": "1", "discount_percent": "100"}
    for number in range(12):
        status = STATUSES[number % 5]
        line = free if status == "Paid in Full" else {"product_id": product["id"], "quantity": "1"}
        member = members[number // 2 % 2]
        order = an_order(member, a_won_deal(member, line))
        if status in IN_A_SHOP:
            order = member.patch(f"/orders/{order['id']}", {"version": 1, "status": status}).body
        assert order["status"] == status
        made.append(header(order))
    return made[::-1]


@pytest.mark.req("5.7", "5.4", "19.1")
def test_lists_by_status_and_owner_page_by_page(api: Client, orders: list[dict[str, Any]]) -> None:
    mine = [each for each in orders if each["owner_id"] == api.caller.user_id]
    assert 0 < len(mine) < 12

    assert api.get("/orders").body == {"items": orders, "next_cursor": None}
    for limit in (1, 5, 12):
        assert ids(all_pages(api, "/orders", limit)) == [each["id"] for each in orders]
        assert ids(all_pages(api, "/orders", limit, owner="me")) == [each["id"] for each in mine]
    for status in STATUSES:
        expected = [each["id"] for each in orders if each["status"] == status]
        assert ids(all_pages(api, "/orders", 2, status=status)) == expected
        both = [each["id"] for each in mine if each["status"] == status]
        assert ids(all_pages(api, "/orders", 2, status=status, owner="me")) == both
    assert api.get("/orders", status="Partially Paid").body == {"items": [], "next_cursor": None}
    fields = api.get("/orders", fields="number,total", limit="1").body["items"]
    assert fields == [{"number": orders[0]["number"], "total": orders[0]["total"]}]


@pytest.mark.req("5.7")
def test_orders_are_found_by_their_number(api: Client, orders: list[dict[str, Any]]) -> None:
    order = orders[5]

    for number in (order["number"], order["number"].lower(), order["number"][:-1]):
        assert order in api.get("/orders", number=number).body["items"]
    assert api.get("/orders", number=order["number"]).body == {"items": [order], "next_cursor": None}
    everyone = api.get("/orders", number="SO-").body["items"]
    assert everyone == sorted(orders, key=lambda each: str(each["number"]))
    assert len(api.get("/orders", number="SO-", limit="3").body["items"]) == 3
    assert api.get("/orders", number="SO-#").body["items"] == []


@pytest.mark.req("19.1")
@pytest.mark.parametrize(("name", "value"), [("status", "Lost"), ("limit", "0"), ("number", "x" * 21)])
def test_an_impossible_filter_is_named(api: Client, name: str, value: str) -> None:
    assert api.get("/orders", **{name: value}).paths == [name]


@pytest.mark.req("19.1")
def test_a_cursor_fits_its_own_list_only(api: Client, stranger: Client, orders: list[dict[str, Any]]) -> None:
    cursor = api.get("/orders", limit="1").body["next_cursor"]

    for answer in (
        stranger.get("/orders", cursor=cursor),
        api.get("/orders", cursor=cursor, status="Fulfilled"),
        api.get("/orders", cursor=cursor, owner="me"),
        api.get("/leads", cursor=cursor),
    ):
        assert (answer.status, answer.paths) == (422, ["cursor"])


@pytest.mark.req("21.17")
def test_round_trips(api: Client, calls: CallCount) -> None:
    order = an_order(api)

    def counted(method: str, path: str, body: Any = None, **query: str) -> list[str]:
        calls.operations.clear()
        assert api.send(method, path, body, query=query).status == 200
        return sorted(calls.operations)

    assert counted("GET", f"/orders/{order['id']}") == ["BatchGetItem", "Query"]
    assert counted("GET", "/orders") == [
        "BatchGetItem",
        *["Query"] * 8,
    ]  # at the same time, for each status; shipped and delivered, also the unpaid
    assert counted("GET", "/orders", number="SO-") == ["BatchGetItem", "Query"]
    change = {"version": 1, "status": "Fulfilled"}
    assert counted("PATCH", f"/orders/{order['id']}", change) == ["BatchGetItem", "GetItem", "UpdateItem"]


@pytest.mark.req("5.10")
def test_an_order_that_is_paid_for_is_not_cancelled(api: Client) -> None:
    order = an_order(api)
    orders = OrderRepository(api.caller)
    before = orders.get(order["id"])
    orders.save(before, revise(before, {"paid_minor": 1}))

    with untouched(api.caller):
        answer = api.patch(f"/orders/{order['id']}", {"version": 2, "status": "Cancelled"})

    assert (answer.status, answer.code) == (409, "order_has_payments")
    assert answer.body["current"]["paid"] == "0.01"
    assert api.patch(f"/orders/{order['id']}", {"version": 2, "status": "Fulfilled"}).status == 200


@pytest.mark.req("15.7")
def test_orders_listed_in_an_earlier_way_are_found_and_listed_anew(api: Client) -> None:
    orders = OrderRepository(api.caller)
    paid, owing = an_order(api), an_order(api)
    a_payment(api, paid, amount="2500.00")
    for order in (paid, owing):
        version = orders.get(order["id"]).version
        assert api.patch(f"/orders/{order['id']}", {"version": version, "status": "Fulfilled"}).status == 200
    key = orders.key(owing["id"])
    stored = orders.table.get(key) or {}
    earlier = stored | {"GSI2SK": f"C#Fulfilled#{owing['id']}"}
    orders.table.write(change(key, stored, earlier), result=key)

    def found() -> list[str]:
        return [each["id"] for each in api.get("/orders", status="Fulfilled").body["items"]]

    assert found() == [owing["id"], paid["id"]]
    assert orders.owing(limit=10, after=None) == ([], None)
    assert relist_orders(api.caller.org_id) == 1
    assert (orders.table.get(key), found()) == (stored, [owing["id"], paid["id"]])
    assert [each.id for each in orders.owing(limit=10, after=None)[0]] == [owing["id"]]
    assert relist_orders(api.caller.org_id) == 0


def test_an_order_that_came_to_be_listed_rightly_meanwhile_is_left_alone(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = an_order(api)
    orders = OrderRepository(api.caller)
    earlier = (orders.table.get(orders.key(order["id"])) or {}) | {"GSI2SK": f"C#Fulfilled#{order['id']}"}
    monkeypatch.setattr(OrderRepository, "_items", lambda _: iter([earlier]))  # what a walk saw a moment ago

    with untouched(api.caller):
        assert relist_orders(api.caller.org_id) == 1
