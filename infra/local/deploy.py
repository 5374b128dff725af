"""Bring the emulator up to date with the working copy: the product's own stacks, by the CDK's own command line."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra.artifacts import BUILD, ROOT
from infra.config import load
from infra.domains import FUNCTIONS
from infra.local.emulator import REGION, Emulator, EmulatorError
from infra.ops import layer

_CDK = ROOT / "node_modules" / ".bin" / "cdk"
_DEPLOY_SECONDS = 300


def deploy(emulator: Emulator) -> bool:
    """Deploy every stack unless nothing they are made of has changed since; True when something was deployed."""
    layer.build("local")
    fingerprint = _fingerprint(emulator.port)
    deployed = emulator.state / "deployed"
    if deployed.is_file() and deployed.read_text(encoding="ascii") == fingerprint:
        return False
    if not _is_bootstrapped(emulator):
        _cdk(emulator, "bootstrap", f"aws://000000000000/{REGION}")
    file = emulator.state / "outputs.json"
    _cdk(emulator, "deploy", "--all", "--require-approval", "never", "--method", "direct", "--outputs-file", str(file))
    _require_functions(emulator)
    deployed.write_text(fingerprint, encoding="ascii")
    return True


def outputs(emulator: Emulator) -> dict[str, str]:
    """What the stacks say of themselves, by output name."""
    stacks: dict[str, dict[str, str]] = json.loads((emulator.state / "outputs.json").read_text(encoding="utf-8"))
    return {name: value for stack in stacks.values() for name, value in stack.items()}


def renew_stream_mappings(emulator: Emulator) -> None:
    """Make the stream mappings anew: after a restart the emulator's old ones skip records."""
    functions = emulator.client("lambda")
    for found in functions.list_event_source_mappings()["EventSourceMappings"]:
        if ":dynamodb:" not in found.get("EventSourceArn", ""):
            continue
        functions.delete_event_source_mapping(UUID=found["UUID"])
        functions.create_event_source_mapping(**_mapping(found))


def _require_functions(emulator: Emulator) -> None:
    """What moved from one stack to another the emulator deletes with the old one: it knows it by its name only."""
    pages = emulator.client("lambda").get_paginator("list_functions").paginate()
    there = {each["FunctionName"] for page in pages for each in page["Functions"]}
    prefix = load("local").prefix
    missing = [spec.name for spec in FUNCTIONS if f"{prefix}-{spec.name}" not in there]
    if missing:
        raise EmulatorError(f"{', '.join(missing)} went with an earlier version's stack: `make reset`, then `make up`")


def _mapping(found: dict[str, Any]) -> dict[str, Any]:
    kept = ("EventSourceArn", "BatchSize", "FilterCriteria", "MaximumRecordAgeInSeconds", "FunctionResponseTypes")
    return {
        "FunctionName": found["FunctionArn"],
        "StartingPosition": "LATEST",
        **{name: found[name] for name in kept if found.get(name)},
    }


def _fingerprint(port: int) -> str:
    digest = hashlib.sha256(str(port).encode())
    for path in _inputs():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _inputs() -> Iterator[Path]:
    yield from (BUILD / f"{name}-local.sha256" for name in ("layer", "layer-pdf", "code"))
    yield from (ROOT / "app.py", ROOT / "config/local.json")
    yield from sorted((ROOT / "frontend" / "build").glob("edge-*.js"))
    for folder in (".", "stacks", "constructs"):
        yield from sorted((ROOT / "infra" / folder).glob("*.py"))


def _is_bootstrapped(emulator: Emulator) -> bool:
    stacks = emulator.client("cloudformation").describe_stacks()["Stacks"]
    return any(stack["StackName"] == "CDKToolkit" for stack in stacks)


def _cdk(emulator: Emulator, *arguments: str) -> None:
    """Run the command line with an output folder of its own: two processes cannot share one."""
    if not _CDK.is_file():
        raise EmulatorError("the CDK is not installed: run `make tools` first")
    out = emulator.state / "cdk.out"
    shutil.rmtree(out, ignore_errors=True)
    log = emulator.state / "deploy.log"
    with log.open("wb") as file:
        try:
            subprocess.run(
                [str(_CDK), *arguments, "--no-notices", "--ci", "--build", "true", "--output", str(out)]
                + ["--app", f"{sys.executable} app.py", "-c", "config=local", "-c", f"emulator_port={emulator.port}"],
                cwd=ROOT,
                env=emulator.aws_environment | {"JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "1"},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                check=True,
                timeout=_DEPLOY_SECONDS,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-25:])
            raise EmulatorError(f"cdk {arguments[0]} failed; the end of {log}:\n{tail}") from error
