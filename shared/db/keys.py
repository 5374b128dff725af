"""How keys are written; nothing else in the product spells `ORG#` or `SYS#`.

A key part never contains the delimiter, so no firm's key is a prefix of another's.
"""

import re
import unicodedata
from enum import StrEnum

from shared.errors import NotFound
from shared.words import UNSORTABLE

_PART = re.compile(r"^[A-Za-z0-9_-]{1,64}$", re.ASCII)
_RECORDS = re.compile(r"ORG#([0-9A-Z]{26})(#SHOP)?", re.ASCII)
LAST = "\U0010ffff"  # sorts after every text
FIRST = "\x01"  # sorts before every key; DynamoDB refuses an empty one
ALL_WORDS = "all_words"  # the attribute with all words a record is found by, a space before each
END = "\x01"  # ends a name in a key; sorts before all a name may hold, so that Acme comes before Acme Corp


class Family(StrEnum):
    """Rows of a firm that are no business records, each in a partition that IAM can treat differently."""

    UNIQUE = "UNIQ"
    IDEMPOTENCY = "IDEM"
    ROLLUP = "ROLL"
    LEDGER = "CNTRB"
    AUDIT = "AUD"
    TIMELINE = "TL"
    SEARCH = "SRCH"
    RATE = "RATE"
    SHOP = "SHOP"


def org_partition(org_id: str, family: Family | None = None, *parts: str) -> str:
    """The partition of a firm's records, or of one of its families."""
    root = f"ORG#{part(org_id)}"
    return root if family is None else "#".join([root, family, *parts])


def firm_in(partition: str) -> str:
    """The firm whose records, or whose shop, a partition of the table holds; ValueError for all others."""
    found = _RECORDS.fullmatch(partition)
    if found is None:
        raise ValueError("this partition holds no firm's records")
    return found[1]


def org_index(org_id: str, *parts: str) -> str:
    """A partition of a secondary index, always within the firm."""
    return "#".join([f"ORG#{part(org_id)}", *parts])


def system(*parts: str) -> str:
    """A partition that belongs to no firm: the directory, sessions."""
    return "#".join(["SYS", *parts])


def entity(name: str, *parts: str) -> str:
    """The sort key `NAME#id[#child…]`; NotFound when a part could not be an id, as nothing has such a key."""
    return "#".join([name, *(part(each) for each in parts)])


def part(text: str) -> str:
    """`text` when it may stand in a key; NotFound otherwise."""
    if _PART.fullmatch(text) is None:
        raise NotFound
    return text


def unique_text(text: str) -> str:
    """How a value is compared for uniqueness: NFKC, case folded, trimmed, no delimiter."""
    return UNSORTABLE.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
