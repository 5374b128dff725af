"""Two workers at one import, workers that die, and two people at one button."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
import pytest

from functions.identity.rules import Role
from functions.imports.repository import ImportRepository
from shared.caller import Caller
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import untouched
from tests.imported import Hours, checked, counts, imported, order, rows, step, uploaded, worked
from tests.streams import Stream, tell_batch

TEXT = "Last name,Company,Email\n" + "".join(f"Person {n},Firm {n},p{n}@x.example\n" for n in range(9))


@pytest.fixture
def api(alpha: Caller, monkeypatch: pytest.MonkeyPatch) -> Client:
    """An admin whose imports are written three rows at a time."""
    for module in ("functions.worker.service", "functions.loading.service", "functions.imports.service"):
        monkeypatch.setattr(f"{module}.STRETCH", 3)
    return Client(member(alpha, Role.ADMIN))


def emails(api: Client) -> list[str]:
    return sorted(each["email"] for each in api.get("/leads", limit="100").body["items"])


ALL = sorted(f"p{n}@x.example" for n in range(9))


def begun(api: Client, record: dict[str, Any], name: str = "run") -> None:
    answer = api.post(f"/imports/{record['id']}/{name}", {"version": record["version"]})
    assert answer.status == 200, answer.text


@pytest.mark.req("16.1", "T9")
def test_two_workers_at_the_same_stretches_write_them_once(api: Client) -> None:
    record = checked(api, TEXT)
    begun(api, record)

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda _: order(api, record["id"]), range(4)))

    done = worked(api, record["id"])
    assert (done["state"], counts(done)) == ("done", {"create": 9})
    assert emails(api) == ALL


@pytest.mark.req("16.1", "T9")
def test_an_undo_by_two_workers_is_one(api: Client) -> None:
    record = imported(api, TEXT)
    begun(api, record, "undo")

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda _: order(api, record["id"]), range(4)))

    undone = worked(api, record["id"])
    assert (undone["state"], undone["counts"]["left"]) == ("undone", 0)
    assert emails(api) == []


class Killed(BaseException):
    """The worker's process is gone."""


def killed_before(patch: pytest.MonkeyPatch, name: str, times: int) -> None:
    """The worker dies as it is about to do this, that often."""
    target, left = getattr(ImportRepository, name), [times]

    def call(*arguments: Any, **named: Any) -> Any:
        if left[0] > 0:
            left[0] -= 1
            raise Killed
        return target(*arguments, **named)

    patch.setattr(ImportRepository, name, call)


@pytest.mark.req("16.1", "T9")
@pytest.mark.parametrize("name", ["run", "undo"])
def test_a_worker_that_dies_after_a_stretch_is_gone_on_for_where_it_was(
    api: Client, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = checked(api, TEXT) if name == "run" else imported(api, TEXT)
    begun(api, record, name)
    killed_before(monkeypatch, "advance", 2)
    for _ in range(2):
        with pytest.raises(Killed):
            order(api, record["id"])
    halfway = api.get(f"/imports/{record['id']}").body

    done = worked(api, record["id"])

    assert (halfway["rows_done"], done["state"]) == (0, "done" if name == "run" else "undone")
    assert counts(done) == {"create": 9}
    assert emails(api) == (ALL if name == "run" else [])


@pytest.mark.req("16.1", "T9")
def test_a_worker_without_time_hands_on_and_its_progress_is_seen(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    record = checked(api, TEXT)
    begun(api, record)
    handed: list[dict[str, str]] = []
    monkeypatch.setattr(
        "functions.worker.events.hand_out", lambda org_id, **work: handed.append({"org_id": org_id, **work})
    )

    assert order(api, record["id"], context=Hours(stretches=2)) == []

    seen = api.get(f"/imports/{record['id']}").body
    assert handed == [{"org_id": api.caller.org_id, "import_id": record["id"]}]
    assert (seen["state"], seen["rows_done"], len(emails(api))) == ("running", 6, 6)
    assert counts(worked(api, record["id"])) == {"create": 9}


@pytest.mark.req("16.1", "T9")
def test_work_that_always_fails_ends_as_failed_and_can_be_undone(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    record = checked(api, TEXT)
    begun(api, record)

    def killed(*_: object) -> None:
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr(ImportRepository, "advance", killed)
        assert order(api, record["id"], tries=1) == [{"itemIdentifier": "m1"}]
        assert order(api, record["id"], tries=3) == []

    failed = api.get(f"/imports/{record['id']}").body
    assert (failed["state"], failed["failure"]["code"], len(emails(api))) == ("failed", "worker_failed", 3)
    assert step(api, failed, "undo")["state"] == "undone"
    assert emails(api) == []
    assert counts(imported(api, TEXT)) == {"create": 6, "update": 3}
    assert emails(api) == ALL


@pytest.mark.req("16.1", "T9")
def test_an_import_started_by_two_at_once_is_started_once(api: Client) -> None:
    record = checked(api, TEXT)
    path, body = f"/imports/{record['id']}/run", {"version": record["version"]}

    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda _: api.post(path, body), range(8)))

    assert sorted(answer.status for answer in answers) == [200, *[409] * 7]
    assert counts(worked(api, record["id"])) == {"create": 9}
    assert emails(api) == ALL


@pytest.mark.req("16.1")
def test_one_import_of_a_firm_writes_at_a_time(api: Client) -> None:
    first, second = checked(api, TEXT), checked(api, TEXT.replace("@x", "@y"))
    begun(api, first)
    with untouched(api.caller):
        refused = api.post(f"/imports/{second['id']}/run", {"version": second["version"]})
    assert (refused.status, refused.code) == (409, "import_running")

    worked(api, first["id"])

    assert counts(step(api, second, "run")) == {"create": 9}


@pytest.mark.req("16.1")
def test_an_import_at_work_is_handed_out_by_the_stream_and_taken_up_again_when_asked(
    api: Client, stream: Stream, work_queue: str
) -> None:
    sqs = boto3.client("sqs")

    def waiting() -> list[str]:
        assert tell_batch(stream.records(api.caller.org_id)) == {"batchItemFailures": []}
        found = sqs.receive_message(QueueUrl=work_queue, MaxNumberOfMessages=10).get("Messages", [])
        for each in found:
            sqs.delete_message(QueueUrl=work_queue, ReceiptHandle=each["ReceiptHandle"])
        return [each["Body"] for each in found]

    record = uploaded(api, TEXT.encode())
    wanted = f'{{"org_id": "{api.caller.org_id}", "import_id": "{record["id"]}"}}'
    assert waiting() == [wanted]
    fields = [each["field"] for each in record["columns"]]
    answer = api.post(f"/imports/{record['id']}/mapping", {"version": record["version"], "fields": fields})
    assert waiting() == [wanted]
    stood = api.post(f"/imports/{record['id']}/continue", {"version": answer.body["version"]})
    assert (stood.status, stood.body["state"], waiting()) == (200, "checking", [wanted])
    assert worked(api, record["id"])["state"] == "checked"
    assert waiting() == []
    assert len(rows(api, record, "create")) == 9
