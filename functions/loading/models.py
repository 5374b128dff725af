"""What is known of a row while it is checked, and what is written down of it."""

from dataclasses import dataclass, field
from typing import Any

from functions.imports.models import ImportRow

Values = dict[str, Any]
"""Fields of a record as the API names and writes them."""


class PlannedRow(ImportRow):
    """A row with all that writing it, and taking that back, needs: a check writes these down, a run follows them."""

    version: int
    before: Values
    after: Values
    external_id: str | None


@dataclass
class Given:
    """A row as the file gives it: cells by the fields they go to, and what is wrong with them."""

    row: int
    cells: dict[str, str]
    problems: list[tuple[str | None, str, str]] = field(default_factory=list)

    def refuse(self, name: str | None, code: str, message: str) -> None:
        self.problems.append((name, code, message))


@dataclass(frozen=True)
class Standing:
    """A record that a row may mean: `undone` is one that an import has made and its undo has put away."""

    id: str
    is_active: bool
    undone: bool
