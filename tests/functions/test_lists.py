"""What every list of records promises: its order, its pages, its cursors, its fields."""

import base64

import pytest

from tests.conftest import CallCount
from tests.front_door import Client
from tests.functions.kinds import CONTACTS, PRODUCTS, Kind, all_pages, every_kind, labels, untouched

pytestmark = every_kind


def _fill(api: Client, kind: Kind, names: list[str]) -> list[dict[str, object]]:
    account = {"account_id": api.made("/accounts", {"name": "~"})["id"]} if kind.of_account else {}
    return [kind.made(api, name, **account) for name in names]


@pytest.mark.req("2.10", "3.2")
def test_a_list_is_in_the_order_of_names(api: Client, kind: Kind) -> None:
    in_order = ['"Acme" Ltd', "3M", "Acme", "acme corp", "ACMÉ Corp B", "Äpfel", "Banana", "étoile", "Zoo"]
    _fill(api, kind, in_order[::-1])

    assert labels(api.get(kind.path), kind.label) == in_order


@pytest.mark.req("2.10", "3.15")
def test_search_is_by_the_beginning_of_the_name(api: Client, kind: Kind) -> None:
    _fill(api, kind, ["Innovate", "INNOVATION", "Inn", "Café Noir", "Cafe\u0301 Rouge", "Straße", "ﬁne", "Winn"])

    def found(q: str) -> list[str]:
        return labels(api.get(kind.path, q=q), kind.label)

    assert found("inn") == ["Inn", "Innovate", "INNOVATION"]
    assert found("INNOVAT") == ["Innovate", "INNOVATION"]
    assert found("  innovate ") == ["Innovate"]
    assert found("cafe") == found("CAFÉ") == found("cafe\u0301") == ["Café Noir", "Cafe\u0301 Rouge"]
    assert found("café n") == ["Café Noir"]
    assert found("strasse") == found("STRASSE") == ["Straße"]
    assert found("fin") == ["ﬁne"]
    assert found("nnovate") == found("A#") == found("%") == found("\U0010ffff") == []


@pytest.mark.req("19.1", "2.10")
def test_pages_hold_every_record_once(api: Client, kind: Kind) -> None:
    made = _fill(api, kind, [f"Name {number % 11}" for number in range(60)])

    for limit in (1, 7, 59, 60, 100):
        pages = all_pages(api, kind.path, limit)
        listed = [record for page in pages for record in page]

        assert len(pages) == -(-60 // limit)
        assert [len(page) for page in pages[:-1]] == [limit] * (len(pages) - 1)
        assert sorted(record["id"] for record in listed) == sorted(str(record["id"]) for record in made)
        assert [record[kind.label] for record in listed] == sorted(str(each[kind.label]) for each in made)
    assert len(api.get(kind.path).body["items"]) == 25


@pytest.mark.req("19.1")
def test_a_search_is_paged_too(api: Client, kind: Kind) -> None:
    _fill(api, kind, [f"{word} {number}" for word in ("Alpha", "Beta", "Gamma") for number in range(5)])

    pages = all_pages(api, kind.path, 2, q="beta")

    assert [[each[kind.label] for each in page] for page in pages] == [
        ["Beta 0", "Beta 1"],
        ["Beta 2", "Beta 3"],
        ["Beta 4"],
    ]


def test_records_made_between_two_pages_hide_none(api: Client, kind: Kind) -> None:
    account = {"account_id": api.made("/accounts", {"name": "~"})["id"]} if kind.of_account else {}
    for name in ("B", "D", "F"):
        kind.made(api, name, **account)
    first = api.get(kind.path, limit="2").body
    for name in ("A", "C", "E", "G"):
        kind.made(api, name, **account)

    second = api.get(kind.path, limit="2", cursor=first["next_cursor"])

    assert [each[kind.label] for each in first["items"]] == ["B", "D"]
    assert labels(second, kind.label) == ["E", "F"]


@pytest.mark.req("1.3")
def test_a_cursor_opens_its_own_list_only(api: Client, stranger: Client, kind: Kind) -> None:
    _fill(api, kind, ["Aa", "Ab", "Ac"])
    _fill(stranger, kind, ["Aa", "Ab", "Ac"])
    good = str(api.get(kind.path, limit="1").body["next_cursor"])
    foreign = str(stranger.get(kind.path, limit="1").body["next_cursor"])
    searched = str(api.get(kind.path, limit="1", q="a").body["next_cursor"])
    other_path = "/accounts" if kind is PRODUCTS else "/products"
    if kind is PRODUCTS:
        _fill(api, CONTACTS, ["Aa", "Ab"])
    other = str(api.get(CONTACTS.path if kind is PRODUCTS else kind.path, limit="1").body["next_cursor"])
    raw = bytearray(base64.urlsafe_b64decode(good + "=" * (-len(good) % 4)))
    raw[-1] ^= 1
    tampered = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    unsigned = base64.urlsafe_b64encode(b"\0" * 16 + raw[16:]).decode().rstrip("=")

    assert labels(api.get(kind.path, limit="1", cursor=good), kind.label) == ["Ab"]
    refused = [
        *(api.get(kind.path, cursor=each) for each in (foreign, searched, tampered, unsigned, "x", "", "é", "AAAA")),
        api.get(other_path, cursor=other),
        api.get(kind.path, cursor=good, q="A"),
        stranger.get(kind.path, cursor=good),
    ]
    for answer in refused:
        assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", ["cursor"])
        assert answer.body["errors"][0]["code"] == "invalid_cursor"


@pytest.mark.req("3.15", "19.1")
def test_fields_are_chosen_by_the_client(api: Client, kind: Kind) -> None:
    made = kind.made(api)

    listed = api.get(kind.path, fields=f"id, {kind.label}")
    one = api.get(f"{kind.path}/{made['id']}", fields="version")
    wrong = [api.get(kind.path, fields="id,GSI1PK"), api.get(f"{kind.path}/{made['id']}", fields="updated_by")]

    assert listed.body == {"items": [{"id": made["id"], kind.label: "Innovate"}], "next_cursor": None}
    assert one.body == {"version": 1}
    for answer in wrong:
        assert (answer.status, answer.paths) == (422, ["fields"])
        assert answer.body["errors"][0]["code"] == "unknown_field"


@pytest.mark.req("19.1")
@pytest.mark.parametrize("limit", ["0", "-1", "101", "many", "1.5", ""])
def test_an_impossible_limit_is_refused(api: Client, kind: Kind, limit: str) -> None:
    answer = api.get(kind.path, limit=limit)

    assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", ["limit"])


@pytest.mark.req("2.14", "3.3")
def test_deactivated_records_leave_the_list_and_come_back(api: Client, kind: Kind) -> None:
    stays, leaves = _fill(api, kind, ["Stays", "Leaves"])
    path = f"{kind.path}/{leaves['id']}"
    inactive = {"status": "inactive"} if kind is PRODUCTS else {"active": "false"}

    gone = api.patch(path, {"version": 1, "is_active": False})

    assert (gone.status, gone.body["is_active"]) == (200, False)
    assert labels(api.get(kind.path), kind.label) == ["Stays"]
    assert labels(api.get(kind.path, **inactive), kind.label) == ["Leaves"]
    assert api.get(path).body == gone.body

    back = api.patch(path, {"version": 2, "is_active": True, kind.label: "Is back"})
    assert back.status == 200
    assert labels(api.get(kind.path), kind.label) == ["Is back", stays[kind.label]]
    assert labels(api.get(kind.path, **inactive), kind.label) == []


@pytest.mark.req("2.14")
@pytest.mark.parametrize("value", [None, "yes", 1, "false", {}])
def test_active_is_true_or_false(api: Client, kind: Kind, value: object) -> None:
    path = f"{kind.path}/{kind.made(api)['id']}"

    with untouched(api.caller):
        answer = api.patch(path, {"version": 1, "is_active": value})

    assert (answer.status, answer.paths) == (422, ["is_active"])


def test_a_renamed_record_moves_in_the_list(api: Client, kind: Kind) -> None:
    first, _ = _fill(api, kind, ["A", "B"])

    api.patch(f"{kind.path}/{first['id']}", {"version": 1, kind.label: "C"})

    assert labels(api.get(kind.path), kind.label) == ["B", "C"]


def test_the_other_firms_records_are_in_no_list(api: Client, stranger: Client, kind: Kind) -> None:
    kind.made(api, "Mine")
    kind.made(stranger, "Theirs")

    assert labels(api.get(kind.path), kind.label) == ["Mine"]
    assert labels(stranger.get(kind.path), kind.label) == ["Theirs"]
    assert labels(stranger.get(kind.path, q="m"), kind.label) == []


def test_a_page_takes_two_calls_however_long_it_is(api: Client, kind: Kind, calls: CallCount) -> None:
    _fill(api, kind, [f"Name {number}" for number in range(5)])
    calls.operations.clear()

    assert len(api.get(kind.path, limit="100").body["items"]) == 5

    assert calls.operations == (["Query", "BatchGetItem"] if kind.of_account else ["Query"])


@pytest.mark.req("19.1")
@pytest.mark.parametrize("fields", [",", " ", "id,secret", "items"])
def test_fields_are_looked_at_though_nothing_is_there(api: Client, kind: Kind, fields: str) -> None:
    answer = api.get(kind.path, fields=fields)

    assert (answer.status, answer.paths) == (422, ["fields"])
