"""The replay of recorded calls catches what it is there for."""

from typing import Any

import boto3
import pytest

from shared.db.ops import to_wire
from tests.conftest import TABLE
from tests.infra.assembly import Assembly
from tests.recorded import MINE, OTHER, Call, Recorder, calls_of
from tests.replay import refused

ROLE = "tenant-rw"


def a_get(pk: str) -> dict[str, Any]:
    return {"TableName": "T", "Key": to_wire({"PK": pk, "SK": "META"})}


def a_query(pk: str, index: str | None = None) -> dict[str, Any]:
    name = f"{index}PK" if index else "PK"
    values = to_wire({":pk": pk})
    asked = {"KeyConditionExpression": f"{name} = :pk", "ExpressionAttributeValues": values}
    return asked | ({"IndexName": index} if index else {})


def a_transaction(*pks: str) -> dict[str, Any]:
    return {"TransactItems": [{"Put": {"Item": to_wire({"PK": pk, "SK": "x"})}} for pk in pks]}


GOOD: list[tuple[str, dict[str, Any]]] = [
    ("GetItem", a_get(f"ORG#{MINE}")),
    ("Query", a_query(f"ORG#{MINE}#LEAD", "GSI2")),
    ("TransactWriteItems", a_transaction(f"ORG#{MINE}", f"ORG#{MINE}#UNIQ")),
]
PLANTED: list[tuple[str, dict[str, Any]]] = [
    ("Query", a_query("LEAD", "GSI2")),
    ("Query", a_query(f"ORG#{OTHER}#LEAD", "GSI2")),
    ("GetItem", a_get(f"ORG#{MINE}0")),
    ("GetItem", a_get(f"ORG#{OTHER}")),
    ("GetItem", a_get("SYS#DIR#USER#1")),
    ("PutItem", {"Item": to_wire({"PK": f"ORG#{MINE}#UNIQ", "SK": "x"})}),
    ("PutItem", {"Item": to_wire({"PK": f"ORG#{MINE}#ROLL", "SK": "x"})}),
    ("TransactWriteItems", a_transaction(f"ORG#{OTHER}")),
    ("BatchGetItem", {"RequestItems": {"T": {"Keys": [to_wire({"PK": f"ORG#{org}"}) for org in (MINE, OTHER)]}}}),
    ("Scan", {}),
]


def seen(action: str, params: dict[str, Any]) -> list[Call]:
    return list(calls_of(ROLE, MINE, action, params))


@pytest.mark.req("1.3", "T8")
def test_planted_mistakes_are_refused_and_right_calls_are_not(example: Assembly) -> None:
    planted = [call for action, params in PLANTED for call in seen(action, params)]
    good = [call for action, params in GOOD for call in seen(action, params)]

    assert [call for call, _ in refused(example, [*planted, *good])] == planted


def test_calls_of_an_assumed_client_are_recorded(cloud: None) -> None:
    recorder = Recorder()
    client = recorder.recording(lambda *_: boto3.client("dynamodb"))(
        "dynamodb", "arn:aws:iam::123456789012:role/dealwright-test-tenant-rw", MINE
    )

    client.get_item(TableName=TABLE, Key=to_wire({"PK": f"ORG#{MINE}", "SK": "META"}))
    client.get_item(TableName=TABLE, Key=to_wire({"PK": f"ORG#{OTHER}", "SK": "META"}))

    assert recorder.calls == {
        Call(ROLE, True, "GetItem", False, (f"ORG#{MINE}",), False),
        Call(ROLE, True, "GetItem", False, (f"ORG#{OTHER}",), False),
    }
