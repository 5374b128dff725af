"""Noting which mornings members have something due on, and mailing them then."""

from dataclasses import replace
from datetime import date, datetime

from functions.activities.models import ActivityOut, ActivityType
from functions.activities.repository import ActivityRepository
from functions.activities.rules import in_order, is_open
from functions.identity.rules import PERMISSIONS, Permission
from functions.reminders.models import Digest, DigestChange, DigestOut, Morning
from functions.reminders.repository import DigestRepository, Reader
from functions.reminders.rules import mail_of, morning_of
from functions.tenants.models import OrgStatus
from functions.tenants.repository import zone_of
from shared import clock
from shared.caller import Caller, nobody
from shared.db.due import LATE, Due, Waiting, claim, finish, remember, waiting
from shared.db.records import fresh, load, revise
from shared.db.stream import Changed
from shared.db.table import both
from shared.mail import post
from shared.observability import count, logger
from shared.settings import optional_setting

_MOST_OVERDUE = 20
_MOST_DUE = 50


def read_digest(caller: Caller) -> DigestOut:
    """Whether the caller is mailed."""
    return _out(DigestRepository(caller).find(caller.user_id))


def change_digest(caller: Caller, data: DigestChange) -> DigestOut:
    """Have the caller mailed, or not."""
    digests = DigestRepository(caller)
    before = digests.find(caller.user_id)
    if before is not None:
        return _out(digests.save(before, revise(before, {"is_on": data.is_on})))
    return _out(digests.create(Digest(**fresh(caller.user_id), is_on=data.is_on))[0])


def _out(digest: Digest | None) -> DigestOut:
    return DigestOut(is_on=digest is None or digest.is_on, is_sent=post.sends_mail())


def remind(change: Changed) -> None:
    """Note the morning of the day on which an open task is due. Told twice or late, it is noted once.

    What is no longer due by then is found out that morning: nothing is ever taken back here.
    """
    if change.kind != ActivityRepository.name or change.after is None:
        return
    task = load(ActivityOut, change.after)
    if task.type is not ActivityType.TASK or not task.is_active or not is_open(task.status) or task.due_date is None:
        return
    at = morning_of(task.due_date, zone_of(change.org_id))
    if at > max(task.updated_at, clock.now() - LATE):
        remember(Due(at, change.org_id, ("USER", task.assigned_to), {"day": task.due_date.isoformat()}))


def send_due(now: datetime) -> None:
    """Mail everybody whose morning it is, each once; Unsent, at the end, when one of the mails did not leave."""
    unsent = 0
    for row in waiting(now):
        if not claim(row, clock.now()):
            continue
        try:
            _mail(row)
        except Exception:  # whatever it is, the others' mails must not wait
            logger.exception("a reminder was not sent", org_id=row.org_id)
            unsent += 1
        else:
            finish(row, clock.now())
    if unsent:
        raise Unsent(f"{unsent} reminders were not sent")


class Unsent(Exception):
    """Mails that did not leave; they are tried again."""


def _mail(row: Waiting) -> None:
    user_id, day = row.sk.rpartition("#")[2], date.fromisoformat(row.values["day"])
    reader = DigestRepository(nobody(row.org_id)).reader(user_id)
    if reader is None or not _is_told(reader):
        return
    morning = _morning(reader, day)
    if morning.overdue or morning.due:
        post.send(mail_of(morning, reader.member.email, reader.org.name, optional_setting("SITE_URL")))
        count("RemindersSent")


def _is_told(reader: Reader) -> bool:
    """Whether they want it, and would be let in to see it."""
    may_read = Permission.ACTIVITIES_READ in PERMISSIONS[reader.member.role]
    return reader.wants and may_read and reader.member.is_active and reader.org.status is OrgStatus.ACTIVE


def _morning(reader: Reader, day: date) -> Morning:
    timezone = reader.org.settings.timezone
    caller = replace(nobody(reader.org.id), user_id=reader.member.id, timezone=timezone)
    activities = ActivityRepository(caller)
    (today, _), (oldest, _) = both(
        lambda: activities.agenda(reader.member.id, day, day, _MOST_DUE, done=False),
        lambda: activities.tasks_of(reader.member.id, None, limit=_MOST_OVERDUE, after=None),
    )
    ordered = sorted(today, key=lambda each: in_order(each, timezone))
    overdue = [each for each in oldest if each.due_date is not None and each.due_date < day]
    return Morning(
        day=day,
        timezone=timezone,
        overdue=overdue,
        due=[each for each in ordered if each.type is ActivityType.TASK],
        events=[each for each in ordered if each.type is ActivityType.EVENT],
        more=len(overdue) == _MOST_OVERDUE,
    )
