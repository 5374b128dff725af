"""`make domain` in a copy of the repository: the new domain stands, and its first test passes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from infra.ops.domain import main
from tests.architecture.source import ROOT, tracked_files

ROOMS = ("functions", "shared", "infra", "tests", "config", "docs", "frontend/src/features/audit", "frontend/src/lib")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What a new domain takes its place in."""
    for path in tracked_files():
        name = path.relative_to(ROOT)
        if name.as_posix().startswith(ROOMS) or name.name == "pyproject.toml":
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def _run(folder: Path, *command: str) -> None:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_new_domain_stands_where_it_says(copy: Path) -> None:
    _run(copy, sys.executable, "-m", "infra.ops.domain", "projects")
    _run(copy, sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/functions/projects")
    _run(copy, str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


@pytest.mark.parametrize("words", [(), ("accounts",), ("sheep",), ("new things",)])
def test_a_name_that_is_none_or_taken_is_refused(words: tuple[str, ...]) -> None:
    before = (ROOT / "pyproject.toml").read_text()
    assert main(*words) == 1
    assert (ROOT / "pyproject.toml").read_text() == before
