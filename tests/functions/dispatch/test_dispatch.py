"""The stream's consumer: one bad record holds up no other, and none is lost."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from functions.dispatch import events
from shared.db.stream import Changed
from shared.settings import setting
from tests.deals import a_lead
from tests.front_door import Client
from tests.streams import Record, Stream, tell_batch
from tests.sums import sums_of


class Parked:
    """The queue of parked changes."""

    def __init__(self, url: str) -> None:
        self.url = url

    def records(self) -> list[Record]:
        answer = boto3.client("sqs").receive_message(QueueUrl=self.url, MaxNumberOfMessages=10)
        return [json.loads(each["Body"]) for each in answer.get("Messages", [])]


@pytest.fixture
def parked(cloud: None, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Parked]:
    url = boto3.client("sqs").create_queue(QueueName=f"parked-{abs(hash(request.node.nodeid))}")["QueueUrl"]
    monkeypatch.setenv("PARKED_QUEUE_URL", url)
    setting.cache_clear()
    yield Parked(url)
    setting.cache_clear()


def failing_for(lead_id: str) -> Any:
    def consumer(change: Changed) -> None:
        if change.sk == f"LEAD#{lead_id}":
            raise ValueError("a consumer's defect")

    return consumer


@pytest.mark.req("21.4")
def test_a_change_that_cannot_be_told_is_parked_and_the_others_go_on(
    api: Client, stream: Stream, parked: Parked, monkeypatch: pytest.MonkeyPatch
) -> None:
    leads = [a_lead(api, lead_source="Web") for _ in range(3)]
    records = stream.records(api.caller.org_id)
    with monkeypatch.context() as broken:
        broken.setattr(events, "CONSUMERS", (failing_for(leads[1]["id"]), *events.CONSUMERS))
        answer = tell_batch(records)

    assert answer == {"batchItemFailures": []}
    (row,) = sums_of(api).values()
    assert row == {"leads:Web": 2}
    waiting = parked.records()
    assert waiting == [records[1]]

    assert tell_batch(waiting) == {"batchItemFailures": []}
    (row,) = sums_of(api).values()
    assert row == {"leads:Web": 3}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"Keys": {"PK": {"S": "SYS#SESS#1"}, "SK": {"S": "-"}}, "NewImage": {"t": {"S": "X"}}},
        {"Keys": {"PK": {"S": "ORG#01K0AAAAAAAAAAAAAAAAAAAAAA#ROLL"}, "SK": {"S": "PIPE"}}},
        {"Keys": {"PK": {"S": "ORG#not-an-id"}, "SK": {"S": "LEAD#1"}}},
    ],
    ids=["empty", "system", "derived", "malformed"],
)
def test_what_is_no_firms_record_is_parked_and_changes_nothing(parked: Parked, change: dict[str, Any]) -> None:
    record = {"eventID": "1", "eventName": "INSERT", "dynamodb": change | {"SequenceNumber": "17"}}

    assert tell_batch([record]) == {"batchItemFailures": []}
    assert parked.records() == [record]


def test_what_can_be_neither_told_nor_parked_is_reported_for_another_try(
    cloud: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARKED_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/123456789012/none")
    setting.cache_clear()
    record = {"eventID": "1", "eventName": "INSERT", "dynamodb": {"SequenceNumber": "17"}}

    assert tell_batch([record]) == {"batchItemFailures": [{"itemIdentifier": "17"}]}
    setting.cache_clear()


@pytest.mark.req("21.12", "21.14")
def test_a_batch_counts_business_and_names_the_requests_that_made_it(
    api: Client, stream: Stream, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[dict[str, Any]] = []
    monkeypatch.setattr("functions.dispatch.events.logger.info", lambda message, **fields: said.append(fields))
    lead = a_lead(api, email="ada@example.com")
    made = api.post(
        f"/leads/{lead['id']}/convert",
        {"version": lead["version"], "opportunity_name": "Kitchen", "close_date": "2027-03-31", "stage": "Proposal"},
    )
    assert made.status in {200, 201}
    capsys.readouterr()

    tell_batch(stream.records(api.caller.org_id))

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (metrics,) = [line for line in lines if "_aws" in line]
    assert {name: metrics[name] for name in metrics if name[0].isupper()} == {
        "LeadsCreated": [1.0],
        "LeadsConverted": [1.0],
    }
    assert metrics["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == [["service"]]
    assert made.headers["x-request-id"] in said[-1]["requests"]
    assert "ada" not in json.dumps([metrics, said[-1]])


def test_a_batch_without_business_publishes_nothing(
    api: Client, stream: Stream, capsys: pytest.CaptureFixture[str]
) -> None:
    lead = a_lead(api)
    tell_batch(stream.records(api.caller.org_id))
    api.patch(f"/leads/{lead['id']}", {"version": lead["version"], "title": "Director"})
    capsys.readouterr()

    tell_batch(stream.records(api.caller.org_id))

    assert "_aws" not in capsys.readouterr().out
