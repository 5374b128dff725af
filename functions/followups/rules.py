"""When somebody is reminded of a quote, and in which words. Pure."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from functions.quotes.models import Answer, Quote

REMINDER, ANSWER = "reminder", "answer"
_SUBJECT = 200


def reminder_day(quote: Quote, days: int, timezone: str) -> date | None:
    """So many days after the quote was sent, and no later than its last one; None when nobody is to be reminded."""
    if quote.sent_at is None or days == 0:
        return None
    day = quote.sent_at.astimezone(ZoneInfo(timezone)).date() + timedelta(days=days)
    return min(day, quote.valid_until) if quote.valid_until else day


def reminder_subject(quote: Quote) -> str:
    """What the task says that reminds of it."""
    return f"No answer yet to {quote.number}: {quote.title}"


def answer_subject(answer: Answer) -> str:
    """What the task says that tells of it."""
    return f"{answer.name or 'The client'} {'accepted' if answer.accepted else 'declined'} the quote"


def short(text: str) -> str:
    """In one line, and no longer than a subject may be."""
    return " ".join(text.split())[:_SUBJECT]
