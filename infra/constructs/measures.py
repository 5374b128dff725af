"""The metrics that alarms and dashboard read, five minutes at a time."""

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch

PERIOD = Duration.minutes(5)


def metric(namespace: str, name: str, dimensions: dict[str, str], statistic: str = "Maximum") -> cloudwatch.Metric:
    """A metric of AWS's own."""
    return cloudwatch.Metric(
        namespace=namespace, metric_name=name, dimensions_map=dimensions, statistic=statistic, period=PERIOD
    )


def function_metric(name: str, function: str | None = None, statistic: str = "Sum") -> cloudwatch.Metric:
    """A metric of one function, or of all functions of the account and region."""
    return metric("AWS/Lambda", name, {"FunctionName": function} if function else {}, statistic)


def share_of(part: cloudwatch.Metric, whole: cloudwatch.Metric) -> cloudwatch.MathExpression:
    """How much of the whole the part is, in per cent; nothing where the whole is nothing."""
    return cloudwatch.MathExpression(
        expression="IF(whole > 0, 100 * FILL(part, 0) / whole, 0)",
        label="per cent",
        using_metrics={"part": part, "whole": whole},
        period=PERIOD,
    )
