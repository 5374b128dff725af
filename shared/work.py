"""The queues of what is to be done in the background."""

import json

from shared import aws
from shared.settings import setting

WORK, PRINT, MAIL = "WORK_QUEUE_URL", "PRINT_QUEUE_URL", "MAIL_QUEUE_URL"


def hand_out(org_id: str, *, queue: str = WORK, delay_s: int = 0, **work: str) -> None:
    """Have somebody go to work, on `import_id=` or `export_id=`; asked twice, two may, and only one gets on with it."""
    body = json.dumps({"org_id": org_id, **work})
    aws.client("sqs").send_message(QueueUrl=setting(queue), MessageBody=body, DelaySeconds=delay_s)
