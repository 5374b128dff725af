"""The one door to the table: every call is bound to the caller's firm."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from itertools import islice
from threading import Thread
from typing import Any, TypeVar

from botocore.exceptions import BotoCoreError, ClientError

from shared import aws, clock
from shared.caller import Caller
from shared.db.keys import FIRST, LAST, Family, org_index, org_partition
from shared.db.ops import (
    Condition,
    Item,
    Kind,
    Op,
    absent_or_below,
    action,
    condition_expression,
    counting,
    from_wire,
    put,
    to_wire,
)
from shared.db.retry import SILENT, THROTTLED, Contended, read, until_uncontended
from shared.errors import InvalidInput, Unavailable
from shared.settings import setting

_IDEMPOTENCY_SECONDS = 7 * 24 * 3600
_MOST_IN_A_BATCH = 100
_MOST_SUMS = 100
_CALLS = {Kind.PUT: "put_item", Kind.UPDATE: "update_item", Kind.DELETE: "delete_item"}

T = TypeVar("T")
U = TypeVar("U")


class Replayed(Exception):
    """This very request was carried out before; `result` is the sort key of the record it made or changed."""

    def __init__(self, result: str) -> None:
        super().__init__(result)
        self.result = result


@dataclass(frozen=True)
class Span:
    """A stretch of an index partition: the keys that begin with `prefix`; what follows it is an item's position.

    `narrowed` limits the stretch to positions that begin with it, as a search by name does; `since` and `until` to
    those between the two.
    """

    partition: tuple[str, ...]
    prefix: str
    narrowed: str = ""
    since: str = ""
    until: str = LAST


@dataclass(frozen=True)
class Page:
    """Items in order, and the position after which the next page begins (None at the end)."""

    items: list[Item]
    next: str | None


@dataclass(frozen=True)
class _Stretch:
    found: list[tuple[str, Item]]
    reached: str | None  # the last position evaluated, None when the stretch is exhausted


class TenantTable:
    """Reads and writes of one firm. No method takes a partition key; it follows from the caller."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller

    @property
    def _client(self) -> Any:
        return aws.tenant_table(self.caller.org_id)

    def get(self, sk: str, family: Family | None = None) -> Item | None:
        """The item as of now (a strong read), or None."""
        return self._get(sk, family)

    def find_unique(self, marker: str) -> Item | None:
        """The marker of a unique value, or None when nobody holds the value."""
        return self._get(marker, Family.UNIQUE)

    def carried_out(self) -> bool:
        """Whether this very request, known by its idempotency key, was carried out before."""
        return self.earlier_result() is not None

    def earlier_result(self) -> str | None:
        """The sort key of what this very request made or changed before; None when it was not carried out."""
        request = self.caller.request
        claim = self._get(self._claim_key, Family.IDEMPOTENCY) if request.idempotency_key else None
        known = claim is not None and claim["ttl"] > _now() and claim["fingerprint"] == request.fingerprint
        return claim["result"] if claim is not None and known else None

    def _get(self, sk: str, family: Family | None) -> Item | None:
        answer = read(
            self._client.get_item,
            TableName=setting("TABLE_NAME"),
            Key=to_wire({"PK": org_partition(self.caller.org_id, family), "SK": sk}),
            ConsistentRead=True,
        )
        return from_wire(answer["Item"]) if "Item" in answer else None

    def uniques(self, prefix: str, limit: int) -> list[Item]:
        """At most `limit` markers of the unique values that begin with `prefix`, in their order."""
        answer = read(
            self._client.query,
            TableName=setting("TABLE_NAME"),
            KeyConditionExpression="PK = :pk AND begins_with(SK, :prefix)",
            ExpressionAttributeValues=to_wire(
                {":pk": org_partition(self.caller.org_id, Family.UNIQUE), ":prefix": prefix}
            ),
            Limit=limit,
        )
        return [from_wire(item) for item in answer["Items"]]

    def get_many(self, sks: Sequence[str], family: Family | None = None) -> dict[str, Item]:
        """The items that exist among the keys as of now, by sort key; each hundred in a call, all at the same time."""
        distinct = list(dict.fromkeys(sks))
        hundreds = [distinct[start : start + _MOST_IN_A_BATCH] for start in range(0, len(distinct), _MOST_IN_A_BATCH)]
        found = together(*(partial(self._get_batch, each, family) for each in hundreds))
        return {item["SK"]: item for batch in found for item in batch}

    def _get_batch(self, sks: Sequence[str], family: Family | None) -> list[Item]:
        name, pk = setting("TABLE_NAME"), org_partition(self.caller.org_id, family)
        keys = [to_wire({"PK": pk, "SK": sk}) for sk in sks]
        found: list[Item] = []
        while keys:
            answer = read(self._client.batch_get_item, RequestItems={name: {"Keys": keys, "ConsistentRead": True}})
            found += [from_wire(item) for item in answer["Responses"].get(name, [])]
            keys = answer.get("UnprocessedKeys", {}).get(name, {}).get("Keys", [])
        return found

    def children(self, sk: str, limit: int) -> list[Item]:
        """At most `limit` items below a record's key as of now, from the last."""
        answer = read(
            self._client.query,
            TableName=setting("TABLE_NAME"),
            ConsistentRead=True,
            KeyConditionExpression="PK = :pk AND begins_with(SK, :below)",
            ExpressionAttributeValues=to_wire({":pk": org_partition(self.caller.org_id), ":below": f"{sk}#"}),
            ScanIndexForward=False,
            Limit=limit,
        )
        return [from_wire(item) for item in answer["Items"]]

    def with_children(self, sk: str) -> list[Item]:
        """A record and everything below its key as of now: header, body chunks, roles."""
        # from the key itself to its last child; a key that merely begins like it lies beyond
        return list(self._between(sk, f"{sk}#{LAST}"))

    def all_below(self, prefix: str, family: Family | None = None) -> Iterator[Item]:
        """Every item whose key begins with `prefix`, as of now, in as many pages as it takes: background work's."""
        return self._between(prefix, prefix + LAST, family)

    def _between(self, low: str, high: str, family: Family | None = None) -> Iterator[Item]:
        return self._stretch_of(org_partition(self.caller.org_id, family), low, high, ConsistentRead=True)

    def sums(self, low: str, high: str) -> dict[str, Item]:
        """The rows of sums between two keys, both included, by key; a moment behind the records.

        One answer holds the sums of some 250 members in 24 months; more of them take more than one.
        """
        rows = self._stretch_of(org_partition(self.caller.org_id, Family.ROLLUP), low, high, Limit=_MOST_SUMS)
        return {item["SK"]: item for item in islice(rows, _MOST_SUMS)}

    def _stretch_of(self, partition: str, low: str, high: str, **arguments: Any) -> Iterator[Item]:
        """The items of a partition between two keys, in as many answers as are asked for."""
        arguments |= {
            "TableName": setting("TABLE_NAME"),
            "KeyConditionExpression": "PK = :pk AND SK BETWEEN :low AND :high",
            "ExpressionAttributeValues": to_wire({":pk": partition, ":low": low, ":high": high}),
        }
        while True:
            answer = read(self._client.query, **arguments)
            yield from map(from_wire, answer["Items"])
            if "LastEvaluatedKey" not in answer:
                return
            arguments["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def page(
        self,
        index: str,
        spans: Sequence[Span],
        *,
        limit: int,
        after: str | None = None,
        descending: bool = False,
        where: Sequence[Condition] = (),
    ) -> Page:
        """The next `limit` items of the spans merged by position, read in parallel in one round trip.

        With `where` a page may be short, even empty, and still have a next one.
        """
        stretches = together(
            *(lambda span=span: self._stretch(index, span, limit, after, descending, tuple(where)) for span in spans)
        )
        return _merge(stretches, limit, descending)

    def _stretch(
        self,
        index: str,
        span: Span,
        limit: int,
        after: str | None,
        descending: bool,
        where: tuple[Condition, ...],
    ) -> _Stretch:
        begin = span.prefix + span.narrowed
        low, high = begin + span.since, begin + span.until
        if after is not None:
            low, high = (low, min(high, span.prefix + after)) if descending else (max(low, span.prefix + after), high)
        if low > high:  # the other stretches have gone beyond this one
            return _Stretch([], None)
        expression, names, values = condition_expression(where)
        keys = {":pk": org_index(self.caller.org_id, *span.partition), ":low": low or FIRST, ":high": high}
        arguments: dict[str, Any] = {
            "TableName": setting("TABLE_NAME"),
            "IndexName": index,
            "KeyConditionExpression": f"{index}PK = :pk AND {index}SK BETWEEN :low AND :high",
            "ExpressionAttributeValues": to_wire({**keys, **values}),
            "ScanIndexForward": not descending,
            # one more tells whether there are more; the item at `after` itself is read again and dropped
            "Limit": limit + 1 + (after is not None),
        }
        if expression:
            arguments |= {"FilterExpression": expression, "ExpressionAttributeNames": names}
        answer = read(self._client.query, **arguments)
        cut = len(span.prefix)
        found = [(item[f"{index}SK"][cut:], item) for item in map(from_wire, answer["Items"])]
        reached = answer.get("LastEvaluatedKey", {}).get(f"{index}SK", {}).get("S")
        return _Stretch([each for each in found if each[0] != after], reached[cut:] if reached else None)

    def count(self, *names: str, ttl: int) -> list[int]:
        """Count one more under each name, which is forgotten at `ttl`; how many there are by now.

        Unavailable when it cannot be counted: a limit that is not held is none.
        """
        return together(*(partial(self._count, name, ttl) for name in names))

    def _count(self, name: str, ttl: int) -> int:
        try:
            partition = org_partition(self.caller.org_id, Family.RATE)
            answer = self._client.update_item(**counting(setting("TABLE_NAME"), partition, name, by=1, ttl=ttl))
        except (ClientError, BotoCoreError) as error:
            raise Unavailable from error
        return int(from_wire(answer["Attributes"])["n"])

    def write(self, *ops: Op, result: str) -> None:
        """All of `ops` or none, retried while contended; raises what the first refused op says.

        A request with an idempotency key also claims the key, with `result` (a sort key) as its outcome:
        the same request again raises Replayed, another request under the same key InvalidInput.
        """
        claimed = [*self._claim(result), *ops]
        until_uncontended(lambda: self._write_once(claimed))

    def _write_once(self, ops: list[Op]) -> None:
        name = setting("TABLE_NAME")
        actions = [(op, action(op, name, org_partition(self.caller.org_id, op.family))) for op in ops]
        try:
            if len(ops) == 1 and ops[0].kind in _CALLS:
                getattr(self._client, _CALLS[ops[0].kind])(**actions[0][1])
            else:
                self._client.transact_write_items(TransactItems=[{op.kind.value: body} for op, body in actions])
        except ClientError as error:
            raise _refusal(error, ops) from error
        except BotoCoreError as error:  # whether it was written nobody knows; the same request again finds out
            raise Unavailable from error

    @property
    def _claim_key(self) -> str:
        return f"{self.caller.request.route}#{self.caller.request.idempotency_key}"

    def _claim(self, result: str) -> list[Op]:
        request = self.caller.request
        if request.idempotency_key is None:
            return []

        def otherwise(stored: Item | None) -> Exception:
            if stored is not None and stored["fingerprint"] == request.fingerprint:
                return Replayed(stored["result"])
            message = "This idempotency key was used for another request."
            return InvalidInput.at("Idempotency-Key", "idempotency_key_reused", message)

        row = {
            "fingerprint": request.fingerprint,
            "result": result,
            "ttl": _now() + _IDEMPOTENCY_SECONDS,
        }
        free = absent_or_below("ttl", _now())  # an expired row stays for days until DynamoDB removes it
        return [put(self._claim_key, row, free, family=Family.IDEMPOTENCY, otherwise=otherwise)]


def _now() -> int:
    return int(clock.now().timestamp())


def _refusal(error: ClientError, ops: list[Op]) -> Exception:
    """What a failed write means: the problem of the first refused op, Contended, or the error itself."""
    code = error.response["Error"]["Code"]
    if code == "ConditionalCheckFailedException":
        return ops[0].otherwise(_stored(error.response))
    if code in THROTTLED or code in ("TransactionConflictException", "TransactionInProgressException"):
        return Contended()
    if code in SILENT:
        return Unavailable()
    if code != "TransactionCanceledException":
        return error
    reasons = error.response["CancellationReasons"]
    for op, reason in zip(ops, reasons, strict=True):
        if reason["Code"] == "ConditionalCheckFailed":
            return op.otherwise(_stored(reason))
    contended = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}
    return Contended() if any(reason["Code"] in contended for reason in reasons) else error


def _stored(answer: Any) -> Item | None:
    return from_wire(answer["Item"]) if answer.get("Item") else None


def _merge(stretches: Sequence[_Stretch], limit: int, descending: bool) -> Page:
    """Items of several stretches in order, as far as every unexhausted stretch was read."""
    found = sorted((each for stretch in stretches for each in stretch.found), key=lambda e: e[0], reverse=descending)
    reached = [stretch.reached for stretch in stretches if stretch.reached is not None]
    if reached:
        edge = max(reached) if descending else min(reached)
        found = [each for each in found if (each[0] >= edge if descending else each[0] <= edge)]
    if len(found) > limit:
        return Page([item for _, item in found[:limit]], found[limit - 1][0])
    edge_or_end = (max(reached) if descending else min(reached)) if reached else None
    return Page([item for _, item in found], edge_or_end)


def begin(call: Callable[[], T]) -> Callable[[], T]:
    """Starts a call beside what follows; the function returned waits for its result.

    A thread of its own, not a pool's: calls begun within calls can then never wait for each other.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(call())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future.result


def together(*calls: Callable[[], T]) -> list[T]:
    """The results of independent calls made at the same time."""
    if not calls:
        return []
    others = [begin(call) for call in calls[1:]]
    return [calls[0](), *(other() for other in others)]


def both(here: Callable[[], T], beside: Callable[[], U]) -> tuple[T, U]:
    """The results of two independent calls made at the same time; what `here` raises comes first."""
    other = begin(beside)
    return here(), other()
