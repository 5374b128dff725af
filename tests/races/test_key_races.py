"""Keys under contention: as many as the plan has, and each revoked once."""

from functools import partial

import pytest

from tests.races.conftest import Race, tally

BODY = {"name": "Website", "scopes": ["leads:read"]}


def used(race: Race) -> int:
    count: int = race.api.get("/org").body["usage"]["api_keys"]
    return count


@pytest.mark.req("1.29", "T7")
def test_a_plan_has_so_many_keys_however_many_are_made_at_once(race: Race) -> None:
    for _ in range(17):
        race.api.made("/api-keys", BODY)

    answers = race.all_write_at_once(*[partial(race.api.post, "/api-keys", BODY)] * 8)

    assert tally(answers) == {(201, ""): 3, (409, "too_many_api_keys"): 5}
    assert len({answer.body["secret"] for answer in answers if answer.status == 201}) == 3
    assert len(race.api.get("/api-keys").body["items"]) == used(race) == 20


@pytest.mark.req("1.29", "T7")
def test_a_key_revoked_by_many_is_given_back_once(race: Race) -> None:
    kept, key = (race.api.made("/api-keys", BODY) for _ in range(2))

    answers = race.all_write_at_once(*[partial(race.api.post, f"/api-keys/{key['id']}/revoke")] * 4)

    assert tally(answers) == {(200, ""): 4}
    assert {answer.text for answer in answers} == {answers[0].text}
    assert used(race) == 1
    left = [each["id"] for each in race.api.get("/api-keys").body["items"] if each["status"] != "revoked"]
    assert left == [kept["id"]]
