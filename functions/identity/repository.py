"""Members in their firm; in the directory, who belongs where.

No cryptography here: other domains read this page to know a colleague, and their start-up should not pay for it.
"""

from functions.identity.models import Member
from functions.identity.rules import Role
from shared.caller import Caller
from shared.db.directory import Directory, Refused
from shared.db.ops import Item, Op, check, equals
from shared.db.records import LIST, Index, Records, name_key
from shared.db.table import Span
from shared.errors import InvalidInput


class MemberRepository(Records[Member]):
    name = "USER"
    model = Member

    def index(self, record: Member) -> Index:
        state = "A" if record.is_active else "I"
        return {LIST: (("USER",), f"{state}#{name_key(record.name)}#{record.id}")}

    def list_by_name(self, *, limit: int, after: str | None) -> tuple[list[Member], str | None]:
        """Members by name, the inactive ones among them."""
        return self.page(LIST, Span(("USER",), "A#"), Span(("USER",), "I#"), limit=limit, after=after)


def owner_ops(caller: Caller, owner_id: str, before: str | None = None, path: str = "owner_id") -> tuple[Op, ...]:
    """What a transaction checks of a record's owner, unless that is the caller or who it was `before`.

    InvalidInput at `path` when the firm has no such active member.
    """
    if owner_id in (caller.user_id, before):
        return ()
    unknown = InvalidInput.at(path, "unknown_member", "Choose an active member of your organisation.")
    key = MemberRepository(caller).key(owner_id)
    return (check(key, equals("is_active", True), otherwise=lambda _: unknown),)


class MembershipRepository:
    """Which firm a person belongs to and as what; the pre-token trigger reads it, tokens follow from it."""

    def claim(self, user_id: str, org_id: str, role: Role) -> bool:
        """Give the person to the firm in that role; False when they belong to another firm."""
        row: Item = {"org_id": org_id, "role": role.value, "is_active": True}
        try:
            Directory().add("DIR", "USER", user_id, values=row)
        except Refused as refused:
            if refused.stored is None or refused.stored["org_id"] != org_id:
                return False
            Directory().replace("DIR", "USER", user_id, values=row)
        return True


def table_answers() -> bool:
    """Whether the table can be read at this moment."""
    return Directory().answers()
