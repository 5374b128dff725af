"""Cases that two people work on at once."""

from functools import partial

import pytest

from tests.functions.kinds import everything
from tests.help_desk import a_case, a_macro
from tests.races.conftest import Race, tally


@pytest.mark.req("12.1", "T7")
def test_a_case_closed_by_thirty_two_is_closed_once(race: Race) -> None:
    case = a_case(race.api)
    change = {"version": 1, "status": "Closed"}

    answers = race.all_write_at_once(*[partial(race.api.patch, f"/cases/{case['id']}", change)] * 32)

    assert tally(answers) == {(200, ""): 1, (409, "stale_version"): 31}
    (winner,) = (answer.body for answer in answers if answer.status == 200)
    assert {answer.body["current"]["closed_at"] for answer in answers if answer.status == 409} == {winner["closed_at"]}


@pytest.mark.req("12.1", "12.5", "T7")
def test_one_closes_while_another_changes_the_priority(race: Race) -> None:
    case = a_case(race.api)
    changes = [{"version": 1, "status": "Closed"}, {"version": 1, "priority": "High"}] * 8

    answers = race.all_write_at_once(*[partial(race.api.patch, f"/cases/{case['id']}", change) for change in changes])

    assert tally(answers) == {(200, ""): 1, (409, "stale_version"): 15}
    (winner,) = (answer.body for answer in answers if answer.status == 200)
    stored = race.api.get(f"/cases/{case['id']}").body
    assert stored.items() >= winner.items()
    assert (stored["closed_at"] is None, stored["priority"]) in {(True, "High"), (False, "Normal")}


@pytest.mark.req("12.5", "T7")
def test_a_macro_used_by_many_at_once_is_noted_once(race: Race) -> None:
    case, macro = a_case(race.api), a_macro(race.api, sets_status="Closed")
    body = {"version": 1, "macro_id": macro["id"], "text": "Done."}

    answers = race.all_write_at_once(*[partial(race.api.post, f"/cases/{case['id']}/use-macro", body)] * 16)

    assert tally(answers) == {(200, ""): 1, (409, "stale_version"): 15}
    notes = [row for row in everything(race.api.caller) if row["SK"].startswith("ACT#")]
    assert [note["description"] for note in notes] == ["Done."]
    assert race.met()


@pytest.mark.req("12.1")
def test_cases_opened_at_once_have_numbers_of_their_own(race: Race) -> None:
    account = race.api.made("/accounts", {"name": "Sharma Homes"})
    body = {"subject": "Door jams", "account_id": account["id"]}

    answers = race.all_write_at_once(*[partial(race.api.post, "/cases", body)] * 16)

    assert tally(answers) == {(201, ""): 16}
    assert len({answer.body["number"] for answer in answers}) == 16
