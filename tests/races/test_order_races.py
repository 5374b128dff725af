"""Orders under contention: one to a deal, and of exactly the lines it was asked for."""

import random
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from tests.deals import a_deal, a_product, a_won_deal, an_account, with_lines, won
from tests.front_door import Answer
from tests.functions.kinds import everything
from tests.races.conftest import Race, tally


@pytest.mark.req("S15", "5.1", "T7")
def test_one_deal_ordered_by_thirty_two(race: Race) -> None:
    deal = a_won_deal(race.api)
    path = f"/opportunities/{deal['id']}/generate-order"

    answers = race.all_write_at_once(*[partial(race.api.post, path)] * 32)

    assert tally(answers) == {(200, ""): 31, (201, ""): 1}
    assert {answer.text for answer in answers} == {answers[0].text}
    orders = [row["SK"] for row in everything(race.api.caller) if row["SK"].startswith("ORDER")]
    order = answers[0].body
    assert sorted(orders) == [f"ORDER#{order['id']}", f"ORDER#{order['id']}#B#000", f"ORDER_NO#{order['number']}"]
    assert race.met()


@pytest.mark.req("5.1", "5.3", "S7", "T7")
def test_orders_racing_with_edits_of_their_lines(race: Race) -> None:
    """Ten rounds: an order is of one version of the lines, whole, or it is too late to edit them."""
    product, account = a_product(race.api, "1.00"), an_account(race.api)
    for _ in range(10):
        deal = won(
            race.api, with_lines(race.api, a_deal(race.api, account), {"product_id": product["id"], "quantity": "1"})
        )
        path = f"/opportunities/{deal['id']}"
        versions = {deal["version"]: deal["amount"]}

        def edit(number: int, path: str = path, versions: dict[int, str] = versions) -> Answer | None:
            """Reads the deal and doubles its lines until it is ordered."""
            answer: Answer | None = None
            for step in range(3):
                present = race.api.get(path).body
                quantity = str(number * 10 + step + 1)
                lines = [{"product_id": product["id"], "quantity": quantity}] * (step + 1)
                answer = race.api.put(f"{path}/line_items", {"version": present["version"], "line_items": lines})
                if answer.status == 200:
                    versions[answer.body["version"]] = answer.body["amount"]
            return answer

        def order(path: str = path) -> Answer:
            time.sleep(random.uniform(0, 0.05))
            return race.api.post(f"{path}/generate-order")

        edits: list[Callable[[], Answer | None]] = [partial(edit, number) for number in range(3)]
        placed = race.shuffled_in(*edits, order, order, threads=5)[-1]

        assert placed is not None
        assert placed.status in (200, 201), placed.text
        ordered = race.api.get(path).body
        assert ordered["order_id"] == placed.body["id"]
        assert placed.body["total"] == versions[ordered["version"] - 1] == ordered["amount"]
        assert lines_of(placed.body["line_items"], "price_at_purchase") == lines_of(ordered["line_items"], "sale_price")
        assert Decimal(placed.body["total"]) == sum(Decimal(line["total"]) for line in placed.body["line_items"])


def lines_of(lines: list[dict[str, Any]], price: str) -> list[tuple[str, str, str]]:
    return [(line["quantity"], line[price], line["total"]) for line in lines]


@pytest.mark.req("2.19", "2.20", "S7", "T7")
def test_lines_added_by_many_add_up(race: Race) -> None:
    """Each adds one line, reading again after a refusal; none is lost."""
    product, deal = a_product(race.api, "0.35"), a_deal(race.api)
    path = f"/opportunities/{deal['id']}"

    def add(number: int) -> None:
        while True:
            body = {"version": race.api.get(path).body["version"], "product_id": product["id"], "quantity": str(number)}
            answer = race.api.post(f"{path}/line_items", body)
            if answer.status == 201:
                return
            assert (answer.status, answer.code) == (409, "stale_version")

    race.shuffled_in(*[partial(add, number) for number in range(1, 9)], threads=8)

    saved = race.api.get(path).body
    assert sorted(int(line["quantity"]) for line in saved["line_items"]) == list(range(1, 9))
    assert (saved["amount"], saved["line_count"], saved["version"]) == ("12.60", 8, 9)


@pytest.mark.req("5.10", "T7")
def test_an_order_is_fulfilled_or_cancelled_but_not_both(race: Race) -> None:
    deal = a_won_deal(race.api)
    order = race.api.post(f"/opportunities/{deal['id']}/generate-order").body
    wanted = ["Fulfilled", "Cancelled"] * 8
    changes = [{"version": 1, "status": status} for status in wanted]

    answers = race.all_write_at_once(*[partial(race.api.patch, f"/orders/{order['id']}", change) for change in changes])

    assert tally(answers) == {(200, ""): 1, (409, "stale_version"): 15}
    winner = next(answer.body for answer in answers if answer.status == 200)
    assert race.api.get(f"/orders/{order['id']}").body["status"] == winner["status"]
