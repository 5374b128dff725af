"""`python -m infra.ops.audit`: known holes in what we depend on, and secrets in what we publish.

Three looks: the Python locks (pip-audit), the npm locks (npm audit), every file git would publish (detect-secrets,
which looks for the forms of real credentials). A look that cannot reach its database says so, and proves nothing.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from infra.artifacts import ROOT

_BIN = ROOT / ".tools" / "audit" / "bin"
_LOCKS = ("runtime", "pdf", "image", "infra", "dev", "emulator", "bench", "audit")
_NODE = (".", "frontend")
_GUESSES = ("Base64HighEntropyString", "HexHighEntropyString", "KeywordDetector")
"""Detectors that take every hash of a lock file, and every test's password, for a secret."""
_UNKNOWN = "could not be audited"
_COUNTED = re.compile(r"\d+ [\w ]*vulnerabilit")
_WORST = {"clean": 0, "unreached": 1, "found": 2}


@dataclass(frozen=True)
class Finding:
    """What a look found: `clean`, `found` or `unreached`, with what there is to say."""

    state: str
    text: str = ""


Run = Callable[[list[str], Path], "subprocess.CompletedProcess[str]"]


def run(command: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """The command, ten minutes at most."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=600)


def python_packages(runs: Run) -> Finding:
    """The locked Python packages against the advisories of the index."""
    command = [
        str(_BIN / "pip-audit"),
        "--require-hashes",
        "--disable-pip",
        "--progress-spinner",
        "off",
        "--requirement",
    ]
    return _worst(_judged(runs([*command, f"requirements/{name}.txt"], ROOT)) for name in _LOCKS)


def node_packages(runs: Run) -> Finding:
    """The locked npm packages of the tools and of the browser."""
    return _worst(_judged(runs(["npm", "audit", "--package-lock-only"], ROOT / folder)) for folder in _NODE)


def secrets(runs: Run) -> Finding:
    """Credentials in files that git publishes or would publish."""
    options = [option for name in _GUESSES for option in ("--disable-plugin", name)]
    done = runs([str(_BIN / "detect-secrets"), "scan", *options], ROOT)
    if done.returncode:
        return Finding("unreached", done.stderr.strip()[-500:])
    places = [
        f"{path}:{each['line_number']} {each['type']}"
        for path, listed in json.loads(done.stdout)["results"].items()
        for each in listed
    ]
    return Finding("found", "\n".join(places)) if places else Finding("clean")


def _judged(done: "subprocess.CompletedProcess[str]") -> Finding:
    """A tool that fails without a number of holes has not looked."""
    said = f"{done.stdout}\n{done.stderr}".strip()
    if done.returncode == 0 and _UNKNOWN not in said:
        return Finding("clean")
    if _COUNTED.search(said):
        return Finding("found", said[-3000:])
    return Finding("unreached", said.splitlines()[0][:200] if said else "")


def _worst(findings: Iterable[Finding]) -> Finding:
    return max(findings, key=lambda each: _WORST[each.state])


LOOKS = {"Python packages": python_packages, "npm packages": node_packages, "secrets": secrets}


def main() -> int:
    """Look at everything; 1 when something was found, 2 when a database could not be reached."""
    states = set()
    for name, look in LOOKS.items():
        finding = look(run)
        states.add(finding.state)
        told = {"clean": "nothing known", "found": "FOUND", "unreached": "NOT CHECKED, its database was not reached"}
        sys.stdout.write(f"{name}: {told[finding.state]}\n{finding.text}{chr(10) if finding.text else ''}")
    return 1 if "found" in states else 2 if "unreached" in states else 0


if __name__ == "__main__":
    sys.exit(main())
