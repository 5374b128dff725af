"""Which lines of the product ran, for coverage.py's report; slipcover watches a line until it has run once.

coverage.py's own tracer is told of every line of every library each time, and takes as long as the tests themselves.
"""

from pathlib import Path

from coverage import CoverageData
from slipcover import FileMatcher, ImportManager, Slipcover

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT / "functions", ROOT / "shared"]

_watched = Slipcover(source=SOURCES)
ImportManager(_watched, FileMatcher(sources=SOURCES)).__enter__()


def pytest_unconfigure() -> None:
    """Leave what this process saw beside what the others saw."""
    data = CoverageData(suffix=True)
    ran = _watched.get_coverage()["files"]
    data.add_lines({str(ROOT / name): each["executed_lines"] for name, each in ran.items()})
    data.touch_files([str(path) for source in SOURCES for path in source.rglob("*.py")])
    data.write()
