"""Two contacts of an account become one, with their parts in deals, cases and activities."""

import pytest

from tests.deals import a_contact, a_deal, an_account
from tests.front_door import Client
from tests.functions.kinds import untouched
from tests.pairs import a_family, but, ended, merge, now, undo

pytestmark = pytest.mark.req("B11")


def test_everything_that_names_the_other_comes_over_and_goes_back(api: Client) -> None:
    account = an_account(api)
    survivor = a_contact(api, account, last_name="Bose")
    family = a_family(api, account)
    loser = family["contact"]

    merged = ended(api, merge(api, survivor, loser, kind="contacts"))

    # the colleague, the part in the deal, the case, the task and the file
    assert (merged["state"], merged["moved"]) == ("Done", 5)
    assert now(api, "colleague", family["colleague"])["reports_to_id"] == survivor["id"]
    (part,) = now(api, "deal", family["deal"])["contact_roles"]
    assert (part["contact_id"], part["role"]) == (survivor["id"], "Decision Maker")
    assert now(api, "case", family["case"])["contact_id"] == survivor["id"]
    assert now(api, "task", family["task"])["who"] == {"type": "contact", "id": survivor["id"]}
    related = api.get(f"/contacts/{survivor['id']}/related").body
    assert {name: len(each["items"]) for name, each in related.items()} == {
        "opportunities": 1,
        "cases": 1,
        "activities": 1,
    }
    assert len(api.get("/files", parent=f"contact:{survivor['id']}").body["items"]) == 1
    gone = api.get(f"/contacts/{loser['id']}").body
    assert (gone["merged_into_id"], gone["is_active"]) == (survivor["id"], False)

    undone = ended(api, undo(api, merged))

    assert (undone["restored"], undone["left"]) == (5, 0)
    for name in ("contact", "colleague", "deal", "case", "task"):
        assert but(now(api, name, family[name])) == but(family[name])
    assert but(api.get(f"/contacts/{survivor['id']}").body) == but(survivor)


def test_an_address_goes_over_or_is_free(api: Client) -> None:
    account = an_account(api)
    survivor = a_contact(api, account, email="own@sharma.example")
    loser = a_contact(api, account, email="other@sharma.example")
    merged = ended(api, merge(api, survivor, loser, "email", kind="contacts"))

    assert api.get(f"/contacts/{survivor['id']}").body["email"] == "other@sharma.example"
    free = a_contact(api, account, email="own@sharma.example")
    with untouched(api.caller):
        taken = api.post("/contacts", {"last_name": "X", "account_id": account["id"], "email": loser["email"]})
    assert (taken.status, taken.code, taken.body["current"]["id"]) == (409, "email_taken", survivor["id"])

    undone = ended(api, undo(api, merged))
    assert undone["kept_fields"] == ["email"]
    emails = [api.get(f"/contacts/{each['id']}").body["email"] for each in (survivor, loser, free)]
    assert emails == ["other@sharma.example", None, "own@sharma.example"]


def test_addresses_go_back_to_whom_they_were(api: Client) -> None:
    account = an_account(api)
    survivor = a_contact(api, account, email="own@sharma.example")
    loser = a_contact(api, account, email="other@sharma.example")
    for take in (["email"], []):
        survivor, loser = (api.get(f"/contacts/{each['id']}").body for each in (survivor, loser))
        merged = ended(api, merge(api, survivor, loser, *take, kind="contacts"))
        assert ended(api, undo(api, merged))["kept_fields"] == []
        for each in (survivor, loser):
            assert but(api.get(f"/contacts/{each['id']}").body) == but(each)
    with untouched(api.caller):
        for each in (survivor, loser):
            body = {"last_name": "X", "account_id": account["id"], "email": each["email"]}
            assert api.post("/contacts", body).body["current"]["id"] == each["id"]


def test_a_part_that_both_have_stays_one(api: Client) -> None:
    account = an_account(api)
    survivor, loser = a_contact(api, account), a_contact(api, account)
    deal = a_deal(api, account)
    for contact, role in ((survivor, "Other"), (loser, "Decision Maker")):
        part = {"version": deal["version"], "contact_id": contact["id"], "role": role}
        deal = api.post(f"/opportunities/{deal['id']}/contact_roles", part).body

    merged = ended(api, merge(api, survivor, loser, kind="contacts"))
    now_is = api.get(f"/opportunities/{deal['id']}").body
    assert [(each["contact_id"], each["role"]) for each in now_is["contact_roles"]] == [(survivor["id"], "Other")]

    ended(api, undo(api, merged))
    assert but(api.get(f"/opportunities/{deal['id']}").body) == but(deal)


def test_a_part_given_again_while_it_goes_back_stays(api: Client) -> None:
    account = an_account(api)
    survivor, loser = a_contact(api, account), a_contact(api, account)
    deal = a_deal(api, account)
    parts = f"/opportunities/{deal['id']}/contact_roles"
    api.post(parts, {"version": deal["version"], "contact_id": loser["id"], "role": "Decision Maker"})
    merged = ended(api, merge(api, survivor, loser, kind="contacts"))

    begun = undo(api, merged)
    version = api.get(f"/opportunities/{deal['id']}").body["version"]
    again = api.post(parts, {"version": version, "contact_id": loser["id"], "role": "Other"})
    undone = ended(api, begun)

    assert (again.status, undone["state"], undone["restored"]) == (201, "Undone", 1)
    roles = api.get(f"/opportunities/{deal['id']}").body["contact_roles"]
    assert [(each["contact_id"], each["role"]) for each in roles] == [(loser["id"], "Other")]


def test_only_contacts_of_one_account_are_merged(api: Client) -> None:
    survivor, other = a_contact(api, an_account(api)), a_contact(api, an_account(api))

    with untouched(api.caller):
        answer = merge(api, survivor, other, kind="contacts")

    assert (answer.status, answer.paths) == (422, ["other_id"])
    assert answer.body["errors"][0]["code"] == "other_account"
