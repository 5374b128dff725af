"""Cases through the front door: opened, worked on, closed, reopened."""

from datetime import timedelta
from typing import Any

import pytest

from functions.identity.rules import Role
from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import UNKNOWN, a_contact, an_account
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import as_role, untouched
from tests.help_desk import NOON, SetTime, a_case, subjects
from tests.streams import Stream, tell_batch


def path(case: dict[str, Any]) -> str:
    return f"/cases/{case['id']}"


@pytest.mark.req("12.1", "12.2", "12.5", "S20")
def test_a_case_of_a_contact(api: Client, set_time: SetTime) -> None:
    account = an_account(api)
    contact = a_contact(api, account, first_name="Priya", email="priya@mail.example")
    body = {
        "subject": "Kitchen door jams",
        "description": "Since\nMonday",
        "priority": "High",
        "issue_type": "Problem",
        "account_id": account["id"],
        "contact_id": contact["id"],
    }

    answer = api.post("/cases", body)

    assert answer.status == 201
    assert answer.body == body | {
        "id": answer.body["id"],
        "version": 1,
        "created_at": "2026-11-22T12:00:00Z",
        "updated_at": "2026-11-22T12:00:00Z",
        "number": answer.body["number"],
        "status": "New",
        "owner_id": api.caller.user_id,
        "due_at": "2026-11-22T20:00:00Z",
        "closed_at": None,
        "account_name": "Sharma Homes",
        "breached": False,
    }
    assert answer.body["number"].startswith("CS-")
    assert len(answer.body["number"]) == 11
    names = {"contact_name": "Priya Sharma", "contact_email": "priya@mail.example"}
    assert api.get(path(answer.body)).body == answer.body | names


@pytest.mark.req("12.1")
def test_only_subject_and_account_are_needed(api: Client, set_time: SetTime) -> None:
    case = a_case(api)

    assert (case["status"], case["priority"], case["issue_type"]) == ("New", "Normal", "Other")
    assert (case["contact_id"], case["description"], case["due_at"]) == (None, None, "2026-11-23T12:00:00Z")
    detail = api.get(path(case)).body
    assert (detail["contact_name"], detail["contact_email"]) == (None, None)


@pytest.mark.req("12.1")
def test_numbers_differ(api: Client) -> None:
    account = an_account(api)

    assert len({a_case(api, account=account)["number"] for _ in range(20)}) == 20


@pytest.mark.req("12.1")
@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"subject": ""}, "subject"),
        ({"subject": None}, "subject"),
        ({"subject": "x" * 256}, "subject"),
        ({"subject": "two\nlines"}, "subject"),
        ({"status": "Open"}, "status"),
        ({"priority": "Urgent"}, "priority"),
        ({"issue_type": "Weather"}, "issue_type"),
        ({"account_id": UNKNOWN}, "account_id"),
        ({"account_id": None}, "account_id"),
        ({"contact_id": UNKNOWN}, "contact_id"),
        ({"owner_id": "nobody"}, "owner_id"),
        ({"number": "CS-1"}, "number"),
        ({"due_at": "2026-11-22T12:00:00Z"}, "due_at"),
        ({"closed_at": "2026-11-22T12:00:00Z"}, "closed_at"),
        ({"description": "x" * 10_001}, "description"),
    ],
)
def test_what_is_not_acceptable_is_named(api: Client, fields: dict[str, Any], named: str) -> None:
    body = {"subject": "Door jams", "account_id": an_account(api)["id"]} | fields

    with untouched(api.caller):
        answer = api.post("/cases", body)

    assert (answer.status, answer.paths) == (422, [named])


@pytest.mark.req("12.2")
def test_the_contact_is_one_of_the_account(api: Client) -> None:
    account, other = an_account(api), an_account(api, "Other")
    contact, stranger = a_contact(api, account), a_contact(api, other)
    case = a_case(api, account=account, contact_id=contact["id"])

    with untouched(api.caller):
        made = api.post("/cases", {"subject": "x", "account_id": account["id"], "contact_id": stranger["id"]})
        changed = api.patch(path(case), {"version": 1, "contact_id": stranger["id"]})
        moved = api.patch(path(case), {"version": 1, "account_id": other["id"]})

    for answer in (made, changed, moved):
        assert (answer.status, answer.paths) == (422, ["contact_id"])
        assert answer.body["errors"][0]["code"] == "unknown_contact"
    both = api.patch(path(case), {"version": 1, "account_id": other["id"], "contact_id": stranger["id"]})
    assert (both.status, both.body["account_name"], both.body["contact_id"]) == (200, "Other", stranger["id"])
    alone = api.patch(path(case), {"version": 2, "account_id": account["id"], "contact_id": None})
    assert (alone.status, alone.body["account_name"], alone.body["contact_id"]) == (200, "Sharma Homes", None)


@pytest.mark.req("12.1", "S20")
def test_a_case_is_worked_closed_and_reopened(api: Client, set_time: SetTime) -> None:
    case = a_case(api)
    taken = api.patch(path(case), {"version": 1, "status": "In Progress"}).body
    assert (taken["status"], taken["closed_at"]) == ("In Progress", None)

    set_time(NOON + timedelta(hours=2))
    closed = api.patch(path(case), {"version": 2, "status": "Closed"}).body
    assert (closed["status"], closed["closed_at"], closed["breached"]) == ("Closed", "2026-11-22T14:00:00Z", False)
    set_time(NOON + timedelta(days=3))
    noted = api.patch(path(case), {"version": 3, "status": "Closed", "description": "Hinge replaced"}).body
    assert (noted["closed_at"], noted["breached"]) == ("2026-11-22T14:00:00Z", False)

    with untouched(api.caller):
        refused = api.patch(path(case), {"version": 4, "status": "New"})
    assert (refused.status, refused.code, refused.body["current"]) == (409, "illegal_transition", noted)

    reopened = api.patch(path(case), {"version": 4, "status": "In Progress"}).body
    assert (reopened["status"], reopened["closed_at"], reopened["due_at"]) == ("In Progress", None, case["due_at"])
    assert reopened["breached"] is True


@pytest.mark.req("12.5")
def test_a_case_is_breached_from_the_moment_after_its_target(api: Client, set_time: SetTime) -> None:
    late, early = (a_case(api, priority="High") for _ in range(2))
    set_time(NOON + timedelta(hours=8))
    assert api.get(path(late)).body["breached"] is False
    api.patch(path(early), {"version": 1, "status": "Closed"})
    set_time(NOON + timedelta(hours=8, seconds=1))
    assert api.get(path(late)).body["breached"] is True
    api.patch(path(late), {"version": 1, "status": "Closed"})
    set_time(NOON + timedelta(days=30))

    assert [api.get(path(each)).body["breached"] for each in (late, early)] == [True, False]


@pytest.mark.req("12.5")
def test_the_target_is_the_firms_and_follows_the_priority(api: Client, set_time: SetTime) -> None:
    assert api.patch("/org", {"version": 1, "case_hours": {"High": 2, "Low": 240}}).status == 200
    case = a_case(api, priority="High")
    assert case["due_at"] == "2026-11-22T14:00:00Z"
    api.patch("/org", {"version": 2, "case_hours": {"High": 4}})
    set_time(NOON + timedelta(hours=1))

    same = api.patch(path(case), {"version": 1, "priority": "High", "subject": "Still"}).body
    lower = api.patch(path(case), {"version": 2, "priority": "Low"}).body
    higher = api.patch(path(case), {"version": 3, "priority": "High"}).body

    assert [each["due_at"] for each in (same, lower, higher)] == [
        "2026-11-22T14:00:00Z",
        "2026-12-02T12:00:00Z",
        "2026-11-22T16:00:00Z",
    ]


@pytest.mark.req("S11", "T7")
def test_a_change_names_the_version_it_was_made_against(api: Client) -> None:
    case = a_case(api)
    present = api.patch(path(case), {"version": 1, "subject": "Door and window jam"}).body

    with untouched(api.caller):
        absent = api.patch(path(case), {"subject": "Lost"})
        stale = api.put(path(case), {"version": 1, "subject": "Lost"})

    assert (absent.status, absent.code) == (428, "version_required")
    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", present)
    assert present == case | {"subject": "Door and window jam", "version": 2, "updated_at": present["updated_at"]}


def test_a_request_sent_twice_is_carried_out_once(api: Client) -> None:
    account, key = an_account(api), {"Idempotency-Key": "a-key-of-the-browser"}
    body = {"subject": "Door jams", "account_id": account["id"]}
    first = api.post("/cases", body, headers=key)
    change = {"version": 1, "status": "Closed"}
    closed = api.patch(path(first.body), change, headers=key)

    with untouched(api.caller):
        again = api.post("/cases", body, headers=key)
        closed_again = api.patch(path(first.body), change, headers=key)

    assert (first.status, again.status, again.body) == (201, 200, closed.body)
    assert (closed_again.status, closed_again.body) == (200, closed.body)
    own = body | {"id": new_id()}
    made, repeated = api.post("/cases", own), api.post("/cases", own)
    assert (made.status, repeated.status, repeated.body) == (201, 200, made.body)
    taken = api.post("/cases", own | {"subject": "Another"})
    assert (taken.status, taken.code) == (409, "id_taken")


@pytest.mark.req("1.24")
def test_who_may_only_read_changes_nothing(api: Client) -> None:
    case, reader, user = a_case(api), as_role(api, Role.READ_ONLY), as_role(api, Role.USER)

    with untouched(api.caller):
        answers = [
            reader.post("/cases", {"subject": "x", "account_id": case["account_id"]}),
            reader.patch(path(case), {"version": 1, "status": "Closed"}),
            reader.put(path(case), {"version": 1, "status": "Closed"}),
        ]

    assert [(each.status, each.code) for each in answers] == [(403, "permission_denied")] * 3
    assert reader.get(path(case)).body["subject"] == "Door jams"
    assert subjects(reader) == ["Door jams"]
    assert user.patch(path(case), {"version": 1, "status": "Closed"}).status == 200


@pytest.mark.req("12.1")
def test_owners_are_members(api: Client) -> None:
    ravi, case = member(api.caller), a_case(api)

    given = api.patch(path(case), {"version": 1, "owner_id": ravi.user_id})

    assert (given.status, given.body["owner_id"]) == (200, ravi.user_id)
    assert (subjects(api, owner="me"), subjects(api, owner=ravi.user_id)) == ([], ["Door jams"])


@pytest.mark.req("12.4", "11.9")
def test_activities_about_a_case(api: Client) -> None:
    case = a_case(api, "Door jams")
    about = {"type": "case", "id": case["id"]}
    note = api.made("/activities", {"type": "Note", "subject": "Carpenter is booked", "what": about})

    (listed,) = api.get("/activities", what=f"case:{case['id']}").body["items"]

    assert listed == note | {"what_name": "Door jams", "who_name": None, "attendee_names": {}}


@pytest.mark.req("12.4", "1.32")
def test_history_says_who_changed_what(api: Client, stream: Stream, set_time: SetTime) -> None:
    ravi = Client(member(api.caller))
    case = a_case(api)
    for hours, by, change in (
        (1, api, {"status": "In Progress", "owner_id": ravi.caller.user_id}),
        (2, ravi, {"priority": "High", "description": "Urgent after all"}),
        (3, ravi, {"status": "Closed"}),
    ):
        set_time(NOON + timedelta(hours=hours))
        assert by.patch(path(case), {"version": hours, **change}).status == 200
    tell_batch(stream.records(api.caller.org_id))

    answer = api.get(f"{path(case)}/history")

    closed, raised, taken, opened = answer.body["items"]
    me, him = api.caller.user_id, ravi.caller.user_id
    assert closed == {
        "at": "2026-11-22T15:00:00Z",
        "by": him,
        "action": "changed",
        "fields": ["closed_at", "status"],
        "changes": {"status": {"before": "In Progress", "after": "Closed"}},
    }
    assert (raised["by"], raised["fields"]) == (him, ["description", "due_at", "priority"])
    assert raised["changes"] == {"priority": {"before": "Normal", "after": "High"}}
    assert taken["changes"] == {
        "owner_id": {"before": me, "after": him},
        "status": {"before": "New", "after": "In Progress"},
    }
    assert (opened["action"], opened["by"], opened["at"]) == ("created", me, "2026-11-22T12:00:00Z")
    first = api.get(f"{path(case)}/history", limit="3").body
    rest = api.get(f"{path(case)}/history", limit="3", cursor=first["next_cursor"]).body
    assert first["items"] + rest["items"] == answer.body["items"]
    assert rest["next_cursor"] is None


@pytest.mark.req("2.11", "12.2")
def test_cases_around_account_and_contact(api: Client, set_time: SetTime) -> None:
    account = an_account(api)
    one, other = (a_contact(api, account, last_name=name) for name in ("Rao", "Sen"))
    first = a_case(api, "First", account, contact_id=one["id"])
    second = a_case(api, "Second", account, contact_id=one["id"], priority="Low")
    api.patch(path(first), {"version": 1, "contact_id": other["id"], "status": "Closed"})
    third = a_case(api, "Third", account, contact_id=one["id"])
    third = api.patch(path(third), {"version": 1, "contact_id": None}).body
    set_time(NOON + timedelta(days=4))

    of_account = api.get(f"/accounts/{account['id']}/related").body["cases"]
    of_one, of_other = (api.get(f"/contacts/{each['id']}/related").body["cases"] for each in (one, other))

    assert [each["subject"] for each in of_account["items"]] == ["Third", "Second", "First"]
    assert of_account["items"][0] == third | {"breached": True}
    slim = {"id": second["id"], "number": second["number"], "subject": "Second", "status": "New", "priority": "Low"}
    assert of_one == {"items": [slim | {"breached": True}], "has_more": False}
    assert [(each["subject"], each["status"], each["breached"]) for each in of_other["items"]] == [
        ("First", "Closed", False)
    ]


@pytest.mark.req("14.2")
def test_a_case_is_found_by_number_and_subject(api: Client, stream: Stream) -> None:
    case = a_case(api, "Kitchen door jams")
    tell_batch(stream.records(api.caller.org_id))

    for words in (case["number"], case["number"].lower(), "kitch jam", "door sharma"):
        (group,) = api.get("/search", q=words, kind="case").body["groups"]
        detail = f"{case['number']} · Sharma Homes"
        assert group["items"] == [{"id": case["id"], "title": "Kitchen door jams", "detail": detail, "of": None}]


def test_no_route_takes_more_than_two_round_trips(api: Client, calls: CallCount) -> None:
    account = an_account(api)
    contact = a_contact(api, account)
    case = a_case(api, account=account, contact_id=contact["id"])

    def counted(method: str, where: str, body: Any = None) -> list[str]:
        calls.operations.clear()
        assert api.send(method, where, body).status in (200, 201)
        return calls.operations

    reads = ["BatchGetItem", "GetItem", "TransactWriteItems"]
    made = {"subject": "x", "account_id": account["id"], "contact_id": contact["id"]}
    assert sorted(counted("POST", "/cases", made)) == reads
    assert counted("GET", path(case)) == ["GetItem", "BatchGetItem"]
    assert sorted(counted("PATCH", path(case), {"version": 1, "priority": "Low"})) == [
        "BatchGetItem",
        "GetItem",
        "GetItem",
        "UpdateItem",
    ]
    assert sorted(counted("GET", f"{path(case)}/history")) == ["GetItem", "Query"]
    assert counted("GET", "/cases") == ["Query"] * 6 + ["BatchGetItem"]
