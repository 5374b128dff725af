"""Whether a request costs a firm of many rows more than a firm of few; dynoxide on disk, both firms in one table."""

import gzip
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3

from benchmarks.page import Chapter, Figure
from benchmarks.table import served
from functions.accounts.repository import AccountRepository
from functions.leads.repository import LeadRepository
from shared.caller import Caller
from shared.db.ops import to_wire
from shared.db.records import Records
from shared.ids import new_id
from tests.conftest import DYNOXIDE, TABLE
from tests.factories import lead_body, new_firm
from tests.front_door import Answer, Client

_FEW, _MANY = 5_000, 500_000
_ROUNDS, _EACH = 40, 5
_LIMIT = 1.1
Request = Callable[[], Answer]


def stored(records: Records[Any], record_id: str) -> dict[str, Any]:
    """The row of a record as the table has it."""
    return to_wire(records.table.get(records.key(record_id)) or {})


def _clones(caller: Caller, count: int) -> Iterator[str]:
    """Leads and accounts in turns, each with an id and a name of its own."""
    api = Client(caller)
    lead = api.made("/leads", lead_body(company="Number 000000"))["id"]
    account = api.made("/accounts", {"name": "Number 000000"})["id"]
    rows = stored(LeadRepository(caller), lead), stored(AccountRepository(caller), account)
    originals = list(zip((lead, account), map(json.dumps, rows), strict=True))
    for number in range(1, count):
        record_id, text = originals[number % 2]
        yield text.replace(record_id, new_id()).replace("umber 000000", f"umber {number:06}")


def _import(folder: Path, firms: dict[Caller, int]) -> Path:
    """The table and so many rows more for each firm as a database; dynoxide reads DynamoDB's own export format, and
    that a hundred times faster than it takes writes."""
    client, data = boto3.client("dynamodb"), folder / "export" / TABLE / "data"
    data.mkdir(parents=True)
    with gzip.open(data / "rows.json.gz", "wt", compresslevel=1) as out:
        for caller, count in firms.items():
            out.writelines(f'{{"Item":{row}}}\n' for row in _clones(caller, count))
        rows = client.get_paginator("scan").paginate(TableName=TABLE).search("Items")
        out.writelines(json.dumps({"Item": row}) + "\n" for row in rows)
    schema, made = folder / "schema.json", folder / "table.db"
    schema.write_text(json.dumps([client.describe_table(TableName=TABLE)], default=str))
    command = [DYNOXIDE, "import", "--source", folder / "export", "--schema", schema, "--output", made]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return made


def _requests(caller: Caller) -> dict[str, Request]:
    api = Client(caller)
    lead = api.get("/leads", limit="1").body["items"][0]["id"]
    return {
        "a list page of 50": lambda: api.get("/leads", limit="50"),
        "a search by prefix": lambda: api.get("/accounts", q="number 0009", limit="50"),
        "one record": lambda: api.get(f"/leads/{lead}"),
        "the pipeline": lambda: api.get("/reports/pipeline"),
    }


def _milliseconds(request: Request) -> float:
    begun = time.perf_counter()
    for _ in range(_EACH):
        answer = request()
        assert answer.status == 200, answer.text
    return (time.perf_counter() - begun) / _EACH * 1000


def chapter() -> Chapter:
    firms = {new_firm("INR", "Asia/Kolkata"): count for count in (_FEW, _MANY)}
    with tempfile.TemporaryDirectory() as folder, served(_import(Path(folder), firms)):
        small, large = (_requests(caller) for caller in firms)
        figures = [_figure(label, small[label], large[label]) for label in small]
    return Chapter(
        "Growth",
        "python -m benchmarks growth",
        f"Milliseconds of a request of a firm with {_FEW:,} rows and of one with {_MANY:,} in the same table, taken in "
        "turns; dynoxide on disk.",
        [f"{_FEW:,} rows", f"{_MANY:,} rows", "ratio"],
        figures,
    )


def _figure(label: str, small: Request, large: Request) -> Figure:
    rounds = [(_milliseconds(small), _milliseconds(large)) for _ in range(_ROUNDS)]
    before, after = (statistics.median(each) for each in zip(*rounds, strict=True))
    ratio = after / before
    return Figure(label, [f"{before:.1f}", f"{after:.1f}", f"{ratio:.2f}"], ratio, _LIMIT)
