"""The steps of an import that a person takes; the work between them is done in the background."""

import json
from datetime import timedelta

from functions.files.models import UploadOut
from functions.files.service import content_of, link_for, require_size
from functions.identity.rules import Permission
from functions.imports.models import (
    MOST_ROWS,
    STRETCH,
    UNDO_DAYS,
    WORKING,
    Import,
    ImportCreate,
    ImportKind,
    ImportMapping,
    ImportOut,
    ImportRow,
    ImportState,
    ImportSummary,
    Progress,
    RowAction,
)
from functions.imports.repository import ImportRepository
from functions.imports.rules import WRITES, fields_of, mapping_problem
from functions.tenants.repository import org_of
from shared import clock
from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import fresh, revise
from shared.db.stream import Changed
from shared.errors import Conflict, InvalidInput
from shared.storage import TenantBucket
from shared.work import hand_out

_MAPPING = {
    "wrong_number_of_columns": "Say for every column of the file where it goes.",
    "unknown_field": "Choose fields that these records have.",
    "field_twice": "Two columns cannot go to the same field.",
    "no_field": "Choose a field for one column at least.",
}
_STEPS = {
    ImportState.CHECKING: (ImportState.MAPPING, ImportState.CHECKED),
    ImportState.RUNNING: (ImportState.CHECKED,),
    ImportState.UNDOING: (ImportState.DONE, ImportState.FAILED),
}
"""From where each work can be begun."""


def file_of(import_id: str) -> str:
    """The name of the object that was uploaded."""
    return f"imports/{import_id}/file"


def rows_of(import_id: str, stretch: int) -> str:
    """The name of the object that says what a stretch of rows does."""
    return f"imports/{import_id}/rows-{stretch:04d}"


def start_import(caller: Caller, data: ImportCreate) -> tuple[UploadOut, bool]:
    """Where to send the file, and False when the same request had asked before; InvalidInput for one too large."""
    _require_writer(caller, data.kind)
    require_size(org_of(caller), data.size)
    wanted = Import(
        **data.model_dump(exclude={"id"}),
        **fresh(data.id),
        state=ImportState.UPLOADING,
        started_by=caller.user_id,
        key_id=caller.key_id,
        columns=None,
        rows=None,
        counts=None,
        places=None,
        failure=None,
        finished_at=None,
    )
    begun, is_new = ImportRepository(caller).create(wanted)
    return link_for(caller, file_of(begun.id), begun), is_new


def finish_import_upload(caller: Caller, import_id: str) -> ImportOut:
    """The file has arrived and is going to be read; said again, it is the same. Conflict when it has not."""
    imports = ImportRepository(caller)
    record = imports.get(import_id)
    _require_writer(caller, record.kind)
    if record.state is not ImportState.UPLOADING:
        return shown(record)
    bucket = TenantBucket(caller)
    if bucket.find(file_of(import_id)) != content_of(record):
        raise Conflict("upload_missing", "The file has not arrived as it was announced. Please upload it again.")
    bucket.keep_a_while(file_of(import_id))
    return shown(imports.move(record, revise(record, {"state": ImportState.READING})))


def map_columns(caller: Caller, import_id: str, data: ImportMapping) -> ImportOut:
    """Have the rows checked under this mapping; nothing is written to the records. InvalidInput, Conflict."""
    imports = ImportRepository(caller)
    record = imports.get(import_id)
    _require_writer(caller, record.kind)
    if imports.require_version(record, data.version):
        return shown(record)
    _require_step(record, ImportState.CHECKING)
    columns = record.columns or []
    problem = mapping_problem(record.kind, data.fields, len(columns))
    if problem:
        raise InvalidInput.at("fields", problem, _MAPPING[problem])
    mapped = [column.model_copy(update={"field": field}) for column, field in zip(columns, data.fields, strict=True)]
    changes = {"columns": mapped, "counts": None, "places": None, "rows": None, "state": ImportState.CHECKING}
    return shown(imports.move(record, revise(record, changes)))


def run_import(caller: Caller, import_id: str, version: int | None) -> ImportOut:
    """Have the rows written as the check has said. Conflict `import_running` while another import writes."""
    return _begin(caller, import_id, version, ImportState.RUNNING)


def undo_import(caller: Caller, import_id: str, version: int | None) -> ImportOut:
    """Have taken back what the import has written, as far as nobody has changed it since; within thirty days."""
    return _begin(caller, import_id, version, ImportState.UNDOING)


def continue_import(caller: Caller, import_id: str, version: int | None) -> ImportOut:
    """Have the work taken up again where it stands: for one that has stood still. Conflict when there is none."""
    imports = ImportRepository(caller)
    record, progress = imports.with_progress(import_id)
    _require_writer(caller, record.kind)
    if imports.require_version(record, version):
        return shown(record, progress)
    if record.state not in WORKING:
        raise Conflict("import_not_working", "There is nothing under way.", current=shown(record))
    return shown(imports.save(record, revise(record, {})), progress)


def get_import(caller: Caller, import_id: str) -> ImportOut:
    """The import, and how far its work is; NotFound."""
    return shown(*ImportRepository(caller).with_progress(import_id))


def list_rows(
    caller: Caller, import_id: str, action: RowAction, *, limit: int, after: str | None
) -> tuple[list[ImportRow], str | None]:
    """The rows that do so, in their order, and the position of the next page. Rows of one stretch make a page."""
    record, progress = ImportRepository(caller).with_progress(import_id)
    places = progress.places if record.state in WORKING else (record.places or {})
    stretch, _, offset = (after or "0.0").partition(".")
    left = [place for place in sorted(places.get(action, [])) if place >= int(stretch)]
    if not left:
        return [], None
    start = int(offset) if left[0] == int(stretch) else 0
    stored = json.loads(TenantBucket(caller).read(rows_of(import_id, left[0])))
    found = [ImportRow.model_validate(each) for each in stored if each["action"] == action]
    if len(found) > start + limit:
        return found[start : start + limit], f"{left[0]}.{start + limit}"
    return found[start:], f"{left[1]}.0" if len(left) > 1 else None


def follow(change: Changed) -> None:
    """Have somebody go to work on an import that has come to a state of work; told twice, two will, and one stops."""
    if change.kind == ImportRepository.name and change.after and change.after["state"] in WORKING:
        hand_out(change.org_id, import_id=change.after["id"])


def shown(record: Import, progress: Progress | None = None) -> ImportOut:
    """The import as its page shows it."""
    at_work = progress is not None and progress.state == record.state and record.state in WORKING
    undo_until = None
    if record.state in _STEPS[ImportState.UNDOING] and record.finished_at:
        undo_until = record.finished_at + timedelta(days=UNDO_DAYS)
    return ImportOut(
        **summary(record).model_dump(exclude={"counts", "failure"}),
        counts=record.counts,
        failure=record.failure,
        columns=record.columns,
        fields=fields_of(record.kind),
        rows_done=min(progress.done * STRETCH, record.rows or MOST_ROWS) if progress and at_work else 0,
        undo_until=undo_until,
    )


def summary(record: Import) -> ImportSummary:
    """The import in the list."""
    return ImportSummary.model_validate(record.model_dump(include=set(ImportSummary.model_fields)))


def _begin(caller: Caller, import_id: str, version: int | None, state: ImportState) -> ImportOut:
    """Begin the work of a state that writes to records: one import of a firm at a time."""
    imports = ImportRepository(caller)
    record = imports.get(import_id)
    _require_writer(caller, record.kind)
    if imports.require_version(record, version):
        return shown(record)
    _require_step(record, state)
    if state is ImportState.UNDOING and _too_late(record):
        raise Conflict("undo_too_late", f"An import can be undone for {UNDO_DAYS} days.", current=shown(record))
    claim: Op = imports.claim_op(import_id)
    return shown(imports.move(record, revise(record, {"state": state, "failure": None}), claim))


def _too_late(record: Import) -> bool:
    return record.finished_at is None or record.finished_at + timedelta(days=UNDO_DAYS) <= clock.now()


def _require_step(record: Import, state: ImportState) -> None:
    if record.state not in _STEPS[state]:
        message = "This import is at another step by now."
        raise Conflict("import_at_another_step", message, current=shown(record))


def _require_writer(caller: Caller, kind: ImportKind) -> None:
    """Forbidden for who may not write such records by hand."""
    caller.require(Permission.IMPORTS_WRITE, WRITES[kind])
