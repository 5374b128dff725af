"""The only place where a Lambda function is configured."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_ecr_assets as ecr_assets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_destinations as destinations
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.artifacts import Artifacts
from infra.config import Deployment
from infra.constructs.accepted import accept
from infra.constructs.live import live
from infra.constructs.private_bucket import PrivateBucket
from infra.domains import SYSTEM_ROLES, FunctionSpec, Role, Secret

ROLE_SETTINGS = {
    Role.TENANT: "TENANT_ROLE_ARN",
    Role.STREAM: "STREAM_ROLE_ARN",
    **dict.fromkeys(SYSTEM_ROLES, "DIRECTORY_ROLE_ARN"),
}
RETENTION = {
    7: logs.RetentionDays.ONE_WEEK,
    14: logs.RetentionDays.TWO_WEEKS,
    30: logs.RetentionDays.ONE_MONTH,
    90: logs.RetentionDays.THREE_MONTHS,
    180: logs.RetentionDays.SIX_MONTHS,
    365: logs.RetentionDays.ONE_YEAR,
}


class RetainedLogGroup(logs.LogGroup):
    """A log group with the deployment's retention."""

    def __init__(self, scope: Construct, construct_id: str, config: Deployment, name: str) -> None:
        super().__init__(
            scope,
            construct_id,
            log_group_name=name,
            retention=RETENTION[config.data.log_days],
            removal_policy=RemovalPolicy.RETAIN if config.data.retain else RemovalPolicy.DESTROY,
        )


class Package:
    """The product's code and its dependencies, as one stack's functions carry them.

    Every stack makes its own layer version of the same asset: an exported version could never be replaced while
    another stack imports it.
    """

    def __init__(self, scope: Construct, config: Deployment, artifacts: Artifacts) -> None:
        self.runtime = lambda_.Runtime(f"python{config.runtime.python_version}", lambda_.RuntimeFamily.PYTHON)
        self.architecture = (
            lambda_.Architecture.ARM_64 if config.runtime.machine == "arm64" else lambda_.Architecture.X86_64
        )
        self.code = lambda_.Code.from_asset(str(artifacts.code))
        self._scope, self._config, self._pdf = scope, config, artifacts.pdf
        self._layer = self._layer_of("Dependencies", artifacts.layer)

    def of(self, spec: FunctionSpec) -> dict[str, Any]:
        """What makes the function: code and layers, or for one that prints in AWS an image, which brings its own."""
        if not (spec.has_pdf and self._config.features.pdf):
            layers = [self._layer]
        elif self._config.emulator:
            layers = [self._layer, self._layer_of("PdfDependencies", self._pdf)]
        else:
            return {
                "code": lambda_.Code.from_asset_image(str(self._pdf), platform=ecr_assets.Platform.LINUX_ARM64),
                "handler": lambda_.Handler.FROM_IMAGE,
                "runtime": lambda_.Runtime.FROM_IMAGE,
            }
        return {"code": self.code, "handler": spec.handler, "runtime": self.runtime, "layers": layers}

    def _layer_of(self, name: str, folder: Path) -> lambda_.LayerVersion:
        return lambda_.LayerVersion(
            self._scope,
            name,
            code=lambda_.Code.from_asset(str(folder)),
            compatible_runtimes=[self.runtime],
            compatible_architectures=[self.architecture],
        )


@dataclass(frozen=True)
class Stores:
    """Where data are, and the roles that reach them."""

    table_name: str
    uploads: s3.IBucket
    documents: PrivateBucket
    roles: dict[Role, iam.IRole]


@dataclass(frozen=True)
class Surroundings:
    """What the functions of a stack have in common."""

    config: Deployment
    package: Package
    stores: Stores
    secrets: dict[Secret, secretsmanager.ISecret]
    failures: sqs.IQueue
    environment: dict[str, str]


class DomainFunction(lambda_.Function):
    """A function with its own role, log group and failure destination, and no rights but those its spec names.

    Whatever calls it calls `live`.
    """

    def __init__(self, scope: Construct, construct_id: str, spec: FunctionSpec, around: Surroundings) -> None:
        config = around.config
        log_group = RetainedLogGroup(scope, f"{construct_id}Logs", config, f"/aws/lambda/{config.prefix}-{spec.name}")
        role = iam.Role(
            scope,
            f"{construct_id}Role",
            role_name=f"{config.prefix}-fn-{spec.name}",
            assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
        )
        log_group.grant_write(role)
        super().__init__(
            scope,
            construct_id,
            function_name=f"{config.prefix}-{spec.name}",
            architecture=around.package.architecture,
            **around.package.of(spec),
            memory_size=spec.memory_mb,
            timeout=Duration.seconds(spec.timeout_s),
            role=role,
            log_group=log_group,
            tracing=lambda_.Tracing.ACTIVE if config.runtime.tracing else lambda_.Tracing.DISABLED,
            on_failure=destinations.SqsDestination(around.failures),
            environment=_environment(spec, around),
            current_version_options=lambda_.VersionOptions(removal_policy=RemovalPolicy.RETAIN),
        )
        role.add_to_policy(
            iam.PolicyStatement(
                actions=["sts:AssumeRole", "sts:TagSession"],
                resources=[around.stores.roles[name].role_arn for name in spec.roles],
            )
        )
        for name in spec.secrets:
            around.secrets[name].grant_read(role)
        self.live = live(self, config, around.failures)
        accept(self, f"`runtime.python` is {config.runtime.python}, which the layer is built for", "L1")
        accept(role, "X-Ray takes traces for `*` only", "IAM5[Resource::*]")

    def allow_pool(self, pool_arn: str, actions: tuple[str, ...]) -> None:
        """Let the function act on the staff pool, with exactly these actions."""
        self.add_to_role_policy(
            iam.PolicyStatement(actions=[f"cognito-idp:{action}" for action in actions], resources=[pool_arn])
        )


def _environment(spec: FunctionSpec, around: Surroundings) -> dict[str, str]:
    emulator = around.config.emulator
    sender = around.config.notifications.mail_from if spec.has_mail else None
    return {
        "ENVIRONMENT": around.config.environment,
        "GENERATION": str(around.config.release.generation),
        "LOG_LEVEL": around.config.log_level,
        "POWERTOOLS_SERVICE_NAME": spec.name,
        "POWERTOOLS_METRICS_NAMESPACE": f"Dealwright/{around.config.prefix}",
        "TABLE_NAME": around.stores.table_name,
        **{ROLE_SETTINGS[name]: around.stores.roles[name].role_arn for name in spec.roles},
        **{f"{name.upper()}_SECRET_ARN": around.secrets[name].secret_arn for name in spec.secrets},
        **({"MAIL_FROM": sender} if sender else {}),
        **({"AWS_ENDPOINT_URL_SESV2": emulator.mailbox_url} if sender and emulator else {}),
        **({"UPLOADS_BUCKET": around.stores.uploads.bucket_name} if spec.has_files else {}),
        **(_documents(around.stores.documents) if spec.has_documents else {}),
        **around.environment,
    }


def _documents(bucket: PrivateBucket) -> dict[str, str]:
    return {"DOCUMENTS_BUCKET": bucket.bucket_name, "DOCUMENTS_ORIGIN": bucket.origin}
