"""The table's stream, followed from now on, as Lambda would hand it over."""

import json
from typing import Any, cast

import boto3
from botocore.config import Config

from functions.dispatch.events import handler
from shared import aws
from shared.db.keys import Family, org_partition
from shared.settings import setting
from tests.front_door import LambdaContext

Record = dict[str, Any]


class Stream:
    """Follows the stream; the emulator's shard ids are shorter than the SDK expects, so it validates nothing."""

    def __init__(self, endpoint: str) -> None:
        self._client = boto3.client("dynamodbstreams", endpoint_url=endpoint, config=Config(parameter_validation=False))
        arn = aws.client("dynamodb").describe_table(TableName=setting("TABLE_NAME"))["Table"]["LatestStreamArn"]
        shards = self._client.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
        self._iterators = [
            self._client.get_shard_iterator(StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="LATEST")[
                "ShardIterator"
            ]
            for shard in shards
        ]

    def records(self, org_id: str) -> list[Record]:
        """What has happened to the firm's records since the last time, filtered as the event source filters."""
        found: list[Record] = []
        for number, iterator in enumerate(self._iterators):
            while True:
                answer = self._client.get_records(ShardIterator=iterator)
                found += answer["Records"]
                iterator = self._iterators[number] = answer["NextShardIterator"]
                if not answer["Records"]:
                    break
        return [as_event(each) for each in found if _is_record(each, org_id)]


def _is_record(record: Record, org_id: str) -> bool:
    change = record["dynamodb"]
    return {"t", "version"} <= set(change.get("NewImage", {})) and change["Keys"]["PK"]["S"] in _partitions(org_id)


def _partitions(org_id: str) -> tuple[str, ...]:
    return org_partition(org_id), org_partition(org_id, Family.SHOP)


def as_event(record: Record) -> Record:
    """As it arrives in the function: plain JSON."""
    told: Record = json.loads(json.dumps(record, default=str))
    return told


def tell_batch(records: list[Record]) -> dict[str, Any]:
    """Hand a batch to the dispatcher."""
    answer: dict[str, Any] = handler({"Records": records}, cast(Any, LambdaContext()))
    return answer
