"""`make e2e`: a fresh deployment on a free port, the journeys in Chromium against it, and nothing left behind.

Without arguments for Playwright the second firm's admin is then mailed what is due, and sends made-up requests to
every operation. The firms have no year behind them: journeys look for what they have made themselves.
"""

import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from infra.domains import DOMAINS
from infra.local.emulator import Emulator
from tests.e2e.deployed import Deployed, made_up_requests, morning_mail
from tests.servers import free_port, installed_browser

ROOT = Path(__file__).parents[2]


def main(arguments: list[str]) -> int:
    """0 when all is well; `arguments` go to Playwright."""
    browser = installed_browser()
    if browser is None:
        sys.stderr.write("Chromium is needed: install your distribution's package `chromium`\n")
        return 1
    state = Path(tempfile.mkdtemp(prefix="dealwright-e2e-"))
    local = [sys.executable, "-m", "infra.local"]
    try:
        up = [*local, "up", "--state-dir", str(state), "--port", str(free_port()), "--no-history"]
        subprocess.run(up, cwd=ROOT, check=True)
        running = json.loads((state / "running.json").read_text())
        told = {
            "BASE_URL": running["url"],
            "PARTNER_HOST": running["partner_host"],
            "PASSWORD": running["password"],
            "CHROMIUM": browser,
        }
        _warm(running["port"], running["host"])
        playwright = [str(ROOT / "node_modules/.bin/playwright"), "test", "--config", "tests/e2e", *arguments]
        journeys = subprocess.run(playwright, cwd=ROOT, env=os.environ | told, check=False).returncode
        if arguments:
            return journeys
        owner = next(login["email"] for login in reversed(running["logins"]) if login["role"] == "admin")
        firm = Deployed(running["port"], running["host"], owner, running["password"])
        return journeys or morning_mail(firm, owner, Emulator.at(state)) or made_up_requests(firm)
    finally:
        subprocess.run([*local, "down", "--state-dir", str(state)], cwd=ROOT, check=False)
        shutil.rmtree(state, ignore_errors=True)


def _warm(port: int, host: str) -> None:
    """Start every function once, one after the other: together they can outlast the gateway."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for spec in DOMAINS:
        connection.request("GET", spec.routes[0].path, headers={"Host": host, "Cookie": "__Host-at=none"})
        connection.getresponse().read()
    connection.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
