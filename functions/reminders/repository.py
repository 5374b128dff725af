"""Members' choices of being mailed, and what decides whether one is."""

from dataclasses import dataclass

from functions.identity.models import Member
from functions.identity.repository import MemberRepository
from functions.reminders.models import Digest
from functions.tenants.models import OrgOut
from functions.tenants.repository import OrgRepository
from shared.db.records import Index, Records


@dataclass(frozen=True)
class Reader:
    """Whom a mail would go to, and their firm; `wants` is what they chose."""

    member: Member
    org: OrgOut
    wants: bool


class DigestRepository(Records[Digest]):
    name = "DIGEST"
    model = Digest

    def index(self, record: Digest) -> Index:
        return {}

    def reader(self, user_id: str) -> Reader | None:
        """All that decides, in one round trip; None when the member or firm is gone."""
        members, orgs = MemberRepository(self.caller), OrgRepository(self.caller)
        own, member, org = self.key(user_id), members.key(user_id), orgs.key(self.caller.org_id)
        found = self.table.get_many((own, member, org))
        if member not in found or org not in found:
            return None
        wants = own not in found or self.load(found[own]).is_on
        return Reader(members.load(found[member]), orgs.load(found[org]), wants)
