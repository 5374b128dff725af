"""The mailbox's process: beside the emulator's, on the port beside it."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from infra.artifacts import ROOT
from infra.local.emulator import Emulator, EmulatorError, is_free, is_gone, wait

_READY_SECONDS = 20
_STOP_SECONDS = 10


def port_of(emulator: Emulator) -> int:
    """Where the mailbox of an emulator listens."""
    return emulator.port + 1


def start(emulator: Emulator) -> None:
    """Start the mailbox unless it runs, and wait until it answers."""
    if _pid(emulator) is not None:
        return
    port = port_of(emulator)
    if not is_free(port):
        raise EmulatorError(f"port {port}, where mail is shown, is taken: free it, or use another `--port`")
    with (emulator.state / "mailbox.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "infra.local.mailbox", str(emulator.state), str(port), str(emulator.port)],
            cwd=ROOT,
            env=emulator.aws_environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    _file(emulator).write_text(str(process.pid), encoding="ascii")
    if not wait(lambda: process.poll() is not None or _answers(port), _READY_SECONDS) or process.poll() is not None:
        raise EmulatorError(f"the mailbox does not answer; see {emulator.state / 'mailbox.log'}")


def stop(emulator: Emulator) -> None:
    """End it; what was sent is kept."""
    pid = _pid(emulator)
    if pid is None:
        return
    os.kill(pid, signal.SIGTERM)
    if not wait(lambda: is_gone(pid), _STOP_SECONDS):
        os.kill(pid, signal.SIGKILL)
    _file(emulator).unlink()


def _file(emulator: Emulator) -> Path:
    return emulator.state / "mailbox.pid"


def _pid(emulator: Emulator) -> int | None:
    """The mailbox's process, if it runs; another program's number is not taken for it."""
    if not _file(emulator).is_file():
        return None
    pid = int(_file(emulator).read_text(encoding="ascii"))
    command = Path(f"/proc/{pid}/cmdline")
    return pid if command.is_file() and b"infra.local.mailbox" in command.read_bytes() else None


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2) as answer:
            return bool(answer.status)
    except (urllib.error.URLError, OSError):
        return False
