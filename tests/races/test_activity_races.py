"""A recurring task completed by many at once comes again once."""

from functools import partial

import pytest

from tests.functions.activities.test_activities_api import TASK, made
from tests.functions.kinds import everything
from tests.races.conftest import Race, tally


@pytest.mark.req("T7", "T12")
def test_thirty_two_complete_one_task(race: Race) -> None:
    task = made(race.api, TASK, recurrence={"frequency": "Monthly"})
    change = {"version": 1, "status": "Completed"}

    answers = race.all_write_at_once(*[partial(race.api.patch, f"/activities/{task['id']}", change)] * 32)

    assert tally(answers) == {(200, ""): 1, (409, "stale_version"): 31}
    rows = [row for row in everything(race.api.caller) if row["SK"].startswith("ACT#")]
    assert sorted((row["status"], row["occurrence"]) for row in rows) == [("Completed", 1), ("Not Started", 2)]
    assert race.met()
