"""Steps of whole months, always from the day that a recurrence began on."""

from calendar import monthrange
from datetime import date


def months_later(anchor: date, months: int) -> date:
    """The anchor's day so many months on; the last day of a month that is too short for it.

    Computed from the anchor and never from the step before: the 31st comes again after a February. ValueError beyond
    the calendar.
    """
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return anchor.replace(year=year, month=month + 1, day=min(anchor.day, monthrange(year, month + 1)[1]))
