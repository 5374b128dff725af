"""Lists that are asked for a name: what is called so first, as of now, then what else has the words."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from shared.db.table import both

S = TypeVar("S")
Position = str | None

_NAMED, _WORDED = "n", "w"


def named_then_worded(
    named: Callable[[Position], tuple[Sequence[S], Position]],
    worded: Callable[[Position], tuple[Sequence[tuple[S, str]], Position]],
    *,
    limit: int,
    after: Position,
) -> tuple[list[S], Position]:
    """A page and the position of the next, which says in which of the two it is. Both are asked at once, so that no
    last page is empty.

    `worded` leaves out what `named` lists, and tells each one's position; a page may be short.
    """
    which, position = (after or "")[:1], (after or "")[1:] or None
    if which == _WORDED:
        return _filled([], *worded(position), limit)
    (found, further), (others, reached) = both(lambda: named(position), lambda: worded(None))
    return _filled(found, others, reached, limit) if further is None else (list(found), _NAMED + further)


def _filled(
    found: Sequence[S], others: Sequence[tuple[S, str]], reached: Position, limit: int
) -> tuple[list[S], Position]:
    room = limit - len(found)
    if len(others) > room:
        others, reached = others[:room], others[room - 1][1] if room else ""
    return [*found, *(each for each, _ in others)], None if reached is None else _WORDED + reached
