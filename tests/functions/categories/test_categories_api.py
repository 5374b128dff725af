"""The tree of categories through the front door."""

from typing import Any

import pytest

from functions.identity.rules import Role
from shared.ids import new_id
from tests.conftest import CallCount
from tests.front_door import Answer, Client
from tests.functions.kinds import as_role, everything, untouched

pytestmark = pytest.mark.req("3.5")
Node = dict[str, Any]


def node(name: str, below: Node | None = None, **fields: Any) -> Node:
    return {"id": new_id(), "name": name, "slug": None, "parent_id": below["id"] if below else None} | fields


def put(api: Client, version: int | None, *nodes: Node) -> Answer:
    return api.send("PUT", "/categories", {"version": version, "items": list(nodes)})


def kept(api: Client, *nodes: Node) -> list[Node]:
    """The tree after it was put where there was none."""
    answer = put(api, 0, *nodes)
    assert answer.status == 200, answer.body
    items: list[Node] = answer.body["items"]
    return items


def test_a_firm_has_no_categories_at_first(api: Client) -> None:
    assert api.get("/categories").body == {"version": 0, "items": []}


def test_a_tree_is_kept_in_its_order_each_after_what_it_is_below(api: Client, stranger: Client) -> None:
    walls, hardware = node("Walls"), node("Hardware", slug="fittings")
    hinges, paint = node("Hinges", hardware), node("Peinture à l’eau", walls)

    answer = put(api, 0, hinges, walls, hardware, paint)

    assert answer.status == 200
    assert answer.body == {
        "version": 1,
        "items": [
            walls | {"slug": "walls"},
            paint | {"slug": "peinture-a-l-eau"},
            hardware,
            hinges | {"slug": "hinges"},
        ],
    }
    assert api.get("/categories").body == answer.body
    assert stranger.get("/categories").body == {"version": 0, "items": []}


def test_slugs_made_from_names_are_unique(api: Client) -> None:
    items = kept(api, node("Sinks!"), node("Sinks?"), node("रसोई"), node("洗面"), node("Taps", slug="sinks"))

    assert [each["slug"] for each in items] == ["sinks-2", "sinks-3", "category", "category-2", "sinks"]


def test_a_tree_is_changed_in_the_version_that_was_seen(api: Client) -> None:
    (walls,) = kept(api, node("Walls"))
    current = api.get("/categories").body

    with untouched(api.caller):
        unversioned, stale, ahead = put(api, None, walls), put(api, 0, walls), put(api, 2, walls)
    changed = put(api, 1, walls, node("Floors"))

    assert (unversioned.status, unversioned.code) == (428, "version_required")
    for answer in (stale, ahead):
        assert (answer.status, answer.code, answer.body["current"]) == (409, "stale_version", current)
    assert (changed.status, changed.body["version"]) == (200, 2)


def test_a_change_sent_again_is_made_once(api: Client) -> None:
    body = {"version": 0, "items": [node("Walls")]}
    headers = {"Idempotency-Key": new_id()}

    answers = [api.send("PUT", "/categories", body, headers=headers) for _ in range(2)]

    assert [each.status for each in answers] == [200, 200]
    assert answers[0].body == answers[1].body == api.get("/categories").body


A, B, C = (node(name) for name in ("A", "B", "C"))
DEEP = [node("1")]
for number in range(2, 7):
    DEEP.append(node(str(number), DEEP[-1]))


@pytest.mark.parametrize(
    ("nodes", "path", "code"),
    [
        ([A, node("ｂ"), B], "items.2.name", "duplicate_name"),
        ([node("A", slug="x"), node("B", slug="x")], "items.1.slug", "duplicate_slug"),
        ([A, B | {"id": A["id"]}], "items.1.id", "duplicate_id"),
        ([A, node("B", C)], "items.1.parent_id", "unknown_parent"),
        ([A | {"parent_id": A["id"]}], "items.0.parent_id", "circular_parent"),
        ([C, A | {"parent_id": B["id"]}, B | {"parent_id": A["id"]}], "items.1.parent_id", "circular_parent"),
        (DEEP, "items.5.parent_id", "too_deep"),
        ([node("A", slug="Not this")], "items.0.slug", "string_pattern_mismatch"),
        ([node("")], "items.0.name", "string_too_short"),
        ([node(str(number)) for number in range(301)], "items", "too_long"),
    ],
)
def test_what_is_no_tree(api: Client, nodes: list[Node], path: str, code: str) -> None:
    with untouched(api.caller):
        answer = put(api, 0, *nodes)

    assert (answer.status, answer.paths) == (422, [path])
    assert answer.body["errors"][0]["code"] == code


def test_three_hundred_five_deep_are_kept(api: Client) -> None:
    others = [node(f"Other {number}") for number in range(295)]

    items = kept(api, *DEEP[:5], *others)

    assert [each["name"] for each in items[:5]] == ["1", "2", "3", "4", "5"]
    assert len(items) == 300
    with untouched(api.caller):
        refused = api.post("/products", {"name": "Sink", "category": "One more"})
    assert (refused.status, refused.paths) == (422, ["category"])
    assert api.post("/products", {"name": "Sink", "category": "OTHER 7"}).status == 201


def test_the_first_product_of_a_category_adds_it(api: Client, calls: CallCount) -> None:
    hinge = api.made("/products", {"name": "Hinge", "category": "Hardware"})
    calls.operations.clear()
    runner = api.made("/products", {"name": "Runner", "category": "hardware"})
    assert sorted(calls.operations) == ["GetItem", "GetItem", "TransactWriteItems"]
    api.patch(f"/products/{hinge['id']}", {"version": 1, "category": "Hinges"})

    tree = api.get("/categories").body

    assert (tree["version"], [(each["name"], each["slug"]) for each in tree["items"]]) == (
        2,
        [("Hardware", "hardware"), ("Hinges", "hinges")],
    )
    assert runner["category"] == "hardware"
    assert [each["id"] for each in api.get("/products", category="Hardware").body["items"]] == [runner["id"]]


def test_what_products_are_in_is_not_removed(api: Client) -> None:
    hinge = api.made("/products", {"name": "Hinge", "category": "hardware"})
    api.patch(f"/products/{hinge['id']}", {"version": 1, "is_active": False})
    (hardware,) = api.get("/categories").body["items"]
    walls = node("Walls")
    put(api, 1, hardware, walls)

    with untouched(api.caller):
        refused = put(api, 2, walls)
    without_walls = put(api, 2, hardware)

    assert (refused.status, refused.code, refused.paths) == (409, "category_in_use", ["items"])
    assert "“hardware”" in refused.body["detail"]
    assert [each["name"] for each in without_walls.body["items"]] == ["hardware"]
    api.patch(f"/products/{hinge['id']}", {"version": 2, "category": None})
    assert put(api, 3).body == {"version": 4, "items": []}


def test_twenty_are_removed_at_a_time(api: Client) -> None:
    items = kept(api, *(node(f"Other {number}") for number in range(21)))

    with untouched(api.caller):
        refused = put(api, 1)

    assert (refused.status, refused.body["errors"][0]["code"]) == (422, "too_many_removed")
    assert put(api, 1, items[0]).status == 200


def test_names_are_not_swapped_under_the_products(api: Client) -> None:
    one, other = kept(api, node("Boards"), node("Panels"))

    with untouched(api.caller):
        refused = put(api, 1, one | {"name": "Panels"}, other | {"name": "Boards"})

    assert (refused.status, refused.code, refused.paths) == (409, "category_being_renamed", ["items.0.name"])


@pytest.mark.req("1.2")
def test_who_may_not_change_products_changes_no_category(api: Client) -> None:
    (walls,) = kept(api, node("Walls"))
    reader = as_role(api, Role.READ_ONLY)

    with untouched(api.caller):
        refused = put(reader, 1, walls, node("Floors"))

    assert (refused.status, refused.code) == (403, "permission_denied")
    assert reader.get("/categories").body["items"] == [walls]


def test_the_tree_is_one_row_of_the_shop(api: Client) -> None:
    kept(api, node("Walls"))

    rows = [row for row in everything(api.caller) if row["SK"] == "CATS"]

    assert [row["PK"] for row in rows] == [f"ORG#{api.caller.org_id}#SHOP"]
