"""Two firms side by side: generated from the routes, nobody sees or changes anything of the other's."""

from collections.abc import Iterator
from typing import Any

import pytest

from infra.ops.openapi import document
from shared.ids import new_id
from tests.factories import lead_body, member, new_firm
from tests.front_door import Answer, Client
from tests.functions.kinds import untouched
from tests.whole_firm import one_of_each

Operation = tuple[str, str, str]  # method, path below /api/v1, operation id

BODIES: dict[str, Any] = {
    "change_account": {"version": 1, "name": "Mine now"},
    "change_activity": {"version": 1, "subject": "Mine now"},
    "change_case": {"version": 1, "subject": "Mine now"},
    "change_macro": {"version": 1, "name": "Mine now"},
    "use_macro": {"version": 1, "macro_id": new_id(), "text": "Mine now"},
    "change_contact": {"version": 1, "last_name": "Mine now"},
    "change_file": {"version": 1, "name": "Mine now.png"},
    "finish_upload": None,
    "finish_import_upload": None,
    "map_import_columns": {"version": 1, "fields": []},
    "run_import": {"version": 1},
    "undo_import": {"version": 1},
    "continue_import": {"version": 1},
    "change_lead": {"version": 1, "last_name": "Mine now"},
    "change_opportunity": {"version": 1, "name": "Mine now"},
    "change_order": {"version": 1, "status": "Cancelled"},
    "change_payment": {"version": 1, "notes": "Mine now"},
    "change_tax_code": {"version": 1, "name": "Mine now"},
    "change_family": {"version": 1, "name": "Mine now"},
    "change_product": {"version": 1, "name": "Mine now"},
    "change_user": {"version": 1, "last_name": "Mine now"},
    "invite_user_again": None,
    "revoke_api_key": None,
    "convert_lead": {"version": 1, "opportunity_name": "Mine now"},
    "cancel_contract": {"version": 1},
    "renew_contract": {"version": 1},
    "terminate_contract": {"version": 1},
    "upgrade_contract": {"version": 1, "line_items": [{"product_id": new_id(), "quantity": "1"}]},
    "log_contract_payment": {"amount": "1.00", "method": "Cash"},
    "generate_contract": {"billing_cycle": "Monthly"},
    "change_quote": {"version": 1, "title": "Mine"},
    **dict.fromkeys(("finalize_quote", "print_quote", "revise_quote", "decline_quote"), {"version": 1}),
    "make_link": {},
    "send_quote_email": {"to": ["meera@client.example"]},
    "accept_quote": {"version": 1, "name": "Meera"},
    "generate_order": {},
    "log_order_payment": {"amount": "1.00", "method": "Cash"},
    "refund_payment": {},
    "void_payment": {"version": 1},
    "replace_line_items": {"version": 1, "line_items": []},
    "add_line_item": {"version": 1, "product_id": new_id(), "quantity": "1"},
    "change_line_item": {"version": 1, "quantity": "1"},
    "merge_account": {"version": 1, "other_id": new_id(), "other_version": 1},
    "merge_contact": {"version": 1, "other_id": new_id(), "other_version": 1},
    "continue_merge": None,
    "undo_merge": {"version": 1},
    "add_contact_role": {"version": 1, "contact_id": new_id(), "role": "Other"},
}
LISTS = (
    "/accounts",
    "/api-keys",
    "/cases",
    "/macros",
    "/contacts",
    "/contracts",
    "/contracts/owing",
    "/exports",
    "/imports",
    "/leads",
    "/opportunities",
    "/orders",
    "/payments",
    "/products",
    "/categories",
    "/tax-codes",
    "/families",
    "/users",
)


def operations() -> Iterator[Operation]:
    """Every operation on a record that the path names."""
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            if "{" in path:
                yield method.upper(), path.removeprefix("/api/v1"), operation["operationId"]


def call(client: Client, operation: Operation, ids: dict[str, str]) -> Answer:
    method, path, name = operation
    for parameter, value in ids.items():
        path = path.replace(f"{{{parameter}}}", value)
    if method in ("GET", "DELETE"):
        return client.send(method, path, query={"version": "1"} if method == "DELETE" else None)
    return client.send(method, path, BODIES[name], headers={"Idempotency-Key": new_id()})


def shown(answer: Answer) -> tuple[int, dict[str, Any]]:
    """What a stranger can tell from a refusal."""
    return answer.status, {name: value for name, value in answer.body.items() if name != "request_id"}


@pytest.fixture(scope="module")
def firm(cloud: None) -> Client:
    """The firm whose records a stranger tries to reach."""
    return Client(new_firm("INR", "Asia/Kolkata"))


@pytest.fixture(scope="module")
def records(firm: Client) -> dict[str, str]:
    return one_of_each(firm) | {"user_id": member(firm.caller).user_id}


@pytest.mark.req("1.1", "1.3", "2.12", "S1", "S2")
@pytest.mark.parametrize("operation", list(operations()), ids=lambda each: each[2])
def test_another_firms_id_is_like_an_unknown_id(
    operation: Operation, firm: Client, records: dict[str, str], stranger: Client
) -> None:
    with untouched(firm.caller):
        foreign = call(stranger, operation, records)
    unknown = call(stranger, operation, {name: new_id() for name in records})

    assert shown(foreign) == shown(unknown)
    assert foreign.status == 404


@pytest.mark.req("1.2", "1.3", "S1")
@pytest.mark.parametrize("path", LISTS)
def test_lists_show_none_of_another_firms_records(
    path: str, firm: Client, records: dict[str, str], stranger: Client
) -> None:
    status = {"status": "Converted"} if path == "/leads" else {}
    status |= {"stage": "Closed Won"} if path == "/opportunities" else {}
    assert firm.get(path, **status).body["items"] or path == "/users"

    assert stranger.get(path, **status).body["items"] == []


@pytest.mark.req("1.3", "S1")
def test_naming_another_firm_in_headers_or_host_changes_nothing(
    firm: Client, records: dict[str, str], stranger: Client
) -> None:
    named = {"X-Tenant-ID": firm.caller.org_id, "Host": f"{firm.caller.org_id}.example.com"}
    answer = stranger.send("GET", f"/accounts/{records['account_id']}", headers=named)

    assert answer.status == 404


@pytest.mark.req("1.3")
@pytest.mark.parametrize(
    ("path", "body", "refused"),
    [
        ("/contacts", {"last_name": "Spy", "account_id": "{account_id}"}, "account_id"),
        ("/accounts", {"name": "Spy", "parent_id": "{account_id}"}, "parent_id"),
        ("/opportunities", {"name": "Spy", "stage": "Proposal", "account_id": "{account_id}"}, "account_id"),
        ("/activities", {"type": "Note", "subject": "Spy", "what": "account {account_id}"}, "what.id"),
        ("/activities", {"type": "Note", "subject": "Spy", "what": "opportunity {opportunity_id}"}, "what.id"),
        ("/activities", {"type": "Note", "subject": "Spy", "what": "order {order_id}"}, "what.id"),
        ("/activities", {"type": "Note", "subject": "Spy", "what": "contract {contract_id}"}, "what.id"),
        ("/activities", {"type": "Note", "subject": "Spy", "what": "case {case_id}"}, "what.id"),
        ("/cases", {"subject": "Spy", "account_id": "{account_id}"}, "account_id"),
        ("/activities", {"type": "Note", "subject": "Spy", "who": "contact {contact_id}"}, "who.id"),
        ("/activities", {"type": "Note", "subject": "Spy", "who": "lead {lead_id}"}, "who.id"),
    ],
)
def test_another_firms_id_in_a_body_is_like_an_unknown_id(
    path: str, body: dict[str, str], refused: str, records: dict[str, str], stranger: Client
) -> None:
    nobodys = {name: new_id() for name in records}

    foreign = stranger.post(path, {name: _filled(value, records) for name, value in body.items()})
    unknown = stranger.post(path, {name: _filled(value, nobodys) for name, value in body.items()})

    assert shown(foreign) == shown(unknown)
    assert (foreign.status, foreign.paths) == (422, [refused])


def _filled(value: str, ids: dict[str, str]) -> Any:
    """The value with its id; of a kind and an id, the link."""
    kind, _, record_id = value.format(**ids).partition(" ")
    return {"type": kind, "id": record_id} if record_id else kind


@pytest.mark.req("1.3")
def test_another_firms_order_cannot_be_paid(records: dict[str, str], stranger: Client) -> None:
    def paid(order_id: str) -> Answer:
        body = {"order_id": order_id, "amount": "1.00", "method": "Cash"}
        return stranger.post("/payments", body, headers={"Idempotency-Key": new_id()})

    foreign, unknown = paid(records["order_id"]), paid(new_id())

    assert shown(foreign) == shown(unknown)
    assert (foreign.status, foreign.paths) == (422, ["order_id"])


@pytest.mark.req("1.3")
def test_a_lead_cannot_be_converted_into_another_firms_account(records: dict[str, str], stranger: Client) -> None:
    lead = stranger.made("/leads", lead_body())
    wanted = {"version": 1, "opportunity_name": "Spy", "account_id": records["account_id"]}

    answer = stranger.post(f"/leads/{lead['id']}/convert", wanted)

    assert (answer.status, answer.paths) == (422, ["account_id"])
    assert stranger.get(f"/leads/{lead['id']}").body == lead


@pytest.mark.req("1.3")
def test_another_firms_product_cannot_be_sold(records: dict[str, str], stranger: Client) -> None:
    account = stranger.made("/accounts", {"name": "Own"})
    deal = stranger.made("/opportunities", {"name": "Own", "stage": "Proposal", "account_id": account["id"]})
    line = {"product_id": records["product_id"], "quantity": "1"}

    answer = stranger.put(f"/opportunities/{deal['id']}/line_items", {"version": 1, "line_items": [line]})

    assert (answer.status, answer.paths) == (422, ["line_items.0.product_id"])
    assert stranger.get(f"/opportunities/{deal['id']}").body["line_items"] == []
