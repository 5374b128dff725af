"""Monitoring: alarms looped over the functions and queues, and one dashboard; addresses come from the configuration."""

from aws_cdk import Environment, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from constructs import Construct

from infra.config import Deployment
from infra.constructs.accepted import accept
from infra.constructs.dashboard import Dashboard
from infra.constructs.measures import function_metric, metric, share_of
from infra.domains import DISPATCH, UNSEEN

QUEUES: dict[str, tuple[int, str]] = {
    "failures": (0, "Asynchronous work failed and waits in the failure queue"),
    "work": (100, "Imports and exports wait that nobody takes up"),
    "print": (100, "Documents wait to be printed that nobody takes up"),
    "mail": (100, "Mails wait to be sent that nobody takes up"),
    "parked": (0, "Changes were not told to sums and audit trail, and wait for `make redrive`"),
}
"""How many messages may wait in a queue."""
_LATE_MS = 5 * 60 * 1000
_OF_THE_LIMIT = 80


class MonitoringStack(Stack):
    """Metrics are addressed by the names the other stacks give; only the table's is asked for.

    An alarm costs by the metrics it reads. A function that nobody sees fail has one of its own, for its first failure;
    the others share one, as rates, throttles and concurrency are watched for all functions together.
    """

    def __init__(
        self, scope: Construct, construct_id: str, config: Deployment, *, env: Environment, api_id: str, table_name: str
    ) -> None:
        super().__init__(scope, construct_id, env=env)
        self._topic = sns.Topic(self, "Alarms", topic_name=f"{config.prefix}-alarms", enforce_ssl=True)
        accept(self._topic, "CloudWatch cannot write to a topic under AWS's own key, and one of ours is $1", "SNS2")
        for address in config.notifications.alarms:
            self._topic.add_subscription(subscriptions.EmailSubscription(address))
        self._watch_functions(config)
        for queue, (most, waiting) in QUEUES.items():
            dimensions = {"QueueName": f"{config.prefix}-{queue}"}
            visible = metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", dimensions)
            self._alarm(queue.capitalize(), visible, waiting, above=most)
        if config.emulator is None:  # which knows no arithmetic of metrics
            self._watch_shares(api_id, table_name)
        Dashboard(self, "Dashboard", config, api_id)

    def _watch_functions(self, config: Deployment) -> None:
        self._alarm("FunctionErrors", function_metric("Errors"), "A function failed; the dashboard shows which")
        for spec in UNSEEN:
            function = f"{config.prefix}-{spec.name}"
            errors = function_metric("Errors", function)
            self._alarm(f"{spec.name.capitalize()}Errors", errors, f"The function {function} failed")
        throttles = function_metric("Throttles")
        self._alarm("Throttles", throttles, "A function was refused for lack of concurrency")
        concurrency = function_metric("ConcurrentExecutions", statistic="Maximum")
        limit = config.throttle.concurrency * _OF_THE_LIMIT // 100
        self._alarm("Concurrency", concurrency, "The account's functions come near its limit", above=limit)
        age = function_metric("IteratorAge", f"{config.prefix}-{DISPATCH.name}", "Maximum")
        self._alarm("StreamAge", age, "Changes are told to sums and audit trail minutes late", above=_LATE_MS)

    def _watch_shares(self, api_id: str, table_name: str) -> None:
        errors = share_of(function_metric("Errors"), function_metric("Invocations"))
        self._alarm("ErrorRate", errors, "More than 1 % of the calls of functions fail", above=1)
        api = {"ApiId": api_id}
        failed = share_of(metric("AWS/ApiGateway", "5xx", api, "Sum"), metric("AWS/ApiGateway", "Count", api, "Sum"))
        self._alarm("ServerErrors", failed, "More than 5 % of the API's answers are server errors", above=5)
        table = {"TableName": table_name}
        refused = cloudwatch.MathExpression(
            expression="FILL(r, 0) + FILL(w, 0)",
            label="refused by the table",
            using_metrics={
                "r": metric("AWS/DynamoDB", "ReadThrottleEvents", table, "Sum"),
                "w": metric("AWS/DynamoDB", "WriteThrottleEvents", table, "Sum"),
            },
        )
        self._alarm("TableThrottles", refused, "The table refused reads or writes for their number")

    def _alarm(self, construct_id: str, watched: cloudwatch.IMetric, description: str, *, above: int = 0) -> None:
        alarm = cloudwatch.Alarm(
            self,
            construct_id,
            metric=watched,
            alarm_description=description,
            threshold=above,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
            evaluation_periods=1,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )
        alarm.add_alarm_action(actions.SnsAction(self._topic))
