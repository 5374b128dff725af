"""Each deployment is synthesised once, by the worker process that needs it first."""

import fcntl
import os

import pytest

from infra.config import load
from tests.infra.assembly import Assembly, read, synthesise


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Assembly:
    """A customer's deployment in AWS."""
    return _made_once("example", tmp_path_factory)


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> Assembly:
    """The emulator's deployment."""
    return _made_once("local", tmp_path_factory)


@pytest.fixture(params=["example", "local"])
def assembly(request: pytest.FixtureRequest) -> Assembly:
    """Either deployment."""
    made: Assembly = request.getfixturevalue(request.param)
    return made


def _made_once(name: str, factory: pytest.TempPathFactory) -> Assembly:
    here = factory.getbasetemp()
    folder = (here.parent if "PYTEST_XDIST_WORKER" in os.environ else here) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = folder / "made"
        if made.exists():
            return read(load(name), folder)
        assembly = synthesise(load(name), folder)
        made.touch()
        return assembly
