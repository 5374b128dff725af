"""Making a feed's address, revoking it, and reading the days behind it."""

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from functions.activities.models import ActivityOut, ActivityType
from functions.activities.repository import ActivityRepository
from functions.activities.rules import in_order
from functions.feeds.models import CalendarFeed, CalendarFeedMadeOut, CalendarFeedOut
from functions.feeds.repository import Circumstances, FeedRepository
from functions.feeds.rules import DAYS_AHEAD, DAYS_BACK, MOST, Token, calendar, people_at, read_token
from functions.identity.rules import PERMISSIONS, Permission
from functions.tenants.models import OrgStatus
from shared import clock
from shared.caller import Caller, bare_caller
from shared.db.records import fresh, revise
from shared.errors import NotFound
from shared.networks import is_within

PATH = "/api/v1/calendar.ics"


def read_feed(caller: Caller) -> CalendarFeedOut:
    """Since when the caller has an address."""
    feed = FeedRepository(caller).find(caller.user_id)
    return CalendarFeedOut(made_at=feed.made_at if feed else None)


def make_address(caller: Caller) -> CalendarFeedMadeOut:
    """A new address for the caller; the one before leads nowhere from now on."""
    feeds = FeedRepository(caller)
    token = Token(caller.org_id, caller.user_id, secrets.token_urlsafe(32))
    secret = {"secret_hash": token.hashed, "made_at": clock.now()}
    before = feeds.find(caller.user_id)
    feed = feeds.save(before, revise(before, secret)) if before else feeds.create(_first(caller, token))[0]
    is_new = feed.secret_hash == token.hashed
    return CalendarFeedMadeOut(made_at=feed.made_at, path=f"{PATH}?token={token}" if is_new else None)


def _first(caller: Caller, token: Token) -> CalendarFeed:
    now = clock.now()
    return CalendarFeed(**fresh(caller.user_id, now), secret_hash=token.hashed, made_at=now)


def revoke_address(caller: Caller) -> None:
    """Have the caller's address lead nowhere; nothing is done when there is none."""
    feeds = FeedRepository(caller)
    feed = feeds.find(caller.user_id)
    if feed is not None and feed.secret_hash is not None:
        feeds.save(feed, revise(feed, {"secret_hash": None, "made_at": None}))


@dataclass(frozen=True)
class Subscriber:
    """A calendar program that shows the secret of an address."""

    token: str
    ip: str


def read_calendar(subscriber: Subscriber) -> str:
    """The days of the member whose address this is; NotFound for every address that does not lead there any more."""
    token = read_token(subscriber.token)
    if token is None:
        raise NotFound
    reader = bare_caller(token.org_id, token.user_id, role="feed")
    found = FeedRepository(reader).circumstances(token.user_id)
    if found is None or not _admits(found, token, subscriber.ip):
        raise NotFound
    return _written(found)


def _admits(found: Circumstances, token: Token, ip: str) -> bool:
    """Whether the secret is the present one, and its member would be let in from there."""
    return (
        hmac.compare_digest(found.feed.secret_hash or "", token.hashed)
        and found.member.is_active
        and found.org.status is OrgStatus.ACTIVE
        and Permission.ACTIVITIES_READ in PERMISSIONS[found.member.role]
        and is_within(ip, found.org.settings.allowed_networks)
    )


def _written(found: Circumstances) -> str:
    timezone = found.org.settings.timezone
    member = replace(bare_caller(found.org.id, found.member.id, found.member.role), timezone=timezone)
    today = clock.today(timezone)
    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    activities = ActivityRepository(member)
    days, _ = activities.agenda(member.user_id, first, last, MOST, done=False)
    ordered = sorted(days, key=lambda each: in_order(each, timezone))
    return calendar(found.org.name, ordered, timezone, _people(activities, days))


def _people(activities: ActivityRepository, days: Sequence[ActivityOut]) -> dict[str, list[str]]:
    """Who is at which event, by name: one round trip where anybody is."""
    reader = activities.caller.user_id
    people = {each.id: people_at(each, reader) for each in days if each.type is ActivityType.EVENT}
    names = activities.names(one for at_one in people.values() for one in at_one)
    return {event_id: [names[one] for one in at_one if one in names] for event_id, at_one in people.items()}
