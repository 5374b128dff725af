"""Rows that belong to no firm (`SYS#`): who is where, sessions, keys, counters.

Each function reaches them under one role, and that role no more of them than the function is for.
"""

from collections.abc import Sequence
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from shared import aws
from shared.db.keys import system
from shared.db.ops import Condition, Item, Op, absent, action, change, counting, delete, from_wire, put, to_wire
from shared.db.retry import read
from shared.errors import Unavailable
from shared.settings import setting

_SK = "-"  # one row to a partition
_MOST_IN_A_WRITE = 25


class Refused(Exception):
    """The row is not as the change expects; `stored` is how it is (None: there is none)."""

    def __init__(self, stored: Item | None) -> None:
        super().__init__()
        self.stored = stored


class Directory:
    """Reads and single writes of system rows, each named by the parts of its key."""

    @property
    def _client(self) -> Any:
        return aws.directory_table()

    def get(self, *key: str) -> Item | None:
        """The row as of now, or None."""
        answer = read(
            self._client.get_item,
            TableName=setting("TABLE_NAME"),
            Key=to_wire({"PK": system(*key), "SK": _SK}),
            ConsistentRead=True,
        )
        return from_wire(answer["Item"]) if "Item" in answer else None

    def get_many(self, keys: Sequence[tuple[str, ...]]) -> list[Item]:
        """Those of the rows that exist as of now, at most a hundred, in no order."""
        name, wanted, found = setting("TABLE_NAME"), [to_wire({"PK": system(*key), "SK": _SK}) for key in keys], []
        while wanted:
            answer = read(self._client.batch_get_item, RequestItems={name: {"Keys": wanted, "ConsistentRead": True}})
            found += [from_wire(item) for item in answer["Responses"].get(name, [])]
            wanted = answer.get("UnprocessedKeys", {}).get(name, {}).get("Keys", [])
        return found

    def answers(self) -> bool:
        """Whether the table can be read at this moment, through this role."""
        try:
            self.get("HEALTH")
        except (Unavailable, ClientError, BotoCoreError):
            return False
        return True

    def add(self, *key: str, values: Item) -> None:
        """Write a row where none is; Refused otherwise."""
        self._write("put_item", put(_SK, values, absent("PK"), otherwise=Refused), key)

    def replace(self, *key: str, values: Item, where: tuple[Condition, ...] = ()) -> None:
        """Write the whole row, whatever is there; Refused when `where` does not hold of that."""
        self._write("put_item", put(_SK, values, *where, otherwise=Refused), key)

    def count(self, *key: str, by: int, ttl: int) -> int:
        """Add to the row's number, which begins at nought, and let it end at `ttl`; the number as it is then."""
        arguments = counting(setting("TABLE_NAME"), system(*key), _SK, by=by, ttl=ttl)
        answer = self._client.update_item(**arguments)
        return int(from_wire(answer["Attributes"])["n"])

    def change(self, *key: str, before: Item, after: Item, where: tuple[Condition, ...]) -> None:
        """Write the attributes that differ; Refused when `where` does not hold."""
        self._write("update_item", change(_SK, before, after, *where, otherwise=Refused), key)

    def remove(self, *key: str) -> None:
        """Delete the row, if it is there."""
        self._write("delete_item", delete(_SK), key)

    def remove_many(self, keys: Sequence[tuple[str, ...]]) -> None:
        """Delete those of the rows that are there."""
        name = setting("TABLE_NAME")
        left = [{"DeleteRequest": {"Key": to_wire({"PK": system(*key), "SK": _SK})}} for key in keys]
        while left:
            answer = self._client.batch_write_item(RequestItems={name: left[:_MOST_IN_A_WRITE]})
            left = left[_MOST_IN_A_WRITE:] + answer.get("UnprocessedItems", {}).get(name, [])

    def _write(self, call: str, op: Op, key: tuple[str, ...]) -> None:
        try:
            getattr(self._client, call)(**action(op, setting("TABLE_NAME"), system(*key)))
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            stored = error.response.get("Item")
            raise op.otherwise(from_wire(stored) if stored else None) from error
