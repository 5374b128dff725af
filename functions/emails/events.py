"""The queue of mails to send, and of what the mail service tells of those that were sent."""

from contextlib import suppress
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.emails import gateway, service
from functions.emails.models import Order, Report
from shared import cold_start
from shared.errors import NotFound
from shared.work import MOST_TRIES, Work, take


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Send what is ordered, and note what is reported."""
    return take(event, context, _carry_out)


def _carry_out(work: Work, tries: int) -> None:
    """A mail that ends the function itself, by time or memory, is given up before it is tried once more."""
    with suppress(NotFound):
        if "detail" in work:
            service.note_report(Report.model_validate(work["detail"]))
        elif tries > MOST_TRIES:
            service.give_up(Order.model_validate(work))
        else:
            service.carry_out(Order.model_validate(work), gateway.site)


cold_start.finish()
