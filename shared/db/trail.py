"""The audit trail as its firm reads it: rows by time, in partitions that the stream alone writes."""

from collections.abc import Sequence
from typing import Any

from shared import aws
from shared.caller import Caller
from shared.db.keys import LAST, Family, org_partition
from shared.db.ops import Condition, Item, condition_expression, from_wire, to_wire
from shared.db.retry import read
from shared.db.table import Page
from shared.settings import setting

_MOST_READ = 500

Place = tuple[Family, str]


class Trail:
    """The rows of one firm's trail, latest first."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def page(
        self,
        places: Sequence[Place],
        *,
        limit: int,
        since: str = "0",
        until: str | None = None,
        where: tuple[Condition, ...] = (),
    ) -> Page:
        """The next `limit` rows before `until`, one place after the other: a second one is asked for what the first
        does not have. With `where` a page may be short, even empty, and still have a next one."""
        found: list[Item] = []
        for place in places:
            rows, reached = self._read(place, since, until or LAST, limit + 1 - len(found), where)
            found += rows
            if len(found) > limit:
                return Page(found[:limit], str(found[limit - 1]["SK"]))
            if reached:
                return Page(found, reached)
        return Page(found, None)

    def _read(
        self, place: Place, since: str, until: str, limit: int, where: tuple[Condition, ...]
    ) -> tuple[list[Item], str | None]:
        """Rows of one place, and the last one looked at where that is not the end."""
        expression, names, values = condition_expression(where)
        keys = {":pk": org_partition(self._caller.org_id, *place), ":since": since, ":until": until}
        arguments: dict[str, Any] = {
            "TableName": setting("TABLE_NAME"),
            "KeyConditionExpression": "PK = :pk AND SK BETWEEN :since AND :until",
            "ExpressionAttributeValues": to_wire({**keys, **values}),
            "ScanIndexForward": False,
            "Limit": _MOST_READ if where else limit + 1,  # the row at `until` is read again, and dropped
        }
        if expression:
            arguments |= {"FilterExpression": expression, "ExpressionAttributeNames": names}
        answer = read(aws.tenant_table(self._caller.org_id).query, **arguments)
        rows = [row for row in map(from_wire, answer["Items"]) if row["SK"] != until]
        reached = answer.get("LastEvaluatedKey", {}).get("SK", {}).get("S") if len(rows) <= limit and where else None
        return rows, reached
