"""Contracts through the front door: made of a won deal's retainers, exactly once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from functions.contracts.models import BillingCycle, ContractGeneration
from functions.contracts.service import generate_contract
from functions.identity.models import Role
from shared import clock
from shared.ids import new_id
from tests.conftest import CallCount
from tests.factories import colleague
from tests.front_door import Client

MONTHLY = {"billing_cycle": "Monthly", "start_date": "2026-12-01", "end_date": "2027-11-30"}


@pytest.fixture
def deal(api: Client) -> dict[str, Any]:
    """A won deal with a website and its maintenance."""
    site = api.made("/products", {"name": "Website", "standard_list_price": "90000.00"})
    care = api.made("/products", {"name": "Maintenance", "standard_list_price": "5000.00", "is_retainer_product": True})
    account = api.made("/accounts", {"name": "Innovate Corp"})
    wanted = {"name": "Website and care", "stage": "Closed Won", "account_id": account["id"]}
    made = api.made("/opportunities", wanted)
    lines = [
        {"product_id": site["id"], "quantity": "1"},
        {"product_id": care["id"], "quantity": "2", "discount_percent": "10"},
    ]
    saved = api.put(f"/opportunities/{made['id']}/line_items", {"version": 1, "line_items": lines})
    detail: dict[str, Any] = saved.body
    return detail


def listed(contract: dict[str, Any]) -> dict[str, Any]:
    """The contract as a list shows it."""
    return {k: v for k, v in contract.items() if k not in ("line_items", "cycles", "payments")}


def generate(client: Client, deal: dict[str, Any], **terms: Any) -> Any:
    return client.post(f"/opportunities/{deal['id']}/generate-contract", MONTHLY | terms)


@pytest.mark.req("2.26")
def test_the_retainers_of_a_won_deal_become_a_contract(api: Client, deal: dict[str, Any]) -> None:
    answer = generate(api, deal, version=deal["version"])

    assert answer.status == 201
    contract = answer.body
    assert contract["number"].startswith("CT-")
    assert contract["status"] == "Active"
    assert contract["price_per_cycle"] == "9000.00"
    assert (contract["start_date"], contract["end_date"]) == ("2026-12-01", "2027-11-30")
    assert contract["account_name"] == "Innovate Corp"
    assert [(line["product_name"], line["total"]) for line in contract["line_items"]] == [("Maintenance", "9000.00")]
    assert api.get(f"/contracts/{contract['id']}").body == contract
    assert api.get("/contracts").body["items"] == [listed(contract)]
    assert api.get(f"/opportunities/{deal['id']}").body["contract_id"] == contract["id"]
    related = api.get(f"/accounts/{contract['account_id']}/related").body["contracts"]
    assert [each["id"] for each in related["items"]] == [contract["id"]]


@pytest.mark.req("2.26")
def test_a_mixed_deal_becomes_both_without_counting_anything_twice(api: Client, deal: dict[str, Any]) -> None:
    contract = generate(api, deal).body
    order = api.post(f"/opportunities/{deal['id']}/generate-order").body

    assert [line["product_name"] for line in order["line_items"]] == ["Website"]
    assert (order["total"], contract["price_per_cycle"]) == ("90000.00", "9000.00")
    assert api.get(f"/opportunities/{deal['id']}").body["amount"] == "99000.00"


@pytest.mark.req("2.26")
def test_thirty_two_clicks_make_one_contract(api: Client, deal: dict[str, Any]) -> None:
    """At the service, as one function handles one request at a time and the resolver is made for that."""
    terms = ContractGeneration(billing_cycle=BillingCycle.MONTHLY)
    with ThreadPoolExecutor(32) as clicks:
        answers = list(clicks.map(lambda _: generate_contract(api.caller, deal["id"], terms), range(32)))

    assert sorted(created for _, created in answers) == [False] * 31 + [True]
    assert len({contract.model_dump_json() for contract, _ in answers}) == 1
    assert len(api.get("/contracts").body["items"]) == 1


def test_a_contract_freezes_the_lines_it_was_made_of(api: Client, deal: dict[str, Any]) -> None:
    generate(api, deal)
    version = api.get(f"/opportunities/{deal['id']}").body["version"]

    answer = api.put(f"/opportunities/{deal['id']}/line_items", {"version": version, "line_items": []})

    assert (answer.status, answer.code) == (409, "deal_concluded")
    assert len(api.get(f"/opportunities/{deal['id']}").body["line_items"]) == 2


def test_it_starts_today_in_the_firms_zone_unless_said(
    api: Client, deal: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 22, 20, 0, tzinfo=UTC))

    contract = generate(api, deal, start_date=None, end_date=None).body

    assert (contract["start_date"], contract["end_date"]) == ("2026-11-23", None)


@pytest.mark.parametrize(
    ("terms", "path"),
    [
        ({"end_date": "2026-12-01"}, "end_date"),
        ({"end_date": "2026-02-30"}, "end_date"),
        ({"billing_cycle": "Weekly"}, "billing_cycle"),
        ({"price": "1"}, "price"),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    api: Client, deal: dict[str, Any], terms: dict[str, Any], path: str
) -> None:
    answer = generate(api, deal, **terms)

    assert (answer.status, answer.paths) == (422, [path])
    assert api.get("/contracts").body["items"] == []


def test_a_deal_that_is_not_won_or_has_no_retainers_makes_none(api: Client) -> None:
    account = api.made("/accounts", {"name": "Innovate Corp"})
    open_deal = api.made("/opportunities", {"name": "Open", "stage": "Proposal", "account_id": account["id"]})
    empty = api.made("/opportunities", {"name": "Empty", "stage": "Closed Won", "account_id": account["id"]})

    assert generate(api, open_deal).code == "not_closed_won"
    assert generate(api, empty).code == "no_retainers"
    stale = generate(api, empty, version=7)
    assert (stale.code, stale.body["current"]["version"]) == ("stale_version", 1)
    assert generate(api, {"id": new_id()}).status == 404
    assert api.get("/contracts").body["items"] == []


@pytest.mark.req("1.24")
def test_a_reader_sees_contracts_and_makes_none(api: Client, deal: dict[str, Any]) -> None:
    reader = Client(colleague(api.caller, Role.READ_ONLY))

    assert generate(reader, deal).code == "permission_denied"
    assert reader.get("/contracts").body == {"items": [], "next_cursor": None}


def test_lists_go_by_status_and_page(api: Client, deal: dict[str, Any]) -> None:
    contract = generate(api, deal).body

    assert api.get("/contracts", status="Expired").body["items"] == []
    assert [each["id"] for each in api.get("/contracts", status="Active").body["items"]] == [contract["id"]]
    assert api.get("/contracts", status="Weekly").paths == ["status"]
    assert api.get("/contracts", cursor="elsewhere").code == "invalid_input"


def test_it_takes_two_round_trips(api: Client, deal: dict[str, Any], calls: CallCount) -> None:
    contract = generate(api, deal).body

    assert sorted(calls.operations) == ["BatchGetItem", "Query", "TransactWriteItems"]
    calls.operations.clear()
    api.get(f"/contracts/{contract['id']}")
    assert calls.operations == ["Query", "BatchGetItem"]
