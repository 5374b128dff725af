"""Many records given to many owners at once: no record is given twice from one version."""

from functools import partial
from typing import Any

import pytest

from tests.factories import lead_body, member
from tests.races.conftest import Race


@pytest.mark.req("2.27", "T7")
def test_twelve_people_give_the_same_leads_away(race: Race) -> None:
    leads = [race.api.made("/leads", lead_body(last_name=f"Nr {number}")) for number in range(5)]
    named = [{"id": each["id"], "version": 1} for each in leads]
    owners = [member(race.api.caller).user_id for _ in range(12)]

    answers = race.all_write_at_once(
        *[partial(race.api.post, "/leads/owner", {"owner_id": owner, "records": named}) for owner in owners]
    )

    assert {answer.status for answer in answers} == {200}
    for number, lead in enumerate(leads):
        results: list[dict[str, Any]] = [answer.body["results"][number] for answer in answers]
        assert sorted(each["verdict"] for each in results) == ["changed"] + ["conflict"] * 11
        now = race.api.get(f"/leads/{lead['id']}").body
        assert now["version"] == 2
        assert {each["current"]["owner_id"] for each in results} == {now["owner_id"]}


@pytest.mark.req("T7")
def test_sixteen_gifts_under_one_key(race: Race) -> None:
    lead, mate = race.api.made("/leads", lead_body()), member(race.api.caller).user_id
    body = {"owner_id": mate, "records": [{"id": lead["id"], "version": 1}]}

    answers = race.all_write_at_once(
        *[partial(race.api.post, "/leads/owner", body, headers={"Idempotency-Key": "a-key-of-the-browser"})] * 16
    )

    assert {answer.status for answer in answers} == {200}
    assert {answer.text for answer in answers} == {answers[0].text}
    assert answers[0].body["results"][0]["verdict"] == "changed"
    assert race.api.get(f"/leads/{lead['id']}").body["version"] == 2
