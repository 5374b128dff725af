"""`python -m infra.ops.restore_drill <deployment> <org id>`: can the table be brought back, and how long does it take?

Restores the table as it was a moment ago into a table beside it, compares a firm's rows in both, and deletes the copy.
The live table is only read. Needs an administrator's rights: no role of the product may restore or read a copy.
"""

import argparse
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3

from infra.config import Deployment, load
from infra.local.emulator import Emulator
from infra.local.environment import DEFAULT_STATE
from infra.ops.provision import outputs
from shared.db.keys import org_partition

_POLL_SECONDS = 10
_MOST_SECONDS = 4 * 3600  # the time the product promises to be back in

Row = dict[str, Any]


@dataclass(frozen=True)
class Comparison:
    """A firm's rows in both tables; `wrong` differ though nobody has touched their record since the restored moment."""

    live: int
    restored: int
    touched_since: int
    wrong: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether the copy could take the table's place."""
        return self.restored > 0 and not self.wrong


def drill(client: Any, table: str, org_id: str) -> Comparison:
    """Restore beside the table, compare, and delete the copy whatever happened."""
    copy = f"{table}-drill-{int(time.time())}"
    moment = _latest(client, table)
    client.restore_table_to_point_in_time(SourceTableName=table, TargetTableName=copy, UseLatestRestorableTime=True)
    try:
        _wait(client, copy)
        return compare(rows(client, table, org_id), rows(client, copy, org_id), moment)
    finally:
        client.delete_table(TableName=copy)


def compare(live: dict[str, Row], restored: dict[str, Row], moment: datetime) -> Comparison:
    """What is the same, what may differ, and what must not."""
    differing = {sk for sk in {*live, *restored} if _digest(live.get(sk)) != _digest(restored.get(sk))}
    since = {_record(sk) for sk, row in live.items() if _touched(row) > moment}
    wrong = sorted(sk for sk in differing if _record(sk) not in since)
    return Comparison(len(live), len(restored), len(differing) - len(wrong), tuple(wrong))


def rows(client: Any, table: str, org_id: str) -> dict[str, Row]:
    """Every row of the firm's records, by sort key."""
    return {row["SK"]["S"]: row for row in _rows(client, table, org_partition(org_id))}


def _rows(client: Any, table: str, partition: str) -> Iterator[Row]:
    pages = client.get_paginator("query").paginate(
        TableName=table,
        ConsistentRead=True,
        KeyConditionExpression="PK = :pk",
        ExpressionAttributeValues={":pk": {"S": partition}},
    )
    for page in pages:
        yield from page["Items"]


def _record(sk: str) -> str:
    return "#".join(sk.split("#")[:2])


def _touched(row: Row) -> datetime:
    stamp = row.get("updated_at", {}).get("S")
    return datetime.fromisoformat(stamp) if stamp else datetime.min.replace(tzinfo=UTC)


def _digest(row: Row | None) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True, default=str).encode()).hexdigest()


def _latest(client: Any, table: str) -> datetime:
    """The moment a restore would bring back; the emulator, which names none, restores the present."""
    described = client.describe_continuous_backups(TableName=table)["ContinuousBackupsDescription"]
    found = described["PointInTimeRecoveryDescription"].get("LatestRestorableDateTime")
    return found if isinstance(found, datetime) else datetime.now(UTC)


def _wait(client: Any, table: str) -> None:
    deadline = time.monotonic() + _MOST_SECONDS
    while client.describe_table(TableName=table)["Table"]["TableStatus"] != "ACTIVE":
        if time.monotonic() > deadline:
            raise TimeoutError(f"{table} was not restored within {_MOST_SECONDS} s")
        time.sleep(_POLL_SECONDS)


def reach(config: Deployment, state: Path) -> boto3.session.Session:
    """A session with the caller's own rights, at the emulator where that is the deployment."""
    if config.emulator:
        os.environ.update(Emulator.at(state).aws_environment)
    return boto3.session.Session(region_name=config.region)


def main() -> int:
    """Drill, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deployment", help="the name of a file in config/")
    parser.add_argument("org", help="the id of a firm to compare")
    parser.add_argument("--state-dir", type=Path, default=DEFAULT_STATE, help="where the emulator keeps its data")
    arguments = parser.parse_args()
    config = load(arguments.deployment)
    session = reach(config, arguments.state_dir.resolve())
    table = outputs(session, config.prefix, "data")["TableName"]
    begun = time.monotonic()
    found = drill(session.client("dynamodb"), table, arguments.org)
    verdict = "restored" if found.is_good else "NOT RESTORED"
    sys.stdout.write(
        f"{verdict} in {time.monotonic() - begun:.0f} s: {found.restored} rows of the firm, {found.live} live,"
        f" {found.touched_since} changed since, {len(found.wrong)} wrong\n"
    )
    for sk in found.wrong[:20]:
        sys.stdout.write(f"  differs: {sk}\n")
    return 0 if found.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
