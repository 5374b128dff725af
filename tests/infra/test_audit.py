"""What an audit's looks say of what their tools say."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from infra.artifacts import ROOT
from infra.ops import audit
from infra.ops.audit import Finding


def saying(stdout: str = "", stderr: str = "", code: int = 0) -> audit.Run:
    def runs(command: list[str], folder: Path) -> "CompletedProcess[str]":
        return CompletedProcess(command, code, stdout, stderr)

    return runs


@pytest.mark.req("21.7", "22.9")
def test_a_hole_is_found_and_a_missing_network_is_not_taken_for_safety() -> None:
    assert audit.python_packages(saying("No known vulnerabilities found")) == Finding("clean")
    assert audit.python_packages(saying("Found 1 known vulnerability in x", code=1)).state == "found"
    offline = saying(stderr="requests.exceptions.ConnectionError: Max retries exceeded", code=1)
    assert audit.python_packages(offline).state == "unreached"
    unknown = saying("tzdata  Dependency not found and could not be audited: tzdata (1)")
    assert audit.python_packages(unknown).state == "unreached"
    assert audit.node_packages(saying(stderr="npm ERR! code ENOTFOUND", code=1)).state == "unreached"
    assert audit.node_packages(saying("1 high severity vulnerability", code=1)).state == "found"


@pytest.mark.req("21.7")
def test_a_secret_is_named_by_its_place_only() -> None:
    listed = {"results": {"config/acme.json": [{"type": "AWS Access Key", "line_number": 3, "hashed_secret": "x"}]}}

    assert audit.secrets(saying(json.dumps(listed))) == Finding("found", "config/acme.json:3 AWS Access Key")
    assert audit.secrets(saying(json.dumps({"results": {}}))) == Finding("clean")


def test_every_lock_is_looked_at() -> None:
    assert {f"{name}.txt" for name in audit._LOCKS} == {path.name for path in (ROOT / "requirements").glob("*.txt")}
