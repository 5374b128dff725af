"""What the stream has noted of one record, read back: the audit trail's rows on the record's own timeline."""

from typing import Any

from shared import aws
from shared.caller import Caller
from shared.db.keys import Family, org_partition
from shared.db.ops import Item, from_wire, to_wire
from shared.db.retry import read
from shared.settings import setting


def history(caller: Caller, sk: str, *, limit: int, after: str | None) -> tuple[list[Item], str | None]:
    """The changes of the record at `sk`, newest first, and the position of the next; a moment behind the record."""
    values = {":pk": org_partition(caller.org_id, Family.TIMELINE, sk)}
    arguments: dict[str, Any] = {"KeyConditionExpression": "PK = :pk"}
    if after is not None:
        arguments["KeyConditionExpression"] += " AND SK < :after"
        values[":after"] = after
    answer = read(
        aws.tenant_table(caller.org_id).query,
        TableName=setting("TABLE_NAME"),
        ExpressionAttributeValues=to_wire(values),
        ScanIndexForward=False,
        Limit=limit,
        **arguments,
    )
    rows = [from_wire(item) for item in answer["Items"]]
    return rows, rows[-1]["SK"] if "LastEvaluatedKey" in answer else None
