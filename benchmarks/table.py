"""The table that is measured: dynoxide, in memory or on a database of its own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shared import aws
from tests.conftest import DYNOXIDE
from tests.servers import free_port, stop, wait_for_port


@contextmanager
def served(database: Path | None = None) -> Iterator[None]:
    """The table every client made within finds."""
    port, before = free_port(), os.environ.get("AWS_ENDPOINT_URL_DYNAMODB", "")
    command = [str(DYNOXIDE), "--port", str(port), *(["--db-path", str(database)] if database else [])]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for_port(port)
        os.environ["AWS_ENDPOINT_URL_DYNAMODB"] = f"http://127.0.0.1:{port}"
        aws._clients.clear()
        yield
    finally:
        os.environ["AWS_ENDPOINT_URL_DYNAMODB"] = before
        aws._clients.clear()
        stop(process)
