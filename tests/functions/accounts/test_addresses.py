"""Many addresses of an account or a contact, each for something, one of them the primary one."""

from typing import Any

import pytest

from shared import aws
from shared.db.keys import org_partition
from shared.db.ops import to_wire
from tests.conftest import TABLE
from tests.deals import a_contact, an_account
from tests.front_door import Client
from tests.functions.kinds import untouched

SITE = {
    "label": "Site",
    "street": "Plot 7\nHill Road",
    "city": "Pune",
    "state": "MH",
    "postal_code": "411",
    "country": "IN",
}
BILLING = {"label": "Billing", "street": "1 Main Street", "city": "Berlin", "country": "DE"}
NOTHING = dict.fromkeys(("street", "city", "state", "postal_code", "country"))


def full(address: dict[str, Any], *, primary: bool = False) -> dict[str, Any]:
    return NOTHING | address | {"is_primary": primary}


def made(api: Client, kind: str) -> dict[str, Any]:
    return an_account(api) if kind == "accounts" else a_contact(api, an_account(api))


@pytest.mark.req("2.28")
@pytest.mark.parametrize("kind", ["accounts", "contacts"])
def test_addresses_are_added_changed_removed_and_one_is_primary(api: Client, kind: str) -> None:
    path = f"/{kind}/{made(api, kind)['id']}"
    assert api.get(path).body["addresses"] == []

    added = api.patch(path, {"version": 1, "addresses": [SITE, BILLING]})
    assert added.status == 200, added.text
    assert added.body["addresses"] == [full(SITE, primary=True), full(BILLING)]
    second = [SITE | {"is_primary": False}, BILLING | {"is_primary": True, "label": " Head office "}]
    moved = api.patch(path, {"version": 2, "addresses": second}).body
    head_office = BILLING | {"label": "Head office"}
    assert moved["addresses"] == [full(SITE), full(head_office, primary=True)]
    removed = api.patch(path, {"version": 3, "addresses": [SITE]}).body
    assert removed["addresses"] == [full(SITE, primary=True)]
    assert api.get(path).body == removed
    stale = api.patch(path, {"version": 3, "addresses": []})
    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", removed)
    assert api.patch(path, {"version": 4, "addresses": []}).body["addresses"] == []


@pytest.mark.req("2.28")
@pytest.mark.parametrize("kind", ["accounts", "contacts"])
@pytest.mark.parametrize(
    ("addresses", "where"),
    [
        ([SITE, {"label": "Office"}], "addresses.1.street"),
        ([BILLING | {"country": "Germany"}], "addresses.0.country"),
        ([BILLING | {"country": "in"}], "addresses.0.country"),
        ([BILLING | {"country": "XX"}], "addresses.0.country"),
        ([{"street": "1 Main Street"}], "addresses.0.label"),
        ([BILLING | {"label": " "}], "addresses.0.label"),
        ([BILLING | {"label": "x" * 41}], "addresses.0.label"),
        ([BILLING | {"street": "x" * 256}], "addresses.0.street"),
        ([BILLING | {"planet": "Mars"}], "addresses.0.planet"),
        ([SITE | {"is_primary": True}, BILLING | {"is_primary": True}], "addresses.1.is_primary"),
        ([SITE | {"is_primary": "yes"}], "addresses.0.is_primary"),
        ([SITE] * 21, "addresses"),
        (None, "addresses"),
    ],
)
def test_an_impossible_address_is_refused_at_its_field(api: Client, kind: str, addresses: Any, where: str) -> None:
    record = made(api, kind)
    new = {"name": "Another"} if kind == "accounts" else {"last_name": "Another", "account_id": record["account_id"]}
    with untouched(api.caller):
        answers = [
            api.patch(f"/{kind}/{record['id']}", {"version": 1, "addresses": addresses}),
            api.post(f"/{kind}", new | {"addresses": addresses}),
        ]
    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [where])


@pytest.mark.req("2.8", "2.28")
def test_billing_and_shipping_are_the_first_addresses_of_their_labels(api: Client) -> None:
    account = api.made("/accounts", {"name": "Aurora", "addresses": [SITE, BILLING, BILLING | {"city": "Hamburg"}]})
    assert account["billing_address"] == NOTHING | {name: BILLING[name] for name in BILLING if name != "label"}
    assert account["shipping_address"] is None

    path = f"/accounts/{account['id']}"
    changed = api.patch(path, {"version": 1, "billing_address": {"city": "Bonn"}, "shipping_address": {"city": "Goa"}})
    assert changed.body["addresses"] == [
        full(SITE, primary=True),
        full({"label": "Billing", "city": "Bonn"}),
        full(BILLING | {"city": "Hamburg"}),
        full({"label": "Shipping", "city": "Goa"}),
    ]
    without = api.patch(path, {"version": 2, "billing_address": None, "shipping_address": {}}).body
    assert without["addresses"] == [full(SITE, primary=True), full(BILLING | {"city": "Hamburg"})]
    assert (without["billing_address"]["city"], without["shipping_address"]) == ("Hamburg", None)
    renamed = api.patch(path, {"version": 3, "name": "Aurora Goa"}).body
    assert renamed["addresses"] == without["addresses"]


@pytest.mark.req("2.28")
def test_an_account_of_before_keeps_its_addresses_and_what_it_called_the_country(api: Client) -> None:
    account = api.made("/accounts", {"name": "Aurora"})
    key = to_wire({"PK": org_partition(api.caller.org_id), "SK": f"ACC#{account['id']}"})
    table = aws.tenant_table(api.caller.org_id)
    old = {":billing": {"city": "Pune", "country": "India"}, ":shipping": {"city": "Goa"}}
    table.update_item(
        TableName=TABLE,
        Key=key,
        UpdateExpression="SET billing_address = :billing, shipping_address = :shipping REMOVE addresses",
        ExpressionAttributeValues=to_wire(old),
    )
    path = f"/accounts/{account['id']}"
    billing, shipping = {"label": "Billing", "city": "Pune", "country": "India"}, {"label": "Shipping", "city": "Goa"}
    assert api.get(path).body["addresses"] == [full(billing, primary=True), full(shipping)]

    kept = api.patch(path, {"version": 1, "addresses": [billing, shipping, SITE]}).body

    assert kept["addresses"] == [full(billing, primary=True), full(shipping), full(SITE)]
    assert kept["billing_address"]["country"] == "India"


@pytest.mark.req("2.28", "B11")
def test_a_contact_of_before_has_none(api: Client) -> None:
    contact = a_contact(api, an_account(api))
    key = to_wire({"PK": org_partition(api.caller.org_id), "SK": f"CON#{contact['id']}"})
    aws.tenant_table(api.caller.org_id).update_item(TableName=TABLE, Key=key, UpdateExpression="REMOVE addresses")
    assert api.get(f"/contacts/{contact['id']}").body["addresses"] == []
