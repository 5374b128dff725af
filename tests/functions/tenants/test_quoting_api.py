"""How a firm prices and what its quotes say, through the front door."""

from typing import Any

import pytest

from functions.identity.rules import Role
from shared import aws
from shared.db.keys import org_partition
from shared.db.ops import to_wire
from tests.conftest import TABLE
from tests.front_door import Client
from tests.functions.kinds import as_role, untouched
from tests.functions.tenants.test_org_api import QUOTING


@pytest.mark.req("3.6", "S5")
def test_everything_about_quotes_is_the_firms_to_decide(api: Client) -> None:
    wanted = {
        "markup": "35.5",
        "margin_basis": "unit",
        "validity_days": 14,
        "follow_up_days": 0,
        "order_on_acceptance": True,
        "template": "modern",
        "terms": "Half in advance.\nThe rest on delivery.",
        "bank_details": "HDFC 0001234",
        "address": "12 Marine Drive\nMumbai",
        "tax_number": "27ABCDE1234F1Z5",
    }
    before = api.get("/org").body

    answer = api.patch("/org", {"version": 1, "quoting": wanted})

    assert answer.status == 200
    assert answer.body == before | {"version": 2, "updated_at": answer.body["updated_at"], "quoting": wanted}
    assert api.get("/org").body == answer.body
    emptied = api.patch("/org", {"version": 2, "quoting": {"terms": " ", "tax_number": None, "markup": "0.0000"}})
    assert emptied.body["quoting"] == wanted | {"terms": None, "tax_number": None, "markup": "0"}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("markup", ["-1", "1000", "10.00001", "NaN", "", 12, None]),
        ("margin_basis", ["total", None]),
        ("validity_days", [0, 366, "30", None, 1.5]),
        ("follow_up_days", [-1, 61, None]),
        ("order_on_acceptance", ["yes", 1, None]),
        ("template", ["baroque", None]),
        ("terms", ["x" * 10_001, "a\x00b", 7]),
        ("tax_number", ["x" * 256, "a\nb"]),
        ("colour", ["red"]),
    ],
)
def test_an_impossible_policy_is_refused(api: Client, name: str, values: list[Any]) -> None:
    with untouched(api.caller):
        answers = [api.patch("/org", {"version": 1, "quoting": {name: value}}) for value in values]

    assert [(each.status, each.paths) for each in answers] == [(422, [f"quoting.{name}"])] * len(values)


@pytest.mark.req("S5")
def test_a_markup_of_a_thousand_percent_is_a_slip(api: Client) -> None:
    assert api.patch("/org", {"version": 1, "quoting": {"markup": "999.9999"}}).status == 200
    with untouched(api.caller):
        assert api.patch("/org", {"version": 2, "quoting": {"markup": "1000"}}).status == 422


def test_a_firm_from_before_there_were_quotes_has_what_every_firm_begins_with(api: Client) -> None:
    aws.tenant_table(api.caller.org_id).update_item(
        TableName=TABLE,
        Key=to_wire({"PK": org_partition(api.caller.org_id), "SK": "META"}),
        UpdateExpression="REMOVE quoting",
    )

    assert api.get("/org").body["quoting"] == QUOTING
    changed = api.patch("/org", {"version": 1, "quoting": {"validity_days": 7}})
    assert (changed.status, changed.body["quoting"]) == (200, QUOTING | {"validity_days": 7})


@pytest.mark.req("1.24")
@pytest.mark.parametrize("role", [Role.USER, Role.READ_ONLY])
def test_only_an_admin_changes_the_policy(api: Client, role: Role) -> None:
    with untouched(api.caller):
        answer = as_role(api, role).patch("/org", {"version": 1, "quoting": {"markup": "10"}})

    assert (answer.status, answer.code) == (403, "permission_denied")
