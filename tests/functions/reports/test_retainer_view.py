"""Retainers by account and month, and who owes what, through the front door; against a count by hand."""

from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.deals import an_account
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role
from tests.retainers import a_contract, follow, now, on, paid_for

VIEW = "/reports/retainer-view"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "2026-03-05")


def months(row: Any) -> dict[str, tuple[str, str, str]]:
    """The months of a row in which a cycle begins: due, paid, state."""
    return {
        each["month"][5:]: (each["due"], each["paid"], each["state"])
        for each in (row if isinstance(row, list) else row["months"])
        if each["state"]
    }


@pytest.mark.req("9.7", "S13")
def test_a_year_of_an_account(api: Client) -> None:
    account = an_account(api)
    monthly = a_contract(api, account, end_date="2026-05-31")
    a_contract(api, account, price="300.00", billing_cycle="Quarterly", start_date="2025-12-31", end_date=None)
    paid_for(api, monthly, payment_date="2025-12-20")
    paid_for(api, monthly, amount="400.00")

    view = api.get(VIEW, year="2026").body

    (row,) = view["items"]
    assert (row["account_id"], row["account_name"], row["contracts"]) == (account["id"], "Sharma Homes", 2)
    assert [each["month"] for each in row["months"]] == [f"2026-{number:02}" for number in range(1, 13)]
    assert months(row) == {
        "01": ("1000.00", "1000.00", "Paid"),
        "02": ("1000.00", "400.00", "Overdue"),
        "03": ("1300.00", "0.00", "Due"),
        "04": ("1000.00", "0.00", "Upcoming"),
        "05": ("1000.00", "0.00", "Upcoming"),
        "06": ("300.00", "0.00", "Upcoming"),
        "09": ("300.00", "0.00", "Upcoming"),
        "12": ("300.00", "0.00", "Upcoming"),
    }
    assert (row["due"], row["paid"], row["outstanding"]) == ("6200.00", "1400.00", "4800.00")
    assert (view["year"], view["currency"], view["next_cursor"]) == (2026, "INR", None)
    assert view["total"] == row["months"]
    assert api.get("/reports/retainer-payments", year="2026").body == view
    assert api.get(VIEW).body == view
    assert months(api.get(VIEW, year="2025").body["items"][0]) == {"12": ("300.00", "0.00", "Overdue")}
    assert api.get(VIEW, year="2024").body["items"] == []


@pytest.mark.req("9.7", "T12")
def test_the_31st_is_in_its_own_month(api: Client) -> None:
    a_contract(api, start_date="2026-01-31", end_date=None)

    (row,) = api.get(VIEW, year="2026").body["items"]

    assert list(months(row)) == [f"{number:02}" for number in range(1, 13)]


@pytest.mark.req("9.3", "9.7")
def test_pages_hold_whole_accounts_and_add_up(api: Client) -> None:
    """Ten accounts of one to three contracts; every page size gives the same rows."""
    expected: dict[str, int] = {}
    for number in range(10):
        account = an_account(api, f"Client {9 - number}")
        for _ in range(number % 3 + 1):
            a_contract(api, account)
        expected[account["account_name"] if "account_name" in account else account["name"]] = number % 3 + 1

    for limit in (3, 4, 7, 100):
        rows = [row for page in all_pages(api, VIEW, limit, year="2026") for row in page]
        assert {row["account_name"]: row["contracts"] for row in rows} == expected
        assert len(rows) == 10
        assert all(row["due"] == f"{expected[row['account_name']] * 12000}.00" for row in rows)
    whole = api.get(VIEW, year="2026").body
    assert [row["account_name"] for row in whole["items"]] == sorted(expected)
    assert whole["total"][0]["due"] == f"{sum(expected.values()) * 1000}.00"
    # one account with more contracts than a page goes on upon the next
    rows = [row for page in all_pages(api, VIEW, 1, year="2026") for row in page]
    assert sum(row["contracts"] for row in rows) == sum(expected.values())


@pytest.mark.req("9.7", "9.4")
def test_a_renewed_year_is_seen_whole(api: Client) -> None:
    contract = a_contract(api, end_date="2026-06-30")
    follow(api, contract, "renew")

    (row,) = api.get(VIEW, year="2026").body["items"]

    assert (row["contracts"], row["due"], len(months(row))) == (2, "12000.00", 12)


@pytest.mark.req("9.7", "9.6")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_view_is_the_sum_of_the_contracts(api: Client, seed: int) -> None:
    """Brute force: every month counted again from the cycles that each contract's own page shows."""
    account = an_account(api)
    terms = [
        ("Monthly", "2026-01-31"),
        ("Quarterly", "2025-11-15"),
        ("Annually", "2025-02-28"),
        ("Monthly", "2026-02-10"),
    ]
    contracts = [a_contract(api, account, billing_cycle=c, start_date=s, end_date=None) for c, s in terms[seed % 2 :]]
    for number in range(6):
        chosen = contracts[(number * seed) % len(contracts)]
        paid_for(api, chosen, amount=f"{150 * (number + seed)}.00")

    (row,) = api.get(VIEW, year="2026").body["items"]

    for month in row["months"]:
        shown = [
            cycle
            for each in contracts
            for cycle in now(api, each)["cycles"]
            if cycle["start"].startswith(month["month"])
        ]
        for name, of in (("due", "amount"), ("paid", "paid"), ("outstanding", "outstanding")):
            assert minor(month[name]) == sum(minor(cycle[of]) for cycle in shown), month


def minor(amount: str) -> int:
    return int(amount.replace(".", ""))


@pytest.mark.req("9.8")
def test_who_owes_comes_first_who_owes_longest(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    account = an_account(api)
    late = a_contract(api, account, start_date="2026-01-15", end_date=None)
    due = a_contract(api, account, start_date="2026-03-01", payment_days=10)
    a_contract(api, account, start_date="2026-03-06", end_date=None)
    paid_for(api, a_contract(api, account, start_date="2026-03-01", end_date="2026-03-31"))

    owing = api.get("/contracts/owing").body

    assert owing["items"] == [
        {
            "contract_id": late["id"],
            "number": late["number"],
            "account_id": account["id"],
            "account_name": "Sharma Homes",
            "since": "2026-01-15",
            "due_date": "2026-01-22",
            "cycles": 2,
            "outstanding": "2000.00",
            "currency": "INR",
            "state": "Overdue",
        },
        owing["items"][1],
    ]
    assert (owing["items"][1]["contract_id"], owing["items"][1]["state"]) == (due["id"], "Due")
    pages = all_pages(api, "/contracts/owing", 1)
    assert [each["contract_id"] for page in pages for each in page] == [late["id"], due["id"]]
    for _ in range(2):
        paid_for(api, late)
    assert [each["number"] for each in api.get("/contracts/owing").body["items"]] == [due["number"]]
    on(monkeypatch, "2026-03-15")
    after = [(each["since"], each["state"]) for each in api.get("/contracts/owing").body["items"]]
    assert after == [("2026-03-01", "Overdue"), ("2026-03-06", "Overdue"), ("2026-03-15", "Due")]


@pytest.mark.req("1.3", "1.24")
def test_who_sees_it_and_what_cannot_be_asked(api: Client, stranger: Client) -> None:
    a_contract(api)

    assert len(as_role(api, Role.READ_ONLY).get(VIEW).body["items"]) == 1
    assert stranger.get(VIEW).body["items"] == []
    assert stranger.get("/contracts/owing").body["items"] == []
    for name, value in (("year", "1999"), ("year", "2100"), ("year", "x"), ("limit", "101"), ("cursor", "x")):
        assert api.get(VIEW, **{name: value}).paths == [name]


def test_it_takes_two_round_trips(api: Client, calls: CallCount) -> None:
    a_contract(api)
    calls.operations.clear()
    api.get(VIEW)
    assert calls.operations == ["Query", "BatchGetItem"]
    calls.operations.clear()
    api.get("/contracts/owing")
    assert calls.operations == ["Query", "BatchGetItem"]
