"""One emulator process: its port, its data, its log, its pid. It holds state for a clean stop only."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

from infra.artifacts import ROOT

PREFERRED_PORT = 4600
REGION = "us-east-1"
_PROGRAM = ROOT / ".tools" / "emulator" / "bin" / "python"
_READY_SECONDS = 60
_STOP_SECONDS = 30


class EmulatorError(RuntimeError):
    """The emulator cannot be started or used; the text says what to do."""


@dataclass(frozen=True)
class Emulator:
    """The emulator whose files are in `state`, listening on `port` of the loopback interface."""

    state: Path
    port: int

    @classmethod
    def at(cls, state: Path, port: int | None = None) -> "Emulator":
        """The emulator of a state folder; it keeps its port, as another origin would lose the browser's data."""
        state.mkdir(parents=True, exist_ok=True)
        kept = state / "port"
        if port is None:
            port = int(kept.read_text(encoding="ascii")) if kept.is_file() else _free_port()
        kept.write_text(str(port), encoding="ascii")
        return cls(state, port)

    @property
    def url(self) -> str:
        """The endpoint of every service."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        """What the emulator writes."""
        return self.state / "emulator.log"

    @property
    def aws_environment(self) -> dict[str, str]:
        """The environment in which SDKs and the CDK talk to the emulator and to nothing else."""
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def client(self, service: str) -> Any:
        """A client of one of the emulator's services."""
        return boto3.session.Session(aws_access_key_id="test", aws_secret_access_key="test").client(  # noqa: S106
            service,
            region_name=REGION,
            endpoint_url=self.url,
            config=Config(s3={"addressing_style": "path"}, max_pool_connections=16),
        )

    @property
    def pid(self) -> int | None:
        """The process this state folder's emulator runs in, if it does."""
        path = self.state / "pid"
        if not path.is_file():
            return None
        pid = int(path.read_text(encoding="ascii"))
        command = Path(f"/proc/{pid}/cmdline")
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return None
        return None if command.is_file() and b"ministack" not in command.read_bytes() else pid

    @property
    def was_stopped_cleanly(self) -> bool:
        """True when the data on disk are those of the last moment."""
        return (self.state / "clean").is_file()

    def start(self) -> bool:
        """Start and wait until every service answers; False when it already ran."""
        if self.pid is not None:
            self._wait_until_ready(lambda: self.pid is not None)
            return False
        if not _PROGRAM.is_file():
            raise EmulatorError("the emulator is not installed: run `make up`")
        if not is_free(self.port):
            raise EmulatorError(f"port {self.port} is taken: free it, or `python -m infra.local up --port <n>`")
        (self.state / "clean").unlink(missing_ok=True)
        shutil.rmtree(self.state / "tmp", ignore_errors=True)
        (self.state / "tmp").mkdir()
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [str(_PROGRAM), "-m", "ministack"],
                cwd=self.state,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        (self.state / "pid").write_text(str(process.pid), encoding="ascii")
        self._wait_until_ready(lambda: process.poll() is None)
        return True

    def stop(self) -> None:
        """Stop, saving the data; kill what does not stop, by its own process id only."""
        pid = self.pid
        if pid is None:
            return
        os.kill(pid, signal.SIGTERM)
        gone = wait(lambda: is_gone(pid), _STOP_SECONDS)
        if not gone:
            os.kill(pid, signal.SIGKILL)
            wait(lambda: is_gone(pid), _STOP_SECONDS)
        (self.state / "pid").unlink()
        if gone:
            (self.state / "clean").touch()

    def _environment(self) -> dict[str, str]:
        """Little of ours, since functions inherit all of the emulator's."""
        ours = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {
            **ours,
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self.port),
            "MINISTACK_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "IOT_MTLS_ENABLED": "0",
            "PERSIST_STATE": "1",
            "STATE_DIR": str(self.state / "data"),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(self.state / "s3"),
            "TMPDIR": str(self.state / "tmp"),
        }

    def _wait_until_ready(self, lives: Callable[[], bool]) -> None:
        def ready() -> bool:
            if not lives():
                raise EmulatorError(f"the emulator ended at once; see {self.log}")
            try:
                with urllib.request.urlopen(f"{self.url}/_ministack/health", timeout=2) as answer:  # noqa: S310
                    return bool(json.load(answer))
            except (urllib.error.URLError, OSError):
                return False

        if not wait(ready, _READY_SECONDS):
            raise EmulatorError(f"the emulator does not answer; see {self.log}")


def wait(done: Callable[[], bool], seconds: int) -> bool:
    """Whether it was done within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return True
        time.sleep(0.1)
    return False


def is_gone(pid: int) -> bool:
    """Whether the process has ended."""
    try:
        if os.waitpid(pid, os.WNOHANG) != (0, 0):
            return True
    except ChildProcessError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def is_free(port: int) -> bool:
    """Whether nobody listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _free_port() -> int:
    if is_free(PREFERRED_PORT) and is_free(PREFERRED_PORT + 1):
        return PREFERRED_PORT
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
