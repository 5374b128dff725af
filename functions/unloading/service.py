"""A list as CSV, or everything as a zip of it: written page by page to S3, with no more than a part of it in memory."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import BaseModel

from functions.archive.models import Values
from functions.archive.repository import FirmRepository
from functions.archive.service import SHEETS, explanation
from functions.exports.models import Export, ExportKind, ExportProgress
from functions.exports.repository import ExportRepository
from functions.exports.rules import wanted
from functions.imports.models import ImportKind
from functions.listing.service import LISTS, pages
from functions.unloading.rules import EXTERNAL, cells_of, row
from shared import clock
from shared.caller import Caller
from shared.sheets import MARK, csv_text
from shared.storage import Parts, TenantBucket

_AT_ONCE = 500
_CSV, _ZIP = "text/csv", "application/zip"


class OutOfTime(Exception):
    """There is more than can be written in one go."""


class Unloader:
    """Writes one export's file, and notes how far it is."""

    def __init__(self, caller: Caller, record: Export, has_time: Callable[[], bool]) -> None:
        self._caller, self._record, self._has_time = caller, record, has_time
        self._exports = ExportRepository(caller)
        self._firm = FirmRepository(caller)
        self._emails = self._firm.emails()
        self._rows = 0
        self._kinds = 0

    def write(self, name: str) -> tuple[int, int]:
        """Write the file under that name: its rows, and its bytes. OutOfTime, and nothing is there."""
        is_all = self._record.kind is ExportKind.EVERYTHING
        with TenantBucket(self._caller).writing(name, _ZIP if is_all else _CSV) as out:
            if is_all:
                self._zip(out)
            else:
                self._list(out)
        return self._rows, out.size

    def _list(self, out: Parts) -> None:
        kind = self._record.kind
        found = pages(self._caller, kind, wanted(kind, self._record.filters))
        rows: Iterator[list[Values]] = ([each.model_dump(mode="json") for each in page] for page in found)
        self._sheet(out, LISTS[kind].model, LISTS[kind].imported_as, rows)

    def _zip(self, out: Parts) -> None:
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            with archive.open(_dated("README.txt"), "w") as file:
                file.write(explanation(self._caller).encode())
            for sheet in SHEETS:
                self._kinds += 1
                with archive.open(_dated(f"{sheet.name}.csv"), "w", force_zip64=True) as file:
                    self._sheet(file, sheet.model, sheet.imported_as, _in_pages(sheet.rows(self._caller)))

    def _sheet(
        self, out: Parts | IO[bytes], model: type[BaseModel], kind: ImportKind | None, found: Iterator[list[Values]]
    ) -> None:
        """Write a table, headings first; what can be imported, with what another system calls it."""
        cells = cells_of(model, kind)
        external = self._firm.external_ids(kind) if kind else {}
        out.write(MARK + csv_text([[cell.heading for cell in cells]]))
        for page in found:
            if not self._has_time():
                raise OutOfTime
            known = ({**values, EXTERNAL: external.get(values["id"])} for values in page) if external else page
            rows = (row(cells, values, self._emails, self._caller.currency) for values in known)
            out.write(csv_text(rows))
            self._rows += len(page)
            self._exports.note(self._record.id, ExportProgress(rows=self._rows, kinds=self._kinds))


def _in_pages(rows: Iterator[Values]) -> Iterator[list[Values]]:
    while page := list(islice(rows, _AT_ONCE)):
        yield page


def _dated(name: str) -> ZipInfo:
    entry = ZipInfo(name, clock.now().timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    return entry
