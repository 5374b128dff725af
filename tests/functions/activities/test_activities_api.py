"""Activities through the front door: made, read, changed, refused."""

from typing import Any

import pytest

from functions.identity.rules import Role
from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import MALFORMED, UNKNOWN, a_contact, a_deal, a_lead, an_account, an_order
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role, untouched, without_request_id

EMPTY = dict.fromkeys(
    """description what who status priority due_date completed_at recurrence anchor_date occurrence next_id start end
    all_day location called_at direction outcome duration_minutes""".split()
) | {"attendees": []}
NAMELESS: dict[str, Any] = {"what_name": None, "who_name": None, "attendee_names": {}}
TASK = {"type": "Task", "subject": "Send the offer", "due_date": "2026-12-01"}
EVENT = {"type": "Event", "subject": "Site visit", "start": "2026-12-01T09:00:00Z", "end": "2026-12-01T10:30:00Z"}
CALL = {"type": "Call", "subject": "First call", "called_at": "2026-11-20T09:00:00Z"}
NOTE = {"type": "Note", "subject": "Wants white fronts"}
EACH = [TASK, EVENT, CALL, NOTE]

FULL: dict[str, dict[str, Any]] = {
    "Task": TASK | {"status": "Waiting", "priority": "High", "description": "With the new prices.\nTwo pages."},
    "Event": EVENT | {"all_day": True, "location": "1 Hill Road"},
    "Call": CALL | {"direction": "Inbound", "outcome": "Left Message", "duration_minutes": 4},
    "Note": NOTE | {"description": "And no handles."},
}


def made(api: Client, body: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return api.made("/activities", body | fields)


def link(kind: str, record: dict[str, Any]) -> dict[str, str]:
    return {"type": kind, "id": record["id"]}


@pytest.mark.req("11.1", "11.2", "11.3", "11.5")
@pytest.mark.parametrize("body", FULL.values(), ids=FULL)
def test_an_activity_keeps_the_fields_of_its_type(api: Client, body: dict[str, Any]) -> None:
    activity = made(api, body)

    fixed = {
        "id": activity["id"],
        "version": 1,
        "created_at": activity["created_at"],
        "updated_at": activity["created_at"],
        "assigned_to": api.caller.user_id,
        "is_active": True,
    }
    assert activity == EMPTY | body | fixed
    assert api.get(f"/activities/{activity['id']}").body == activity | NAMELESS


@pytest.mark.req("11.1", "11.2", "11.3")
def test_what_is_not_said_has_a_default(api: Client) -> None:
    task, event = made(api, {"type": "Task", "subject": "Send"}), made(api, EVENT)
    call = made(api, {"type": "Call", "subject": "Rang"})

    assert (task["status"], task["priority"], task["due_date"]) == ("Not Started", "Normal", None)
    assert event["all_day"] is False
    assert (call["called_at"], call["direction"]) == (call["created_at"], "Outbound")


OTHERS = [
    (TASK, {"start": "2026-12-01T09:00:00Z", "location": "Here", "outcome": "Busy", "all_day": False}),
    (EVENT, {"status": "Waiting", "due_date": "2026-12-01", "duration_minutes": 3, "priority": "Low"}),
    (CALL, {"end": "2026-12-01T09:00:00Z", "recurrence": {"frequency": "Daily"}, "status": "Completed"}),
    (NOTE, {"due_date": "2026-12-01", "start": "2026-12-01T09:00:00Z", "direction": "Inbound"}),
]


@pytest.mark.req("11.1")
@pytest.mark.parametrize(("body", "others"), OTHERS, ids=["Task", "Event", "Call", "Note"])
def test_a_field_of_another_type_is_refused(api: Client, body: dict[str, Any], others: dict[str, Any]) -> None:
    activity = made(api, body)

    with untouched(api.caller):
        for name, value in others.items():
            for answer in (
                api.post("/activities", body | {name: value}),
                api.patch(f"/activities/{activity['id']}", {"version": 1, name: value}),
            ):
                assert (answer.status, answer.paths) == (422, [name])
                assert answer.body["errors"][0]["code"] == "not_for_type"


@pytest.mark.req("11.1", "11.2", "11.3", "S19")
@pytest.mark.parametrize(
    ("body", "field", "value", "path", "code"),
    [
        (TASK, "subject", "", "subject", "string_too_short"),
        (TASK, "subject", "x" * 300, "subject", "string_too_long"),
        (TASK, "due_date", "2026-12-01T09:00:00Z", "due_date", "value_error"),
        (TASK, "due_date", "2026-02-30", "due_date", "date_from_datetime_parsing"),
        (TASK, "status", "Done", "status", "enum"),
        (TASK, "priority", "Urgent", "priority", "enum"),
        (TASK, "recurrence", {"frequency": "Hourly"}, "recurrence.frequency", "enum"),
        (TASK, "recurrence", {"frequency": "Daily", "interval": 0}, "recurrence.interval", "greater_than_equal"),
        (TASK, "recurrence", {"frequency": "Daily", "interval": "1"}, "recurrence.interval", "int_type"),
        (TASK, "recurrence", {"frequency": "Daily", "count": 0}, "recurrence.count", "greater_than_equal"),
        (TASK, "recurrence", {"frequency": "Daily", "until": "2026-11-30"}, "recurrence.until", "ends_before_start"),
        (
            TASK,
            "recurrence",
            {"frequency": "Daily", "until": "2026-12-30", "count": 2},
            "recurrence.count",
            "two_ends",
        ),
        (EVENT, "end", "2026-12-01T08:59:59Z", "end", "ends_before_start"),
        (EVENT, "end", "2026-12-01T14:29:59+05:30", "end", "ends_before_start"),
        (EVENT, "end", "2026-12-15T10:00:01Z", "end", "event_too_long"),
        (EVENT, "start", "2026-12-01T09:00:00", "start", "timezone_aware"),
        (EVENT, "start", "2026-12-01", "start", "timezone_aware"),
        (EVENT, "start", 1790000000, "start", "value_error"),
        (EVENT, "start", "0001-01-01T00:00:00+05:30", "start", "value_error"),
        (EVENT, "end", "9999-12-31T23:59:59-08:00", "end", "value_error"),
        (EVENT, "all_day", "yes", "all_day", "bool_type"),
        (CALL, "duration_minutes", -1, "duration_minutes", "greater_than_equal"),
        (CALL, "duration_minutes", 1441, "duration_minutes", "less_than_equal"),
        (CALL, "outcome", "Hung up", "outcome", "enum"),
        (NOTE, "type", "Letter", "type", "enum"),
        (NOTE, "what", {"type": "lead", "id": UNKNOWN}, "what.type", "enum"),
        (NOTE, "who", {"type": "account", "id": UNKNOWN}, "who.type", "enum"),
        (NOTE, "who", {"type": "lead", "id": "a#b"}, "who.id", "string_pattern_mismatch"),
        (NOTE, "who", {"type": "lead", "id": UNKNOWN, "name": "x"}, "who.name", "extra_forbidden"),
        (NOTE, "version", 1, "version", "extra_forbidden"),
    ],
)
def test_an_impossible_field_is_named(
    api: Client, body: dict[str, Any], field: str, value: Any, path: str, code: str
) -> None:
    activity = made(api, body)

    with untouched(api.caller):
        answers = [api.post("/activities", body | {field: value})]
        if field not in ("type", "version"):
            answers.append(api.patch(f"/activities/{activity['id']}", {"version": 1, field: value}))

    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [path])
        assert answer.body["errors"][0]["code"] == code


@pytest.mark.req("11.3")
def test_an_event_may_end_when_it_starts_but_needs_both(api: Client) -> None:
    assert made(api, EVENT, end=EVENT["start"])["end"] == EVENT["start"]

    with untouched(api.caller):
        for name in ("start", "end"):
            answer = api.post("/activities", {key: value for key, value in EVENT.items() if key != name})
            assert (answer.status, answer.paths, answer.body["errors"][0]["code"]) == (422, [name], "missing")


def test_an_hour_is_kept_in_utc(api: Client) -> None:
    assert made(api, CALL, called_at="2026-11-20T14:30:00+05:30")["called_at"] == "2026-11-20T09:00:00Z"


@pytest.mark.req("11.4", "S19")
def test_every_link_is_there_or_refused(api: Client, stranger: Client) -> None:
    account, lead, order = an_account(api), a_lead(api), an_order(api)
    deal, contact = a_deal(api, account), a_contact(api, account)
    links = {"account": account, "opportunity": deal, "order": order, "contact": contact, "lead": lead}

    for kind, record in links.items():
        side = "who" if kind in ("contact", "lead") else "what"
        assert made(api, NOTE, **{side: link(kind, record)})[side] == link(kind, record)
        unknown = {"type": kind, "id": UNKNOWN}
        note = made(stranger, NOTE)
        with untouched(api.caller), untouched(stranger.caller):
            answers = [
                stranger.post("/activities", NOTE | {side: link(kind, record)}),
                stranger.post("/activities", NOTE | {side: unknown}),
                stranger.patch(f"/activities/{note['id']}", {"version": 1, side: link(kind, record)}),
                stranger.patch(f"/activities/{note['id']}", {"version": 1, side: unknown}),
            ]
        for answer in answers:
            assert without_request_id(answer) == without_request_id(answers[0])
            assert (answer.status, answer.paths) == (422, [f"{side}.id"])


@pytest.mark.req("11.5", "1.3")
def test_only_a_member_is_given_something_to_do(api: Client, stranger: Client) -> None:
    task, mate = made(api, TASK), member(api.caller).user_id

    with untouched(api.caller):
        for nobody in ("somebody", "me", member(stranger.caller).user_id):
            for answer in (
                api.post("/activities", TASK | {"assigned_to": nobody}),
                api.patch(f"/activities/{task['id']}", {"version": 1, "assigned_to": nobody}),
            ):
                assert (answer.status, answer.paths) == (422, ["assigned_to"])

    given = api.patch(f"/activities/{task['id']}", {"version": 1, "assigned_to": mate}).body
    assert given["assigned_to"] == mate
    assert [each["id"] for each in api.get("/activities/tasks", assignee=mate).body["items"]] == [task["id"]]
    assert api.get("/activities/tasks").body["items"] == []


@pytest.mark.req("11.9", "11.4")
def test_one_activity_is_on_the_timelines_of_who_and_what(api: Client) -> None:
    account, lead = an_account(api), a_lead(api)
    deal = a_deal(api, account)
    activity = made(api, CALL, what=link("opportunity", deal), who=link("lead", lead))
    shown = activity | {"what_name": "Sharma kitchen", "who_name": "Priya Sharma", "attendee_names": {}}

    assert api.get("/activities", what=f"opportunity:{deal['id']}").body["items"] == [shown]
    assert api.get("/activities", who=f"lead:{lead['id']}").body["items"] == [shown]
    assert api.get("/activities", what=f"account:{account['id']}").body["items"] == []

    moved = api.patch(f"/activities/{activity['id']}", {"version": 1, "what": link("account", account), "who": None})
    assert moved.status == 200
    assert api.get("/activities", what=f"opportunity:{deal['id']}").body["items"] == []
    assert api.get("/activities", who=f"lead:{lead['id']}").body["items"] == []
    (there,) = api.get("/activities", what=f"account:{account['id']}").body["items"]
    assert (there["id"], there["what_name"], there["who_name"]) == (activity["id"], "Sharma Homes", None)


@pytest.mark.req("11.9")
def test_a_timeline_is_newest_first_page_by_page(api: Client) -> None:
    lead = a_lead(api)
    who = link("lead", lead)
    wanted = [
        made(api, EVENT, who=who, start="2026-12-24T09:00:00Z", end="2026-12-24T10:00:00Z"),
        made(api, TASK, who=who, due_date="2026-12-20"),
        made(api, NOTE, who=who),
        *(made(api, CALL, who=who, called_at=f"2026-10-{day:02}T09:00:00Z") for day in range(9, 1, -1)),
    ]

    pages = all_pages(api, "/activities", 4, who=f"lead:{lead['id']}")

    assert [len(page) for page in pages] == [4, 4, 3]
    assert [each["id"] for page in pages for each in page] == [each["id"] for each in wanted]


@pytest.mark.req("11.9")
def test_a_long_timeline_is_whole_and_in_order_while_somebody_writes_to_it(api: Client) -> None:
    lead = a_lead(api)
    who = link("lead", lead)
    hours = [f"2026-{month:02}-{day:02}T09:00:00Z" for month in range(1, 11) for day in range(1, 26)]
    ids = [made(api, CALL, who=who, called_at=hours[number // 2])["id"] for number in range(250)]  # two at every hour
    path = f"lead:{lead['id']}"

    pages: list[list[str]] = []
    cursor: dict[str, str] = {}
    while not pages or cursor:
        answer = api.get("/activities", who=path, limit="100", **cursor)
        pages.append([each["id"] for each in answer.body["items"]])
        cursor = {"cursor": answer.body["next_cursor"]} if answer.body["next_cursor"] else {}
        made(api, CALL, who=who, called_at="2026-12-01T09:00:00Z")  # before all that is read
    shown = [each for page in pages for each in page]

    assert [len(page) for page in pages] == [100, 100, 50]
    assert shown == list(reversed(ids))


@pytest.mark.req("11.9")
@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({}, "what"),
        ({"what": f"account:{UNKNOWN}", "who": f"lead:{UNKNOWN}"}, "what"),
        ({"what": f"lead:{UNKNOWN}"}, "what"),
        ({"who": "lead:x"}, "who"),
        ({"who": UNKNOWN}, "who"),
        ({"who": f"lead:{UNKNOWN}", "cursor": "x"}, "cursor"),
        ({"who": f"lead:{UNKNOWN}", "limit": "101"}, "limit"),
    ],
)
def test_a_timeline_is_of_one_record(api: Client, query: dict[str, str], path: str) -> None:
    answer = api.get("/activities", **query)

    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.req("1.3", "11.9")
def test_a_strangers_timeline_is_empty(api: Client, stranger: Client) -> None:
    lead = a_lead(api)
    made(api, NOTE, who=link("lead", lead))

    assert stranger.get("/activities", who=f"lead:{lead['id']}").body == {"items": [], "next_cursor": None}


@pytest.mark.req("11.1", "T7")
def test_what_was_entered_by_mistake_leaves_every_list_and_comes_back(api: Client) -> None:
    lead = a_lead(api)
    task = made(api, TASK, who=link("lead", lead))
    path = f"/activities/{task['id']}"
    lists = [("/activities", {"who": f"lead:{lead['id']}"}), ("/activities/tasks", {})]

    gone = api.patch(path, {"version": 1, "is_active": False})

    assert (gone.status, gone.body["is_active"]) == (200, False)
    assert [api.get(at, **query).body["items"] for at, query in lists] == [[], []]
    assert api.get(path).body["is_active"] is False
    assert api.patch(path, {"version": 2, "is_active": True}).status == 200
    assert [len(api.get(at, **query).body["items"]) for at, query in lists] == [1, 1]


@pytest.mark.req("2.27", "T7")
@pytest.mark.parametrize("body", EACH, ids=lambda each: each["type"])
def test_a_stale_or_missing_version_changes_nothing(api: Client, body: dict[str, Any]) -> None:
    path = f"/activities/{made(api, body)['id']}"
    present = api.patch(path, {"version": 1, "subject": "Other"}).body

    with untouched(api.caller):
        stale = api.patch(path, {"version": 1, "subject": "Lost"})
        missing = api.put(path, {"subject": "Lost"})

    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", present)
    assert (missing.status, missing.code, missing.paths) == (428, "version_required", ["version"])


def test_a_create_and_a_change_are_repeated_under_their_keys(api: Client) -> None:
    key, body = {"Idempotency-Key": "a-key-of-the-browser"}, TASK | {"id": new_id()}
    first = api.post("/activities", body, headers=key)
    change = {"version": 1, "status": "Completed"}
    path = f"/activities/{body['id']}"
    done = api.patch(path, change, headers=key)

    with untouched(api.caller):
        again = api.post("/activities", body, headers=key)
        done_again = api.patch(path, change, headers=key)
        other = api.post("/activities", body | {"subject": "Other"})

    assert (first.status, again.status, done.status, done_again.status) == (201, 200, 200, 200)
    assert again.body == done.body == done_again.body
    assert (other.status, other.code) == (409, "id_taken")


@pytest.mark.req("2.12", "1.3")
def test_no_id_but_its_own_finds_an_activity(api: Client) -> None:
    made(api, NOTE)
    unknown = without_request_id(api.get(f"/activities/{UNKNOWN}"))

    with untouched(api.caller):
        for each in MALFORMED:
            for answer in (
                api.get(f"/activities/{each}"),
                api.patch(f"/activities/{each}", {"version": 1, "subject": "Mine"}),
            ):
                assert (answer.status, without_request_id(answer)) == (404, unknown)


@pytest.mark.req("1.24")
def test_who_may_only_read_changes_nothing(api: Client) -> None:
    note, reader = made(api, NOTE), as_role(api, Role.READ_ONLY)

    with untouched(api.caller):
        answers = [
            reader.post("/activities", NOTE),
            reader.patch(f"/activities/{note['id']}", {"version": 1, "subject": "Mine"}),
        ]

    assert [(answer.status, answer.code) for answer in answers] == [(403, "permission_denied")] * 2
    assert reader.get(f"/activities/{note['id']}").status == 200
    assert api.send("DELETE", f"/activities/{note['id']}").status == 405


@pytest.mark.req("21.17")
def test_round_trips(api: Client, calls: CallCount) -> None:
    lead, account = a_lead(api), an_account(api)
    both = {"who": link("lead", lead), "what": link("account", account)}
    task = made(api, TASK, **both)

    def counted(method: str, path: str, body: Any = None, **query: str) -> list[str]:
        calls.operations.clear()
        answer = api.send(method, path, body, query=query)
        assert answer.status in (200, 201), answer.text
        return calls.operations[:]

    assert counted("POST", "/activities", NOTE) == ["PutItem"]
    assert counted("POST", "/activities", NOTE | both) == ["TransactWriteItems"]
    assert counted("GET", f"/activities/{task['id']}") == ["GetItem", "BatchGetItem"]
    assert counted("GET", "/activities", who=f"lead:{lead['id']}") == ["Query", "BatchGetItem"]
    assert counted("GET", "/activities/tasks") == ["Query", "BatchGetItem"]
    agenda = {"from": "2026-12-01", "to": "2026-12-31"}
    assert counted("GET", "/activities/agenda", **agenda) == ["Query"] * 3 + ["BatchGetItem"]
    change = {"version": 1, "status": "Completed"}
    assert counted("PATCH", f"/activities/{task['id']}", change) == ["GetItem", "UpdateItem"]
