"""Records: versioned, made and changed in one transaction each, and told apart by who wrote them."""

from dataclasses import replace

import pytest

from shared import clock
from shared.caller import Caller, Request
from shared.db.ops import put
from shared.db.records import OWNER, Index, Records, name_key, revise
from shared.errors import Conflict, NotFound, StaleVersion, VersionRequired
from shared.ids import new_id
from shared.models import Record
from tests.functions.kinds import everything, untouched


class Coat(Record):
    colour: str | None


class Coats(Records[Coat]):
    name = "COAT"
    model = Coat

    def index(self, record: Coat) -> Index:
        return {OWNER: (("OWN", "me"), f"COAT#{record.colour}")} if record.colour else {}


@pytest.fixture
def coats(alpha: Caller) -> Coats:
    return Coats(by(alpha, "alice"))


def by(caller: Caller, user: str, key: str | None = None, print_: str = "print") -> Caller:
    request = Request(id=f"request of {user}", route="POST /coats", idempotency_key=key, fingerprint=print_)
    return replace(caller, user_id=user, request=request)


def a_coat(colour: str | None = "red") -> Coat:
    now = clock.now()
    return Coat(id=new_id(), version=1, created_at=now, updated_at=now, colour=colour)


@pytest.mark.req("S2", "2.13")
def test_a_row_says_what_it_is_and_who_wrote_it(alpha: Caller, coats: Coats) -> None:
    coat, created = coats.create(a_coat())
    assert created
    bob = Coats(by(alpha, "bob"))

    saved = bob.save(coat, revise(coat, {"colour": None}))

    assert (saved.version, saved.colour) == (2, None)
    assert saved.updated_at >= coat.updated_at
    (row,) = [each for each in everything(alpha) if each["SK"] == f"COAT#{coat.id}"]
    assert row == {
        "PK": f"ORG#{alpha.org_id}",
        "SK": f"COAT#{coat.id}",
        "t": "COAT",
        "id": coat.id,
        "version": 2,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "updated_by": "bob",
        "request_id": "request of bob",
        "create_hash": "print",
    }  # emptied, the colour is gone from the row, and with it the keys of the index
    assert coats.get(coat.id) == saved


@pytest.mark.req("2.27", "T7")
def test_a_version_is_required_and_the_present_one(coats: Coats) -> None:
    coat, _ = coats.create(a_coat())

    assert coats.require_version(coat, 1) is False
    with pytest.raises(VersionRequired):
        coats.require_version(coat, None)
    with pytest.raises(StaleVersion) as stale:
        coats.require_version(coat, 2)
    assert stale.value.current == coat


@pytest.mark.req("2.27", "T7")
def test_who_saves_second_is_told_what_is_there(alpha: Caller, coats: Coats) -> None:
    coat, _ = coats.create(a_coat())
    first = Coats(by(alpha, "bob")).save(coat, revise(coat, {"colour": "blue"}))

    with untouched(alpha), pytest.raises(StaleVersion) as stale:
        coats.save(coat, revise(coat, {"colour": "green"}), put("OTHER", {}))

    assert stale.value.current == first
    with pytest.raises(NotFound):
        coats.save(a_coat(), revise(a_coat(), {}))


@pytest.mark.req("2.27", "T7")
def test_a_save_sent_twice_by_the_sdk_is_answered_as_one(alpha: Caller, coats: Coats) -> None:
    coat, _ = coats.create(a_coat())
    saved = coats.save(coat, revise(coat, {"colour": "blue"}))

    with untouched(alpha):
        assert coats.save(coat, revise(coat, {"colour": "blue"})) == saved
    nameless = Coats(replace(alpha, request=Request(id="")))
    again = nameless.save(saved, revise(saved, {"colour": "green"}))
    with pytest.raises(StaleVersion) as stale:
        nameless.save(saved, revise(saved, {"colour": "green"}))
    assert stale.value.current == again


def test_a_repeated_request_is_known_by_its_key(alpha: Caller) -> None:
    made, _ = Coats(by(alpha, "alice")).create(a_coat())
    keyed = Coats(by(alpha, "alice", "key-number-1"))
    saved = keyed.save(made, revise(made, {"colour": "blue"}))

    with untouched(alpha):
        again = keyed.save(made, revise(made, {"colour": "blue"}))

    assert again == saved
    assert keyed.require_version(saved, 1) is True
    with pytest.raises(StaleVersion):
        Coats(by(alpha, "alice", "key-number-1", "another print")).require_version(saved, 1)


def test_an_id_is_taken_unless_the_same_request_took_it(alpha: Caller, coats: Coats) -> None:
    coat, _ = coats.create(a_coat())

    with untouched(alpha):
        assert coats.create(coat) == (coat, False)
        with pytest.raises(Conflict) as taken:
            Coats(by(alpha, "alice", print_="another print")).create(coat)
        with pytest.raises(Conflict):
            Coats(by(alpha, "alice", print_="")).create(coat)
    assert taken.value.code == "id_taken"


@pytest.mark.req("S2")
def test_another_firm_finds_nothing(beta: Caller, coats: Coats) -> None:
    coat, _ = coats.create(a_coat())
    theirs = Coats(beta)

    assert theirs.find(coat.id) is None
    assert theirs.get_many([coat.id]) == {}
    with pytest.raises(NotFound):
        theirs.get(coat.id)
    for junk in ("", "a#b", "é", "x" * 65):
        with pytest.raises(NotFound):
            coats.find(junk)


def test_names_are_sorted_one_after_the_other() -> None:
    names = [("Ann", None), ("Ann", "Bo"), ("Anna", None), ("Ann B", "A")]

    assert sorted(names, key=lambda each: name_key(*each)) == [
        ("Ann", None),
        ("Ann", "Bo"),
        ("Ann B", "A"),
        ("Anna", None),
    ]
