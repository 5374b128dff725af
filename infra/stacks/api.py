"""API: the functions, one to a domain, the authorizer, and two HTTP APIs that lead to them."""

from dataclasses import replace

from aws_cdk import CfnOutput, Environment, Stack
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.artifacts import Artifacts
from infra.config import Deployment
from infra.constructs.domain_function import DomainFunction, Package, Surroundings
from infra.constructs.http_door import HttpDoor
from infra.domains import AUTHORIZER, DOMAINS, Door, FunctionSpec, Secret
from infra.stacks.data import DataStack
from infra.stacks.identity import IdentityStack

_API_IDS = {Door.SITE: "Api", Door.PARTNERS: "PartnerApi"}


class ApiStack(Stack):
    """Routes come from the list of domains; the doors share functions and authorizer."""

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
        self.doors = {door: HttpDoor(self, _API_IDS[door], config, door) for door in Door}
        partner_api = {"PARTNER_API_ID": self.doors[Door.PARTNERS].api_id}
        uploads = {"UPLOADS_BUCKET": data.uploads.bucket_name}
        around_files = replace(around, environment={**around.environment, **uploads})
        around_authorizer = replace(around, environment={**around.environment, **partner_api})
        authorizer = DomainFunction(self, "Authorizer", AUTHORIZER, around_authorizer)
        for door in self.doors.values():
            door.guard(authorizer.live)
        for spec in DOMAINS:
            its = around_files if spec.function.has_files else around
            function = DomainFunction(self, spec.name.capitalize(), _guarded(spec.function, config), its)
            if spec.function.pool_actions:
                function.allow_pool(identity.pool.user_pool_arn, spec.function.pool_actions)
            for name in spec.doors:
                self.doors[name].wire(spec, function.live)
        for name, door in self.doors.items():
            CfnOutput(self, f"{_API_IDS[name]}Id", value=door.api_id)


def _guarded(spec: FunctionSpec, config: Deployment) -> FunctionSpec:
    """The function, able to check that a request came through CloudFront, where the deployment asks for that."""
    return replace(spec, secrets=(*spec.secrets, Secret.ORIGIN)) if config.security.origin_header else spec
