"""The queue of what is to be printed: one document at a time; what fails again and again is given up."""

from contextlib import suppress
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.printing import gateway, service
from functions.printing.models import Order
from shared import cold_start
from shared.errors import NotFound
from shared.work import MOST_TRIES, Work, take


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Print what is ordered."""
    return take(event, context, _carry_out)


def _carry_out(work: Work, tries: int) -> None:
    """A document that ends the function itself, by time or memory, is given up before it is tried once more."""
    order = Order.model_validate(work)
    with suppress(NotFound):
        if tries > MOST_TRIES:
            service.give_up(order)
        else:
            service.carry_out(order, gateway.fit, gateway.press)


cold_start.finish()
