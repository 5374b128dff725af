"""Macros: kept by admins, used on cases by whoever works on them."""

from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.deals import UNKNOWN, a_contact, an_account
from tests.front_door import Answer, Client
from tests.functions.kinds import all_pages, as_role, untouched
from tests.help_desk import a_case, a_macro


def use(api: Client, case: dict[str, Any], macro: dict[str, Any], headers: Any = None, **fields: Any) -> Answer:
    body = {"version": case["version"], "macro_id": macro["id"], "text": "We are on it."} | fields
    return api.post(f"/cases/{case['id']}/use-macro", body, headers=headers)


@pytest.mark.req("12.5")
def test_a_macro_is_kept_changed_and_put_away(api: Client) -> None:
    answer = api.post("/macros", {"name": "On our way", "text": " Dear {contact},\nwe are on our way. "})
    macro = answer.body

    assert answer.status == 201
    assert macro == {
        "id": macro["id"],
        "version": 1,
        "created_at": macro["created_at"],
        "updated_at": macro["updated_at"],
        "name": "On our way",
        "text": "Dear {contact},\nwe are on our way.",
        "sets_status": None,
        "is_active": True,
    }
    path = f"/macros/{macro['id']}"
    changed = api.patch(path, {"version": 1, "sets_status": "In Progress"}).body
    assert changed == macro | {"version": 2, "sets_status": "In Progress", "updated_at": changed["updated_at"]}
    assert api.get(path).body == changed
    away = api.patch(path, {"version": 2, "is_active": False}).body
    assert api.get("/macros").body["items"] == []
    assert api.get("/macros", active="false").body["items"] == [away]


@pytest.mark.req("12.5")
def test_macros_are_listed_by_name(api: Client) -> None:
    for name in ("Élan", "thanks", "Billing copy", "On our way"):
        a_macro(api, name)

    pages = all_pages(api, "/macros", 3)

    assert [[each["name"] for each in page] for page in pages] == [["Billing copy", "Élan", "On our way"], ["thanks"]]
    assert [each["name"] for each in api.get("/macros", q="on").body["items"]] == ["On our way"]


@pytest.mark.req("12.5")
@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"name": ""}, "name"),
        ({"text": ""}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": None}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"sets_status": "Open"}, "sets_status"),
        ({"is_active": True}, "is_active"),
    ],
)
def test_what_is_not_acceptable_is_named(api: Client, fields: dict[str, Any], named: str) -> None:
    with untouched(api.caller):
        answer = api.post("/macros", {"name": "Thanks", "text": "Thank you."} | fields)

    assert (answer.status, answer.paths) == (422, [named])


@pytest.mark.req("1.24", "12.5")
@pytest.mark.parametrize("role", [Role.USER, Role.READ_ONLY])
def test_only_admins_keep_macros(api: Client, role: Role) -> None:
    macro, someone = a_macro(api), as_role(api, role)

    with untouched(api.caller):
        answers = [
            someone.post("/macros", {"name": "Mine", "text": "Hello."}),
            someone.patch(f"/macros/{macro['id']}", {"version": 1, "text": "Bye."}),
            someone.put(f"/macros/{macro['id']}", {"version": 1, "text": "Bye."}),
        ]

    assert [(each.status, each.code) for each in answers] == [(403, "permission_denied")] * 3
    assert someone.get("/macros").body["items"] == [macro]


@pytest.mark.req("S11")
def test_a_change_of_a_macro_names_its_version(api: Client) -> None:
    macro = a_macro(api)
    path = f"/macros/{macro['id']}"

    with untouched(api.caller):
        absent, stale = api.patch(path, {"text": "Bye."}), api.patch(path, {"version": 7, "text": "Bye."})

    assert (absent.status, stale.status, stale.body["current"]) == (428, 409, macro)
    key = {"Idempotency-Key": "a-key-of-the-browser"}
    once = api.patch(path, {"version": 1, "text": "Bye."}, headers=key)
    again = api.patch(path, {"version": 1, "text": "Bye."}, headers=key)
    assert (once.status, again.status, again.body) == (200, 200, once.body)


@pytest.mark.req("12.5", "12.4")
def test_a_macro_is_noted_on_the_case_and_moves_it(api: Client) -> None:
    account = an_account(api)
    contact = a_contact(api, account)
    case = a_case(api, account=account, contact_id=contact["id"])
    macro = a_macro(api, "Done", "It is done.", sets_status="Closed")

    answer = use(api, case, macro, text="Dear Ms Sharma,\nit is done.")

    assert (answer.status, answer.body["status"], answer.body["version"]) == (200, "Closed", 2)
    assert answer.body["closed_at"] is not None
    assert api.get(f"/cases/{case['id']}").body.items() >= answer.body.items()
    (note,) = api.get("/activities", what=f"case:{case['id']}").body["items"]
    assert (note["type"], note["subject"], note["description"], note["assigned_to"]) == (
        "Note",
        "Done",
        "Dear Ms Sharma,\nit is done.",
        api.caller.user_id,
    )
    assert note["who"] == {"type": "contact", "id": contact["id"]}
    assert api.get("/activities", who=f"contact:{contact['id']}").body["items"] == [note]


@pytest.mark.req("12.5")
def test_a_macro_that_sets_nothing_leaves_the_status(api: Client) -> None:
    case = a_case(api, status="In Progress")

    answer = use(api, case, a_macro(api))

    assert answer.body == case | {"version": 2, "updated_at": answer.body["updated_at"]}
    (note,) = api.get("/activities", what=f"case:{case['id']}").body["items"]
    assert note["who"] is None


@pytest.mark.req("12.5", "S11")
def test_a_macro_that_cannot_be_used_changes_nothing(api: Client) -> None:
    case, macro = a_case(api, status="Closed"), a_macro(api)
    back, gone = a_macro(api, "Back", sets_status="New"), a_macro(api, "Gone")
    api.patch(f"/macros/{gone['id']}", {"version": 1, "is_active": False})

    with untouched(api.caller):
        unknown = [use(api, case, {"id": UNKNOWN}), use(api, case, gone)]
        illegal = use(api, case, back)
        stale = use(api, case, macro, version=7)
        absent = use(api, case, macro, version=None)
        empty = use(api, case, macro, text=" ")
        reader = use(as_role(api, Role.READ_ONLY), case, macro)

    assert [(each.status, each.paths) for each in unknown] == [(422, ["macro_id"])] * 2
    assert (illegal.status, illegal.code, illegal.body["current"]) == (409, "illegal_transition", case)
    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", case)
    assert (absent.status, absent.code) == (428, "version_required")
    assert (empty.status, empty.paths) == (422, ["text"])
    assert (reader.status, reader.code) == (403, "permission_denied")


@pytest.mark.req("12.5")
def test_a_macro_sent_twice_is_noted_once(api: Client, calls: CallCount) -> None:
    case, macro, key = a_case(api), a_macro(api), {"Idempotency-Key": "a-key-of-the-browser"}
    calls.operations.clear()
    first = use(api, case, macro, headers=key)
    assert sorted(calls.operations) == ["BatchGetItem", "GetItem", "GetItem", "TransactWriteItems"]

    with untouched(api.caller):
        second = use(api, case, macro, headers=key)

    assert (first.status, second.status, second.body) == (200, 200, first.body)
