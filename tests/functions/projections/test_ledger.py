"""Sums that stay right whatever the stream does: duplicates, any order, loss."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from functions.projections.service import rebuild, reconcile
from shared import aws
from shared.db.derived import Ledger
from shared.db.keys import Family, org_partition
from shared.db.ops import from_wire, to_wire
from tests.conftest import TABLE
from tests.deals import a_product, conversion, with_lines, won
from tests.factories import lead_body
from tests.front_door import Client
from tests.streams import Record, Stream, tell_batch

SOURCES = ("Web", "Referral", None)
Sums = dict[str, dict[str, int]]


def sums_of(api: Client) -> Sums:
    """Every row of sums of the firm, without the cells that have come back to nothing."""
    found: Sums = {}
    for item in aws.tenant_table(api.caller.org_id).query(
        TableName=TABLE,
        KeyConditionExpression="PK = :pk",
        ExpressionAttributeValues=to_wire({":pk": org_partition(api.caller.org_id, Family.ROLLUP)}),
    )["Items"]:
        row = from_wire(item)
        cells = {name: int(amount) for name, amount in row.items() if name not in ("PK", "SK") and amount}
        if cells:
            found[row["SK"]] = cells
    return found


def funnel(api: Client, leads: int) -> list[str]:
    """Leads through the whole funnel, some to the end, some not; the ids of their deals."""
    product, deals = a_product(api, "100.00"), []
    for number in range(leads):
        lead = api.made("/leads", lead_body(last_name=f"Nr {number}", lead_source=SOURCES[number % 3]))
        if number % 4 == 0:
            continue
        deal = api.post(f"/leads/{lead['id']}/convert", conversion(lead)).body["opportunity"]
        deals.append(deal["id"])
        deal = with_lines(api, deal, {"product_id": product["id"], "quantity": str(number)})
        if number % 4 == 1:
            continue
        deal = won(api, deal)
        if number % 4 == 3:
            order = api.made(f"/opportunities/{deal['id']}/generate-order", None)
            if number % 8 == 7:
                api.patch(f"/orders/{order['id']}", {"version": 1, "status": "Cancelled"})
    return deals


def brute_force(api: Client, deals: list[str]) -> Sums:
    """The same sums from what the API says of every record."""
    expected: dict[str, Counter[str]] = {}

    def add(row: str, **amounts: int) -> None:
        expected.setdefault(row, Counter()).update(amounts)

    leads = (
        api.get("/leads", limit="100").body["items"] + api.get("/leads", status="Converted", limit="100").body["items"]
    )
    for lead in leads:
        source = lead["lead_source"] or "Unknown"
        counts = {f"leads:{source}": 1, f"converted:{source}": int(lead["status"] == "Converted")}
        add(f"SOURCE#{_month(lead)}", **counts)
    for deal in (api.get(f"/opportunities/{each}").body for each in deals):
        source, minor = deal["lead_source"] or "Unknown", int(Decimal(deal["amount"]) * 100)
        if deal["stage"] == "Closed Won":
            add(f"SOURCE#{_month(deal)}", **{f"won:{source}": 1, f"value:{source}": minor})
            continue
        stage, share = deal["stage"], Decimal(deal["probability"]) / 100
        cells = {f"deals:{stage}": 1, f"amount:{stage}": minor, f"weighted:{stage}": int(minor * share)}
        add("PIPE", **cells)
        add(f"PIPE#{deal['owner_id']}", **cells)
    for status in ("Awaiting Payment", "Fulfilled"):
        for order in api.get("/orders", status=status, limit="100").body["items"]:
            add(f"SALES#{order['order_date'][:7]}", orders=1, total=int(Decimal(order["total"]) * 100))
    return {row: {name: value for name, value in cells.items() if value} for row, cells in expected.items()}


def _month(record: dict[str, Any]) -> str:
    """All are made within one test; where that crosses midnight in Kolkata at a month's end, it fails honestly."""
    return str(record["created_at"])[:7]


def disturbed(records: list[Record], lost: float) -> list[list[Record]]:
    """The batches of a bad day: some records never come, a fifth come twice, none in order."""
    chance = random.Random(7)
    kept = [each for each in records if chance.random() >= lost]
    twice = kept + [each for each in kept if chance.random() < 0.2]
    chance.shuffle(twice)
    return [twice[start : start + 20] for start in range(0, len(twice), 20)]


@pytest.mark.req("2.6", "15.2", "21.4")
def test_duplicates_and_disorder_change_nothing_and_what_is_lost_is_healed(api: Client, stream: Stream) -> None:
    deals = funnel(api, 24)
    records = stream.records(api.caller.org_id)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(tell_batch, disturbed(records, lost=0.1)))

    assert answers == [{"batchItemFailures": []}] * len(answers)
    healed = reconcile(api.caller.org_id)
    assert sums_of(api) == brute_force(api, deals)
    assert 0 < healed < len(records) / 2
    assert reconcile(api.caller.org_id) == 0


def test_without_loss_nothing_needs_healing(api: Client, stream: Stream) -> None:
    deals = funnel(api, 12)

    for batch in disturbed(stream.records(api.caller.org_id), lost=0):
        tell_batch(batch)

    assert sums_of(api) == brute_force(api, deals)
    assert reconcile(api.caller.org_id) == 0


def test_sums_are_rebuilt_from_the_records_alone(api: Client, stream: Stream) -> None:
    deals = funnel(api, 8)
    tell_batch(stream.records(api.caller.org_id))
    table = aws.stream_table()
    for row in sums_of(api):  # as a mistake would
        table.delete_item(
            TableName=TABLE, Key=to_wire({"PK": org_partition(api.caller.org_id, Family.ROLLUP), "SK": row})
        )
    assert sums_of(api) == {}

    counted = rebuild(api.caller.org_id)

    assert sums_of(api) == brute_force(api, deals)
    assert counted >= len(deals)


def test_a_record_that_is_gone_adds_nothing_after_reconciliation(api: Client, stream: Stream) -> None:
    lead = api.made("/leads", lead_body(lead_source="Web"))
    tell_batch(stream.records(api.caller.org_id))
    key = to_wire({"PK": org_partition(api.caller.org_id), "SK": f"LEAD#{lead['id']}"})
    aws.tenant_table(api.caller.org_id).delete_item(TableName=TABLE, Key=key)

    assert (reconcile(api.caller.org_id), reconcile(api.caller.org_id)) == (1, 0)
    assert sums_of(api) == {}


def test_applied_by_many_at_once_a_change_counts_once(api: Client) -> None:
    ledger = Ledger(api.caller.org_id)
    versions = [version for version in range(1, 9) for _ in range(4)]
    random.Random(3).shuffle(versions)

    with ThreadPoolExecutor(8) as pool:
        applied = list(
            pool.map(lambda v: ledger.apply("LEAD#1", v, {("ROW", "n"): v, ("ROW", f"at:{v}"): 1}), versions)
        )

    assert sums_of(api) == {"ROW": {"n": 8, "at:8": 1}}
    assert 1 <= sum(applied) <= 8
    assert not ledger.apply("LEAD#1", 8, {("ROW", "n"): 100})
    assert ledger.apply("LEAD#1", 8, {("ROW", "n"): 100}, again=True)
    assert sums_of(api) == {"ROW": {"n": 100}}
