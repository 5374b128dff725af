"""Roles, permissions, and when a secret still counts."""

from datetime import timedelta

import pytest

from functions.identity.rules import PERMISSIONS, Permission, Role, Standing, is_idle, standing

READING = {
    "org:read",
    "users:read",
    "leads:read",
    "accounts:read",
    "contacts:read",
    "products:read",
    "opportunities:read",
    "quotes:read",
    "contracts:read",
    "orders:read",
    "activities:read",
    "files:read",
    "cases:read",
    "payments:read",
    "reports:read",
}
WORKING = {
    "leads:write",
    "accounts:write",
    "contacts:write",
    "opportunities:write",
    "quotes:write",
    "contracts:write",
    "orders:write",
    "activities:write",
    "files:write",
    "cases:write",
    "payments:write",
    "exports:read",
    "exports:write",
}
SETTLING = {"org:write", "users:write", "products:write", "api_keys:read", "api_keys:write", "audit:read"} | {
    "imports:read",
    "imports:write",
}


@pytest.mark.req("1.24")
@pytest.mark.parametrize(
    ("role", "expected"),
    [(Role.READ_ONLY, READING), (Role.USER, READING | WORKING), (Role.ADMIN, READING | WORKING | SETTLING)],
)
def test_each_role_holds_exactly_its_permissions(role: Role, expected: set[str]) -> None:
    assert PERMISSIONS[role] == expected


def test_every_permission_is_somebodys() -> None:
    assert frozenset(Permission) == PERMISSIONS[Role.ADMIN]


@pytest.mark.req("S9")
@pytest.mark.parametrize(
    ("presented", "previous", "seconds", "expected"),
    [
        ("now", "before", 0, Standing.CURRENT),
        ("now", None, 10_000, Standing.CURRENT),
        ("before", "before", 0, Standing.RECENT),
        ("before", "before", 30, Standing.RECENT),
        ("before", "before", 31, Standing.REUSED),
        ("long ago", "before", 0, Standing.REUSED),
        ("before", None, 0, Standing.REUSED),
    ],
)
def test_a_secret_counts_while_current_and_half_a_minute_longer(
    presented: str, previous: str | None, seconds: int, expected: Standing
) -> None:
    assert standing(presented, "now", previous, timedelta(seconds=seconds)) is expected


@pytest.mark.req("1.27", "S9")
@pytest.mark.parametrize(
    ("seconds", "minutes", "idle"),
    [(3600, 60, False), (3601, 60, True), (601, 5, True), (600, 5, False), (86_401, 1440, True), (0, 5, False)],
)
def test_a_session_is_idle_after_its_firms_minutes_and_never_before_ten(seconds: int, minutes: int, idle: bool) -> None:
    assert is_idle(timedelta(seconds=seconds), minutes) is idle
