"""The restore drill: what counts as restored, and that the copy never stays."""

from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra.ops import restore_drill
from infra.ops.restore_drill import compare, drill
from shared.db.keys import org_partition
from shared.ids import new_id

BEFORE, SINCE = "2026-11-22T10:00:00Z", "2026-11-22T14:00:00Z"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def row(sk: str, updated: str | None = BEFORE, **fields: str) -> dict[str, Any]:
    attributes = {"SK": sk, **({"updated_at": updated} if updated else {}), **fields}
    return {name: {"S": value} for name, value in attributes.items()}


def by_key(*rows: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["SK"]["S"]: each for each in rows}


@pytest.mark.req("21.16")
def test_what_changed_since_may_differ_and_nothing_else_may() -> None:
    same, body = row("ACC#1", name="Aurora"), row("ORDER#1#B#000", None, lines="5")
    live = by_key(same, row("ORDER#1", SINCE, total="2"), row("ORDER#1#B#000", None, lines="6"), row("LEAD#1"))
    copy = by_key(same, row("ORDER#1", total="1"), body, row("LEAD#1", name="lost a field"), row("CON#9"))

    found = compare(live, copy, NOON)

    assert (found.live, found.restored, found.touched_since) == (4, 5, 2)
    assert found.wrong == ("CON#9", "LEAD#1")
    assert not found.is_good
    assert compare(by_key(same), by_key(same), NOON).is_good
    assert not compare({}, {}, NOON).is_good


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The client, and the name of a table of its own."""
    monkeypatch.delenv("AWS_ENDPOINT_URL_DYNAMODB", raising=False)
    monkeypatch.setattr(restore_drill, "_POLL_SECONDS", 0)
    with mock_aws():
        client = boto3.client("dynamodb", region_name="eu-central-1")
        keys = ("PK", "SK")
        name = f"live-{new_id()}"
        client.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
            KeySchema=[
                {"AttributeName": key, "KeyType": kind} for key, kind in zip(keys, ("HASH", "RANGE"), strict=True)
            ],
        )
        client.update_continuous_backups(
            TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
        )
        yield client, name


def tables_like(client: Any, name: str) -> list[str]:
    return [each for each in client.list_tables()["TableNames"] if each.startswith(name)]


@pytest.mark.req("21.16")
def test_a_firm_is_found_again_in_the_copy_and_the_copy_goes(live: Any) -> None:
    client, name = live
    mine, other = new_id(), new_id()
    for org in (mine, other):
        for number in range(3):
            client.put_item(TableName=name, Item=row(f"LEAD#{number}") | {"PK": {"S": org_partition(org)}})

    found = drill(client, name, mine)

    assert (found.live, found.restored, found.wrong) == (3, 3, ())
    assert tables_like(client, name) == [name]


def test_the_copy_goes_when_the_comparison_fails(live: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    client, name = live
    monkeypatch.setattr(restore_drill, "rows", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        drill(client, name, new_id())
    assert tables_like(client, name) == [name]
