"""The system as one CDK application: data → events → identity → functions → api → web → monitoring → safeguards."""

import aws_cdk as cdk

from infra.artifacts import Artifacts
from infra.config import Deployment
from infra.domains import Door, Secret
from infra.stacks.api import ApiStack
from infra.stacks.data import DataStack
from infra.stacks.edge import REGION, EdgeStack
from infra.stacks.events import EventsStack
from infra.stacks.functions import FunctionsStack
from infra.stacks.identity import IdentityStack
from infra.stacks.monitoring import MonitoringStack
from infra.stacks.safeguards import SafeguardsStack
from infra.stacks.web import Edge, WebStack

FLAGS = {
    "@aws-cdk/aws-iam:minimizePolicies": True,
    "@aws-cdk/aws-iam:standardizedServicePrincipals": True,
    "@aws-cdk/aws-lambda:recognizeLayerVersion": True,
    "@aws-cdk/core:checkSecretUsage": True,
    "@aws-cdk/core:defaultCrossStackReferences": "strong",
    "@aws-cdk/core:enablePartitionLiterals": True,
}
"""The library's feature flags, here rather than in cdk.json so that tests synthesise what ships."""


def new_app(outdir: str | None = None) -> cdk.App:
    """An application without stacks; it writes to `outdir`, or where the command line says."""
    return cdk.App(analytics_reporting=False, outdir=outdir, context=FLAGS)


def compose(app: cdk.App, config: Deployment, artifacts: Artifacts) -> None:
    """Add every stack of the deployment to the application. Arrows point backwards only."""
    env = cdk.Environment(account=config.account, region=config.region)
    prefix = config.prefix
    data = DataStack(app, f"{prefix}-data", config, env=env)
    events = EventsStack(app, f"{prefix}-events", config, env=env, artifacts=artifacts, data=data)
    identity = IdentityStack(app, f"{prefix}-identity", config, env=env, artifacts=artifacts, data=data, events=events)
    functions = FunctionsStack(
        app,
        f"{prefix}-functions",
        config,
        env=env,
        artifacts=artifacts,
        data=data,
        identity=identity,
        failures=events.failures,
    )
    api = ApiStack(app, f"{prefix}-api", config, env=env, artifacts=artifacts, functions=functions)
    WebStack(
        app,
        f"{prefix}-web",
        config,
        env=env,
        artifacts=artifacts,
        api_ids={name: door.api_id for name, door in api.doors.items()},
        origin_secret=identity.secrets.get(Secret.ORIGIN),
        edge=_edge(app, config),
        files=data.uploads.origin,
    )
    table = data.table
    api_id = api.doors[Door.SITE].api_id
    MonitoringStack(app, f"{prefix}-monitoring", config, env=env, api_id=api_id, table_name=table.table_name)
    if config.emulator is None:
        SafeguardsStack(app, f"{prefix}-safeguards", config, env=env, table=table)
    for name, value in config.tags.items():
        cdk.Tags.of(app).add(name, value)


def _edge(app: cdk.App, config: Deployment) -> Edge:
    if not (config.domains.site or config.security.waf):
        return Edge()
    env = cdk.Environment(account=config.account, region=REGION)
    return EdgeStack(app, f"{config.prefix}-edge", config, env=env).edge
