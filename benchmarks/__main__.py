"""`make bench`: what the endpoints cost, into docs/benchmarks.md."""

import json
import os
import platform
import statistics
import subprocess
import time
import timeit
from collections.abc import Callable
from typing import Any

import boto3
from moto import mock_aws

from infra.artifacts import ROOT
from shared import aws
from shared.ids import new_id
from tests.conftest import DYNOXIDE, create_table
from tests.factories import lead_body, new_firm
from tests.front_door import Answer, Client, event, respond, verdict_of
from tests.servers import free_port, stop, wait_for_port

REPORT = ROOT / "docs/benchmarks.md"
REPEATS, DISPATCHES, LINES, PAGE = 15, 300, 5, 25
_READS = {"GetItem", "Query", "BatchGetItem", "TransactGetItems"}
Request = Callable[[], Answer]

_HEAD = """# Benchmarks

`make bench` writes this page. {machine}, Python {python}, commit {commit}.
Medians of {repeats} requests each, {dispatches} for dispatch. Calls and capacity are exact, as dynoxide counts them by
DynamoDB's rules; milliseconds are this machine's, the table's included, so only their ratios carry over.

| request | table calls | read units | write units | ms | times the first |
| --- | --- | --- | --- | --- | --- |
"""


class Meter:
    def restart(self) -> None:
        self.operations: list[str] = []
        self.units: dict[str, Any] = {"read": 0, "write": 0}

    def ask(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        self.operations.append(model.name)
        params["body"] = json.dumps(json.loads(params["body"]) | {"ReturnConsumedCapacity": "TOTAL"}).encode()

    def hear(self, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        used = parsed.get("ConsumedCapacity", [])
        for each in used if isinstance(used, list) else [used]:
            self.units["read" if model.name in _READS else "write"] += each["CapacityUnits"]

    def of(self, request: Request) -> tuple[Any, ...]:
        self.restart()
        begun = time.perf_counter()
        answer = request()
        milliseconds = (time.perf_counter() - begun) * 1000
        assert answer.status in {200, 201}, answer.text
        return len(self.operations), self.units["read"], self.units["write"], milliseconds


def requests(api: Client) -> dict[str, Callable[[], Request]]:
    product = api.made("/products", {"name": "Kitchen", "standard_list_price": "100.00"})["id"]
    firm = [api.made("/accounts", {"name": f"Account {number}"})["id"] for number in range(PAGE)]

    def conversion() -> Request:
        path = f"/leads/{api.made('/leads', lead_body(company=new_id()))['id']}/convert"
        return lambda: api.post(path, {"version": 1, "opportunity_name": "Kitchen"})

    def order() -> Request:
        deal = {"name": "Kitchen", "stage": "Closed Won", "account_id": firm[0]}
        path = f"/opportunities/{api.made('/opportunities', deal)['id']}"
        lines = [{"product_id": product, "quantity": "2"}] * LINES
        assert api.put(f"{path}/line_items", {"version": 1, "line_items": lines}).status == 200
        return lambda: api.post(f"{path}/generate-order", {})

    return {
        "one account": lambda: lambda: api.get(f"/accounts/{firm[0]}"),
        f"a list page of {PAGE}": lambda: lambda: api.get("/accounts", limit=str(PAGE)),
        "a lead's conversion": conversion,
        f"an order of {LINES} lines": order,
    }


def dispatch(api: Client) -> str:
    """Event in, answer out, for a body refused before the table; beside parsing that event as bare JSON."""
    body = json.dumps({"name": "Kitchen", "standard_list_price": "-1"})
    secure = {"cookies": {"__Host-csrf": "token"}, "headers": {"x-csrf-token": "token"}}
    made = event("POST", "/api/v1/products", body=body, verdict=verdict_of(api.caller), **secure)
    assert respond("catalog", made).status == 422
    text = json.dumps(made)
    whole, bare = (
        statistics.median(timeit.repeat(work, timer=time.process_time, repeat=DISPATCHES, number=1)) * 1e6
        for work in (lambda: respond("catalog", made), lambda: json.loads(text))
    )
    return f"\nDispatch: {whole:.0f} µs of processor time, {whole / bare:.0f} times a bare `json.loads` of its event.\n"


def report() -> str:
    """The page; every request is prepared and sent once before it is measured."""
    create_table(boto3.client("dynamodb"))
    os.environ["CURSOR_SECRET_ARN"] = boto3.client("secretsmanager").create_secret(Name="c", SecretString="c")["ARN"]
    meter, events = Meter(), aws.session().events
    meter.restart()
    events.register("before-call.dynamodb", meter.ask)
    events.register("after-call.dynamodb", meter.hear)
    api = Client(new_firm("INR", "Asia/Kolkata"))
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    machine = f"{os.cpu_count()} processors, {platform.platform(terse=True)}, {platform.machine()}"
    head = {"machine": machine, "python": platform.python_version(), "commit": commit}
    lines, base = [], 0.0
    for label, prepare in requests(api).items():
        meter.of(prepare())
        medians = [statistics.median(row) for row in zip(*(meter.of(prepare()) for _ in range(REPEATS)), strict=True)]
        base = base or medians[3]
        cells = [f"{each:g}" for each in medians[:3]] + [f"{medians[3]:.1f}", f"{medians[3] / base:.1f}"]
        lines.append(f"| {label} | {' | '.join(cells)} |\n")
    return _HEAD.format(**head, repeats=REPEATS, dispatches=DISPATCHES) + "".join(lines) + dispatch(api)


if __name__ == "__main__":
    port = free_port()
    process = subprocess.Popen([DYNOXIDE, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for_port(port)
        os.environ["AWS_ENDPOINT_URL_DYNAMODB"] = f"http://127.0.0.1:{port}"
        with mock_aws():
            REPORT.write_text(report(), encoding="utf-8")
    finally:
        stop(process)
