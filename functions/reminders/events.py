"""The quarter-hourly sweep over what is due."""

from datetime import datetime
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.reminders.service import send_due
from shared import cold_start
from shared.observability import begin_call, publish_counts


def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Send what is due at the time the schedule meant, however late it is told."""
    begin_call(context)
    try:
        send_due(datetime.fromisoformat(event["time"]))
    finally:
        publish_counts()


cold_start.finish()
