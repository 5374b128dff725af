"""What every kind of record refuses, how it says so, and that nothing changes by it."""

import json

import pytest

from functions.identity.rules import Role
from tests.front_door import Client, verdict_of
from tests.functions.kinds import (
    PRODUCTS,
    UNKNOWN,
    Kind,
    as_role,
    every_kind,
    untouched,
    without_request_id,
)

pytestmark = every_kind

JUNK = [
    "x",
    "0",
    "a#b",
    "a%23b",
    "a%2Fb",
    "..",
    "LEAD#1",
    "*",
    " ",
    "null",
    "'",
    "x" * 300,
    "é",
    "01m80dv73s9gt2xskspav25943",
]

STRANGE_NAMES = [
    "<script>alert(1)</script>",
    "Ünïcødé & Søn",
    "दिल्ली इंटीरियर्स",
    "مكتب التصميم",
    "\u202eevil\u202c",
    "👩‍👩‍👧‍👦 Family 🏡",
    'O\'Brien "Quoted" \\ Co.',
    "{{7*7}} ${x} %s",
    "=SUM(A1)",
    "#1 Decor # Design",
    "𝒜" * 255,
]


@pytest.mark.req("19.1")
def test_an_unknown_field_is_named(api: Client, kind: Kind) -> None:
    made, body = kind.made(api), kind.body(api, favourite_colour="blue")

    with untouched(api.caller):
        answers = [
            api.post(kind.path, body),
            api.patch(f"{kind.path}/{made['id']}", {"version": 1, "favourite_colour": "blue"}),
        ]

    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", ["favourite_colour"])
        assert answer.body["errors"][0]["code"] == "extra_forbidden"
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.req("2.9")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        (None, "string_type"),
        ("", "string_too_short"),
        ("   ", "string_too_short"),
        ("x" * 300, "string_too_long"),
        (7, "string_type"),
        ("a\x00b", "string_pattern_mismatch"),
        ("a\nb", "string_pattern_mismatch"),
        ("a\x7fb", "string_pattern_mismatch"),
        (["a"], "string_type"),
    ],
)
def test_an_impossible_name_is_refused(api: Client, kind: Kind, name: object, code: str) -> None:
    made, body = kind.made(api), kind.body(api) | {kind.label: name}

    with untouched(api.caller):
        answers = [
            api.post(kind.path, body),
            api.patch(f"{kind.path}/{made['id']}", {"version": 1, kind.label: name}),
        ]

    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [kind.label])
        assert answer.body["errors"][0]["code"] == code


@pytest.mark.req("2.9")
def test_the_name_is_required(api: Client, kind: Kind) -> None:
    body = kind.body(api)
    del body[kind.label]

    with untouched(api.caller):
        answer = api.post(kind.path, body)

    assert (answer.status, answer.paths) == (422, [kind.label])
    assert answer.body["errors"][0]["code"] == "missing"


def test_any_other_text_is_stored_as_it_is(api: Client, kind: Kind) -> None:
    for name in STRANGE_NAMES:
        made = kind.made(api, name)

        assert made[kind.label] == name
        assert api.get(f"{kind.path}/{made['id']}").body[kind.label] == name
        assert [each["id"] for each in api.get(kind.path, q=name[:20]).body["items"]] == [made["id"]]
    assert sorted(each[kind.label] for each in api.get(kind.path).body["items"]) == sorted(STRANGE_NAMES)


@pytest.mark.req("19.1")
@pytest.mark.parametrize("raw", ["", "{", '{"name": }', "\x00", '{"name": "a"', "name=a"])
def test_a_body_that_is_no_json_is_refused(api: Client, kind: Kind, raw: str) -> None:
    with untouched(api.caller):
        answer = api.post(kind.path, raw=raw)

    assert answer.status == 422
    assert answer.code in ("invalid_json", "invalid_input")


@pytest.mark.parametrize("raw", ["[]", "null", "7", '"text"', "true"])
def test_a_body_that_is_no_object_is_refused(api: Client, kind: Kind, raw: str) -> None:
    with untouched(api.caller):
        answer = api.post(kind.path, raw=raw)

    assert (answer.status, answer.code) == (422, "invalid_input")


def test_a_body_of_two_megabytes_is_refused(api: Client, kind: Kind) -> None:
    made = kind.made(api)
    raw = json.dumps({kind.label: "x" * 2_000_000})

    with untouched(api.caller):
        answers = [api.post(kind.path, raw=raw), api.send("PATCH", f"{kind.path}/{made['id']}", raw=raw)]

    assert [(answer.status, answer.code) for answer in answers] == [(413, "body_too_large")] * 2


@pytest.mark.req("2.12", "1.3")
def test_no_id_reads_or_changes_what_is_not_there(api: Client, kind: Kind) -> None:
    kind.made(api)
    unknown = api.get(f"{kind.path}/{UNKNOWN}")
    assert (unknown.status, unknown.code) == (404, "not_found")

    with untouched(api.caller):
        for junk in JUNK:
            for answer in (
                api.get(f"{kind.path}/{junk}"),
                api.patch(f"{kind.path}/{junk}", {"version": 1, kind.label: "Mine"}),
                api.put(f"{kind.path}/{junk}", {"version": 1, kind.label: "Mine"}),
            ):
                assert (answer.status, without_request_id(answer)) == (404, without_request_id(unknown)), junk


@pytest.mark.req("1.3", "2.12")
def test_the_other_firms_record_looks_like_none(api: Client, stranger: Client, kind: Kind) -> None:
    made = kind.made(api)
    unknown = stranger.get(f"{kind.path}/{UNKNOWN}")

    with untouched(api.caller), untouched(stranger.caller):
        read = stranger.get(f"{kind.path}/{made['id']}")
        change = {"version": 1, kind.label: "Taken over"}
        changed = stranger.patch(f"{kind.path}/{made['id']}", change)
        put = stranger.put(f"{kind.path}/{made['id']}", change)
        listed = stranger.get(kind.path)

    assert read.status == 404
    for answer in (read, changed, put):
        assert without_request_id(answer) == without_request_id(unknown)
    assert listed.body == {"items": [], "next_cursor": None}


@pytest.mark.req("19.1")
def test_another_method_is_answered_with_those_there_are(api: Client, kind: Kind) -> None:
    made = kind.made(api)

    with untouched(api.caller):
        many = api.send("DELETE", kind.path)
        one = api.send("POST", f"{kind.path}/{made['id']}")

    there = "DELETE, GET, PATCH, PUT" if kind is PRODUCTS else "GET, PATCH, PUT"
    assert (many.status, many.code, many.headers["allow"]) == (405, "method_not_allowed", "GET, POST")
    assert (one.status, one.code, one.headers["allow"]) == (405, "method_not_allowed", there)


@pytest.mark.req("1.24")
def test_who_may_only_read_changes_nothing(api: Client, kind: Kind) -> None:
    made, body = kind.made(api), kind.body(api)
    reader = as_role(api, Role.READ_ONLY)

    with untouched(api.caller):
        answers = [
            reader.post(kind.path, body),
            reader.patch(f"{kind.path}/{made['id']}", {"version": 1, kind.label: "Changed"}),
            reader.put(f"{kind.path}/{made['id']}", {"version": 1, kind.label: "Changed"}),
            reader.post(kind.path, {"no": "sense"}),
        ]

    assert [(answer.status, answer.code) for answer in answers] == [(403, "permission_denied")] * 4
    assert reader.get(f"{kind.path}/{made['id']}").body == made


@pytest.mark.req("1.24", "3.2")
def test_a_user_writes_all_but_products(api: Client, kind: Kind) -> None:
    made, user = kind.made(api), as_role(api, Role.USER)
    body = kind.body(api)

    if kind is PRODUCTS:
        with untouched(api.caller):
            answers = [
                user.post(kind.path, body),
                user.patch(f"{kind.path}/{made['id']}", {"version": 1, kind.label: "Changed"}),
                user.put(f"{kind.path}/{made['id']}", {"version": 1, kind.label: "Changed"}),
            ]
        assert [(answer.status, answer.code) for answer in answers] == [(403, "permission_denied")] * 3
    else:
        assert user.post(kind.path, body).status == 201
        assert user.patch(f"{kind.path}/{made['id']}", {"version": 1, kind.label: "Changed"}).status == 200


@pytest.mark.req("1.7")
@pytest.mark.parametrize("status", ["suspended", "cancelled"])
def test_a_firm_that_is_not_active_is_turned_away(api: Client, kind: Kind, status: str) -> None:
    made, verdict = kind.made(api), verdict_of(api.caller, org_status=status)
    body = kind.body(api)

    with untouched(api.caller):
        answers = [
            api.send("GET", kind.path, verdict=verdict),
            api.send("GET", f"{kind.path}/{made['id']}", verdict=verdict),
            api.send("POST", kind.path, body, verdict=verdict),
            api.send("PATCH", f"{kind.path}/{made['id']}", {"version": 1}, verdict=verdict),
        ]

    assert [(answer.status, answer.code) for answer in answers] == [(403, "org_suspended")] * 4


@pytest.mark.req("S10")
def test_a_request_from_another_site_changes_nothing(api: Client, kind: Kind) -> None:
    made, body = kind.made(api), kind.body(api)

    with untouched(api.caller):
        answers = [
            api.post(kind.path, body, csrf=False),
            api.patch(f"{kind.path}/{made['id']}", {"version": 1, kind.label: "Changed"}, csrf=False),
        ]

    assert [(answer.status, answer.code) for answer in answers] == [(403, "csrf_failed")] * 2
