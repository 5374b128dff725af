"""Every table call of the suite as IAM would see it: role, action, table or index, leading keys.

What the emulator cannot refuse, the policies must: `python -m tests.replay` puts what was recorded here before the
policies of the synthesised template. Firms are told apart as "mine" (the session's tag) and "another", so that
thousands of calls become some hundred kinds of call.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from boto3.dynamodb.types import TypeDeserializer

FOLDER = Path(__file__).parent.parent / "build" / "recorded-calls"
MINE, OTHER = "01K0AAAAAAAAAAAAAAAAAAAAAA", "01K0BBBBBBBBBBBBBBBBBBBBBB"
_ORG = re.compile(r"^ORG#([0-9A-Z]{26})")
_VARIABLE = re.compile(r"#[0-9A-Za-z_.:@ -]{8,}$")
_PARTITION = re.compile(r"\b((?:GSI\d)?PK) = (:\w+)")
_INNER = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem"}
_deserializer = TypeDeserializer()


class Call(NamedTuple):
    """One kind of call."""

    role: str
    has_tag: bool
    action: str
    on_index: bool
    keys: tuple[str, ...]
    in_transaction: bool


class Recorder:
    """Collects the kinds of call that assumed clients make."""

    def __init__(self) -> None:
        self.calls: set[Call] = set()

    def recording(self, assume: Callable[[str, str, str], Any]) -> Callable[[str, str, str], Any]:
        """`shared.aws._assume`, whose clients are listened to."""

        def assumed(service: str, role_arn: str, org_id: str) -> Any:
            client, role = assume(service, role_arn, org_id), role_arn.split("/")[-1].removeprefix("dealwright-test-")

            def note(params: dict[str, Any], model: Any, **_: Any) -> None:
                self.calls.update(calls_of(role, org_id, model.name, params))

            client.meta.events.register("provide-client-params.dynamodb", note)
            return client

        return assumed

    def save(self, worker: str) -> None:
        """Leave what this process has seen for the replay."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / f"{worker}.json").write_text(json.dumps(sorted(self.calls, key=str)), encoding="utf-8")


def calls_of(role: str, org_id: str, action: str, params: dict[str, Any]) -> Iterator[Call]:
    """A call as IAM checks it: a transaction by its inner actions, a batch by all its keys at once."""

    def call(name: str, keys: list[str], on_index: bool = False, in_transaction: bool = False) -> Call:
        shown = tuple(sorted({_shown(key, org_id) for key in keys}))
        return Call(role, bool(org_id), name, on_index, shown, in_transaction)

    if action == "TransactWriteItems":
        for item in params["TransactItems"]:
            ((kind, body),) = item.items()
            yield call(_INNER[kind], [_partition(body)], in_transaction=True)
    elif action.startswith("Batch"):
        for asked in params["RequestItems"].values():
            yield call(action, list(_in_batch(asked)))
    elif action == "Query":
        ((_, name),) = _PARTITION.findall(params["KeyConditionExpression"])
        yield call(action, [_value(params["ExpressionAttributeValues"][name])], "IndexName" in params)
    elif action == "Scan":
        yield call(action, [])
    else:
        yield call(action, [_partition(params)])


def _value(wire: dict[str, Any]) -> str:
    return str(_deserializer.deserialize(wire))


def _in_batch(asked: Any) -> Iterator[str]:
    """The partitions of a batch: keys to get, or puts and deletes."""
    if isinstance(asked, dict):
        yield from (_value(key["PK"]) for key in asked["Keys"])
    else:
        yield from (_partition(body) for request in asked for body in request.values())


def _partition(body: dict[str, Any]) -> str:
    return _value((body.get("Item") or body["Key"])["PK"])


def _shown(key: str, org_id: str) -> str:
    """The key with the firm as mine or another's, and without what varies behind it."""
    found = _ORG.match(key)
    if found:
        key = f"ORG#{MINE if found[1] == org_id or not org_id else OTHER}{key[found.end() :]}"
    return _VARIABLE.sub("#x", key) if key.count("#") > 1 else key


def recorded() -> list[Call]:
    """What all processes of the last run have seen."""
    rows = [row for path in sorted(FOLDER.glob("*.json")) for row in json.loads(path.read_text(encoding="utf-8"))]
    calls = {
        Call(role, has_tag, action, on_index, tuple(keys), in_transaction)
        for role, has_tag, action, on_index, keys, in_transaction in rows
    }
    return sorted(calls, key=str)
