"""What the faithful emulator does not do by itself: transactions that meet, and indexes that lag behind."""

import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, local
from typing import Any, TypeVar

import boto3
import pytest
from botocore.exceptions import ClientError

from shared import aws
from shared.caller import Caller
from shared.db import retry
from tests.conftest import TABLE, create_table
from tests.factories import new_firm
from tests.front_door import Answer, Client
from tests.races.turns import Meeting, Racer, Through, Turns

Key = tuple[str, str]
WRITES = ("transact_write_items", "put_item", "update_item", "delete_item")
LAGGING = f"{TABLE}-lagging"
T = TypeVar("T")


def tally(answers: Sequence[Answer]) -> dict[tuple[int, str], int]:
    """How many answers there are of each status and code."""
    found: dict[tuple[int, str], int] = {}
    for answer in answers:
        kind = (answer.status, answer.body.get("code", ""))
        found[kind] = found.get(kind, 0) + 1
    return found


class Conflicts:
    """Holds the items of a transaction for 8 to 18 ms, and refuses whoever else would write one of them."""

    def __init__(self) -> None:
        self.refused = 0
        self._held: set[Key] = set()
        self._lock = Lock()

    def write(self, name: str, call: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        actions = arguments.get("TransactItems", [{name: arguments}])
        keys = [_key(each) for each in actions]
        with self._lock:
            met = [key in self._held for key in keys]
            if any(met):
                self.refused += 1
                raise _conflict(met) if "TransactItems" in arguments else _conflict_of_one()
            if "TransactItems" in arguments:
                self._held.update(keys)
        try:
            if "TransactItems" in arguments:
                time.sleep(random.uniform(0.008, 0.018))
            return call(**arguments)
        finally:
            with self._lock:
                self._held.difference_update(keys if "TransactItems" in arguments else ())


def _key(action: dict[str, Any]) -> Key:
    (body,) = action.values()
    key = body.get("Key") or body["Item"]
    return key["PK"]["S"], key["SK"]["S"]


def _conflict(met: list[bool]) -> ClientError:
    answer: Any = {
        "Error": {"Code": "TransactionCanceledException", "Message": "cancelled"},
        "CancellationReasons": [{"Code": "TransactionConflict" if each else "None"} for each in met],
    }
    return ClientError(answer, "TransactWriteItems")


def _conflict_of_one() -> ClientError:
    return ClientError({"Error": {"Code": "TransactionConflictException", "Message": "held"}}, "UpdateItem")


class _Clock:
    """The retry's clock, whose sleepers step aside.

    Only sleep is counted, thread by thread: waiting for a turn on a busy machine must not use up anybody's patience.
    """

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._thread = local()

    def monotonic(self) -> float:
        slept: float = getattr(self._thread, "slept", 0.0)
        return slept

    def sleep(self, seconds: float) -> None:
        self._thread.slept = self.monotonic() + seconds
        self._turns.aside(lambda: time.sleep(seconds))


class Race:
    """A firm whose table is used by many threads at once, with conflicts or without."""

    def __init__(self, caller: Caller, turns: Turns, conflicts: Conflicts | None) -> None:
        self.api = Racer(caller, turns)
        self.conflicts = conflicts
        self.turns = turns
        self._meeting: Meeting | None = None

    def way(self, name: str, call: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        return self.turns.aside(lambda: self._go(name, call, arguments))

    def _go(self, name: str, call: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if name not in WRITES:
            return call(**arguments)
        if self._meeting:
            self._meeting.arrive()
        return self.conflicts.write(name, call, arguments) if self.conflicts else call(**arguments)

    def all_write_at_once(self, *calls: Callable[[], T]) -> list[T]:
        """The answers of calls of which none has written before all have read."""
        self._meeting = Meeting(len(calls))
        try:
            return self.shuffled_in(*calls, threads=len(calls))
        finally:
            self._meeting = None

    def shuffled_in(self, *calls: Callable[[], T], threads: int) -> list[T]:
        """The answers of calls made by so many threads, as it happens."""
        with ThreadPoolExecutor(threads) as pool:
            return [future.result() for future in [pool.submit(call) for call in calls]]

    def met(self) -> bool:
        """Whether transactions did meet, where they can."""
        return self.conflicts is None or self.conflicts.refused > 0


@pytest.fixture(params=["as the emulator is", "with conflicts"])
def race(request: pytest.FixtureRequest, alpha: Caller, monkeypatch: pytest.MonkeyPatch) -> Race:
    turns, direct = Turns(), aws.tenant_table
    made = Race(alpha, turns, Conflicts() if request.param == "with conflicts" else None)
    monkeypatch.setattr(aws, "tenant_table", lambda org_id: Through(direct(org_id), made.way))
    monkeypatch.setattr(retry, "time", _Clock(turns))
    return made


class Lag:
    """A second table that every write reaches some writes late; whoever reads an index reads there."""

    def __init__(self, writes: int) -> None:
        self._writes = writes
        self._waiting: deque[tuple[Callable[..., Any], dict[str, Any]]] = deque()
        self._lock = Lock()

    def way(self, name: str, call: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if name in WRITES:
            return self._write(call, arguments)
        return call(**_late(arguments) if "IndexName" in arguments else arguments)

    def _write(self, call: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        with self._lock:
            answer = call(**arguments)
            self._waiting.append((call, _late(arguments)))
            while len(self._waiting) > self._writes:
                late, what = self._waiting.popleft()
                late(**what)
        return answer


def _late(arguments: dict[str, Any]) -> dict[str, Any]:
    if "TransactItems" not in arguments:
        return arguments | {"TableName": LAGGING}
    elsewhere = {"TableName": LAGGING}
    items = [{kind: body | elsewhere for kind, body in each.items()} for each in arguments["TransactItems"]]
    return arguments | {"TransactItems": items}


class _Elsewhere:
    """Makes the product's table under the other name."""

    def create_table(self, **arguments: Any) -> None:
        boto3.client("dynamodb").create_table(**arguments | {"TableName": LAGGING})


@pytest.fixture(scope="session")
def lagging_table(cloud: None) -> None:
    create_table(_Elsewhere())


@pytest.fixture(params=[1, 2], ids=["one write late", "two writes late"])
def late(request: pytest.FixtureRequest, lagging_table: None, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The admin of a firm whose indexes are as of one or two writes ago."""
    lag, direct = Lag(request.param), aws.tenant_table
    monkeypatch.setattr(aws, "tenant_table", lambda org_id: Through(direct(org_id), lag.way))
    return Client(new_firm("INR", "Asia/Kolkata"))
