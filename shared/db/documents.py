"""Documents: a header that is the sum of its lines, which lie below it in chunks and are read whole."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from shared.db.keys import entity
from shared.db.ops import Item
from shared.db.retry import Contended, until_uncontended
from shared.errors import TooBusy
from shared.models import DocumentLine
from shared.observability import logger

LINES_PER_CHUNK = 200

T = TypeVar("T")
L = TypeVar("L", bound=DocumentLine)


def chunk_key(name: str, document_id: str, number: int) -> str:
    return entity(name, document_id, "B", f"{number:03}")


def chunks(name: str, document_id: str, lines: Sequence[DocumentLine]) -> Iterator[tuple[str, Item]]:
    """The body of a document: the key and the item of each 200 lines."""
    for number, start in enumerate(range(0, len(lines), LINES_PER_CHUNK)):
        chunk = [_kept(line) for line in lines[start : start + LINES_PER_CHUNK]]
        yield chunk_key(name, document_id, number), {"t": f"{name}_BODY", "lines": chunk}


def _kept(line: DocumentLine) -> Item:
    """The line as it is stored; what most lines do not have takes no room."""
    return line.model_dump(mode="json", exclude_defaults=True)


def lines_of(model: type[L], items: Sequence[Item], total_minor: int, count: int) -> list[L]:
    """The lines in the body chunks among a document's items, in order; Contended when its header is of other lines.

    A query may meet a transaction half-way, though it is a strong one: it then sees a new header and an old body.
    """
    lines = [model.model_validate(line) for item in items if "lines" in item for line in item["lines"]]
    if (sum(line.total_minor for line in lines), len(lines)) != (total_minor, count):
        raise Contended
    return lines


def whole(read: Callable[[], T], document_id: str) -> T:
    """The document that `read` gives, read again while its parts do not belong together; TooBusy in the end."""
    try:
        return until_uncontended(read)
    except TooBusy:
        logger.error("a header is not the sum of its parts", document=document_id)
        raise
