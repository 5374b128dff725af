"""Payments through the front door: logged, listed, edited, voided, refunded, refused."""

from itertools import product
from typing import Any

import pytest

from shared import clock
from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import a_payment, a_product, a_won_deal, an_order, pay, settle
from tests.front_door import Answer, Client
from tests.functions.kinds import all_pages, untouched


def figures(api: Client, order: dict[str, Any]) -> tuple[str, str, str, str]:
    """Status, paid, balance and credit of the order, the same in its detail and in the list."""
    detail = api.get(f"/orders/{order['id']}").body
    (listed,) = [each for each in api.get("/orders", limit="100").body["items"] if each["id"] == order["id"]]
    assert listed == {name: value for name, value in detail.items() if name not in ("line_items", "payments")}
    return detail["status"], detail["paid"], detail["balance_due"], detail["credit"]


@pytest.mark.req("5.11", "5.12", "5.16", "S12")
@pytest.mark.parametrize("nested", [True, False], ids=["of the order", "of payments"])
def test_a_payment_is_logged(api: Client, nested: bool) -> None:
    order = an_order(api)
    assert figures(api, order) == ("Awaiting Payment", "0.00", "2500.00", "0.00")
    body = {
        "amount": "1000.50",
        "currency": "INR",
        "payment_date": "2026-11-20",
        "method": "Bank Transfer",
        "transaction_id": "UTR 4711",
        "notes": "First half\nby wire",
        "service_period_start": "2026-11-01",
        "service_period_end": "2026-11-30",
    }
    path = f"/orders/{order['id']}/payments" if nested else "/payments"
    named = {} if nested else {"order_id": order["id"]}

    answer = api.post(path, body | named, headers={"Idempotency-Key": new_id()})

    assert answer.status == 201, answer.text
    payment = answer.body
    assert payment == body | {
        "id": f"o-{order['id']}-00001",
        "version": 1,
        "created_at": payment["created_at"],
        "updated_at": payment["created_at"],
        "order_id": order["id"],
        "contract_id": None,
        "document_number": order["number"],
        "account_id": order["account_id"],
        "account_name": "Sharma Homes",
        "status": "Completed",
        "refund_of": None,
    }
    assert figures(api, order) == ("Partially Paid", "1000.50", "1499.50", "0.00")
    after = api.get(f"/orders/{order['id']}").body
    assert (after["version"], after["payments"], after["line_items"]) == (2, [payment], order["line_items"])
    assert api.get(f"/payments/{payment['id']}").body == payment
    assert api.get("/payments").body == {"items": [payment], "next_cursor": None}
    assert api.get(f"/orders/{order['id']}/payments").body == {"items": [payment], "next_cursor": None}


@pytest.mark.req("5.11", "S28")
def test_a_payment_is_of_today_unless_said_otherwise(api: Client) -> None:
    payment = a_payment(api, an_order(api))

    assert payment["payment_date"] == clock.today("Asia/Kolkata").isoformat()
    assert (payment["notes"], payment["transaction_id"], payment["service_period_start"]) == (None, None, None)


@pytest.mark.req("5.12", "5.15", "5.17", "S4", "T6")
def test_the_way_of_an_order(api: Client) -> None:
    order = an_order(api)

    first = a_payment(api, order, amount="1000.00")
    assert figures(api, order) == ("Partially Paid", "1000.00", "1500.00", "0.00")
    a_payment(api, order, amount="700.00", status="Pending")
    a_payment(api, order, amount="800.00", status="Failed")
    assert figures(api, order) == ("Partially Paid", "1000.00", "1500.00", "0.00")
    rest = a_payment(api, order, amount="1500.00")
    assert figures(api, order) == ("Paid in Full", "2500.00", "0.00", "0.00")
    extra = a_payment(api, order, amount="0.01")
    assert figures(api, order) == ("Paid in Full", "2500.01", "0.00", "0.01")
    for payment in (extra, rest, first):
        assert settle(api, payment, "void").body["status"] == "Void"
    assert figures(api, order) == ("Awaiting Payment", "0.00", "2500.00", "0.00")
    statuses = [each["status"] for each in api.get(f"/orders/{order['id']}").body["payments"]]
    assert statuses == ["Void", "Void", "Failed", "Pending", "Void"]


@pytest.mark.req("5.14", "T7")
@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_a_payment_is_edited(api: Client, method: str) -> None:
    order = an_order(api)
    payment = a_payment(api, order, amount="2500.00", notes="Cheque to follow")
    change = {
        "amount": "900.00",
        "payment_date": "2026-01-31",
        "method": "Cheque",
        "transaction_id": "000123",
        "notes": None,
    }

    answer = api.send(method, f"/payments/{payment['id']}", {"version": 1} | change)

    assert answer.body == payment | change | {"version": 2, "updated_at": answer.body["updated_at"]}
    assert api.get(f"/payments/{payment['id']}").body == answer.body
    assert figures(api, order) == ("Partially Paid", "900.00", "1600.00", "0.00")
    assert api.get("/payments").body["items"] == [answer.body]
    pending = api.patch(f"/payments/{payment['id']}", {"version": 2, "status": "Pending"})
    assert (pending.status, figures(api, order)[1]) == (200, "0.00")
    assert api.patch(f"/payments/{payment['id']}", {"version": 3, "status": "Completed"}).status == 200
    assert figures(api, order)[1] == "900.00"


@pytest.mark.req("5.15", "T6")
def test_a_refund_is_a_payment_of_its_own(api: Client) -> None:
    order = an_order(api)
    payment = a_payment(api, order, amount="2500.00", method="Card", notes="Deposit")

    part = settle(api, payment, "refund", {"amount": "500.00", "transaction_id": "re_1", "payment_date": "2026-11-21"})

    assert part.status == 201, part.text
    assert part.body == payment | {
        "id": f"o-{order['id']}-00002",
        "created_at": part.body["created_at"],
        "updated_at": part.body["created_at"],
        "amount": "-500.00",
        "payment_date": "2026-11-21",
        "transaction_id": "re_1",
        "notes": None,
        "refund_of": payment["id"],
    }
    assert figures(api, order) == ("Partially Paid", "2000.00", "500.00", "0.00")
    assert api.get(f"/payments/{payment['id']}").body == payment
    with untouched(api.caller):
        too_much = settle(api, payment, "refund", {"amount": "2000.01"})
        refunded_refund = settle(api, part.body, "refund")
        below = api.patch(f"/payments/{payment['id']}", {"version": 1, "amount": "499.99"})
        void = settle(api, payment, "void")
        amount = api.patch(f"/payments/{part.body['id']}", {"version": 1, "amount": "1.00"})
    assert (too_much.status, too_much.paths, too_much.body["errors"][0]["code"]) == (
        422,
        ["amount"],
        "more_than_received",
    )
    assert (refunded_refund.status, refunded_refund.code) == (409, "not_refundable")
    assert [(each.status, each.code) for each in (below, void)] == [(409, "payment_refunded")] * 2
    assert (amount.status, amount.paths) == (422, ["amount"])
    rest = settle(api, payment, "refund").body
    assert (rest["amount"], rest["method"], figures(api, order)[0]) == ("-2000.00", "Card", "Awaiting Payment")
    assert settle(api, payment, "refund").code == "not_refundable"
    assert settle(api, rest, "void").status == 200
    assert figures(api, order) == ("Partially Paid", "2000.00", "500.00", "0.00")


@pytest.mark.req("5.10", "5.15", "T6")
def test_a_cancelled_order_takes_no_payment_but_gives_back(api: Client) -> None:
    order = an_order(api)
    late = a_payment(api, order, status="Pending")
    assert api.patch(f"/orders/{order['id']}", {"version": 2, "status": "Cancelled"}).status == 200
    cancelled = api.get(f"/orders/{order['id']}").body

    with untouched(api.caller):
        answer = pay(api, order)

    assert (answer.status, answer.code) == (409, "order_cancelled")
    assert answer.body["current"].items() <= cancelled.items()
    cleared = api.patch(f"/payments/{late['id']}", {"version": 1, "status": "Completed"}).body
    assert figures(api, order) == ("Cancelled", "100.00", "2400.00", "0.00")
    refund = settle(api, cleared, "refund")
    assert (refund.status, figures(api, order)[1]) == (201, "0.00")
    assert settle(api, refund.body, "void").status == 200
    assert settle(api, cleared, "void").status == 200
    assert figures(api, order) == ("Cancelled", "0.00", "2500.00", "0.00")


@pytest.mark.req("5.10", "T6")
def test_an_order_is_cancelled_once_its_payments_are_given_back(api: Client) -> None:
    order = an_order(api)
    payment = a_payment(api, order)

    with untouched(api.caller):
        refused = api.patch(f"/orders/{order['id']}", {"version": 2, "status": "Cancelled"})

    assert (refused.status, refused.code, refused.body["current"]["paid"]) == (409, "order_has_payments", "100.00")
    settle(api, payment, "refund")
    assert api.patch(f"/orders/{order['id']}", {"version": 3, "status": "Cancelled"}).body["status"] == "Cancelled"


DEEDS = ("log partial", "log rest", "overpay", "edit down", "void", "refund", "ship", "fulfil", "cancel")


@pytest.mark.req("T6", "5.4", "5.14", "5.15", "5.17")
@pytest.mark.parametrize("first", DEEDS)
def test_every_pair_of_deeds(api: Client, first: str) -> None:
    """What the pure table says of every sequence, the front door does for every two."""
    line = {"product_id": a_product(api, "10.00")["id"], "quantity": "1"}
    for deeds in product([first], ["log partial", *DEEDS]):
        order = an_order(api, a_won_deal(api, line))
        for deed in deeds:
            done(api, order["id"], deed)
        after = api.get(f"/orders/{order['id']}").body
        counted = sum(minor(each["amount"]) for each in after["payments"] if each["status"] == "Completed")
        expected = "Awaiting Payment" if counted == 0 else "Paid in Full" if counted >= 1000 else "Partially Paid"
        expected = after["fulfilment"] if after["fulfilment"] != "Open" else expected
        assert (minor(after["paid"]), after["status"]) == (counted, expected), deeds


BECOME = {"ship": "Shipped", "fulfil": "Fulfilled", "cancel": "Cancelled"}


def minor(amount: str) -> int:
    return int(amount.replace(".", ""))


def done(api: Client, order_id: str, deed: str) -> Answer | None:
    order = api.get(f"/orders/{order_id}").body
    if deed in BECOME:
        return api.patch(f"/orders/{order_id}", {"version": order["version"], "status": BECOME[deed]})
    amounts = {"log partial": "4.00", "log rest": order["balance_due"], "overpay": "10.01"}
    if deed in amounts:
        return pay(api, order, amount=amounts[deed])
    standing = [each for each in order["payments"] if each["status"] == "Completed" and not each["refund_of"]]
    if not standing:
        return None
    if deed == "edit down":
        return api.patch(f"/payments/{standing[0]['id']}", {"version": standing[0]["version"], "amount": "0.01"})
    return settle(api, standing[0], deed)


@pytest.mark.req("19.1", "T7")
def test_the_same_key_again_moves_nothing(api: Client) -> None:
    order = an_order(api)
    payment = pay(api, order, "a-key-of-the-browser", amount="2500.00").body
    refund = settle(api, payment, "refund", {"amount": "2500.00"}, "another-key").body
    void = settle(api, refund, "void", None, "a-third-key").body

    with untouched(api.caller):
        again = pay(api, order, "a-key-of-the-browser", amount="2500.00")
        other = pay(api, order, "a-key-of-the-browser", amount="2500.01")
        refunded = settle(api, payment, "refund", {"amount": "2500.00"}, "another-key")
        voided = settle(api, refund, "void", None, "a-third-key")

    assert (again.status, again.body) == (200, payment)
    assert (other.status, other.paths) == (422, ["Idempotency-Key"])
    assert (refunded.status, refunded.body) == (200, void)  # as it is by now
    assert (voided.status, voided.body) == (200, void)


@pytest.mark.req("T7")
def test_a_repeated_payment_is_known_though_the_order_takes_no_more(api: Client) -> None:
    order = an_order(api)
    logged = pay(api, order, "a-key-of-the-browser")
    refund = settle(api, logged.body, "refund", None, "another-key")
    api.patch(f"/orders/{order['id']}", {"version": 3, "status": "Cancelled"})

    with untouched(api.caller):
        again = pay(api, order, "a-key-of-the-browser")
        refunded = settle(api, logged.body, "refund", None, "another-key")

    assert (again.status, again.body) == (200, logged.body)
    assert (refunded.status, refunded.body) == (200, refund.body)


@pytest.mark.req("5.13", "19.1")
def test_the_list_is_of_the_newest_dates_first(api: Client) -> None:
    orders = [an_order(api), an_order(api)]
    made = [
        a_payment(api, orders[number % 2], payment_date=f"2026-{1 + number * 5 % 12:02}-10", method=method)
        for number, method in enumerate(["Cash", "UPI", "Card"] * 4)
    ]
    made[0] = settle(api, made[0], "void").body
    newest = sorted(made, key=lambda each: str(each["payment_date"]), reverse=True)

    assert api.get("/payments").body == {"items": newest, "next_cursor": None}
    for limit in (1, 5, 12):
        assert [each for page in all_pages(api, "/payments", limit) for each in page] == newest
    upi = [each for each in newest if each["method"] == "UPI"]
    assert [each for page in all_pages(api, "/payments", 3, method="UPI") for each in page] == upi
    assert [each for page in all_pages(api, "/payments", 3, status="Void") for each in page] == [made[0]]
    assert api.get("/payments", status="Void", method="UPI").body["items"] == []
    of_first = [each for each in made if each["order_id"] == orders[0]["id"]][::-1]
    path = f"/orders/{orders[0]['id']}/payments"
    assert [each for page in all_pages(api, path, 4) for each in page] == of_first
    assert api.get(path, fields="id,amount", limit="1").body["items"] == [{"id": of_first[0]["id"], "amount": "100.00"}]


@pytest.mark.req("21.17")
def test_round_trips(api: Client, calls: CallCount) -> None:
    order = an_order(api)

    def counted(method: str, path: str, body: Any = None, status: int = 200) -> list[str]:
        calls.operations.clear()
        answer = api.send(method, path, body, headers={"Idempotency-Key": new_id()})
        assert answer.status == status, answer.text
        return sorted(calls.operations)

    body = {"amount": "1.00", "method": "Cash"}
    names = "BatchGetItem"
    of_order = f"/orders/{order['id']}/payments"
    assert counted("POST", of_order, body, 201) == [names, "GetItem", "TransactWriteItems"]
    path = f"/payments/o-{order['id']}-00001"
    read = ["GetItem", "Query"]  # at the same time
    assert counted("PATCH", path, {"version": 1, "notes": "x"}) == [names, *read, "TransactWriteItems"]
    assert counted("POST", f"{path}/refund", {}, 201) == [names, *read, "TransactWriteItems"]
    assert counted("GET", path) == [names, "GetItem"]
    assert counted("GET", "/payments") == [names, "Query"]
    assert counted("GET", of_order) == [names, *read]
    assert counted("GET", f"/orders/{order['id']}") == [names, "Query"]
