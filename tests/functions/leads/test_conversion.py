"""A lead becomes an account, a contact and a deal."""

from typing import Any

import pytest

from shared import aws
from tests.conftest import CallCount
from tests.deals import UNKNOWN, a_contact, a_lead, an_account, conversion
from tests.factories import member
from tests.front_door import Answer, Client
from tests.functions.kinds import everything, untouched


def convert(api: Client, lead: dict[str, Any], **fields: Any) -> Answer:
    return api.post(f"/leads/{lead['id']}/convert", conversion(lead, **fields))


@pytest.mark.req("2.7", "T9")
def test_a_qualified_lead_becomes_three_records(api: Client) -> None:
    colleague = member(api.caller).user_id
    address = {"street": "1 Hill Road", "city": "Mumbai", "state": None, "postal_code": None, "country": "India"}
    lead = a_lead(
        api,
        email="priya@example.com",
        title="Owner",
        phone="+91 98200 12345",
        website="sharma.example",
        address=address,
        lead_source="Referral",
        industry="Interior Design",
        owner_id=colleague,
    )

    answer = convert(api, lead, opportunity_name="Kitchen", close_date="2027-03-31", stage="Proposal")

    assert answer.status == 200
    made = answer.body
    ids = {f"{name}_id": made[name]["id"] for name in ("account", "contact", "opportunity")}
    at = made["lead"]["converted_at"]
    changed = {"status": "Converted", "converted_to": ids, "converted_at": at, "updated_at": made["lead"]["updated_at"]}
    assert made["lead"] == lead | changed | {"version": 2}
    for name in ("account", "contact", "opportunity"):
        assert made[name]["owner_id"] == colleague
        assert (made[name]["version"], made[name]["created_at"]) == (1, made[name]["updated_at"])
    assert (
        made["account"]
        | {
            "name": "Sharma Homes",
            "phone": "+91 98200 12345",
            "website": "sharma.example",
            "type": "Prospect",
            "industry": "Interior Design",
            "billing_address": address,
            "parent_id": None,
            "is_active": True,
        }
        == made["account"]
    )
    assert (
        made["contact"]
        | {
            "first_name": "Priya",
            "last_name": "Sharma",
            "name": "Priya Sharma",
            "email": "priya@example.com",
            "phone": "+91 98200 12345",
            "title": "Owner",
            "account_id": ids["account_id"],
            "account_name": "Sharma Homes",
        }
        == made["contact"]
    )
    assert (
        made["opportunity"]
        | {
            "name": "Kitchen",
            "stage": "Proposal",
            "probability": 50,
            "close_date": "2027-03-31",
            "lead_source": "Referral",
            "account_id": ids["account_id"],
            "account_name": "Sharma Homes",
            "amount": "0.00",
            "currency": "INR",
            "order_id": None,
        }
        == made["opportunity"]
    )
    assert api.get(f"/leads/{lead['id']}").body == made["lead"]
    assert api.get(f"/accounts/{ids['account_id']}").body == made["account"]
    assert api.get(f"/contacts/{ids['contact_id']}").body == made["contact"]
    detail = made["opportunity"] | {"line_items": [], "contact_roles": []}
    assert api.get(f"/opportunities/{ids['opportunity_id']}").body == detail


@pytest.mark.req("2.7", "T9", "S16")
def test_a_lead_with_only_a_last_name_converts(api: Client) -> None:
    lead = api.made("/leads", {"last_name": "Rao", "company": "Rao & Sons", "status": "Qualified"})

    made = convert(api, lead).body

    assert (made["contact"]["first_name"], made["contact"]["name"], made["contact"]["email"]) == (None, "Rao", None)
    assert (made["opportunity"]["stage"], made["opportunity"]["probability"]) == ("Qualifying", 10)


@pytest.mark.req("2.7", "S16", "B12")
def test_a_lead_joins_an_existing_account_and_contact(api: Client) -> None:
    account = an_account(api, "Existing")
    contact = a_contact(api, account, email="priya@example.com")
    rows = len(everything(api.caller))

    made = convert(api, a_lead(api, email="priya@example.com"), account_id=account["id"], contact_id=contact["id"]).body

    assert (made["account"], made["contact"]) == (account, contact)
    assert (made["opportunity"]["account_id"], made["opportunity"]["account_name"]) == (account["id"], "Existing")
    assert len(everything(api.caller)) == rows + 2  # the lead, and its deal


@pytest.mark.req("S16", "B12")
def test_a_lead_joins_an_existing_account_with_a_new_contact(api: Client) -> None:
    account = an_account(api, "Existing")

    made = convert(api, a_lead(api), account_id=account["id"]).body

    assert made["account"] == account
    assert (made["contact"]["account_id"], made["contact"]["account_name"]) == (account["id"], "Existing")


@pytest.mark.req("2.7")
@pytest.mark.parametrize("status", ["New", "Contacted"])
def test_only_a_qualified_lead_converts(api: Client, status: str) -> None:
    lead = a_lead(api, status=status)

    with untouched(api.caller):
        answer = convert(api, lead)

    assert (answer.status, answer.code, answer.body["current"]) == (409, "lead_not_qualified", lead)


@pytest.mark.req("2.7", "2.27", "T9")
def test_an_unconverted_lead_needs_its_version(api: Client) -> None:
    lead = a_lead(api)

    with untouched(api.caller):
        stale = convert(api, lead, version=7)
        missing = convert(api, lead, version=None)

    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", lead)
    assert (missing.status, missing.code) == (428, "version_required")


@pytest.mark.req("2.7", "T9")
@pytest.mark.parametrize("version", [1, 2, 99, None])
def test_a_converted_lead_answers_with_the_same_three_records(api: Client, version: int | None) -> None:
    lead = a_lead(api, email="priya@example.com")
    first = convert(api, lead)

    with untouched(api.caller):
        again = convert(api, lead, version=version, opportunity_name="Another", account_id=UNKNOWN)

    assert (again.status, again.body) == (200, first.body)


def test_a_conversion_is_repeated_under_its_key(api: Client) -> None:
    lead, key = a_lead(api), {"Idempotency-Key": "a-key-of-the-browser"}
    url = f"/leads/{lead['id']}/convert"
    first = api.post(url, conversion(lead), headers=key)

    with untouched(api.caller):
        again = api.post(url, conversion(lead), headers=key)

    assert (first.status, again.status, again.body) == (200, 200, first.body)


def test_the_person_may_have_moved_since(api: Client) -> None:
    lead = a_lead(api)
    made = convert(api, lead).body
    other = an_account(api, "Elsewhere")
    moved = {"version": 1, "account_id": other["id"]}
    assert api.patch(f"/contacts/{made['contact']['id']}", moved).status == 200

    again = convert(api, lead).body

    assert (again["account"], again["opportunity"]) == (made["account"], made["opportunity"])
    assert again["contact"]["account_name"] == "Elsewhere"


@pytest.mark.req("2.7", "2.2")
def test_a_converted_lead_is_read_only(api: Client) -> None:
    lead = a_lead(api)
    converted = convert(api, lead).body["lead"]

    with untouched(api.caller):
        answers = [
            api.patch(f"/leads/{lead['id']}", {"version": 2, "title": "Owner"}),
            api.put(f"/leads/{lead['id']}", {"version": 2, "status": "New"}),
        ]

    for answer in answers:
        assert (answer.status, answer.code, answer.body["current"]) == (409, "lead_converted", converted)


@pytest.mark.req("2.7", "S17", "T9")
def test_an_address_that_somebody_has_stops_the_conversion(api: Client) -> None:
    holder = a_contact(api, an_account(api), email="priya@example.com")
    lead = a_lead(api, email="PRIYA@example.com")

    with untouched(api.caller):
        answer = convert(api, lead)

    assert (answer.status, answer.code, answer.paths) == (409, "email_taken", ["email"])
    assert answer.body["current"] == holder


@pytest.mark.req("1.3", "B12")
def test_another_firms_records_cannot_be_joined(api: Client, stranger: Client) -> None:
    theirs = an_account(stranger)
    mine, other = an_account(api), an_account(api, "Other")
    foreign, elsewhere = a_contact(stranger, theirs), a_contact(api, other)
    gone = an_account(api, "Gone")
    assert api.patch(f"/accounts/{gone['id']}", {"version": 1, "is_active": False}).status == 200
    lead = a_lead(api)
    refused: list[tuple[dict[str, str], str, str]] = [
        ({"account_id": theirs["id"]}, "account_id", "unknown_account"),
        ({"account_id": UNKNOWN}, "account_id", "unknown_account"),
        ({"account_id": gone["id"]}, "account_id", "unknown_account"),
        ({"account_id": "x"}, "account_id", "string_pattern_mismatch"),
        ({"account_id": mine["id"], "contact_id": foreign["id"]}, "contact_id", "unknown_contact"),
        ({"account_id": mine["id"], "contact_id": elsewhere["id"]}, "contact_id", "unknown_contact"),
        ({"account_id": mine["id"], "contact_id": UNKNOWN}, "contact_id", "unknown_contact"),
        ({"contact_id": elsewhere["id"]}, "account_id", "missing"),
        ({"opportunity_name": " "}, "opportunity_name", "string_too_short"),
        ({"opportunity_name": "x" * 300}, "opportunity_name", "string_too_long"),
        ({"stage": "Dreaming"}, "stage", "enum"),
        ({"close_date": "soon"}, "close_date", "value_error"),
        ({"amount": "1"}, "amount", "extra_forbidden"),
    ]

    for fields, path, code in refused:
        with untouched(api.caller), untouched(stranger.caller):
            answer = convert(api, lead, **fields)
        assert (answer.status, answer.paths, answer.body["errors"][0]["code"]) == (422, [path], code)


@pytest.mark.req("B12", "S16")
def test_existing_records_are_suggested(api: Client, stranger: Client) -> None:
    an_account(stranger, "Sharma Homes")
    same = an_account(api, "sharma  HOMES")
    longer = an_account(api, "Sharma Homes & Gardens")
    an_account(api, "Verma Homes")
    employer = an_account(api, "Employer")
    contact = a_contact(api, employer, first_name="Priya", email="priya@example.com")

    answer = api.get(f"/leads/{a_lead(api, email='Priya@example.com')['id']}/conversion-suggestions")

    assert answer.status == 200
    assert answer.body == {
        "accounts": [
            {"id": employer["id"], "name": "Employer", "reason": "same_email"},
            {"id": same["id"], "name": "sharma  HOMES", "reason": "same_name"},
            {"id": longer["id"], "name": "Sharma Homes & Gardens", "reason": "same_name"},
        ],
        "contacts": [
            {
                "id": contact["id"],
                "name": "Priya Sharma",
                "email": "priya@example.com",
                "account_id": employer["id"],
                "account_name": "Employer",
                "reason": "same_email",
            }
        ],
    }


@pytest.mark.req("B12")
@pytest.mark.parametrize("retired", ["accounts", "contacts"])
def test_nothing_is_suggested_that_cannot_be_joined(api: Client, retired: str) -> None:
    account = an_account(api, "Sharma Homes")
    contact = a_contact(api, account, email="priya@example.com")
    gone = {"accounts": account, "contacts": contact}[retired]
    assert api.patch(f"/{retired}/{gone['id']}", {"version": 1, "is_active": False}).status == 200

    answer = api.get(f"/leads/{a_lead(api, email='priya@example.com')['id']}/conversion-suggestions")

    same_name = {"id": account["id"], "name": "Sharma Homes", "reason": "same_name"}
    assert answer.body == {"accounts": [] if retired == "accounts" else [same_name], "contacts": []}


@pytest.mark.req("21.17")
def test_suggestions_take_four_steps_at_most(api: Client, calls: CallCount) -> None:
    """The lead; then accounts by name beside the marker of the address, its contact, the contact's account."""
    account = an_account(api)
    a_contact(api, account, email="priya@example.com")
    lead = a_lead(api, email="priya@example.com")

    calls.operations.clear()
    assert len(api.get(f"/leads/{lead['id']}/conversion-suggestions").body["contacts"]) == 1

    assert sorted(calls.operations) == ["GetItem"] * 4 + ["Query"]


@pytest.mark.req("2.7", "T9")
@pytest.mark.parametrize(
    ("position", "code"),
    list(enumerate(["stale_version", "id_taken", "id_taken", "email_taken", "id_taken"])),
    ids=["lead", "account", "contact", "address", "deal"],
)
def test_a_write_that_fails_takes_all_others_with_it(api: Client, position: int, code: str) -> None:
    """The database itself refuses one write of the transaction, each in turn."""
    lead = a_lead(api, email="priya@example.com")
    impossible = {"ConditionExpression": "attribute_exists(PK) AND attribute_not_exists(PK)"}

    def sabotage(params: dict[str, Any], **_: Any) -> None:
        assert len(params["TransactItems"]) == 5
        (body,) = params["TransactItems"][position].values()
        names = {name: value for name, value in body.get("ExpressionAttributeNames", {}).items() if name[1] != "c"}
        values = {name: value for name, value in body.get("ExpressionAttributeValues", {}).items() if name[1] != "c"}
        body.pop("ExpressionAttributeNames", None)
        body.pop("ExpressionAttributeValues", None)
        body.update(impossible)
        body.update({"ExpressionAttributeNames": names} if names else {})
        body.update({"ExpressionAttributeValues": values} if values else {})

    hook = aws.tenant_table(api.caller.org_id).meta.events
    hook.register("provide-client-params.dynamodb.TransactWriteItems", sabotage)
    with untouched(api.caller):
        answer = convert(api, lead)
    hook.unregister("provide-client-params.dynamodb.TransactWriteItems", sabotage)

    assert (answer.status, answer.code) == (409, code)
    assert convert(api, lead).status == 200


@pytest.mark.req("2.7", "T9")
def test_a_crash_before_the_write_leaves_the_lead_as_it_was(api: Client) -> None:
    lead = a_lead(api)

    def crash(**_: Any) -> None:
        raise RuntimeError("the environment died")

    hook = aws.tenant_table(api.caller.org_id).meta.events
    hook.register("before-call.dynamodb.TransactWriteItems", crash)
    with untouched(api.caller):
        answer = convert(api, lead)
    hook.unregister("before-call.dynamodb.TransactWriteItems", crash)

    assert (answer.status, answer.code) == (500, "internal_error")
    assert api.get(f"/leads/{lead['id']}").body == lead


@pytest.mark.req("2.7", "T9")
def test_an_answer_that_got_lost_is_given_again(api: Client) -> None:
    """The write was committed, and the environment died before it could say so."""
    lead = a_lead(api)

    def crash(**_: Any) -> None:
        raise RuntimeError("the environment died")

    hook = aws.tenant_table(api.caller.org_id).meta.events
    hook.register("after-call.dynamodb.TransactWriteItems", crash)
    assert convert(api, lead).status == 500
    hook.unregister("after-call.dynamodb.TransactWriteItems", crash)

    with untouched(api.caller):
        again = convert(api, lead)

    assert again.status == 200
    assert again.body["lead"]["converted_to"]["opportunity_id"] == again.body["opportunity"]["id"]
