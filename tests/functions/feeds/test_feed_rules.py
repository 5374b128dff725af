"""How a calendar is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.feeds.rules import escaped, folded, read_token


@pytest.mark.req("B13")
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_a_line_is_folded_between_characters_and_comes_back_whole(line: str) -> None:
    parts = list(folded(line))

    assert all(len(part.encode()) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


@pytest.mark.req("B13")
def test_what_separates_is_escaped() -> None:
    assert escaped("a,b;c\\d\r\ne") == "a\\,b\\;c\\\\d\\ne"


def test_a_token_has_three_parts_of_the_right_kind() -> None:
    org, secret = "01K0AAAAAAAAAAAAAAAAAAAAAA", "x" * 43
    token = read_token(f"{org}.u-1.{secret}")

    assert token is not None
    assert str(token) == f"{org}.u-1.{secret}"
    for wrong in (f"{token}x", f"{org}.u-1", f"{org}..{secret}", f"{org.lower()}.u-1.{secret}", f"{token}\n"):
        assert read_token(wrong) is None
