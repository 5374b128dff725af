"""Renewals, upgrades and ends of contracts through the front door."""

from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.deals import a_product, an_account
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role, untouched
from tests.retainers import a_contract, a_retainer, by_cycle, follow, now, on, paid_for


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "2026-11-22")


@pytest.mark.req("9.4")
def test_a_renewal_is_a_new_contract_and_the_old_one_stays(api: Client) -> None:
    contract = a_contract(api)

    answer = follow(api, contract, "renew")

    assert answer.status == 201, answer.text
    renewed = answer.body
    assert renewed["number"] != contract["number"]
    assert (renewed["status"], renewed["start_date"], renewed["end_date"]) == ("Active", "2027-01-01", "2027-12-31")
    same = ("account_id", "opportunity_id", "owner_id", "price_per_cycle", "billing_cycle", "payment_days", "currency")
    assert [renewed[each] for each in same] == [contract[each] for each in same]
    assert renewed["line_items"] == contract["line_items"]
    assert (renewed["predecessor_id"], renewed["successor_id"]) == (contract["id"], None)
    assert now(api, renewed) == renewed
    old = now(api, contract)
    assert (old["status"], old["successor_id"], old["version"]) == ("Expired", renewed["id"], 2)
    assert (old["start_date"], old["end_date"], old["line_items"]) == (
        "2026-01-01",
        "2026-12-31",
        contract["line_items"],
    )
    related = api.get(f"/accounts/{contract['account_id']}/related").body["contracts"]["items"]
    assert [each["id"] for each in related] == [renewed["id"], contract["id"]]


@pytest.mark.req("9.4", "T7")
def test_a_renewal_asked_again_is_the_same(api: Client) -> None:
    contract = a_contract(api)
    renewed = follow(api, contract, "renew").body

    with untouched(api.caller):
        again = follow(api, contract, "renew")
        upgraded = follow(api, contract, "upgrade", line_items=[_line(api_line(contract))])

    assert (again.status, again.body) == (200, renewed)
    assert (upgraded.status, upgraded.code) == (409, "already_succeeded")


def api_line(contract: dict[str, Any]) -> dict[str, Any]:
    line: dict[str, Any] = contract["line_items"][0]
    return line


def _line(line: dict[str, Any], **changes: Any) -> dict[str, Any]:
    kept = ("id", "product_id", "quantity", "price_per_cycle", "discount_percent")
    return {name: line[name] for name in kept} | changes


@pytest.mark.req("9.2", "9.4")
def test_a_renewal_at_another_price_and_cycle(api: Client) -> None:
    contract = a_contract(api)
    more = a_retainer(api, "50.00", "Hosting")
    lines = [
        _line(api_line(contract), price_per_cycle="1100.00"),
        {"product_id": more["id"], "quantity": "2", "discount_percent": "10"},
    ]

    renewed = follow(
        api, contract, "renew", line_items=lines, billing_cycle="Quarterly", payment_days=0, end_date=None
    ).body

    assert (renewed["price_per_cycle"], renewed["billing_cycle"], renewed["end_date"]) == (
        "1190.00",
        "Quarterly",
        None,
    )
    assert (renewed["payment_days"], renewed["line_count"]) == (0, 2)
    assert [(each["product_name"], each["total"]) for each in renewed["line_items"]] == [
        ("Care", "1100.00"),
        ("Hosting", "90.00"),
    ]
    assert now(api, contract)["price_per_cycle"] == "1000.00"


@pytest.mark.req("9.2", "9.4")
def test_a_line_keeps_its_product_though_it_is_sold_no_more(api: Client) -> None:
    contract = a_contract(api)
    line = api_line(contract)
    api.patch(f"/products/{line['product_id']}", {"version": 1, "is_active": False})

    with untouched(api.caller):
        new = follow(api, contract, "renew", line_items=[{"product_id": line["product_id"], "quantity": "1"}])
    assert (new.status, new.paths) == (422, ["line_items.0.product_id"])
    assert follow(api, contract, "renew", line_items=[_line(line, price_per_cycle="1.00")]).status == 201


@pytest.mark.req("9.4")
def test_a_contract_that_runs_on_ends_where_the_next_begins(api: Client) -> None:
    contract = a_contract(api, start_date="2026-01-31", end_date=None)

    renewed = follow(api, contract, "renew").body

    assert (renewed["start_date"], renewed["end_date"]) == ("2026-11-30", None)
    assert now(api, contract)["end_date"] == "2026-11-29"


@pytest.mark.req("9.4")
def test_a_contract_whose_term_is_over_can_be_renewed(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    contract = a_contract(api)
    on(monkeypatch, "2027-03-10")
    assert now(api, contract)["status"] == "Expired"

    with untouched(api.caller):
        upgrade = follow(api, contract, "upgrade", line_items=[_line(api_line(contract))])
        cancel = follow(api, contract, "cancel")
    assert [(each.status, each.code) for each in (upgrade, cancel)] == [(409, "contract_ended")] * 2
    assert follow(api, contract, "renew", start_date="2027-03-01").body["end_date"] == "2028-02-29"


@pytest.mark.req("9.4")
def test_an_upgrade_ends_the_old_and_begins_the_new_today(api: Client) -> None:
    contract = a_contract(api)
    premium = a_retainer(api, "1500.00", "Premium")

    answer = follow(api, contract, "upgrade", line_items=[{"product_id": premium["id"], "quantity": "1"}])

    assert answer.status == 201, answer.text
    upgraded = answer.body
    assert (upgraded["start_date"], upgraded["end_date"], upgraded["price_per_cycle"]) == (
        "2026-11-22",
        "2026-12-31",
        "1500.00",
    )
    old = now(api, contract)
    assert (old["status"], old["end_date"], old["successor_id"]) == ("Terminated", "2026-11-21", upgraded["id"])
    assert list(by_cycle(old))[-1] == "2026-11-01"
    assert follow(api, contract, "upgrade", line_items=[_line(api_line(contract))]).body == upgraded


@pytest.mark.req("9.4")
@pytest.mark.parametrize(
    ("deed", "fields", "path", "code"),
    [
        ("renew", {"start_date": "2026-12-31"}, "start_date", "overlaps"),
        ("renew", {"start_date": "2026-01-01"}, "start_date", "starts_too_early"),
        ("renew", {"start_date": "2041-01-01"}, "start_date", "date_out_of_range"),
        ("renew", {"end_date": "2027-01-01"}, "end_date", "ends_before_start"),
        ("renew", {"billing_cycle": None}, "billing_cycle", "enum"),
        ("renew", {"payment_days": 91}, "payment_days", "less_than_equal"),
        ("renew", {"payment_days": "7"}, "payment_days", "int_type"),
        ("renew", {"price_per_cycle": "1.00"}, "price_per_cycle", "extra_forbidden"),
        ("upgrade", {}, "line_items", "missing"),
        ("upgrade", {"line_items": []}, "line_items", "too_short"),
        ("upgrade", {"start_date": "2027-01-02"}, "start_date", "starts_too_late"),
        ("upgrade", {"start_date": "2026-01-01"}, "start_date", "starts_too_early"),
        ("cancel", {"end_date": "2027-01-01"}, "end_date", "outside_term"),
        ("cancel", {"end_date": "2025-12-30"}, "end_date", "outside_term"),
        ("terminate", {"end_date": None}, "end_date", "value_error"),
    ],
)
def test_what_cannot_follow_is_named(api: Client, deed: str, fields: dict[str, Any], path: str, code: str) -> None:
    contract = a_contract(api)
    lines = {"line_items": [_line(api_line(contract))]} if deed == "upgrade" and fields else {}

    with untouched(api.caller):
        answer = follow(api, contract, deed, **lines | fields)

    assert (answer.status, answer.paths) == (422, [path]), answer.text
    assert answer.body["errors"][0]["code"] == code


@pytest.mark.req("9.2", "S6")
@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"price_per_cycle": "-1.00"}, "price_per_cycle", "not_an_amount"),
        ({"price_per_cycle": "1.001"}, "price_per_cycle", "too_many_decimals"),
        ({"quantity": "0"}, "quantity", "greater_than"),
        ({"discount_percent": "101"}, "discount_percent", "less_than_equal"),
        ({"product_id": "01M80DV73S9GT2XSKSPAV25943", "id": None}, "product_id", "unknown_product"),
    ],
)
def test_a_line_that_cannot_be_is_named(api: Client, fields: dict[str, Any], field: str, code: str) -> None:
    contract = a_contract(api)

    with untouched(api.caller):
        answer = follow(api, contract, "renew", line_items=[_line(api_line(contract), **fields)])

    assert (answer.status, answer.paths) == (422, [f"line_items.0.{field}"])
    assert answer.body["errors"][0]["code"] == code


def test_only_retainers_are_in_a_contract(api: Client) -> None:
    contract, kitchen = a_contract(api), a_product(api)

    with untouched(api.caller):
        answer = follow(api, contract, "renew", line_items=[{"product_id": kitchen["id"], "quantity": "1"}])

    assert (answer.status, answer.body["errors"][0]["code"]) == (422, "not_a_retainer")


@pytest.mark.req("9.1", "9.4")
@pytest.mark.parametrize(("deed", "status"), [("cancel", "Cancelled"), ("terminate", "Terminated")])
def test_a_contract_is_ended(api: Client, deed: str, status: str) -> None:
    contract = a_contract(api, end_date=None)

    ended = follow(api, contract, deed)

    assert ended.status == 200, ended.text
    assert (ended.body["status"], ended.body["end_date"], ended.body["version"]) == (status, "2026-11-22", 2)
    assert ended.body["outstanding"] == "11000.00"
    assert list(by_cycle(now(api, contract)))[-1] == "2026-11-01"
    with untouched(api.caller):
        again = [follow(api, ended.body, each) for each in ("cancel", "terminate", "renew")]
        stale = follow(api, contract, deed)
    assert [(each.status, each.code) for each in again] == [(409, "contract_ended")] * 3
    assert (stale.status, stale.code) == (409, "stale_version")
    assert stale.body["current"]["status"] == status


@pytest.mark.req("9.1")
def test_a_contract_called_off_before_it_begins_costs_nothing(api: Client) -> None:
    contract = a_contract(api, start_date="2026-12-01", end_date="2027-11-30")

    cancelled = follow(api, contract, "cancel").body

    assert (cancelled["end_date"], cancelled["payment_state"]) == ("2026-11-30", "Paid")
    assert now(api, contract)["cycles"] == []


@pytest.mark.req("9.4", "9.6", "T6")
def test_no_end_loses_what_was_paid_ahead(api: Client) -> None:
    contract = a_contract(api, end_date=None)
    paid_for(api, contract, service_period_start="2026-12-01")
    contract = now(api, contract)
    line = _line(api_line(contract))

    with untouched(api.caller):
        answers = [
            follow(api, contract, "cancel"),
            follow(api, contract, "terminate", end_date="2026-11-30"),
            follow(api, contract, "renew", start_date="2026-12-01"),
            follow(api, contract, "upgrade", line_items=[line]),
        ]

    assert [(each.status, each.code) for each in answers] == [(409, "paid_ahead")] * 4
    assert follow(api, contract, "terminate", end_date="2026-12-01").status == 200


@pytest.mark.req("9.1")
def test_lists_know_what_has_expired_by_itself(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The firm is in India: its day begins when it is still yesterday in UTC."""
    account = an_account(api)
    first = a_contract(api, account, end_date="2026-11-22")
    later = a_contract(api, account, end_date="2026-12-31")
    runs_on = a_contract(api, account, end_date=None)
    renewed = a_contract(api, account, end_date="2027-06-30")
    follow(api, renewed, "renew")

    def listed(**query: str) -> list[str]:
        pages = all_pages(api, "/contracts", 1, **query)
        return [each["number"] for page in pages for each in page]

    next_one = now(api, {"id": now(api, renewed)["successor_id"]})["number"]
    numbers = [first["number"], later["number"], next_one, runs_on["number"]]
    assert listed(status="Active") == numbers
    assert listed(status="Expired") == [renewed["number"]]
    on(monkeypatch, "2026-11-22", hour=19)
    assert listed(status="Active") == numbers[1:]
    assert listed(status="Expired") == [renewed["number"], first["number"]]
    assert listed(status="Cancelled") == []
    everything = [runs_on, {"number": next_one}, renewed, later, first]
    assert listed() == [each["number"] for each in everything]


@pytest.mark.req("1.24", "2.12", "9.3")
def test_who_may_not_change_a_contract_changes_nothing(api: Client, stranger: Client) -> None:
    contract = a_contract(api)
    line = _line(api_line(contract))
    reader = as_role(api, Role.READ_ONLY)

    with untouched(api.caller), untouched(stranger.caller):
        for deed in ("renew", "upgrade", "cancel", "terminate"):
            assert follow(reader, contract, deed, line_items=[line]).code == "permission_denied"
            lines = {"line_items": [line]} if deed == "upgrade" else {}
            assert follow(stranger, contract, deed, **lines).status == 404
            without = api.post(f"/contracts/{contract['id']}/{deed}", lines)
            assert (without.status, without.code) == (428, "version_required")


def test_they_take_two_round_trips(api: Client, calls: CallCount) -> None:
    contract = a_contract(api)
    calls.operations.clear()
    follow(api, contract, "renew", line_items=[_line(api_line(contract))])
    assert sorted(calls.operations) == ["BatchGetItem", "BatchGetItem", "Query", "TransactWriteItems"]
    contract = a_contract(api)
    calls.operations.clear()
    follow(api, contract, "cancel")
    assert sorted(calls.operations) == ["BatchGetItem", "GetItem", "UpdateItem"]
