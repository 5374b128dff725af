"""What every kind of record promises when it is made and changed."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.identity.rules import Role
from shared.ids import new_id
from tests.conftest import CallCount
from tests.front_door import Client
from tests.functions.kinds import UNKNOWN, Kind, as_role, every_kind, everything, untouched

pytestmark = every_kind


@pytest.mark.req("2.13", "2.27", "S11")
def test_change_takes_just_the_fields_sent(api: Client, kind: Kind) -> None:
    made = kind.made(api, description="Met at the fair")

    answer = api.patch(f"{kind.path}/{made['id']}", {"version": 1, "description": "Met twice"})

    assert answer.status == 200
    assert answer.body == made | {
        "version": 2,
        "description": "Met twice",
        "updated_at": answer.body["updated_at"],
    }
    assert answer.body["updated_at"] > made["updated_at"]
    assert api.get(f"{kind.path}/{made['id']}").body == answer.body


@pytest.mark.req("2.13")
@pytest.mark.parametrize("blank", [None, "", "   "])
def test_null_or_blank_text_empties_an_optional_field(api: Client, kind: Kind, blank: str | None) -> None:
    made = kind.made(api, description="Met at the fair")

    answer = api.patch(f"{kind.path}/{made['id']}", {"version": 1, "description": blank})

    assert answer.status == 200
    assert answer.body["description"] is None
    assert api.get(f"{kind.path}/{made['id']}").body["description"] is None


@pytest.mark.req("S11")
def test_put_is_an_alias_of_patch(api: Client, kind: Kind) -> None:
    made = kind.made(api, description="Stays")

    answer = api.put(f"{kind.path}/{made['id']}", {"version": 1, kind.label: "Renamed"})

    assert answer.status == 200
    assert (answer.body[kind.label], answer.body["description"], answer.body["version"]) == ("Renamed", "Stays", 2)


@pytest.mark.req("2.27", "T7", "S11")
@pytest.mark.parametrize("method", ["PATCH", "PUT"])
@pytest.mark.parametrize("version", [1, 3, 0, -1])
def test_another_version_than_the_present_is_refused_with_the_present_record(
    api: Client, kind: Kind, method: str, version: int
) -> None:
    path = f"{kind.path}/{kind.made(api)['id']}"
    present = api.patch(path, {"version": 1, "description": "Second"}).body

    with untouched(api.caller):
        answer = api.send(method, path, {"version": version, "description": "Lost"})

    assert (answer.status, answer.code) == (409, "stale_version")
    assert answer.body["detail"] == "This record has been modified by another user since you opened it."
    assert answer.body["current"] == present


@pytest.mark.req("2.27", "T7", "S11")
@pytest.mark.parametrize("method", ["PATCH", "PUT"])
@pytest.mark.parametrize("version", [{}, {"version": None}], ids=["absent", "null"])
def test_a_change_without_a_version_is_refused(api: Client, kind: Kind, method: str, version: dict[str, None]) -> None:
    path = f"{kind.path}/{kind.made(api)['id']}"

    with untouched(api.caller):
        answer = api.send(method, path, {"description": "Lost", **version})

    assert (answer.status, answer.code, answer.paths) == (428, "version_required", ["version"])


@pytest.mark.req("2.27", "T7")
def test_alice_and_bob(api: Client, kind: Kind) -> None:
    """Two people open the same record; the second to save is told, and the first one's work is not lost."""
    path = f"{kind.path}/{kind.made(api, description='5,000')['id']}"
    alice, bob = as_role(api, Role.ADMIN), as_role(api, Role.ADMIN)
    seen_by_alice, seen_by_bob = alice.get(path).body, bob.get(path).body
    assert seen_by_alice == seen_by_bob

    saved = alice.patch(path, {"version": seen_by_alice["version"], "description": "7,000"})
    refused = bob.patch(path, {"version": seen_by_bob["version"], kind.label: "New note"})

    assert (saved.status, saved.body["version"]) == (200, 2)
    assert (refused.status, refused.code, refused.body["current"]) == (409, "stale_version", saved.body)
    assert bob.get(path).body == saved.body

    again = bob.patch(path, {"version": refused.body["current"]["version"], kind.label: "New note"})
    assert again.status == 200
    assert (again.body[kind.label], again.body["description"], again.body["version"]) == ("New note", "7,000", 3)


@pytest.mark.req("2.27", "T7")
def test_of_many_changes_at_once_one_is_saved(api: Client, kind: Kind) -> None:
    path = f"{kind.path}/{kind.made(api)['id']}"

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda n: api.patch(path, {"version": 1, "description": f"By {n}"}), range(16)))

    saved = [answer for answer in answers if answer.status == 200]
    assert len(saved) == 1
    assert {(answer.status, answer.code) for answer in answers if answer not in saved} == {(409, "stale_version")}
    assert api.get(path).body == saved[0].body
    assert saved[0].body["version"] == 2


def test_a_create_repeated_under_its_key_answers_with_the_first_record(api: Client, kind: Kind) -> None:
    body, key = kind.body(api), {"Idempotency-Key": "a-key-of-the-browser"}
    first = api.post(kind.path, body, headers=key)
    assert first.status == 201

    with untouched(api.caller):
        second = api.post(kind.path, body, headers=key)

    assert (second.status, second.body) == (200, first.body)


def test_a_key_used_for_another_body_is_refused(api: Client, kind: Kind) -> None:
    body, key = kind.body(api), {"Idempotency-Key": "a-key-of-the-browser"}
    assert api.post(kind.path, body, headers=key).status == 201

    with untouched(api.caller):
        answer = api.post(kind.path, body | {"description": "Another"}, headers=key)

    assert (answer.status, answer.paths) == (422, ["Idempotency-Key"])
    assert answer.body["errors"][0]["code"] == "idempotency_key_reused"


@pytest.mark.parametrize("key", ["short", "a" * 65, "spaces in it", "a#b#c#d#e", "ключ-ключ"])
def test_a_malformed_key_is_refused(api: Client, kind: Kind, key: str) -> None:
    body = kind.body(api)

    with untouched(api.caller):
        answer = api.post(kind.path, body, headers={"Idempotency-Key": key})

    assert (answer.status, answer.paths) == (422, ["Idempotency-Key"])
    assert answer.body["errors"][0]["code"] == "invalid_idempotency_key"


@pytest.mark.req("T7")
def test_a_change_repeated_under_its_key_is_made_once(api: Client, kind: Kind) -> None:
    path, key = f"{kind.path}/{kind.made(api)['id']}", {"Idempotency-Key": "a-key-of-the-browser"}
    change = {"version": 1, "description": "Once"}
    first = api.patch(path, change, headers=key)
    assert first.status == 200

    with untouched(api.caller):
        second = api.patch(path, change, headers=key)
        other = api.patch(path, change | {"description": "Twice"}, headers=key)
        without = api.patch(path, change)

    assert (second.status, second.body) == (200, first.body)
    assert (other.status, without.status) == (409, 409)


def test_keys_of_two_firms_do_not_meet(api: Client, stranger: Client, kind: Kind) -> None:
    key = {"Idempotency-Key": "a-key-of-the-browser"}

    mine = api.post(kind.path, kind.body(api), headers=key)
    theirs = stranger.post(kind.path, kind.body(stranger), headers=key)

    assert (mine.status, theirs.status) == (201, 201)
    assert mine.body["id"] != theirs.body["id"]


def test_many_creates_under_one_key_make_one_record(api: Client, kind: Kind) -> None:
    body, key = kind.body(api), {"Idempotency-Key": "a-key-of-the-browser"}
    before = len(everything(api.caller))

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: api.post(kind.path, body, headers=key), range(16)))

    assert sorted(answer.status for answer in answers) == [200] * 15 + [201]
    assert len({answer.body["id"] for answer in answers}) == 1
    assert len(everything(api.caller)) == before + 2  # the record and the key


def test_a_create_with_its_own_id_can_be_repeated(api: Client, kind: Kind) -> None:
    body = kind.body(api, id=new_id())
    first = api.post(kind.path, body)
    assert (first.status, first.body["id"]) == (201, body["id"])

    with untouched(api.caller):
        second = api.post(kind.path, body)
        other = api.post(kind.path, body | {kind.label: "Another"})

    assert (second.status, second.body) == (200, first.body)
    assert (other.status, other.code) == (409, "id_taken")


def test_the_other_firm_may_use_the_same_id(api: Client, stranger: Client, kind: Kind) -> None:
    made = kind.made(api, id=UNKNOWN)
    theirs = kind.made(stranger, "Theirs", id=UNKNOWN)

    assert api.get(f"{kind.path}/{UNKNOWN}").body == made
    assert stranger.get(f"{kind.path}/{UNKNOWN}").body == theirs


@pytest.mark.parametrize("name", ["id", "version", "created_at", "updated_at", "is_active", "org_id"])
def test_what_the_server_decides_cannot_be_sent(api: Client, kind: Kind, name: str) -> None:
    body = kind.body(api, **{name: "x"})

    with untouched(api.caller):
        answer = api.post(kind.path, body)

    assert (answer.status, answer.paths) == (422, [name])


def test_every_route_takes_at_most_two_round_trips(api: Client, kind: Kind, calls: CallCount) -> None:
    body = kind.body(api)

    def counted(method: str, path: str, sent: dict[str, object] | None = None) -> int:
        calls.operations.clear()
        answer = api.send(method, path, sent)
        assert answer.status in (200, 201), answer.text
        return len(calls.operations)

    assert counted("POST", kind.path, body) <= 2
    made = api.get(kind.path).body["items"][0]
    assert counted("GET", f"{kind.path}/{made['id']}") <= 2
    assert counted("GET", kind.path) <= 2
    beside = 1 if kind.of_account else 0  # the account's name is read while the change is written
    change: dict[str, object] = {"version": 1, "description": "New"}
    assert counted("PATCH", f"{kind.path}/{made['id']}", change) <= 2 + beside
