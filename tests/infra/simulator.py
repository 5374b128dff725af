"""The policy simulator, in a process of its own."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

ALLOWED, DENIED = "Allowed", {"ImplicitlyDenied", "ExplicitlyDenied"}
_SIMULATE = Path(__file__).parent / "simulate.mjs"


def simulate(requests: list[dict[str, Any]]) -> list[str]:
    """The simulator's verdict on each request."""
    node = shutil.which("node")
    assert node, "the policy simulator needs Node"
    done = subprocess.run(
        [node, str(_SIMULATE)], input=json.dumps(requests), text=True, capture_output=True, check=True
    )
    verdicts: list[str] = json.loads(done.stdout)
    return verdicts
