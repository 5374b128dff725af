"""The secret of a feed, and activities as RFC 5545 writes them. Pure.

The text is written here: the libraries for it read and repeat as well, weigh more than the layer has left, and take
longer to import than all that this function does.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from functions.activities.models import ActivityOut, Attendee, AttendeeType, Who
from shared.ids import ULID_PATTERN

DAYS_BACK, DAYS_AHEAD = 14, 90
MOST = 400  # of tasks, and of events

Person = Who | Attendee

_LINE_OCTETS = 75
_TOKEN = re.compile(ULID_PATTERN.strip("^$") + r"\.[A-Za-z0-9-]{1,64}\.[A-Za-z0-9_-]{43}", re.ASCII)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class Token:
    """What an address says of itself: whose days, and the secret that proves it."""

    org_id: str
    user_id: str
    secret: str

    def __str__(self) -> str:
        return f"{self.org_id}.{self.user_id}.{self.secret}"

    @property
    def hashed(self) -> str:
        """How the secret is stored; it has 256 random bits, so that a plain hash does."""
        return hashlib.sha256(self.secret.encode()).hexdigest()


def read_token(text: str) -> Token | None:
    """The token of that text; None for what is none of ours."""
    return Token(*text.split(".")) if _TOKEN.fullmatch(text) else None


def people_at(event: ActivityOut, reader: str) -> list[Person]:
    """Who is at an event besides its reader: whose it is, whom it is with, and who attends."""
    whose = Attendee(type=AttendeeType.USER, id=event.assigned_to)
    people = {each.id: each for each in (whose, event.who, *event.attendees) if each is not None}
    return [each for each in people.values() if each.id != reader]


def calendar(name: str, activities: Iterable[ActivityOut], timezone: str, people: Mapping[str, Sequence[str]]) -> str:
    """A calendar of events and of tasks as events of their day, which every program shows.

    `people` is who is at which of them, by name: told in words, as nothing but words invites nobody.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dealwright//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]
    for activity in activities:
        lines += _event(activity, ZoneInfo(timezone), people.get(activity.id, ()))
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in folded(line))


def _event(activity: ActivityOut, zone: ZoneInfo, people: Sequence[str]) -> Sequence[str]:
    attending = f"Attending: {', '.join(people)}" if people else None
    described = "\n\n".join(each for each in (activity.description, attending) if each)
    shown = (("SUMMARY", activity.subject), ("LOCATION", activity.location), ("DESCRIPTION", described))
    return [
        "BEGIN:VEVENT",
        f"UID:{activity.id}@dealwright",
        f"DTSTAMP:{_utc(activity.updated_at)}",
        f"CREATED:{_utc(activity.created_at)}",
        f"LAST-MODIFIED:{_utc(activity.updated_at)}",
        f"SEQUENCE:{activity.version - 1}",
        *_times(activity, zone),
        *(f"{name}:{escaped(text)}" for name, text in shown if text),
        "END:VEVENT",
    ]


def _times(activity: ActivityOut, zone: ZoneInfo) -> Sequence[str]:
    """An event's instants in UTC; for whole days, and for tasks, dates, of which the last is not counted."""
    if activity.start is None or activity.end is None:
        due = activity.due_date or activity.created_at.date()
        return [*_days(due, due + timedelta(days=1)), "TRANSP:TRANSPARENT"]
    if not activity.all_day:
        end = (
            [f"DTEND:{_utc(activity.end)}"] if activity.end > activity.start else []
        )  # a DTEND lies behind its DTSTART
        return [f"DTSTART:{_utc(activity.start)}", *end]
    first, until = activity.start.astimezone(zone), activity.end.astimezone(zone)
    behind = until.date() + timedelta(days=until.time() > time())
    return _days(first.date(), max(behind, first.date() + timedelta(days=1)))


def _days(first: date, behind: date) -> list[str]:
    return [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{behind:%Y%m%d}"]


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """A text as the value of a property."""
    return text.translate(_ESCAPES)


def folded(line: str) -> Iterator[str]:
    """The line in parts of 75 octets at most; one that goes on begins with a space, and no character is cut in two."""
    part, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LINE_OCTETS:
            yield part
            part, octets = " ", 1
        part, octets = part + character, octets + size
    yield part
