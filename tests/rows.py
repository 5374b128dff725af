"""`make rows`: the requirement rows this repository claims, and those without a passing test.

`docs/rows.txt` lists the rows in scope. A Python test claims rows with @pytest.mark.req, a Playwright journey or a
Vitest case with `req:2.7` in its title.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_IN_TITLE = re.compile(r"req:([0-9A-Z][0-9.]*)")
_IN_MARK = re.compile(r"mark\.req\(([^)]*)\)")
_ROW = re.compile(r"\"([^\"]+)\"")


def rows_in_scope() -> list[str]:
    """The rows that `docs/rows.txt` names, in its order."""
    lines = (ROOT / "docs/rows.txt").read_text().splitlines()
    return [row for line in lines if not line.startswith("#") for row in line.split()]


def claimed() -> dict[str, list[str]]:
    """Rows by the files whose tests claim them."""
    found: dict[str, list[str]] = {}
    for path in sorted(
        [*ROOT.glob("tests/**/*.py"), *ROOT.glob("frontend/src/**/*.test.ts*"), *ROOT.glob("tests/e2e/*.ts")]
    ):
        text = path.read_text()
        marks = [row for mark in _IN_MARK.findall(text) for row in _ROW.findall(mark)]
        for row in sorted({*marks, *_IN_TITLE.findall(text)}):
            found.setdefault(row, []).append(path.relative_to(ROOT).as_posix())
    return found


def unclaimed() -> list[str]:
    """Rows in scope that no test claims."""
    held = claimed()
    return [row for row in rows_in_scope() if row not in held]


def main() -> int:
    held = claimed()
    for row in rows_in_scope():
        sys.stdout.write(f"{row:6} {', '.join(held.get(row, ['NO TEST']))}\n")
    return 1 if unclaimed() else 0


if __name__ == "__main__":
    suite = [sys.executable, "-m", "pytest", "-q", "-n", "2"]
    sys.exit(subprocess.run(suite, cwd=ROOT, check=False).returncode or main())
