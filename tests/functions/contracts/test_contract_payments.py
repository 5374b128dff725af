"""Payments for contracts through the front door: each for cycles of its contract, and for nothing else."""

from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.deals import MALFORMED, UNKNOWN, a_payment, an_account, an_order, settle
from tests.front_door import Client
from tests.functions.kinds import as_role, untouched
from tests.retainers import a_contract, by_cycle, follow, now, on, paid_for, pay_for


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "2026-03-05")


@pytest.mark.req("9.5", "9.6", "S12", "S14")
@pytest.mark.parametrize("nested", [True, False], ids=["of the contract", "of payments"])
def test_a_payment_is_for_the_first_unpaid_cycle(api: Client, nested: bool) -> None:
    contract = a_contract(api)
    body = {"amount": "1000.00", "method": "UPI", "transaction_id": "UTR 1", "notes": "Thanks", "currency": "INR"}
    path = f"/contracts/{contract['id']}/payments" if nested else "/payments"
    named = {} if nested else {"contract_id": contract["id"]}

    answer = api.post(path, body | named, headers={"Idempotency-Key": "a-key-of-the-browser"})

    assert answer.status == 201, answer.text
    payment = answer.body
    assert payment == body | {
        "id": f"c-{contract['id']}-00001",
        "version": 1,
        "created_at": payment["created_at"],
        "updated_at": payment["created_at"],
        "order_id": None,
        "contract_id": contract["id"],
        "document_number": contract["number"],
        "account_id": contract["account_id"],
        "account_name": "Sharma Homes",
        "payment_date": "2026-03-05",
        "service_period_start": "2026-01-01",
        "service_period_end": "2026-01-31",
        "status": "Completed",
        "refund_of": None,
    }
    after = now(api, contract)
    assert (after["version"], after["payments"], after["line_items"]) == (2, [payment], contract["line_items"])
    assert (after["paid"], after["outstanding"], after["payment_state"]) == ("1000.00", "2000.00", "Overdue")
    assert after["next_due"] == "2026-02-08"
    assert list(by_cycle(after).items())[:4] == [
        ("2026-01-01", ("1000.00", "Paid")),
        ("2026-02-01", ("0.00", "Overdue")),
        ("2026-03-01", ("0.00", "Due")),
        ("2026-04-01", ("0.00", "Upcoming")),
    ]
    assert api.get(f"/payments/{payment['id']}").body == payment
    for listed in ("/payments", f"/contracts/{contract['id']}/payments"):
        assert api.get(listed).body == {"items": [payment], "next_cursor": None}
    related = api.get(f"/accounts/{contract['account_id']}/related").body["payments"]
    assert related == {"items": [payment], "has_more": False}


@pytest.mark.req("S13", "9.6")
def test_a_december_payment_for_january_lands_in_january(api: Client) -> None:
    contract = a_contract(api)

    payment = paid_for(api, contract, payment_date="2025-12-20")

    assert (payment["payment_date"], payment["service_period_start"]) == ("2025-12-20", "2026-01-01")
    assert by_cycle(now(api, contract))["2026-01-01"] == ("1000.00", "Paid")


@pytest.mark.req("S14", "9.6", "9.8")
def test_twelve_months_are_paid_one_by_one(api: Client) -> None:
    """A contract is not paid in full after its first month, and is after its last."""
    contract = a_contract(api)

    periods = [paid_for(api, contract)["service_period_start"] for _ in range(12)]

    assert periods == [f"2026-{month:02}-01" for month in range(1, 13)]
    after = now(api, contract)
    assert (after["paid"], after["payment_state"], after["next_due"]) == ("12000.00", "Paid", None)
    with untouched(api.caller):
        refused = pay_for(api, contract)
    assert (refused.status, refused.paths) == (422, ["service_period_start"])
    credit = paid_for(api, contract, service_period_start="2026-12-01", amount="5.00")
    assert credit["service_period_end"] == "2026-12-31"
    assert by_cycle(now(api, contract))["2026-12-01"] == ("1005.00", "Paid")


@pytest.mark.req("9.6", "9.7")
def test_one_payment_for_a_quarter_in_advance(api: Client) -> None:
    contract = a_contract(api)
    period = {"service_period_start": "2026-04-01", "service_period_end": "2026-06-30"}

    payment = paid_for(api, contract, amount="2500.00", **period)

    assert payment.items() >= period.items()
    shown = by_cycle(now(api, contract))
    assert [shown[f"2026-0{month}-01"][0] for month in (3, 4, 5, 6, 7)] == [
        "0.00",
        "1000.00",
        "1000.00",
        "500.00",
        "0.00",
    ]
    assert now(api, contract)["outstanding"] == "3000.00"


@pytest.mark.req("9.6", "T6", "5.14", "5.15")
def test_edits_voids_and_refunds_reach_the_cycles(api: Client) -> None:
    contract = a_contract(api)
    payment = paid_for(
        api, contract, amount="2000.00", service_period_end="2026-02-28", **{"service_period_start": "2026-01-01"}
    )

    part = settle(api, payment, "refund", {"amount": "1500.00"})
    assert (part.status, part.body["amount"], part.body["contract_id"]) == (201, "-1500.00", contract["id"])
    assert (part.body["service_period_start"], part.body["refund_of"]) == (None, payment["id"])
    shown = by_cycle(now(api, contract))
    assert (shown["2026-01-01"][0], shown["2026-02-01"][0]) == ("500.00", "0.00")
    assert settle(api, part.body, "void").status == 200
    moved = {"version": 1, "service_period_start": "2026-05-01", "service_period_end": "2026-06-30"}
    assert api.patch(f"/payments/{payment['id']}", moved).status == 200
    shown = by_cycle(now(api, contract))
    assert [shown[f"2026-0{month}-01"][0] for month in (1, 5, 6)] == ["0.00", "1000.00", "1000.00"]
    lowered = api.patch(f"/payments/{payment['id']}", {"version": 2, "amount": "1200.00", "status": "Pending"})
    assert (lowered.status, now(api, contract)["paid"]) == (200, "0.00")
    assert api.patch(f"/payments/{payment['id']}", {"version": 3, "status": "Completed"}).status == 200
    assert by_cycle(now(api, contract))["2026-06-01"] == ("200.00", "Upcoming")
    assert settle(api, payment | {"version": 4}, "void").status == 200
    assert now(api, contract)["paid"] == "0.00"
    with untouched(api.caller):
        refused = api.patch(f"/payments/{payment['id']}", {"version": 5, "service_period_start": "2026-05-02"})
    assert refused.status == 409


@pytest.mark.req("9.5", "9.6")
@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"amount": "0"}, "amount", "not_positive"),
        ({"currency": "USD"}, "currency", "currency_mismatch"),
        ({"service_period_start": "2026-01-02"}, "service_period_start", "not_a_cycle"),
        ({"service_period_start": "2027-01-01"}, "service_period_start", "not_a_cycle"),
        ({"service_period_start": "9999-01-01"}, "service_period_start", "not_a_cycle"),
        ({"service_period_end": "2026-01-31"}, "service_period_start", "period_incomplete"),
        (
            {"service_period_start": "2026-01-01", "service_period_end": "2026-02-15"},
            "service_period_end",
            "not_a_cycle",
        ),
        (
            {"service_period_start": "2026-02-01", "service_period_end": "2026-01-31"},
            "service_period_end",
            "ends_before_start",
        ),
        ({"contract_id": UNKNOWN}, "contract_id", "extra_forbidden"),
    ],
)
def test_what_no_contracts_payment_can_be(api: Client, fields: dict[str, Any], path: str, code: str) -> None:
    contract = a_contract(api)

    with untouched(api.caller):
        answer = pay_for(api, contract, **fields)

    assert (answer.status, answer.paths) == (422, [path]), answer.text
    assert answer.body["errors"][0]["code"] == code


@pytest.mark.req("9.5")
def test_a_payment_is_for_an_order_or_a_contract(api: Client, stranger: Client) -> None:
    account = an_account(api)
    contract, order = a_contract(api, account), an_order(api)

    def paid(client: Client, **documents: str) -> Any:
        body = {"amount": "1.00", "method": "Cash"} | documents
        return client.post("/payments", body, headers={"Idempotency-Key": "a-key-of-the-browser"})

    with untouched(api.caller), untouched(stranger.caller):
        neither, both = paid(api), paid(api, order_id=order["id"], contract_id=contract["id"])
        foreign = paid(stranger, contract_id=contract["id"])
    for answer in (neither, both):
        assert (answer.status, answer.body["errors"][0]["code"]) == (422, "one_document")
    assert (foreign.status, foreign.paths) == (422, ["contract_id"])
    assert a_payment(api, order)["contract_id"] is None


@pytest.mark.req("T7", "19.1")
def test_the_same_key_again_pays_nothing(api: Client) -> None:
    contract = a_contract(api)
    payment = pay_for(api, contract, "a-key-of-the-browser").body

    with untouched(api.caller):
        again = pay_for(api, contract, "a-key-of-the-browser")
        other = pay_for(api, contract, "a-key-of-the-browser", amount="2.00")
        without = api.post(f"/contracts/{contract['id']}/payments", {"amount": "1.00", "method": "Cash"})

    assert (again.status, again.body) == (200, payment)
    assert (other.status, other.paths) == (422, ["Idempotency-Key"])
    assert (without.status, without.code) == (400, "idempotency_key_required")


@pytest.mark.req("9.1", "9.8")
def test_what_an_ended_contract_owes_can_be_paid(api: Client) -> None:
    contract = a_contract(api)
    follow(api, contract, "cancel", end_date="2026-02-10")

    assert [paid_for(api, contract)["service_period_start"] for _ in range(2)] == ["2026-01-01", "2026-02-01"]
    with untouched(api.caller):
        assert pay_for(api, contract).paths == ["service_period_start"]
    assert (now(api, contract)["status"], now(api, contract)["payment_state"]) == ("Cancelled", "Paid")


@pytest.mark.req("1.24", "2.12")
def test_who_may_not_pay_changes_nothing(api: Client) -> None:
    contract = a_contract(api)

    with untouched(api.caller):
        reader = pay_for(as_role(api, Role.READ_ONLY), contract)
        strange = [pay_for(api, {"id": each}) for each in MALFORMED if "#" not in each and "/" not in each]

    assert (reader.status, reader.code) == (403, "permission_denied")
    assert {answer.status for answer in strange} == {404}


def test_payments_take_two_round_trips(api: Client, calls: CallCount) -> None:
    contract = a_contract(api)
    calls.operations.clear()
    payment = paid_for(api, contract)
    assert sorted(calls.operations) == ["BatchGetItem", "GetItem", "TransactWriteItems"]
    calls.operations.clear()
    settle(api, payment, "void")
    assert sorted(calls.operations) == ["BatchGetItem", "GetItem", "Query", "TransactWriteItems"]
