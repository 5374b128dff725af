"""The queue of work: one order at a time; one that cannot be carried out is tried again, and given up in the end."""

from functools import partial
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.worker import service
from functions.worker.models import Order
from shared import cold_start
from shared.observability import logger
from shared.work import MOST_TRIES, Work, hand_out, take

RESERVE_MS = 40_000
"""So much of a call is kept for the stretch under way, and for handing on."""


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Go on with what is ordered, and hand the rest of it on."""
    return take(event, context, partial(_carry_out, context))


def _carry_out(context: LambdaContext, work: Work, tries: int) -> None:
    order = Order.model_validate(work)
    told = order.model_dump(exclude_none=True, exclude={"org_id"})
    try:
        if service.work(order, lambda: context.get_remaining_time_in_millis() > RESERVE_MS):
            hand_out(order.org_id, **told)
    except Exception:  # whatever it is, the work must come to an end that its firm sees
        if tries < MOST_TRIES:
            raise
        logger.exception("work is given up", **told)
        service.give_up(order)


cold_start.finish()
