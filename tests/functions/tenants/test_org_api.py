"""The firm's own record and its settings, through the front door."""

from typing import Any

import pytest

from functions.identity.rules import Role
from functions.tenants.models import DateFormat, OrgCreate, Plan
from functions.tenants.repository import OrgRepository, claim_subdomain
from functions.tenants.service import provision_org
from shared import aws
from shared.caller import Caller
from shared.db.keys import org_partition
from shared.db.ops import to_wire
from shared.errors import Conflict
from tests.conftest import TABLE, CallCount
from tests.factories import new_caller
from tests.front_door import Client, verdict_of
from tests.functions.kinds import as_role, everything, untouched, without_request_id

PROBABILITIES = {"Qualifying": 10, "Proposal": 50, "Negotiation": 75, "Closed Won": 100, "Closed Lost": 0}
QUOTING = {
    "markup": "0",
    "margin_basis": "line",
    "validity_days": 30,
    "follow_up_days": 3,
    "order_on_acceptance": False,
    "template": "classic",
    "terms": None,
    "bank_details": None,
    "address": None,
    "tax_number": None,
}


def _wanted(caller: Caller, **changes: Any) -> OrgCreate:
    wanted: dict[str, Any] = {
        "name": "Gamma Studio",
        "subdomain": f"gamma-{caller.org_id.lower()}",
        "plan": Plan.FREE,
        "timezone": "Europe/Berlin",
        "currency": "EUR",
        "locale": "de-DE",
        "date_format": DateFormat.ISO,
    }
    return OrgCreate(**wanted | changes)


@pytest.mark.req("1.5", "1.6")
def test_the_firm_as_its_members_see_it(api: Client) -> None:
    answer = api.get("/org")

    assert answer.status == 200
    assert answer.body == {
        "id": api.caller.org_id,
        "version": 1,
        "created_at": answer.body["created_at"],
        "updated_at": answer.body["created_at"],
        "name": "Alpha Interiors",
        "subdomain": f"firm-{api.caller.org_id.lower()}",
        "custom_domain": None,
        "plan": "professional",
        "status": "active",
        "settings": {
            "timezone": "Asia/Kolkata",
            "currency": "INR",
            "date_format": "DD/MM/YYYY",
            "locale": "en-IN",
            "email_from_address": None,
            "email_from_name": "Alpha Interiors",
            "idle_minutes": 60,
            "allowed_networks": [],
        },
        "branding": {"primary_color": None, "logo_id": None, "font": "sans", "footer": None},
        "stage_probabilities": PROBABILITIES,
        "case_hours": {"High": 8, "Normal": 24, "Low": 72},
        "quoting": QUOTING,
        "limits": {
            "users": 25,
            "api_keys": 20,
            "file_bytes": 26_214_400,
            "storage_bytes": 107_374_182_400,
            "invoices": 2000,
            "emails_per_month": 10000,
            "sms_per_month": 1000,
        },
        "usage": {
            "users": 0,
            "api_keys": 0,
            "storage_bytes": 0,
            "invoices": 0,
            "emails_this_month": 0,
            "sms_this_month": 0,
        },
        "features": {
            "sms": True,
            "api_access": True,
            "custom_branding": True,
            "advanced_reporting": True,
            "banking": True,
        },
    }


@pytest.mark.req("1.5", "1.24")
@pytest.mark.parametrize("role", list(Role))
def test_every_member_sees_the_firm(api: Client, role: Role) -> None:
    assert as_role(api, role).get("/org").body == api.get("/org").body


@pytest.mark.req("1.6")
def test_settings_change_one_by_one(api: Client) -> None:
    before = api.get("/org").body

    answer = api.patch("/org", {"version": 1, "settings": {"timezone": "Pacific/Auckland"}})

    assert answer.status == 200
    assert answer.body == before | {
        "version": 2,
        "updated_at": answer.body["updated_at"],
        "settings": before["settings"] | {"timezone": "Pacific/Auckland"},
    }
    assert api.get("/org").body == answer.body


@pytest.mark.req("1.5", "1.6", "S18")
def test_everything_that_is_the_firms_to_decide(api: Client) -> None:
    change: dict[str, Any] = {
        "name": "Alpha & Co. <Interiors> 🛋",
        "settings": {
            "timezone": "America/New_York",
            "currency": "USD",
            "date_format": "MM/DD/YYYY",
            "locale": "en-US",
            "email_from_address": "Hello@Alpha.example",
            "email_from_name": "Alpha",
            "idle_minutes": 30,
            "allowed_networks": ["203.0.113.0/24", "2001:db8::/32"],
        },
        "branding": {"primary_color": "#0a7B5c", "font": "serif", "footer": "Alpha Interiors, Pune"},
        "stage_probabilities": {"Proposal": 40, "Closed Lost": 0},
        "case_hours": {"High": 4},
    }

    answer = api.patch("/org", {"version": 1, **change})

    assert answer.status == 200
    assert answer.body["name"] == change["name"]
    assert answer.body["settings"] == {**change["settings"], "email_from_address": "hello@alpha.example"}
    assert answer.body["branding"] == change["branding"] | {"logo_id": None}
    assert answer.body["stage_probabilities"] == PROBABILITIES | {"Proposal": 40}
    assert answer.body["case_hours"] == {"High": 4, "Normal": 24, "Low": 72}
    emptied = api.patch("/org", {"version": 2, "settings": {"email_from_address": None}, "branding": {"footer": ""}})
    assert emptied.status == 200
    assert emptied.body["settings"]["email_from_address"] is None
    assert emptied.body["branding"] == answer.body["branding"] | {"footer": None}


@pytest.mark.req("1.6")
@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"settings": {"timezone": "Mars/Olympus"}}, "settings.timezone"),
        ({"settings": {"timezone": "../../etc/passwd"}}, "settings.timezone"),
        ({"settings": {"timezone": ""}}, "settings.timezone"),
        ({"settings": {"timezone": None}}, "settings.timezone"),
        ({"settings": {"timezone": "Europe"}}, "settings.timezone"),
        ({"settings": {"currency": "EURO"}}, "settings.currency"),
        ({"settings": {"currency": "eur"}}, "settings.currency"),
        ({"settings": {"currency": "XXX"}}, "settings.currency"),
        ({"settings": {"date_format": "YY"}}, "settings.date_format"),
        ({"settings": {"locale": "english"}}, "settings.locale"),
        ({"settings": {"email_from_address": "nobody"}}, "settings.email_from_address"),
        ({"settings": {"email_from_name": "a\r\nBcc: all@x.com"}}, "settings.email_from_name"),
        ({"settings": {"idle_minutes": 4}}, "settings.idle_minutes"),
        ({"settings": {"idle_minutes": 1441}}, "settings.idle_minutes"),
        ({"settings": {"idle_minutes": "60"}}, "settings.idle_minutes"),
        ({"settings": {"idle_minutes": None}}, "settings.idle_minutes"),
        ({"settings": {"colour": "red"}}, "settings.colour"),
        ({"settings": None}, "settings"),
        ({"branding": {"primary_color": "red"}}, "branding.primary_color"),
        ({"branding": {"primary_color": "#12345"}}, "branding.primary_color"),
        ({"branding": {"logo_id": "javascript:alert(1)"}}, "branding.logo_id"),
        ({"branding": {"font": "Comic Sans"}}, "branding.font"),
        ({"branding": {"footer": "x" * 1001}}, "branding.footer"),
        ({"branding": {"css": "* { display: none }"}}, "branding.css"),
        ({"stage_probabilities": {"Proposal": 101}}, "stage_probabilities.Proposal"),
        ({"stage_probabilities": {"Proposal": -1}}, "stage_probabilities.Proposal"),
        ({"stage_probabilities": {"Proposal": 50.5}}, "stage_probabilities.Proposal"),
        ({"case_hours": {"High": 0}}, "case_hours.High"),
        ({"case_hours": {"High": 8761}}, "case_hours.High"),
        ({"case_hours": {"High": "8"}}, "case_hours.High"),
        ({"case_hours": {"High": None}}, "case_hours.High"),
        ({"case_hours": {"Urgent": 8}}, "case_hours.Urgent.[key]"),
        ({"case_hours": None}, "case_hours"),
        ({"name": ""}, "name"),
        ({"name": "x" * 300}, "name"),
        ({"plan": "enterprise"}, "plan"),
        ({"status": "active"}, "status"),
        ({"limits": {"users": None}}, "limits"),
        ({"features": {"sms": True}}, "features"),
        ({"subdomain": "beta"}, "subdomain"),
        ({"id": "01M80DV73S9GT2XSKSPAV25943"}, "id"),
    ],
)
def test_an_impossible_setting_is_refused(api: Client, change: dict[str, Any], path: str) -> None:
    with untouched(api.caller):
        answer = api.patch("/org", {"version": 1, **change})

    assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [path])


@pytest.mark.req("1.6")
def test_an_unknown_stage_has_no_probability(api: Client) -> None:
    with untouched(api.caller):
        answer = api.patch("/org", {"version": 1, "stage_probabilities": {"Dreaming": 10}})

    assert (answer.status, answer.code) == (422, "invalid_input")
    assert answer.paths[0].startswith("stage_probabilities.Dreaming")


@pytest.mark.req("1.27")
def test_a_firm_from_before_the_idle_limit_has_the_usual_one(api: Client) -> None:
    aws.tenant_table(api.caller.org_id).update_item(
        TableName=TABLE,
        Key=to_wire({"PK": org_partition(api.caller.org_id), "SK": "META"}),
        UpdateExpression="REMOVE #s.idle_minutes",
        ExpressionAttributeNames={"#s": "settings"},
    )

    assert api.get("/org").body["settings"]["idle_minutes"] == 60
    changed = api.patch("/org", {"version": 1, "settings": {"locale": "en-GB"}})
    assert (changed.status, changed.body["settings"]["idle_minutes"]) == (200, 60)


@pytest.mark.req("1.24")
@pytest.mark.parametrize("role", [Role.USER, Role.READ_ONLY])
def test_only_an_admin_changes_the_firm(api: Client, role: Role) -> None:
    with untouched(api.caller):
        answer = as_role(api, role).patch("/org", {"version": 1, "name": "Mine now"})

    assert (answer.status, answer.code) == (403, "permission_denied")


@pytest.mark.req("2.27", "T7", "S11")
def test_the_firm_has_a_version_too(api: Client) -> None:
    present = api.patch("/org", {"version": 1, "name": "Alpha"}).body

    with untouched(api.caller):
        stale = api.patch("/org", {"version": 1, "name": "Omega"})
        without = api.patch("/org", {"name": "Omega"})

    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", present)
    assert (without.status, without.code, without.paths) == (428, "version_required", ["version"])


@pytest.mark.req("1.6")
@pytest.mark.parametrize("amount", ["product", "deal"])
def test_the_currency_is_fixed_once_there_are_amounts(api: Client, amount: str) -> None:
    assert api.patch("/org", {"version": 1, "settings": {"currency": "EUR"}}).status == 200
    if amount == "product":
        made = api.made("/products", {"name": "Site visit"})
        api.patch(f"/products/{made['id']}", {"version": 1, "is_active": False})
    else:
        account = api.made("/accounts", {"name": "Innovate"})
        api.made("/opportunities", {"name": "Deal", "stage": "Closed Lost", "account_id": account["id"]})
    present = api.get("/org").body

    with untouched(api.caller):
        answer = api.patch("/org", {"version": 2, "settings": {"currency": "USD"}})

    assert (answer.status, answer.code, answer.body["current"]) == (409, "currency_fixed", present)
    same = api.patch("/org", {"version": 2, "settings": {"currency": "EUR", "locale": "en-IE"}})
    assert (same.status, same.body["settings"]["locale"]) == (200, "en-IE")


@pytest.mark.req("1.3")
def test_the_other_firm_is_not_ours(api: Client, stranger: Client) -> None:
    with untouched(api.caller):
        changed = stranger.patch("/org", {"version": 1, "name": "Beta"})

    assert changed.body["id"] == stranger.caller.org_id
    assert api.get("/org").body["name"] == "Alpha Interiors"


@pytest.mark.req("1.2", "S1")
def test_the_firm_comes_from_the_verdict_and_no_header(api: Client, stranger: Client) -> None:
    headers = {"X-Tenant-ID": api.caller.org_id, "Host": f"firm-{api.caller.org_id.lower()}.example"}

    answer = stranger.send("GET", "/org", headers=headers, query={"org_id": api.caller.org_id})

    assert answer.body["id"] == stranger.caller.org_id


@pytest.mark.req("1.7")
@pytest.mark.parametrize("status", ["suspended", "cancelled"])
def test_a_firm_that_is_not_active_is_turned_away(api: Client, status: str) -> None:
    verdict = verdict_of(api.caller, org_status=status)

    with untouched(api.caller):
        answers = [
            api.send("GET", "/org", verdict=verdict),
            api.send("PATCH", "/org", {"version": 1, "name": "Back"}, verdict=verdict),
        ]

    assert [(answer.status, answer.code) for answer in answers] == [(403, "org_suspended")] * 2


@pytest.mark.req("1.5")
def test_interrupted_provisioning_is_completed_by_a_second_try(cloud: None) -> None:
    caller = new_caller("EUR", "Europe/Berlin")
    claim_subdomain(_wanted(caller).subdomain, caller.org_id)

    made = provision_org(caller, _wanted(caller))

    assert OrgRepository(caller).get(caller.org_id) == made
    assert (made.name, made.plan, made.limits.users, made.features.banking) == ("Gamma Studio", Plan.FREE, 2, False)
    assert (made.settings.currency, made.settings.timezone) == ("EUR", "Europe/Berlin")
    with untouched(caller), pytest.raises(Conflict) as refused:
        provision_org(caller, _wanted(caller, name="Another"))
    assert refused.value.code == "id_taken"


@pytest.mark.req("1.5", "S17")
def test_a_subdomain_belongs_to_one_firm(cloud: None) -> None:
    first, second = new_caller("EUR", "Europe/Berlin"), new_caller("EUR", "Europe/Berlin")
    wanted = _wanted(first)
    provision_org(first, wanted)

    with pytest.raises(Conflict) as refused:
        provision_org(second, wanted)

    assert refused.value.code == "subdomain_taken"
    assert everything(second) == []


def test_the_settings_take_two_calls(api: Client, calls: CallCount) -> None:
    calls.operations.clear()

    assert api.get("/org").status == 200
    assert calls.operations == ["GetItem", "GetItem"], "firm and mails at the same time"
    calls.operations.clear()
    assert api.patch("/org", {"version": 1, "name": "Alpha"}).status == 200
    assert sorted(calls.operations) == ["GetItem", "GetItem", "UpdateItem"]


def test_another_method_is_answered_with_those_there_are(api: Client) -> None:
    answer = api.post("/org", {"name": "New"})
    unknown = api.get("/org/x")

    assert (answer.status, answer.headers["allow"]) == (405, "GET, PATCH")
    assert (unknown.status, without_request_id(unknown)["code"]) == (404, "not_found")
