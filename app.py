"""The only description of the system: `cdk deploy -c config=<name>` puts it into an account or into the emulator."""

from infra.application import compose, new_app
from infra.artifacts import Artifacts
from infra.config import load

app = new_app()
port = app.node.try_get_context("emulator_port")
config = load(app.node.get_context("config"), emulator_port=int(port) if port else None)
compose(app, config, Artifacts.built(config))
app.synth()
