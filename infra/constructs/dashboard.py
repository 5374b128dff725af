"""One dashboard for everything: what callers see, what functions do, what business is done."""

from aws_cdk import aws_cloudwatch as cloudwatch
from constructs import Construct

from infra.config import Deployment
from infra.constructs.measures import PERIOD, metric
from infra.domains import FUNCTIONS

_HALF = 12
_BY_ROUTE = (
    "filter ispresent(status)",
    "stats count(*) as answers, sum(status >= 400 and status < 500) as refused, sum(status >= 500) as failed,"
    " pct(milliseconds, 50) as p50, pct(milliseconds, 95) as p95, pct(milliseconds, 99) as p99 by route",
    "sort failed desc, answers desc",
)
_COLD_STARTS = (
    "filter @type = 'REPORT'",
    "stats count(*) as calls, count(@initDuration) as cold, 100 * count(@initDuration) / count(*) as percent,"
    " pct(@initDuration, 50) as p50, pct(@initDuration, 95) as p95, max(@maxMemoryUsed / 1000000) as megabytes by @log",
    "sort cold desc",
)


class Dashboard(cloudwatch.Dashboard):
    """Searches find functions by name, and tables ask the logs when somebody looks; neither costs while nobody does."""

    def __init__(self, scope: Construct, construct_id: str, config: Deployment, api_id: str) -> None:
        super().__init__(scope, construct_id, dashboard_name=config.prefix)
        api = {"ApiId": api_id}
        latency = [metric("AWS/ApiGateway", "Latency", api, statistic) for statistic in ("p50", "p95", "p99")]
        answers = [metric("AWS/ApiGateway", name, api, "Sum") for name in ("Count", "4xx", "5xx")]
        functions = [f"/aws/lambda/{config.prefix}-{spec.name}" for spec in FUNCTIONS]
        namespace = f"Dealwright/{config.prefix}"
        business = f'{{"{namespace}",service}}'
        self.add_widgets(
            cloudwatch.GraphWidget(title="Latency of the API: p50, p95, p99", left=latency, width=_HALF),
            cloudwatch.GraphWidget(title="Answers of the API", left=answers, width=_HALF),
            _table("By endpoint", [f"/aws/apigateway/{config.prefix}-site"], _BY_ROUTE),
            _found("Calls of functions", _functions(config, "Invocations"), "Sum"),
            _found("Duration of functions, p95", _functions(config, "Duration"), "p95"),
            _found("Errors of functions", _functions(config, "Errors"), "Sum"),
            _found("Throttles of functions", _functions(config, "Throttles"), "Sum"),
            _table("Cold starts", functions, _COLD_STARTS),
            _found("Business", business, "Sum"),
            _found("Waiting in queues", _queues(config), "Maximum"),
        )


def _words(config: Deployment) -> str:
    """The prefix as a search takes it: its words, all of them."""
    return f"({' AND '.join(config.prefix.split('-'))})"


def _functions(config: Deployment, name: str) -> str:
    return f'{{AWS/Lambda,FunctionName}} MetricName="{name}" FunctionName={_words(config)}'


def _queues(config: Deployment) -> str:
    name = "ApproximateNumberOfMessagesVisible"
    return f'{{AWS/SQS,QueueName}} MetricName="{name}" QueueName={_words(config)}'


def _found(title: str, search: str, statistic: str) -> cloudwatch.GraphWidget:
    seconds = PERIOD.to_seconds()
    expression = f"SEARCH('{search}', '{statistic}', {seconds:.0f})"
    found = cloudwatch.MathExpression(expression=expression, label="", using_metrics={}, period=PERIOD)
    return cloudwatch.GraphWidget(title=title, left=[found], width=_HALF)


def _table(title: str, log_groups: list[str], query: tuple[str, ...]) -> cloudwatch.LogQueryWidget:
    return cloudwatch.LogQueryWidget(
        title=title,
        log_group_names=log_groups,
        query_lines=list(query),
        view=cloudwatch.LogQueryVisualizationType.TABLE,
        width=2 * _HALF,
        height=8,
    )
