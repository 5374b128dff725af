"""docs/benchmarks.md: chapters of figures, each beside the limit that it is held to."""

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field

from infra.artifacts import ROOT

REPORT = ROOT / "docs/benchmarks.md"

_HEAD = """# Benchmarks

`make bench` writes this page and fails when a figure is beyond its limit. {processors} processors, {platform},
{machine}, Python {python}, commit {commit}. Other work on a machine moves every time, but hardly a ratio of two that
were taken in turns. ADR 30 has the limits and their reasons.
"""


@dataclass(frozen=True)
class Figure:
    """What was measured; `limit` is what the last column must not exceed, or fall below where `at_least`."""

    label: str
    cells: Sequence[str]
    value: float = 0
    limit: float | None = None
    at_least: bool = False

    @property
    def is_held(self) -> bool:
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def row(self) -> str:
        bound = "" if self.limit is None else f"{'≥' if self.at_least else '≤'} {self.limit:g}"
        verdict = "" if self.is_held else " **beyond**"
        return f"| {' | '.join([self.label, *self.cells, bound + verdict])} |\n"


@dataclass(frozen=True)
class Chapter:
    title: str
    command: str
    text: str
    columns: Sequence[str]
    figures: Sequence[Figure] = field(default_factory=tuple)

    def page(self) -> str:
        columns = ["", *self.columns, "limit"]
        head = f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n"
        rows = "".join(each.row() for each in self.figures)
        return f"\n## {self.title}\n\n{self.text.strip()} (`{self.command}`)\n\n{head}{rows}"


def write(chapters: Sequence[Chapter]) -> bool:
    """Write the page; whether every figure is within its limit."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    head = _HEAD.format(
        processors=os.cpu_count(),
        platform=platform.platform(terse=True),
        machine=platform.machine(),
        python=platform.python_version(),
        commit=commit,
    )
    REPORT.write_text(head + "".join(each.page() for each in chapters), encoding="utf-8")
    return all(figure.is_held for chapter in chapters for figure in chapter.figures)
