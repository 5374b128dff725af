"""Tasks that follow from quotes: to ask again when nobody answers, to look at what a client has answered."""

from datetime import date

from functions.activities.models import ActivityChange, ActivityCreate, ActivityType, TaskStatus, What, WhatType
from functions.activities.repository import ActivityRepository
from functions.activities.rules import is_open
from functions.activities.service import change_activity, create_activity
from functions.followups.rules import ANSWER, REMINDER, answer_subject, reminder_day, reminder_subject, short
from functions.identity.repository import MemberRepository
from functions.quotes.models import Quote, QuoteStatus
from functions.quotes.repository import QuoteRepository
from functions.quotes.rules import WAITING
from functions.tenants.repository import org_of
from shared.caller import Caller, nobody
from shared.db.records import load
from shared.db.retry import Outdated, until_current
from shared.db.stream import Changed
from shared.db.table import both
from shared.errors import Conflict, InvalidInput, StaleVersion
from shared.ids import id_after

_ANSWERED = (QuoteStatus.ACCEPTED, QuoteStatus.DECLINED)


def follow_up(change: Changed) -> None:
    """Remind of a quote from when it is sent until it is answered or revised, and tell of what a client answered.

    Told twice or late it does nothing more: each task has an id that follows from its quote's.
    """
    if change.kind != QuoteRepository.name or change.after is None:
        return
    quote, caller = load(Quote, change.after), nobody(change.org_id)
    if change.before is not None and change.before["status"] == quote.status:
        return
    if quote.status is QuoteStatus.SENT:
        _remind(caller, quote.id)
    elif quote.status in (*_ANSWERED, QuoteStatus.SUPERSEDED):
        until_current(lambda: _remind_no_more(caller, quote.id))
    if quote.status in _ANSWERED:
        _tell(caller, quote)


def ask_of_owner(
    caller: Caller, quote: Quote, subject: str, description: str | None, due: date, task_id: str | None = None
) -> None:
    """A task about the quote for whose it is, or for an admin where they are not with the firm any more."""
    task = ActivityCreate(
        id=task_id,
        type=ActivityType.TASK,
        subject=short(subject),
        description=description,
        assigned_to=quote.owner_id,
        what=What(type=WhatType.QUOTE, id=quote.id),
        due_date=due,
    )
    try:
        create_activity(caller, task)
    except InvalidInput:
        admins = MemberRepository(caller).other_admins(caller.user_id)
        create_activity(caller, task.model_copy(update={"assigned_to": next(admins)}))


def _once(caller: Caller, quote: Quote, purpose: str, subject: str, description: str | None, due: date) -> None:
    try:
        ask_of_owner(caller, quote, subject, description, due, id_after(quote.id, purpose))
    except Conflict as conflict:
        if conflict.code != "id_taken":
            raise


def _remind(caller: Caller, quote_id: str) -> None:
    """Where the quote still waits by now: it may be told late that it was sent."""
    quote, org = both(lambda: QuoteRepository(caller).get(quote_id), lambda: org_of(caller))
    day = reminder_day(quote, org.quoting.follow_up_days, org.settings.timezone)
    if quote.status in WAITING and day is not None:
        _once(caller, quote, REMINDER, reminder_subject(quote), None, day)


def _remind_no_more(caller: Caller, quote_id: str) -> None:
    task = ActivityRepository(caller).find(id_after(quote_id, REMINDER))
    if task is None or not task.is_active or not is_open(task.status):
        return
    done = ActivityChange(version=task.version, status=TaskStatus.COMPLETED)
    try:
        change_activity(caller, task.id, done)
    except StaleVersion:
        raise Outdated from None


def _tell(caller: Caller, quote: Quote) -> None:
    """What a member has noted themselves, nobody has to be told."""
    quotes = QuoteRepository(caller)
    answer, today = quotes.answer(quote.id), quotes.today
    if answer is not None and answer.by is None:
        _once(caller, quote, ANSWER, answer_subject(answer), answer.reason, today)
