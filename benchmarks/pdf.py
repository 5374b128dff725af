"""What a PDF costs, beside the same page printed by a browser."""

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.cold import LOCAL, milliseconds
from benchmarks.page import Chapter, Figure
from infra.artifacts import BUILD, ROOT
from shared.documents.models import Section
from shared.documents.printer import print_page
from shared.documents.render import page
from tests.servers import installed_browser
from tests.shared.documents.papers import kitchen, line

_ROUNDS = 15
_LINES, _MOST_LINES = 60, 2_000
_MEGABYTE = 1024
_START = "import functions.printing.events as events; assert events.gateway.CAN_PRINT"


def quote(lines: int) -> str:
    """A quote of so many lines."""
    said = [line(number, f"Base unit {number}") for number in range(lines)]
    return page(kitchen(sections=[Section(id="s", name="Kitchen", subtotal_minor=1, lines=said)]))


@contextmanager
def _chromium() -> Iterator[Callable[[Path], float]]:
    """A warm browser: the milliseconds that it takes for a page."""
    browser_path = installed_browser()
    assert browser_path
    command = ["node", "benchmarks/chromium.mjs", browser_path]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as browser:
        assert browser.stdin
        assert browser.stdout
        given, told = browser.stdin, browser.stdout

        def printed(path: Path) -> float:
            given.write(f"{path}\n")
            given.flush()
            return float(told.readline())

        yield printed
        given.close()


def _ours(html: str) -> float:
    begun = time.perf_counter()
    print_page(html, {})
    return (time.perf_counter() - begun) * 1000


def _largest() -> tuple[float, int, int]:
    """Processor milliseconds a line, megabytes at most, pages: of a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.pdf"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    cpu, memory, pages = json.loads(done.stdout)
    return cpu, memory, pages


def chapter() -> Chapter:
    """Both take turns, so that a busy minute is everybody's."""
    html = quote(_LINES)
    gc.freeze()  # as the function does when it has started
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser:
        path = Path(folder, "quote.html")
        path.write_text(html, encoding="utf-8")
        rounds = [(_ours(html), browser(path)) for _ in range(_ROUNDS + 3)][3:]
    ours, theirs = ([each[place] for each in rounds] for place in (0, 1))
    ratio = statistics.median(ours) / statistics.median(theirs)
    per_line, memory, pages = _largest()
    environment = LOCAL | {"PYTHONPATH": os.pathsep.join([LOCAL["PYTHONPATH"], str(BUILD / "layer-pdf-local/python")])}
    start = min(milliseconds(_START, environment) for _ in range(5))
    return Chapter(
        "PDF",
        "python -m benchmarks pdf",
        f"A quote as a tagged PDF, its fonts embedded. {_LINES} lines: milliseconds, {_ROUNDS} rounds in turns with "
        "headless Chromium, which prints the same page, tagged as well, in a new tab. "
        f"{_MOST_LINES:,} lines ({pages} pages): processor time and memory of a process of its own.",
        ["median", "least", "most"],
        [
            Figure("Chromium, ms", _spread(theirs)),
            Figure("ours, ms", _spread(ours)),
            Figure("ours, of Chromium's", [f"{ratio:.2f}", "", ""], ratio, 0.85),
            Figure(f"{_MOST_LINES:,} lines, ms a line", [f"{per_line:.2f}", "", ""], per_line, 5),
            Figure(f"{_MOST_LINES:,} lines, MB", [str(memory), "", ""], memory, 400),
            Figure("cold start of the printing function, ms", [f"{start:.0f}", "", ""], start, 1500),
        ],
    )


def _spread(found: list[float]) -> list[str]:
    return [f"{each:.0f}" for each in (statistics.median(found), min(found), max(found))]


if __name__ == "__main__":
    large = quote(_MOST_LINES)
    before = time.process_time()
    made = print_page(large, {})
    used = (time.process_time() - before) * 1000 / _MOST_LINES
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE
    sys.stdout.write(json.dumps([used, peak, made.pages]))
