"""Records that stand above others of their kind: never in a circle, even when two are moved at once."""

from typing import TypeVar

from shared.db.ops import Condition, Op, absent, check, equals
from shared.db.records import Records
from shared.db.retry import Outdated
from shared.errors import InvalidInput
from shared.models import Record

R = TypeVar("R", bound=Record)

_DEEPEST = 10


def ancestors(records: Records[R], link: str, record_id: str, above_id: str) -> list[R]:
    """`above_id` and all above it, nearest first; InvalidInput at `link` when the record itself is among them.

    What went into another record stands where that one does.
    """
    found: list[R] = []
    next_id: str | None = above_id
    while next_id is not None:
        if next_id == record_id or len(found) == _DEEPEST:
            raise InvalidInput.at(link, "circular_parent", "A record cannot stand above itself, nor below ten others.")
        ancestor = records.find(next_id)
        if ancestor is None:
            break
        found.append(ancestor)
        next_id = getattr(ancestor, "merged_into_id", None) or getattr(ancestor, link)
    return found


def unmoved(record: Record, link: str) -> Condition:
    """That the record still stands where it was read to stand."""
    above = getattr(record, link)
    return equals(link, above) if above else absent(link)


def unmoved_ops(records: Records[R], link: str, found: list[R]) -> tuple[Op, ...]:
    """Lets a transaction depend on these records standing where they were read to stand; Outdated otherwise."""
    return tuple(
        check(records.key(each.id), unmoved(each, link), _unmerged(each), otherwise=lambda _: Outdated())
        for each in found
    )


def _unmerged(record: Record) -> Condition:
    """That the record has not gone into another since, or is still in the one it went into."""
    into = getattr(record, "merged_into_id", None)
    return equals("merged_into_id", into) if into else absent("merged_into_id")
