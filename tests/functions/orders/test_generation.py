"""A won deal becomes an order: once, in one transaction, and then unchangeable."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from functions.receivables import service
from shared import aws, clock
from tests.conftest import CallCount
from tests.deals import a_deal, a_payment, a_product, a_won_deal, an_order, with_lines, won
from tests.front_door import Client
from tests.functions.kinds import everything, untouched


def generate(deal: dict[str, Any]) -> str:
    return f"/opportunities/{deal['id']}/generate-order"


@pytest.mark.req("5.1", "5.2", "5.3", "5.6", "2.25", "5.8")
def test_an_order_copies_the_lines_of_the_deal(api: Client) -> None:
    product = a_product(api, "1250.00")
    lines = [
        {"product_id": product["id"], "quantity": "2"},
        {"product_id": product["id"], "quantity": "1.5", "sale_price": "999.99", "discount_percent": "12.5"},
    ]
    deal = a_won_deal(api, *lines)

    answer = api.post(generate(deal))

    assert answer.status == 201
    order = answer.body
    assert order == {
        "id": order["id"],
        "version": 1,
        "created_at": order["created_at"],
        "updated_at": order["created_at"],
        "number": f"SO-{order['id'][-8:]}",
        "order_date": clock.today("Asia/Kolkata").isoformat(),
        "status": "Awaiting Payment",
        "payment": "Unpaid",
        "fulfilment": "Open",
        "shop_status": "pending",
        "account_id": deal["account_id"],
        "account_name": "Sharma Homes",
        "opportunity_id": deal["id"],
        "owner_id": api.caller.user_id,
        "total": "3812.49",
        "paid": "0.00",
        "balance_due": "3812.49",
        "credit": "0.00",
        "currency": "INR",
        "line_count": 2,
        "line_items": [
            {
                "product_id": product["id"],
                "product_name": "Modular kitchen",
                "quantity": "2",
                "unit": None,
                "list_price": "1250.00",
                "price_at_purchase": "1250.00",
                "discount_percent": "0",
                "discount": "0.00",
                "tax": "0.00",
                "total": "2500.00",
            },
            {
                "product_id": product["id"],
                "product_name": "Modular kitchen",
                "quantity": "1.5",
                "unit": None,
                "list_price": "1250.00",
                "price_at_purchase": "999.99",
                "discount_percent": "12.5",
                "discount": "187.50",
                "tax": "0.00",
                "total": "1312.49",
            },
        ],
        "payments": [],
    }
    assert Decimal(order["total"]) == sum(Decimal(line["total"]) for line in order["line_items"])
    assert order["total"] == deal["amount"]
    assert api.get(f"/orders/{order['id']}").body == order
    ordered = api.get(f"/opportunities/{deal['id']}").body
    assert (ordered["order_id"], ordered["version"]) == (order["id"], deal["version"] + 1)


@pytest.mark.req("5.16")
def test_an_order_pays_nothing_by_itself(api: Client) -> None:
    """What the generation writes: header, one body, the marker of the number, and nothing that is a payment."""
    deal = a_won_deal(api)
    before = {(row["PK"], row["SK"]) for row in everything(api.caller)}

    order = an_order(api, deal)

    written = sorted(row["SK"] for row in everything(api.caller) if (row["PK"], row["SK"]) not in before)
    assert written == [f"ORDER#{order['id']}", f"ORDER#{order['id']}#B#000", f"ORDER_NO#{order['number']}"]
    assert (order["paid"], order["payment"]) == ("0.00", "Unpaid")


@pytest.mark.req("S15", "5.1")
@pytest.mark.parametrize("version", [{}, {"version": 1}, {"version": 4}, {"version": None}], ids=str)
def test_a_second_call_answers_with_the_first_order(api: Client, version: dict[str, Any]) -> None:
    deal = a_won_deal(api)
    first = api.post(generate(deal))
    assert first.status == 201

    with untouched(api.caller):
        again = api.post(generate(deal), version)
        under_key = api.post(generate(deal), headers={"Idempotency-Key": "a-key-of-the-browser"})

    assert (again.status, again.body) == (200, first.body)
    assert (under_key.status, under_key.body) == (200, first.body)


@pytest.mark.req("S15")
def test_a_generation_is_repeated_under_its_key(api: Client) -> None:
    deal, other, key = a_won_deal(api), a_won_deal(api), {"Idempotency-Key": "a-key-of-the-browser"}
    first = api.post(generate(deal), headers=key)

    with untouched(api.caller):
        again = api.post(generate(deal), headers=key)
        reused = api.post(generate(other), headers=key)

    assert (first.status, again.status, again.body) == (201, 200, first.body)
    assert (reused.status, reused.paths) == (422, ["Idempotency-Key"])


@pytest.mark.req("2.25", "5.1")
@pytest.mark.parametrize("stage", ["Qualifying", "Proposal", "Negotiation", "Closed Lost"])
def test_only_a_won_deal_is_ordered(api: Client, stage: str) -> None:
    deal = with_lines(api, a_deal(api, stage=stage), {"product_id": a_product(api)["id"], "quantity": "1"})

    with untouched(api.caller):
        answer = api.post(generate(deal))

    assert (answer.status, answer.code) == (409, "not_closed_won")
    assert answer.body["current"]["stage"] == stage


@pytest.mark.req("2.25")
def test_a_deal_without_lines_is_not_ordered(api: Client) -> None:
    deal = won(api, a_deal(api))

    with untouched(api.caller):
        answer = api.post(generate(deal))

    assert (answer.status, answer.code) == (409, "no_line_items")


@pytest.mark.req("2.27", "T7")
def test_an_order_of_another_version_is_refused(api: Client) -> None:
    deal = a_won_deal(api)

    with untouched(api.caller):
        stale = api.post(generate(deal), {"version": deal["version"] - 1})
        unknown = api.post(generate(deal), {"lines": []})

    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", deal)
    assert (unknown.status, unknown.paths) == (422, ["lines"])
    assert api.post(generate(deal), {"version": deal["version"]}).status == 201


@pytest.mark.req("5.1", "5.3", "B3")
def test_an_order_keeps_what_was_sold(api: Client) -> None:
    """Whatever becomes of the product and the deal; only the account's name is the present one."""
    product = a_product(api)
    deal = a_won_deal(api, {"product_id": product["id"], "quantity": "2"})
    order = an_order(api, deal)
    change = {"version": 1, "name": "Renamed", "standard_list_price": "1.00", "is_active": False}
    assert api.patch(f"/products/{product['id']}", change).status == 200
    assert api.patch(f"/opportunities/{deal['id']}", {"version": 4, "name": "Renamed"}).status == 200
    assert api.get(f"/orders/{order['id']}").body == order

    assert api.patch(f"/accounts/{deal['account_id']}", {"version": 1, "name": "Sharma & Co"}).status == 200
    assert api.get(f"/orders/{order['id']}").body == order | {"account_name": "Sharma & Co"}


@pytest.mark.req("T1", "S7", "5.6")
def test_a_total_is_the_same_wherever_it_is_shown_and_paid_to_the_last_unit(api: Client) -> None:
    prices = [("1.15", "3", "0"), ("64.22", "2.25", "100"), ("0.01", "0.5", "0"), ("1.99", "12.5", "10")]
    lines = [
        {"product_id": a_product(api, price)["id"], "quantity": quantity, "discount_percent": discount}
        for price, quantity, discount in prices
    ]
    order = an_order(api, deal := a_won_deal(api, *lines))
    deal = api.get(f"/opportunities/{deal['id']}").body

    printed = [each["total"] for each in order["line_items"]]
    assert printed == [each["total"] for each in deal["line_items"]] == ["3.45", "0.00", "0.01", "22.39"]
    assert order["total"] == deal["amount"] == str(sum(map(Decimal, printed))) == "25.85"
    (listed,) = api.get("/orders").body["items"]
    (of_deal,) = api.get("/opportunities", stage="Closed Won").body["items"]
    assert (listed["total"], listed["balance_due"], of_deal["amount"]) == ("25.85", "25.85", "25.85")
    a_payment(api, order, amount="25.84")
    assert api.get(f"/orders/{order['id']}").body["balance_due"] == "0.01"
    a_payment(api, order, amount="0.01")
    paid = api.get(f"/orders/{order['id']}").body
    assert (paid["paid"], paid["balance_due"], paid["status"]) == ("25.85", "0.00", "Paid in Full")


@pytest.mark.req("5.6", "5.4")
def test_an_order_of_nothing_has_nothing_left_to_pay(api: Client) -> None:
    product = a_product(api)
    deal = a_won_deal(api, {"product_id": product["id"], "quantity": "1", "discount_percent": "100"})

    order = an_order(api, deal)

    assert (order["total"], order["balance_due"]) == ("0.00", "0.00")
    assert (order["status"], order["payment"]) == ("Paid in Full", "Paid")
    assert [each["id"] for each in api.get("/orders", status="Paid in Full").body["items"]] == [order["id"]]


@pytest.mark.req("5.2")
def test_the_order_date_is_the_day_in_the_firms_zone(
    api: Client, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 20:00 UTC it is tomorrow already in Kolkata; at 03:00 UTC it is still yesterday in New York."""
    ours, theirs = a_won_deal(api), a_won_deal(stranger)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 15, 20, 0, tzinfo=UTC))
    kolkata = an_order(api, ours)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 15, 3, 0, tzinfo=UTC))
    new_york = an_order(stranger, theirs)

    assert (kolkata["order_date"], kolkata["created_at"]) == ("2026-11-16", "2026-11-15T20:00:00Z")
    assert (new_york["order_date"], new_york["currency"]) == ("2026-11-14", "USD")


@pytest.mark.req("5.2", "S17")
def test_a_number_is_given_once(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that is taken is not given again: the order gets another."""
    first = an_order(api)
    numbers = iter([first["number"], first["number"], "SO-FREE0001"])
    monkeypatch.setattr(service, "short_number", lambda *_: next(numbers))

    second = an_order(api)

    assert second["number"] == "SO-FREE0001"
    assert len(api.get("/orders").body["items"]) == 2


@pytest.mark.req("5.1", "T9")
@pytest.mark.parametrize("position", range(4), ids=["deal", "header", "number", "body"])
def test_a_write_that_fails_takes_all_others_with_it(api: Client, position: int) -> None:
    """One of the four rows is made unwritable, each in turn; nothing of the order is there, and then all of it."""
    deal = a_won_deal(api)

    def unwritable(params: dict[str, Any], **_: Any) -> None:
        assert len(params["TransactItems"]) == 4
        (body,) = params["TransactItems"][position].values()
        body["TableName"] = "no-such-table"

    hook = aws.tenant_table(api.caller.org_id).meta.events
    hook.register("provide-client-params.dynamodb.TransactWriteItems", unwritable)
    with untouched(api.caller):
        assert api.post(generate(deal)).status == 500
    hook.unregister("provide-client-params.dynamodb.TransactWriteItems", unwritable)

    assert api.post(generate(deal)).status == 201


@pytest.mark.req("5.1", "21.17", "S25")
@pytest.mark.parametrize(("count", "chunks"), [(5, 1), (150, 1), (2000, 10)])
def test_an_order_takes_three_calls_whatever_its_length(api: Client, calls: CallCount, count: int, chunks: int) -> None:
    product = a_product(api, "0.35")
    deal = a_won_deal(api, *({"product_id": product["id"], "quantity": "1"} for _ in range(count)))
    written: list[int] = []
    hook = aws.session().events
    hook.register(
        "provide-client-params.dynamodb.TransactWriteItems",
        count_ops := lambda params, **_: written.append(len(params["TransactItems"])),
    )
    aws._clients.clear()
    calls.operations.clear()

    order = an_order(api, deal)

    hook.unregister("provide-client-params.dynamodb.TransactWriteItems", count_ops)
    assert sorted(calls.operations) == ["BatchGetItem", "Query", "TransactWriteItems"]
    assert written == [3 + chunks]  # the deal, the header, the number, and a chunk for each 200 lines
    assert order["line_count"] == len(order["line_items"]) == count
    assert order["total"] == deal["amount"]
    calls.operations.clear()
    assert api.post(generate(deal)).body == order
    assert sorted(calls.operations) == ["BatchGetItem", "Query", "Query"]
