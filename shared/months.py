"""Months: steps of whole ones from the day that a recurrence began on, and those of a firm's calendar, as `2026-11`."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


def months_later(anchor: date, months: int) -> date:
    """The anchor's day so many months on; the last day of a month that is too short for it.

    Computed from the anchor and never from the step before: the 31st comes again after a February. ValueError beyond
    the calendar.
    """
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return anchor.replace(year=year, month=month + 1, day=min(anchor.day, monthrange(year, month + 1)[1]))


def month_on(month: str, months: int) -> str:
    """The month so many months on, or before where the number is negative."""
    year, ordinal = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + months, 12)
    return f"{year}-{ordinal + 1:02d}"


def last_day_of(month: str) -> date:
    return date.fromisoformat(f"{month_on(month, 1)}-01") - timedelta(days=1)


def month_of(at: datetime, zone: str) -> str:
    """The calendar month of an instant in a zone."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m")


def day_of(at: datetime, zone: str) -> date:
    """The calendar day of an instant in a zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def begin_of(month: str, zone: str) -> str:
    """When a month begins in a zone, as stored instants compare with it, be they of a whole second or not."""
    begin = datetime(int(month[:4]), int(month[5:]), 1, tzinfo=ZoneInfo(zone))
    return f"{begin.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
