"""What a member keeps at hand: theirs alone, the same on every device, fifty at most."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.deals import UNKNOWN, a_deal, a_lead, an_account
from tests.front_door import Answer, Client
from tests.functions.kinds import as_role, untouched
from tests.whole_firm import one_of_each

PATH = "/search/favourites"


def star(api: Client, kind: str, record_id: str, *, on: bool = True, **headers: Any) -> Answer:
    return api.put(PATH, {"kind": kind, "id": record_id, "is_favourite": on}, **headers)


def kept(api: Client) -> list[tuple[str, str]]:
    answer = api.get(PATH)
    assert answer.status == 200, answer.text
    return [(each["kind"], each["title"]) for each in answer.body["items"]]


@pytest.mark.req("14.2")
def test_records_of_every_kind_are_kept_once_the_last_first(api: Client, calls: CallCount) -> None:
    ids = one_of_each(api)
    kinds = ("account", "contact", "lead", "opportunity", "order", "contract", "case", "product", "payment")
    for kind in kinds:
        for _ in range(2):
            assert star(api, kind, ids[f"{kind}_id"]).body == {
                "kind": kind,
                "id": ids[f"{kind}_id"],
                "is_favourite": True,
            }
    calls.operations.clear()

    found = kept(api)

    assert calls.operations == ["GetItem", "BatchGetItem"]
    assert [kind for kind, _ in found] == list(reversed(kinds))
    assert dict(found)["opportunity"] == "Kitchen"
    assert [star(api, "lead", ids["lead_id"], on=False).status for _ in range(2)] == [200, 200]
    assert "lead" not in dict(kept(api))


@pytest.mark.req("14.2")
def test_they_are_the_member_s_alone_and_follow_the_record(api: Client) -> None:
    account, mate = an_account(api, "Aurora"), as_role(api, Role.READ_ONLY)
    star(mate, "account", account["id"])
    assert (kept(api), kept(mate)) == ([], [("account", "Aurora")])

    api.patch(f"/accounts/{account['id']}", {"version": 1, "name": "Nordstern"})
    assert kept(mate) == [("account", "Nordstern")]
    api.patch(f"/accounts/{account['id']}", {"version": 2, "is_active": False})
    assert kept(mate) == []
    assert star(mate, "account", account["id"], on=False).status == 200
    assert kept(Client(replace(mate.caller, scopes=frozenset()))) == []


@pytest.mark.req("14.2", "1.3")
def test_what_cannot_be_kept_is_refused_and_nothing_changes(api: Client, stranger: Client) -> None:
    foreign, own = a_lead(stranger), a_deal(api)
    limited = Client(replace(api.caller, scopes=frozenset({"leads:read"})))
    with untouched(api.caller), untouched(stranger.caller):
        assert star(api, "lead", foreign["id"]).status == star(api, "lead", UNKNOWN).status == 404
        assert star(api, "opportunity", foreign["id"]).status == 404
        assert star(api, "lead", "a#b").paths == ["id"]
        assert star(api, "file", UNKNOWN).paths == ["kind"]
        assert star(api, "user", UNKNOWN).paths == ["kind"]
        assert star(limited, "opportunity", own["id"]).code == "permission_denied"
        assert star(api, "lead", UNKNOWN, on=False).status == 200
    assert kept(api) == []


@pytest.mark.req("14.2")
def test_fifty_are_enough_and_two_devices_lose_nothing(api: Client) -> None:
    leads = [a_lead(api)["id"] for _ in range(51)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda each: star(api, "lead", each).status, leads[:16]))
    assert answers == [200] * 16
    assert {each["id"] for each in api.get(PATH).body["items"]} == set(leads[:16])
    for each in leads[16:50]:
        star(api, "lead", each)

    refused = star(api, "lead", leads[50])

    assert (refused.status, refused.code) == (409, "too_many_favourites")
    assert len(kept(api)) == 50
    assert star(api, "lead", leads[0]).status == 200
    star(api, "lead", leads[0], on=False)
    key = {"Idempotency-Key": "favourite-51"}
    assert [star(api, "lead", leads[50], headers=key).status for _ in range(2)] == [200, 200]
    assert api.get(PATH).body["items"][0]["id"] == leads[50]
