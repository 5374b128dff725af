"""Pages of what is called so and then of what has the words."""

from collections.abc import Callable

import pytest

from shared.db.naming import named_then_worded

Position = str | None


def reads(texts: list[str], size: int) -> Callable[[Position], tuple[list[str], Position]]:
    """Reads a stored list, so many at a time."""

    def read(after: Position) -> tuple[list[str], Position]:
        begin = texts.index(after) + 1 if after else 0
        found = texts[begin : begin + size]
        return found, found[-1] if begin + size < len(texts) else None

    return read


@pytest.mark.req("14.1")
@pytest.mark.parametrize("limit", [1, 2, 3, 7, 50])
@pytest.mark.parametrize(("named", "others"), [(0, 0), (0, 5), (5, 0), (3, 4), (4, 3), (6, 6)])
def test_every_page_follows_on_until_both_are_told_once(limit: int, named: int, others: int) -> None:
    first, then = [f"n{number}" for number in range(named)], [f"w{number}" for number in range(others)]
    by_name, by_words = reads(first, limit), reads(then, limit)

    def worded(after: Position) -> tuple[list[tuple[str, str]], Position]:
        found, reached = by_words(after)
        return [(each, each) for each in found], reached

    told: list[str] = []
    after: Position = None
    for _ in range(named + others + 2):
        page, after = named_then_worded(by_name, worded, limit=limit, after=after)
        assert len(page) <= limit
        told += page
        if after is None:
            break

    assert after is None
    assert told == first + then


@pytest.mark.req("14.1")
def test_a_page_of_others_that_is_empty_still_leads_on() -> None:
    def worded(after: Position) -> tuple[list[tuple[str, str]], Position]:
        return ([("last", "last")], None) if after == "seen" else ([], "seen")

    page, after = named_then_worded(lambda _: (["first"], None), worded, limit=5, after=None)

    assert page == ["first"]
    assert after is not None
    assert named_then_worded(lambda _: (["first"], None), worded, limit=5, after=after) == (["last"], None)
