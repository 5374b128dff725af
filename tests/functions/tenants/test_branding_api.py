"""The firm's logo: a file of its own, shown to every member, and what else of its looks is its to say."""

from typing import Any

import boto3
import pytest

from functions.identity.rules import Role
from functions.tenants.repository import OrgRepository
from shared.caller import Caller
from tests.conftest import TABLE
from tests.front_door import Answer, Client
from tests.functions.kinds import UNKNOWN, as_role, untouched
from tests.offers import a_quote
from tests.streams import Stream, tell_batch
from tests.uploads import PNG, a_file, announced


def of_firm(api: Client) -> str:
    return f"organisation:{api.caller.org_id}"


def branded(api: Client, **branding: Any) -> Answer:
    """The answer to a change of the firm's looks, as it is by now."""
    return api.patch("/org", {"version": api.get("/org").body["version"], "branding": branding})


@pytest.mark.req("18.1", "13.5")
def test_a_logo_is_uploaded_chosen_seen_by_all_replaced_and_taken_away(api: Client) -> None:
    first, second = a_file(api, of_firm(api)), a_file(api, of_firm(api), PNG + b"2")

    assert branded(api, logo_id=first["id"]).body["branding"]["logo_id"] == first["id"]
    reader = as_role(api, Role.READ_ONLY)
    assert reader.get("/org").body["branding"]["logo_id"] == first["id"]
    assert reader.get(f"/files/{first['id']}/link", inline="true").status == 200
    assert reader.get("/files", parent=of_firm(api)).body["items"] == [second, first]

    assert branded(api, logo_id=second["id"]).body["branding"]["logo_id"] == second["id"]
    assert api.delete(f"/files/{first['id']}", version="1").status == 204
    assert branded(api, logo_id=None).body["branding"]["logo_id"] is None
    assert api.get("/org").body["usage"]["storage_bytes"] == second["size"]


@pytest.mark.req("18.1", "1.2")
@pytest.mark.parametrize("role", [Role.USER, Role.READ_ONLY])
def test_only_who_may_change_the_firm_touches_its_logo(api: Client, role: Role) -> None:
    logo = a_file(api, of_firm(api))
    branded(api, logo_id=logo["id"])
    colleague = as_role(api, role)

    with untouched(api.caller):
        refused = [
            colleague.post("/files", announced(of_firm(api))),
            colleague.delete(f"/files/{logo['id']}", version="1"),
            branded(colleague, logo_id=None),
        ]

    assert [each.status for each in refused] == [403] * 3


@pytest.mark.req("18.1", "T8")
def test_a_logo_is_a_small_picture_and_the_firms_own(api: Client, stranger: Client) -> None:
    foreign = a_file(stranger, of_firm(stranger))
    photo = a_file(api, f"quote:{a_quote(api)['id']}")
    gone = a_file(api, of_firm(api))
    api.delete(f"/files/{gone['id']}", version="1")

    with untouched(api.caller):
        svg = api.post("/files", announced(of_firm(api), name="a.pdf", content_type="application/pdf"))
        large = api.post("/files", announced(of_firm(api), size=1024 * 1024 + 1))
        others = (stranger.caller.org_id, UNKNOWN)
        elsewhere = [api.post("/files", announced(f"organisation:{each}")) for each in others]
        unknown = [branded(api, logo_id=each) for each in (foreign["id"], photo["id"], gone["id"], UNKNOWN)]
        listed = api.get("/files", parent=of_firm(stranger))

    assert (svg.status, svg.paths, svg.body["errors"][0]["code"]) == (422, ["content_type"], "no_logo")
    assert (large.status, large.body["errors"][0]["message"]) == (422, "A logo may have 1 MB at most.")
    assert [each.status for each in (*elsewhere, listed)] == [404] * 3
    assert [(each.status, each.paths) for each in unknown] == [(422, ["branding.logo_id"])] * 4


def test_a_logo_that_was_removed_does_not_stand_in_the_way_of_other_changes(api: Client) -> None:
    logo = a_file(api, of_firm(api))
    branded(api, logo_id=logo["id"])
    api.delete(f"/files/{logo['id']}", version="1")

    assert branded(api, logo_id=logo["id"], font="serif").body["branding"]["font"] == "serif"
    assert api.get(f"/files/{logo['id']}/link").status == 404


def test_a_firm_from_before_logos_were_files_is_what_it_was(api: Client) -> None:
    org = OrgRepository(api.caller)
    boto3.client("dynamodb").update_item(
        TableName=TABLE,
        Key={"PK": {"S": f"ORG#{api.caller.org_id}"}, "SK": {"S": org.key("")}},
        UpdateExpression="SET branding = :old",
        ExpressionAttributeValues={
            ":old": {"M": {"primary_color": {"S": "#0b5fff"}, "logo_url": {"S": "https://alpha.example/logo.png"}}}
        },
    )

    assert api.get("/org").body["branding"] == {
        "primary_color": "#0b5fff",
        "logo_id": None,
        "font": "sans",
        "footer": None,
    }
    assert branded(api, footer="Alpha").status == 200


@pytest.mark.req("1.32")
def test_the_trail_says_who_changed_the_logo_to_who_may_read_it(api: Client, alpha: Caller, stream: Stream) -> None:
    logo = a_file(api, of_firm(api))
    branded(api, logo_id=logo["id"])
    tell_batch(stream.records(alpha.org_id))
    asked = {"kind": "organisation", "record_id": alpha.org_id}

    shown = api.get("/audit/timeline", **asked)

    assert [(each["kind"], each["action"]) for each in shown.body["items"]] == [
        ("organisation", "changed"),
        ("file", "created"),
    ]
    assert as_role(api, Role.USER).get("/audit/timeline", **asked).status == 403
