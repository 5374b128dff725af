"""How functions start."""

import subprocess
import sys

import pytest

from infra.artifacts import ROOT
from infra.domains import FUNCTIONS

_LOAD = "import gc, importlib, sys; importlib.import_module(sys.argv[1]); sys.exit(not gc.isenabled())"


@pytest.mark.req("21.18")
@pytest.mark.parametrize("module", [spec.handler.removesuffix(".handler") for spec in FUNCTIONS])
def test_garbage_is_collected_again_once_a_function_is_loaded(module: str) -> None:
    environment = {"AWS_LAMBDA_FUNCTION_NAME": "test", "AWS_DEFAULT_REGION": "eu-central-1"}

    subprocess.run([sys.executable, "-c", _LOAD, module], cwd=ROOT, env=environment, check=True)


@pytest.mark.req("21.18")
def test_collecting_stops_while_a_function_loads_and_nowhere_else() -> None:
    code = "import gc, sys, functions; sys.exit(gc.isenabled())"

    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={"AWS_LAMBDA_FUNCTION_NAME": "test"}, check=True)
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={}, check=False).returncode == 1
