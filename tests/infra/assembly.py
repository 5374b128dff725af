"""The synthesised templates of one deployment, read as plain data."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aws_cdk as cdk

from infra.application import compose, new_app
from infra.artifacts import Artifacts
from infra.config import Deployment

ACCOUNT = "111122223333"
TABLE_ARN = f"arn:aws:dynamodb:eu-central-1:{ACCOUNT}:table/T"
_PSEUDO = {"AWS::Partition": "aws", "AWS::AccountId": ACCOUNT, "AWS::Region": "eu-central-1"}

Resource = dict[str, Any]


@dataclass(frozen=True)
class Assembly:
    """Templates by the last word of the stack's name (`data`, `api`, …), and the files they came from."""

    config: Deployment
    folder: Path
    templates: dict[str, dict[str, Any]]

    def resources(self, kind: str, stack: str | None = None) -> Iterator[tuple[str, Resource]]:
        """Name and properties of every resource of a type, in one stack or in all."""
        for name, template in self.templates.items():
            if stack in {None, name}:
                for logical, resource in template["Resources"].items():
                    if resource["Type"] == kind:
                        yield f"{name}/{logical}", resource.get("Properties", {})

    def only(self, kind: str, stack: str | None = None) -> Resource:
        """The properties of the one resource of that type."""
        ((_, properties),) = self.resources(kind, stack)
        return properties

    def exported(self, value: Resource) -> Resource:
        """What a stack gave of the value another stack imports; a value that is not imported is itself."""
        given = [each for template in self.templates.values() for each in template.get("Outputs", {}).values()]
        exports = {each["Export"]["Name"]: each["Value"] for each in given if "Export" in each}
        found: Resource = exports[value["Fn::ImportValue"]] if "Fn::ImportValue" in value else value
        return found

    def distribution(self, of: str = "site") -> Resource:
        """The distribution whose comment says what it is of."""
        found = [each["DistributionConfig"] for _, each in self.resources("AWS::CloudFront::Distribution")]
        config: Resource
        (config,) = [each for each in found if f" {of} " in each["Comment"]]
        return config

    def role(self, role_name: str) -> tuple[Resource, Resource]:
        """Trust and permissions of the role of that name, as plain policy documents."""
        for name, role in self.resources("AWS::IAM::Role"):
            if role.get("RoleName") == role_name:
                stack, logical = name.split("/")
                policies = [
                    policy["PolicyDocument"]["Statement"]
                    for _, policy in self.resources("AWS::IAM::Policy", stack)
                    if {"Ref": logical} in policy["Roles"]
                ]
                allowed = {"Version": "2012-10-17", "Statement": [each for policy in policies for each in policy]}
                return plain(role["AssumeRolePolicyDocument"]), plain(allowed)
        raise KeyError(role_name)


def synthesise(config: Deployment, folder: Path) -> Assembly:
    """Synthesise a deployment from stand-ins for what the build makes, off-line and without credentials."""
    application(config, folder).synth()
    return read(config, folder)


def read(config: Deployment, folder: Path) -> Assembly:
    """What was synthesised into a folder."""
    templates = {
        path.name.removesuffix(".template.json").rsplit("-", 1)[1]: json.loads(path.read_text(encoding="utf-8"))
        for path in (folder / "cdk.out").glob("*.template.json")
    }
    return Assembly(config, folder / "cdk.out", templates)


def application(config: Deployment, folder: Path) -> cdk.App:
    """A deployment's application, to be synthesised."""
    artifacts = Artifacts(
        layer=folder / "layer",
        pdf=folder / "pdf",
        code=folder / "code",
        site=folder / "site",
        edge=folder / "frontend-build",
    )
    for name in ("layer/python/one.py", "pdf/Dockerfile", "code/functions/one.py", "site/index.html"):
        _write(folder / name, "")
    _write(folder / "frontend-build/edge-rewrite.js", "function handler(event) { return event.request; }")
    _write(folder / "frontend-build/edge-response.js", "function handler(event) { return event.response; }")
    app = new_app(str(folder / "cdk.out"))
    compose(app, config, artifacts)
    return app


def table_request(
    role: str, action: str, keys: list[str], context: dict[str, Any], policy: dict[str, Any], *, in_index: bool = False
) -> dict[str, Any]:
    """A call of the table by a session of the role, as the simulator takes it."""
    return {
        "principal": f"arn:aws:sts::{ACCOUNT}:assumed-role/{role}/session",
        "action": f"dynamodb:{action}",
        "resource": f"{TABLE_ARN}/index/GSI1" if in_index else TABLE_ARN,
        "context": ({"dynamodb:LeadingKeys": keys} if keys else {}) | context,
        "identity": policy,
    }


def plain(value: Any) -> Any:
    """A template value with its intrinsic functions worked out, so far as a policy needs them."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "Fn::Join" in value:
        separator, parts = value["Fn::Join"]
        return separator.join(plain(parts))
    if "Ref" in value:
        return _PSEUDO.get(value["Ref"], value["Ref"])
    if "Fn::GetAtt" in value:
        logical, attribute = value["Fn::GetAtt"]
        return TABLE_ARN if logical.startswith("Table") else f"{logical}.{attribute}"
    if "Fn::ImportValue" in value:
        return str(value["Fn::ImportValue"])
    return {key: plain(each) for key, each in value.items()}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
