"""Which aliases a roll-back moves, and where to."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infra.ops.rollback import Live, last_release, roll_back

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Functions:
    """Lambda's side: versions with their hour, and the alias."""

    def __init__(self, **functions: tuple[int, dict[int, int]]) -> None:
        self._hours = {name: hours for name, (_, hours) in functions.items()}
        self.live = {name: version for name, (version, _) in functions.items()}

    def get_alias(self, *, FunctionName: str, Name: str) -> dict[str, str]:
        assert Name == "live"
        return {"FunctionVersion": str(self.live[FunctionName])}

    def get_paginator(self, operation: str) -> "Functions":
        assert operation == "list_versions_by_function"
        return self

    def paginate(self, *, FunctionName: str) -> list[dict[str, Any]]:
        listed = {"$LATEST": 23, **{str(each): hour for each, hour in self._hours[FunctionName].items()}}
        modified = {version: f"2026-11-22T{hour:02}:00:00.000+0000" for version, hour in listed.items()}
        return [{"Versions": [{"Version": each, "LastModified": at}]} for each, at in modified.items()]

    def update_alias(self, *, FunctionName: str, Name: str, FunctionVersion: str) -> None:
        self.live[FunctionName] = int(FunctionVersion)


@pytest.mark.req("21.8")
def test_only_what_the_last_release_changed_goes_back() -> None:
    functions = Functions(leads=(3, {1: 8, 2: 10, 3: 12}), orders=(9, {7: 8, 9: 12}), quiet=(2, {1: 8, 2: 10}))

    roll_back(functions, ["leads", "orders", "quiet"])
    assert functions.live == {"leads": 2, "orders": 7, "quiet": 2}

    roll_back(functions, ["leads", "orders", "quiet"])
    assert functions.live == {"leads": 1, "orders": 7, "quiet": 1}


@pytest.mark.req("21.8")
def test_a_new_function_stays_on_its_only_version() -> None:
    new = Live("new", 1, NOON, None)
    old = Live("old", 2, NOON - timedelta(minutes=10), 1)

    assert last_release([new, old]) == [old]
