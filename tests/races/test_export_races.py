"""Two workers at one export, workers that die, and what they leave."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
import pytest

from functions.exports.repository import ExportRepository
from functions.identity.rules import Role
from shared.caller import Caller
from shared.storage import Parts
from tests.conftest import UPLOADS
from tests.exported import archive, exported, fetched, order, table, worked
from tests.factories import lead_body, member
from tests.front_door import Client


@pytest.fixture
def api(alpha: Caller) -> Client:
    made = Client(member(alpha, Role.ADMIN))
    for number in range(3):
        made.made("/leads", lead_body(last_name=f"Person {number}"))
    return made


def objects(api: Client, record: dict[str, Any]) -> list[str]:
    prefix = f"org/{api.caller.org_id}/exports/{record['id']}/"
    found = boto3.client("s3").list_objects_v2(Bucket=UPLOADS, Prefix=prefix)
    return [each["Key"] for each in found.get("Contents", [])]


class Killed(BaseException):
    """The worker's process is gone."""


def killed_at(patch: pytest.MonkeyPatch, target: type, name: str, error: type[BaseException] = Killed) -> None:
    """The worker dies as it is about to do this, once."""
    direct, left = getattr(target, name), [1]

    def call(*arguments: Any, **named: Any) -> Any:
        if left.pop() if left else False:
            raise error
        return direct(*arguments, **named)

    patch.setattr(target, name, call)


@pytest.mark.req("15.4", "T9")
@pytest.mark.parametrize("kind", ["leads", "everything"])
def test_two_workers_at_one_export_leave_one_file(api: Client, kind: str) -> None:
    begun = api.made("/exports", {"kind": kind})

    with ThreadPoolExecutor(4) as workers:
        failures = list(workers.map(lambda _: order(api, begun["id"]), range(4)))

    record = api.get(f"/exports/{begun['id']}").body
    assert (failures, record["state"], record["version"]) == ([[]] * 4, "done", 2)
    assert len(objects(api, record)) == 1
    assert len(fetched(api, record)) == record["size"]


@pytest.mark.req("15.4", "T9")
@pytest.mark.parametrize(
    ("target", "name"),
    [(ExportRepository, "note"), (Parts, "finish"), (ExportRepository, "save"), (Parts, "_send")],
)
@pytest.mark.parametrize("kind", ["leads", "everything"])
def test_a_worker_that_dies_half_way_shows_nothing_and_the_next_one_ends_it(
    api: Client, kind: str, target: type, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = api.made("/exports", {"kind": kind})
    killed_at(monkeypatch, target, name)

    with pytest.raises(Killed):
        order(api, begun["id"])

    assert api.get(f"/exports/{begun['id']}").body["state"] == "working"
    assert api.get(f"/exports/{begun['id']}/link").code == "export_not_ready"
    record = worked(api, begun["id"])
    assert record["state"] == "done"
    data = archive(api, record)["leads.csv"] if kind == "everything" else fetched(api, record)
    assert len(table(data)) == 3


@pytest.mark.req("15.4", "T9")
def test_an_export_whose_work_fails_leaves_no_part_and_is_given_up_at_last(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = api.made("/exports", {"kind": "leads"})

    def broken(*_: Any) -> None:
        raise RuntimeError("disk on fire")

    monkeypatch.setattr(ExportRepository, "note", broken)

    assert order(api, begun["id"], tries=1) != []
    assert api.get(f"/exports/{begun['id']}").body["state"] == "working"
    assert order(api, begun["id"], tries=3) == []

    record = api.get(f"/exports/{begun['id']}").body
    assert (record["state"], record["failure"]["code"]) == ("failed", "worker_failed")
    assert objects(api, record) == []
    uploads = boto3.client("s3").list_multipart_uploads(Bucket=UPLOADS).get("Uploads", [])
    assert not [each for each in uploads if api.caller.org_id in each["Key"]]


@pytest.mark.req("15.4", "T9")
def test_an_order_that_comes_again_after_the_end_does_nothing(api: Client) -> None:
    record = exported(api, "leads")

    assert order(api, record["id"]) == []

    assert api.get(f"/exports/{record['id']}").body == record
    assert len(objects(api, record)) == 1


@pytest.mark.req("15.4")
def test_what_is_larger_than_a_part_goes_in_parts(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.storage.PART", 5 * 1024 * 1024)
    for number in range(200):
        api.made("/accounts", {"name": f"Rao {number}", "description": "ä😀" * 5000})
    sent = list[int]()
    direct = Parts._send

    def send(parts: Parts, part: bytes) -> None:
        sent.append(len(part))
        direct(parts, part)

    monkeypatch.setattr(Parts, "_send", send)

    record = exported(api, "accounts")

    assert record["state"] == "done"
    assert len(sent) == 2
    assert max(sent) <= 5 * 1024 * 1024
    assert len(table(fetched(api, record))) == 200
