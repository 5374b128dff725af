"""Products that are named alike at once."""

from functools import partial

import pytest

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
