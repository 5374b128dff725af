"""The queue of mails to send, and of what the mail service tells of those that were sent."""

import json
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.emails import gateway, service
from functions.emails.models import Order, Report
from shared import cold_start
from shared.errors import NotFound
from shared.observability import begin_call, logger, publish_counts

MOST_TRIES = 3


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Carry out the messages of a batch. One that fails is reported, so that the queue gives it out again."""
    begin_call(context)
    failed = [each["messageId"] for each in event["Records"] if not _carried_out(each)]
    publish_counts()
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _carried_out(message: dict[str, Any]) -> bool:
    tries = int(message["attributes"]["ApproximateReceiveCount"])
    try:
        body = json.loads(message["body"])
        if "detail" in body:
            service.note_report(Report.model_validate(body["detail"]))
        else:
            _send(Order.model_validate(body), tries)
    except NotFound:
        logger.info("no such mail")
    except Exception:  # whatever it is, the queue gives it out again
        logger.exception("a message of mail was not carried out", tries=tries)
        return False
    return True


def _send(order: Order, tries: int) -> None:
    """A mail that ends the function itself, by time or memory, is given up before it is tried once more."""
    if tries > MOST_TRIES:
        service.give_up(order)
    else:
        service.carry_out(order, gateway.site)
    logger.info("mail", tries=tries, **order.model_dump(exclude={"org_id"}))


cold_start.finish()
