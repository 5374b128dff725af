"""A strong query that meets a transaction half-way sees a new header with old lines; nobody is shown that."""

from collections.abc import Callable
from typing import Any

import pytest

from shared.db import retry
from shared.db.ops import Item
from shared.db.table import TenantTable
from tests.deals import a_payment, a_product, a_won_deal, an_order, with_lines
from tests.front_door import Client

WithChildren = Callable[[TenantTable, str], list[Item]]


class Torn:
    """Gives so many readers of a document the body it had before."""

    def __init__(self, old: list[Item], times: int, read: WithChildren) -> None:
        self.left = times
        self._old, self._read = old, read

    def with_children(self, table: TenantTable, sk: str) -> list[Item]:
        now = self._read(table, sk)
        if self.left == 0 or sk != self._old[0]["SK"]:
            return now
        self.left -= 1
        return [now[0], *self._old[1:]]


def tear(monkeypatch: pytest.MonkeyPatch, old: list[Item], times: int = 1) -> Torn:
    torn = Torn(old, times, TenantTable.with_children)
    monkeypatch.setattr(TenantTable, "with_children", lambda table, sk: torn.with_children(table, sk))
    return torn


def a_deal_edited_once(api: Client) -> tuple[dict[str, Any], list[Item]]:
    """The deal with two lines of 2500.00 each, and the items it had with one."""
    product = a_product(api)["id"]
    deal = a_won_deal(api, {"product_id": product, "quantity": "1"})
    old = TenantTable(api.caller).with_children(f"OPP#{deal['id']}")
    return with_lines(api, deal, *[{"product_id": product, "quantity": "2"}] * 2), old


@pytest.mark.req("5.3", "S7", "T7")
def test_an_order_is_never_of_the_lines_before_the_last_edit(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    deal, old = a_deal_edited_once(api)
    torn = tear(monkeypatch, old)

    order = an_order(api, deal)

    assert torn.left == 0
    assert (order["total"], order["line_count"]) == ("5000.00", 2)
    assert [line["quantity"] for line in order["line_items"]] == ["2", "2"]


@pytest.mark.req("2.20", "S7")
def test_a_deal_is_shown_with_its_own_lines(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    deal, old = a_deal_edited_once(api)
    tear(monkeypatch, old)

    assert api.get(f"/opportunities/{deal['id']}").body == deal


@pytest.mark.req("5.3")
def test_an_order_whose_lines_are_not_there_yet_is_read_again(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    order = an_order(api)
    tear(monkeypatch, TenantTable(api.caller).with_children(f"ORDER#{order['id']}")[:1])

    assert api.get(f"/orders/{order['id']}").body == order


@pytest.mark.req("5.8", "5.12", "S4")
def test_an_order_is_shown_with_the_payments_it_counts(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    order = an_order(api)
    payment = a_payment(api, order)
    old = TenantTable(api.caller).with_children(f"ORDER#{order['id']}")
    paid = a_payment(api, order, amount="5.00")
    torn = tear(monkeypatch, old)

    shown = api.get(f"/orders/{order['id']}").body

    assert torn.left == 0
    assert (shown["paid"], shown["payments"]) == ("105.00", [paid, payment])


@pytest.mark.req("S7")
def test_a_header_that_stays_no_sum_of_its_lines_is_not_shown(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "_DEADLINE_SECONDS", 0)
    deal, old = a_deal_edited_once(api)
    tear(monkeypatch, old, times=9)

    answer = api.post(f"/opportunities/{deal['id']}/generate-order")

    assert (answer.status, answer.code) == (503, "too_busy")
    monkeypatch.undo()
    assert api.get(f"/opportunities/{deal['id']}").body == deal
