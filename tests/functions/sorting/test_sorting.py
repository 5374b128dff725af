"""Products follow their categories by the stream, and the tree follows products."""

from typing import Any

import pytest

from functions.catalog.models import Product
from functions.catalog.repository import ProductRepository
from functions.categories.repository import CategoryRepository
from functions.identity.rules import Role
from functions.sorting import service
from shared.caller import Caller
from shared.db.records import revise
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import untouched
from tests.streams import Record, Stream, tell_batch

pytestmark = pytest.mark.req("3.5")


@pytest.fixture
def api(alpha: Caller) -> Client:
    return Client(member(alpha, Role.ADMIN))


def told(stream: Stream, api: Client) -> list[Record]:
    """Everything that happens, and what follows from it, until nothing does."""
    seen = []
    while records := stream.records(api.caller.org_id):
        assert tell_batch(records) == {"batchItemFailures": []}
        seen += records
    return seen


def renamed(api: Client, was: str, name: str) -> dict[str, Any]:
    tree = api.get("/categories").body
    items = [each | {"name": name} if each["name"] == was else each for each in tree["items"]]
    answer = api.send("PUT", "/categories", {"version": tree["version"], "items": items})
    assert answer.status == 200, answer.body
    after: dict[str, Any] = answer.body
    return after


def categories(api: Client) -> list[str | None]:
    return [each["category"] for each in api.get("/products", status="all").body["items"]]


def products(api: Client, count: int, category: str) -> list[dict[str, Any]]:
    return [api.made("/products", {"name": f"Board {number}", "category": category}) for number in range(count)]


def test_products_follow_a_renamed_category_step_by_step(
    api: Client, stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "_AT_ONCE", 2)
    monkeypatch.setattr(service, "_STEPS", 2)
    made = products(api, 7, "Boards")
    api.patch(f"/products/{made[0]['id']}", {"version": 1, "is_active": False})
    other = api.made("/products", {"name": "Hinge", "category": "Boards of pine"})
    tree = renamed(api, "Boards", "Panels")

    told(stream, api)

    assert api.get("/categories").body == tree
    assert categories(api) == ["Panels"] * 7 + ["Boards of pine"]
    assert api.get("/products", category="Boards").body["items"] == []
    assert len(api.get("/products", category="panels").body["items"]) == 6
    after = api.get(f"/products/{made[1]['id']}").body
    assert (after["version"], after["category"]) == (2, "Panels")
    assert api.get(f"/products/{other['id']}").body == other
    trail = api.get("/audit", record=f"product:{made[1]['id']}").body["items"]
    assert [(each["action"], each["by"], each["fields"]) for each in trail][:1] == [
        ("changed", api.caller.user_id, ["category"])
    ]


def test_what_is_told_twice_and_late_changes_nothing_more(api: Client, stream: Stream) -> None:
    products(api, 3, "Boards")
    renamed(api, "Boards", "Panels")
    renamed(api, "Panels", "Sheets")
    seen = told(stream, api)
    assert categories(api) == ["Sheets"] * 3

    with untouched(api.caller):
        assert tell_batch(list(reversed(seen)) * 2) == {"batchItemFailures": []}

    assert api.get("/categories").body["version"] == 3


def test_a_rename_taken_back_leaves_products_as_they_were(api: Client, stream: Stream) -> None:
    products(api, 2, "Boards")
    renamed(api, "Boards", "Panels")
    renamed(api, "Panels", "Boards")

    told(stream, api)

    assert categories(api) == ["Boards"] * 2


def test_another_spelling_is_a_rename_too(api: Client, stream: Stream) -> None:
    products(api, 2, "boards")
    renamed(api, "boards", "Boards")

    told(stream, api)

    assert categories(api) == ["Boards"] * 2


def test_a_name_is_free_again_when_no_product_has_it(api: Client, stream: Stream) -> None:
    products(api, 1, "Boards")
    (panels,) = renamed(api, "Boards", "Panels")["items"]
    late = api.made("/products", {"name": "Late", "category": "Boards"})
    new = {"id": late["id"], "name": "boards", "slug": None, "parent_id": None}

    with untouched(api.caller):
        early = api.send("PUT", "/categories", {"version": 2, "items": [panels, new]})
        removed = api.send("PUT", "/categories", {"version": 2, "items": []})
    told(stream, api)

    assert (early.status, early.code, early.paths) == (409, "category_being_renamed", ["items.1.name"])
    assert (removed.status, removed.code) == (409, "category_in_use")
    assert categories(api) == ["Panels"] * 2
    assert api.send("PUT", "/categories", {"version": 2, "items": [panels, new]}).status == 200


def test_a_product_changed_meanwhile_keeps_that(api: Client, stream: Stream, monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = products(api, 1, "Boards")
    renamed(api, "Boards", "Panels")
    get_many = ProductRepository.get_many

    def meanwhile(self: ProductRepository, ids: list[str]) -> Any:
        found = get_many(self, ids)
        monkeypatch.setattr(ProductRepository, "get_many", get_many)
        assert api.patch(f"/products/{made['id']}", {"version": 1, "name": "Oak board"}).status == 200
        return found

    monkeypatch.setattr(ProductRepository, "get_many", meanwhile)
    told(stream, api)

    after = api.get(f"/products/{made['id']}").body
    assert (after["name"], after["category"], after["version"]) == ("Oak board", "Panels", 3)


def test_an_index_that_lags_is_asked_again(api: Client, stream: Stream, monkeypatch: pytest.MonkeyPatch) -> None:
    products(api, 1, "Boards")
    renamed(api, "Boards", "Panels")
    sorted_into, shown = ProductRepository.sorted_into, list[list[Product]]()

    def lagging(self: ProductRepository, *names: str, **options: Any) -> list[Product]:
        shown.append(sorted_into(self, *names, **options))
        return shown[0] if len(shown) == 2 else shown[-1]

    monkeypatch.setattr(ProductRepository, "sorted_into", lagging)
    told(stream, api)

    assert categories(api) == ["Panels"]
    assert [len(each) for each in shown] == [1, 0, 0, 0]


def test_a_category_that_a_product_has_and_the_tree_lacks_is_added(api: Client, stream: Stream) -> None:
    """As when it was removed while the product was being written."""
    (made,) = products(api, 1, "Boards")
    told(stream, api)
    repository = ProductRepository(api.caller)
    before = repository.get(made["id"])
    repository.save(before, revise(before, {"category": "Panels"}))
    assert [each.name for each in CategoryRepository(api.caller).tree().items] == ["Boards"]

    told(stream, api)

    assert [each["name"] for each in api.get("/categories").body["items"]] == ["Boards", "Panels"]
