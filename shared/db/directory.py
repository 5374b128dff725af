"""Rows that belong to no firm (`SYS#`): who is where, sessions. Only identity and the operator reach them."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from shared import aws
from shared.db.keys import system
from shared.db.ops import Condition, Item, Op, absent, action, change, delete, from_wire, put, to_wire
from shared.db.retry import read
from shared.errors import Unavailable
from shared.settings import setting

_SK = "-"  # one row to a partition


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

    def replace(self, *key: str, values: Item) -> None:
        """Write the whole row, whatever is there."""
        self._write("put_item", put(_SK, values), key)

    def change(self, *key: str, before: Item, after: Item, where: tuple[Condition, ...]) -> None:
        """Write the attributes that differ; Refused when `where` does not hold."""
        self._write("update_item", change(_SK, before, after, *where, otherwise=Refused), key)

    def remove(self, *key: str) -> None:
        """Delete the row, if it is there."""
        self._write("delete_item", delete(_SK), key)

    def _write(self, call: str, op: Op, key: tuple[str, ...]) -> None:
        try:
            getattr(self._client, call)(**action(op, setting("TABLE_NAME"), system(*key)))
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            stored = error.response.get("Item")
            raise op.otherwise(from_wire(stored) if stored else None) from error
