"""Identifiers: ULIDs for records, short readable numbers derived from them."""

import re
from hashlib import sha256

from ulid import ULID

ULID_PATTERN = r"^[0-7][0-9A-HJKMNP-TV-Z]{25}$"
_ULID = re.compile(ULID_PATTERN)


def new_id() -> str:
    """A new 26-character ULID; later ones sort after earlier ones."""
    return str(ULID())


def id_after(record_id: str, purpose: str) -> str:
    """The id of the one thing that follows from a record for this purpose: the same whenever it is asked for."""
    random = sha256(f"{record_id}#{purpose}".encode()).digest()[:10]
    return str(ULID(ULID.from_str(record_id).bytes[:6] + random))


def is_ulid(text: str) -> bool:
    return _ULID.fullmatch(text) is not None


def short_number(prefix: str, record_id: str) -> str:
    """A document number such as `SO-7K3M2Q9X`, from the random end of a ULID; uniqueness needs a marker."""
    return f"{prefix}-{record_id[-8:]}"
