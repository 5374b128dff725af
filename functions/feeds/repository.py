"""Feeds, one to a member."""

from dataclasses import dataclass

from functions.feeds.models import CalendarFeed
from functions.identity.models import Member
from functions.identity.repository import MemberRepository
from functions.tenants.models import OrgOut
from functions.tenants.repository import OrgRepository
from shared.db.records import Index, Records


@dataclass(frozen=True)
class Circumstances:
    """What decides whether a feed is read: itself, its member and their firm."""

    feed: CalendarFeed
    member: Member
    org: OrgOut


class FeedRepository(Records[CalendarFeed]):
    name = "FEED"
    model = CalendarFeed

    def index(self, record: CalendarFeed) -> Index:
        return {}

    def circumstances(self, user_id: str) -> Circumstances | None:
        """All that decides, in one round trip; None when one of them is not there."""
        members, orgs = MemberRepository(self.caller), OrgRepository(self.caller)
        keys = self.key(user_id), members.key(user_id), orgs.key(self.caller.org_id)
        found = self.table.get_many(keys)
        if len(found) < len(keys):
            return None
        feed, member, org = (found[key] for key in keys)
        return Circumstances(self.load(feed), members.load(member), orgs.load(org))
