"""What follows from records: sums kept by a ledger of contributions, and rows that are told once.

Streams deliver at least once, in any order between items, and lose what their consumer lost. Sums therefore never
add what an event says: the ledger knows what each record adds at present and at which version, and only the
difference is added, in the transaction that notes it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from botocore.exceptions import ClientError

from shared import aws
from shared.db.keys import Family, org_partition
from shared.db.ops import Item, from_wire, to_wire
from shared.db.retry import THROTTLED, Contended, read, until_uncontended
from shared.settings import setting

Cell = tuple[str, str]
"""A row of sums and the attribute in it."""

RACED = THROTTLED | {"TransactionConflictException", "TransactionInProgressException", "TransactionCanceledException"}


class Ledger:
    """What the records of one firm add to its sums."""

    def __init__(self, org_id: str) -> None:
        self._org_id = org_id

    @property
    def _client(self) -> Any:
        return aws.stream_table()

    def apply(self, source: str, version: int, adds: Mapping[Cell, int], *, again: bool = False) -> bool:
        """Let the record at `source` add exactly `adds`; False when a later version, or this one, was applied before.

        With `again` this version is applied anew, as after a change of what it should add.
        """
        return until_uncontended(lambda: self._apply(source, version, _flat(adds), again))

    def _apply(self, source: str, version: int, adds: dict[str, int], again: bool) -> bool:
        known = self._known(source)
        before: dict[str, int] = {}
        if known is not None:
            before = {cell: int(amount) for cell, amount in known["adds"].items()}
            if known["version"] > version or (known["version"] == version and not (again and before != adds)):
                return False
        self._write(source, known, version, adds, _changes(before, adds))
        return True

    def _known(self, source: str) -> Item | None:
        answer = read(
            self._client.get_item,
            TableName=setting("TABLE_NAME"),
            Key=self._key(Family.LEDGER, source),
            ConsistentRead=True,
        )
        return from_wire(answer["Item"]) if "Item" in answer else None

    def _write(
        self, source: str, known: Item | None, version: int, adds: dict[str, int], changes: dict[str, dict[str, int]]
    ) -> None:
        entry: dict[str, Any] = {
            "TableName": setting("TABLE_NAME"),
            "Item": self._key(Family.LEDGER, source) | to_wire({"version": version, "adds": adds}),
            "ConditionExpression": "attribute_not_exists(SK)",
        }
        if known is not None:
            entry |= {
                "ConditionExpression": "#version = :read AND #adds = :adds",
                "ExpressionAttributeNames": {"#version": "version", "#adds": "adds"},
                "ExpressionAttributeValues": to_wire({":read": known["version"], ":adds": known["adds"]}),
            }
        updates = [{"Update": self._addition(row, amounts)} for row, amounts in changes.items()]
        try:
            self._client.transact_write_items(TransactItems=[{"Put": entry}, *updates])
        except ClientError as error:
            if error.response["Error"]["Code"] in RACED:
                raise Contended from error
            raise

    def _addition(self, row: str, amounts: dict[str, int]) -> dict[str, Any]:
        names = {f"#{number}": name for number, name in enumerate(amounts)}
        values = {f":{number}": amount for number, amount in enumerate(amounts.values())}
        return {
            "TableName": setting("TABLE_NAME"),
            "Key": self._key(Family.ROLLUP, row),
            "UpdateExpression": "ADD " + ", ".join(f"#{number} :{number}" for number in range(len(amounts))),
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": to_wire(values),
        }

    def sources(self) -> Iterator[tuple[str, int]]:
        """Every record that adds something, and the version it was applied at."""
        for item in rows(self._org_id, Family.LEDGER):
            if item["adds"]:
                yield item["SK"], int(item["version"])

    def clear(self) -> None:
        """Forget all sums and contributions; only while nothing applies to this firm."""
        for family in (Family.ROLLUP, Family.LEDGER):
            for item in list(rows(self._org_id, family)):
                self._client.delete_item(TableName=setting("TABLE_NAME"), Key=self._key(family, item["SK"]))

    def _key(self, family: Family, sk: str) -> dict[str, Any]:
        return to_wire({"PK": org_partition(self._org_id, family), "SK": sk})


def tell(org_id: str, family: Family, *parts: str, sk: str, values: Item) -> None:
    """Write a row of a derived family; told again, it is the same row."""
    key = {"PK": org_partition(org_id, family, *parts), "SK": sk}
    aws.stream_table().put_item(TableName=setting("TABLE_NAME"), Item=to_wire({**key, **values}))


def rows(org_id: str, family: Family, *parts: str) -> Iterator[Item]:
    """Every row of a derived family as of now, in as many pages as it takes."""
    arguments: dict[str, Any] = {
        "TableName": setting("TABLE_NAME"),
        "KeyConditionExpression": "PK = :pk",
        "ExpressionAttributeValues": to_wire({":pk": org_partition(org_id, family, *parts)}),
        "ConsistentRead": True,
    }
    while True:
        answer = read(aws.stream_table().query, **arguments)
        yield from map(from_wire, answer["Items"])
        if "LastEvaluatedKey" not in answer:
            return
        arguments["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def _flat(adds: Mapping[Cell, int]) -> dict[str, int]:
    """The contributions as the ledger stores them: `row|attribute`, nothing that adds nothing."""
    return {f"{row}|{name}": amount for (row, name), amount in adds.items() if amount}


def _changes(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """By row and attribute, what has to be added so that the record adds `after` instead of `before`."""
    changes: dict[str, dict[str, int]] = {}
    for cell in {**before, **after}:
        change = after.get(cell, 0) - before.get(cell, 0)
        if change:
            row, _, name = cell.partition("|")
            changes.setdefault(row, {})[name] = change
    return changes
