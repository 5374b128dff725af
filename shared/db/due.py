"""What is to be done at an hour for one firm or another: small rows in the bucket of their hour.

Nobody has to ask every firm whether something is due. A row says only whose it is and what; whoever acts on it reads
the firm's records as they are then, and claims the row first, so that two at work do not both act.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from zlib import crc32

from botocore.exceptions import ClientError

from shared import aws
from shared.db.keys import LAST, entity, org_index, system
from shared.db.ops import Item, Kind, Op, absent, absent_or_below, action, from_wire, put_new, to_wire
from shared.db.retry import read
from shared.db.table import together
from shared.models import stamp
from shared.settings import setting

SHARDS = 16
"""Buckets of an hour, so that one hour's rows are written to more than one partition."""
LATE = timedelta(hours=3)
"""How long after its time a row is still acted on."""
CLAIM = timedelta(minutes=15)
"""After this long whoever claimed a row is taken to have died."""
MOST_CLAIMS = 3
_KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Due:
    """Something of a firm's to do at a minute; `values` are what it has to know then, and nothing personal."""

    at: datetime
    org_id: str
    what: tuple[str, ...]
    values: Item

    @property
    def key(self) -> tuple[str, str]:
        """Its partition, which is its hour's and one of several, and its sort key, which begins with the minute."""
        name = org_index(self.org_id, entity(*self.what))
        return _bucket(self.at, crc32(name.encode()) % SHARDS), f"{_minute(self.at)}#{name}"


@dataclass(frozen=True)
class Waiting:
    """A row whose time has come."""

    pk: str
    sk: str
    org_id: str
    values: Item


def remember(due: Due) -> None:
    """Note it, unless it is noted already: then it may have been acted on."""
    pk, sk = due.key
    ttl = int((due.at + _KEPT).timestamp())
    _write(aws.stream_table(), pk, put_new(sk, {**due.values, "org_id": due.org_id, "ttl": ttl}))


def waiting(now: datetime) -> Iterator[Waiting]:
    """What nobody has finished yet of this hour until now, and of the three before."""
    hours = [now - timedelta(hours=back) for back in range(int(LATE / timedelta(hours=1)), -1, -1)]
    for hour in hours:
        until = f"{_minute(now)}#{LAST}" if hour == now else LAST
        for found in together(*(partial(_in_bucket, _bucket(hour, shard), until) for shard in range(SHARDS))):
            yield from found


def claim(row: Waiting, now: datetime) -> bool:
    """Whether it is now this caller's to do; False while somebody else is at it, when it is done, or failed thrice."""
    free = (
        absent("done_at"),
        absent_or_below("claimed_at", stamp(now - CLAIM)),
        absent_or_below("claims", MOST_CLAIMS),
    )
    values = {"claimed_at": stamp(now)}
    op = Op(Kind.UPDATE, row.sk, lambda _: _Taken(), where=free, values=values, added={"claims": 1})
    return _write(aws.directory_table(), row.pk, op)


def finish(row: Waiting, now: datetime) -> None:
    """Note that nothing is left to do of it."""
    op = Op(Kind.UPDATE, row.sk, lambda _: _Taken(), values={"done_at": stamp(now)})
    _write(aws.directory_table(), row.pk, op)


class _Taken(Exception):
    """The row is not as the write expects."""


def _write(client: Any, pk: str, op: Op) -> bool:
    """Whether the write's condition held."""
    call = client.put_item if op.kind is Kind.PUT else client.update_item
    try:
        call(**action(op, setting("TABLE_NAME"), pk))
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        return False
    return True


def _in_bucket(pk: str, until: str) -> list[Waiting]:
    arguments: dict[str, Any] = {
        "TableName": setting("TABLE_NAME"),
        "KeyConditionExpression": "PK = :pk AND SK <= :until",
        "FilterExpression": "attribute_not_exists(done_at)",
        "ExpressionAttributeValues": to_wire({":pk": pk, ":until": until}),
    }
    found: list[Waiting] = []
    while True:
        answer = read(aws.directory_table().query, **arguments)
        found += [_waiting(from_wire(item)) for item in answer["Items"]]
        if "LastEvaluatedKey" not in answer:
            return found
        arguments["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def _waiting(item: Item) -> Waiting:
    return Waiting(item["PK"], item["SK"], item["org_id"], item)


def _bucket(at: datetime, shard: int) -> str:
    return system("DUE", at.astimezone(UTC).strftime("%Y%m%d%H"), f"{shard:02d}")


def _minute(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%H%M")
