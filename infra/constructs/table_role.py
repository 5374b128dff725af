"""The roles that reach the table, the tenant's its files as well. Functions assume them; nothing else has such rights.

IAM sees only the partition key (`dynamodb:LeadingKeys`). Under `ForAllValues` a call without any key would pass,
hence the `Null` guards: they are what denies Scan-like calls and sessions without a tag.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aws_cdk import Aws
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra.constructs.accepted import accept, anything_in
from infra.domains import Role

READS = ("GetItem", "BatchGetItem", "Query", "ConditionCheckItem")
WRITES = ("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem")
DERIVED_FAMILIES = ("ORG#*#AUD#*", "ORG#*#TL#*", "ORG#*#ROLL", "ORG#*#CNTRB", "ORG#*#SRCH#*")
TRANSACTION_ONLY_FAMILIES = ("ORG#*#UNIQ", "ORG#*#IDEM")
ULID = "?" * 26
TAG = "aws:PrincipalTag/org_id"
LEADING_KEYS = "dynamodb:LeadingKeys"
OBJECTS = (
    "PutObject",
    "PutObjectTagging",
    "GetObject",
    "DeleteObject",
    "DeleteObjectTagging",
    "AbortMultipartUpload",
)
OWN_OBJECTS = f"org/${{{TAG}}}/*"


@dataclass(frozen=True)
class Reach:
    """Which partitions a role reaches whatever their firm, and whether it writes them."""

    families: tuple[str, ...]
    writes: bool = True


REACHES: dict[Role, Reach] = {
    Role.DIRECTORY: Reach(("SYS#DIR#*",)),
    Role.LOOKUP: Reach(("SYS#DIR#USER#*",), writes=False),
    Role.MEMBERS: Reach(("SYS#DIR#USER#*", "SYS#SESS#*")),
    Role.KEYS: Reach(("SYS#KEY#*",)),
    Role.KEYS_READ: Reach(("SYS#KEY#*",), writes=False),
    Role.SESSIONS: Reach(("SYS#SESS#*", "SYS#RATE#*", "SYS#HEALTH")),
    Role.STREAM: Reach((*DERIVED_FAMILIES, "SYS#DUE#*")),
    Role.DUE: Reach(("SYS#DUE#*",)),
    Role.LINKS: Reach(("SYS#LINK#*",)),
    Role.LINKS_READ: Reach(("SYS#LINK#*",), writes=False),
}


class TenantRole(iam.Role):
    """Reads and writes one firm's rows and files, the firm being the session's tag `org_id`, and only with that tag.

    Derived families belong to the stream; unique markers and idempotency rows are written inside transactions only.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        prefix: str,
        name: Role,
        table: dynamodb.ITable,
        uploads: s3.IBucket,
        documents: s3.IBucket,
    ) -> None:
        trust = iam.PrincipalWithConditions(
            iam.AccountRootPrincipal(),
            {
                "ArnLike": {"aws:PrincipalArn": _role_arn(f"{prefix}-fn-*")},
                "StringLike": {"aws:RequestTag/org_id": ULID},
                "ForAllValues:StringEquals": {"aws:TagKeys": ["org_id"]},
            },
        ).with_session_tags()
        super().__init__(scope, construct_id, role_name=f"{prefix}-{name}", assumed_by=trust)
        own = [f"ORG#${{{TAG}}}", f"ORG#${{{TAG}}}#*"]
        for statement in (
            _allow(table, own, {TAG: "false"}),
            _deny_writes(table, DERIVED_FAMILIES),
            _deny_writes(
                table,
                TRANSACTION_ONLY_FAMILIES,
                {"StringNotEquals": {"dynamodb:EnclosingOperation": "TransactWriteItems"}},
            ),
            *_own_objects(uploads),
            _own_documents(documents),
        ):
            self.add_to_policy(statement)
        accept(self, "every index, under the table's own condition on keys", anything_in(table, "/index/*"))
        for bucket in (uploads, documents):
            accept(self, "the files of the session's own firm, and no other's", anything_in(bucket, f"/org/<{TAG}>/*"))


class FamiliesRole(iam.Role):
    """Reads and writes some families of rows whatever their firm, for the callers named; no record of a firm."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        prefix: str,
        name: Role,
        table: dynamodb.ITable,
        callers: Sequence[str],
    ) -> None:
        arns = [_role_arn(f"{prefix}-fn-{each}") for each in callers]
        trust = iam.PrincipalWithConditions(
            iam.AccountRootPrincipal(),
            {"ArnEquals": {"aws:PrincipalArn": arns}, "Null": {"aws:TagKeys": "true"}},
        )
        super().__init__(scope, construct_id, role_name=f"{prefix}-{name}", assumed_by=trust)
        reach = REACHES[name]
        self.add_to_policy(
            _allow(table, reach.families, {}, actions=(*READS, *WRITES) if reach.writes else ("GetItem",))
        )
        accept(self, "every index, under the table's own condition on keys", anything_in(table, "/index/*"))


def _own_objects(uploads: s3.IBucket) -> tuple[iam.PolicyStatement, ...]:
    """What is below `org/<org>/`; the slash after the firm is what keeps another out whose name begins like it."""
    tagged = {"Null": {TAG: "false"}}
    return (
        iam.PolicyStatement(
            actions=[f"s3:{name}" for name in OBJECTS],
            resources=[uploads.arn_for_objects(OWN_OBJECTS)],
            conditions=tagged,
        ),
        iam.PolicyStatement(
            actions=["s3:ListBucket"],
            resources=[uploads.bucket_arn],
            conditions={"StringLike": {"s3:prefix": OWN_OBJECTS}, **tagged},
        ),
    )


def _role_arn(name: str) -> str:
    return f"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/{name}"


def _actions(names: Sequence[str]) -> list[str]:
    return [f"dynamodb:{name}" for name in names]


def _allow(
    table: dynamodb.ITable,
    keys: Sequence[str],
    present: dict[str, str],
    actions: Sequence[str] = (*READS, *WRITES),
) -> iam.PolicyStatement:
    return iam.PolicyStatement(
        actions=_actions(actions),
        resources=[table.table_arn, f"{table.table_arn}/index/*"],
        conditions={
            "ForAllValues:StringLike": {LEADING_KEYS: list(keys)},
            "Null": {LEADING_KEYS: "false", **present},
        },
    )


def _own_documents(documents: s3.IBucket) -> iam.PolicyStatement:
    """What was issued is read and added to; nobody changes or removes it."""
    return iam.PolicyStatement(
        actions=["s3:PutObject", "s3:GetObject"],
        resources=[documents.arn_for_objects(OWN_OBJECTS)],
        conditions={"Null": {TAG: "false"}},
    )


def _deny_writes(
    table: dynamodb.ITable, families: Sequence[str], unless: dict[str, Any] | None = None
) -> iam.PolicyStatement:
    return iam.PolicyStatement(
        effect=iam.Effect.DENY,
        actions=_actions(WRITES),
        resources=[table.table_arn],
        conditions={"ForAnyValue:StringLike": {LEADING_KEYS: list(families)}, **(unless or {})},
    )
