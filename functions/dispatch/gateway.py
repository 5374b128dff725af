"""The queue where changes wait that could not be told."""

import json
from typing import Any

from shared import aws
from shared.settings import setting


def park(record: dict[str, Any]) -> None:
    """Keep the stream record, whole, until an operator has it told again."""
    aws.client("sqs").send_message(QueueUrl=setting("PARKED_QUEUE_URL"), MessageBody=json.dumps(record))
