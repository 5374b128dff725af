"""Cases: opened, worked on, closed and reopened; macros kept by admins."""

from typing import Any

from functions.accounts.repository import AccountRepository
from functions.cases.models import (
    Case,
    CaseChange,
    CaseCreate,
    CaseEvent,
    CaseOut,
    CaseStatus,
    CaseVerdicts,
    Macro,
    MacroChange,
    MacroCreate,
)
from functions.cases.repository import CaseRepository, MacroRepository, Wanted
from functions.cases.rules import due_at, may_become
from functions.contacts.repository import ContactRepository
from functions.identity.repository import give, owner_ops
from functions.tenants.repository import org_of
from shared import clock
from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import NumberTaken, fresh, revise
from shared.db.retry import Outdated, until_current
from shared.db.table import begin, both
from shared.errors import Conflict, InvalidInput
from shared.ids import new_id, short_number
from shared.models import OwnerChange


def list_cases(
    caller: Caller, q: str, wanted: Wanted, account_id: str | None, *, breached: bool, limit: int, after: str | None
) -> tuple[list[CaseOut], str | None]:
    """A page of cases and the position of the next: found by words, the queue, what is closed, or an account's."""
    cases = CaseRepository(caller)
    if breached and wanted.status is CaseStatus.CLOSED:
        raise InvalidInput.at("breached", "open_only", "Only open cases are listed by their targets.")
    if q.strip():

        def fits(case: Case) -> bool:
            placed = account_id in (None, case.account_id) and (not breached or case.is_breached(clock.now()))
            return placed and wanted.fits(case, caller.timezone)

        return cases.found(q, fits, limit=limit, after=after)
    if account_id:
        found, position = cases.of_account(account_id, wanted, breached=breached, limit=limit, after=after)
    elif wanted.status is CaseStatus.CLOSED:
        found, position = cases.closed(wanted, limit=limit, after=after)
    else:
        found, position = cases.queue(wanted, breached=breached, limit=limit, after=after)
    return cases.shown(found), position


def history_of(caller: Caller, case_id: str, *, limit: int, after: str | None) -> tuple[list[CaseEvent], str | None]:
    """What the system saw of a case, newest first; NotFound when the firm has none such."""
    cases = CaseRepository(caller)
    _, events = both(lambda: cases.get(case_id), lambda: cases.events(case_id, limit=limit, after=after))
    return events


def create_case(caller: Caller, data: CaseCreate) -> tuple[CaseOut, bool]:
    """The new case, and False when the same request had made it before.

    InvalidInput for an unknown account, owner, or contact of that account.
    """
    return until_current(lambda: _create_case(caller, data))


def _create_case(caller: Caller, data: CaseCreate) -> tuple[CaseOut, bool]:
    cases = CaseRepository(caller)
    name = begin(lambda: cases.account_name(data.account_id))
    case = _new_case(caller, data)
    ops = [
        cases.number_op(case.number, {"ref": case.id}),
        AccountRepository(caller).exists_op(case.account_id),
        *_contact_ops(caller, None, case),
        *owner_ops(caller, case.owner_id),
    ]
    try:
        made, created = cases.create(case, *ops)
    except NumberTaken:
        raise Outdated from None  # the next attempt draws another
    return cases.show(made, name()) if created else cases.present(made), created


def _new_case(caller: Caller, data: CaseCreate) -> Case:
    now = clock.now()
    return Case(
        **data.model_dump(exclude={"id", "owner_id"}),
        **fresh(data.id, now),
        number=short_number("CS", new_id()),
        owner_id=data.owner_id or caller.user_id,
        due_at=due_at(now, data.priority, org_of(caller).case_hours),
        closed_at=now if data.status is CaseStatus.CLOSED else None,
    )


def change_case(caller: Caller, case_id: str, data: CaseChange) -> CaseOut:
    """Change just the fields sent; a new priority sets the due time anew, counted from when the case was opened.

    VersionRequired, StaleVersion, InvalidInput, Conflict `illegal_transition`.
    """
    cases, sent = CaseRepository(caller), data.changes()
    org = begin(lambda: org_of(caller)) if "priority" in sent else None
    case = cases.get(case_id)
    if cases.require_version(case, data.version):
        return cases.present(case)
    if "status" in sent:
        sent |= status_changes(cases, case, data.status)
    if org is not None and data.priority is not case.priority:
        sent["due_at"] = due_at(case.created_at, data.priority, org().case_hours)
    return save_case(cases, case, revise(case, sent))


def give_cases(caller: Caller, data: OwnerChange) -> CaseVerdicts:
    """Give cases to an active member, those that are as they were seen; a verdict on each."""
    return CaseVerdicts(results=give(CaseRepository(caller), data))


def save_case(cases: CaseRepository, before: Case, after: Case, *ops: Op) -> CaseOut:
    """Write a changed case together with `ops`, what it newly refers to being there; the case as it is then."""
    checks: list[Op] = [*_contact_ops(cases.caller, before, after)]
    if after.account_id != before.account_id:
        checks.append(AccountRepository(cases.caller).exists_op(after.account_id))
    checks += owner_ops(cases.caller, after.owner_id, before.owner_id)
    saved, name = both(
        lambda: cases.save(before, after, *checks, *ops),
        lambda: cases.account_name(after.account_id),
    )
    return cases.show(saved, name) if saved.account_id == after.account_id else cases.present(saved)


def status_changes(cases: CaseRepository, case: Case, status: CaseStatus) -> dict[str, Any]:
    """What becomes of a case with that status; Conflict `illegal_transition` when it may not have it."""
    if not may_become(case.status, status):
        message = f"A case that is {case.status} cannot become {status}."
        raise Conflict("illegal_transition", message, current=cases.present(case))
    closed = (case.closed_at or clock.now()) if status is CaseStatus.CLOSED else None
    return {"status": status, "closed_at": closed}


def _contact_ops(caller: Caller, before: Case | None, after: Case) -> tuple[Op, ...]:
    """What a transaction checks and writes when contact or account change: the contact is the account's."""
    old = before.contact_id if before else None
    moved = before is None or before.account_id != after.account_id or old != after.contact_id
    place = CaseRepository(caller).contact_ops(after.id, old, after.contact_id)
    if after.contact_id is None or not moved:
        return place
    return ContactRepository(caller).exists_op(after.contact_id, after.account_id, "contact_id"), *place


def create_macro(caller: Caller, data: MacroCreate) -> tuple[Macro, bool]:
    """The new macro, and False when the same request had made it before."""
    macro = Macro(**data.model_dump(exclude={"id"}), **fresh(data.id), is_active=True)
    return MacroRepository(caller).create(macro)


def change_macro(caller: Caller, macro_id: str, data: MacroChange) -> Macro:
    """Change just the fields sent; VersionRequired, StaleVersion."""
    macros = MacroRepository(caller)
    macro = macros.get(macro_id)
    if macros.require_version(macro, data.version):
        return macro
    return macros.save(macro, revise(macro, data.changes()))
