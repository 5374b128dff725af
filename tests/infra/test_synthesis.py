"""Configuration, packages, and what the templates are as a whole."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from infra.artifacts import ROOT, Artifacts, MissingArtifact
from infra.config import Deployment, load
from infra.ops import layer
from infra.site import UPLOADS
from tests.infra.assembly import Assembly

MEGABYTE = 1024 * 1024


@pytest.mark.req("21.1")
def test_templates_pass_cfn_lint(assembly: Assembly) -> None:
    """W3005 is left out: the CDK states dependencies that references imply already."""
    lint = Path(sys.executable).parent / "cfn-lint"
    templates = [str(path) for path in sorted(assembly.folder.glob("*.template.json"))]
    done = subprocess.run(
        [lint, "--ignore-checks", "W3005", "--", *templates], capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.req("21.1")
def test_stacks_depend_backwards_only(assembly: Assembly) -> None:
    order = ["edge", "data", "events", "identity", "functions", "api", "web", "monitoring", "safeguards"]
    manifest = json.loads((assembly.folder / "manifest.json").read_text(encoding="utf-8"))["artifacts"]
    prefix = f"{assembly.config.prefix}-"

    assert set(assembly.templates) == set(order) - ({"edge", "safeguards"} if assembly.config.emulator else set())
    for name in assembly.templates:
        needs = {each.removeprefix(prefix) for each in manifest[prefix + name]["dependencies"]} & set(order)
        assert all(order.index(each) < order.index(name) for each in needs), name


@pytest.mark.req("22.11")
def test_everything_is_in_the_chosen_region_but_what_cloudfront_wants_elsewhere(example: Assembly) -> None:
    manifest = json.loads((example.folder / "manifest.json").read_text(encoding="utf-8"))["artifacts"]
    regions = {name: manifest[f"acmecorp-{name}"]["environment"].rsplit("/", 1)[1] for name in example.templates}

    assert regions.pop("edge") == "us-east-1"
    assert set(regions.values()) == {example.config.region}
    kept = {each["Type"] for each in example.templates["edge"]["Resources"].values()}
    assert kept == {"AWS::CertificateManager::Certificate", "AWS::WAFv2::WebACL"}


def test_no_stack_needs_a_node_custom_resource_in_the_emulator(local: Assembly) -> None:
    kinds = {each["Type"] for template in local.templates.values() for each in template["Resources"].values()}

    assert not {kind for kind in kinds if kind.startswith(("Custom::", "AWS::CloudFormation::CustomResource"))}


def test_missing_build_names_the_verb(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("infra.artifacts.BUILD", tmp_path)

    with pytest.raises(MissingArtifact, match="make layer target=aws"):
        Artifacts.built(load("example"))


def test_one_app_synthesises_without_credentials(tmp_path: Path) -> None:
    """The entry point itself, from real artifacts where they are built, with an environment that knows no AWS."""
    layer.build("local")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "CDK_OUTDIR": str(tmp_path / "out"),
        "CDK_CONTEXT_JSON": '{"config": "local", "emulator_port": "4711"}',
        "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "1",
    }
    done = subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    if done.returncode:
        assert "run `make site` first" in done.stderr
    else:
        assert '"HTTPPort": 4711' in (tmp_path / "out/dealwright-local-web.template.json").read_text(encoding="utf-8")


@pytest.mark.req("21.20")
@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"colour": "blue"}, "Extra inputs"),
        ({"prefix": "Acme Corp"}, "pattern"),
        ({"region": "Frankfurt"}, "pattern"),
        ({"account": "1234"}, "pattern"),
        ({"domains": {"site": "crm.acme.example"}}, "given together"),
        ({"runtime": {"python": "host"}}, "emulator only"),
        ({"security": {"waf": False, "allowed_networks": ["10.0.0.0/8"]}}, "set waf to true"),
        ({"integrations": {"stripe": "sk_live_1"}}, "Extra inputs"),
        ({"notifications": {"alarms": ["nobody"]}}, "email"),
        ({"notifications": {"budget_usd": 50}}, "nobody would hear"),
        ({"release": {"aliases": False, "gradual": True}}, "it is they that move"),
    ],
)
def test_wrong_configuration_is_refused(change: dict[str, object], complaint: str) -> None:
    right: dict[str, object] = {"customer": "Acme", "prefix": "acme", "region": "eu-central-1"}

    assert Deployment.model_validate(right).target == "aws"
    with pytest.raises(ValidationError, match=complaint):
        Deployment.model_validate(right | change)


def test_emulator_port_comes_from_the_command_line() -> None:
    assert load("local", emulator_port=4711).cognito_url == "http://localhost:4711"
    assert load("example", emulator_port=4711) == load("example")
    assert load("example").cognito_url == "https://cognito-idp.eu-central-1.amazonaws.com"


def test_every_file_of_the_site_belongs_to_exactly_one_upload() -> None:
    for path in ("index.html", "404.html", "_next/static/a/b.js", "manifest.webmanifest", "sw.js", "leads/_.txt"):
        assert sum(upload.takes(path) for upload in UPLOADS) == 1, path


@pytest.mark.req("21.18")
def test_code_package_is_small_and_holds_the_product_only(tmp_path: Path) -> None:
    code = tmp_path / "code"
    layer.copy_code(code, sys.executable)
    files = [path for path in code.rglob("*") if path.is_file()]

    asset = Path(shutil.make_archive(str(tmp_path / "asset"), "zip", code))
    assert asset.stat().st_size <= 3 * MEGABYTE
    assert {path.name for path in code.iterdir()} <= {"functions", "shared", "docs"}
    assert {path.suffix for path in files} <= {".py", ".pyc", ".json", ".html", ".css", ".js", ".txt", ".typed"}


@pytest.mark.req("21.18")
def test_layer_holds_the_locked_dependencies_for_the_target() -> None:
    layer.build("aws")
    python = ROOT / "build/layer-aws/python"
    files = [path for path in python.rglob("*") if path.is_file()]

    assert sum(path.stat().st_size for path in files if path.suffix != ".pyc") <= 35 * MEGABYTE
    assert {path.name for path in (python / "botocore/data").iterdir() if path.is_dir()} == layer.AWS_SERVICES
    assert any("cpython-313-aarch64" in path.name for path in files)
    assert not [path for path in files if "x86_64" in path.name]
