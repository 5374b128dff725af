"""AWS's own rules over every stack; what is not kept says why beside its construct."""

import json
from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk import aws_s3 as s3
from cdk_nag import AwsSolutionsChecks

from infra.application import new_app
from infra.config import load
from tests.infra.assembly import application


@pytest.mark.req("22.10")
def test_every_stack_keeps_the_rules_or_says_why_not(tmp_path: Path) -> None:
    app = application(load("example"), tmp_path)
    cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))

    app.synth()

    reports = json.loads((tmp_path / "cdk.out/validation-report.json").read_text())["pluginReports"]
    (report,) = [each for each in reports if each["pluginName"] == "AwsSolutions"]
    assert (report["conclusion"], report["violations"]) == ("success", [])


def test_a_public_bucket_would_be_found(tmp_path: Path) -> None:
    app = new_app(str(tmp_path / "cdk.out"))
    s3.Bucket(cdk.Stack(app, "Careless"), "Open")
    cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))

    with pytest.raises(RuntimeError, match="does not require requests to use SSL"):
        app.synth()
