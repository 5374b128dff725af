"""Merges that meet: of the same two, of a chain, with a write to the one that goes, and driven by two at once."""

from functools import partial

import pytest

from tests.deals import a_contact, an_account
from tests.pairs import ended, merge, pair
from tests.races.conftest import Race, tally

pytestmark = pytest.mark.req("B11", "T7")


def test_of_many_merges_of_two_records_one_is_made(race: Race) -> None:
    first, second = pair(race.api)
    contact = a_contact(race.api, second)
    both_ways = [partial(merge, race.api, first, second), partial(merge, race.api, second, first)] * 4

    answers = race.all_write_at_once(*both_ways)

    counts = tally(answers)
    assert counts.pop((201, "")) == 1
    assert set(counts) <= {(409, "record_merged"), (409, "stale_version")}
    begun = next(answer for answer in answers if answer.status == 201)
    merged = ended(race.api, begun)
    assert race.api.get(f"/contacts/{contact['id']}").body["account_id"] == merged["survivor_id"]
    stays = race.api.get(f"/accounts/{merged['survivor_id']}").body
    assert (stays["merged_into_id"], stays["is_active"]) == (None, True)


def test_a_write_to_the_one_that_goes_is_seen_or_refused(race: Race) -> None:
    survivor, loser = pair(race.api)
    path = f"/accounts/{loser['id']}"

    merged, changed, below = race.all_write_at_once(
        partial(merge, race.api, survivor, loser, "phone"),
        partial(race.api.patch, path, {"version": 1, "phone": "555"}),
        partial(race.api.post, "/contacts", {"last_name": "Rao", "account_id": loser["id"]}),
    )

    assert sorted([merged.status, changed.status]) in ([200, 409], [201, 409])
    assert below.status in (201, 422)
    if merged.status == 201:
        ended(race.api, merged)
        if below.status == 201:
            assert race.api.get(f"/contacts/{below.body['id']}").body["account_id"] == survivor["id"]


def test_a_circle_of_merges_is_none(race: Race) -> None:
    a, b, c = (an_account(race.api, name) for name in "ABC")

    answers = race.all_write_at_once(
        partial(merge, race.api, a, b), partial(merge, race.api, b, c), partial(merge, race.api, c, a)
    )

    assert sum(answer.status == 201 for answer in answers) == 1
    standing = [race.api.get(f"/accounts/{each['id']}").body["merged_into_id"] for each in (a, b, c)]
    assert sum(each is None for each in standing) == 2


def test_two_who_drive_one_merge_do_nothing_twice(race: Race) -> None:
    survivor, loser = pair(race.api)
    people = [a_contact(race.api, loser)["id"] for _ in range(25)]
    begun = merge(race.api, survivor, loser)
    path = f"/merges/{begun.body['id']}/continue"

    answers = race.shuffled_in(*[partial(race.api.post, path)] * 4, threads=4)

    assert {answer.status for answer in answers} == {200}
    assert ended(race.api, begun)["moved"] == 25
    versions = {race.api.get(f"/contacts/{each}").body["version"] for each in people}
    assert versions == {2}


@pytest.mark.req("2.8")
def test_two_accounts_are_not_put_below_each_other(race: Race) -> None:
    a, b = an_account(race.api, "A"), an_account(race.api, "B")

    answers = race.all_write_at_once(
        partial(race.api.patch, f"/accounts/{a['id']}", {"version": 1, "parent_id": b["id"]}),
        partial(race.api.patch, f"/accounts/{b['id']}", {"version": 1, "parent_id": a["id"]}),
    )

    assert tally(answers) == {(200, ""): 1, (422, "invalid_input"): 1}
    refused = next(answer for answer in answers if answer.status == 422)
    assert (refused.paths, refused.body["errors"][0]["code"]) == (["parent_id"], "circular_parent")
