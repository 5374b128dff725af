"""One order at a time: an import as far as time allows, in stretches that two workers can both do; an export whole."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice

from functions.exports.models import Export, ExportFailure, ExportState
from functions.exports.repository import ExportRepository
from functions.exports.rules import NEEDS
from functions.identity.repository import MemberRepository
from functions.identity.rules import PERMISSIONS, Permission
from functions.imports.models import (
    MAKING,
    MOST_ROWS,
    STRETCH,
    WORKING,
    Import,
    ImportFailure,
    ImportFileType,
    ImportState,
    Progress,
    RowAction,
)
from functions.imports.repository import WRITING, ImportRepository
from functions.imports.rules import NONE, WRITES, counted, guessed
from functions.imports.service import file_of
from functions.loading.models import PlannedRow
from functions.loading.repository import PlanRepository
from functions.loading.rules import columns_of
from functions.loading.service import Checker, request_of, take_back, write_rows
from functions.tenants.repository import org_of
from functions.unloading.service import OutOfTime, Unloader
from functions.worker.models import Order
from shared import clock
from shared.caller import Caller, Request, nobody
from shared.db.ops import Op
from shared.db.records import revise
from shared.db.retry import Outdated
from shared.errors import InvalidInput, StaleVersion
from shared.ids import new_id
from shared.sheets import Unreadable, csv_rows, excel_rows
from shared.storage import TenantBucket

NANOSECONDS = 10**9
_HEAD = 6
_WRITTEN = {*MAKING, RowAction.UPDATE}


class NotAllowed(Exception):
    """Who began the work may not go on with it."""


def work(order: Order, has_time: Callable[[], bool]) -> bool:
    """Bring an import or an export on; True when it is to be gone on with."""
    if order.import_id:
        return _import(order.org_id, order.import_id, has_time)
    _export(order.org_id, order.export_id or "", has_time)
    return False


def give_up(order: Order) -> None:
    """End what fails again and again; what an import has written stays, and can be undone."""
    system = nobody(order.org_id)
    if order.import_id:
        record, _ = ImportRepository(system).with_progress(order.import_id)
        if record.state in WORKING:
            message = "Something went wrong on our side. What was written until then can be undone."
            _end(system, record, ImportFailure(code="worker_failed", message=message))
        return
    export = ExportRepository(system).get(order.export_id or "")
    if export.state is ExportState.WORKING:
        _fail(system, export, "worker_failed", "Something went wrong on our side. Please export it again.")


def _import(org_id: str, import_id: str, has_time: Callable[[], bool]) -> bool:
    """Work that another worker is ahead with is left to it."""
    record, progress = ImportRepository(nobody(org_id)).with_progress(import_id)
    if record.state not in WORKING:
        return False
    try:
        needed = {Permission.IMPORTS_WRITE, WRITES[record.kind]}
        mark = request_of(record, undo=record.state is ImportState.UNDOING)
        caller = _on_behalf(record, nobody(org_id), needed, mark)
        if record.state is ImportState.READING:
            _read(caller, record)
        elif record.state is ImportState.CHECKING:
            _check(caller, record)
        else:
            return _write(caller, record, progress, has_time)
    except Unreadable as problem:
        _end(nobody(org_id), record, ImportFailure(code=problem.code, message=problem.message))
    except NotAllowed:
        message = "Who began this import may not go on with it."
        _end(nobody(org_id), record, ImportFailure(code="not_allowed", message=message))
    except (StaleVersion, Outdated):
        pass
    return False


def _export(org_id: str, export_id: str, has_time: Callable[[], bool]) -> None:
    """Write the file under a name of this attempt's own: the first attempt that ends well is the one that counts."""
    system, attempt = nobody(org_id), new_id()
    record = ExportRepository(system).get(export_id)
    if record.state is not ExportState.WORKING:
        return
    name = f"exports/{record.id}/{attempt}"
    try:
        needed = {Permission.EXPORTS_WRITE, *NEEDS[record.kind]}
        caller = _on_behalf(record, system, needed, f"export-{attempt}")
        rows, size = Unloader(caller, record, has_time).write(name)
    except NotAllowed:
        _fail(system, record, "not_allowed", "Who began this export may not go on with it.")
    except OutOfTime:
        _fail(system, record, "too_large", "This is more than can be exported in one go. Narrow the list.")
    except InvalidInput as problem:
        _fail(system, record, problem.code, problem.detail)
    else:
        done = {"state": ExportState.DONE, "rows": rows, "size": size, "object": name, "finished_at": clock.now()}
        try:
            ExportRepository(caller).save(record, revise(record, done))
        except StaleVersion:
            TenantBucket(caller).remove(name)


def _fail(caller: Caller, record: Export, code: str, message: str) -> None:
    """Let an export have come to nothing, unless another attempt has just ended it."""
    failure = {"state": ExportState.FAILED, "failure": ExportFailure(code=code, message=message)}
    with suppress(StaleVersion):
        ExportRepository(caller).save(record, revise(record, {**failure, "finished_at": clock.now()}))


def _on_behalf(record: Import | Export, system: Caller, needed: set[Permission], mark: str) -> Caller:
    """Who began the work, with what they may do by now; NotAllowed when that is no longer this."""
    member = MemberRepository(system).find(record.started_by)
    scopes = PERMISSIONS[member.role] if member and member.is_active else frozenset()
    if not needed <= scopes or member is None:
        raise NotAllowed
    org = org_of(system)
    return Caller(
        org_id=system.org_id,
        user_id=member.id,
        role=member.role,
        scopes=frozenset(scopes),
        currency=org.settings.currency,
        timezone=org.settings.timezone,
        request=Request(id=mark),
        key_id=record.key_id,
    )


def _rows(caller: Caller, record: Import) -> Iterator[tuple[int, list[str]]]:
    """The rows of the file, numbered as a spreadsheet numbers them."""
    data = TenantBucket(caller).read(file_of(record.id))
    read = excel_rows if record.content_type is ImportFileType.EXCEL else csv_rows
    return enumerate(read(data), start=1)


def _headed(caller: Caller, record: Import) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The headings, which are the first row that has any, and the rows below them."""
    rows = _rows(caller, record)
    for _, cells in rows:
        if any(cell.strip() for cell in cells):
            return [cell.strip() for cell in cells], rows
    raise Unreadable("empty_file", "There is nothing in this file.")


def _read(caller: Caller, record: Import) -> None:
    headings, rows = _headed(caller, record)
    head = [cells for _, cells in islice(rows, _HEAD)]
    columns = columns_of(headings, head, guessed(record.kind, headings))
    _move(caller, record, {"state": ImportState.MAPPING, "columns": columns})


def _check(caller: Caller, record: Import) -> None:
    _, rows = _headed(caller, record)
    plan, counts, places, total = PlanRepository(caller, record.id), NONE, dict[RowAction, list[int]](), 0
    for number, stretch in enumerate(Checker(caller, record).stretches(rows)):
        total += len(stretch)
        if total > MOST_ROWS:
            raise Unreadable("too_many_rows", f"A file may have {MOST_ROWS:,} rows at most. Divide it.")
        plan.write_stretch(number, stretch)
        counts, places = counted(counts, [row.action for row in stretch]), _placed(places, stretch, number)
    _move(caller, record, {"state": ImportState.CHECKED, "counts": counts, "places": places, "rows": total})


def _write(caller: Caller, record: Import, progress: Progress, has_time: Callable[[], bool]) -> bool:
    """Do stretch after stretch, no faster than a firm's partition takes them; True when time ran out before the end."""
    imports, plan = ImportRepository(caller), PlanRepository(caller, record.id)
    act = take_back if record.state is ImportState.UNDOING else write_rows
    while progress.done * STRETCH < (record.rows or 0):
        if not has_time():
            return True
        begun = time.monotonic_ns()
        before = plan.read_stretch(progress.done)
        after = act(caller, record, before)
        if after != before:
            plan.write_stretch(progress.done, after)
        further = Progress(
            state=progress.state,
            done=progress.done + 1,
            counts=counted(progress.counts, [row.action for row in after]),
            places=_placed(progress.places, after, progress.done),
        )
        imports.advance(record.id, progress, further)
        progress = further
        _rest(begun, sum(row.action in _WRITTEN for row in before))
    _end(caller, record, None, progress)
    return False


def _rest(begun: int, rows: int) -> None:
    """Wait until so many rows may have been written since then."""
    left = begun + rows * NANOSECONDS // STRETCH - time.monotonic_ns()
    if left > 0:
        time.sleep(left / NANOSECONDS)


def _end(caller: Caller, record: Import, failure: ImportFailure | None, progress: Progress | None = None) -> None:
    """Let the import have come to an end, and another one write."""
    imports = ImportRepository(caller)
    state = ImportState.DONE if record.state is ImportState.RUNNING else ImportState.UNDONE
    changes: dict[str, object] = {"state": ImportState.FAILED if failure else state, "failure": failure}
    if progress:
        changes |= {"counts": progress.counts, "places": progress.places}
    ops: tuple[Op, ...] = ()
    if record.state in WRITING:
        changes["finished_at"] = record.finished_at or clock.now()
        ops = (imports.release_op(record.id),)
    imports.move(record, revise(record, changes), *ops)


def _move(caller: Caller, record: Import, changes: dict[str, object]) -> None:
    ImportRepository(caller).move(record, revise(record, changes))


def _placed(places: dict[RowAction, list[int]], rows: list[PlannedRow], stretch: int) -> dict[RowAction, list[int]]:
    """The stretches in which there are rows of each action, with this one."""
    return {
        action: sorted({*places.get(action, []), *([stretch] if any(row.action == action for row in rows) else [])})
        for action in RowAction
    }
