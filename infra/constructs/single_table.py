"""The one table: `PK`/`SK`, three sparse indexes, stream, TTL, point-in-time recovery."""

from aws_cdk import RemovalPolicy
from aws_cdk import aws_dynamodb as dynamodb
from constructs import Construct

from infra.config import Deployment

INDEXES = ("GSI1", "GSI2", "GSI3")


class SingleTable(dynamodb.Table):
    """On demand, encrypted, never with a local index: one would forbid splitting a firm over partitions."""

    def __init__(self, scope: Construct, construct_id: str, config: Deployment) -> None:
        super().__init__(
            scope,
            construct_id,
            partition_key=_string("PK"),
            sort_key=_string("SK"),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            encryption=dynamodb.TableEncryption.AWS_MANAGED,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
            time_to_live_attribute="ttl",
            deletion_protection=config.data.retain,
            removal_policy=RemovalPolicy.RETAIN if config.data.retain else RemovalPolicy.DESTROY,
        )
        for name in INDEXES:
            self.add_global_secondary_index(
                index_name=name,
                partition_key=_string(f"{name}PK"),
                sort_key=_string(f"{name}SK"),
                projection_type=dynamodb.ProjectionType.ALL,
            )


def _string(name: str) -> dynamodb.Attribute:
    return dynamodb.Attribute(name=name, type=dynamodb.AttributeType.STRING)
