"""An HTTP API with its stage, access log and authorizer: one of the doors to the functions."""

import json

import jsii
from aws_cdk import Duration
from aws_cdk import aws_apigatewayv2 as gateway
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk.aws_apigateway import AccessLogFormat
from aws_cdk.aws_apigatewayv2_authorizers import HttpLambdaAuthorizer, HttpLambdaResponseType
from aws_cdk.aws_apigatewayv2_integrations import HttpLambdaIntegration
from constructs import Construct

from infra.config import Deployment
from infra.constructs.accepted import accept
from infra.constructs.domain_function import RetainedLogGroup
from infra.domains import DomainSpec, Door

_ACCESS_LOG = json.dumps(
    {
        "request_id": "$context.requestId",
        "time": "$context.requestTime",
        "route": "$context.routeKey",
        "status": "$context.status",
        "bytes": "$context.responseLength",
        "milliseconds": "$context.responseLatency",
        "integration_milliseconds": "$context.integrationLatency",
        "integration_error": "$context.integrationErrorMessage",
        "authorizer_error": "$context.authorizer.error",
    }
)
"""No address, no path, no agent: the log names no person."""

IDENTITY_SOURCES = {Door.SITE: "$request.header.Cookie", Door.PARTNERS: "$request.header.Authorization"}


@jsii.implements(gateway.IAccessLogSettings)
class _AccessLog:
    """Where and how the stage writes its access log."""

    def __init__(self, log_group: logs.ILogGroup) -> None:
        self._destination = gateway.LogGroupLogDestination(log_group)

    @property
    def destination(self) -> gateway.IAccessLogDestination:
        return self._destination

    @property
    def format(self) -> AccessLogFormat:
        return AccessLogFormat.custom(_ACCESS_LOG)


class HttpDoor(gateway.HttpApi):
    """Routes are wired domain by domain; one that is not public passes the authorizer.

    One verdict serves every function and path for a minute; `requires()` refuses past what it is good for.
    """

    def __init__(self, scope: Construct, construct_id: str, config: Deployment, door: Door) -> None:
        name = f"{config.prefix}-{door}"
        super().__init__(scope, construct_id, api_name=name, create_default_stage=False)
        self._door = door
        self._authorizer: HttpLambdaAuthorizer | None = None
        parts = _parts_of(door)
        log_group = RetainedLogGroup(scope, f"{parts}AccessLogs", config, f"/aws/apigateway/{name}")
        gateway.HttpStage(
            scope,
            f"{parts}Stage",
            http_api=self,
            stage_name="$default",
            auto_deploy=True,
            throttle=gateway.ThrottleSettings(rate_limit=config.throttle.rate, burst_limit=config.throttle.burst),
            access_log_settings=_AccessLog(log_group),
        )

    def guard(self, function: lambda_.IFunction) -> None:
        """Let this function say who comes in."""
        self._authorizer = HttpLambdaAuthorizer(
            f"{self._door.capitalize()}Authorizer",
            function,
            response_types=[HttpLambdaResponseType.SIMPLE],
            identity_source=[IDENTITY_SOURCES[self._door]],
            results_cache_ttl=Duration.seconds(60),
        )

    def wire(self, spec: DomainSpec, function: lambda_.IFunction) -> None:
        """Lead the domain's routes to its function, and unknown ones where it is the door's default."""
        name = f"{_parts_of(self._door)}{spec.name}-integration"
        integration = HttpLambdaIntegration(name, function, scope_permission_to_route=False)
        for route in spec.routes:
            wired = self.add_routes(
                path=route.path,
                methods=[gateway.HttpMethod(route.method)],
                integration=integration,
                authorizer=gateway.HttpNoneAuthorizer() if route.public else self._authorizer,
            )
            if route.public:
                accept(wired[0], "what leads to a session, and what nobody needs one for", "APIG4")
        if spec.default_of is self._door:
            default = gateway.HttpRoute(
                self.stack,
                f"{_parts_of(self._door)}Default",
                http_api=self,
                route_key=gateway.HttpRouteKey.DEFAULT,
                integration=integration,
            )
            accept(default, "it answers 404 to everybody", "APIG4")


def _parts_of(door: Door) -> str:
    """What the parts of a door begin with; those of the site came first, and keep their names."""
    return "" if door is Door.SITE else door.capitalize()
