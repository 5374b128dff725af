"""When a recurring task comes again; how an agenda is ordered."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest

from functions.activities.models import Frequency, Recurrence
from functions.activities.rules import due_of, start_of_day


def _every(frequency: Frequency, interval: int = 1, until: date | None = None, count: int | None = None) -> Recurrence:
    return Recurrence(frequency=frequency, interval=interval, until=until, count=count)


@pytest.mark.req("T12")
@pytest.mark.parametrize(
    ("anchor", "recurrence", "dates"),
    [
        (date(2026, 1, 31), _every(Frequency.MONTHLY), ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        (date(2027, 12, 31), _every(Frequency.MONTHLY, 2), ["2027-12-31", "2028-02-29", "2028-04-30", "2028-06-30"]),
        (date(2028, 2, 29), _every(Frequency.YEARLY), ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28"]),
        (date(2026, 12, 30), _every(Frequency.DAILY), ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]),
        (date(2026, 11, 23), _every(Frequency.WEEKLY, 2), ["2026-11-23", "2026-12-07", "2026-12-21", "2027-01-04"]),
        (date(2026, 1, 1), _every(Frequency.MONTHLY, 99), ["2026-01-01", "2034-04-01", "2042-07-01", "2050-10-01"]),
    ],
)
def test_every_date_follows_from_the_first(anchor: date, recurrence: Recurrence, dates: list[str]) -> None:
    assert [str(due_of(anchor, recurrence, number)) for number in range(1, 5)] == dates


@pytest.mark.req("T12")
@pytest.mark.parametrize("day", [1, 15, 28, 29, 30, 31])
@pytest.mark.parametrize("interval", [1, 2, 3, 5, 12])
def test_a_monthly_date_never_drifts(day: int, interval: int) -> None:
    """For forty years: its own day of the month wherever there is one, else the month's last, and every month once."""
    anchor = date(2026, 1, day)

    for number in range(1, 480 // interval):
        due = due_of(anchor, _every(Frequency.MONTHLY, interval), number)
        assert due is not None
        assert due.day == min(day, monthrange(due.year, due.month)[1])
        assert due.year * 12 + due.month == 2026 * 12 + 1 + interval * (number - 1)


@pytest.mark.req("T12")
@pytest.mark.parametrize("frequency", list(Frequency))
@pytest.mark.parametrize("interval", [1, 7, 99])
def test_dates_only_go_forward(frequency: Frequency, interval: int) -> None:
    dates = [due_of(date(2024, 2, 29), _every(frequency, interval), number) for number in range(1, 40)]

    assert None not in dates
    assert sorted(set(dates), key=str) == dates


@pytest.mark.parametrize(
    ("recurrence", "made"),
    [
        (_every(Frequency.DAILY, count=1), 1),
        (_every(Frequency.DAILY, count=3), 3),
        (_every(Frequency.DAILY, until=date(2026, 1, 1)), 1),
        (_every(Frequency.DAILY, until=date(2026, 1, 4)), 4),
        (_every(Frequency.DAILY, 2, until=date(2026, 1, 4)), 2),
    ],
)
def test_a_series_ends_where_it_was_told_to(recurrence: Recurrence, made: int) -> None:
    dates = [due_of(date(2026, 1, 1), recurrence, number) for number in range(1, 10)]

    assert [each is not None for each in dates] == [True] * made + [False] * (9 - made)


@pytest.mark.parametrize("frequency", list(Frequency))
def test_a_series_ends_with_the_calendar(frequency: Frequency) -> None:
    assert due_of(date(9999, 12, 31), _every(frequency), 1) == date(9999, 12, 31)
    assert due_of(date(9999, 12, 31), _every(frequency), 2) is None


def test_a_day_begins_by_the_zones_clock() -> None:
    assert start_of_day(date(2026, 3, 1), "Asia/Kolkata") == datetime(2026, 2, 28, 18, 30, tzinfo=UTC)
    assert start_of_day(date(2026, 3, 9), "America/New_York") - start_of_day(
        date(2026, 3, 8), "America/New_York"
    ) == timedelta(hours=23)
