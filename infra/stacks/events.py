"""Events: the stream's consumer, the sweep over what is due, and where work waits that failed."""

import json
from dataclasses import replace
from typing import Any

import jsii
from aws_cdk import CfnOutput, Duration, Environment, RemovalPolicy, Stack
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as rules
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.artifacts import Artifacts
from infra.config import Deployment
from infra.constructs.accepted import accept, anything_in
from infra.constructs.domain_function import DomainFunction, Package, Surroundings
from infra.constructs.post import Post, followed_as
from infra.constructs.private_bucket import PrivateBucket
from infra.domains import DISPATCH, MAILING, PRINTING, SWEEP, WORKER, FunctionSpec
from infra.stacks.data import DataStack

_TRIES = 5
"""How often a message of work is taken up before it counts as failed."""
_WORKERS = 10
_THERE = [{"exists": True}]
_RECORDS = {"dynamodb": {"NewImage": {"t": {"S": _THERE}, "version": {"N": _THERE}}}}
"""Parts of records have no version, and rows that follow from records no `t`: the stream must not feed itself."""


@jsii.implements(lambda_.IEventSourceDlq)
class _Untold:
    """The bucket that keeps batches nobody could read; the library's own destination would let the function read it."""

    def __init__(self, bucket: s3.IBucket) -> None:
        self._bucket = bucket

    def bind(self, _: lambda_.IEventSourceMapping, target_handler: lambda_.IFunction) -> lambda_.DlqDestinationConfig:
        for action, resource in (
            ("PutObject", self._bucket.arn_for_objects("*")),
            ("ListBucket", self._bucket.bucket_arn),
        ):
            target_handler.add_to_role_policy(iam.PolicyStatement(actions=[f"s3:{action}"], resources=[resource]))
        return lambda_.DlqDestinationConfig(destination=self._bucket.bucket_arn)


class EventsStack(Stack):
    """Nothing that fails is lost silently: `failures` takes what functions gave up, `parked` what the stream did."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        config: Deployment,
        *,
        env: Environment,
        artifacts: Artifacts,
        data: DataStack,
    ) -> None:
        super().__init__(scope, construct_id, env=env)
        self.failures = self._queue("failures", config)
        self.parked = self._queue("parked", config)
        self.work = self._orders("work", config, WORKER)
        self.print = self._orders("print", config, PRINTING)
        self.mail = self._orders("mail", config, MAILING)
        handed = {"PARKED": self.parked, "WORK": self.work, "PRINT": self.print, "MAIL": self.mail}
        around = Surroundings(
            config=config,
            package=Package(self, config, artifacts),
            stores=data.stores,
            secrets={},
            failures=self.failures,
            environment={f"{name}_QUEUE_URL": queue.queue_url for name, queue in handed.items()},
        )
        dispatch = DomainFunction(self, "Dispatch", DISPATCH, around)
        for queue in handed.values():
            queue.grant_send_messages(dispatch)
        worker = self._employ("Worker", WORKER, self.work, around, {"WORK_QUEUE_URL": self.work.queue_url})
        self.work.grant_send_messages(worker)
        self._employ("Printing", PRINTING, self.print, around, {})
        source = self._follow(data.table, dispatch, config)
        self.mapping_arn = source.event_source_mapping_arn
        sweep, mailing = self._sweep(around), self._mailing(around)
        Post(self, "Post", config, senders=(sweep, mailing), follower=mailing, told=self.mail)
        CfnOutput(self, "ParkedQueueUrl", value=self.parked.queue_url)
        CfnOutput(self, "DispatchMappingId", value=source.event_source_mapping_id)

    def _follow(
        self, table: dynamodb.ITable, dispatch: DomainFunction, config: Deployment
    ) -> sources.DynamoEventSource:
        """Have the function told what happens in the table; what it cannot be told is kept as an object."""
        untold = PrivateBucket(self, "Untold", config)
        source = sources.DynamoEventSource(
            table,
            starting_position=lambda_.StartingPosition.TRIM_HORIZON,
            batch_size=100,
            max_batching_window=Duration.seconds(1),
            parallelization_factor=1,
            bisect_batch_on_error=True,
            report_batch_item_failures=True,
            max_record_age=Duration.hours(12),
            filters=[{"pattern": json.dumps(_RECORDS)}],
            on_failure=_Untold(untold),
        )
        dispatch.live.add_event_source(source)
        if dispatch.role:
            accept(dispatch.role, "it writes objects of any name there, and reads none", anything_in(untold, "/*"))
        return source

    def _sweep(self, around: Surroundings) -> DomainFunction:
        """Four times an hour, where the deployment has an address to send from."""
        config = around.config
        site = {"SITE_URL": f"https://{config.domains.site}"} if config.domains.site else {}
        sweep = DomainFunction(self, "Sweep", SWEEP, replace(around, environment=site))
        if config.notifications.mail_from:
            schedule = rules.Schedule.cron(minute="0/15")
            rules.Rule(self, "Quarterly", schedule=schedule, targets=[targets.LambdaFunction(sweep.live)])
        return sweep

    def _mailing(self, around: Surroundings) -> DomainFunction:
        """It looks the site's address up, as the site comes after it."""
        parameter = f"{around.config.prefix}/public-url"
        settings = {
            "MAIL_QUEUE_URL": self.mail.queue_url,
            "MAIL_FOLLOWED_AS": followed_as(around.config),
            "SITE_PARAMETER": f"/{parameter}",
        }
        mailing = self._employ("Mailing", MAILING, self.mail, around, settings)
        self.mail.grant_send_messages(mailing)
        arn = self.format_arn(service="ssm", resource="parameter", resource_name=parameter)
        mailing.add_to_role_policy(iam.PolicyStatement(actions=["ssm:GetParameter"], resources=[arn]))
        return mailing

    def _employ(
        self, name: str, spec: FunctionSpec, orders: sqs.Queue, around: Surroundings, environment: dict[str, str]
    ) -> DomainFunction:
        """A function that carries out a queue's orders, one message at a time."""
        function = DomainFunction(self, name, spec, replace(around, environment=environment))
        source = sources.SqsEventSource(orders, batch_size=1, report_batch_item_failures=True, max_concurrency=_WORKERS)
        function.live.add_event_source(source)
        return function

    def _orders(self, name: str, config: Deployment, spec: FunctionSpec) -> sqs.Queue:
        """A queue that the function takes its orders from."""
        return self._queue(
            name,
            config,
            visibility_timeout=Duration.seconds(spec.timeout_s + 30),
            dead_letter_queue=sqs.DeadLetterQueue(queue=self.failures, max_receive_count=_TRIES),
        )

    def _queue(self, name: str, config: Deployment, **properties: Any) -> sqs.Queue:
        queue = sqs.Queue(
            self,
            name.capitalize(),
            queue_name=f"{config.prefix}-{name}",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.days(14),
            **properties,
            removal_policy=RemovalPolicy.RETAIN if config.data.retain else RemovalPolicy.DESTROY,
        )
        accept(queue, "it is itself where work waits that failed", "SQS3")
        return queue
