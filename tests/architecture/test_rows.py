"""Every requirement row in scope is claimed by a test."""

from tests.rows import unclaimed


def test_every_row_in_scope_has_a_test() -> None:
    assert unclaimed() == []
