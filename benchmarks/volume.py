"""Work of a firm's size: a file of 50,000 rows in and out again, and two accounts with 2,000 records below one of them.

The worker and the merge's steps are called as their queue and their stream call them; dynoxide in memory, S3 on moto.
"""

import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import boto3

from benchmarks.page import Chapter, Figure
from functions.exports.models import ExportKind
from functions.identity.rules import Role
from functions.imports.models import MOST_ROWS
from functions.merging.models import MergeState
from functions.merging.service import continue_merge
from functions.worker import service
from functions.worker.events import RESERVE_MS
from functions.worker.models import Order
from infra.domains import WORKER
from shared.caller import Caller
from tests.conftest import UPLOADS
from tests.exported import fetched
from tests.factories import member, new_firm
from tests.front_door import Client
from tests.imported import announced
from tests.pairs import merge, pair, undo
from tests.uploads import send

_BELOW = 2_000
_SECONDS = WORKER.timeout_s - RESERVE_MS // 1000
"""What an order has before it must be handed on, or must have come to its end."""
_ANSWER = 25
"""Seconds in which an API's function has to have answered, some to spare."""
_KILOBYTES_IN_MB = 1024


@dataclass
class Spent:
    """What a piece of work took: how often it was gone to, and the seconds of it and of the longest go."""

    goes: int = 0
    seconds: float = 0
    longest: float = 0
    processor: float = 0
    peak: int = 0

    def go(self, once: Callable[[], bool]) -> None:
        """Do the work until it says that nothing is left."""
        more = True
        while more:
            begun, used = time.perf_counter(), time.process_time()
            more = once()
            took = time.perf_counter() - begun
            self.goes, self.seconds, self.longest = self.goes + 1, self.seconds + took, max(self.longest, took)
            self.processor = max(self.processor, time.process_time() - used)
        self.peak = _peak()

    def figure(self, label: str, limit: int) -> Figure:
        cells = [f"{self.goes}", f"{self.seconds:.1f}", f"{self.longest:.1f}", f"{self.peak}", f"{self.processor:.1f}"]
        return Figure(label, cells, self.processor, limit)


def chapter() -> Chapter:
    here = {"LocationConstraint": os.environ["AWS_DEFAULT_REGION"]}
    boto3.client("s3").create_bucket(Bucket=UPLOADS, CreateBucketConfiguration=here)
    caller = new_firm("INR", "Asia/Kolkata")
    return Chapter(
        "Volume",
        "python -m benchmarks volume",
        f"A file of {MOST_ROWS:,} leads taken in, taken out, and compared with what is there; two accounts, of which "
        f"one has {_BELOW:,} records below it, merged and parted again. Seconds on the clock, dynoxide's included, and "
        "of this process's processor; the worker writes no more than 300 rows a second, as long as its time allows.",
        ["goes", "seconds", "longest go", "peak until then, MB", "most processor of a go"],
        [*_imports(caller), *_merges(Client(caller))],
    )


def _imports(caller: Caller) -> list[Figure]:
    """The file goes in, and out; what came out changes nothing; a like one of others is told from what is there."""
    api = Client(member(caller, Role.ADMIN))
    read, checked, written, out, again, alike = (Spent() for _ in range(6))
    first = _uploaded(api, _file("l"), read)
    _step(api, first, "mapping", checked)
    assert _step(api, first, "run", written)["counts"]["create"] == MOST_ROWS
    export = api.made("/exports", {"kind": ExportKind.LEADS, "filters": {}})["id"]
    out.go(_worker(Order(org_id=caller.org_id, export_id=export)))
    file = fetched(api, api.get(f"/exports/{export}").body)
    assert _step(api, _uploaded(api, file, Spent()), "mapping", again)["counts"]["unchanged"] == MOST_ROWS
    assert _step(api, _uploaded(api, _file("m"), Spent()), "mapping", alike)["counts"]["alike"] == MOST_ROWS
    return [
        read.figure("reading the file", _SECONDS),
        checked.figure("checking its rows", _SECONDS),
        written.figure("writing them", WORKER.timeout_s),
        out.figure("exporting them", _SECONDS),
        again.figure("checking the exported file", _SECONDS),
        alike.figure("checking a file of look-alikes", _SECONDS),
    ]


def _file(letter: str) -> bytes:
    row = "{1}-{0},Asha{0},Rao{0},Company {0},{1}{0}@mail.example\n"
    rows = (row.format(each, letter) for each in range(MOST_ROWS))
    return "".join(["External ID,First name,Last name,Company,Email\n", *rows]).encode()


def _uploaded(api: Client, data: bytes, spent: Spent) -> str:
    upload = api.made("/imports", announced(data, "leads"))
    assert send(upload, data) == 200
    assert api.post(f"/imports/{upload['id']}/uploaded").status == 200
    spent.go(_worker(Order(org_id=api.caller.org_id, import_id=upload["id"])))
    return str(upload["id"])


def _step(api: Client, import_id: str, name: str, spent: Spent) -> dict[str, Any]:
    """The import after a step and its work."""
    record = api.get(f"/imports/{import_id}").body
    fields = {"fields": [each["field"] for each in record["columns"]]} if name == "mapping" else {}
    answer = api.post(f"/imports/{import_id}/{name}", {"version": record["version"], **fields})
    assert answer.status == 200, answer.text
    spent.go(_worker(Order(org_id=api.caller.org_id, import_id=import_id)))
    body: dict[str, Any] = api.get(f"/imports/{import_id}").body
    return body


def _worker(order: Order) -> Callable[[], bool]:
    """One go of the worker, which has as long as its function gives it."""

    def once() -> bool:
        begun = time.perf_counter()
        return service.work(order, lambda: time.perf_counter() - begun < _SECONDS)

    return once


def _merges(api: Client) -> list[Figure]:
    """What is below an account comes over to another one, and goes back."""
    (survivor, loser), brought, back = pair(api), Spent(), Spent()
    for number in range(_BELOW // 2):
        api.made("/contacts", {"last_name": f"Rao{number}", "account_id": loser["id"]})
        api.made("/activities", {"type": "Note", "subject": "Asked", "what": {"type": "account", "id": loser["id"]}})
    merged = merge(api, survivor, loser).body
    brought.go(lambda: continue_merge(api.caller, merged["id"]).state is MergeState.RUNNING)
    done = api.get(f"/merges/{merged['id']}").body
    undone = undo(api, done).body
    back.go(lambda: continue_merge(api.caller, undone["id"]).state is MergeState.UNDOING)
    assert (done["moved"], api.get(f"/merges/{merged['id']}").body["restored"]) == (_BELOW, _BELOW)
    return [brought.figure("bringing them over", _ANSWER), back.figure("bringing them back", _ANSWER)]


def _peak() -> int:
    """The most memory this process has held, what moto keeps of S3 included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KILOBYTES_IN_MB
