"""Deals through the front door: made, read, moved through the stages, refused."""

from typing import Any

import pytest

from functions.identity.rules import Role
from functions.tenants.models import Stage
from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import MALFORMED, UNKNOWN, a_deal, a_product, a_won_deal, an_account, an_order, with_lines
from tests.front_door import Client
from tests.functions.kinds import as_role, untouched, without_request_id

PROBABILITIES = {"Qualifying": 10, "Proposal": 50, "Negotiation": 75, "Closed Won": 100, "Closed Lost": 0}


@pytest.mark.req("2.18", "2.3", "2.19", "2.22")
def test_a_deal_keeps_every_field(api: Client) -> None:
    account = an_account(api)
    body = {
        "name": "Sharma kitchen",
        "stage": "Proposal",
        "account_id": account["id"],
        "close_date": "2027-03-31",
        "probability": 55,
        "lead_source": "Referral",
        "next_step": "Send the drawing",
        "description": "L-shaped\nwith an island",
    }

    made = api.made("/opportunities", body)

    assert made == body | {
        "id": made["id"],
        "version": 1,
        "created_at": made["created_at"],
        "updated_at": made["created_at"],
        "account_name": "Sharma Homes",
        "closed_on": None,
        "owner_id": api.caller.user_id,
        "amount": "0.00",
        "currency": "INR",
        "line_count": 0,
        "order_id": None,
        "contract_id": None,
        "quote_id": None,
    }
    assert api.get(f"/opportunities/{made['id']}").body == made | {"line_items": [], "contact_roles": []}
    assert api.get("/opportunities").body == {"items": [made], "next_cursor": None}


@pytest.mark.req("2.22", "S18")
@pytest.mark.parametrize(("stage", "probability"), PROBABILITIES.items())
def test_the_stage_brings_its_probability(api: Client, stage: str, probability: int) -> None:
    account = an_account(api)

    made = a_deal(api, account, stage=stage)
    other = a_deal(api, account, stage="Negotiation" if stage != "Negotiation" else "Proposal")
    moved = api.patch(f"/opportunities/{other['id']}", {"version": 1, "stage": stage})

    assert (made["stage"], made["probability"]) == (stage, probability)
    assert (moved.status, moved.body["stage"], moved.body["probability"]) == (200, stage, probability)


@pytest.mark.req("2.22")
def test_a_probability_that_is_sent_stays(api: Client) -> None:
    deal = a_deal(api, probability=33)
    path = f"/opportunities/{deal['id']}"

    kept = api.patch(path, {"version": 1, "stage": "Qualifying", "name": "Same stage"}).body
    sent = api.patch(path, {"version": 2, "stage": "Proposal", "probability": 0}).body
    alone = api.patch(path, {"version": 3, "probability": 100}).body

    assert [deal["probability"], kept["probability"], sent["probability"], alone["probability"]] == [33, 33, 0, 100]


@pytest.mark.req("2.22", "S18")
def test_the_firm_sets_its_own_probabilities(api: Client) -> None:
    org = api.get("/org").body
    change = {"version": org["version"], "stage_probabilities": {"Proposal": 40}}
    assert api.patch("/org", change).status == 200

    assert a_deal(api, stage="Proposal")["probability"] == 40
    board = api.get("/opportunities/board").body["columns"]
    assert {each["stage"]: each["probability"] for each in board} == PROBABILITIES | {"Proposal": 40}


@pytest.mark.req("2.18", "2.19", "S18", "19.1")
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", None, "string_type"),
        ("name", " ", "string_too_short"),
        ("name", "x" * 300, "string_too_long"),
        ("stage", "Dreaming", "enum"),
        ("stage", None, "enum"),
        ("probability", 101, "less_than_equal"),
        ("probability", -1, "greater_than_equal"),
        ("close_date", "2026-02-30", "date_from_datetime_parsing"),
        ("close_date", "2026-01-01T00:00:00Z", "value_error"),
        ("close_date", 0, "value_error"),
        ("close_date", "31/12/2026", "value_error"),
        ("lead_source", "Dream", "enum"),
        ("next_step", "x" * 256, "string_too_long"),
        ("owner_id", "a b", "string_pattern_mismatch"),
        ("amount", "5.00", "extra_forbidden"),
        ("currency", "USD", "extra_forbidden"),
        ("order_id", UNKNOWN, "extra_forbidden"),
    ],
)
def test_an_impossible_field_is_named(api: Client, field: str, value: Any, code: str) -> None:
    deal = a_deal(api)
    body = {"name": "Kitchen", "stage": "Proposal", "account_id": deal["account_id"]}

    with untouched(api.caller):
        answers = [
            api.post("/opportunities", body | {field: value}),
            api.patch(f"/opportunities/{deal['id']}", {"version": 1, field: value}),
        ]

    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [field])
        assert answer.body["errors"][0]["code"] == code


@pytest.mark.parametrize("name", ["<b>Kitchen</b>", "रसोई 🍳", "𝒜" * 255])
def test_any_other_name_is_stored_as_it_is(api: Client, name: str) -> None:
    assert api.get(f"/opportunities/{a_deal(api, name=name)['id']}").body["name"] == name


@pytest.mark.req("2.18", "1.3")
def test_a_deal_stands_on_an_active_account_of_the_firm(api: Client, stranger: Client) -> None:
    gone, theirs = an_account(api), an_account(stranger)
    assert api.patch(f"/accounts/{gone['id']}", {"version": 1, "is_active": False}).status == 200

    for account_id in (UNKNOWN, theirs["id"], gone["id"]):
        with untouched(api.caller), untouched(stranger.caller):
            body = {"name": "Kitchen", "stage": "Proposal", "account_id": account_id}
            answer = api.post("/opportunities", body)
        assert (answer.status, answer.paths) == (422, ["account_id"])
        assert answer.body["errors"][0]["code"] == "unknown_account"


@pytest.mark.req("2.13", "2.23", "S11")
@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_a_change_takes_just_the_fields_sent(api: Client, method: str) -> None:
    deal = a_deal(api, next_step="Call", close_date="2027-01-01")

    answer = api.send(
        method,
        f"/opportunities/{deal['id']}",
        {"version": 1, "close_date": None, "description": "New", "next_step": ""},
    )

    assert answer.status == 200
    changed = {"version": 2, "close_date": None, "description": "New", "next_step": None}
    assert answer.body == deal | changed | {"updated_at": answer.body["updated_at"]}


@pytest.mark.req("2.27", "T7", "S11")
def test_a_stale_or_missing_version_changes_nothing(api: Client) -> None:
    """Kanban's drag included: it is a change of the stage like any other."""
    path = f"/opportunities/{a_deal(api)['id']}"
    present = api.patch(path, {"version": 1, "stage": "Proposal"}).body

    with untouched(api.caller):
        stale = api.patch(path, {"version": 1, "stage": "Negotiation"})
        missing = api.patch(path, {"stage": "Negotiation"})

    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", present)
    assert (missing.status, missing.code) == (428, "version_required")


@pytest.mark.req("2.12", "1.3")
def test_no_id_but_its_own_finds_a_deal(api: Client, stranger: Client) -> None:
    """Least of all the beginning of its id."""
    deal = with_lines(api, a_deal(api), {"product_id": a_product(api)["id"], "quantity": "1"})
    line, contact = deal["line_items"][0]["id"], UNKNOWN
    routes: list[tuple[str, str, Any]] = [
        ("GET", "", None),
        ("PATCH", "", {"version": 2, "name": "Mine"}),
        ("PUT", "", {"version": 2, "name": "Mine"}),
        ("PUT", "/line_items", {"version": 2, "line_items": []}),
        ("POST", "/line_items", {"version": 2, "product_id": UNKNOWN, "quantity": "1"}),
        ("PATCH", f"/line_items/{line}", {"version": 2, "quantity": "2"}),
        ("DELETE", f"/line_items/{line}", None),
        ("POST", "/contact_roles", {"version": 2, "contact_id": contact, "role": "Other"}),
        ("DELETE", f"/contact_roles/{contact}", None),
        ("POST", "/generate-order", None),
    ]
    unknown = without_request_id(api.get(f"/opportunities/{UNKNOWN}"))

    with untouched(api.caller), untouched(stranger.caller):
        for method, rest, body in routes:
            query = {"version": "2"} if method == "DELETE" else None
            ids = [UNKNOWN, *MALFORMED, deal["id"][:10]]
            refused = [api.send(method, f"/opportunities/{each}{rest}", body, query=query) for each in ids]
            refused.append(stranger.send(method, f"/opportunities/{deal['id']}{rest}", body, query=query))
            for answer in refused:
                assert (answer.status, method, rest) == (404, method, rest)
                assert without_request_id(answer) == unknown


@pytest.mark.req("1.24")
def test_who_may_only_read_changes_nothing(api: Client) -> None:
    deal = a_won_deal(api)
    reader, path = as_role(api, Role.READ_ONLY), f"/opportunities/{deal['id']}"
    routes: list[tuple[str, str, Any]] = [
        ("POST", "/opportunities", {"name": "Mine", "stage": "Proposal", "account_id": deal["account_id"]}),
        ("PATCH", path, {"version": 3, "name": "Mine"}),
        ("PUT", f"{path}/line_items", {"version": 3, "line_items": []}),
        ("POST", f"{path}/line_items", {}),
        ("PATCH", f"{path}/line_items/{UNKNOWN}", {}),
        ("DELETE", f"{path}/line_items/{UNKNOWN}", None),
        ("POST", f"{path}/contact_roles", {}),
        ("DELETE", f"{path}/contact_roles/{UNKNOWN}", None),
        ("POST", f"{path}/generate-order", None),
    ]

    with untouched(api.caller):
        answers = [reader.send(method, where, body) for method, where, body in routes]

    assert [(answer.status, answer.code) for answer in answers] == [(403, "permission_denied")] * len(routes)
    assert reader.get(path).status == 200


@pytest.mark.req("2.25")
def test_an_ordered_deal_stays_won(api: Client) -> None:
    order = an_order(api)
    path = f"/opportunities/{order['opportunity_id']}"
    ordered = api.get(path).body
    assert ordered["order_id"] == order["id"]

    with untouched(api.caller):
        moved = api.patch(path, {"version": ordered["version"], "stage": "Negotiation"})
    renamed = api.patch(path, {"version": ordered["version"], "name": "Renamed", "stage": "Closed Won"})

    assert (moved.status, moved.code) == (409, "deal_concluded")
    assert moved.body["current"]["order_id"] == order["id"]
    assert (renamed.status, renamed.body["name"]) == (200, "Renamed")


def test_a_create_is_repeated_under_its_key_or_its_id(api: Client) -> None:
    key = {"Idempotency-Key": "a-key-of-the-browser"}
    body = {"id": new_id(), "name": "Kitchen", "stage": "Proposal", "account_id": an_account(api)["id"]}
    first = api.post("/opportunities", body, headers=key)

    with untouched(api.caller):
        again = [api.post("/opportunities", body, headers=key), api.post("/opportunities", body)]
        other = api.post("/opportunities", body | {"name": "Other"})

    assert (first.status, first.body["id"]) == (201, body["id"])
    assert [(each.status, each.body) for each in again] == [(200, first.body)] * 2
    assert (other.status, other.code) == (409, "id_taken")


@pytest.mark.req("T7")
def test_a_repeated_move_answers_with_the_deal_as_it_is(api: Client) -> None:
    """Also when the deal has been ordered meanwhile."""
    product = a_product(api)
    deal = with_lines(api, a_deal(api), {"product_id": product["id"], "quantity": "1"})
    path, key = f"/opportunities/{deal['id']}", {"Idempotency-Key": "a-key-of-the-browser"}
    move = {"version": 2, "stage": "Closed Won"}
    assert api.patch(path, move, headers=key).status == 200
    order = an_order(api, deal)

    with untouched(api.caller):
        again = api.patch(path, move, headers=key)

    assert (again.status, again.body["order_id"], again.body["version"]) == (200, order["id"], 4)


@pytest.mark.req("21.17")
def test_round_trips(api: Client, calls: CallCount) -> None:
    deal = a_deal(api)

    def counted(method: str, path: str, body: Any = None) -> list[str]:
        calls.operations.clear()
        assert api.send(method, path, body).status in (200, 201)
        return sorted(calls.operations)

    path = f"/opportunities/{deal['id']}"
    create = {"name": "Kitchen", "stage": "Proposal", "account_id": deal["account_id"]}
    assert counted("POST", "/opportunities", create) == ["GetItem", "GetItem", "TransactWriteItems"]
    assert counted("GET", path) == ["BatchGetItem", "Query"]
    change = {"version": 1, "stage": "Proposal"}
    assert counted("PATCH", path, change) == ["BatchGetItem", "GetItem", "GetItem", "UpdateItem"]
    assert counted("GET", "/opportunities") == ["BatchGetItem", *["Query"] * 3]
    assert counted("GET", "/opportunities/board") == ["BatchGetItem", "GetItem", *["Query"] * len(Stage)]
    assert counted("GET", "/opportunities/forecast") == ["Query"] * 3
