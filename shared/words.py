"""How texts are cut into words to be found by; what is stored and what is asked are cut alike. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_ACCENTS = re.compile(r"[\u0300-\u036f]+")
UNSORTABLE = re.compile(r"[#\x00-\x1f\x7f]+")  # a key's delimiter is none of a name
_LONGEST_SORT_TEXT = 100  # a key has 1024 bytes, a character up to four, and a person two names
_LONGEST = 40
_MOST = 40  # a record's words change in one transaction, which has room for a hundred
_LOCAL = 8
_WITHIN = ".@"  # they hold an address together


@dataclass(frozen=True)
class Face:
    """How a record is found, and what is seen of it then; without words it is not found.

    What belongs to another record says to which, as `account:<id>`.
    """

    title: str = ""
    detail: str = ""
    words: tuple[str, ...] = ()
    of: str = ""


def person_name(first_name: str | None, last_name: str | None) -> str:
    """How a person is called in lists: first name, where there is one, and last name."""
    return " ".join(filter(None, (first_name, last_name)))


def folded(text: str) -> str:
    """The text without what one may write it with or without: case, width and accents."""
    letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFKC", letters)


def sort_text(text: str) -> str:
    """How a name is sorted and searched by prefix: folded, no delimiter, 100 characters."""
    return " ".join(UNSORTABLE.sub(" ", folded(text)).split())[:_LONGEST_SORT_TEXT].rstrip()


def words(*texts: str | None) -> list[str]:
    """The words of names: each with every end of it, so that St.James is found by James."""
    return [end for chunk in _chunks(texts) for end in _ends(chunk)]


def address_words(*texts: str | None) -> list[str]:
    """The words of e-mail and web addresses; .com alone is none."""
    return [end for chunk in _chunks(texts) for end in _ends(chunk) if end == chunk or any(c in end for c in _WITHIN)]


def phone_words(text: str | None) -> list[str]:
    """The digits of a number, from each group of them on, and the last: as dialled from abroad, at home, next door."""
    groups = "".join(letter if letter.isdigit() else " " for letter in folded(text or "")).split()
    dialled = ["".join(groups[start:])[:_LONGEST] for start in range(len(groups))]
    return list(dict.fromkeys([*dialled, *local_numbers(text)]))


def digits(text: str | None) -> str:
    """A number's digits without what is dialled before it from elsewhere, and without an extension."""
    number, _, _ = folded(text or "").partition("x")
    return "".join(filter(str.isdecimal, number)).lstrip("0")


def local_numbers(text: str | None) -> list[str]:
    """The last eight digits of a number, which stay the same however one writes the rest; none of a shorter one."""
    all_digits = digits(text)
    return [all_digits[-_LOCAL:]] if len(all_digits) >= _LOCAL else []


def distinct(found: Iterable[str]) -> tuple[str, ...]:
    """Each word once, no more than a record is found by."""
    return tuple(dict.fromkeys(found))[:_MOST]


def asked(text: str) -> tuple[str, ...]:
    """The words somebody asks for, the longest first; a word that another one begins with says nothing of its own."""
    chunks = sorted(dict.fromkeys(_chunks([text])), key=len, reverse=True)
    kept: list[str] = []
    for chunk in chunks:
        if not any(each.startswith(chunk) for each in kept):
            kept.append(chunk)
    return tuple(kept)


def _chunks(texts: Iterable[str | None]) -> list[str]:
    spaced = " ".join(folded(text) for text in texts if text)
    kept = "".join(letter if letter in _WITHIN or _is_written(letter) else " " for letter in spaced)
    return [chunk for chunk in (each.strip(_WITHIN)[:_LONGEST] for each in kept.split()) if chunk]


def _is_written(letter: str) -> bool:
    """Letters with their marks, digits, and pictures such as emoji."""
    category = unicodedata.category(letter)
    return category[0] in "LMN" or category == "So"


def _ends(chunk: str) -> list[str]:
    starts = [0, *(at + 1 for at, letter in enumerate(chunk) if letter in _WITHIN)]
    return [end for end in (chunk[start:] for start in starts) if end and end[0] not in _WITHIN]
