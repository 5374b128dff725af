"""API: two HTTP APIs that lead to the domains' functions, and the authorizer before them."""

from dataclasses import replace

from aws_cdk import CfnOutput, Environment, Stack
from constructs import Construct

from infra.artifacts import Artifacts
from infra.config import Deployment
from infra.constructs.domain_function import DomainFunction, Package
from infra.constructs.http_door import HttpDoor
from infra.domains import AUTHORIZER, DOMAINS, PAGES, Door
from infra.stacks.functions import FunctionsStack

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
        functions: FunctionsStack,
    ) -> None:
        super().__init__(scope, construct_id, env=env)
        self.doors = {door: HttpDoor(self, _API_IDS[door], config, door) for door in Door}
        partners = {"PARTNER_API_ID": self.doors[Door.PARTNERS].api_id}
        around = replace(
            functions.around,
            package=Package(self, config, artifacts),
            environment={**functions.around.environment, **partners},
        )
        authorizer = DomainFunction(self, "Authorizer", AUTHORIZER, around)
        for name, door in self.doors.items():
            door.guard(authorizer.live)
            for spec in (*DOMAINS, *PAGES):
                if name in spec.doors:
                    door.wire(spec, functions.live[spec.name])
            CfnOutput(self, f"{_API_IDS[name]}Id", value=door.api_id)
