"""What is asked of exports; the work itself is done in the background."""

from datetime import datetime, timedelta

from functions.exports.models import (
    Export,
    ExportCreate,
    ExportOut,
    ExportProgress,
    ExportState,
)
from functions.exports.repository import ExportRepository
from functions.exports.rules import NEEDS, ZIPPED, file_name, wanted
from functions.files.models import FileLinkOut
from functions.files.rules import OPAQUE, disposition
from functions.identity.rules import Permission
from shared import clock
from shared.caller import Caller
from shared.db.records import fresh
from shared.db.stream import Changed
from shared.errors import Conflict, NotFound
from shared.storage import EXPORTED_DAYS, FETCH_SECONDS, TenantBucket
from shared.work import hand_out

KINDS_OF_EVERYTHING = 32
"""Files in the zip of everything, the explanation aside."""


def start_export(caller: Caller, data: ExportCreate) -> tuple[ExportOut, bool]:
    """The export, which somebody goes to work on, and False when the same request had begun it before."""
    caller.require(*NEEDS[data.kind])
    wanted(data.kind, data.filters)
    begun, is_new = ExportRepository(caller).create(
        Export(
            **fresh(data.id),
            kind=data.kind,
            filters=data.filters,
            state=ExportState.WORKING,
            started_by=caller.user_id,
            key_id=caller.key_id,
            rows=None,
            size=None,
            object=None,
            failure=None,
            finished_at=None,
        )
    )
    return shown(begun), is_new


def list_exports(caller: Caller, *, limit: int, after: str | None) -> tuple[list[ExportOut], str | None]:
    """One's own exports, or for who reads the firm's trail everybody's, newest first."""
    exports = ExportRepository(caller)
    if _sees_all(caller):
        found, position = exports.newest(limit=limit, after=after)
    else:
        found, position = exports.of_member(caller.user_id, limit=limit, after=after)
    return [shown(each) for each in found], position


def get_export(caller: Caller, export_id: str) -> ExportOut:
    """The export and how far it is; NotFound for another member's."""
    record, progress = ExportRepository(caller).with_progress(export_id)
    _require_seen(caller, record)
    return shown(record, progress)


def link_to(caller: Caller, export_id: str) -> FileLinkOut:
    """Where the file is fetched, to be saved; Conflict `export_not_ready` before, `export_expired` after its week."""
    record = ExportRepository(caller).get(export_id)
    _require_seen(caller, record)
    caller.require(*NEEDS[record.kind])
    now, expires_at = clock.now(), _expires_at(record)
    if record.object is None or expires_at is None:
        raise Conflict("export_not_ready", "There is no file yet.", current=shown(record))
    if expires_at <= now:
        message = f"Files are kept for {EXPORTED_DAYS} days. Please export it again."
        raise Conflict("export_expired", message, current=shown(record))
    name = file_name(record.kind, record.created_at.date().isoformat())
    url = TenantBucket(caller).fetch_link(
        record.object, content_type=OPAQUE, disposition=disposition(name, inline=False)
    )
    return FileLinkOut(url=url, expires_at=now + timedelta(seconds=FETCH_SECONDS))


def follow(change: Changed) -> None:
    """Have somebody go to work on a new export; told twice, two will, and the file of one counts."""
    if change.kind == ExportRepository.name and change.after and change.after["state"] == ExportState.WORKING:
        hand_out(change.org_id, export_id=change.after["id"])


def shown(record: Export, progress: ExportProgress | None = None) -> ExportOut:
    """The export as its firm sees it."""
    at_work = progress if record.state is ExportState.WORKING else None
    is_all = record.kind in ZIPPED
    return ExportOut(
        **record.model_dump(exclude={"key_id", "object", "rows", "failure"}),
        rows=at_work.rows if at_work else record.rows,
        kinds=at_work.kinds if at_work and is_all else None,
        kinds_total=KINDS_OF_EVERYTHING if is_all else None,
        failure=record.failure,
        expires_at=_expires_at(record),
    )


def _expires_at(record: Export) -> datetime | None:
    if record.finished_at is None or record.state is not ExportState.DONE:
        return None
    return record.finished_at + timedelta(days=EXPORTED_DAYS)


def _sees_all(caller: Caller) -> bool:
    return Permission.AUDIT_READ in caller.scopes


def _require_seen(caller: Caller, record: Export) -> None:
    if record.started_by != caller.user_id and not _sees_all(caller):
        raise NotFound
