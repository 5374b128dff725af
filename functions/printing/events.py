"""The queue of what is to be printed: one document at a time; what fails again and again is given up."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.printing import gateway, service
from functions.printing.models import Order
from shared import cold_start
from shared.errors import NotFound
from shared.observability import begin_call, logger, publish_counts

MOST_TRIES = 3


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Carry out the orders of a batch. One that fails is reported, so that the queue gives it out again."""
    begin_call(context)
    failed = [each["messageId"] for each in event["Records"] if not _carried_out(each)]
    publish_counts()
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _carried_out(message: dict[str, Any]) -> bool:
    """A document that ends the function itself, by time or memory, is given up before it is tried once more."""
    order, tries = Order.model_validate_json(message["body"]), int(message["attributes"]["ApproximateReceiveCount"])
    told = order.model_dump(exclude={"org_id"})
    try:
        if tries > MOST_TRIES:
            service.give_up(order)
        else:
            service.carry_out(order, gateway.fit, gateway.press)
    except NotFound:
        logger.info("nothing to print", **told)
    except Exception:  # whatever it is, its firm must see that there is no PDF
        logger.exception("a document was not printed", **told)
        return False
    logger.info("order", tries=tries, **told)
    return True


cold_start.finish()
