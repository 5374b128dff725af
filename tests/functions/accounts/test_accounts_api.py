"""Accounts through the front door: their fields, owners and parents."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import UNKNOWN, all_pages, as_role, everything, labels, untouched

ADDRESS = {"street": "1 Hill Road", "city": "Pune", "state": "MH", "postal_code": "411001", "country": "India"}


@pytest.mark.req("2.8", "2.9", "2.3")
def test_create_sets_owner_and_answers_201(api: Client) -> None:
    answer = api.post("/accounts", {"name": "Innovate Corp", "website": "innovate.com"})

    assert answer.status == 201
    assert answer.body == {
        "id": answer.body["id"],
        "version": 1,
        "created_at": answer.body["created_at"],
        "updated_at": answer.body["created_at"],
        "name": "Innovate Corp",
        "phone": None,
        "website": "innovate.com",
        "type": "Prospect",
        "industry": None,
        "description": None,
        "billing_address": None,
        "shipping_address": None,
        "addresses": [],
        "parent_id": None,
        "owner_id": api.caller.user_id,
        "is_active": True,
        "merged_into_id": None,
    }
    assert answer.body["created_at"].endswith("Z")
    assert api.get(f"/accounts/{answer.body['id']}").body == answer.body


@pytest.mark.req("2.8")
def test_every_field_is_kept(api: Client) -> None:
    parent = api.made("/accounts", {"name": "Group"})
    sent = {
        "name": "Innovate Corp",
        "phone": "+91 (20) 555-0100 x12",
        "website": "https://innovate.com/about",
        "type": "Partner",
        "industry": "Interior Design",
        "description": "Two\nlines\tand a tab",
        "billing_address": ADDRESS,
        "shipping_address": {"city": "Pune"},
        "parent_id": parent["id"],
        "owner_id": member(api.caller).user_id,
    }

    made = api.made("/accounts", sent)

    nothing = dict.fromkeys(ADDRESS)
    assert made | sent == made | {"shipping_address": {"city": "Pune"}}
    assert made["shipping_address"] == nothing | {"city": "Pune"}
    assert api.get(f"/accounts/{made['id']}").body == made


@pytest.mark.req("2.9")
@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("type", "Friend", "type"),
        ("type", None, "type"),
        ("industry", "interior design", "industry"),
        ("phone", "call me", "phone"),
        ("phone", "1" * 41, "phone"),
        ("website", "javascript:alert(1)", "website"),
        ("website", "https://a b.com", "website"),
        ("description", "x" * 10_001, "description"),
        ("description", "bell\x07", "description"),
        ("billing_address", "1 Hill Road", "billing_address"),
        ("billing_address", {"street": "x" * 256}, "billing_address.street"),
        ("billing_address", {"planet": "Mars"}, "billing_address.planet"),
        ("parent_id", "not-an-id", "parent_id"),
        ("owner_id", "some#one", "owner_id"),
    ],
)
def test_an_impossible_value_is_refused_at_its_field(api: Client, field: str, value: Any, path: str) -> None:
    made = api.made("/accounts", {"name": "Innovate"})

    with untouched(api.caller):
        answers = [
            api.post("/accounts", {"name": "Another", field: value}),
            api.patch(f"/accounts/{made['id']}", {"version": 1, field: value}),
        ]

    for answer in answers:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [path])


@pytest.mark.req("2.10", "2.3")
def test_the_owners_list_is_newest_first_and_follows_the_owner(api: Client) -> None:
    mate = as_role(api, Role.USER)
    first, second = (mate.made("/accounts", {"name": name}) for name in ("First", "Second"))
    api.made("/accounts", {"name": "Mine"})

    def of_mate() -> list[str]:
        return labels(api.get("/accounts", owner=mate.caller.user_id), "name")

    assert of_mate() == labels(mate.get("/accounts", owner="me"), "name") == ["Second", "First"]
    assert labels(api.get("/accounts", owner="me"), "name") == ["Mine"]
    api.patch(f"/accounts/{first['id']}", {"version": 1, "owner_id": api.caller.user_id})
    assert of_mate() == ["Second"]
    assert labels(api.get("/accounts", owner="me"), "name") == ["Mine", "First"]
    api.patch(f"/accounts/{second['id']}", {"version": 1, "is_active": False})
    assert of_mate() == []
    assert labels(api.get("/accounts", owner=mate.caller.user_id, active="false"), "name") == ["Second"]


@pytest.mark.req("2.10")
def test_filters_combine(api: Client) -> None:
    mate = as_role(api, Role.USER)
    for number in range(5):
        mate.made("/accounts", {"name": f"Villa {number}"})
        api.made("/accounts", {"name": f"Villa {number} too"})
    mate.made("/accounts", {"name": "Office"})

    pages = all_pages(api, "/accounts", 2, q="villa", owner=mate.caller.user_id)
    paged = all_pages(api, "/accounts", 2, owner=mate.caller.user_id)

    assert [each["name"] for page in pages for each in page] == [f"Villa {number}" for number in range(5)]
    assert [len(page) for page in paged] == [2, 2, 2]
    assert [each["name"] for page in paged for each in page] == ["Office", *(f"Villa {n}" for n in (4, 3, 2, 1, 0))]


@pytest.mark.req("2.14")
def test_a_deactivated_account_keeps_its_history(api: Client) -> None:
    account = api.made("/accounts", {"name": "Innovate"})
    contact = api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})

    api.patch(f"/accounts/{account['id']}", {"version": 1, "is_active": False})

    related = api.get(f"/accounts/{account['id']}/related").body
    assert [each["id"] for each in related["contacts"]["items"]] == [contact["id"]]
    assert api.get(f"/contacts/{contact['id']}").body == contact
    with untouched(api.caller):
        answer = api.post("/contacts", {"last_name": "New", "account_id": account["id"]})
    assert (answer.status, answer.paths) == (422, ["account_id"])
    assert answer.body["errors"][0]["code"] == "unknown_account"


@pytest.mark.req("2.8")
def test_a_parent_is_an_active_account_of_the_firm(api: Client, stranger: Client) -> None:
    account = api.made("/accounts", {"name": "Innovate"})
    foreign = stranger.made("/accounts", {"name": "Theirs"})
    closed = api.made("/accounts", {"name": "Closed"})
    api.patch(f"/accounts/{closed['id']}", {"version": 1, "is_active": False})

    with untouched(api.caller):
        for parent_id in (UNKNOWN, foreign["id"], closed["id"]):
            answers = [
                api.post("/accounts", {"name": "Another", "parent_id": parent_id}),
                api.patch(f"/accounts/{account['id']}", {"version": 1, "parent_id": parent_id}),
            ]
            for answer in answers:
                assert (answer.status, answer.paths) == (422, ["parent_id"])
                assert answer.body["errors"][0]["code"] == "unknown_account"


@pytest.mark.req("2.8")
def test_no_account_is_above_itself(api: Client) -> None:
    top = api.made("/accounts", {"name": "Top"})
    middle = api.made("/accounts", {"name": "Middle", "parent_id": top["id"]})
    bottom = api.made("/accounts", {"name": "Bottom", "parent_id": middle["id"]})

    with untouched(api.caller):
        answers = [
            *(api.patch(f"/accounts/{top['id']}", {"version": 1, "parent_id": each["id"]}) for each in (top, middle)),
            api.patch(f"/accounts/{top['id']}", {"version": 1, "parent_id": bottom["id"]}),
            api.post("/accounts", {"id": UNKNOWN, "name": "Own parent", "parent_id": UNKNOWN}),
        ]

    for answer in answers:
        assert (answer.status, answer.paths) == (422, ["parent_id"])
        assert answer.body["errors"][0]["code"] == "circular_parent"
    freed = api.patch(f"/accounts/{middle['id']}", {"version": 1, "parent_id": None})
    assert (freed.status, freed.body["parent_id"]) == (200, None)
    assert api.patch(f"/accounts/{top['id']}", {"version": 1, "parent_id": bottom["id"]}).status == 200


@pytest.mark.req("2.8")
def test_two_moves_at_once_make_no_circle(api: Client) -> None:
    for _ in range(5):
        first, second, third = (api.made("/accounts", {"name": name}) for name in "ABC")
        below = api.patch(f"/accounts/{third['id']}", {"version": 1, "parent_id": second["id"]}).body
        moves = [(first["id"], 1, below["id"]), (second["id"], 1, first["id"])]

        with ThreadPoolExecutor(2) as pool:
            answers = list(
                pool.map(
                    lambda move: api.patch(f"/accounts/{move[0]}", {"version": move[1], "parent_id": move[2]}), moves
                )
            )

        assert sorted(answer.status for answer in answers)[0] == 200
        seen, above = set(), first["id"]
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = api.get(f"/accounts/{above}").body["parent_id"]


@pytest.mark.req("2.8")
def test_a_deep_hierarchy_ends_at_ten(api: Client) -> None:
    below: dict[str, Any] = api.made("/accounts", {"name": "0"})
    for number in range(1, 11):
        below = api.made("/accounts", {"name": str(number), "parent_id": below["id"]})
    account = api.made("/accounts", {"name": "Too deep"})

    with untouched(api.caller):
        answer = api.patch(f"/accounts/{account['id']}", {"version": 1, "parent_id": below["id"]})

    assert (answer.status, answer.paths) == (422, ["parent_id"])


@pytest.mark.req("2.8")
def test_an_account_whose_parent_was_closed_can_still_change(api: Client) -> None:
    parent = api.made("/accounts", {"name": "Parent"})
    child = api.made("/accounts", {"name": "Child", "parent_id": parent["id"]})
    api.patch(f"/accounts/{parent['id']}", {"version": 1, "is_active": False})

    answer = api.patch(f"/accounts/{child['id']}", {"version": 1, "parent_id": parent["id"], "phone": "555"})

    assert (answer.status, answer.body["phone"]) == (200, "555")


def test_who_wrote_is_stored_and_not_shown(api: Client) -> None:
    made = api.made("/accounts", {"name": "Innovate"})
    mate = as_role(api, Role.USER)
    mate.patch(f"/accounts/{made['id']}", {"version": 1, "phone": "555"})

    row = next(each for each in everything(api.caller) if each["SK"] == f"ACC#{made['id']}")

    assert row["updated_by"] == mate.caller.user_id
    assert len(row["request_id"]) == 36
    shown = api.get(f"/accounts/{made['id']}").body
    assert not {"updated_by", "request_id", "create_hash", "t", "PK", "SK"} & set(shown)


def test_an_owners_list_is_one_call(api: Client, calls: CallCount) -> None:
    api.made("/accounts", {"name": "Innovate"})
    calls.operations.clear()

    assert api.get("/accounts", owner="me").status == 200

    assert calls.operations == ["Query"]
