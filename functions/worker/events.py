"""The queue of work: one order at a time; one that cannot be carried out is tried again, and given up in the end."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.worker import service
from functions.worker.models import Order
from shared import cold_start
from shared.observability import begin_call, logger, publish_counts
from shared.work import hand_out

RESERVE_MS = 40_000
"""So much of a call is kept for the stretch under way, and for handing on."""
_MOST_TRIES = 3


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Carry out the orders of a batch. One that fails is reported, so that the queue gives it out again."""
    begin_call(context)
    failed = [each["messageId"] for each in event["Records"] if not _carried_out(each, context)]
    publish_counts()
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _carried_out(message: dict[str, Any], context: LambdaContext) -> bool:
    order = Order.model_validate_json(message["body"])
    told = order.model_dump(exclude_none=True, exclude={"org_id"})
    try:
        goes_on = service.work(order, lambda: context.get_remaining_time_in_millis() > RESERVE_MS)
        if goes_on:
            hand_out(order.org_id, **told)
    except Exception:  # whatever it is, the work must come to an end that its firm sees
        logger.exception("an order was not carried out", **told)
        return _given_up(order, int(message["attributes"]["ApproximateReceiveCount"]))
    logger.info("order", goes_on=goes_on, **told)
    return True


def _given_up(order: Order, tries: int) -> bool:
    if tries < _MOST_TRIES:
        return False
    try:
        service.give_up(order)
    except Exception:
        logger.exception("an order was not given up", order=order.model_dump())
        return False
    return True


cold_start.finish()
