"""Sums that stay right whatever the stream does: duplicates, any order, loss."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.projections.service import rebuild, reconcile
from shared import aws
from shared.db.derived import Ledger
from shared.db.keys import Family, org_partition
from shared.db.ops import to_wire
from tests.conftest import TABLE
from tests.factories import lead_body, member
from tests.figures import assert_figures_lead_to_their_records
from tests.front_door import Client
from tests.streams import Stream, tell_batch
from tests.sums import brute_force, disturbed, funnel, sums_of


@pytest.mark.req("2.6", "15.2", "21.4")
def test_duplicates_and_disorder_change_nothing_and_what_is_lost_is_healed(api: Client, stream: Stream) -> None:
    made = funnel(api, 16, owner=member(api.caller).user_id)
    records = stream.records(api.caller.org_id)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(tell_batch, disturbed(records, lost=0.1)))

    assert answers == [{"batchItemFailures": []}] * len(answers)
    healed = reconcile(api.caller.org_id)
    assert sums_of(api) == brute_force(api, made)
    assert 0 < healed < len(records) / 2
    assert_figures_lead_to_their_records(api)
    assert reconcile(api.caller.org_id) == 0


def test_without_loss_nothing_needs_healing(api: Client, stream: Stream) -> None:
    made = funnel(api, 8)

    for batch in disturbed(stream.records(api.caller.org_id), lost=0):
        tell_batch(batch)

    assert sums_of(api) == brute_force(api, made)
    assert reconcile(api.caller.org_id) == 0


def test_sums_are_rebuilt_from_the_records_alone(api: Client, stream: Stream) -> None:
    made = funnel(api, 8)
    tell_batch(stream.records(api.caller.org_id))
    table = aws.stream_table()
    for row in sums_of(api):  # as a mistake would
        table.delete_item(
            TableName=TABLE, Key=to_wire({"PK": org_partition(api.caller.org_id, Family.ROLLUP), "SK": row})
        )
    assert sums_of(api) == {}

    counted = rebuild(api.caller.org_id)

    assert sums_of(api) == brute_force(api, made)
    assert counted >= len(made.deals)
    assert_figures_lead_to_their_records(api)


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
