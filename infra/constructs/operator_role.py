"""The role an operator assumes to provision firms: as little as a function has."""

from collections.abc import Iterable

from aws_cdk import Duration
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from constructs import Construct

from infra.domains import OPERATOR


class OperatorRole(iam.Role):
    """May create users in the pool and assume the table roles; who may assume it is the account's own decision."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        prefix: str,
        table_roles: Iterable[iam.IRole],
        pool: cognito.IUserPool,
    ) -> None:
        super().__init__(
            scope,
            construct_id,
            role_name=f"{prefix}-fn-{OPERATOR}",
            assumed_by=iam.AccountRootPrincipal(),
            max_session_duration=Duration.hours(1),
        )
        self.add_to_policy(
            iam.PolicyStatement(
                actions=["sts:AssumeRole", "sts:TagSession"], resources=[role.role_arn for role in table_roles]
            )
        )
        actions = ("AdminCreateUser", "AdminSetUserPassword", "AdminGetUser")
        pool.grant(self, *(f"cognito-idp:{action}" for action in actions))
