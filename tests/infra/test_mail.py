"""Mail of quotes: who sends it, who may, and how SES tells what became of it."""

import json
from pathlib import Path

import pytest

from infra.config import Notifications
from tests.infra.assembly import Assembly, plain, synthesise

pytestmark = pytest.mark.req("4.9", "21.4")


def test_ses_tells_the_queue_what_became_of_this_deployment_s_mails(example: Assembly) -> None:
    name = example.only("AWS::SES::ConfigurationSet")["Name"]
    told = example.only("AWS::SES::ConfigurationSetEventDestination")["EventDestination"]
    rules = [each for _, each in example.resources("AWS::Events::Rule") if "EventPattern" in each]
    (rule,) = rules

    assert name == "acmecorp-mail"
    assert sorted(told["MatchingEventTypes"]) == ["bounce", "complaint", "delivery", "reject", "send"]
    assert "event-bus/default" in plain(told["EventBridgeDestination"]["EventBusArn"])
    assert rule["EventPattern"] == {
        "source": ["aws.ses"],
        "detail": {"mail": {"tags": {"ses:configuration-set": [name]}}},
    }
    assert [plain(each["Arn"]) for each in rule["Targets"]] == [plain(rule["Targets"][0]["Arn"])]
    assert "Mail" in plain(rule["Targets"][0]["Arn"])
    policies = [
        json.dumps(each) for _, each in example.resources("AWS::SQS::QueuePolicy") if "Mail" in json.dumps(each)
    ]
    assert any("events.amazonaws.com" in each and "aws:SourceArn" in each for each in policies)


def test_what_sends_reads_one_parameter_and_sends_as_one_address(example: Assembly) -> None:
    _, policy = example.role("acmecorp-fn-mailing")
    by_action = {
        action: statement["Resource"]
        for statement in policy["Statement"]
        for action in ([statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"])
    }

    assert by_action["ssm:GetParameter"].endswith(":parameter/acmecorp/public-url")
    sending = json.dumps([each["Resource"] for each in policy["Statement"] if "ses:SendEmail" in each["Action"]])
    assert "configuration-set/acmecorp-mail" in sending
    assert "*" not in sending


def test_a_deployment_without_an_address_has_nothing_to_send_by(example: Assembly, tmp_path: Path) -> None:
    silent = synthesise(example.config.model_copy(update={"notifications": Notifications()}), tmp_path)

    assert not dict(silent.resources("AWS::SES::ConfigurationSet"))
    functions = {each.get("FunctionName"): each for _, each in silent.resources("AWS::Lambda::Function")}
    assert "MAIL_FROM" not in functions["acmecorp-mailing"]["Environment"]["Variables"]


def test_on_this_machine_mail_goes_to_the_mailbox_and_in_aws_to_ses(example: Assembly, local: Assembly) -> None:
    for assembly, wanted in ((local, "http://localhost:4601"), (example, None)):
        functions = {each.get("FunctionName"): each for _, each in assembly.resources("AWS::Lambda::Function")}
        for name in ("mailing", "sweep", "emails"):
            variables = functions[f"{assembly.config.prefix}-{name}"]["Environment"]["Variables"]
            assert variables.get("AWS_ENDPOINT_URL_SESV2") == wanted
    parameter = local.only("AWS::SSM::Parameter")["Value"]
    assert ".cloudfront.localhost:4600" in json.dumps(parameter)
