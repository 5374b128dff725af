"""One order at a time: bring an import as far as time allows, in stretches that two workers can both do."""

import time
from collections.abc import Callable, Iterator
from itertools import islice

from functions.identity.repository import MemberRepository
from functions.identity.rules import PERMISSIONS, Permission
from functions.imports.models import (
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
from shared import clock
from shared.caller import Caller, Request, nobody
from shared.db.ops import Op
from shared.db.records import revise
from shared.db.retry import Outdated
from shared.errors import StaleVersion
from shared.sheets import Unreadable, csv_rows, excel_rows
from shared.storage import TenantBucket

NANOSECONDS = 10**9
_HEAD = 6
_WRITTEN = (RowAction.CREATE, RowAction.UPDATE)


class NotAllowed(Exception):
    """Who began the import may not go on with it."""


def work(org_id: str, import_id: str, has_time: Callable[[], bool]) -> bool:
    """Bring an import on; True when it is to be gone on with. Work that another worker is ahead with is left to it."""
    record, progress = ImportRepository(nobody(org_id)).with_progress(import_id)
    if record.state not in WORKING:
        return False
    try:
        caller = _on_behalf(record, nobody(org_id))
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


def give_up(org_id: str, import_id: str) -> None:
    """End an import that fails again and again; what it has written stays, and can be undone."""
    record, _ = ImportRepository(nobody(org_id)).with_progress(import_id)
    if record.state in WORKING:
        message = "Something went wrong on our side. What was written until then can be undone."
        _end(nobody(org_id), record, ImportFailure(code="worker_failed", message=message))


def _on_behalf(record: Import, system: Caller) -> Caller:
    """Who began the import, with what they may do by now; NotAllowed when that is no longer this."""
    member = MemberRepository(system).find(record.started_by)
    scopes = PERMISSIONS[member.role] if member and member.is_active else frozenset()
    if not {Permission.IMPORTS_WRITE, WRITES[record.kind]} <= scopes or member is None:
        raise NotAllowed
    org = org_of(system)
    return Caller(
        org_id=system.org_id,
        user_id=member.id,
        role=member.role,
        scopes=frozenset(scopes),
        currency=org.settings.currency,
        timezone=org.settings.timezone,
        request=Request(id=request_of(record, undo=record.state is ImportState.UNDOING)),
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
