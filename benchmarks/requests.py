"""What endpoints ask of the table, and how their time compares."""

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks.page import Chapter, Figure
from shared import aws
from shared.ids import new_id
from tests.factories import lead_body
from tests.front_door import Answer, Client

_REPEATS, _LINES, _PAGE = 25, 5, 25
_READS = {"GetItem", "Query", "BatchGetItem", "TransactGetItems"}
Request = Callable[[], Answer]


class Meter:
    """The table calls of a request, and the capacity they use by DynamoDB's rules."""

    def __init__(self) -> None:
        self.restart()
        self._events = aws.session().events
        self._events.register("before-call.dynamodb", self._ask)
        self._events.register("after-call.dynamodb", self._hear)
        aws._clients.clear()  # hooks bind when a client is made

    def stop(self) -> None:
        self._events.unregister("before-call.dynamodb", self._ask)
        self._events.unregister("after-call.dynamodb", self._hear)
        aws._clients.clear()

    def restart(self) -> None:
        self.calls = 0
        self.units: dict[str, Any] = {"read": 0, "write": 0}

    def _ask(self, params: dict[str, Any], **_: Any) -> None:
        self.calls += 1
        params["body"] = json.dumps(json.loads(params["body"]) | {"ReturnConsumedCapacity": "TOTAL"}).encode()

    def _hear(self, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        used = parsed.get("ConsumedCapacity", [])
        for each in used if isinstance(used, list) else [used]:
            self.units["read" if model.name in _READS else "write"] += each["CapacityUnits"]

    def of(self, request: Request) -> tuple[Any, ...]:
        self.restart()
        begun = time.perf_counter()
        answer = request()
        milliseconds = (time.perf_counter() - begun) * 1000
        assert answer.status in {200, 201}, answer.text
        return self.calls, self.units["read"], self.units["write"], milliseconds


def _requests(api: Client) -> dict[str, Callable[[], Request]]:
    product = api.made("/products", {"name": "Kitchen", "standard_list_price": "100.00"})["id"]
    firm = [api.made("/accounts", {"name": f"Account {number}"})["id"] for number in range(_PAGE)]

    def conversion() -> Request:
        path = f"/leads/{api.made('/leads', lead_body(company=new_id()))['id']}/convert"
        return lambda: api.post(path, {"version": 1, "opportunity_name": "Kitchen"})

    def order() -> str:
        deal = {"name": "Kitchen", "stage": "Closed Won", "account_id": firm[0]}
        path = f"/opportunities/{api.made('/opportunities', deal)['id']}"
        lines = [{"product_id": product, "quantity": "2"}] * _LINES
        assert api.put(f"{path}/line_items", {"version": 1, "line_items": lines}).status == 200
        return f"{path}/generate-order"

    def payment() -> Request:
        made = api.post(order(), {}).body["id"]
        key = {"Idempotency-Key": new_id()}
        return lambda: api.post(f"/orders/{made}/payments", {"amount": "5.00", "method": "UPI"}, headers=key)

    def ordering() -> Request:
        path = order()
        return lambda: api.post(path, {})

    return {
        "one account": lambda: lambda: api.get(f"/accounts/{firm[0]}"),
        f"a list page of {_PAGE}": lambda: lambda: api.get("/accounts", limit=str(_PAGE)),
        "an account and all around it": lambda: lambda: api.get(f"/accounts/{firm[0]}/related"),
        "the pipeline": lambda: lambda: api.get("/reports/pipeline"),
        "a lead's conversion": conversion,
        f"an order of {_LINES} lines": ordering,
        "a payment": payment,
    }


def chapter(api: Client, meter: Meter) -> Chapter:
    """Every request is prepared and sent once before it is measured."""
    figures, base = [], 0.0
    for label, prepare in _requests(api).items():
        meter.of(prepare())
        rows = zip(*(meter.of(prepare()) for _ in range(_REPEATS)), strict=True)
        calls, read, write, milliseconds = (statistics.median(row) for row in rows)
        base = base or milliseconds
        cells = [f"{calls:g}", f"{read:g}", f"{write:g}", f"{milliseconds:.1f}", f"{milliseconds / base:.1f}"]
        figures.append(Figure(label, cells))
    return Chapter(
        "Requests",
        "python -m benchmarks requests",
        f"Medians of {_REPEATS}. Calls and capacity are exact, as dynoxide counts them by DynamoDB's rules, and held "
        "by the tests (`docs/access-patterns.md`); calls made side by side count one by one here. Milliseconds are "
        "this machine's, the table's included.",
        ["table calls", "read units", "write units", "ms", "times the first"],
        figures,
    )
