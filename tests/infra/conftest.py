"""Each deployment is synthesised once per worker process."""

import pytest

from infra.config import load
from tests.infra.assembly import Assembly, synthesise


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Assembly:
    """A customer's deployment in AWS."""
    return synthesise(load("example"), tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> Assembly:
    """The emulator's deployment."""
    return synthesise(load("local"), tmp_path_factory.mktemp("local"))


@pytest.fixture(params=["example", "local"])
def assembly(request: pytest.FixtureRequest) -> Assembly:
    """Either deployment."""
    made: Assembly = request.getfixturevalue(request.param)
    return made
