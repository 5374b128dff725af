"""Records that stand above others of their kind: never in a circle, even when two are moved at once."""

from typing import TypeVar

from shared.db.ops import Condition, Op, absent, check, equals
from shared.db.records import Records
from shared.errors import InvalidInput
from shared.models import Record

R = TypeVar("R", bound=Record)

_DEEPEST = 10


def ancestors(records: Records[R], link: str, record_id: str, above_id: str) -> list[R]:
    """`above_id` and all above it, nearest first; InvalidInput at `link` when the record itself is among them."""
    found: list[R] = []
    next_id: str | None = above_id
    while next_id is not None:
        if next_id == record_id or len(found) == _DEEPEST:
            raise InvalidInput.at(link, "circular_parent", "A record cannot stand above itself, nor below ten others.")
        ancestor = records.find(next_id)
        if ancestor is None:
            break
        found.append(ancestor)
        next_id = getattr(ancestor, link)
    return found


def unmoved(record: Record, link: str) -> Condition:
    """That the record still stands where it was read to stand."""
    above = getattr(record, link)
    return equals(link, above) if above else absent(link)


def unmoved_ops(records: Records[R], link: str, found: list[R]) -> tuple[Op, ...]:
    """Lets a transaction depend on these records standing where they were read to stand."""
    return tuple(check(records.key(each.id), unmoved(each, link)) for each in found)
