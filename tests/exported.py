"""An export as a browser takes it: asked for, worked on, fetched."""

import csv
import io
import zipfile
from typing import Any

import requests

from functions.worker.events import handler
from tests.front_door import Client, LambdaContext
from tests.imported import Hours
from tests.queues import given_out

MARK = "\ufeff"


def order(api: Client, export_id: str, *, tries: int = 1, context: LambdaContext | None = None) -> list[Any]:
    """The queue gives an order out once; the failures the worker reports."""
    work = {"org_id": api.caller.org_id, "export_id": export_id}
    return given_out(handler, work, tries, context or Hours())


def worked(api: Client, export_id: str) -> dict[str, Any]:
    """The export once its work is done."""
    assert order(api, export_id) == []
    body: dict[str, Any] = api.get(f"/exports/{export_id}").body
    return body


def exported(api: Client, kind: str, **filters: str) -> dict[str, Any]:
    return worked(api, api.made("/exports", {"kind": kind, "filters": filters})["id"])


def fetched(api: Client, record: dict[str, Any]) -> bytes:
    """The bytes of its file, by the link that its firm gets."""
    answer = api.get(f"/exports/{record['id']}/link")
    assert answer.status == 200, answer.text
    return requests.get(answer.body["url"], timeout=10).content


def table(data: bytes) -> list[dict[str, str]]:
    """The rows of a file, by their headings."""
    text = data.decode()
    assert text.startswith(MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline="")))


def rows(api: Client, kind: str, **filters: str) -> list[dict[str, str]]:
    record = exported(api, kind, **filters)
    assert record["state"] == "done", record
    return table(fetched(api, record))


def archive(api: Client, record: dict[str, Any]) -> dict[str, bytes]:
    """The files of a zip, by their names."""
    with zipfile.ZipFile(io.BytesIO(fetched(api, record))) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}
