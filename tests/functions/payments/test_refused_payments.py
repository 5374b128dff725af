"""What no payment may be, who may not make one, and that nothing changes by it."""

from typing import Any

import pytest

from functions.identity.rules import Role
from functions.payments import service
from shared.ids import new_id
from tests.deals import MALFORMED, UNKNOWN, a_payment, an_order, pay, settle
from tests.front_door import Client
from tests.functions.kinds import as_role, untouched, without_request_id

NO_PAYMENT = f"o-{UNKNOWN}-00001"


@pytest.mark.req("5.11", "S6")
@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"amount": "0"}, "amount", "not_positive"),
        ({"amount": "-5.00"}, "amount", "not_an_amount"),
        ({"amount": "1.005"}, "amount", "too_many_decimals"),
        ({"amount": 5}, "amount", "string_type"),
        ({"amount": "1000000000000000"}, "amount", "not_an_amount"),
        ({"currency": "USD"}, "currency", "currency_mismatch"),
        ({"method": "Barter"}, "method", "enum"),
        ({"status": "Void"}, "status", "enum"),
        ({"payment_date": "20-11-2026"}, "payment_date", "value_error"),
        ({"payment_date": "2031-01-01"}, "payment_date", "date_out_of_range"),
        ({"payment_date": "0026-11-20"}, "payment_date", "date_out_of_range"),
        ({"service_period_start": "2026-11-30", "service_period_end": "2026-11-01"}, "service_period_end", None),
        ({"service_period_start": "2026-11-30"}, "service_period_end", "period_incomplete"),
        ({"transaction_id": "x" * 256}, "transaction_id", "string_too_long"),
        ({"refund_of": NO_PAYMENT}, "refund_of", "extra_forbidden"),
        ({"paid": "1.00"}, "paid", "extra_forbidden"),
    ],
)
def test_what_cannot_be_logged_is_named(api: Client, fields: dict[str, Any], path: str, code: str | None) -> None:
    order = an_order(api)

    with untouched(api.caller):
        answer = pay(api, order, **fields)

    assert (answer.status, answer.paths) == (422, [path]), answer.text
    assert answer.body["errors"][0]["code"] == (code or "ends_before_start")


@pytest.mark.req("5.14", "S6")
@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": None}, "amount"),
        ({"amount": "1.001"}, "amount"),
        ({"status": "Void"}, "status"),
        ({"method": None}, "method"),
        ({"payment_date": "2999-12-31"}, "payment_date"),
        ({"service_period_end": "2026-11-01"}, "service_period_start"),
        ({"currency": "INR"}, "currency"),
        ({"order_id": UNKNOWN}, "order_id"),
    ],
)
def test_what_cannot_be_edited_is_named(api: Client, fields: dict[str, Any], path: str) -> None:
    payment = a_payment(api, an_order(api))

    with untouched(api.caller):
        answer = api.patch(f"/payments/{payment['id']}", {"version": 1} | fields)

    assert (answer.status, answer.paths) == (422, [path]), answer.text


@pytest.mark.req("5.11")
def test_a_payment_in_yen_has_no_decimals(stranger: Client) -> None:
    order = an_order(stranger)

    assert pay(stranger, order, currency="USD", amount="1").body["amount"] == "1.00"
    assert pay(stranger, order, currency="JPY", amount="1").paths == ["currency"]


@pytest.mark.req("19.1", "5.11")
def test_money_moves_under_a_key_only(api: Client) -> None:
    order = an_order(api)
    payment = a_payment(api, order)
    body = {"amount": "100.00", "method": "Cash"}

    with untouched(api.caller):
        answers = [
            api.post(f"/orders/{order['id']}/payments", body),
            api.post("/payments", body | {"order_id": order["id"]}),
            api.post(f"/payments/{payment['id']}/void", {"version": 1}),
            api.post(f"/payments/{payment['id']}/refund", {}),
        ]

    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (400, "idempotency_key_required", ["Idempotency-Key"])


@pytest.mark.req("19.1")
def test_a_filter_or_cursor_that_cannot_be_is_named(api: Client) -> None:
    order = an_order(api)
    for _ in range(2):
        a_payment(api, order)
    cursor = api.get("/payments", limit="1").body["next_cursor"]

    for name, value in (("status", "Lost"), ("method", "Barter"), ("limit", "0"), ("cursor", "x")):
        assert api.get("/payments", **{name: value}).paths == [name]
    assert api.get("/payments", cursor=cursor, status="Void").paths == ["cursor"]
    assert api.get(f"/orders/{order['id']}/payments", cursor=cursor).paths == ["cursor"]


@pytest.mark.req("1.3", "2.12")
def test_no_id_but_its_own_finds_a_payment(api: Client, stranger: Client) -> None:
    order = an_order(api)
    payment = a_payment(api, order)
    unknown = without_request_id(api.get(f"/payments/{NO_PAYMENT}"))

    with untouched(api.caller), untouched(stranger.caller):
        refused = [stranger.get(f"/payments/{payment['id']}"), stranger.get(f"/orders/{order['id']}/payments")]
        refused += [settle(stranger, payment, deed) for deed in ("void", "refund")]
        for each in [NO_PAYMENT, *MALFORMED, payment["id"][:-1], payment["id"].upper(), f"o-{order['id']}-00002"]:
            refused += [api.get(f"/payments/{each}"), api.patch(f"/payments/{each}", {"version": 1, "notes": "x"})]
        refused += [pay(api, {"id": each}) for each in [UNKNOWN, *MALFORMED]]

    for answer in refused:
        assert (answer.status, without_request_id(answer)) == (404, unknown)
    assert stranger.get("/payments").body["items"] == []
    body = {"order_id": UNKNOWN, "amount": "1.00", "method": "Cash"}
    assert api.post("/payments", body, headers={"Idempotency-Key": new_id()}).paths == ["order_id"]


@pytest.mark.req("1.24")
def test_who_may_only_read_moves_no_money(api: Client) -> None:
    order = an_order(api)
    payment = a_payment(as_role(api, Role.USER), order)
    reader = as_role(api, Role.READ_ONLY)

    with untouched(api.caller):
        answers = [pay(reader, order), settle(reader, payment, "void"), settle(reader, payment, "refund")]
        answers.append(reader.patch(f"/payments/{payment['id']}", {"version": 1, "notes": "x"}))

    assert [(each.status, each.code) for each in answers] == [(403, "permission_denied")] * 4
    assert reader.get("/payments").body["items"] == [payment]


@pytest.mark.req("5.15")
def test_a_payment_is_never_deleted(api: Client) -> None:
    payment = a_payment(api, an_order(api))

    with untouched(api.caller):
        assert api.delete(f"/payments/{payment['id']}", version="1").status == 405


@pytest.mark.req("19.1")
def test_an_order_has_so_many_payments_at_most(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    order = an_order(api)
    a_payment(api, order)
    monkeypatch.setattr(service, "MOST_PAYMENTS", 1)

    with untouched(api.caller):
        answer = pay(api, order)

    assert (answer.status, answer.code) == (409, "too_many_payments")


@pytest.mark.req("5.15", "T6")
def test_a_void_of_a_void_is_refused(api: Client) -> None:
    order = an_order(api)
    void = settle(api, a_payment(api, order), "void").body

    with untouched(api.caller):
        again = settle(api, void, "void")
        edited = api.patch(f"/payments/{void['id']}", {"version": 2, "status": "Completed"})
        refunded = settle(api, void, "refund")

    assert [(each.status, each.code) for each in (again, edited)] == [(409, "payment_void")] * 2
    assert again.body["current"] == edited.body["current"] == refunded.body["current"] == void
    assert (refunded.status, refunded.code) == (409, "not_refundable")


@pytest.mark.req("T7", "S11")
def test_a_stale_or_missing_version_changes_nothing(api: Client) -> None:
    order = an_order(api)
    payment = a_payment(api, order)
    path = f"/payments/{payment['id']}"

    with untouched(api.caller):
        stale = [api.patch(path, {"version": 7, "amount": "1.00"}), settle(api, payment, "void", {"version": 7})]
        missing = [api.patch(path, {"amount": "1.00"}), settle(api, payment, "void", {})]

    assert [(each.status, each.code, each.body["current"]) for each in stale] == [(409, "stale_version", payment)] * 2
    assert [(each.status, each.code) for each in missing] == [(428, "version_required")] * 2
    key = {"Idempotency-Key": new_id()}
    assert api.post(f"{path}/void", headers=key).code == "version_required"
