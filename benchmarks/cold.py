"""What a cold start costs: processor time of importing each function in a fresh process, as Lambda has it."""

import os
import resource
import subprocess
import sys
from pathlib import Path

from benchmarks.page import Chapter, Figure
from infra.artifacts import BUILD, ROOT
from infra.domains import FUNCTIONS

_ROUNDS = 7
_PEER = ROOT / ".tools/bench/lib"
_LAYER, _CODE = BUILD / "layer-local/python", BUILD / "code-local"
_CLIENT = "import boto3; boto3.client('dynamodb')"
_PEER_APP = """
import boto3
from fastapi import FastAPI
from mangum import Mangum
from pydantic import BaseModel
boto3.client("dynamodb")
app = FastAPI()
def add(number):
    class Model(BaseModel):
        id: str
        name: str
        price: str | None = None
        quantity: int = 0
    Model.__name__ = Model.__qualname__ = f"Model{number}"
    def create(body: Model) -> Model:
        return body
    app.post(f"/models/{number}")(create)
for number in range(20):
    add(number)
handler = Mangum(app)
"""


def _environment(*path: Path) -> dict[str, str]:
    return {
        "PYTHONPATH": os.pathsep.join(map(str, path)),
        "PYTHONDONTWRITEBYTECODE": "1",
        "AWS_LAMBDA_FUNCTION_NAME": "bench",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
    }


LOCAL = _environment(_LAYER, _CODE)
"""What a function of the emulator has about it when it starts."""


def milliseconds(code: str, environment: dict[str, str]) -> float:
    """Processor time of a fresh process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-S", "-c", code], env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def chapter() -> Chapter:
    """Everything takes turns, so that a busy minute is everybody's."""
    own, peer = LOCAL, _environment(_PEER)
    modules = [spec.handler.removesuffix(".handler") for spec in FUNCTIONS if not spec.has_pdf]
    tasks = {"boto3 and a client": (_CLIENT, own), "FastAPI, Mangum, boto3, 20 models": (_PEER_APP, peer)}
    tasks |= {module: (f"import {module}", own) for module in modules}
    rounds = [{label: milliseconds(*task) for label, task in tasks.items()} for _ in range(_ROUNDS + 1)][1:]
    least = {label: min(each[label] for each in rounds) for label in tasks}
    client, fastapi = list(least.values())[:2]
    figures = []
    for label, each in least.items():
        limit = {"functions.identity.authorizer": 1.0}.get(label, 1.6) if label in modules else None
        cells = [f"{each:.0f}", f"{each / fastapi:.2f}", f"{each / client:.2f}"]
        figures.append(Figure(label, cells, each / client, limit))
    return Chapter(
        "Cold starts",
        "python -m benchmarks cold",
        f"Milliseconds of processor time in a fresh process, bytecode present, the least of {_ROUNDS} rounds in turns: "
        "other work only ever adds. "
        "The budget is 0.5 of FastAPI's and 1.3 of boto3's; the limit, on the last column, is where it is refused.",
        ["ms", "of FastAPI's", "of boto3's"],
        figures,
    )
