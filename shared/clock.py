"""The time, asked for in one place so that a test can set it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present instant in UTC, to the millisecond."""
    instant = datetime.now(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def today(timezone: str) -> date:
    """The calendar date it is now in the IANA zone `timezone`."""
    return now().astimezone(ZoneInfo(timezone)).date()
