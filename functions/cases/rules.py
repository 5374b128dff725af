"""When a case is due, how soon it is taken up, and which moves its status allows. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from functions.cases.models import CaseStatus
from functions.tenants.models import CasePriority

MOVES: dict[CaseStatus, frozenset[CaseStatus]] = {
    CaseStatus.NEW: frozenset({CaseStatus.IN_PROGRESS, CaseStatus.CLOSED}),
    CaseStatus.IN_PROGRESS: frozenset({CaseStatus.NEW, CaseStatus.CLOSED}),
    CaseStatus.CLOSED: frozenset({CaseStatus.IN_PROGRESS}),
}

RANKS: dict[CasePriority, int] = {CasePriority.HIGH: 1, CasePriority.NORMAL: 2, CasePriority.LOW: 3}
"""The order that priorities are worked in."""


def may_become(present: CaseStatus, wanted: CaseStatus) -> bool:
    """Whether a case may go from one status to the other; staying is no move."""
    return wanted is present or wanted in MOVES[present]


def due_at(opened: datetime, priority: CasePriority, hours: Mapping[CasePriority, int]) -> datetime:
    """When a case opened at that time is to be closed."""
    return opened + timedelta(hours=hours[priority])
