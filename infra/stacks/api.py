"""API: one HTTP API, one authorizer, one function per domain."""

import json
from dataclasses import replace

import jsii
from aws_cdk import CfnOutput, Duration, Environment, Stack
from aws_cdk import aws_apigatewayv2 as gateway
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_apigateway import AccessLogFormat
from aws_cdk.aws_apigatewayv2_authorizers import HttpLambdaAuthorizer, HttpLambdaResponseType
from aws_cdk.aws_apigatewayv2_integrations import HttpLambdaIntegration
from constructs import Construct

from infra.artifacts import Artifacts
from infra.config import Deployment
from infra.constructs.accepted import accept
from infra.constructs.domain_function import DomainFunction, Package, RetainedLogGroup, Surroundings
from infra.domains import AUTHORIZER, DOMAINS, DomainSpec, FunctionSpec, Secret
from infra.stacks.data import DataStack
from infra.stacks.identity import IdentityStack

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


class ApiStack(Stack):
    """Routes come from the list of domains; a route that is not public passes the authorizer."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        config: Deployment,
        *,
        env: Environment,
        artifacts: Artifacts,
        data: DataStack,
        identity: IdentityStack,
        failures: sqs.IQueue,
    ) -> None:
        super().__init__(scope, construct_id, env=env)
        around = Surroundings(
            config=config,
            package=Package(self, config, artifacts),
            table_name=data.table.table_name,
            roles=data.roles,
            secrets=identity.secrets,
            failures=failures,
            environment=identity.settings,
        )
        self.api = gateway.HttpApi(self, "Api", api_name=f"{config.prefix}-site", create_default_stage=False)
        self._stage(config)
        authorizer = _authorizer(DomainFunction(self, "Authorizer", AUTHORIZER, around).live)
        for spec in DOMAINS:
            function = DomainFunction(self, spec.name.capitalize(), _guarded(spec.function, config), around)
            if spec.function.pool_actions:
                function.allow_pool(identity.pool.user_pool_arn, spec.function.pool_actions)
            self._wire(spec, function.live, authorizer)
        CfnOutput(self, "ApiId", value=self.api.api_id)

    def _stage(self, config: Deployment) -> None:
        log_group = RetainedLogGroup(self, "AccessLogs", config, f"/aws/apigateway/{config.prefix}-site")
        gateway.HttpStage(
            self,
            "Stage",
            http_api=self.api,
            stage_name="$default",
            auto_deploy=True,
            throttle=gateway.ThrottleSettings(rate_limit=config.throttle.rate, burst_limit=config.throttle.burst),
            access_log_settings=_AccessLog(log_group),
        )

    def _wire(self, spec: DomainSpec, function: lambda_.IFunction, authorizer: HttpLambdaAuthorizer) -> None:
        integration = HttpLambdaIntegration(f"{spec.name}-integration", function, scope_permission_to_route=False)
        for route in spec.routes:
            wired = self.api.add_routes(
                path=route.path,
                methods=[gateway.HttpMethod(route.method)],
                integration=integration,
                authorizer=gateway.HttpNoneAuthorizer() if route.public else authorizer,
            )
            if route.public:
                accept(wired[0], "what leads to a session, and what nobody needs one for", "APIG4")
        if spec.is_default:
            default = gateway.HttpRoute(
                self, "Default", http_api=self.api, route_key=gateway.HttpRouteKey.DEFAULT, integration=integration
            )
            accept(default, "it answers 404 to everybody", "APIG4")


def _guarded(spec: FunctionSpec, config: Deployment) -> FunctionSpec:
    """The function, able to check that a request came through CloudFront, where the deployment asks for that."""
    return replace(spec, secrets=(*spec.secrets, Secret.ORIGIN)) if config.security.origin_header else spec


def _authorizer(function: lambda_.IFunction) -> HttpLambdaAuthorizer:
    """One answer serves every function and path for a minute; `requires()` refuses past the token's own end."""
    return HttpLambdaAuthorizer(
        "SiteAuthorizer",
        function,
        response_types=[HttpLambdaResponseType.SIMPLE],
        identity_source=["$request.header.Cookie"],
        results_cache_ttl=Duration.seconds(60),
    )
