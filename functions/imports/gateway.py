"""The queue of what is to be done in the background."""

import json

from shared import aws
from shared.settings import setting


def hand_out(org_id: str, import_id: str) -> None:
    """Have somebody go to work on an import; asked twice, two may, and only one gets on with it."""
    body = json.dumps({"org_id": org_id, "import_id": import_id})
    aws.client("sqs").send_message(QueueUrl=setting("WORK_QUEUE_URL"), MessageBody=body)
