"""Payments under contention: what an order says is paid is the sum of its payments, whoever pays and voids at once."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from shared.ids import new_id
from tests.deals import a_payment, an_order, pay, settle
from tests.front_door import Answer
from tests.races.conftest import Race, tally


def minor(amount: str) -> int:
    return int(amount.replace(".", ""))


def settled(race: Race, order: dict[str, Any], count: int, total: int) -> dict[str, Any]:
    """The order, whose figures are those of its payments, numbered without a gap; `total` in minor units is paid."""
    now: dict[str, Any] = race.api.get(f"/orders/{order['id']}").body
    numbers = [int(each["id"][-5:]) for each in reversed(now["payments"])]
    assert numbers == list(range(1, count + 1))
    assert minor(now["paid"]) == total
    assert sum(minor(each["amount"]) for each in now["payments"] if each["status"] == "Completed") == total
    return now


@pytest.mark.req("5.12", "T7", "S4")
def test_thirty_two_payments_each_sent_twice(race: Race) -> None:
    order = an_order(race.api)
    sends: list[Callable[[], Answer]] = []
    for number in range(1, 33):
        send = partial(pay, race.api, order, f"payment-number-{number}", amount=f"{number}.01")
        sends += [send, send]

    answers = race.shuffled_in(*sends, threads=16)

    assert tally(answers) == {(201, ""): 32, (200, ""): 32}
    assert all(answers[n].body["id"] == answers[n + 1].body["id"] for n in range(0, 64, 2))
    now = settled(race, order, 32, sum(number * 100 + 1 for number in range(1, 33)))
    assert (now["version"], now["status"]) == (33, "Partially Paid")
    assert race.met()


@pytest.mark.req("5.12", "T7")
def test_payments_of_the_same_words_are_not_taken_for_one(race: Race) -> None:
    order = an_order(race.api)

    answers = race.all_write_at_once(*[partial(pay, race.api, order, new_id())] * 8, partial(pay, race.api, order))

    assert tally(answers) == {(201, ""): 2, (200, ""): 7}  # eight under one key, one under another
    settled(race, order, 2, 20000)


@pytest.mark.req("5.15", "T6", "T7")
def test_voids_mixed_with_payments(race: Race) -> None:
    order = an_order(race.api)
    doomed = [a_payment(race.api, order, amount=f"{number}.00") for number in range(1, 9)]
    calls: list[Callable[[], Answer]] = []
    for number, payment in enumerate(doomed):
        void = partial(settle, race.api, payment, "void", None, f"void-number-{number}")
        calls += [void, void, partial(pay, race.api, order), partial(pay, race.api, order)]

    answers = race.shuffled_in(*calls, threads=16)

    assert tally(answers) == {(200, ""): 16, (201, ""): 16}
    now = settled(race, order, 24, 16 * 10000)
    assert [each["status"] for each in now["payments"]].count("Void") == 8


@pytest.mark.req("5.15", "T6", "T7")
def test_a_payment_is_given_back_once_however_many_try(race: Race) -> None:
    order = an_order(race.api)
    payment = a_payment(race.api, order)

    answers = race.all_write_at_once(
        *[lambda number=number: settle(race.api, payment, "refund", {"amount": "60.00"}) for number in range(6)],
        partial(settle, race.api, payment, "void"),
    )

    done = [answer for answer in answers if answer.status in (200, 201)]
    assert len(done) == 1
    assert {answer.status for answer in answers} <= {200, 201, 409, 422}
    void = done[0].status == 200
    settled(race, order, 1 if void else 2, 0 if void else 4000)


@pytest.mark.req("5.10", "T6", "T7")
def test_an_order_is_paid_or_cancelled_but_not_both(race: Race) -> None:
    order = an_order(race.api)
    cancel = partial(race.api.patch, f"/orders/{order['id']}", {"version": 1, "status": "Cancelled"})

    answers = race.all_write_at_once(cancel, partial(pay, race.api, order))

    assert tally(answers) in (
        {(200, ""): 1, (409, "order_cancelled"): 1},
        {(409, "stale_version"): 1, (201, ""): 1},
    )
    now = race.api.get(f"/orders/{order['id']}").body
    assert (now["status"], now["paid"]) in (("Cancelled", "0.00"), ("Partially Paid", "100.00"))


@pytest.mark.req("5.14", "T7")
def test_edits_of_one_version(race: Race) -> None:
    order = an_order(race.api)
    payment = a_payment(race.api, order)
    edits = [{"version": 1, "amount": f"{number}.00"} for number in range(1, 9)]

    answers = race.all_write_at_once(*[partial(race.api.patch, f"/payments/{payment['id']}", edit) for edit in edits])

    assert tally(answers) == {(200, ""): 1, (409, "stale_version"): 7}
    winner = next(answer.body for answer in answers if answer.status == 200)
    settled(race, order, 1, minor(winner["amount"]))
