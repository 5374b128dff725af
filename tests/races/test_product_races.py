"""Products that are named alike at once."""

from functools import partial

import pytest

from shared.ids import new_id
from tests.functions.kinds import everything
from tests.races.conftest import Race, tally


@pytest.mark.req("3.4", "T7")
def test_a_slug_taken_by_sixteen_at_once_is_of_one_product(race: Race) -> None:
    made = [race.api.made("/products", {"name": f"Sink {number}"}) for number in range(8)]
    changes = [partial(race.api.patch, f"/products/{each['id']}", {"version": 1, "slug": "sink"}) for each in made]
    creations = [partial(race.api.post, "/products", {"name": "Basin", "slug": "sink"})] * 8

    answers = race.all_write_at_once(*changes, *creations)

    counts = tally(answers)
    assert counts.pop((409, "slug_taken")) == 15
    assert list(counts.values()) == [1]
    rows = everything(race.api.caller)
    holders = [row["id"] for row in rows if row.get("t") == "PROD" and row.get("slug") == "sink"]
    assert [row["ref"] for row in rows if row["SK"] == "PROD_SLUG#sink"] == holders


@pytest.mark.req("3.5", "T7")
def test_sixteen_products_that_name_new_categories_at_once_add_each_once(race: Race) -> None:
    bodies = [
        {"name": f"Board {number}", "category": ("Boards", "boards", "Hinges")[number % 3]} for number in range(16)
    ]

    answers = race.all_write_at_once(*[partial(race.api.post, "/products", body) for body in bodies])

    assert tally(answers) == {(201, ""): 16}
    tree = race.api.get("/categories").body
    assert sorted(each["slug"] for each in tree["items"]) == ["boards", "hinges"]
    assert tree["version"] == 2


@pytest.mark.req("3.5", "T7")
def test_a_tree_replaced_by_eight_at_once_is_replaced_once(race: Race) -> None:
    trees = [{"version": 0, "items": [{"id": new_id(), "name": f"Walls {number}"}]} for number in range(8)]

    answers = race.all_write_at_once(*[partial(race.api.send, "PUT", "/categories", tree) for tree in trees])

    assert tally(answers) == {(200, ""): 1, (409, "stale_version"): 7}
    (winner,) = (answer.body for answer in answers if answer.status == 200)
    assert race.api.get("/categories").body == winner
    assert [answer.body["current"] for answer in answers if answer.status == 409] == [winner] * 7
