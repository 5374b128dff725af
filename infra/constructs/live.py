"""The alias `live`: what callers call, so that a release is taken back by moving it to the version before."""

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_codedeploy as codedeploy
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_destinations as destinations
from aws_cdk import aws_sqs as sqs

from infra.config import Deployment
from infra.constructs.accepted import accept

LIVE = "live"


def live(function: lambda_.Function, config: Deployment, failures: sqs.IQueue) -> lambda_.IFunction:
    """What to call in the function's place: its alias, or itself where the deployment has none."""
    if not config.release.aliases:
        return function
    alias = function.add_alias(LIVE, on_failure=destinations.SqsDestination(failures))
    if config.release.gradual:
        _move_gradually(alias, function)
    return alias


def _move_gradually(alias: lambda_.Alias, function: lambda_.Function) -> None:
    """A tenth of the calls for five minutes; an error in that time takes the release back."""
    errors = alias.metric_errors(period=Duration.minutes(1)).create_alarm(
        function,
        "ReleaseErrors",
        threshold=0,
        comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluation_periods=1,
        treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
    )
    group = codedeploy.LambdaDeploymentGroup(
        function,
        "Release",
        alias=alias,
        deployment_config=codedeploy.LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES,
        alarms=[errors],
    )
    accept(group, "CodeDeploy's own policy for Lambda: AWS keeps it as narrow as CodeDeploy allows", _CODE_DEPLOY)


_CODE_DEPLOY = "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]"
