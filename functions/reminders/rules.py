"""When the morning is, and a morning's mail. Pure."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from html import escape
from zoneinfo import ZoneInfo

from functions.activities.models import ActivityOut
from functions.reminders.models import Morning
from shared.mail.models import Letter

MORNING = time(7)
Section = tuple[str, list[str]]


def morning_of(day: date, timezone: str) -> datetime:
    """The instant of seven o'clock on that day, in UTC."""
    return datetime.combine(day, MORNING, ZoneInfo(timezone)).astimezone(UTC)


def mail_of(morning: Morning, to: str, firm: str, site: str | None) -> Letter:
    """The mail about a day on which something is due or overdue; with a link where the `site` is known."""
    sections = [
        (f"Overdue ({len(morning.overdue)}{' or more' if morning.more else ''})", [*map(_overdue, morning.overdue)]),
        (f"Due today ({len(morning.due)})", [each.subject for each in morning.due]),
        (f"Events ({len(morning.events)})", [_event(each, morning) for each in morning.events]),
    ]
    shown = [(title, lines) for title, lines in sections if lines]
    link = f"{site}/my-day" if site else None
    return Letter((to,), _subject(morning), _text(firm, shown, link), _page(firm, shown, link))


def _subject(morning: Morning) -> str:
    counts = [(len(morning.due), "due today"), (len(morning.overdue), "overdue")]
    said = [f"{number}{'+' if morning.more and what == 'overdue' else ''} {what}" for number, what in counts if number]
    return f"{morning.day:%d %b}: {', '.join(said)}"


def _overdue(task: ActivityOut) -> str:
    return f"{task.subject} ({task.due_date:%d %b %Y})"


def _event(event: ActivityOut, morning: Morning) -> str:
    if event.all_day or event.start is None:
        return f"All day: {event.subject}"
    begins = event.start.astimezone(ZoneInfo(morning.timezone))
    when = f"{begins:%H:%M}" if begins.date() == morning.day else f"since {begins:%d %b}"
    return f"{when}: {event.subject}"


_SWITCH = "You can turn this mail off under Settings, Security."


def _text(firm: str, sections: Sequence[Section], link: str | None) -> str:
    parts = [f"Your day at {firm}"]
    parts += ["\n".join([title, *(f"- {_one_line(line)}" for line in lines)]) for title, lines in sections]
    return "\n\n".join([*parts, *([link] if link else []), _SWITCH]) + "\n"


def _page(firm: str, sections: Sequence[Section], link: str | None) -> str:
    lists = "".join(
        f"<h2>{title}</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" for title, lines in sections
    )
    button = f'<p><a href="{escape(link)}">Open my day</a></p>' if link else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<style>body{font-family:sans-serif;max-width:36em;margin:1em auto;padding:0 1em}h1{font-size:1.3em}"
        "h2{font-size:1em}</style></head>"
        f"<body><h1>Your day at {escape(firm)}</h1>{lists}{button}<p><small>{_SWITCH}</small></p></body></html>"
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
