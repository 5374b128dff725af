"""When a case is due, and which moves its status allows. Pure."""

from datetime import UTC, datetime

import pytest

from functions.cases.models import CaseStatus
from functions.cases.rules import RANKS, due_at, may_become
from functions.tenants.models import CASE_HOURS, CasePriority

NEW, IN_PROGRESS, CLOSED = CaseStatus
HIGH, NORMAL, LOW = CasePriority


@pytest.mark.req("12.1")
@pytest.mark.parametrize(
    ("present", "allowed"),
    [
        (NEW, {NEW, IN_PROGRESS, CLOSED}),
        (IN_PROGRESS, {NEW, IN_PROGRESS, CLOSED}),
        (CLOSED, {CLOSED, IN_PROGRESS}),
    ],
)
def test_moves(present: CaseStatus, allowed: set[CaseStatus]) -> None:
    assert {wanted for wanted in CaseStatus if may_become(present, wanted)} == allowed


@pytest.mark.req("12.5")
@pytest.mark.parametrize(("priority", "due"), [(HIGH, "28T20:30"), (NORMAL, "29T12:30"), (LOW, "31T12:30")])
def test_the_target_counts_hours_around_the_clock(priority: CasePriority, due: str) -> None:
    opened = datetime(2026, 3, 28, 12, 30, tzinfo=UTC)  # the clocks of Europe change in the night that follows

    assert due_at(opened, priority, CASE_HOURS) == datetime.fromisoformat(f"2026-03-{due}+00:00")


def test_every_priority_has_a_rank() -> None:
    assert sorted(CasePriority, key=RANKS.__getitem__) == [HIGH, NORMAL, LOW]
