"""Retrying what lost a race: full jitter, capped, until a deadline rather than a count."""

import random
import time
from collections.abc import Callable
from typing import Any, TypeVar

from botocore.exceptions import BotoCoreError, ClientError

from shared.errors import TooBusy, Unavailable

_BASE_SECONDS = 0.015
_CAP_SECONDS = 0.5
_DEADLINE_SECONDS = 8.0

THROTTLED = frozenset({"ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"})
SILENT = THROTTLED | {"InternalServerError", "ServiceUnavailable"}

T = TypeVar("T")


class Contended(Exception):
    """Another transaction holds an item of this one; nothing was written."""


class Outdated(Exception):
    """What a write was computed from has changed since it was read; nothing was written."""


def until_current(attempt: Callable[[], T]) -> T:
    """The result of `attempt`, which reads, computes and writes, called again while that lost a race; or TooBusy.

    A write by itself is repeated only while Contended: sent again unchanged, an Outdated one could never succeed.
    """
    return until_uncontended(attempt, (Contended, Outdated))


def until_uncontended(attempt: Callable[[], T], lost: tuple[type[Exception], ...] = (Contended,)) -> T:
    """The result of `attempt`, called again while it raises Contended; TooBusy after eight seconds.

    A low cap starves writers under contention and a count gives up too early, so neither is used.
    """
    deadline = time.monotonic() + _DEADLINE_SECONDS
    ceiling = _BASE_SECONDS
    while True:
        try:
            return attempt()
        except lost:
            if time.monotonic() >= deadline:
                raise TooBusy from None
            time.sleep(random.uniform(0, ceiling))  # noqa: S311  (jitter is no secret)
            ceiling = min(_CAP_SECONDS, ceiling * 2)


def read(call: Callable[..., dict[str, Any]], **arguments: Any) -> dict[str, Any]:
    """The answer to a read, which the SDK has repeated already; Unavailable when the table gives none."""
    try:
        return call(**arguments)
    except BotoCoreError as error:
        raise Unavailable from error
    except ClientError as error:
        if error.response["Error"]["Code"] in SILENT:
            raise Unavailable from error
        raise
