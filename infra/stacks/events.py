"""Events: where failed asynchronous work waits for an operator."""

from aws_cdk import Duration, Environment, RemovalPolicy, Stack
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.config import Deployment


class EventsStack(Stack):
    """The failure queue is the destination of every function, so nothing that fails is lost silently."""

    def __init__(self, scope: Construct, construct_id: str, config: Deployment, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)
        self.failures = sqs.Queue(
            self,
            "Failures",
            queue_name=f"{config.prefix}-failures",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.days(14),
            removal_policy=RemovalPolicy.RETAIN if config.data.retain else RemovalPolicy.DESTROY,
        )
