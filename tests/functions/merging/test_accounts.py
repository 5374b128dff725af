"""Two accounts become one, with everything below them; and go apart again."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from functions.identity.rules import Permission, Role
from functions.merging import service
from shared import clock
from tests.conftest import CallCount
from tests.deals import a_contact, a_deal, an_account
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import UNKNOWN, as_role, untouched
from tests.pairs import a_family, but, ended, merge, now, pair, undo
from tests.streams import Stream, tell_batch
from tests.sums import sums_of

pytestmark = pytest.mark.req("B11")


def test_everything_below_the_other_comes_over(api: Client) -> None:
    survivor, loser = pair(api)
    family = a_family(api, loser)

    merged = ended(api, merge(api, survivor, loser))

    assert (merged["state"], merged["moved"], merged["loser_name"]) == ("Done", 14, "Sharma Homes Pvt")
    moved = {"account_id": survivor["id"], "account_name": survivor["name"]}
    for name, before in family.items():
        after = now(api, name, before)
        if name == "child":
            assert but(after) == but(before) | {"parent_id": survivor["id"]}
        elif name in ("task", "call"):
            what = {"type": "account", "id": survivor["id"]}
            assert but(after, "what_name") == but(before, "what_name") | {"what": what}
        else:
            assert but(after, "payments") == but(before, "payments") | moved
            for paid in after.get("payments", []):
                assert paid["account_id"] == survivor["id"]
    related = api.get(f"/accounts/{survivor['id']}/related").body
    assert {name: len(each["items"]) for name, each in related.items()} == {
        "contacts": 2,
        "opportunities": 2,
        "quotes": 1,
        "orders": 1,
        "contracts": 1,
        "payments": 2,
        "cases": 1,
        "activities": 2,
    }
    assert len(api.get("/files", parent=f"account:{survivor['id']}").body["items"]) == 1
    (found,) = api.get("/orders", number=family["order"]["number"]).body["items"]
    assert found["account_name"] == survivor["name"]


def test_the_other_leads_to_the_one_that_stays(api: Client) -> None:
    survivor, loser = pair(api)
    merge(api, survivor, loser)

    gone = api.get(f"/accounts/{loser['id']}").body

    assert but(gone) == but(loser) | {"is_active": False, "merged_into_id": survivor["id"]}
    for active in ("true", "false"):
        assert loser["id"] not in [each["id"] for each in api.get("/accounts", active=active).body["items"]]
    with untouched(api.caller):
        changed = api.patch(f"/accounts/{loser['id']}", {"version": gone["version"], "is_active": True})
        below = api.post("/contacts", {"last_name": "Rao", "account_id": loser["id"]})
        about = api.post(
            "/activities", {"type": "Note", "subject": "Lost", "what": {"type": "account", "id": loser["id"]}}
        )
        again = merge(api, gone, an_account_like(survivor))
        given = api.post(
            "/accounts/owner",
            {"owner_id": api.caller.user_id, "records": [{"id": loser["id"], "version": gone["version"]}]},
        )
    assert (changed.status, changed.code, changed.body["current"]) == (409, "record_merged", gone)
    assert (below.status, below.paths) == (422, ["account_id"])
    assert (about.status, about.paths) == (422, ["what.id"])
    assert (again.status, again.code) == (409, "record_merged")
    assert given.body["results"][0]["code"] == "record_merged"


def an_account_like(account: dict[str, Any]) -> dict[str, Any]:
    return account | {"version": account["version"] + 1}


def test_the_one_that_stays_takes_the_chosen_fields(api: Client) -> None:
    mate = member(api.caller).user_id
    survivor = api.made("/accounts", {"name": "Sharma Homes", "phone": "111", "website": "sharma.example"})
    address = {"street": "1 Hill Road", "city": "Pune"}
    loser = api.made("/accounts", {"name": "Sharma Pvt", "phone": "222", "billing_address": address, "owner_id": mate})

    begun = merge(api, survivor, loser, "phone", "billing_address", "owner_id", "website")

    now_is = api.get(f"/accounts/{survivor['id']}").body
    chosen = {name: loser[name] for name in ("phone", "billing_address", "addresses", "owner_id", "website")}
    assert but(now_is) == but(survivor) | chosen
    back = ended(api, undo(api, ended(api, begun)))
    assert (back["state"], back["kept_fields"]) == ("Undone", [])
    assert but(api.get(f"/accounts/{survivor['id']}").body) == but(survivor)
    assert but(api.get(f"/accounts/{loser['id']}").body) == but(loser)


@pytest.mark.req("2.28")
def test_the_one_that_stays_takes_all_addresses_and_gives_them_back(api: Client) -> None:
    mine, theirs = {"label": "Billing", "city": "Goa"}, {"label": "Site", "city": "Pune"}
    survivor = api.made("/accounts", {"name": "Sharma Homes", "addresses": [mine]})
    loser = api.made("/accounts", {"name": "Sharma Pvt", "addresses": [theirs]})

    begun = merge(api, survivor, loser, "addresses")

    now_is = api.get(f"/accounts/{survivor['id']}").body
    assert (now_is["addresses"], now_is["billing_address"]) == (loser["addresses"], None)
    back = ended(api, undo(api, ended(api, begun)))
    assert (back["state"], back["kept_fields"]) == ("Undone", [])
    assert but(api.get(f"/accounts/{survivor['id']}").body) == but(survivor)


def test_undo_brings_everything_back(api: Client) -> None:
    survivor, loser = pair(api)
    own = a_contact(api, survivor)
    family = a_family(api, loser)
    merged = ended(api, merge(api, survivor, loser, "name"))

    undone = ended(api, undo(api, merged))

    assert (undone["state"], undone["restored"], undone["left"], undone["left_alone"]) == ("Undone", 14, 0, [])
    for name, before in family.items():
        assert but(now(api, name, before), "payments") == but(before, "payments")
    assert but(api.get(f"/accounts/{loser['id']}").body) == but(loser)
    assert but(api.get(f"/accounts/{survivor['id']}").body) == but(survivor)
    assert api.get(f"/contacts/{own['id']}").body == own
    assert len(api.get("/files", parent=f"account:{loser['id']}").body["items"]) == 1


def test_undo_leaves_alone_what_was_changed_since_and_says_so(api: Client) -> None:
    survivor, loser, third = *pair(api), an_account(api, "Third")
    moved, kept = a_contact(api, loser), a_contact(api, loser)
    loser = api.patch(f"/accounts/{loser['id']}", {"version": 1, "phone": "222", "website": "pvt.example"}).body
    merged = ended(api, merge(api, survivor, loser, "phone", "website"))
    since = api.get(f"/contacts/{moved['id']}").body
    api.patch(f"/contacts/{moved['id']}", {"version": since["version"], "account_id": third["id"]})
    stays = api.get(f"/accounts/{survivor['id']}").body
    api.patch(f"/accounts/{survivor['id']}", {"version": stays["version"], "phone": "333"})
    made_since = a_contact(api, survivor)

    undone = ended(api, undo(api, merged))

    assert (undone["restored"], undone["left"], undone["kept_fields"]) == (1, 1, ["phone"])
    assert undone["left_alone"] == [{"kind": "contact", "id": moved["id"]}]
    accounts = [api.get(f"/contacts/{each['id']}").body["account_id"] for each in (moved, kept, made_since)]
    assert accounts == [third["id"], loser["id"], survivor["id"]]
    now_is = api.get(f"/accounts/{survivor['id']}").body
    assert (now_is["phone"], now_is["website"]) == ("333", None)


def test_a_large_family_comes_over_in_steps_that_can_stop_anywhere(
    api: Client, monkeypatch: pytest.MonkeyPatch, stream: Stream
) -> None:
    survivor, loser = pair(api)
    people = [a_contact(api, loser)["id"] for _ in range(45)]
    monkeypatch.setattr(service, "_STEPS", 1)
    begun = merge(api, survivor, loser)
    seen = [begun.body["moved"]]
    tell_batch(stream.records(api.caller.org_id))  # it goes on by itself
    while (now_is := api.get(f"/merges/{begun.body['id']}").body)["state"] == "Running":
        seen.append(now_is["moved"])
        tell_batch(stream.records(api.caller.org_id))

    assert sorted(set(seen)) == [0, 20, 40, 45]
    assert {api.get(f"/contacts/{each}").body["account_id"] for each in people} == {survivor["id"]}
    assert api.get(f"/accounts/{loser['id']}/related").body["contacts"]["items"] == []


@pytest.mark.req("15.3")
def test_sums_and_words_stay_right(api: Client, stream: Stream) -> None:
    survivor, loser = an_account(api, "Lotus"), an_account(api, "Quartz")
    a_family(api, loser)
    tell_batch(stream.records(api.caller.org_id))
    before = sums_of(api)
    merged = ended(api, merge(api, survivor, loser))
    tell_batch(stream.records(api.caller.org_id))

    assert sums_of(api) == before
    assert api.get("/search", q="quartz").body["groups"] == []
    found = {group["kind"]: len(group["items"]) for group in api.get("/search", q="lotus").body["groups"]}
    assert found == {
        "account": 1,
        "contact": 2,
        "opportunity": 2,
        "quote": 1,
        "order": 1,
        "contract": 1,
        "case": 1,
        "payment": 2,
    }

    ended(api, undo(api, merged))
    tell_batch(stream.records(api.caller.org_id))
    assert sums_of(api) == before
    assert {group["kind"] for group in api.get("/search", q="lotus").body["groups"]} == {"account"}


def test_who_stood_below_the_other_takes_its_place(api: Client) -> None:
    top = an_account(api, "Top")
    loser = api.made("/accounts", {"name": "Loser", "parent_id": top["id"]})
    middle = api.made("/accounts", {"name": "Middle", "parent_id": loser["id"]})
    survivor = api.made("/accounts", {"name": "Survivor", "parent_id": middle["id"]})

    merged = ended(api, merge(api, survivor, loser))

    parents = {each["name"]: api.get(f"/accounts/{each['id']}").body["parent_id"] for each in (survivor, middle)}
    assert parents == {"Survivor": top["id"], "Middle": survivor["id"]}

    ended(api, undo(api, merged))
    parents = {each["name"]: api.get(f"/accounts/{each['id']}").body["parent_id"] for each in (survivor, middle)}
    assert parents == {"Survivor": middle["id"], "Middle": loser["id"]}


def test_what_cannot_be_merged_is_refused(api: Client, stranger: Client) -> None:
    survivor, loser = pair(api)
    closed = an_account(api, "Closed")
    closed = api.patch(f"/accounts/{closed['id']}", {"version": 1, "is_active": False}).body
    child = api.made("/accounts", {"name": "Child", "parent_id": survivor["id"]})
    foreign = an_account(stranger)

    with untouched(api.caller):
        itself = merge(api, survivor, survivor)
        unknown = merge(api, survivor, loser | {"id": UNKNOWN})
        theirs = merge(api, survivor, foreign)
        inactive = merge(api, closed, survivor)
        stale = merge(api, survivor, loser | {"version": 7})
        below = merge(api, survivor, child, "parent_id")
        unversioned = api.post(f"/merges/accounts/{survivor['id']}", {"other_id": loser["id"]})
        field = merge(api, survivor, loser, "is_active")
        reader = merge(as_role(api, Role.READ_ONLY), survivor, loser)
        into_theirs = merge(api, foreign, loser)

    assert (itself.status, itself.paths) == (422, ["other_id"])
    for answer in (unknown, theirs):
        assert (answer.status, answer.paths) == (422, ["other_id"])
        assert answer.body["errors"][0]["code"] == "unknown_record"
    assert (inactive.status, inactive.code) == (409, "record_inactive")
    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", loser)
    assert (below.status, below.paths) == (422, ["take"])
    assert (unversioned.status, unversioned.code) == (428, "version_required")
    assert (field.status, field.paths) == (422, ["take.0"])
    assert (reader.status, reader.code) == (403, "permission_denied")
    assert into_theirs.status == 404


def test_the_same_request_again_is_the_same_merge(api: Client) -> None:
    survivor, loser = pair(api)
    key = {"Idempotency-Key": "a-key-of-the-browser"}
    first = merge(api, survivor, loser, headers=key)

    with untouched(api.caller):
        again = merge(api, survivor, loser, headers=key)

    assert (first.status, again.status, again.body) == (201, 200, first.body)


def test_an_undo_has_its_time(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    survivor, loser, third = *pair(api), an_account(api, "Third")
    begun = merge(api, survivor, loser)
    early = undo(api, begun.body)
    merged = ended(api, begun)
    present = clock.now()
    monkeypatch.setattr(clock, "now", lambda: present + timedelta(days=31))
    with untouched(api.caller):
        late = undo(api, merged)
    monkeypatch.setattr(clock, "now", lambda: present + timedelta(days=29))
    stays = api.get(f"/accounts/{survivor['id']}").body
    over = ended(api, merge(api, third, stays))
    with untouched(api.caller):
        chained = undo(api, merged)
        stale = undo(api, merged | {"version": 1})
    ended(api, undo(api, over))
    back = ended(api, undo(api, merged))
    with untouched(api.caller):
        twice = undo(api, back)

    assert (early.status, early.code) == (409, "merge_under_way")
    assert (late.status, late.code) == (409, "undo_expired")
    assert (chained.status, chained.code) == (409, "record_merged")
    assert (stale.status, stale.code, stale.body["current"]["id"]) == (409, "stale_version", merged["id"])
    assert back["state"] == "Undone"
    assert (twice.status, twice.code) == (409, "merge_undone")


def test_the_merges_of_a_record_are_listed_and_no_other_firms(api: Client, stranger: Client) -> None:
    survivor, loser = pair(api)
    merged = ended(api, merge(api, survivor, loser))

    path = f"/merges/accounts/{survivor['id']}"
    assert api.get(path).body == {"items": [merged], "next_cursor": None}
    assert api.get(f"/merges/{merged['id']}").body == merged
    assert api.get(f"/merges/accounts/{loser['id']}").body["items"] == []
    with untouched(api.caller):
        refused = [
            stranger.get(path),
            stranger.get(f"/merges/{merged['id']}"),
            stranger.post(f"/merges/{merged['id']}/continue"),
            undo(stranger, merged),
        ]
    assert {answer.status for answer in refused} == {404}


def test_who_may_not_read_accounts_is_told_nothing_of_their_merges(api: Client) -> None:
    merged = ended(api, merge(api, *pair(api)))
    scopes = frozenset({Permission.CONTACTS_READ, Permission.CONTACTS_WRITE})
    reader = Client(replace(api.caller, scopes=scopes))
    with untouched(api.caller):
        refused = [
            reader.get(f"/merges/{merged['id']}"),
            reader.post(f"/merges/{merged['id']}/continue"),
            undo(reader, merged),
        ]
    assert {(answer.status, answer.code) for answer in refused} == {(403, "permission_denied")}


def test_a_merge_begins_in_two_round_trips(api: Client, calls: CallCount) -> None:
    survivor, loser = pair(api)
    calls.operations.clear()

    assert merge(api, survivor, loser, headers={"Idempotency-Key": "a-key-of-the-browser"}).status == 201

    assert sorted(calls.operations) == ["BatchGetItem", "GetItem", "TransactWriteItems"]


def test_the_trail_tells_of_it_by_who_did_it(api: Client, stream: Stream) -> None:
    survivor, loser = pair(api)
    deal = a_deal(api, loser)
    merged = ended(api, merge(as_role(api, Role.USER), survivor, loser))
    tell_batch(stream.records(api.caller.org_id))

    trail = api.get("/audit", kind="merge", record_id=merged["id"]).body["items"]
    assert [each["action"] for each in trail] == ["changed", "created"]
    latest = api.get("/audit", kind="opportunity", record_id=deal["id"]).body["items"][0]
    assert (latest["fields"], latest["by"]) == (["account_id"], merged["merged_by"])
