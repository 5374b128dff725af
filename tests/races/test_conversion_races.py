"""Many people convert at once: every lead once, no address twice, nothing half."""

import random
from collections import Counter
from functools import partial
from typing import Any

import pytest

from tests.deals import a_lead, conversion
from tests.front_door import Answer, Client
from tests.functions.kinds import everything
from tests.races.conftest import Race, tally

THREE = ("account", "contact", "opportunity")


def convert(api: Client, lead: dict[str, Any]) -> Answer:
    return api.post(f"/leads/{lead['id']}/convert", conversion(lead))


def kinds(api: Client) -> Counter[str]:
    """How many rows the firm has of each kind, by the beginning of their keys."""
    return Counter(row["SK"].split("#")[0] for row in everything(api.caller))


@pytest.mark.req("2.7", "T9", "T7")
def test_one_lead_converted_by_thirty_two(race: Race) -> None:
    lead = a_lead(race.api, email="priya@example.com")

    answers = race.all_write_at_once(*[partial(convert, race.api, lead)] * 32)

    assert tally(answers) == {(200, ""): 32}
    assert {answer.text for answer in answers} == {answers[0].text}
    assert kinds(race.api) == {"META": 1, "LEAD": 1, "ACC": 1, "CON": 1, "OPP": 1, "CON_EMAIL": 1}
    assert answers[0].body["lead"]["converted_to"] == {f"{name}_id": answers[0].body[name]["id"] for name in THREE}
    assert race.met()


@pytest.mark.req("2.7", "T9")
def test_many_leads_clicked_four_times_each(race: Race) -> None:
    count = 30 if race.conflicts else 100
    leads = [a_lead(race.api, company=f"Company {number}") for number in range(count)]
    clicks = leads * 4
    random.shuffle(clicks)

    answers = race.shuffled_in(*[partial(convert, race.api, lead) for lead in clicks], threads=32)

    assert tally(answers) == {(200, ""): 4 * count}
    made = {(answer.body["lead"]["id"], *(answer.body[name]["id"] for name in THREE)) for answer in answers}
    assert len(made) == count
    assert kinds(race.api) == {"META": 1, "LEAD": count, "ACC": count, "CON": count, "OPP": count}


@pytest.mark.req("2.7", "S17", "T9")
def test_one_address_wanted_by_thirty_two(race: Race) -> None:
    leads = [a_lead(race.api, email="priya@example.com", company=f"Company {number}") for number in range(32)]

    answers = race.all_write_at_once(*[partial(convert, race.api, lead) for lead in leads])

    assert tally(answers) == {(200, ""): 1, (409, "email_taken"): 31}
    winner = next(answer.body for answer in answers if answer.status == 200)
    losers = [answer for answer in answers if answer.status == 409]
    assert all(answer.body["current"] == winner["contact"] for answer in losers)
    assert kinds(race.api) == {"META": 1, "LEAD": 32, "ACC": 1, "CON": 1, "OPP": 1, "CON_EMAIL": 1}
    converted = [row for row in everything(race.api.caller) if row.get("converted_to")]
    assert [row["id"] for row in converted] == [winner["lead"]["id"]]
    assert race.met()
