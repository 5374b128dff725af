"""Retrying what lost a race."""

import pytest

from shared.db import retry
from shared.db.retry import Contended, Outdated, until_current, until_uncontended
from shared.errors import TooBusy


class Clock:
    """A clock that sleeping moves on."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The longest jitter every time."""
    made = Clock()
    monkeypatch.setattr(retry, "time", made)
    monkeypatch.setattr("shared.db.retry.random.uniform", lambda _, most: most)
    return made


def test_what_meets_nobody_is_done_at_once(clock: Clock) -> None:
    assert until_uncontended(lambda: "done") == "done"
    assert clock.slept == []


def test_the_wait_doubles_up_to_half_a_second(clock: Clock) -> None:
    left = [1] * 8

    def attempt() -> str:
        if left:
            left.pop()
            raise Contended
        return "done"

    assert until_uncontended(attempt) == "done"
    assert clock.slept == [0.015, 0.03, 0.06, 0.12, 0.24, 0.48, 0.5, 0.5]


def test_after_eight_seconds_it_is_too_busy(clock: Clock) -> None:
    def attempt() -> None:
        raise Contended

    with pytest.raises(TooBusy):
        until_uncontended(attempt)
    assert 8 <= clock.now < 8.5


def test_another_failure_is_not_tried_again(clock: Clock) -> None:
    tries: list[int] = []

    def attempt() -> None:
        tries.append(1)
        raise KeyError

    with pytest.raises(KeyError):
        until_uncontended(attempt)
    assert tries == [1]


def test_what_was_computed_from_old_figures_is_computed_again(clock: Clock) -> None:
    left: list[type[Exception]] = [Outdated, Contended]

    def attempt() -> str:
        if left:
            raise left.pop()
        return "done"

    assert until_current(attempt) == "done"
    assert clock.slept == [0.015, 0.03]


def test_a_write_by_itself_is_not_repeated_when_outdated(clock: Clock) -> None:
    def attempt() -> None:
        raise Outdated

    with pytest.raises(Outdated):
        until_uncontended(attempt)
    assert clock.slept == []
