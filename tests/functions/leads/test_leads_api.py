"""Leads through the front door: captured, read, changed, refused."""

from typing import Any

import pytest

from functions.identity.rules import Role
from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import MALFORMED, UNKNOWN, a_lead, conversion
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import as_role, everything, untouched, without_request_id

FULL = {
    "first_name": "Priya",
    "last_name": "Sharma",
    "company": "Sharma Homes",
    "title": "Owner",
    "email": "Priya@Example.com",
    "phone": "+91 98200 12345",
    "website": "https://sharma.example/home",
    "address": {"street": "1 Hill Road", "city": "Mumbai", "state": None, "postal_code": "400050", "country": "India"},
    "status": "Contacted",
    "lead_source": "Referral",
    "industry": "Interior Design",
}


@pytest.mark.req("2.1", "2.2", "2.3")
def test_a_lead_keeps_every_field(api: Client) -> None:
    answer = api.post("/leads", FULL)

    assert answer.status == 201
    made = answer.body
    assert made == FULL | {
        "email": "priya@example.com",
        "id": made["id"],
        "version": 1,
        "created_at": made["created_at"],
        "updated_at": made["created_at"],
        "owner_id": api.caller.user_id,
        "converted_to": None,
        "converted_at": None,
    }
    assert api.get(f"/leads/{made['id']}").body == made


@pytest.mark.req("2.1", "2.2", "2.3", "S16")
def test_a_lead_needs_a_last_name_and_a_company_only(api: Client) -> None:
    made = api.made("/leads", {"last_name": "Rao", "company": "Rao & Sons"})

    empty = ("first_name", "title", "email", "phone", "website", "address", "lead_source", "industry")
    assert {made[name] for name in empty} == {None}
    assert (made["status"], made["owner_id"]) == ("New", api.caller.user_id)


@pytest.mark.req("2.3")
def test_a_lead_can_be_given_to_a_colleague(api: Client) -> None:
    colleague = member(api.caller).user_id

    assert a_lead(api, owner_id=colleague)["owner_id"] == colleague


@pytest.mark.req("2.1", "2.2", "19.1")
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("last_name", None, "string_type"),
        ("last_name", "  ", "string_too_short"),
        ("last_name", "x" * 300, "string_too_long"),
        ("company", None, "string_type"),
        ("company", "x" * 300, "string_too_long"),
        ("company", "\ud800", "string_unicode"),
        ("first_name", "x" * 256, "string_too_long"),
        ("email", "nobody", "value_error"),
        ("email", "a@b@c.com", "value_error"),
        ("phone", "call me", "string_pattern_mismatch"),
        ("website", "javascript:alert(1)", "string_pattern_mismatch"),
        ("address", {"planet": "Mars"}, "extra_forbidden"),
        ("status", "Converted", "enum"),
        ("status", "Hot", "enum"),
        ("lead_source", "Carrier pigeon", "enum"),
        ("industry", "Alchemy", "enum"),
        ("owner_id", "a#b", "string_pattern_mismatch"),
        ("favourite_colour", "blue", "extra_forbidden"),
        ("converted_to", None, "extra_forbidden"),
    ],
)
def test_an_impossible_field_is_named(api: Client, field: str, value: Any, code: str) -> None:
    lead = a_lead(api)
    path = f"{field}.planet" if field == "address" else field

    with untouched(api.caller):
        answers = [
            api.post("/leads", FULL | {field: value}),
            api.patch(f"/leads/{lead['id']}", {"version": 1, field: value}),
        ]

    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [path])
        assert answer.body["errors"][0]["code"] == code


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "दिल्ली 🏡", 'O\'Brien "& Sons"', "{{7*7}}", "𝒜" * 255])
def test_any_other_text_is_stored_as_it_is(api: Client, name: str) -> None:
    made = a_lead(api, company=name, last_name=name)

    assert (made["company"], made["last_name"]) == (name, name)
    assert api.get(f"/leads/{made['id']}").body == made
    assert api.get("/leads").body["items"] == [made]


@pytest.mark.req("2.13", "S11", "T7")
@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_a_change_takes_just_the_fields_sent(api: Client, method: str) -> None:
    lead = a_lead(api, email="priya@example.com", title="Owner")

    answer = api.send(method, f"/leads/{lead['id']}", {"version": 1, "status": "Contacted", "email": None, "phone": ""})

    assert answer.status == 200
    changed = {"version": 2, "status": "Contacted", "email": None, "updated_at": answer.body["updated_at"]}
    assert answer.body == lead | changed
    assert api.get(f"/leads/{lead['id']}").body == answer.body


@pytest.mark.req("2.27", "S11", "T7")
def test_a_stale_or_missing_version_changes_nothing(api: Client) -> None:
    path = f"/leads/{a_lead(api)['id']}"
    present = api.patch(path, {"version": 1, "title": "Owner"}).body

    with untouched(api.caller):
        stale = api.patch(path, {"version": 1, "title": "Lost"})
        missing = api.patch(path, {"title": "Lost"})

    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", present)
    assert (missing.status, missing.code, missing.paths) == (428, "version_required", ["version"])


def test_a_change_tells_who_made_it(api: Client) -> None:
    """The row names the member and the request of its last write, which the audit reads."""
    lead, user = a_lead(api), as_role(api, Role.USER)

    assert user.patch(f"/leads/{lead['id']}", {"version": 1, "title": "Owner"}).status == 200

    row = next(each for each in everything(api.caller) if each["SK"] == f"LEAD#{lead['id']}")
    assert row["updated_by"] == user.caller.user_id


@pytest.mark.parametrize("number", ["1" * 5000, "[" * 50_000], ids=["endless number", "endless nesting"])
def test_what_no_parser_reads_is_refused(api: Client, number: str) -> None:
    lead = a_lead(api)

    with untouched(api.caller):
        answer = api.send("PATCH", f"/leads/{lead['id']}", raw=f'{{"version": {number}')

    assert (answer.status, answer.code) == (422, "invalid_json")


@pytest.mark.req("2.12", "1.3")
def test_no_id_but_its_own_finds_a_lead(api: Client, stranger: Client) -> None:
    lead = a_lead(api)
    routes: list[tuple[str, str, Any]] = [
        ("GET", "", None),
        ("PATCH", "", {"version": 1, "title": "Mine"}),
        ("PUT", "", {"version": 1, "title": "Mine"}),
        ("GET", "/conversion-suggestions", None),
        ("POST", "/convert", conversion(lead)),
    ]
    unknown = without_request_id(api.get(f"/leads/{UNKNOWN}"))

    with untouched(api.caller), untouched(stranger.caller):
        for method, rest, body in routes:
            refused = [api.send(method, f"/leads/{each}{rest}", body) for each in [UNKNOWN, *MALFORMED]]
            refused.append(stranger.send(method, f"/leads/{lead['id']}{rest}", body))
            for answer in refused:
                assert answer.status == 404
                assert without_request_id(answer) == unknown


@pytest.mark.req("1.24")
def test_who_may_only_read_changes_nothing(api: Client) -> None:
    lead = a_lead(api)
    reader = as_role(api, Role.READ_ONLY)

    with untouched(api.caller):
        answers = [
            reader.post("/leads", FULL),
            reader.patch(f"/leads/{lead['id']}", {"version": 1, "title": "Mine"}),
            reader.put(f"/leads/{lead['id']}", {"version": 1, "title": "Mine"}),
            reader.post(f"/leads/{lead['id']}/convert", conversion(lead)),
        ]

    assert [(answer.status, answer.code) for answer in answers] == [(403, "permission_denied")] * 4
    assert reader.get(f"/leads/{lead['id']}").body == lead


def test_a_create_is_repeated_under_its_key_or_its_id(api: Client) -> None:
    key, body = {"Idempotency-Key": "a-key-of-the-browser"}, FULL | {"id": new_id()}
    first = api.post("/leads", body, headers=key)
    assert (first.status, first.body["id"]) == (201, body["id"])

    with untouched(api.caller):
        by_key = api.post("/leads", body, headers=key)
        by_id = api.post("/leads", body)
        other_body = api.post("/leads", body | {"company": "Other"}, headers=key)
        other_content = api.post("/leads", body | {"company": "Other"})

    assert [(each.status, each.body) for each in (by_key, by_id)] == [(200, first.body)] * 2
    assert (other_body.status, other_body.paths) == (422, ["Idempotency-Key"])
    assert (other_content.status, other_content.code) == (409, "id_taken")


@pytest.mark.req("T7")
def test_a_repeated_change_answers_with_the_lead_as_it_is(api: Client) -> None:
    """Also when the lead has been converted meanwhile, and the change could not be asked of it any more."""
    lead, key = a_lead(api), {"Idempotency-Key": "a-key-of-the-browser"}
    change = {"version": 1, "title": "Owner"}
    assert api.patch(f"/leads/{lead['id']}", change, headers=key).status == 200
    converted = api.post(f"/leads/{lead['id']}/convert", conversion(lead, version=2)).body["lead"]

    with untouched(api.caller):
        again = api.patch(f"/leads/{lead['id']}", change, headers=key)

    assert (again.status, again.body) == (200, converted)


@pytest.mark.req("21.17")
def test_round_trips(api: Client, calls: CallCount) -> None:
    lead = a_lead(api)

    def counted(method: str, path: str, body: Any = None) -> list[str]:
        calls.operations.clear()
        assert api.send(method, path, body).status in (200, 201)
        return sorted(calls.operations)

    assert counted("POST", "/leads", FULL) == ["PutItem"]
    assert counted("GET", f"/leads/{lead['id']}") == ["GetItem"]
    assert counted("PATCH", f"/leads/{lead['id']}", {"version": 1, "title": "Owner"}) == ["GetItem", "UpdateItem"]
    assert counted("GET", "/leads") == ["Query"] * 3  # one for each open status, at the same time
    convert = f"/leads/{lead['id']}/convert"
    assert counted("POST", convert, conversion(lead, version=2)) == ["GetItem", "GetItem", "TransactWriteItems"]
    # the firm is read beside the lead, and the three records at the same time
    assert counted("POST", convert, conversion(lead, version=2)) == ["GetItem"] * 5
