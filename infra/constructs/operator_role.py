"""The role an operator assumes to provision firms and to mend what the stream left: as little as a function has."""

from collections.abc import Iterable

from aws_cdk import Duration
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from constructs import Construct

from infra.domains import OPERATOR
from infra.stacks.events import EventsStack


class OperatorRole(iam.Role):
    """May create and link users, assume the table roles, take parked changes and pause the stream.

    Who may assume it is the account's own decision.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        prefix: str,
        table_roles: Iterable[iam.IRole],
        pool: cognito.IUserPool,
        events: EventsStack,
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
        actions = ("AdminCreateUser", "AdminSetUserPassword", "AdminGetUser", "AdminLinkProviderForUser", "ListUsers")
        pool.grant(self, *(f"cognito-idp:{action}" for action in actions))
        events.parked.grant_consume_messages(self)
        mapping_actions = ["lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping"]
        self.add_to_policy(iam.PolicyStatement(actions=mapping_actions, resources=[events.mapping_arn]))
