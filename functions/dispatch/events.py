"""The table's stream: each change is told to every consumer; one that fails is parked, and holds up no other."""

from collections.abc import Callable
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.dispatch.gateway import park
from functions.emails.service import order_mailing
from functions.exports import service as exports
from functions.followups.service import follow_up
from functions.imports import service as imports
from functions.merging.service import go_on
from functions.printing.service import order_print
from functions.projections.service import count_business, project, record_history
from functions.reminders.service import remind
from functions.search.service import index
from functions.sorting.service import follow_categories
from shared import cold_start
from shared.db.stream import Changed, changed
from shared.observability import begin_call, logger, publish_counts

CONSUMERS: tuple[Callable[[Changed], None], ...] = (
    project,
    index,
    record_history,
    remind,
    go_on,
    count_business,
    imports.follow,
    exports.follow,
    order_print,
    follow_up,
    order_mailing,
    follow_categories,
)
"""Every one may be told a change twice, late, or again after another consumer has failed."""


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Tell a batch of the stream. A record that can be neither told nor parked is reported, so that AWS repeats it."""
    begin_call(context)
    records = event["Records"]
    unparked = [record for record in records if not tell(record) and not _parked(record)]
    logger.info("stream", records=len(records), unparked=len(unparked), requests=_requests(records))
    publish_counts()
    return {"batchItemFailures": [{"itemIdentifier": each["dynamodb"]["SequenceNumber"]} for each in unparked]}


def tell(record: dict[str, Any]) -> bool:
    """Tell one change to every consumer; False, with the reason in the log, when one of them failed."""
    try:
        change = changed(record)
        for consumer in CONSUMERS:
            consumer(change)
    except Exception:  # whatever it is, the records behind it must not wait
        logger.exception("a change was not told", event=record.get("eventID"))
        return False
    return True


def _requests(records: list[dict[str, Any]]) -> list[str]:
    """The requests that made the changes: the ids the API's own log knows them by."""
    images = [record.get("dynamodb", {}).get("NewImage", {}) for record in records]
    return sorted({image["request_id"]["S"] for image in images if image.get("request_id", {}).get("S")})


def _parked(record: dict[str, Any]) -> bool:
    try:
        park(record)
    except Exception:
        logger.exception("a change was not parked", event=record.get("eventID"))
        return False
    return True


cold_start.finish()
