"""What stands around accounts, contacts and leads, through the front door."""

from dataclasses import replace
from typing import Any

import pytest

from functions.identity.rules import Permission, Role
from tests.conftest import CallCount
from tests.factories import lead_body
from tests.front_door import Client
from tests.functions.kinds import UNKNOWN, as_role, without_request_id

NOTHING: dict[str, Any] = {"items": [], "has_more": False}


@pytest.fixture
def account(api: Client) -> dict[str, Any]:
    return api.made("/accounts", {"name": "Innovate"})


def _deal(api: Client, account: dict[str, Any], name: str, stage: str = "Proposal") -> dict[str, Any]:
    return api.made("/opportunities", {"name": name, "stage": stage, "account_id": account["id"]})


def _order(api: Client, account: dict[str, Any], name: str) -> dict[str, Any]:
    product = api.made("/products", {"name": name, "standard_list_price": "10.50"})
    deal = _deal(api, account, name, "Closed Won")
    line = {"version": 1, "product_id": product["id"], "quantity": "2"}
    assert api.post(f"/opportunities/{deal['id']}/line_items", line).status == 201
    return api.made(f"/opportunities/{deal['id']}/generate-order", {"version": 2})


@pytest.mark.req("2.11")
def test_a_new_account_has_nothing_around_it(api: Client, account: dict[str, Any]) -> None:
    answer = api.get(f"/accounts/{account['id']}/related")

    assert answer.status == 200
    assert {"contacts", "opportunities", "orders"} <= set(answer.body)
    assert all(related == NOTHING for related in answer.body.values())


@pytest.mark.req("2.11", "2.17")
def test_contacts_deals_and_orders_are_newest_first(api: Client, account: dict[str, Any]) -> None:
    other = api.made("/accounts", {"name": "Other"})
    for home in (other, account):
        contacts = [api.made("/contacts", {"last_name": name, "account_id": home["id"]}) for name in ("A", "B")]
        deal = _deal(api, home, "Villa")
        order = _order(api, home, "Office")

    related = api.get(f"/accounts/{account['id']}/related").body

    ordered = api.get(f"/opportunities/{order['opportunity_id']}").body
    del ordered["line_items"], ordered["contact_roles"], order["line_items"], order["payments"]
    assert related["contacts"] == {"items": contacts[::-1], "has_more": False}
    assert related["opportunities"] == {"items": [ordered, deal], "has_more": False}
    assert related["orders"] == {"items": [order], "has_more": False}
    assert (order["total"], order["account_name"]) == ("21.00", "Innovate")


@pytest.mark.req("2.11")
def test_six_are_shown_and_whether_there_are_more(api: Client, account: dict[str, Any]) -> None:
    path = f"/accounts/{account['id']}/related"

    def shown() -> list[tuple[list[str], bool]]:
        body = api.get(path).body
        return [
            ([each.get("last_name") or each["name"] for each in body[name]["items"]], body[name]["has_more"])
            for name in ("contacts", "opportunities")
        ]

    for number in range(6):
        api.made("/contacts", {"last_name": str(number), "account_id": account["id"]})
        _deal(api, account, str(number))
    assert shown() == [(["5", "4", "3", "2", "1", "0"], False)] * 2
    api.made("/contacts", {"last_name": "6", "account_id": account["id"]})
    _deal(api, account, "6")
    assert shown() == [(["6", "5", "4", "3", "2", "1"], True)] * 2


@pytest.mark.req("2.11", "2.14")
def test_what_was_closed_stays_in_the_history(api: Client, account: dict[str, Any]) -> None:
    contact = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})
    gone = api.patch(f"/contacts/{contact['id']}", {"version": 1, "is_active": False}).body
    lost = _deal(api, account, "Lost", "Closed Lost")
    api.patch(f"/accounts/{account['id']}", {"version": 1, "is_active": False, "name": "Innovate (closed)"})

    related = api.get(f"/accounts/{account['id']}/related").body

    name = {"account_name": "Innovate (closed)"}
    assert related["contacts"]["items"] == [gone | name]
    assert [each["id"] for each in related["opportunities"]["items"]] == [lost["id"]]
    assert related["opportunities"]["items"][0]["account_name"] == "Innovate (closed)"


@pytest.mark.req("2.21")
def test_the_deals_a_contact_has_a_part_in(api: Client, account: dict[str, Any]) -> None:
    contact = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})
    other = api.made("/contacts", {"last_name": "Sen", "account_id": account["id"]})
    path = f"/contacts/{contact['id']}/related"
    assert api.get(path).body == {"opportunities": NOTHING, "cases": NOTHING, "activities": NOTHING}
    deals = [_deal(api, account, str(number)) for number in range(7)]
    for number, deal in enumerate(deals):
        role = {"version": 1, "contact_id": contact["id"], "role": "Influencer" if number else "Decision Maker"}
        assert api.post(f"/opportunities/{deal['id']}/contact_roles", role).status == 201
    api.post(
        f"/opportunities/{deals[6]['id']}/contact_roles",
        {"version": 2, "contact_id": other["id"], "role": "Evaluator"},
    )
    api.delete(f"/opportunities/{deals[5]['id']}/contact_roles/{contact['id']}", version="2")

    answer = api.get(path)

    assert answer.body == {
        "opportunities": {
            "items": [
                {
                    "opportunity_id": deal["id"],
                    "name": deal["name"],
                    "stage": "Proposal",
                    "role": "Decision Maker" if deal is deals[0] else "Influencer",
                    "amount": "0.00",
                    "currency": "INR",
                }
                for deal in (deals[6], *deals[4::-1])
            ],
            "has_more": False,
        },
        "cases": NOTHING,
        "activities": NOTHING,
    }
    assert [each["role"] for each in api.get(f"/contacts/{other['id']}/related").body["opportunities"]["items"]] == [
        "Evaluator"
    ]


@pytest.mark.req("1.3", "2.12")
@pytest.mark.parametrize("kind", ["accounts", "contacts"])
def test_the_other_firms_record_has_nothing_around_it(
    api: Client, stranger: Client, account: dict[str, Any], kind: str
) -> None:
    contact = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})
    record = account if kind == "accounts" else contact
    unknown = api.get(f"/{kind}/{UNKNOWN}/related")
    assert (unknown.status, unknown.code) == (404, "not_found")

    answers = [
        stranger.get(f"/{kind}/{record['id']}/related"),
        *(api.get(f"/{kind}/{junk}/related") for junk in ("x", "a#b", "a%2Fb", "x" * 3000, "..")),
    ]

    for answer in answers:
        assert (answer.status, without_request_id(answer)) == (404, without_request_id(unknown))


@pytest.mark.req("1.24")
def test_everybody_may_look_around(api: Client, account: dict[str, Any]) -> None:
    for role in Role:
        assert as_role(api, role).get(f"/accounts/{account['id']}/related").status == 200
    answer = api.post(f"/accounts/{account['id']}/related", {})
    assert (answer.status, answer.code, answer.headers["allow"]) == (405, "method_not_allowed", "GET")


@pytest.mark.req("1.29")
def test_a_key_is_shown_what_its_scopes_name_and_nothing_else(api: Client, account: dict[str, Any]) -> None:
    contact = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})
    deal = _deal(api, account, "Lobby")
    role = {"version": 1, "contact_id": contact["id"], "role": "Other"}
    assert api.post(f"/opportunities/{deal['id']}/contact_roles", role).status == 201
    accounts, contacts, deals = Permission.ACCOUNTS_READ, Permission.CONTACTS_READ, Permission.OPPORTUNITIES_READ

    def shown(path: str, *scopes: Permission) -> set[str]:
        related = Client(replace(api.caller, scopes=frozenset(scopes))).get(f"{path}/related").body
        return {name for name, page in related.items() if page != NOTHING}

    assert shown(f"/accounts/{account['id']}", accounts) == set()
    assert shown(f"/accounts/{account['id']}", accounts, deals) == {"opportunities"}
    assert shown(f"/accounts/{account['id']}", accounts, contacts) == {"contacts"}
    assert shown(f"/contacts/{contact['id']}", contacts) == set()
    assert shown(f"/contacts/{contact['id']}", contacts, deals) == {"opportunities"}


@pytest.mark.req("2.5", "11.9", "21.17")
def test_a_lead_comes_with_its_newest_activities(api: Client, stranger: Client, calls: CallCount) -> None:
    lead = api.made("/leads", lead_body())
    who = {"type": "lead", "id": lead["id"]}
    path = f"/leads/{lead['id']}/related"
    assert api.get(path).body == {"lead": lead, "activities": NOTHING}
    notes = [api.made("/activities", {"type": "Note", "subject": str(number), "who": who}) for number in range(7)]
    calls.operations.clear()

    answer = api.get(path)

    assert sorted(calls.operations) == ["GetItem", "Query"]
    assert answer.body == {"lead": lead, "activities": {"items": notes[:0:-1], "has_more": True}}
    assert without_request_id(stranger.get(path)) == without_request_id(api.get(f"/leads/{UNKNOWN}/related"))
    assert stranger.get(path).status == 404


@pytest.mark.req("2.11", "11.9")
def test_a_hundred_activities_hide_nothing(api: Client, account: dict[str, Any]) -> None:
    contact = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})
    links = {"what": {"type": "account", "id": account["id"]}, "who": {"type": "contact", "id": contact["id"]}}
    made = [api.made("/activities", {"type": "Call", "subject": str(number)} | links)["id"] for number in range(100)]

    around_account = api.get(f"/accounts/{account['id']}/related").body
    around_contact = api.get(f"/contacts/{contact['id']}/related").body

    for related in (around_account, around_contact):
        assert [each["id"] for each in related["activities"]["items"]] == made[:93:-1]
        assert related["activities"]["has_more"] is True
    assert [each["id"] for each in around_account["contacts"]["items"]] == [contact["id"]]
    assert around_account["contacts"]["has_more"] is False


@pytest.mark.req("2.11")
def test_looking_around_reads_each_list_once(api: Client, account: dict[str, Any], calls: CallCount) -> None:
    contact = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})
    deal = _deal(api, account, "Villa")
    role = {"version": 1, "contact_id": contact["id"], "role": "Influencer"}
    api.post(f"/opportunities/{deal['id']}/contact_roles", role)
    api.made("/cases", {"subject": "Leak", "account_id": account["id"], "contact_id": contact["id"]})
    calls.operations.clear()

    assert api.get(f"/accounts/{account['id']}/related").status == 200
    assert calls.operations.count("GetItem") == 1
    assert set(calls.operations) == {"GetItem", "Query"}
    calls.operations.clear()
    assert api.get(f"/contacts/{contact['id']}/related").status == 200
    assert sorted(calls.operations) == ["BatchGetItem", "BatchGetItem", "GetItem", "Query", "Query", "Query"]
    assert calls.operations[-2:] == ["BatchGetItem", "BatchGetItem"]
