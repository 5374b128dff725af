"""Who plays which part in a deal."""

from typing import Any

import pytest

from tests.conftest import CallCount
from tests.deals import UNKNOWN, a_contact, a_deal, an_account
from tests.front_door import Client
from tests.functions.kinds import untouched

ROLES = [
    "Decision Maker",
    "Economic Buyer",
    "Technical Buyer",
    "Influencer",
    "Evaluator",
    "Business User",
    "Other",
]


@pytest.mark.req("2.21")
@pytest.mark.parametrize("role", ROLES)
def test_a_contact_of_the_account_gets_a_part(api: Client, role: str) -> None:
    account = an_account(api)
    contact, deal = a_contact(api, account, first_name="Priya", email="priya@example.com"), a_deal(api, account)

    answer = api.post(
        f"/opportunities/{deal['id']}/contact_roles", {"version": 1, "contact_id": contact["id"], "role": role}
    )

    assert answer.status == 201
    part = {"contact_id": contact["id"], "name": "Priya Sharma", "email": "priya@example.com", "role": role}
    assert answer.body == deal | {
        "version": 2,
        "updated_at": answer.body["updated_at"],
        "line_items": [],
        "contact_roles": [part],
    }
    assert api.get(f"/opportunities/{deal['id']}").body == answer.body
    assert api.get(f"/contacts/{contact['id']}/related").body["opportunities"]["items"][0]["role"] == role


@pytest.mark.req("2.21", "1.3")
def test_others_get_none(api: Client, stranger: Client) -> None:
    account = an_account(api)
    deal = a_deal(api, account)
    gone = a_contact(api, account)
    assert api.patch(f"/contacts/{gone['id']}", {"version": 1, "is_active": False}).status == 200
    elsewhere = a_contact(api, an_account(api, "Elsewhere"))
    foreign = a_contact(stranger, an_account(stranger))
    refused: list[tuple[dict[str, Any], str, str]] = [
        ({"contact_id": gone["id"]}, "contact_id", "unknown_contact"),
        ({"contact_id": elsewhere["id"]}, "contact_id", "unknown_contact"),
        ({"contact_id": foreign["id"]}, "contact_id", "unknown_contact"),
        ({"contact_id": UNKNOWN}, "contact_id", "unknown_contact"),
        ({"contact_id": "x"}, "contact_id", "string_pattern_mismatch"),
        ({"role": "Spectator"}, "role", "enum"),
        ({"since": "2027"}, "since", "extra_forbidden"),
    ]

    for fields, path, code in refused:
        body = {"version": 1, "contact_id": gone["id"], "role": "Other"} | fields
        with untouched(api.caller):
            answer = api.post(f"/opportunities/{deal['id']}/contact_roles", body)
        assert (answer.status, answer.paths, answer.body["errors"][0]["code"]) == (422, [path], code)


@pytest.mark.req("2.21", "2.27", "T7")
def test_a_part_is_given_once_and_taken_back(api: Client, calls: CallCount) -> None:
    account = an_account(api)
    contact, deal = a_contact(api, account), a_deal(api, account)
    path = f"/opportunities/{deal['id']}/contact_roles"
    one = f"{path}/{contact['id']}"
    body = {"contact_id": contact["id"], "role": "Evaluator"}
    key = {"Idempotency-Key": "a-key-of-the-browser"}
    calls.operations.clear()
    first = api.post(path, body | {"version": 1}, headers=key)
    assert sorted(calls.operations) == ["BatchGetItem", "BatchGetItem", "Query", "TransactWriteItems"]

    with untouched(api.caller):
        repeated = api.post(path, body | {"version": 1}, headers=key)
        twice = api.post(path, body | {"version": 2})
        stale = api.post(path, body | {"version": 1})
        missing = api.post(path, body)
        stale_removal = api.delete(one, version="1")
        no_version = api.delete(one)
        nobody = api.delete(f"{path}/{UNKNOWN}", version="2")
        malformed = api.delete(f"{path}/x", version="2")

    assert (repeated.body, repeated.status) == (first.body, 201)
    assert (twice.status, twice.code) == (409, "role_exists")
    assert (stale.status, stale.code, stale.body["current"]["version"]) == (409, "stale_version", 2)
    assert (missing.status, stale_removal.status, no_version.status) == (428, 409, 428)
    assert [(each.status, each.code) for each in (nobody, malformed)] == [(404, "not_found")] * 2

    removed = api.delete(one, version="2")
    assert (removed.status, removed.body["contact_roles"], removed.body["version"]) == (200, [], 3)
    assert api.get(f"/opportunities/{deal['id']}").body == removed.body
    with untouched(api.caller):
        assert api.delete(one, version="3").status == 404
    assert api.get(f"/contacts/{contact['id']}/related").body["opportunities"]["items"] == []
