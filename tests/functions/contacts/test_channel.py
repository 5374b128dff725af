"""How somebody prefers to be reached: kept, changed, imported, exported, merged."""

from typing import Any

import pytest

from functions.identity.rules import Role
from shared import aws
from shared.caller import Caller
from shared.db.keys import org_partition
from tests.conftest import TABLE
from tests.deals import a_contact, an_account
from tests.exported import exported, fetched, rows
from tests.factories import member
from tests.front_door import Client
from tests.imported import checked, counts, imported, why
from tests.pairs import ended, merge, undo

pytestmark = pytest.mark.req("B5")


@pytest.fixture
def api(alpha: Caller) -> Client:
    return Client(member(alpha, Role.ADMIN))


def channel(api: Client, contact: dict[str, Any]) -> Any:
    return api.get(f"/contacts/{contact['id']}").body["channel"]


@pytest.mark.parametrize("way", ["email", "whatsapp", "sms", "phone"])
def test_each_way_is_kept_listed_and_taken_back(api: Client, way: str) -> None:
    contact = a_contact(api, an_account(api), channel=way)
    assert (contact["channel"], channel(api, contact)) == (way, way)
    assert [each["channel"] for each in api.get("/contacts").body["items"]] == [way]

    path = f"/contacts/{contact['id']}"
    assert api.patch(path, {"version": 1, "title": "Owner"}).body["channel"] == way
    assert api.patch(path, {"version": 2, "channel": None}).body["channel"] is None
    assert channel(api, contact) is None


def test_a_contact_from_before_there_was_one_has_none(api: Client) -> None:
    contact = a_contact(api, an_account(api), channel="sms")
    aws.tenant_table(api.caller.org_id).update_item(
        TableName=TABLE,
        Key={"PK": {"S": org_partition(api.caller.org_id)}, "SK": {"S": f"CON#{contact['id']}"}},
        UpdateExpression="REMOVE channel",
    )

    assert channel(api, contact) is None
    assert api.patch(f"/contacts/{contact['id']}", {"version": 1, "channel": "phone"}).body["channel"] == "phone"


def test_a_wish_outlives_the_number_it_needs(api: Client) -> None:
    contact = a_contact(api, an_account(api), phone="+91 98450 12345", channel="sms")

    changed = api.patch(f"/contacts/{contact['id']}", {"version": 1, "phone": None})

    assert (changed.status, changed.body["phone"], changed.body["channel"]) == (200, None, "sms")


def test_a_file_brings_it_takes_it_along_and_changes_nothing_the_second_time(api: Client) -> None:
    account = an_account(api)
    text = "Last name,Account,Phone,Preferred channel\nRao,Sharma Homes,+49 30 1,WhatsApp\nLi,Sharma Homes,,SMS\n"
    assert counts(imported(api, text, "contacts")) == {"create": 2}
    found = api.get("/contacts", account_id=account["id"]).body["items"]
    assert {each["last_name"]: each["channel"] for each in found} == {"Rao": "whatsapp", "Li": "sms"}

    assert {each["Last name"]: each["Preferred channel"] for each in rows(api, "contacts")} == {
        "Rao": "whatsapp",
        "Li": "sms",
    }
    again = checked(api, fetched(api, exported(api, "contacts")), "contacts")
    assert counts(again) == {"unchanged": 2}


def test_a_file_with_a_way_that_there_is_not_says_so_at_its_row(api: Client) -> None:
    an_account(api)
    record = imported(api, "Last name,Account,Prefers\nRao,Sharma Homes,Fax\n", "contacts")
    assert (counts(record), why(api, record)) == ({"refuse": 1}, [(2, "channel", "enum")])
    assert api.get("/contacts").body["items"] == []


def test_a_merge_keeps_the_survivor_s_or_takes_the_other_s(api: Client) -> None:
    account = an_account(api)
    survivor, loser = a_contact(api, account, channel="email"), a_contact(api, account, channel="phone")

    merged = ended(api, merge(api, survivor, loser, "channel", kind="contacts"))
    assert channel(api, survivor) == "phone"
    ended(api, undo(api, merged))
    assert (channel(api, survivor), channel(api, loser)) == ("email", "phone")

    survivor, loser = (api.get(f"/contacts/{each['id']}").body for each in (survivor, loser))
    ended(api, merge(api, survivor, loser, kind="contacts"))
    assert channel(api, survivor) == "email"
