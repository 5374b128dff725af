"""Quotes under contention: finalised once, answered once, won once."""

from functools import partial

import pytest

from tests.deals import a_deal, an_account
from tests.front_door import Answer
from tests.functions.kinds import everything
from tests.offers import a_quote, moved, now, sent
from tests.races.conftest import Race, tally


def rows(race: Race, kind: str) -> list[str]:
    return [row["SK"] for row in everything(race.api.caller) if row.get("t") == kind]


@pytest.mark.req("T5", "4.6")
def test_one_quote_finalised_by_thirty_two(race: Race) -> None:
    quote = a_quote(race.api)

    answers = race.all_write_at_once(*[partial(moved, race.api, quote, "finalize")] * 32)

    assert tally(answers) == {(200, ""): 1, (409, "stale_version"): 31}
    markers = [row["SK"] for row in everything(race.api.caller) if row["SK"].startswith("QUOTE_NO#")]
    assert markers == [f"QUOTE_NO#{now(race.api, quote)['number']}"]
    assert race.met()


@pytest.mark.req("4.14", "4.15", "S15", "B3")
def test_many_people_accept_at_once(race: Race) -> None:
    org = race.api.get("/org").body
    race.api.patch("/org", {"version": org["version"], "quoting": {"order_on_acceptance": True}})
    quote = sent(race.api)

    def accept(number: int) -> Answer:
        return race.api.post(f"/quotes/{quote['id']}/accept", {"name": f"Person {number}"})

    answers = race.all_write_at_once(*[partial(accept, number) for number in range(16)])

    assert tally(answers) == {(200, ""): 1, (409, "quote_accepted"): 15}
    (number,) = [number for number, answer in enumerate(answers) if answer.status == 200]
    assert now(race.api, quote)["answer"]["name"] == f"Person {number}"
    assert len(rows(race, "ORDER")) == 1
    assert race.met()


@pytest.mark.req("4.15")
def test_two_quotes_of_one_deal(race: Race) -> None:
    account = an_account(race.api)
    deal = a_deal(race.api, account)
    offers = [sent(race.api, a_quote(race.api, account_id=account["id"], opportunity_id=deal["id"])) for _ in range(4)]

    answers = race.all_write_at_once(*[partial(moved, race.api, quote, "accept", name="Meera") for quote in offers])

    assert tally(answers) == {(200, ""): 1, (409, "deal_concluded"): 3}
    statuses = sorted(now(race.api, quote)["status"] for quote in offers)
    assert statuses == ["Accepted", "Sent", "Sent", "Sent"]
    winner = race.api.get(f"/opportunities/{deal['id']}").body["quote_id"]
    assert [quote["id"] for quote in offers if now(race.api, quote)["status"] == "Accepted"] == [winner]


@pytest.mark.req("4.2", "4.14")
def test_accepted_declined_or_revised_but_only_one_of_them(race: Race) -> None:
    quote = sent(race.api)

    answers = race.all_write_at_once(
        partial(moved, race.api, quote, "accept", name="Meera"),
        partial(moved, race.api, quote, "decline", reason="Too dear"),
        partial(moved, race.api, quote, "revise"),
    )

    assert sum(answer.status in (200, 201) for answer in answers) == 1
    after = now(race.api, quote)
    assert (after["version"], after["status"]) in ((3, "Accepted"), (3, "Declined"), (3, "Superseded"))
    assert len(rows(race, "QUOTE_ANSWER")) == (0 if after["status"] == "Superseded" else 1)
    assert len(rows(race, "QUOTE")) == (2 if after["status"] == "Superseded" else 1)
