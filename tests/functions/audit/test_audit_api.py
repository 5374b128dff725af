"""The audit trail through the front door: who changed what, by month of the firm's calendar."""

from datetime import UTC, datetime
from typing import Any

import pytest

from functions.audit.models import AuditKind
from functions.audit.rules import KINDS, entry_of, month_bounds
from functions.identity.rules import Role
from shared import clock
from shared.db.records import Records
from tests.conftest import CallCount
from tests.deals import a_deal, a_lead
from tests.factories import colleague
from tests.front_door import Client, apps
from tests.streams import Stream, tell_batch


def tell(api: Client, stream: Stream) -> None:
    tell_batch(stream.records(api.caller.org_id))


@pytest.mark.req("1.32")
def test_an_admin_reads_who_changed_what(api: Client, stream: Stream, calls: CallCount) -> None:
    deal = a_deal(api)
    tell(api, stream)
    changed = api.patch(f"/opportunities/{deal['id']}", {"version": 1, "stage": "Proposal", "next_step": "Call Priya"})
    tell(api, stream)
    calls.operations.clear()

    answer = api.get("/audit", kind="opportunity")

    assert answer.status == 200
    entry = answer.body["items"][0]
    assert entry | {"id": "…", "request_id": "…"} == {
        "id": "…",
        "at": changed.body["updated_at"],
        "by": api.caller.user_id,
        "kind": "opportunity",
        "record": {"kind": "opportunity", "id": deal["id"]},
        "action": "changed",
        "fields": ["next_step", "probability", "stage"],
        "values": {
            "probability": {"was": "10", "became": "50"},
            "stage": {"was": "Qualifying", "became": "Proposal"},
        },
        "request_id": "…",
    }
    assert len(entry["request_id"]) == 36
    assert "Priya" not in answer.text
    assert calls.operations == ["Query", "Query"]  # a month in Kolkata lies in two of UTC's


@pytest.mark.req("1.32")
def test_the_trail_is_read_to_its_end_page_by_page(api: Client, stream: Stream) -> None:
    made = [a_lead(api)["id"] for _ in range(5)]
    tell(api, stream)
    for filters in ({}, {"kind": "lead"}):
        seen, cursor = [], ""
        while True:
            page = api.get("/audit", limit="2", **filters, **({"cursor": cursor} if cursor else {})).body
            seen += [each["record"]["id"] for each in page["items"] if each["kind"] == "lead"]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert seen == made[::-1]


@pytest.mark.req("1.32")
def test_the_trail_is_narrowed_by_person_and_kind(api: Client, stream: Stream) -> None:
    a_lead(api)
    arjun = Client(colleague(api.caller, Role.ADMIN))
    theirs = arjun.made("/accounts", {"name": "Greenfield"})
    tell(api, stream)

    by_them = api.get("/audit", by=arjun.caller.user_id).body["items"]
    assert [(each["kind"], each["record"]["id"]) for each in by_them] == [("account", theirs["id"])]
    assert {each["by"] for each in api.get("/audit", by="me").body["items"]} == {api.caller.user_id}
    assert {each["kind"] for each in api.get("/audit", kind="lead").body["items"]} == {"lead"}
    assert api.get("/audit", kind="payment").body == {"items": [], "next_cursor": None}


@pytest.mark.req("1.32")
def test_a_record_has_a_trail_of_its_own(api: Client, stream: Stream, stranger: Client) -> None:
    lead, other = a_lead(api), a_lead(api)
    api.patch(f"/leads/{lead['id']}", {"version": 1, "title": "Dr"})
    tell(api, stream)

    of_lead = {"kind": "lead", "record_id": lead["id"], "limit": "1"}
    page = api.get("/audit", **of_lead)
    assert [(each["action"], each["fields"]) for each in page.body["items"]] == [("changed", ["title"])]
    rest = api.get("/audit", **of_lead, cursor=page.body["next_cursor"]).body
    assert [each["action"] for each in rest["items"]] == ["created"]
    assert rest["next_cursor"] is None
    assert api.get("/audit", **of_lead | {"record_id": other["id"]}, cursor=page.body["next_cursor"]).status == 422
    assert stranger.get("/audit", **of_lead).body == {"items": [], "next_cursor": None}
    assert api.get("/audit", kind="lead", record_id="a#b").status == 404
    assert api.get("/audit", record_id=lead["id"]).paths == ["kind"]


@pytest.mark.req("1.32")
def test_the_firm_itself_has_a_trail(api: Client, stream: Stream) -> None:
    api.patch("/org", {"version": 1, "name": "Alpha & Sons"})
    tell(api, stream)

    (entry,) = api.get("/audit", kind="organisation", record_id=api.caller.org_id).body["items"]
    assert (entry["action"], entry["fields"], entry["record"]["id"]) == ("changed", ["name"], api.caller.org_id)


@pytest.mark.req("1.32", "1.24")
@pytest.mark.parametrize("role", [Role.USER, Role.READ_ONLY])
def test_only_admins_read_the_trail(api: Client, role: Role) -> None:
    answer = Client(colleague(api.caller, role)).get("/audit")
    assert (answer.status, answer.code) == (403, "permission_denied")


@pytest.mark.req("1.32")
@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({"month": "2026-13"}, "month"),
        ({"kind": "secret"}, "kind"),
        ({"limit": "0"}, "limit"),
        ({"cursor": "AAAA"}, "cursor"),
    ],
)
def test_a_wrong_question_is_told_where_it_is_wrong(api: Client, query: dict[str, str], path: str) -> None:
    answer = api.get("/audit", **query)
    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.req("1.32")
def test_a_month_is_the_firm_s_own(api: Client, stream: Stream, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Kolkata December begins at 18:30 of November's last day, UTC."""
    for at in (datetime(2026, 11, 30, 18, 29, tzinfo=UTC), datetime(2026, 11, 30, 18, 31, tzinfo=UTC)):
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        a_lead(api)
    tell(api, stream)

    found = {month: api.get("/audit", month=month, kind="lead").body["items"] for month in ("2026-11", "2026-12")}
    assert [each["at"] for each in found["2026-11"]] == ["2026-11-30T18:29:00Z"]
    assert [each["at"] for each in found["2026-12"]] == ["2026-11-30T18:31:00Z"]


@pytest.mark.parametrize(
    ("month", "zone", "bounds"),
    [
        ("2026-12", "UTC", ("2026-12-01T00:00:00", "2027-01-01T00:00:00")),
        ("2026-03", "America/New_York", ("2026-03-01T05:00:00", "2026-04-01T04:00:00")),
    ],
)
def test_the_bounds_of_a_month(month: str, zone: str, bounds: tuple[str, str]) -> None:
    assert month_bounds(month, zone) == bounds


def test_amounts_lists_and_flags_are_told_as_people_write_them(api: Client) -> None:
    values = {
        "total_minor": {"from": None, "to": 123450},
        "is_active": {"from": True, "to": False},
        "scopes": {"from": ["leads:read"], "to": ["leads:read", "leads:write"]},
    }
    row = {"SK": "sk", "at": "2026-11-22T09:00:00Z", "record": "META", "kind": "META", "action": "changed"}
    entry = entry_of(row | {"fields": sorted(values), "values": values}, api.caller)

    assert entry.record.id == api.caller.org_id
    assert entry.fields == ["is_active", "scopes", "total"]
    assert {name: (each.was, each.became) for name, each in entry.values.items()} == {
        "total": (None, "1234.50"),
        "is_active": ("true", "false"),
        "scopes": ("leads:read", "leads:read, leads:write"),
    }


def test_every_kind_of_record_has_a_word_in_the_trail() -> None:
    apps()  # every domain is loaded

    def all_of(kind: type[Records[Any]]) -> set[type[Records[Any]]]:
        return {kind}.union(*map(all_of, kind.__subclasses__()))

    ours = [each for each in all_of(Records) if each.__module__.startswith("functions.")]
    told = {each.name for each in ours if hasattr(each, "name")} - {"UPLOAD"}  # the stream tells of no upload
    assert told == set(KINDS)
    assert set(KINDS.values()) == set(AuditKind)
