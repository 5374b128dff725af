"""Reading the audit trail."""

from functions.audit.models import AuditEntry, AuditKind
from functions.audit.repository import TrailRepository
from functions.audit.rules import entry_of, month_bounds, trail_months
from functions.files.models import FileParentType
from functions.files.rules import PARENTS
from functions.identity.rules import Permission
from shared import clock
from shared.caller import Caller
from shared.errors import InvalidInput


def list_changes(
    caller: Caller,
    month: str | None,
    kind: AuditKind | None,
    by: str | None,
    *,
    limit: int,
    after: str | None,
) -> tuple[list[AuditEntry], str | None]:
    """What was changed in a month of the firm's calendar, by default the present one; and the next page."""
    month = month or f"{clock.today(caller.timezone):%Y-%m}"
    since, until = month_bounds(month, caller.timezone)
    page = TrailRepository(caller).of_firm(
        trail_months(since, until),
        since=since,
        until=until,
        kind=kind,
        by=caller.named(by) if by else None,
        limit=limit,
        after=after,
    )
    return [entry_of(row, caller) for row in page.items], page.next


def list_changes_of(
    caller: Caller, kind: AuditKind | None, record_id: str, *, limit: int, after: str | None
) -> tuple[list[AuditEntry], str | None]:
    """What was ever changed of one record, and where the next page begins; nothing for a record that nobody has."""
    if kind is None:
        raise InvalidInput.at("kind", "missing", "Say of which kind the record is.")
    page = TrailRepository(caller).of_record(kind, record_id, limit=limit, after=after)
    return [entry_of(row, caller) for row in page.items], page.next


def list_events_of(
    caller: Caller, kind: FileParentType, record_id: str, *, limit: int, after: str | None
) -> tuple[list[AuditEntry], str | None]:
    """The same for whoever may read such records, of the firm itself for who may read the trail; Forbidden for all
    others."""
    caller.require(Permission.AUDIT_READ if kind is FileParentType.ORG else PARENTS[kind].read)
    return list_changes_of(caller, AuditKind(kind), record_id, limit=limit, after=after)
