"""A browser's part in an upload: what it says of a file, and the PUT to S3 that moto takes."""

import base64
import hashlib
from typing import Any

import requests

from tests.front_door import Client

PNG = b"\x89PNG\r\n\x1a\n a picture"


def sha256(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def announced(parent: str, data: bytes = PNG, **fields: Any) -> dict[str, Any]:
    """The body that announces a file of the record, such as `account:<id>`."""
    kind, _, record_id = parent.partition(":")
    body = {"parent": {"type": kind, "id": record_id}, "name": "Kitchen plan.png", "content_type": "image/png"}
    return body | {"size": len(data), "sha256": sha256(data)} | fields


def send(upload: dict[str, Any], data: bytes = PNG) -> int:
    """Send the bytes where they are to go, as a browser does; the status."""
    return requests.put(upload["url"], data=data, headers=upload["headers"], timeout=10).status_code


def begun(api: Client, parent: str, data: bytes = PNG, **fields: Any) -> str:
    """The id of an upload whose bytes have arrived."""
    upload = api.made("/files", announced(parent, data, **fields))
    assert send(upload, data) == 200
    file_id: str = upload["id"]
    return file_id


def a_file(api: Client, parent: str, data: bytes = PNG, **fields: Any) -> dict[str, Any]:
    """A file of the record."""
    answer = api.post(f"/files/{begun(api, parent, data, **fields)}/finish")
    assert answer.status == 200, answer.text
    record: dict[str, Any] = answer.body
    return record
