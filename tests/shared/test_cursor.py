"""Cursors: a signed position in one list of one firm."""

import base64
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.caller import Caller
from shared.errors import InvalidInput
from shared.http.pagination import Cursor


@given(st.text(min_size=1, max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_position_comes_back(alpha: Caller, position: str) -> None:
    if position.encode(errors="ignore").decode() != position:
        return
    sealed = Cursor(alpha, "leads", None, "me").seal(position)

    assert sealed is not None
    assert Cursor(alpha, "leads", None, "me").open(sealed) == position


@pytest.mark.req("S2", "1.3")
def test_no_other_list_or_firm_opens_it(alpha: Caller, beta: Caller) -> None:
    sealed = Cursor(alpha, "leads", "New", None).seal("01ABC")
    assert sealed is not None

    for cursor in (
        Cursor(beta, "leads", "New", None),
        Cursor(replace(alpha, org_id=beta.org_id), "leads", "New", None),
        Cursor(alpha, "orders", "New", None),
        Cursor(alpha, "leads", None, "New"),
        Cursor(alpha, "leads", "Qualified", None),
        Cursor(alpha, "leads", "New", "me"),
        Cursor(alpha, "leads"),
    ):
        with pytest.raises(InvalidInput):
            cursor.open(sealed)


def test_a_cursor_names_no_partition(alpha: Caller) -> None:
    sealed = Cursor(alpha, "leads").seal("01ABC")

    assert sealed is not None
    assert base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))[16:] == b"01ABC"


@pytest.mark.parametrize("text", ["", "x", "AAAA", "A" * 999, "é", "a b", "\x00", "====", "../..", "A" * 22 + "Zm9v"])
def test_what_was_never_given_is_refused(alpha: Caller, text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Cursor(alpha, "leads").open(text)

    assert [(each.path, each.code) for each in refusal.value.errors] == [("cursor", "invalid_cursor")]


def test_the_first_page_has_no_cursor_and_the_last_gives_none(alpha: Caller) -> None:
    assert Cursor(alpha, "leads").open(None) is None
    assert Cursor(alpha, "leads").seal(None) is None
