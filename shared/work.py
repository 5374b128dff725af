"""The queues of what is to be done in the background."""

import json
from collections.abc import Callable
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from shared import aws
from shared.observability import begin_call, logger, publish_counts
from shared.settings import setting

WORK, PRINT, MAIL = "WORK_QUEUE_URL", "PRINT_QUEUE_URL", "MAIL_QUEUE_URL"
MOST_TRIES = 3
"""So often work is begun before it is given up."""

Work = dict[str, Any]


def hand_out(org_id: str, *, queue: str = WORK, delay_s: int = 0, **work: str) -> None:
    """Have somebody go to work, on `import_id=` or `export_id=`; asked twice, two may, and only one gets on with it."""
    body = json.dumps({"org_id": org_id, **work})
    aws.client("sqs").send_message(QueueUrl=setting(queue), MessageBody=body, DelaySeconds=delay_s)


def take(event: dict[str, Any], context: LambdaContext, carry_out: Callable[[Work, int], None]) -> dict[str, Any]:
    """Carry out the work of a batch, each with the times it was given out; a queue's handler answers with the outcome.
    What fails is reported, so that the queue gives it out again."""
    begin_call(context)
    failed = [each["messageId"] for each in event["Records"] if not _carried_out(each, carry_out)]
    publish_counts()
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _carried_out(message: dict[str, Any], carry_out: Callable[[Work, int], None]) -> bool:
    work, tries = json.loads(message["body"]), int(message["attributes"]["ApproximateReceiveCount"])
    told = {name: work[name] for name in work if name.endswith("_id") and name != "org_id"}
    try:
        carry_out(work, tries)
    except Exception:  # whatever it is, the queue gives it out again
        logger.exception("work was not carried out", tries=tries, **told)
        return False
    logger.info("work", tries=tries, **told)
    return True
