"""An import: a file, which of its columns is which field, what its rows would do, and how far that is done."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from functions.files.models import Announced, Announcement
from shared.models import Change, Id, Instant, Listing, Output, UserId

STRETCH = 300
"""Rows that are written in one go: no more than a second's worth, as one firm's partition takes no more."""
MOST_ROWS = 50_000
UNDO_DAYS = 30


class ImportKind(StrEnum):
    """What the rows of a file become."""

    LEADS = "leads"
    CONTACTS = "contacts"
    ACCOUNTS = "accounts"
    PRODUCTS = "products"


class ImportFileType(StrEnum):
    CSV = "text/csv"
    EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportState(StrEnum):
    """Where an import is. Four of these are work in the background, the others wait for a person."""

    UPLOADING = "uploading"
    READING = "reading"
    MAPPING = "mapping"
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"


WORKING = frozenset({ImportState.READING, ImportState.CHECKING, ImportState.RUNNING, ImportState.UNDOING})


class RowAction(StrEnum):
    """What a row does, or has done.

    `alike` makes a record as `create` does, one that looks like another which is there; `left` is what an undo could
    not take back.
    """

    CREATE = "create"
    ALIKE = "alike"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    SKIP = "skip"
    REFUSE = "refuse"
    LEFT = "left"


MAKING = frozenset({RowAction.CREATE, RowAction.ALIKE})


class RowProblem(Output):
    """What is wrong with a field of a row, or with the row (`field` is null)."""

    field: str | None
    code: str
    message: str


class ImportRow(Output):
    """One row of the file: as in a spreadsheet, the headings are row 1."""

    row: int
    action: RowAction
    label: str
    record_id: Id | None
    fields: list[str] = Field(description="Those that the row sets or changes")
    problems: list[RowProblem]


class ImportColumn(Output):
    """A column of the file: its heading, its first few cells, and the field it goes to (null: nowhere)."""

    heading: str
    samples: list[str]
    field: str | None


class ImportField(Output):
    """A field that a column may go to."""

    name: str
    label: str
    required: bool


class ImportCounts(Output):
    """Rows by what they do."""

    create: int
    alike: int = 0
    update: int
    unchanged: int
    skip: int
    refuse: int
    left: int


class ImportFailure(Output):
    """Why an import ended early."""

    code: str
    message: str


class Import(Announced):
    """The import as it is stored."""

    kind: ImportKind
    content_type: ImportFileType
    state: ImportState
    started_by: UserId
    key_id: str | None
    columns: list[ImportColumn] | None
    rows: int | None
    counts: ImportCounts | None
    places: dict[RowAction, list[int]] | None
    failure: ImportFailure | None
    finished_at: Instant | None


class Progress(Output):
    """How far the work of a state is: stretches done, and what came of their rows."""

    state: ImportState
    done: int
    counts: ImportCounts
    places: dict[RowAction, list[int]]


class ImportSummary(Output):
    """An import in the list."""

    id: Id
    version: int
    created_at: Instant
    updated_at: Instant
    kind: ImportKind
    name: str
    state: ImportState
    started_by: UserId
    rows: int | None
    counts: ImportCounts | None
    failure: ImportFailure | None
    finished_at: Instant | None


class ImportOut(ImportSummary):
    """An import as its page shows it."""

    columns: list[ImportColumn] | None
    fields: list[ImportField] = Field(description="Those that its columns may go to")
    rows_done: int = Field(description="Of the work in the background that it is at")
    undo_until: Instant | None


class ImportCreate(Announcement):
    """The file of records that is going to be uploaded."""

    kind: ImportKind
    content_type: ImportFileType


class ImportStep(Change):
    """The next step, taken from the version that was seen."""


class ImportMapping(Change):
    """For each column, in their order, the field it goes to, or null for nowhere."""

    fields: Annotated[list[Annotated[str, Field(max_length=64)] | None], Field(max_length=256)]


ImportList = Listing[ImportSummary]
ImportRows = Listing[ImportRow]
