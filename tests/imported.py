"""An import as a browser takes it through its steps, with the worker's part between them."""

from dataclasses import dataclass, field
from typing import Any

from functions.worker.events import RESERVE_MS, handler
from tests.front_door import Client, LambdaContext
from tests.queues import given_out
from tests.uploads import send, sha256

CSV = "text/csv"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKING = {"reading", "checking", "running", "undoing"}


@dataclass
class Hours(LambdaContext):
    """A worker that has time for so many stretches."""

    stretches: int = 1000
    asked: int = field(default=0)

    def get_remaining_time_in_millis(self) -> int:
        self.asked += 1
        return RESERVE_MS + 1 if self.asked <= self.stretches else RESERVE_MS


def announced(data: bytes, kind: str, **fields: Any) -> dict[str, Any]:
    body = {"kind": kind, "name": "leads.csv", "content_type": CSV, "size": len(data), "sha256": sha256(data)}
    return body | fields


def order(api: Client, import_id: str, *, tries: int = 1, context: LambdaContext | None = None) -> list[Any]:
    """The queue gives an order out once; the failures the worker reports."""
    work = {"org_id": api.caller.org_id, "import_id": import_id}
    return given_out(handler, work, tries, context or Hours())


def worked(api: Client, import_id: str) -> dict[str, Any]:
    """The import once its present work is done."""
    assert order(api, import_id) == []
    answer = api.get(f"/imports/{import_id}")
    assert answer.body["state"] not in WORKING, answer.text
    body: dict[str, Any] = answer.body
    return body


def uploaded(api: Client, data: bytes, kind: str = "leads", **fields: Any) -> dict[str, Any]:
    """An import whose file has been read."""
    upload = api.made("/imports", announced(data, kind, **fields))
    assert send(upload, data) == 200
    answer = api.post(f"/imports/{upload['id']}/uploaded")
    assert answer.status == 200, answer.text
    return worked(api, upload["id"])


def step(api: Client, record: dict[str, Any], name: str, **fields: Any) -> dict[str, Any]:
    """The import after a step and its work."""
    answer = api.post(f"/imports/{record['id']}/{name}", {"version": record["version"], **fields})
    assert answer.status == 200, answer.text
    return worked(api, record["id"])


def mapped(api: Client, record: dict[str, Any], *fields: str | None) -> dict[str, Any]:
    """The import after its rows were checked, by default under the fields that were guessed."""
    chosen = list(fields) or [each["field"] for each in record["columns"]]
    return step(api, record, "mapping", fields=chosen)


def checked(api: Client, text: str | bytes, kind: str = "leads", **fields: Any) -> dict[str, Any]:
    return mapped(api, uploaded(api, text.encode() if isinstance(text, str) else text, kind, **fields))


def imported(api: Client, text: str | bytes, kind: str = "leads", **fields: Any) -> dict[str, Any]:
    return step(api, checked(api, text, kind, **fields), "run")


def rows(api: Client, record: dict[str, Any], action: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        answer = api.get(f"/imports/{record['id']}/rows", action=action, limit="100", **cursor)
        assert answer.status == 200, answer.text
        found += answer.body["items"]
        if answer.body["next_cursor"] is None:
            return found
        cursor = {"cursor": answer.body["next_cursor"]}


def why(api: Client, record: dict[str, Any], action: str = "refuse") -> list[tuple[int, str | None, str]]:
    """Row, field and code of every problem."""
    found = rows(api, record, action)
    return [(row["row"], each["field"], each["code"]) for row in found for each in row["problems"]]


def counts(record: dict[str, Any]) -> dict[str, int]:
    """The counts that are not nought."""
    return {name: number for name, number in record["counts"].items() if number}
