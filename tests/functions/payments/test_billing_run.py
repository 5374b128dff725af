"""The billing run through the front door: it proposes what retainers owe, each cycle once, however often it runs."""

from typing import Any

import pytest

from functions.identity.rules import Role
from functions.payments import service
from shared.db.table import TenantTable
from tests.conftest import CallCount
from tests.deals import an_account, settle
from tests.front_door import Client
from tests.functions.kinds import as_role, untouched
from tests.retainers import a_contract, by_cycle, follow, now, on, paid_for

Record = dict[str, Any]


def run(api: Client, **query: str) -> list[Record]:
    """The payments that a run proposes, page by page to its end."""
    made: list[Record] = []
    while True:
        answer = api.send("POST", "/payments/billing-run", query=query)
        assert answer.status == 200, answer.text
        made += answer.body["items"]
        if answer.body["next_cursor"] is None:
            return made
        query["cursor"] = answer.body["next_cursor"]


def periods(payments: list[Record]) -> list[str]:
    return sorted(each["service_period_start"] for each in payments)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "2026-03-05")


@pytest.mark.req("9.9", "B14")
def test_it_proposes_what_is_due_and_not_paid(api: Client) -> None:
    contract = a_contract(api)
    paid_for(api, contract)
    paid_for(api, contract, amount="400.00")

    proposed = run(api)

    assert [(each["service_period_start"], each["amount"], each["status"]) for each in proposed] == [
        ("2026-02-01", "600.00", "Pending"),
        ("2026-03-01", "1000.00", "Pending"),
    ]
    assert {(each["contract_id"], each["order_id"], each["account_name"]) for each in proposed} == {
        (contract["id"], None, "Sharma Homes")
    }
    assert [each["payment_date"] for each in proposed] == ["2026-02-08", "2026-03-08"]
    after = now(api, contract)
    assert (after["paid"], after["outstanding"], after["version"]) == ("1400.00", "1600.00", 4)
    assert after["payments"][:2] == proposed[::-1]
    done = api.patch(f"/payments/{proposed[0]['id']}", {"version": 1, "status": "Completed", "method": "UPI"})
    assert done.status == 200
    assert by_cycle(now(api, contract))["2026-02-01"] == ("1000.00", "Paid")


@pytest.mark.req("9.9", "T12")
def test_twice_the_same_run_does_nothing(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    contract = a_contract(api, start_date="2026-01-31", end_date=None)
    assert periods(run(api)) == ["2026-01-31", "2026-02-28"]

    with untouched(api.caller):
        assert run(api) == []
    for late in ("2026-03-30", "2026-04-03", "2026-06-02"):  # the run is late, and no date moves by it
        on(monkeypatch, late)
        run(api)
    assert periods(now(api, contract)["payments"]) == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
    ]


@pytest.mark.req("9.9", "B14")
def test_a_proposal_that_is_voided_does_not_come_back(api: Client) -> None:
    """Which is how one cycle is let off."""
    a_contract(api, start_date="2026-03-01")
    (proposed,) = run(api)
    assert settle(api, proposed, "void").status == 200

    with untouched(api.caller):
        assert run(api) == []


@pytest.mark.req("9.9")
def test_it_goes_by_the_firms_own_day(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """India's first of April begins on the evening of the 31st of March in UTC."""
    a_contract(api, start_date="2026-04-01")
    on(monkeypatch, "2026-03-31", hour=18)
    assert periods(run(api)) == ["2026-04-01"]


@pytest.mark.req("9.9")
def test_what_costs_nothing_is_paid_or_is_over_is_left_alone(api: Client) -> None:
    account = an_account(api)
    a_contract(api, account, price="0.00")
    a_contract(api, account, start_date="2026-03-06", end_date=None)
    paid = a_contract(api, account, start_date="2026-03-01")
    paid_for(api, paid)
    ended = a_contract(api, account)
    follow(api, ended, "cancel", end_date="2026-01-20")

    assert [(each["contract_id"], each["service_period_start"]) for each in run(api)] == [(ended["id"], "2026-01-01")]


@pytest.mark.req("9.9")
def test_one_far_behind_is_caught_up_with_in_turns(api: Client) -> None:
    contract = a_contract(api, start_date="2023-01-01", end_date=None)

    assert [len(run(api)) for _ in range(3)] == [24, 15, 0]
    found = periods(now(api, contract)["payments"])
    assert (len(found), len(set(found)), found[0], found[-1]) == (39, 39, "2023-01-01", "2026-03-01")


@pytest.mark.req("9.9", "T7")
def test_a_run_killed_half_way_goes_on_where_it_was(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    account = an_account(api)
    for _ in range(5):
        a_contract(api, account, start_date="2026-03-01")
    first = api.send("POST", "/payments/billing-run", query={"limit": "2"})
    assert (len(first.body["items"]), first.body["next_cursor"] is None) == (2, False)
    write, left = TenantTable.write, iter([True, False])

    def dying(table: TenantTable, *ops: Any, result: str) -> None:
        if not next(left, False):
            raise ConnectionError("the function was stopped")
        write(table, *ops, result=result)

    with monkeypatch.context() as patch:
        patch.setattr(TenantTable, "write", dying)
        assert api.send("POST", "/payments/billing-run", query={"limit": "5"}).status in (200, 500)
    run(api, limit="2")

    payments = api.get("/payments", limit="100").body["items"]
    assert len(payments) == 5
    assert len({each["contract_id"] for each in payments}) == 5
    with untouched(api.caller):
        assert run(api) == []


@pytest.mark.req("9.9", "19.1")
def test_the_same_key_again_proposes_nothing_more(api: Client) -> None:
    account = an_account(api)
    for _ in range(2):
        a_contract(api, account, start_date="2026-03-01")
    sent = {"Idempotency-Key": "a-key-of-the-browser"}

    first = api.send("POST", "/payments/billing-run", headers=sent)
    again = api.send("POST", "/payments/billing-run", headers=sent)

    assert [len(answer.body["items"]) for answer in (first, again)] == [2, 0]


@pytest.mark.req("1.24", "1.3")
def test_who_may_run_it_and_for_whom(api: Client, stranger: Client) -> None:
    a_contract(api, start_date="2026-03-01")

    with untouched(api.caller):
        refused = as_role(api, Role.READ_ONLY).send("POST", "/payments/billing-run")
        strange = stranger.send("POST", "/payments/billing-run")
        wrong = [
            api.send("POST", "/payments/billing-run", query=query)
            for query in ({"limit": "26"}, {"cursor": "elsewhere"})
        ]
    assert (refused.status, refused.code) == (403, "permission_denied")
    assert strange.body["items"] == []
    assert [answer.paths for answer in wrong] == [["limit"], ["cursor"]]


def test_a_contract_with_all_the_payments_it_can_have_is_passed_over(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract = a_contract(api)
    monkeypatch.setattr(service, "MOST_PAYMENTS", 1)

    assert periods(run(api)) == ["2026-01-01"]
    with untouched(api.caller):
        assert run(api) == []
    assert len(now(api, contract)["payments"]) == 1


def test_it_takes_two_round_trips(api: Client, calls: CallCount) -> None:
    account = an_account(api)
    for _ in range(3):
        a_contract(api, account)
    calls.operations.clear()
    run(api)
    assert sorted(calls.operations) == ["BatchGetItem", "Query", *["TransactWriteItems"] * 3]
