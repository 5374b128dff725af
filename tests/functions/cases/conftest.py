"""A clock that stands still until it is set."""

import pytest

from tests.help_desk import SetTime, timer


@pytest.fixture
def set_time(cloud: None, monkeypatch: pytest.MonkeyPatch) -> SetTime:
    return timer(monkeypatch)
