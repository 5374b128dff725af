"""Which fields a type has, what must hold between them, and when a recurring task comes again. Pure."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from functions.activities.models import (
    LONGEST_EVENT,
    LONGEST_EVENT_DAYS,
    ActivityOut,
    ActivityType,
    Frequency,
    Recurrence,
    TaskStatus,
)
from shared.errors import InvalidInput
from shared.months import months_later

_FIELDS: dict[ActivityType, frozenset[str]] = {
    ActivityType.TASK: frozenset({"status", "priority", "due_date", "recurrence"}),
    ActivityType.EVENT: frozenset({"start", "end", "all_day", "location", "attendees"}),
    ActivityType.CALL: frozenset({"called_at", "direction", "outcome", "duration_minutes"}),
    ActivityType.NOTE: frozenset(),
}
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_OF_A_TYPE = frozenset().union(*_FIELDS.values())


def took_place(activity: ActivityOut) -> datetime | None:
    """When something was done: a task completed, an event held, a call made, a note written; None for an open task."""
    if activity.type is ActivityType.TASK:
        return activity.completed_at
    return activity.start or activity.called_at or activity.created_at


def require_fields_of(kind: ActivityType, sent: Collection[str]) -> None:
    """InvalidInput at the first field that activities of this type do not have."""
    for name in sorted(set(sent) & (_OF_A_TYPE - _FIELDS[kind])):
        raise InvalidInput.at(name, "not_for_type", f"This is not a field of a {kind.lower()}.")


def require_sound(activity: ActivityOut) -> None:
    """InvalidInput at the field that contradicts another, or lacks it."""
    if activity.type is ActivityType.EVENT:
        _require_duration(activity.start, activity.end)
    if activity.recurrence is not None:
        _require_series(activity.recurrence, activity.due_date)


def _require_duration(start: datetime | None, end: datetime | None) -> None:
    if start is None:
        raise InvalidInput.at("start", "missing", "Say when the event starts.")
    if end is None:
        raise InvalidInput.at("end", "missing", "Say when the event ends.")
    if end < start:
        raise InvalidInput.at("end", "ends_before_start", "The event must not end before it starts.")
    if end - start > LONGEST_EVENT:
        raise InvalidInput.at("end", "event_too_long", f"An event lasts {LONGEST_EVENT_DAYS} days at most.")


def _require_series(recurrence: Recurrence, due: date | None) -> None:
    if due is None:
        raise InvalidInput.at("due_date", "missing", "A task that comes again needs a due date.")
    if recurrence.until is not None and recurrence.count is not None:
        raise InvalidInput.at("recurrence.count", "two_ends", "Let it end on a day or after so many times, not both.")
    if recurrence.until is not None and recurrence.until < due:
        raise InvalidInput.at("recurrence.until", "ends_before_start", "The last day must not be before the due date.")


def is_open(status: TaskStatus | None) -> bool:
    return status is not TaskStatus.COMPLETED


def due_of(anchor: date, recurrence: Recurrence, occurrence: int) -> date | None:
    """The due date of an occurrence counted from 1, or None when the series has ended before it.

    Computed from the anchor, never from the date before: what begins on the 31st comes on the last day of a shorter
    month and on the 31st again after that.
    """
    if recurrence.count is not None and occurrence > recurrence.count:
        return None
    try:
        due = _stepped(anchor, recurrence.frequency, recurrence.interval * (occurrence - 1))
    except (OverflowError, ValueError):  # the calendar ends with the year 9999
        return None
    return None if recurrence.until is not None and due > recurrence.until else due


def _stepped(anchor: date, frequency: Frequency, steps: int) -> date:
    if frequency is Frequency.DAILY:
        return anchor + timedelta(days=steps)
    if frequency is Frequency.WEEKLY:
        return anchor + timedelta(weeks=steps)
    return months_later(anchor, steps * (12 if frequency is Frequency.YEARLY else 1))


def start_of_day(day: date, timezone: str) -> datetime:
    """The instant at which a day begins in a zone, in UTC."""
    return datetime.combine(day, time(), ZoneInfo(timezone)).astimezone(UTC)


def in_order(activity: ActivityOut, timezone: str) -> tuple[date, bool, datetime, str]:
    """Sorts an agenda: by day in the zone; on a day tasks, then events of all day, then the others by the hour."""
    if activity.start is None:
        return activity.due_date or date.max, False, _EARLIEST, activity.id
    begins = activity.start.astimezone(ZoneInfo(timezone))
    return begins.date(), not activity.all_day, activity.start, activity.id
