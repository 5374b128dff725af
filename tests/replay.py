"""`python -m tests.replay`: every kind of table call the suite has made, before the synthesised policies.

Exits 1 and names the calls that a policy would refuse in AWS.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from infra.config import load
from infra.domains import SYSTEM_ROLES, Role
from tests.infra.assembly import Assembly, synthesise, table_request
from tests.infra.simulator import ALLOWED, simulate
from tests.recorded import MINE, Call, recorded


def refused(example: Assembly, calls: list[Call]) -> list[tuple[Call, str]]:
    """The calls that the deployment's policies do not admit, with the verdict."""
    prefix = example.config.prefix
    policies = {role: _policy(example, role) for role in {call.role for call in calls}}
    verdicts = simulate([_request(f"{prefix}-{call.role}", call, policies[call.role]) for call in calls])
    return [(call, verdict) for call, verdict in zip(calls, verdicts, strict=True) if verdict != ALLOWED]


def _policy(example: Assembly, role: str) -> dict[str, Any]:
    """The role's policy; those of all system roles together where the suite, in one process, knows one of them only."""
    roles = SYSTEM_ROLES if role == Role.DIRECTORY else (role,)
    policies = [example.role(f"{example.config.prefix}-{each}")[1] for each in roles]
    return {**policies[0], "Statement": [statement for policy in policies for statement in policy["Statement"]]}


def _request(role: str, call: Call, policy: dict[str, Any]) -> dict[str, Any]:
    context: dict[str, Any] = {"aws:PrincipalTag/org_id": MINE} if call.has_tag else {}
    if call.in_transaction:
        context["dynamodb:EnclosingOperation"] = "TransactWriteItems"
    return table_request(role, call.action, list(call.keys), context, policy, in_index=call.on_index)


def main() -> int:
    """Replay the last run; 1 when something would be refused, or nothing was recorded."""
    calls = recorded()
    with tempfile.TemporaryDirectory() as folder:
        found = refused(synthesise(load("example"), Path(folder)), calls)
    for call, verdict in found:
        sys.stdout.write(f"{verdict}: {call}\n")
    sys.stdout.write(f"{len(calls)} kinds of table call, {len(found)} refused by the synthesised policies\n")
    return 1 if found or not calls else 0


if __name__ == "__main__":
    sys.exit(main())
