"""Monitoring: alarms and one dashboard, looped over the functions; addresses come from the configuration."""

from aws_cdk import Duration, Environment, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from constructs import Construct

from infra.config import Deployment
from infra.domains import FUNCTIONS

_PERIOD = Duration.minutes(5)
_QUEUES = {
    "failures": "Asynchronous work failed and waits in the failure queue",
    "parked": "Changes were not told to sums and audit trail, and wait for `make redrive`",
}


class MonitoringStack(Stack):
    """Metrics are addressed by the names the other stacks give, so nothing is imported from them.

    Throttles have one alarm for the whole region: an alarm costs the same for one function as for all of them.
    """

    def __init__(
        self, scope: Construct, construct_id: str, config: Deployment, *, env: Environment, api_id: str
    ) -> None:
        super().__init__(scope, construct_id, env=env)
        self._topic = sns.Topic(self, "Alarms", topic_name=f"{config.prefix}-alarms", enforce_ssl=True)
        for address in config.notifications.alarms:
            self._topic.add_subscription(subscriptions.EmailSubscription(address))
        names = {spec.name: f"{config.prefix}-{spec.name}" for spec in FUNCTIONS}
        errors = {name: _function_metric("Errors", function) for name, function in names.items()}
        for name, metric in errors.items():
            self._alarm(f"{name.capitalize()}Errors", metric, f"The function {names[name]} failed")
        self._alarm("Throttles", _function_metric("Throttles", None), "A function was refused for lack of concurrency")
        for queue, waiting in _QUEUES.items():
            dimensions = {"QueueName": f"{config.prefix}-{queue}"}
            visible = _metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", dimensions)
            self._alarm(queue.capitalize(), visible, waiting)
        server_errors = _metric("AWS/ApiGateway", "5xx", {"ApiId": api_id}, "Sum")
        self._alarm("ServerErrors", server_errors, "The API answered with a server error")
        self._dashboard(config, names, errors, server_errors)

    def _alarm(self, construct_id: str, metric: cloudwatch.Metric, description: str) -> None:
        alarm = metric.create_alarm(
            self,
            construct_id,
            alarm_description=description,
            threshold=0,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
            evaluation_periods=1,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )
        alarm.add_alarm_action(actions.SnsAction(self._topic))

    def _dashboard(
        self,
        config: Deployment,
        names: dict[str, str],
        errors: dict[str, cloudwatch.Metric],
        server_errors: cloudwatch.Metric,
    ) -> None:
        calls = [_function_metric("Invocations", function) for function in names.values()]
        slow = [_function_metric("Duration", function, "p95") for function in names.values()]
        dashboard = cloudwatch.Dashboard(self, "Dashboard", dashboard_name=config.prefix)
        dashboard.add_widgets(
            cloudwatch.GraphWidget(title="Calls", left=calls, width=12),
            cloudwatch.GraphWidget(title="Duration, 95th percentile", left=slow, width=12),
            cloudwatch.GraphWidget(title="Errors", left=[*errors.values()], width=12),
            cloudwatch.GraphWidget(title="Server errors of the API", left=[server_errors], width=12),
        )


def _function_metric(name: str, function: str | None, statistic: str = "Sum") -> cloudwatch.Metric:
    return _metric("AWS/Lambda", name, {"FunctionName": function} if function else {}, statistic)


def _metric(namespace: str, name: str, dimensions: dict[str, str], statistic: str = "Maximum") -> cloudwatch.Metric:
    return cloudwatch.Metric(
        namespace=namespace,
        metric_name=name,
        dimensions_map=dimensions,
        statistic=statistic,
        period=_PERIOD,
    )
