"""Functions: one to a domain. What leads to them is the API's, as one stack has room for 500 resources only."""

from dataclasses import replace

from aws_cdk import Environment, Stack
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.artifacts import Artifacts
from infra.config import Deployment
from infra.constructs.domain_function import DomainFunction, Package, Surroundings
from infra.domains import DOMAINS, PAGES, FunctionSpec, Secret
from infra.stacks.data import DataStack
from infra.stacks.identity import IdentityStack


class FunctionsStack(Stack):
    """`live` has what to call for each domain, by its name; `around` what every function of the API has about it."""

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
        self.around = around = Surroundings(
            config=config,
            package=Package(self, config, artifacts),
            stores=data.stores,
            secrets=identity.secrets,
            failures=failures,
            environment=identity.settings,
        )
        self.live: dict[str, lambda_.IFunction] = {}
        for spec in (*DOMAINS, *PAGES):
            function = DomainFunction(self, spec.name.capitalize(), _guarded(spec.function, config), around)
            if spec.function.pool_actions:
                function.allow_pool(identity.pool.user_pool_arn, spec.function.pool_actions)
            self.live[spec.name] = function.live


def _guarded(spec: FunctionSpec, config: Deployment) -> FunctionSpec:
    """The function, able to check that a request came through CloudFront, where the deployment asks for that."""
    return replace(spec, secrets=(*spec.secrets, Secret.ORIGIN)) if config.security.origin_header else spec
