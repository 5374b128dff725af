"""Activities: logging, planning, ticking off, and tasks that come again."""

from datetime import date
from typing import Any

from functions.activities.models import (
    AGENDA_DAYS,
    ActivityChange,
    ActivityCreate,
    ActivityOut,
    ActivityType,
    Agenda,
    AttendeeType,
    CallDirection,
    MacroUse,
    Recurrence,
    TaskPriority,
    TaskStatus,
    What,
    WhatType,
    Who,
    WhoType,
)
from functions.activities.repository import ActivityRepository, Touched
from functions.activities.rules import due_of, in_order, is_open, require_fields_of, require_sound
from functions.cases.models import CaseOut
from functions.cases.repository import CaseRepository, MacroRepository
from functions.cases.service import save_case, status_changes
from functions.identity.repository import owner_ops
from shared import clock
from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import fresh, revise
from shared.db.table import begin
from shared.errors import InvalidInput
from shared.models import ERA


def create_activity(caller: Caller, data: ActivityCreate) -> tuple[ActivityOut, bool]:
    """The new activity, and False when the same request had made it before.

    InvalidInput at a field that its type does not have or that contradicts another, and at an unknown link or member.
    """
    require_fields_of(data.type, {name for name in data.model_fields_set if getattr(data, name) is not None})
    activity = _new_activity(caller, data)
    require_sound(activity)
    if activity.recurrence is not None and not is_open(activity.status):
        raise InvalidInput.at("status", "already_completed", "A task that comes again is completed one by one.")
    activities = ActivityRepository(caller)
    return activities.create(activity, *_people_ops(activities, None, activity))


def _new_activity(caller: Caller, data: ActivityCreate) -> ActivityOut:
    now = clock.now()
    recurrence = Recurrence(**data.recurrence.model_dump()) if data.recurrence else None
    sent = data.model_dump(exclude={"id", "assigned_to", "recurrence", "what", "who", "attendees"})
    return ActivityOut(
        **sent | _defaults(data, now),
        attendees=data.attendees or [],
        **fresh(data.id, now),
        assigned_to=data.assigned_to or caller.user_id,
        what=data.what,
        who=data.who,
        is_active=True,
        completed_at=now if data.status is TaskStatus.COMPLETED else None,
        recurrence=recurrence,
        anchor_date=data.due_date if recurrence else None,
        occurrence=1 if recurrence else None,
        next_id=None,
    )


def _defaults(data: ActivityCreate, now: Any) -> dict[str, Any]:
    """What an activity of its type has when nothing is said of it."""
    if data.type is ActivityType.TASK:
        status, priority = data.status or TaskStatus.NOT_STARTED, data.priority or TaskPriority.NORMAL
        return {"status": status, "priority": priority}
    if data.type is ActivityType.EVENT:
        return {"all_day": bool(data.all_day)}
    if data.type is ActivityType.CALL:
        return {"called_at": data.called_at or now, "direction": data.direction or CallDirection.OUTBOUND}
    return {}


def change_activity(caller: Caller, activity_id: str, data: ActivityChange) -> ActivityOut:
    """Change just the fields sent.

    Completing a task that comes again makes the next one, once; reopening it takes that back while nobody has touched
    it.
    """
    activities = ActivityRepository(caller)
    before = activities.get(activity_id)
    if activities.require_version(before, data.version):
        return before
    sent = data.changes()
    require_fields_of(before.type, sent)
    after = revise(before, _resolved(before, data, sent))
    require_sound(after)
    ops = _people_ops(activities, before, after)
    if is_open(before.status) and not is_open(after.status):
        return _complete(activities, before, after, ops)
    if not is_open(before.status) and is_open(after.status):
        return _reopen(activities, before, after, ops)
    return activities.save(before, after, *ops)


def _resolved(before: ActivityOut, data: ActivityChange, sent: dict[str, Any]) -> dict[str, Any]:
    """The changes with what follows from them: a changed recurrence begins a series of its own."""
    if data.recurrence is None:
        ended = {"anchor_date": None, "occurrence": None} if "recurrence" in sent else {}
        return sent | ended
    recurrence = Recurrence(**data.recurrence.model_dump())
    if recurrence == before.recurrence:
        return sent | {"recurrence": recurrence}
    return sent | {"recurrence": recurrence, "anchor_date": sent.get("due_date", before.due_date), "occurrence": 1}


def _complete(
    activities: ActivityRepository, before: ActivityOut, after: ActivityOut, ops: tuple[Op, ...]
) -> ActivityOut:
    following = _next(after)
    done = after.model_copy(update={"completed_at": after.updated_at, "next_id": following.id if following else None})
    made = (activities.put_op(following),) if following else ()
    return activities.save(before, done, *made, *ops)


def _next(task: ActivityOut) -> ActivityOut | None:
    """The task that comes after this one, or None when none does."""
    if task.recurrence is None or task.anchor_date is None or task.occurrence is None:
        return None
    due = due_of(task.anchor_date, task.recurrence, task.occurrence + 1)
    if due is None:
        return None
    new = {**fresh(now=task.updated_at), "due_date": due, "completed_at": None}
    place = {"status": TaskStatus.NOT_STARTED, "occurrence": task.occurrence + 1, "next_id": None}
    return task.model_copy(update=new | place)


def _reopen(
    activities: ActivityRepository, before: ActivityOut, after: ActivityOut, ops: tuple[Op, ...]
) -> ActivityOut:
    reopened = after.model_copy(update={"completed_at": None})
    if before.next_id is None:
        return activities.save(before, reopened, *ops)
    ended = {"recurrence": None, "anchor_date": None, "occurrence": None}
    try:
        alone = reopened.model_copy(update={"next_id": None})
        return activities.save(before, alone, activities.withdraw_op(before.next_id), *ops)
    except Touched:  # the series goes on from the next task, and this one is a task of its own
        return activities.save(before, reopened.model_copy(update=ended), *ops)


def use_macro(caller: Caller, case_id: str, data: MacroUse) -> CaseOut:
    """Note the macro's words on the case's timeline and give it the macro's status, in one write.

    VersionRequired, StaleVersion, InvalidInput for an unknown macro, Conflict `illegal_transition`.
    """
    cases = CaseRepository(caller)
    macro_of = begin(lambda: MacroRepository(caller).find(data.macro_id))
    case = cases.get(case_id)
    if cases.require_version(case, data.version):
        return cases.present(case)
    macro = macro_of()
    if macro is None or not macro.is_active:
        raise InvalidInput.at("macro_id", "unknown_macro", "Choose a macro of yours.")
    sent = status_changes(cases, case, macro.sets_status or case.status)
    who = Who(type=WhoType.CONTACT, id=case.contact_id) if case.contact_id else None
    about = What(type=WhatType.CASE, id=case.id)
    words = ActivityCreate(type=ActivityType.NOTE, subject=macro.name, description=data.text, what=about, who=who)
    note = ActivityRepository(caller).put_op(_new_activity(caller, words))
    return save_case(cases, case, revise(case, sent), note)


def _people_ops(activities: ActivityRepository, before: ActivityOut | None, after: ActivityOut) -> tuple[Op, ...]:
    """What a transaction checks of the people and records of an activity, and does for those who attend it."""
    return (
        *_link_ops(activities, before, after),
        *_assignee_ops(activities.caller, before, after),
        *_attendee_checks(activities, before, after),
        *activities.attendee_ops(before, after),
    )


def _attendee_checks(activities: ActivityRepository, before: ActivityOut | None, after: ActivityOut) -> list[Op]:
    """What a transaction checks of attendees who are new, and are not checked as assignee or who already."""
    known = {each.id for each in before.attendees} if before else set()
    known |= {after.assigned_to, after.who.id if after.who else ""}
    ops: list[Op] = []
    for number, each in enumerate(after.attendees):
        if each.id in known:
            continue
        if each.type is AttendeeType.USER:
            ops += owner_ops(activities.caller, each.id, path=f"attendees.{number}.id")
        else:
            ops.append(activities.link_op(f"attendees.{number}", each))
    return ops


def _link_ops(activities: ActivityRepository, before: ActivityOut | None, after: ActivityOut) -> tuple[Op, ...]:
    """What a transaction checks of links that are new."""
    old = (before.what, before.who) if before else ()
    links = (("what", after.what), ("who", after.who))
    return tuple(activities.link_op(path, link) for path, link in links if link is not None and link not in old)


def _assignee_ops(caller: Caller, before: ActivityOut | None, after: ActivityOut) -> tuple[Op, ...]:
    return owner_ops(caller, after.assigned_to, before.assigned_to if before else None, "assigned_to")


def agenda(caller: Caller, user_id: str, first: date, last: date) -> Agenda:
    """One member's tasks and events from the first to the last day, in the firm's zone."""
    if last < first:
        raise InvalidInput.at("to", "ends_before_start", "The last day must not be before the first.")
    if (last - first).days >= AGENDA_DAYS:
        raise InvalidInput.at("to", "too_many_days", f"An agenda covers {AGENDA_DAYS} days at most.")
    if first.year not in ERA:
        raise InvalidInput.at("from", "beyond_calendar", "Name a day between the years 1900 and 2199.")
    activities = ActivityRepository(caller)
    found, complete = activities.agenda(user_id, first, last)
    ordered = sorted(found, key=lambda each: in_order(each, caller.timezone))
    return Agenda(items=activities.named(ordered), complete=complete)
