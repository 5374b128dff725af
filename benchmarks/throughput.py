"""How many requests one worker process serves a second of its own processor time, the table behind a local socket."""

import json
import time
from collections.abc import Callable
from typing import Any

from benchmarks.growth import stored
from benchmarks.page import Chapter, Figure
from functions.leads.repository import LeadRepository
from shared import aws
from shared.caller import Caller
from shared.db.records import LIST
from shared.ids import new_id
from tests.conftest import TABLE
from tests.factories import lead_body
from tests.front_door import Client

_SECONDS, _PAGE = 5.0, 50
_LIMIT = 0.4


def _rates(work: Callable[[], Any]) -> tuple[float, float]:
    """Times a second of this process's processor time, and a second by the clock."""
    work()
    begun, used, done = time.perf_counter(), time.process_time(), 0
    while time.perf_counter() - begun < _SECONDS:
        work()
        done += 1
    return done / (time.process_time() - used), done / (time.perf_counter() - begun)


def _work(caller: Caller) -> dict[str, tuple[Callable[[], Any], Callable[[], Any]]]:
    """What we do, and the same call of the table by itself."""
    api, client = Client(caller), aws.tenant_table(caller.org_id)
    lead = [api.made("/leads", lead_body(company=new_id()))["id"] for _ in range(_PAGE + 1)][0]
    row = json.dumps(stored(LeadRepository(caller), lead))
    partition = json.loads(row)[f"{LIST}PK"]
    query = {
        "TableName": TABLE,
        "IndexName": LIST,
        "KeyConditionExpression": f"{LIST}PK = :partition",
        "ExpressionAttributeValues": {":partition": partition},
        "Limit": _PAGE + 1,
    }
    return {
        f"list pages of {_PAGE}": (
            lambda: api.get("/leads", status="Qualified", limit=str(_PAGE)),
            lambda: client.query(**query),
        ),
        "creates": (
            lambda: api.made("/leads", lead_body(company=new_id())),
            lambda: client.put_item(TableName=TABLE, Item=json.loads(row.replace(lead, new_id()))),
        ),
    }


def chapter(caller: Caller) -> Chapter:
    figures = []
    for label, (ours, alone) in _work(caller).items():
        (rate, wall), (most, ceiling) = _rates(ours), _rates(alone)
        cells = [f"{rate:.0f}", f"{most:.0f}", f"{wall:.0f}", f"{ceiling:.0f}", f"{rate / most:.2f}"]
        figures.append(Figure(label, cells, rate / most, _LIMIT, at_least=True))
    return Chapter(
        "Throughput",
        "python -m benchmarks throughput",
        "One worker process, one request after the other, the table behind a local socket; beside it the same call of "
        "the table by itself, which is boto3's and dynoxide's part of the work.",
        [
            "a second of processor",
            "boto3 alone",
            "a second of the clock",
            "boto3 and dynoxide alone",
            "part of boto3's",
        ],
        figures,
    )
