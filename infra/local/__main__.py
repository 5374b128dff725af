"""`python -m infra.local up|down|reset|status`: the product on this machine."""

import argparse
import sys
import time
from pathlib import Path

from infra.artifacts import MissingArtifact
from infra.local import environment
from infra.local.emulator import Emulator, EmulatorError
from infra.local.http import ApiError


def main() -> int:
    """Do what the command line says; 1 with the reason when it cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m infra.local", description=__doc__)
    parser.add_argument("verb", choices=("up", "down", "reset", "status"))
    parser.add_argument("--state-dir", type=Path, default=environment.DEFAULT_STATE, help="where its data are kept")
    parser.add_argument("--port", type=int, help="listen here instead of on the kept port")
    parser.add_argument("--no-history", action="store_true", help="demo firms without the year behind them")
    arguments = parser.parse_args()
    state = arguments.state_dir.resolve()
    try:
        if arguments.verb == "up":
            _up(state, arguments.port, with_history=not arguments.no_history)
        elif arguments.verb == "status":
            pid = Emulator.at(state).pid
            sys.stdout.write(f"running as process {pid}\n" if pid else "not running\n")
        else:
            getattr(environment, arguments.verb)(state)
    except (EmulatorError, MissingArtifact, ApiError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _up(state: Path, port: int | None, *, with_history: bool) -> None:
    begun = time.monotonic()
    running = environment.up(state, port, with_history=with_history)
    sys.stdout.write(f"\nDealwright is at {running.url} ({time.monotonic() - begun:.0f} s)\n")
    sys.stdout.write(f"API keys work at http://{running.partner_host}:{running.port}/api/v1\n")
    sys.stdout.write(f"Mail that was sent is read at {running.mailbox}\n")
    sys.stdout.write("An evaluation on this machine: `make down` saves, a crash loses what came after the last stop.\n")
    sys.stdout.write(f"Password of every login: {running.password}\n")
    for login in running.logins:
        sys.stdout.write(f"  {login['email']:22} {login['role']:10} {login['firm']}\n")


if __name__ == "__main__":
    sys.exit(main())
