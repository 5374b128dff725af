"""Retrying what lost a race: full jitter, capped, until a deadline rather than a count."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from shared.errors import TooBusy

_BASE_SECONDS = 0.015
_CAP_SECONDS = 0.5
_DEADLINE_SECONDS = 8.0

T = TypeVar("T")


class Contended(Exception):
    """Another transaction holds an item of this one; nothing was written."""


def until_uncontended(attempt: Callable[[], T]) -> T:
    """The result of `attempt`, called again while it raises Contended; TooBusy after eight seconds.

    A low cap starves writers under contention and a count gives up too early, so neither is used.
    """
    deadline = time.monotonic() + _DEADLINE_SECONDS
    ceiling = _BASE_SECONDS
    while True:
        try:
            return attempt()
        except Contended:
            if time.monotonic() >= deadline:
                raise TooBusy from None
            time.sleep(random.uniform(0, ceiling))  # noqa: S311  (jitter is no secret)
            ceiling = min(_CAP_SECONDS, ceiling * 2)
