"""Many records are given to another owner in one request; each has its own verdict."""

from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.deals import conversion
from tests.factories import lead_body, member
from tests.front_door import Answer, Client
from tests.functions.kinds import UNKNOWN, as_role, everything, untouched
from tests.functions.test_owners import body, left
from tests.streams import Stream, tell_batch

KINDS = ("accounts", "contacts", "leads", "opportunities", "cases")
LABELS = {"contacts": "last_name", "leads": "last_name", "cases": "subject"}
every_kind = pytest.mark.parametrize("kind", KINDS)
KEY = {"Idempotency-Key": "a-key-of-the-browser"}


def made(api: Client, kind: str, count: int = 1) -> list[dict[str, Any]]:
    sent = body(api, "contacts" if kind == "cases" else kind)
    if kind == "cases":
        sent = {"subject": "No light", "account_id": sent["account_id"]}
    return [api.made(f"/{kind}", sent) for _ in range(count)]


def give(api: Client, kind: str, owner: str, records: list[dict[str, Any]], **options: Any) -> Answer:
    named = [{"id": each["id"], "version": each["version"]} for each in records]
    return api.post(f"/{kind}/owner", {"owner_id": owner, "records": named}, **options)


def verdicts(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.text
    return [each["verdict"] for each in answer.body["results"]]


def seen(api: Client, kind: str, record: dict[str, Any]) -> dict[str, Any]:
    """The record as it is now, in the fields it was made with."""
    now = api.get(f"/{kind}/{record['id']}").body
    return {name: now[name] for name in record}


@pytest.mark.req("2.3", "2.13")
@every_kind
def test_records_get_another_owner(api: Client, kind: str) -> None:
    mate = member(api.caller).user_id
    first, second, other = made(api, kind, 3)

    answer = give(api, kind, mate, [second, first])

    assert [each["id"] for each in answer.body["results"]] == [second["id"], first["id"]]
    for before, result in zip((second, first), answer.body["results"], strict=True):
        now = seen(api, kind, before)
        assert now == before | {"owner_id": mate, "version": 2, "updated_at": now["updated_at"]}
        assert result == result | {"verdict": "changed", "code": None, "detail": None}
        assert result["current"] == now
    assert seen(api, kind, other) == other
    listed = [each["id"] for each in api.get(f"/{kind}", owner=mate).body["items"]]
    assert sorted(listed) == sorted([first["id"], second["id"]])


@pytest.mark.req("2.27", "T7")
@every_kind
def test_each_record_has_its_own_verdict(api: Client, stranger: Client, kind: str) -> None:
    mate = member(api.caller).user_id
    good, stale = made(api, kind, 2)
    (foreign,) = made(stranger, kind)
    changed = api.patch(f"/{kind}/{stale['id']}", {"version": 1, LABELS.get(kind, "name"): "Newer"}).body

    answer = give(api, kind, mate, [stale, foreign, {"id": UNKNOWN, "version": 1}, good])

    assert verdicts(answer) == ["conflict", "gone", "gone", "changed"]
    conflict, gone = answer.body["results"][:2]
    assert (conflict["code"], conflict["current"]) == ("stale_version", changed)
    assert (gone["code"], gone["current"]) == (None, None)
    assert seen(api, kind, stale) == changed
    assert seen(stranger, kind, foreign) == foreign
    assert seen(api, kind, good)["owner_id"] == mate


@pytest.mark.req("2.13")
def test_a_converted_lead_is_refused_and_says_why(api: Client) -> None:
    mate = member(api.caller).user_id
    lead, other = made(api, "leads", 2)
    converted = api.post(f"/leads/{lead['id']}/convert", conversion(lead)).body["lead"]

    answer = give(api, "leads", mate, [converted, other])

    assert verdicts(answer) == ["refused", "changed"]
    assert answer.body["results"][0]["code"] == "lead_converted"
    assert answer.body["results"][0]["current"] == converted == api.get(f"/leads/{lead['id']}").body


@pytest.mark.req("1.3", "2.3")
@every_kind
def test_only_an_active_member_is_given_anything(api: Client, stranger: Client, kind: str) -> None:
    records = made(api, kind, 2)
    nobody = [left(api.caller), member(stranger.caller).user_id, "somebody"]

    with untouched(api.caller):
        for owner in nobody:
            answer = give(api, kind, owner, records)
            assert (answer.status, answer.paths) == (422, ["owner_id"])
            assert answer.body["errors"][0]["code"] == "unknown_member"


@every_kind
def test_who_may_only_read_gives_nothing(api: Client, kind: str) -> None:
    records = made(api, kind)

    with untouched(api.caller):
        answer = give(as_role(api, Role.READ_ONLY), kind, api.caller.user_id, records)

    assert (answer.status, answer.code) == (403, "permission_denied")


@pytest.mark.parametrize(
    ("records", "path"),
    [
        ([], "records"),
        ([{"id": UNKNOWN, "version": 1}] * 101, "records"),
        ([{"id": UNKNOWN, "version": 1}] * 2, "records.1.id"),
        ([{"id": "nothing", "version": 1}], "records.0.id"),
        ([{"id": UNKNOWN, "version": "1"}], "records.0.version"),
        ([{"id": UNKNOWN}], "records.0.version"),
    ],
    ids=["none", "too many", "one twice", "no id", "text for a version", "no version"],
)
def test_what_is_no_list_of_records_is_refused(api: Client, records: list[Any], path: str) -> None:
    with untouched(api.caller):
        answer = api.post("/leads/owner", {"owner_id": api.caller.user_id, "records": records})

    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.req("T7")
@every_kind
def test_the_same_request_again_gives_the_same_verdicts(api: Client, kind: str) -> None:
    mate = member(api.caller).user_id
    good, stale = made(api, kind, 2)
    api.patch(f"/{kind}/{stale['id']}", {"version": 1, LABELS.get(kind, "name"): "Newer"})
    first = give(api, kind, mate, [good, stale], headers=KEY)

    with untouched(api.caller):
        again = give(api, kind, mate, [good, stale], headers=KEY)
        other = give(api, kind, api.caller.user_id, [first.body["results"][0]["current"]], headers=KEY)

    assert (again.status, again.body) == (200, first.body)
    assert (other.status, other.paths) == (422, ["Idempotency-Key"])


@pytest.mark.req("19.1")
def test_a_hundred_records_are_two_round_trips(api: Client, calls: CallCount) -> None:
    """Two transactions side by side, each with the read before it."""
    mate = member(api.caller).user_id
    leads = [api.made("/leads", lead_body(last_name=f"Nr {number}")) for number in range(100)]
    calls.operations.clear()

    answer = give(api, "leads", mate, leads, headers=KEY)

    assert verdicts(answer) == ["changed"] * 100
    assert [each["current"]["last_name"] for each in answer.body["results"]] == [each["last_name"] for each in leads]
    expected = ["BatchGetItem", "GetItem", "TransactWriteItems"] * 2
    assert sorted(calls.operations) == sorted(expected)
    claims = [row for row in everything(api.caller) if row["PK"].endswith("#IDEM")]
    assert len(claims) == 2


@pytest.mark.req("13.2")
def test_the_trail_tells_each_change(api: Client, stream: Stream) -> None:
    mate = member(api.caller).user_id
    leads = made(api, "leads", 2)
    give(api, "leads", mate, leads)
    tell_batch(stream.records(api.caller.org_id))

    for lead in leads:
        latest = api.get("/audit", kind="lead", record_id=lead["id"]).body["items"][0]
        assert (latest["action"], latest["fields"], latest["by"]) == ("changed", ["owner_id"], api.caller.user_id)
        assert latest["values"]["owner_id"] == {"was": api.caller.user_id, "became": mate}
