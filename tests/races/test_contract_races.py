"""Contracts under contention: followed once, ended once, and paid to the cycle."""

from functools import partial

import pytest

from tests.deals import an_account
from tests.front_door import Answer
from tests.functions.kinds import everything
from tests.races.conftest import Race, tally
from tests.retainers import a_contract, by_cycle, follow, now, pay_for

QUARTER = {"service_period_start": "2026-01-01", "service_period_end": "2026-03-31"}


def contracts_of(race: Race) -> list[str]:
    return [row["SK"] for row in everything(race.api.caller) if row.get("t") == "CONTRACT"]


@pytest.mark.req("9.4", "T7")
@pytest.mark.parametrize("deed", ["renew", "upgrade"])
def test_one_contract_followed_by_thirty_two(race: Race, deed: str) -> None:
    contract = a_contract(race.api, end_date=None)
    line = {name: contract["line_items"][0][name] for name in ("id", "product_id", "quantity")}

    answers = race.all_write_at_once(*[partial(follow, race.api, contract, deed, line_items=[line])] * 32)

    assert tally(answers) == {(200, ""): 31, (201, ""): 1}
    assert {answer.text for answer in answers} == {answers[0].text}
    assert sorted(contracts_of(race)) == sorted(f"CONTRACT#{each['id']}" for each in (contract, answers[0].body))
    assert now(race.api, contract)["successor_id"] == answers[0].body["id"]
    assert race.met()


@pytest.mark.req("9.4", "T7")
def test_renewed_or_cancelled_but_not_both(race: Race) -> None:
    contract = a_contract(race.api)

    answers = race.all_write_at_once(
        partial(follow, race.api, contract, "renew"),
        partial(follow, race.api, contract, "cancel", end_date="2026-12-31"),
        partial(follow, race.api, contract, "terminate", end_date="2026-12-31"),
    )

    done = [answer for answer in answers if answer.status in (200, 201)]
    assert len(done) == 1
    after = now(race.api, contract)
    assert (after["version"], after["successor_id"] is not None) == (2, done[0].status == 201)
    assert len(contracts_of(race)) == (2 if done[0].status == 201 else 1)


@pytest.mark.req("9.6", "T7")
def test_payments_of_sixteen_at_once_reach_their_cycles(race: Race) -> None:
    contract = a_contract(race.api)

    answers = race.shuffled_in(
        *[partial(pay_for, race.api, contract, f"payment-number-{number}") for number in range(12)],
        *[partial(pay_for, race.api, contract, f"in-advance-{number}", **QUARTER) for number in range(4)],
        threads=16,
    )

    assert {answer.status for answer in answers if answer} == {201}
    after = now(race.api, contract)
    assert (after["paid"], after["version"], len(after["payments"])) == ("16000.00", 17, 16)
    assert sum(minor(paid) for paid, _ in by_cycle(after).values()) == 1600000


def minor(amount: str) -> int:
    return int(amount.replace(".", ""))


@pytest.mark.req("9.4", "9.6", "T7")
def test_a_payment_ahead_and_an_end_do_not_miss_each_other(race: Race) -> None:
    """Either the money for December is there and the contract goes on, or it has ended and takes none for December."""
    contract = a_contract(race.api, end_date=None)
    ahead = partial(pay_for, race.api, contract, "december", service_period_start="2026-12-01")

    answers = race.all_write_at_once(ahead, partial(follow, race.api, contract, "terminate", end_date="2026-11-30"))

    paid = [answer for answer in answers if answer.status == 201]
    assert len([answer for answer in answers if answer.status in (200, 201)]) == 1, tally(answers)
    after = now(race.api, contract)
    assert (after["status"], after["paid"]) == (("Active", "1000.00") if paid else ("Terminated", "0.00"))


@pytest.mark.req("9.9", "T7")
def test_two_people_run_the_billing_at_once(race: Race) -> None:
    account = an_account(race.api)
    contracts = [a_contract(race.api, account, start_date="2026-09-01", end_date="2026-10-31") for _ in range(4)]

    def run() -> Answer:
        return race.api.send("POST", "/payments/billing-run")

    answers = race.shuffled_in(run, run, *[partial(pay_for, race.api, each) for each in contracts], threads=6)

    assert {answer.status for answer in answers if answer} == {200, 201}
    for contract in contracts:
        payments = now(race.api, contract)["payments"]
        proposed = [each["service_period_start"] for each in payments if each["status"] == "Pending"]
        assert sorted(proposed) in (["2026-09-01", "2026-10-01"], ["2026-10-01"])
        assert [each["status"] for each in payments].count("Completed") == 1


@pytest.mark.req("9.4", "9.6", "T7")
def test_payments_racing_with_a_renewal_are_all_kept(race: Race) -> None:
    contract = a_contract(race.api)

    def renew() -> Answer:
        """As a person does: reads what has changed, and asks again."""
        while True:
            answer = follow(race.api, now(race.api, contract), "renew")
            if answer.status != 409:
                return answer

    payments = [partial(pay_for, race.api, contract, f"payment-number-{number}") for number in range(8)]
    answers = race.shuffled_in(renew, *payments, threads=9)

    assert {answer.status for answer in answers if answer} == {201}
    after = now(race.api, contract)
    assert (after["status"], after["paid"], after["version"]) == ("Expired", "8000.00", 10)
    assert now(race.api, {"id": after["successor_id"]})["paid"] == "0.00"
