"""The trail by month and by record."""

from collections.abc import Sequence

from functions.audit.models import AuditKind
from functions.audit.rules import KINDS
from shared.caller import Caller
from shared.db.keys import Family, entity
from shared.db.ops import Condition, equals
from shared.db.table import Page
from shared.db.trail import Trail

_NAMES = {kind: name for name, kind in KINDS.items()}


class TrailRepository:
    """What `projections` keeps; the stream alone writes it."""

    def __init__(self, caller: Caller) -> None:
        self._caller, self._trail = caller, Trail(caller)

    def of_firm(
        self,
        months: Sequence[str],
        *,
        since: str,
        until: str,
        kind: AuditKind | None,
        by: str | None,
        limit: int,
        after: str | None,
    ) -> Page:
        """The firm's changes from `until` back to `since`, the latest first, within the trail's `months`."""
        where: list[Condition] = [equals("kind", _NAMES[kind])] if kind else []
        where += [equals("by", by)] if by else []
        places = [(Family.AUDIT, month) for month in months]
        return self._trail.page(places, since=since, until=after or until, limit=limit, where=tuple(where))

    def of_record(self, kind: AuditKind, record_id: str, *, limit: int, after: str | None) -> Page:
        """The changes of one record, the latest first; empty for one that nobody has."""
        is_own = kind is AuditKind.ORGANISATION and record_id == self._caller.org_id
        key = _NAMES[kind] if is_own else entity(_NAMES[kind], record_id)
        return self._trail.page([(Family.TIMELINE, key)], until=after, limit=limit)
