"""`python -m infra.ops.smoke <deployment>`: what only a real deployment can prove, asked of it.

Run it once after the first deployment into an account, and after changes of roles, buckets or distribution. It creates
nothing and changes nothing: every write it tries is one that must be refused. At the emulator, which enforces little of
this, a check that fails is said to be unproven there; everywhere else it is a failure.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from infra.local.environment import DEFAULT_STATE
from infra.ops.probes import Deployed, Unproven, arrive
from infra.ops.probes import buckets as bucket_probes
from infra.ops.probes import site as site_probes
from infra.ops.probes import table as table_probes

BY_HAND = (
    "the firewall's rates: 150 requests to /api/v1/health within a minute, then 403 for a minute",
    "the stage's throttling: more than `throttle.rate` requests a second, then 429",
    "a forgotten password's code: a wrong one is refused, and the eleventh within a quarter of an hour is answered 429",
    "the second factor: an admin without one is asked to enrol before anything else",
    "mail: the invitation arrives, and its sender's domain passes SPF and DKIM",
)
"""What needs a person, a mailbox or a flood."""

Probe = Callable[[Deployed], None]


def probes() -> Iterator[tuple[str, Probe]]:
    """Every check by what it proves."""
    for module in (table_probes, bucket_probes, site_probes):
        yield from module.PROBES.items()


def run(deployed: Deployed) -> list[tuple[str, str | None]]:
    """Every check, and why it did not prove what it says (None: it did)."""
    found: list[tuple[str, str | None]] = []
    for name, probe in probes():
        try:
            probe(deployed)
        except Unproven as reason:
            found.append((name, str(reason)))
        else:
            found.append((name, None))
    return found


def main() -> int:
    """Smoke-test the deployment on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deployment", help="the name of a file in config/")
    parser.add_argument("--state-dir", type=Path, default=DEFAULT_STATE, help="where the emulator keeps its data")
    arguments = parser.parse_args()
    deployed = arrive(arguments.deployment, arguments.state_dir.resolve())
    found = run(deployed)
    unproven = "not proven here" if deployed.config.emulator else "FAILED"
    for name, reason in found:
        sys.stdout.write(f"{'proven' if reason is None else unproven:16} {name}{f': {reason}' if reason else ''}\n")
    for text in BY_HAND:
        sys.stdout.write(f"{'by hand':16} {text}\n")
    failed = sum(reason is not None for _, reason in found)
    sys.stdout.write(f"{len(found) - failed} proven, {failed} {unproven.lower()}, {len(BY_HAND)} by hand\n")
    return 1 if failed and not deployed.config.emulator else 0


if __name__ == "__main__":
    sys.exit(main())
