"""Which files are taken, who reaches them, and under which name they are given back. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from functions.files.models import FileParent, FileParentType, FileType
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.errors import InvalidInput

ENDINGS: dict[FileType, tuple[str, ...]] = {
    FileType.PNG: ("png",),
    FileType.JPEG: ("jpg", "jpeg"),
    FileType.WEBP: ("webp",),
    FileType.GIF: ("gif",),
    FileType.HEIC: ("heic", "heif"),
    FileType.PDF: ("pdf",),
    FileType.TEXT: ("txt",),
    FileType.CSV: ("csv",),
    FileType.WORD: ("docx",),
    FileType.EXCEL: ("xlsx",),
    FileType.POWERPOINT: ("pptx",),
    FileType.OLD_WORD: ("doc",),
    FileType.OLD_EXCEL: ("xls",),
    FileType.OLD_POWERPOINT: ("ppt",),
    FileType.OPEN_TEXT: ("odt",),
    FileType.OPEN_SHEET: ("ods",),
    FileType.DRAWING: ("dwg",),
    FileType.MAIL: ("eml",),
    FileType.ZIP: ("zip",),
    FileType.MP3: ("mp3",),
    FileType.M4A: ("m4a",),
    FileType.MP4: ("mp4",),
    FileType.MOV: ("mov",),
}
"""What a name of each type ends in: whoever opens a file goes by its name."""

PRINTED = frozenset({FileType.PNG, FileType.JPEG, FileType.WEBP})
"""What a document shows."""
LOGO_BYTES = 1024 * 1024
PREVIEWED = frozenset({FileType.PNG, FileType.JPEG, FileType.WEBP, FileType.GIF, FileType.PDF})
OPAQUE = "application/octet-stream"
"""As what every file is downloaded: no browser makes anything of it, whatever it guesses the bytes to be."""

_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # they show a name other than it is
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|%;]')


@dataclass(frozen=True)
class ParentKind:
    """A kind of record that has files: its name in keys, and who reaches it and so its files."""

    name: str
    read: Permission
    write: Permission


PARENTS: dict[FileParentType, ParentKind] = {
    FileParentType.ACCOUNT: ParentKind("ACC", Permission.ACCOUNTS_READ, Permission.ACCOUNTS_WRITE),
    FileParentType.CONTACT: ParentKind("CON", Permission.CONTACTS_READ, Permission.CONTACTS_WRITE),
    FileParentType.LEAD: ParentKind("LEAD", Permission.LEADS_READ, Permission.LEADS_WRITE),
    FileParentType.OPPORTUNITY: ParentKind("OPP", Permission.OPPORTUNITIES_READ, Permission.OPPORTUNITIES_WRITE),
    FileParentType.QUOTE: ParentKind("QUOTE", Permission.QUOTES_READ, Permission.QUOTES_WRITE),
    FileParentType.ORDER: ParentKind("ORDER", Permission.ORDERS_READ, Permission.ORDERS_WRITE),
    FileParentType.CONTRACT: ParentKind("CONTRACT", Permission.CONTRACTS_READ, Permission.CONTRACTS_WRITE),
    FileParentType.PRODUCT: ParentKind("PROD", Permission.PRODUCTS_READ, Permission.PRODUCTS_WRITE),
    FileParentType.CASE: ParentKind("CASE", Permission.CASES_READ, Permission.CASES_WRITE),
    FileParentType.ORG: ParentKind("META", Permission.ORG_READ, Permission.ORG_WRITE),
}


def require_reader(caller: Caller, parent: FileParent) -> None:
    """Forbidden for who may not read the record whose file it is."""
    caller.require(PARENTS[parent.type].read)


def require_writer(caller: Caller, parent: FileParent) -> None:
    """Forbidden for who may not change the record whose file it is."""
    caller.require(PARENTS[parent.type].write)


def require_fitting(name: str, content_type: FileType) -> None:
    """InvalidInput at `name` when it ends otherwise than a file of that type does."""
    endings = ENDINGS[content_type]
    stem, _, ending = name.rpartition(".")
    if not stem.strip() or ending.casefold() not in endings:
        raise InvalidInput.at("name", "wrong_ending", f"The name of such a file ends in .{' or .'.join(endings)}.")


def require_logo(parent: FileParent, content_type: FileType, size: int) -> None:
    """InvalidInput for a file of the firm itself that is no logo: every page of the app loads it."""
    if parent.type is not FileParentType.ORG:
        return
    if content_type not in PRINTED:
        raise InvalidInput.at("content_type", "no_logo", "A logo is a PNG, JPEG or WebP picture.")
    if size > LOGO_BYTES:
        raise InvalidInput.at("size", "file_too_large", f"A logo may have {LOGO_BYTES // 1024**2} MB at most.")


def disposition(name: str, *, inline: bool) -> str:
    """The Content-Disposition that gives a file its name back (RFC 6266), in ASCII throughout.

    Programs that know no UTF-8 names get the letters that are left; nobody gets a folder, or a name read backwards.
    """
    stem, _, ending = name.rpartition(".")
    shown = _UNSAFE.sub("_", _DIRECTIONS.sub("", stem)).strip(" .") or "file"
    plain = unicodedata.normalize("NFKD", shown).encode("ascii", "ignore").decode().strip(" .") or "file"
    how, whole = "inline" if inline else "attachment", quote(f"{shown}.{ending}", safe="")
    return f"{how}; filename=\"{plain}.{ending}\"; filename*=UTF-8''{whole}"
