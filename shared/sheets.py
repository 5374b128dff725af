"""Rows of a table that somebody has sent: CSV of whatever kind, or the first sheet of an Excel workbook.

Only background work imports this page: the library that reads Excel is no API function's to load.
"""

import csv
import io
import re
import zipfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Context
from importlib import import_module
from itertools import islice
from typing import Any

MOST_COLUMNS = 256
MARK = BOM_UTF8
"""Without it at a file's begin, Excel takes UTF-8 for something else."""
_MOST_UNPACKED = 256 * 1024 * 1024
_MOST_PARTS = 2000
_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"')
_RUN = re.compile(r"'*(\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])")
_NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?", re.ASCII)
_SHOWN = Context(prec=15)  # as many digits as a spreadsheet shows of what it has computed


class Unreadable(Exception):
    """The file is no table that can be read; `code` and message say why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def csv_rows(data: bytes) -> Iterator[list[str]]:
    """The rows of a CSV file, as far as it can be read. A byte that is no text becomes a lone surrogate.

    Commas, semicolons, tabs or bars between the cells, by which of them the first row has most of.
    """
    text = _decoded(data)
    if "\0" in text:
        raise Unreadable("not_a_table", "This is no CSV file.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for row in reader:
            yield _narrow([plain(cell) for cell in row])
    except csv.Error as error:
        message = f"The file cannot be read near line {reader.line_num}: a quotation mark is out of place ({error})."
        raise Unreadable("broken_quotes", message) from None


def excel_rows(data: bytes) -> Iterator[list[str]]:
    """The rows of a workbook's first sheet: what its cells show, with results in place of formulas."""
    openpyxl = import_module("openpyxl")  # a seventh of the worker's start, which most of its orders do without
    try:
        _require_modest(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
            yield _narrow([plain(_shown(cell)) for cell in row])
    except Unreadable:
        raise
    except Exception as error:  # whatever a library meets in a file that somebody made to be met
        raise Unreadable("not_a_workbook", "This is no Excel workbook that can be read.") from error


def plain(cell: str) -> str:
    """The cell without the mark that keeps spreadsheets from running it."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell[1:]) else cell


def guarded(cell: str) -> str:
    """The cell with a mark where a spreadsheet would run it; `plain` takes away just that.

    Nothing but a negative number is one, and does no harm: an amount stays an amount.
    """
    return f"'{cell}" if _RUN.match(cell) and not _NEGATIVE.fullmatch(cell) else cell


def csv_text(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV in UTF-8, as spreadsheets and our own import read it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _decoded(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    return data.removeprefix(BOM_UTF8).decode(errors="surrogateescape")


def _delimiter(text: str) -> str:
    first = _QUOTED.sub("", text[:65536]).lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _narrow(row: list[str]) -> list[str]:
    """The row without the empty cells at its end."""
    while row and not row[-1].strip():
        row.pop()
    if len(row) > MOST_COLUMNS:
        raise Unreadable("too_many_columns", f"A file may have {MOST_COLUMNS} columns at most.")
    return row


def _require_modest(data: bytes) -> None:
    """A workbook is a zip file: one that unpacks to more than a workbook would is refused before it is unpacked.

    Reading stops at the size that a part declares, so that one that lies about it ends as broken.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = list(islice(archive.infolist(), _MOST_PARTS + 1))
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Unreadable("workbook_too_large", "This workbook unpacks to more than can be read. Save it as CSV.")


def _shown(cell: Any) -> str:
    """A cell as it would be typed: numbers in digits, days as 2026-01-31."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    digits = format(_SHOWN.create_decimal(repr(cell)), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
