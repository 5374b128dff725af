"""`python -m infra.ops.rollback <deployment>`: the last release of the functions is taken back.

Every alias `live` that the last deployment moved goes back to the version before; a second call goes back one release
further. The next deployment moves them forward again. Needs the rights of whoever deploys.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import boto3

from infra.config import load
from infra.constructs.live import LIVE
from infra.domains import FUNCTIONS

_A_DEPLOYMENT = timedelta(hours=1)
"""Versions published within this time of each other are one release."""


@dataclass(frozen=True)
class Live:
    """What a function's callers get now, when it was published, and what they got before."""

    function: str
    version: int
    published: datetime
    before: int | None


def last_release(lives: Sequence[Live]) -> list[Live]:
    """Those that the last deployment changed and that have somewhere to go back to."""
    newest = max(each.published for each in lives)
    return [each for each in lives if newest - each.published < _A_DEPLOYMENT and each.before is not None]


def look(client: Any, function: str) -> Live:
    """The alias of a function, and the versions around it."""
    version = int(client.get_alias(FunctionName=function, Name=LIVE)["FunctionVersion"])
    pages = client.get_paginator("list_versions_by_function").paginate(FunctionName=function)
    found = [each for page in pages for each in page["Versions"] if each["Version"] != "$LATEST"]
    published = {int(each["Version"]): each["LastModified"] for each in found}
    return Live(
        function,
        version,
        datetime.strptime(published[version], "%Y-%m-%dT%H:%M:%S.%f%z"),
        max((each for each in published if each < version), default=None),
    )


def roll_back(client: Any, functions: Sequence[str]) -> list[Live]:
    """Move the aliases of the last release back; what was moved."""
    moved = last_release([look(client, function) for function in functions])
    for each in moved:
        client.update_alias(FunctionName=each.function, Name=LIVE, FunctionVersion=str(each.before))
    return moved


def main() -> int:
    """Roll the deployment on the command line back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deployment", help="the name of a file in config/")
    config = load(parser.parse_args().deployment)
    if not config.release.aliases:
        sys.stderr.write("this deployment has no aliases (release.aliases): deploy the earlier version instead\n")
        return 1
    client = boto3.client("lambda", region_name=config.region)
    moved = roll_back(client, [f"{config.prefix}-{spec.name}" for spec in FUNCTIONS])
    for each in moved:
        sys.stdout.write(f"{each.function}: {each.version} -> {each.before}\n")
    if not moved:
        sys.stderr.write("nothing was moved: there is no earlier version\n")
    return 0 if moved else 1


if __name__ == "__main__":
    sys.exit(main())
