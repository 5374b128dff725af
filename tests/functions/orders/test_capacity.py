"""What the two heaviest steps of the journey consume, as the database counts it."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest

from shared import aws
from tests.deals import a_lead, a_payment, a_product, a_won_deal, an_order, conversion
from tests.front_door import Client


class Consumption:
    """The capacity that calls say they used, as DynamoDB counts it."""

    def __init__(self) -> None:
        self.writes = Decimal(0)
        self.indexes = Decimal(0)
        self.reads = Decimal(0)

    def ask(self, params: dict[str, Any], **_: Any) -> None:
        params["ReturnConsumedCapacity"] = "INDEXES"

    def note(self, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        used = parsed.get("ConsumedCapacity", [])
        for each in used if isinstance(used, list) else [used]:
            if model.name == "TransactWriteItems":
                self.writes += Decimal(str(each["Table"]["CapacityUnits"]))
                by_index = each.get("GlobalSecondaryIndexes", {}).values()
                self.indexes += sum(Decimal(str(index["CapacityUnits"])) for index in by_index)
            else:
                self.reads += Decimal(str(each["CapacityUnits"]))


@contextmanager
def consumption() -> Iterator[Consumption]:
    used, hook = Consumption(), aws.session().events
    hook.register("provide-client-params.dynamodb", used.ask)
    hook.register("after-call.dynamodb", used.note)
    aws._clients.clear()
    yield used
    hook.unregister("provide-client-params.dynamodb", used.ask)
    hook.unregister("after-call.dynamodb", used.note)
    aws._clients.clear()


@pytest.mark.req("2.7")
def test_a_conversion(api: Client) -> None:
    """Five writes; the budget is 10 units for the table and 13 for the indexes."""
    lead = a_lead(api, email="priya@example.com")

    with consumption() as used:
        assert api.post(f"/leads/{lead['id']}/convert", conversion(lead)).status == 200

    assert (used.writes, used.indexes) == (Decimal(10), Decimal(12))
    assert used.reads == 2  # the lead, and the firm's settings beside it


@pytest.mark.req("5.1")
@pytest.mark.parametrize(("count", "table", "indexes", "reads"), [(5, 10, 6, "2"), (150, 64, 6, "9")])
def test_an_order(api: Client, count: int, table: int, indexes: int, reads: str) -> None:
    """Four writes. A line takes about 200 bytes, and a transaction two units for each KB begun."""
    product = a_product(api)
    deal = a_won_deal(api, *({"product_id": product["id"], "quantity": "1"} for _ in range(count)))

    with consumption() as used:
        an_order(api, deal)

    assert (used.writes, used.indexes, used.reads) == (Decimal(table), Decimal(indexes), Decimal(reads))


@pytest.mark.req("5.12")
def test_a_payment(api: Client) -> None:
    """Three writes: the key, the row in two indexes, the header in three and, as its status moves, one more."""
    order = an_order(api)

    with consumption() as used:
        a_payment(api, order)
    moved = (used.writes, used.indexes, used.reads)
    with consumption() as used:
        a_payment(api, order)

    assert moved == (Decimal(6), Decimal(6), Decimal(2))
    assert (used.writes, used.indexes, used.reads) == (Decimal(6), Decimal(5), Decimal(2))
