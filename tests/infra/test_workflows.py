"""The workflows: what they run, with which rights, and that nothing in them can change under our feet."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from tests.architecture.source import ROOT

FOLDER = ROOT / ".github/workflows"
WORKFLOWS: dict[str, dict[Any, Any]] = {path.stem: yaml.safe_load(path.read_text()) for path in FOLDER.glob("*.yml")}
VERBS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def jobs() -> list[tuple[str, dict[str, Any]]]:
    return [(f"{name}/{job}", each) for name, flow in WORKFLOWS.items() for job, each in flow["jobs"].items()]


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = job.get("steps", [])
    return found


def runs(workflow: str, job: str) -> list[str]:
    return [step["run"] for step in steps(WORKFLOWS[workflow]["jobs"][job]) if "run" in step]


@pytest.mark.req("21.7")
def test_actions_are_pinned_by_commit() -> None:
    used = [step["uses"] for _, job in jobs() for step in steps(job) if "uses" in step]

    assert used
    assert [each for each in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", each)] == []
    lines = "".join(path.read_text() for path in FOLDER.glob("*.yml")).splitlines()
    assert [line for line in lines if "uses: a" in line and not re.search(r"# v\d+\.\d+\.\d+$", line)] == []


@pytest.mark.req("21.7", "22.10")
def test_nobody_holds_a_key_and_every_job_has_the_least_rights() -> None:
    text = "".join(path.read_text() for path in FOLDER.glob("*.yml"))

    assert not re.search(r"AWS_(ACCESS|SECRET)|access-key|secrets\.", text)
    assert all(flow["permissions"] == {"contents": "read"} for flow in WORKFLOWS.values())
    for name, job in jobs():
        assumes = any("configure-aws" in step.get("uses", "") for step in steps(job))
        asked = job.get("permissions", {}).get("id-token") == "write"
        assert asked == (assumes or "release.yml" in job.get("uses", "")), name


@pytest.mark.req("21.7")
def test_nothing_of_an_event_reaches_a_shell() -> None:
    scripts = [step["run"] for _, job in jobs() for step in steps(job) if "run" in step]

    assert [each for each in scripts if "${{" in each] == []
    asked = {verb for each in scripts for verb in re.findall(r"make ([a-z-]+)", each)}
    assert asked <= VERBS
    assert asked >= {"test", "audit", "synth", "difference", "deploy", "smoke", "rollback"}


@pytest.mark.req("21.7", "21.9")
def test_production_comes_after_staging_was_smoke_tested() -> None:
    deploy, release = WORKFLOWS["deploy"]["jobs"], runs("release", "release")

    assert deploy["production"]["needs"] == "staging"
    assert "conclusion == 'success'" in deploy["staging"]["if"]
    assert {job["with"]["environment"] for job in deploy.values()} == {"staging", "production"}
    assert WORKFLOWS["release"]["jobs"]["release"]["environment"] == "${{ inputs.environment }}"
    verbs = [re.findall(r"make ([a-z-]+)", each)[0] for each in release]
    assert verbs == ["layer", "deploy", "smoke", "rollback"]
    undo = steps(WORKFLOWS["release"]["jobs"]["release"])[-1]
    assert undo["if"] == "failure() && steps.smoke.outcome == 'failure'"


@pytest.mark.req("21.7")
def test_every_change_runs_what_ci_runs() -> None:
    assert "make test" in runs("check", "test")
    assert "make test" in Path(ROOT / ".ci/run").read_text()
