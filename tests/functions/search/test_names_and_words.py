"""Accounts, contacts and products are found by the beginning of a name at once, and by every word a moment later."""

from itertools import product

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.deals import a_contact, an_account
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role
from tests.streams import Stream, tell_batch

FIRMS = ("Patel Residence", "Patel & Sons", "Residence Inn", "Hotel Sagar", "Café Patel")
ITEMS = ("Modular kitchen", "Kitchen island", "Sink", "Café table", "Module, kitchen corner")
PEOPLE = (("Priya", "Sharma"), ("Sharmila", "Rao"), ("Anand", "Priyadarshan"), (None, "Sagar"))


def told(api: Client, stream: Stream) -> None:
    tell_batch(stream.records(api.caller.org_id))


def names(api: Client, path: str, limit: int = 25, **query: str) -> list[str]:
    return [each["name"] for page in all_pages(api, path, limit, **query) for each in page]


def begins(texts: list[str], q: str) -> bool:
    words = " ".join(texts).lower().replace("é", "e").split()
    return all(any(word.startswith(each) for word in words) for each in q.lower().split())


@pytest.mark.req("14.1", "2.10")
def test_an_account_is_found_by_any_word_of_its_name_those_called_so_first(api: Client, stream: Stream) -> None:
    for name in FIRMS:
        an_account(api, name)
    told(api, stream)

    for q, limit in product(
        ("patel", "res", "sagar", "patel res", "residence patel", "cafe", "inn", "nobody"), (1, 2, 25)
    ):
        found = names(api, "/accounts", limit, q=q)
        called = sorted(name for name in FIRMS if name.lower().replace("é", "e").startswith(q))
        assert [each for each in found if each in called] == found[: len(called)], (q, limit)
        assert sorted(found) == sorted(name for name in FIRMS if begins([name], q)), (q, limit)


@pytest.mark.req("14.1", "2.16")
def test_a_contact_is_found_by_first_last_and_account_name_with_that_name_shown(api: Client, stream: Stream) -> None:
    homes = [an_account(api, name) for name in FIRMS]
    known = {}
    for (first, last), home in zip(PEOPLE, homes, strict=False):
        made = a_contact(api, home, first_name=first, last_name=last, email=None)
        known[made["id"]] = made
    told(api, stream)

    for q, limit in product(("priya", "sharm", "sagar", "patel", "rao patel", "residence", "zoe"), (1, 25)):
        found = [each for page in all_pages(api, "/contacts", limit, q=q) for each in page]
        assert {each["id"]: each for each in found} == {
            key: each for key, each in known.items() if begins([each["name"], each["account_name"]], q)
        }, (q, limit)
        assert len(found) == len({each["id"] for each in found}), (q, limit)


@pytest.mark.req("14.1", "2.10", "2.16")
def test_filters_hold_for_what_words_find(api: Client, stream: Stream) -> None:
    mate, above = as_role(api, Role.USER), an_account(api, "Group")
    below = api.made("/accounts", {"name": "Mine Villa", "parent_id": above["id"]})
    mate.made("/accounts", {"name": "Their Villa"})
    gone = api.made("/accounts", {"name": "Old Villa"})
    a_contact(api, below, first_name="Villa", last_name="Rao", email=None)
    mate.made("/contacts", {"first_name": "Villa", "last_name": "Sen", "account_id": above["id"]})
    told(api, stream)
    api.patch(f"/accounts/{gone['id']}", {"version": 1, "is_active": False})

    assert sorted(names(api, "/accounts", q="villa")) == ["Mine Villa", "Their Villa"]
    assert names(api, "/accounts", q="villa", owner="me") == ["Mine Villa"]
    assert names(api, "/accounts", q="villa", parent_id=above["id"]) == ["Mine Villa"]
    assert names(api, "/accounts", q="old", active="false") == ["Old Villa"]
    assert names(api, "/contacts", q="villa", owner=mate.caller.user_id) == ["Villa Sen"]
    assert names(api, "/contacts", q="villa", account_id=below["id"]) == ["Villa Rao"]
    assert names(api, "/contacts", q="villa", account_id=gone["id"]) == []


@pytest.mark.req("14.1", "1.3")
def test_a_new_record_is_found_by_name_at_once_and_another_firm_s_never(
    api: Client, stranger: Client, stream: Stream, calls: CallCount
) -> None:
    a_contact(api, an_account(api, "Hotel Sagar"), first_name="Meera", last_name="Nair", email=None)
    assert (names(api, "/accounts", q="hot"), names(api, "/accounts", q="sag")) == (["Hotel Sagar"], [])
    assert (names(api, "/contacts", q="nai"), names(api, "/contacts", q="mee")) == (["Meera Nair"], [])
    told(api, stream)

    calls.operations.clear()
    assert names(api, "/accounts", q="sag") == ["Hotel Sagar"]
    assert sorted(calls.operations) == ["BatchGetItem", "Query", "Query"]
    calls.operations.clear()
    assert names(api, "/contacts", q="mee") == ["Meera Nair"]
    assert sorted(calls.operations) == ["BatchGetItem", "Query", "Query"]
    assert (names(stranger, "/accounts", q="sag"), names(stranger, "/contacts", q="mee")) == ([], [])
    for number in range(2):
        a_contact(
            stranger, an_account(stranger, f"Inn Sagar {number}"), first_name="Meera", last_name="Rao", email=None
        )
    told(stranger, stream)
    assert names(stranger, "/contacts", q="mee") == ["Meera Rao", "Meera Rao"]
    assert names(api, "/contacts", q="mee") == ["Meera Nair"]

    cursor = stranger.get("/accounts", q="sag", limit="1").body["next_cursor"]
    for path, asked in (("/accounts", "sag"), ("/contacts", "sag")):
        refused = api.get(path, q=asked, limit="1", cursor=cursor)
        assert (refused.status, refused.paths) == (422, ["cursor"])


@pytest.mark.req("14.1", "3.8")
def test_a_product_is_found_by_any_word_of_its_name_those_called_so_first(api: Client, stream: Stream) -> None:
    for name in ITEMS:
        api.made("/products", {"name": name, "standard_list_price": "100.00"})
    told(api, stream)

    for q, limit in product(("kitchen", "mod", "cafe", "kitchen modular", "island kit", "sink", "desk"), (1, 2, 25)):
        found = names(api, "/products", limit, q=q)
        called = sorted(name for name in ITEMS if name.lower().replace("é", "e").startswith(q))
        assert found[: len(called)] == called, (q, limit)
        assert sorted(found) == sorted(name for name in ITEMS if begins([name], q)), (q, limit)


@pytest.mark.req("14.1", "3.4", "3.8")
def test_a_product_is_found_by_its_sku(api: Client, stream: Stream) -> None:
    for name, sku in (("Steel sink", "KIT-018"), ("Tap", None)):
        api.made("/products", {"name": name, "sku": sku})
    told(api, stream)

    found = [names(api, "/products", 25, q=q) for q in ("kit-018", "kit", "018", "kit-019")]
    assert found == [["Steel sink"]] * 3 + [[]]


@pytest.mark.req("14.1", "3.8", "3.2")
def test_state_and_category_hold_for_what_words_find(api: Client, stream: Stream) -> None:
    for name, category in (("Modular kitchen", "Rooms"), ("Steel kitchen", "rooms"), ("Kitchen sink", "Parts")):
        api.made("/products", {"name": name, "category": category})
    gone = api.made("/products", {"name": "Old kitchen", "category": "Rooms"})
    api.made("/products", {"name": "Kitchen visit"})
    told(api, stream)
    api.patch(f"/products/{gone['id']}", {"version": 1, "is_active": False})

    every = ["Kitchen sink", "Kitchen visit", "Steel kitchen", "Modular kitchen"]
    for limit in (1, 25):
        assert names(api, "/products", limit, q="kitchen") == every
        assert names(api, "/products", limit, q="kitchen", status="all") == every
        assert names(api, "/products", limit, q="kitchen", category="ROOMS") == every[2:]
        assert names(api, "/products", limit, q="kitchen", category="Parts") == every[:1]
        assert names(api, "/products", limit, q="old", status="all") == ["Old kitchen"]
        assert names(api, "/products", limit, q="old", status="inactive") == ["Old kitchen"]
        assert names(api, "/products", limit, q="kitchen", status="inactive") == []


@pytest.mark.req("14.1", "3.8", "1.3")
def test_a_new_product_is_found_by_name_at_once_and_another_firm_s_never(
    api: Client, stranger: Client, stream: Stream, calls: CallCount
) -> None:
    api.made("/products", {"name": "Modular kitchen"})
    assert (names(api, "/products", q="modu"), names(api, "/products", q="kit")) == (["Modular kitchen"], [])
    told(api, stream)

    calls.operations.clear()
    assert names(api, "/products", q="kit") == ["Modular kitchen"]
    assert sorted(calls.operations) == ["BatchGetItem", "Query", "Query"]
    assert names(stranger, "/products", q="kit") == []
    for number in range(2):
        stranger.made("/products", {"name": f"Steel kitchen {number}"})
    told(stranger, stream)
    assert names(api, "/products", q="kit") == ["Modular kitchen"]
    cursor = stranger.get("/products", q="kit", limit="1").body["next_cursor"]
    refused = api.get("/products", q="kit", limit="1", cursor=cursor)
    assert (refused.status, refused.paths) == (422, ["cursor"])
