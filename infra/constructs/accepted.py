"""AWS's own rules (cdk-nag, AwsSolutions), and the reasons beside the constructs that break one on purpose."""

from typing import cast

from aws_cdk import Acknowledgment, CfnElement, Stack, Validations
from constructs import IConstruct


def accept(construct: IConstruct, reason: str, *rules: str) -> None:
    """Say why the rules, as `S1` or `IAM5[Resource::*]`, are not kept by the construct and what is below it."""
    accepted = [Acknowledgment(id=f"AwsSolutions::AwsSolutions-{rule}", reason=reason) for rule in rules]
    Validations.of(construct).acknowledge(*accepted)


def anything_in(construct: IConstruct, what: str) -> str:
    """The rule that a policy names whatever is in a resource: `what` is `/*`, or `/index/*`."""
    logical_id = Stack.of(construct).get_logical_id(cast(CfnElement, construct.node.default_child))
    return f"IAM5[Resource::<{logical_id}.Arn>{what}]"
