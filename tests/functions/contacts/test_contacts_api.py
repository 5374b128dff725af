"""Contacts through the front door: their fields, account, manager."""

from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import UNKNOWN, all_pages, as_role, everything, labels, untouched


@pytest.fixture
def account(api: Client) -> dict[str, Any]:
    return api.made("/accounts", {"name": "Innovate"})


@pytest.mark.req("2.15", "2.16", "2.3", "S16")
def test_a_last_name_and_an_account_are_enough(api: Client, account: dict[str, Any]) -> None:
    answer = api.post("/contacts", {"last_name": "Rao", "account_id": account["id"]})

    assert answer.status == 201
    assert answer.body == {
        "id": answer.body["id"],
        "version": 1,
        "created_at": answer.body["created_at"],
        "updated_at": answer.body["created_at"],
        "first_name": None,
        "last_name": "Rao",
        "name": "Rao",
        "email": None,
        "phone": None,
        "channel": None,
        "title": None,
        "description": None,
        "addresses": [],
        "reports_to_id": None,
        "account_id": account["id"],
        "account_name": "Innovate",
        "owner_id": api.caller.user_id,
        "is_active": True,
        "merged_into_id": None,
    }
    assert api.get(f"/contacts/{answer.body['id']}").body == answer.body


@pytest.mark.req("2.15", "2.17")
def test_every_field_is_kept(api: Client, account: dict[str, Any]) -> None:
    manager = api.made("/contacts", {"last_name": "Boss", "account_id": account["id"]})
    sent = {
        "first_name": "Asha",
        "last_name": "Rao",
        "email": "asha.rao@innovate.com",
        "phone": "+91 20 555 0100",
        "channel": "whatsapp",
        "title": "Head of Design",
        "description": "Prefers calls\nin the morning",
        "reports_to_id": manager["id"],
        "account_id": account["id"],
        "owner_id": member(api.caller).user_id,
    }

    made = api.made("/contacts", sent)

    assert made == made | sent
    assert made["name"] == "Asha Rao"
    assert api.get(f"/contacts/{made['id']}").body == made


@pytest.mark.req("2.15")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "not an address"),
        ("email", "a@b"),
        ("email", "x" * 250 + "@x.com"),
        ("email", "a@x.com, b@x.com"),
        ("email", 7),
        ("first_name", "x" * 256),
        ("first_name", "a\x01"),
        ("channel", "fax"),
        ("channel", ""),
        ("account_id", None),
        ("account_id", "x"),
        ("account_id", UNKNOWN),
        ("reports_to_id", "x"),
        ("owner_id", None),
    ],
)
def test_an_impossible_value_is_refused_at_its_field(
    api: Client, account: dict[str, Any], field: str, value: Any
) -> None:
    made = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})
    body = {"last_name": "Another", "account_id": account["id"], field: value}

    with untouched(api.caller):
        answers = [api.patch(f"/contacts/{made['id']}", {"version": 1, field: value})]
        if field != "owner_id":  # a create may leave the owner to the server
            answers.append(api.post("/contacts", body))

    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [field])


@pytest.mark.req("2.15")
def test_the_account_is_an_active_one_of_the_firm(api: Client, stranger: Client, account: dict[str, Any]) -> None:
    made = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})
    foreign = stranger.made("/accounts", {"name": "Theirs"})
    closed = api.made("/accounts", {"name": "Closed"})
    api.patch(f"/accounts/{closed['id']}", {"version": 1, "is_active": False})

    with untouched(api.caller), untouched(stranger.caller):
        for account_id in (foreign["id"], closed["id"], UNKNOWN):
            for answer in (
                api.post("/contacts", {"last_name": "Another", "account_id": account_id}),
                api.patch(f"/contacts/{made['id']}", {"version": 1, "account_id": account_id}),
            ):
                assert (answer.status, answer.paths) == (422, ["account_id"])
                assert answer.body["errors"][0]["code"] == "unknown_account"


@pytest.mark.req("2.16")
def test_the_accounts_present_name_is_shown(api: Client, account: dict[str, Any]) -> None:
    made = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})

    api.patch(f"/accounts/{account['id']}", {"version": 1, "name": "Innovate Group"})

    assert api.get(f"/contacts/{made['id']}").body == made | {"account_name": "Innovate Group"}
    assert labels(api.get("/contacts"), "account_name") == ["Innovate Group"]
    assert "account_name" not in next(row for row in everything(api.caller) if row["SK"] == f"CON#{made['id']}")


@pytest.mark.req("2.15", "2.16")
def test_a_contact_moves_to_another_account(api: Client, account: dict[str, Any]) -> None:
    other = api.made("/accounts", {"name": "Other"})
    made = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})

    moved = api.patch(f"/contacts/{made['id']}", {"version": 1, "account_id": other["id"]})

    assert (moved.status, moved.body["account_name"]) == (200, "Other")
    assert labels(api.get("/contacts", account_id=account["id"]), "id") == []
    assert labels(api.get("/contacts", account_id=other["id"]), "id") == [made["id"]]


@pytest.mark.req("2.16")
def test_contacts_are_in_the_order_of_last_then_first_names(api: Client, account: dict[str, Any]) -> None:
    in_order = [("Zoe", "Ali"), (None, "Rao"), ("Arun", "Rao"), ("Érica", "Rao"), ("Asha", "Rao Patil"), (None, "Zola")]
    for first, last in in_order[::-1]:
        api.made("/contacts", {"first_name": first, "last_name": last, "account_id": account["id"]})

    page = api.get("/contacts")

    assert [(each["first_name"], each["last_name"]) for each in page.body["items"]] == in_order
    assert labels(api.get("/contacts", q="rao"), "name") == ["Rao", "Arun Rao", "Érica Rao", "Asha Rao Patil"]


@pytest.mark.req("2.16")
def test_filters_combine(api: Client, account: dict[str, Any]) -> None:
    mate, other = as_role(api, Role.USER), api.made("/accounts", {"name": "Other"})
    for client in (api, mate):
        for home in (account, other):
            for name in ("Rao", "Sen"):
                client.made("/contacts", {"last_name": name, "account_id": home["id"]})
    gone = mate.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})
    mate.patch(f"/contacts/{gone['id']}", {"version": 1, "is_active": False})

    def found(**query: str) -> list[tuple[str, str, bool]]:
        return [
            (each["last_name"], each["account_name"], each["owner_id"] == mate.caller.user_id)
            for page in all_pages(api, "/contacts", 2, **query)
            for each in page
        ]

    me, here = mate.caller.user_id, account["id"]
    assert found(owner=me) == [(n, a, True) for a in ("Other", "Innovate") for n in ("Sen", "Rao")]
    assert found(account_id=here) == [(n, "Innovate", o) for o in (True, False) for n in ("Sen", "Rao")]
    assert found(account_id=here, owner=me) == [("Sen", "Innovate", True), ("Rao", "Innovate", True)]
    assert found(account_id=here, owner=me, q="r") == [("Rao", "Innovate", True)]
    assert found(account_id=here, active="false") == [("Rao", "Innovate", True)]
    assert found(owner=me, active="false") == [("Rao", "Innovate", True)]
    assert found(account_id=here, owner=api.caller.user_id, active="false") == []
    assert found(account_id="x#y") == found(owner="x#y") == found(account_id=UNKNOWN) == []


@pytest.mark.req("2.15")
def test_a_manager_is_an_active_colleague(api: Client, stranger: Client, account: dict[str, Any]) -> None:
    home = {"account_id": account["id"]}
    made = api.made("/contacts", {"last_name": "Rao", **home})
    elsewhere = api.made("/contacts", {"last_name": "Far", "account_id": api.made("/accounts", {"name": "O"})["id"]})
    gone = api.made("/contacts", {"last_name": "Gone", **home})
    api.patch(f"/contacts/{gone['id']}", {"version": 1, "is_active": False})
    theirs = stranger.made("/accounts", {"name": "Theirs"})
    foreign = stranger.made("/contacts", {"last_name": "Foreign", "account_id": theirs["id"]})

    with untouched(api.caller):
        for manager in (UNKNOWN, elsewhere["id"], gone["id"], foreign["id"]):
            for answer in (
                api.post("/contacts", {"last_name": "Another", "reports_to_id": manager, **home}),
                api.patch(f"/contacts/{made['id']}", {"version": 1, "reports_to_id": manager}),
            ):
                assert (answer.status, answer.paths) == (422, ["reports_to_id"])
                assert answer.body["errors"][0]["code"] == "unknown_contact"


@pytest.mark.req("2.15")
def test_nobody_reports_to_themselves(api: Client, account: dict[str, Any]) -> None:
    home = {"account_id": account["id"]}
    boss = api.made("/contacts", {"last_name": "Boss", **home})
    head = api.made("/contacts", {"last_name": "Head", "reports_to_id": boss["id"], **home})
    hand = api.made("/contacts", {"last_name": "Hand", "reports_to_id": head["id"], **home})

    with untouched(api.caller):
        answers = [
            api.post("/contacts", {"id": UNKNOWN, "last_name": "Own", "reports_to_id": UNKNOWN, **home}),
            *(
                api.patch(f"/contacts/{boss['id']}", {"version": 1, "reports_to_id": each["id"]})
                for each in (boss, head, hand)
            ),
        ]

    for answer in answers:
        assert (answer.status, answer.paths) == (422, ["reports_to_id"])
        assert answer.body["errors"][0]["code"] == "circular_parent"


@pytest.mark.req("2.15")
def test_a_contact_does_not_take_a_manager_to_another_account(api: Client, account: dict[str, Any]) -> None:
    boss = api.made("/contacts", {"last_name": "Boss", "account_id": account["id"]})
    hand = api.made("/contacts", {"last_name": "Hand", "account_id": account["id"], "reports_to_id": boss["id"]})
    other = api.made("/accounts", {"name": "Other"})
    path = f"/contacts/{hand['id']}"

    with untouched(api.caller):
        answer = api.patch(path, {"version": 1, "account_id": other["id"]})

    assert (answer.status, answer.paths) == (422, ["reports_to_id"])
    moved = api.patch(path, {"version": 1, "account_id": other["id"], "reports_to_id": None})
    assert (moved.status, moved.body["account_name"]) == (200, "Other")


@pytest.mark.req("2.14", "2.15")
def test_reactivation_always_works(api: Client, account: dict[str, Any]) -> None:
    boss = api.made("/contacts", {"last_name": "Boss", "account_id": account["id"]})
    body = {"last_name": "Hand", "account_id": account["id"], "reports_to_id": boss["id"], "email": "hand@x.com"}
    path = f"/contacts/{api.made('/contacts', body)['id']}"
    gone = api.patch(path, {"version": 1, "is_active": False})
    assert gone.status == 200
    api.patch(f"/contacts/{boss['id']}", {"version": 1, "is_active": False})
    api.patch(f"/accounts/{account['id']}", {"version": 1, "is_active": False})

    back = api.patch(path, {"version": 2, "is_active": True})

    assert back.status == 200
    assert back.body == gone.body | {"version": 3, "is_active": True, "updated_at": back.body["updated_at"]}


def test_a_page_reads_each_accounts_name_once(api: Client, account: dict[str, Any], calls: CallCount) -> None:
    other = api.made("/accounts", {"name": "Other"})
    for number in range(6):
        home = account if number % 2 else other
        api.made("/contacts", {"last_name": f"Name {number}", "account_id": home["id"]})
    calls.operations.clear()

    page = api.get("/contacts")

    assert labels(page, "account_name") == ["Other", "Innovate"] * 3
    assert calls.operations == ["Query", "BatchGetItem"]
