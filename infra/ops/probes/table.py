"""The table: a session of one firm reaches no other, and nobody reaches it without a role and a tag."""

import boto3

from infra.ops.probes import Deployed, must_be_refused
from shared import aws
from shared.db.keys import org_index, org_partition
from shared.ids import new_id

_NEVER = "attribute_exists(PK) AND attribute_not_exists(PK)"
"""A condition no row meets: where the write is not refused for its key, it still changes nothing."""


def _another_firm_is_out_of_reach(deployed: Deployed) -> None:
    mine, other, table = new_id(), new_id(), deployed.outputs["TableName"]
    client = aws.tenant_table(mine)
    key = {"PK": {"S": org_partition(other)}, "SK": {"S": "META"}}
    both = [key, {"PK": {"S": org_partition(mine)}, "SK": {"S": "META"}}]
    by_key = {"KeyConditionExpression": "PK = :pk", "ExpressionAttributeValues": {":pk": key["PK"]}}
    by_index = {
        "IndexName": "GSI2",
        "KeyConditionExpression": "GSI2PK = :pk",
        "ExpressionAttributeValues": {":pk": {"S": org_index(other, "LEAD")}},
    }
    put = {"TableName": table, "Item": key, "ConditionExpression": _NEVER}
    must_be_refused("a read", client.get_item, TableName=table, Key=key)
    must_be_refused("a query", client.query, TableName=table, **by_key)
    must_be_refused("a query of an index", client.query, TableName=table, **by_index)
    must_be_refused("a batch of two firms", client.batch_get_item, RequestItems={table: {"Keys": both}})
    must_be_refused("a write", client.put_item, **put)
    must_be_refused("a transaction", client.transact_write_items, TransactItems=[{"Put": put}])


def _nobody_scans(deployed: Deployed) -> None:
    scan = aws.tenant_table(new_id()).scan
    must_be_refused("a scan", scan, TableName=deployed.outputs["TableName"], Limit=1)


def _a_session_needs_a_firm(deployed: Deployed) -> None:
    assume, role = boto3.client("sts").assume_role, deployed.outputs["TenantRoleArn"]
    for tags in ([], [{"Key": "org_id", "Value": "*"}], [{"Key": "org_id", "Value": "1"}]):
        must_be_refused(f"a session tagged {tags}", assume, RoleArn=role, RoleSessionName="smoke", Tags=tags)


def _the_operator_has_no_table(deployed: Deployed) -> None:
    key = {"PK": {"S": org_partition(new_id())}, "SK": {"S": "META"}}
    must_be_refused("a read", boto3.client("dynamodb").get_item, TableName=deployed.outputs["TableName"], Key=key)


PROBES = {
    "one firm's session reaches no other firm (six calls)": _another_firm_is_out_of_reach,
    "one firm's session cannot scan": _nobody_scans,
    "the tenant role refuses sessions without a firm": _a_session_needs_a_firm,
    "the operator's role has no rights of its own on the table": _the_operator_has_no_table,
}
