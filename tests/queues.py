"""The queues, as they hand work to their functions."""

import json
from collections.abc import Callable
from typing import Any, cast

from tests.front_door import LambdaContext


def given_out(
    handler: Callable[..., dict[str, Any]], work: Any, tries: int = 1, context: LambdaContext | None = None
) -> list[Any]:
    """The queue gives a message out, so often by now; the failures that are reported."""
    message = {"messageId": "m1", "body": json.dumps(work), "attributes": {"ApproximateReceiveCount": str(tries)}}
    return cast(list[Any], handler({"Records": [message]}, context or LambdaContext())["batchItemFailures"])
