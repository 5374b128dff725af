"""Members in their firm and the sessions they have; in the directory, who belongs where; attempts, counted.

No cryptography here: other domains read this page to know a colleague, and their start-up should not pay for it.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from functions.identity.models import Member, Session
from functions.identity.rules import ATTEMPT_WINDOW, Attempt, Role, window
from shared import clock
from shared.caller import Caller, Request
from shared.db.bulk import change_each
from shared.db.directory import Directory, Refused
from shared.db.keys import entity
from shared.db.ops import Item, Op, absent_or_below, check, delete, equals, put
from shared.db.records import LIST, Index, Records, load, name_key, revise
from shared.db.table import Span, TenantTable
from shared.errors import InvalidInput
from shared.models import OwnerChange, Record, VerdictOut

R = TypeVar("R", bound=Record)

_MOST_AT_ONCE = 50


class MemberRepository(Records[Member]):
    name = "USER"
    model = Member

    def index(self, record: Member) -> Index:
        state = "A" if record.is_active else "I"
        return {LIST: (("USER",), f"{state}#{name_key(record.name)}#{record.id}")}

    def list_by_name(self, *, limit: int, after: str | None) -> tuple[list[Member], str | None]:
        """Members by name, the inactive ones among them."""
        return self.page(LIST, Span(("USER",), "A#"), Span(("USER",), "I#"), limit=limit, after=after)

    def other_admins(self, user_id: str) -> Iterator[str]:
        """The ids of active admins besides this member, the caller first."""
        if self.caller.user_id != user_id:
            yield self.caller.user_id
        is_admin, after = (equals("role", Role.ADMIN.value),), None
        while True:
            found, after = self.page(LIST, Span(("USER",), "A#"), limit=100, after=after, where=is_admin)
            yield from (each.id for each in found if each.id not in (user_id, self.caller.user_id))
            if after is None:
                return

    def admin_op(self, user_id: str) -> Op:
        """Lets a transaction depend on this member being an active admin; WitnessGone otherwise."""
        conditions = equals("role", Role.ADMIN.value), equals("is_active", True)
        return check(self.key(user_id), *conditions, otherwise=lambda _: WitnessGone())


def owner_ops(caller: Caller, owner_id: str, before: str | None = None, path: str = "owner_id") -> tuple[Op, ...]:
    """What a transaction checks of a record's owner, unless that is the caller or who it was `before`.

    InvalidInput at `path` when the firm has no such active member.
    """
    if owner_id in (caller.user_id, before):
        return ()
    unknown = InvalidInput.at(path, "unknown_member", "Choose an active member of your organisation.")
    key = MemberRepository(caller).key(owner_id)
    return (check(key, equals("is_active", True), otherwise=lambda _: unknown),)


def give(records: Records[R], data: OwnerChange, refuse: Callable[[R], None] = lambda _: None) -> list[VerdictOut[Any]]:
    """Give records to an active member; a verdict on each. `refuse` raises Conflict for one that is not to be given."""

    def _given(record: R) -> R:
        refuse(record)
        return revise(record, {"owner_id": data.owner_id})

    return change_each(records, data.records, _given, *owner_ops(records.caller, data.owner_id))


class WitnessGone(Exception):
    """Who was to remain as an admin is none any more."""


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

    def follow(self, member: Member, org_id: str) -> bool:
        """Let tokens be what the member is by now; False when they follow a later version already."""
        row: Item = {
            "org_id": org_id,
            "role": member.role.value,
            "is_active": member.is_active,
            "version": member.version,
        }
        not_later = (absent_or_below("version", member.version + 1),)
        try:
            Directory().replace("DIR", "USER", member.id, values=row, where=not_later)
        except Refused:
            return False
        return True


class SessionIndex:
    """Which sessions a member has. What they are stands in the system rows; here are only their ids.

    The idempotency key of a request belongs to its own write, so it is left out here.
    """

    def __init__(self, caller: Caller) -> None:
        self._table = TenantTable(replace(caller, request=Request(id=caller.request.id)))

    def add(self, session: Session) -> None:
        values: Item = {"session_id": session.id, "ttl": int(session.ends_at.timestamp())}
        self._table.write(put(_session_key(session.user_id, session.id), values), result="")

    def newest(self, user_id: str, limit: int) -> list[Session]:
        """The member's living sessions, the newest first."""
        ids = self._ids(user_id, limit)
        rows = Directory().get_many([("SESS", each) for each in ids])
        found = [session for session in (load(Session, row) for row in rows) if session.ends_at > clock.now()]
        return sorted(found, key=lambda session: session.id, reverse=True)

    def end_all(self, user_id: str) -> None:
        """End every session of the member; their refresh tokens are gone with the rows that sealed them."""
        while ids := self._ids(user_id, _MOST_AT_ONCE):
            Directory().remove_many([("SESS", each) for each in ids])
            self._table.write(*(delete(_session_key(user_id, each)) for each in ids), result="")

    def forget(self, user_id: str, session_id: str) -> None:
        """Take an ended session off the member's list."""
        self._table.write(delete(_session_key(user_id, session_id)), result="")

    def _ids(self, user_id: str, limit: int) -> list[str]:
        return [item["session_id"] for item in self._table.children(_sessions_of(user_id), limit)]


class AttemptRepository:
    """How often something was tried within a quarter of an hour; whom it was tried on is only hashed here."""

    def count(self, attempt: Attempt, subject: str, by: int = 1) -> int:
        """Count a try (or take one back); how many there are by now."""
        start, end = window(clock.now())
        name = hashlib.sha256(subject.encode()).hexdigest()[:32]
        ttl = int((end + ATTEMPT_WINDOW).timestamp())
        return Directory().count("RATE", attempt, name, start.strftime("%Y%m%d%H%M"), by=by, ttl=ttl)


def _sessions_of(user_id: str) -> str:
    return entity("USER", user_id) + "#SESS"


def _session_key(user_id: str, session_id: str) -> str:
    return f"{_sessions_of(user_id)}#{session_id}"


def table_answers() -> bool:
    """Whether the table can be read at this moment."""
    return Directory().answers()
