"""Every function: its role, its log, its failures, its environment."""

import json
from pathlib import Path

import pytest

from infra.config import Features, Release, load
from infra.constructs.domain_function import ROLE_SETTINGS
from infra.domains import FUNCTIONS, PRINTING, SYSTEM_ROLES, Door, Secret
from infra.ops import layer
from tests.infra.assembly import Assembly, plain, synthesise

ALLOWED_BEYOND_THE_SPEC = {
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "sqs:SendMessage",
    "sqs:GetQueueAttributes",
    "sqs:GetQueueUrl",
    "sts:AssumeRole",
    "sts:TagSession",
    "secretsmanager:GetSecretValue",
    "secretsmanager:DescribeSecret",
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
}
STREAM = {f"dynamodb:{action}" for action in ("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")} | {
    "s3:PutObject",
    "s3:ListBucket",
}
"""What the stream's consumer needs besides: the stream, and a place for what cannot be told."""
ORDERS = {f"sqs:{action}" for action in ("ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility")}
BEHIND = {"pre-token", "dispatch", "sweep", "worker", "printing", "mailing"}
"""Functions that no gateway calls."""
OWN_SETTINGS = {
    "authorizer": {"PARTNER_API_ID"},
    "dispatch": {"PARKED_QUEUE_URL", "WORK_QUEUE_URL", "PRINT_QUEUE_URL", "MAIL_QUEUE_URL"},
    "mailing": {"MAIL_QUEUE_URL", "MAIL_FOLLOWED_AS", "SITE_PARAMETER"},
    "sweep": {"SITE_URL"},
    "worker": {"WORK_QUEUE_URL"},
}
SENDING = {"ses:SendEmail", "ses:SendRawEmail"}
_BESIDES = {
    "dispatch": STREAM,
    "sweep": SENDING,
    "worker": ORDERS,
    "printing": ORDERS,
    "mailing": ORDERS | SENDING | {"ssm:GetParameter"},
}


def _actions(statements: list[dict[str, object]]) -> set[str]:
    found: set[str] = set()
    for statement in statements:
        action = statement["Action"]
        found |= {action} if isinstance(action, str) else set(action)  # type: ignore[call-overload]
    return found


def test_every_function_of_the_list_exists_once(assembly: Assembly) -> None:
    prefix = assembly.config.prefix
    names = [each["FunctionName"] for _, each in assembly.resources("AWS::Lambda::Function") if "FunctionName" in each]

    assert sorted(names) == sorted(f"{prefix}-{spec.name}" for spec in FUNCTIONS)


@pytest.mark.req("22.10")
@pytest.mark.parametrize("spec", FUNCTIONS, ids=lambda spec: spec.name)
def test_function_role_has_no_table_rights_and_only_what_its_spec_names(example: Assembly, spec: object) -> None:
    name, pool_actions = spec.name, spec.pool_actions  # type: ignore[attr-defined]
    _, policy = example.role(f"acmecorp-fn-{name}")
    actions = _actions(policy["Statement"])

    beyond = {f"cognito-idp:{action}" for action in pool_actions} | _BESIDES.get(name, set())
    assert not {action for action in actions - STREAM if action.startswith("dynamodb:") or "*" in action}
    assert actions - ALLOWED_BEYOND_THE_SPEC == beyond


@pytest.mark.parametrize("spec", FUNCTIONS, ids=lambda spec: spec.name)
def test_function_assumes_only_the_roles_of_its_spec(example: Assembly, spec: object) -> None:
    name, roles = spec.name, spec.roles  # type: ignore[attr-defined]
    _, policy = example.role(f"acmecorp-fn-{name}")
    (statement,) = [each for each in policy["Statement"] if "sts:AssumeRole" in each["Action"]]

    resources = statement["Resource"] if isinstance(statement["Resource"], list) else [statement["Resource"]]
    assert len(resources) == len(roles)
    assert all("Role" in each for each in resources)


def test_a_function_has_one_role_for_system_rows_at_most() -> None:
    for spec in FUNCTIONS:
        assert len([role for role in spec.roles if role in SYSTEM_ROLES]) <= 1, spec.name


def test_only_functions_with_pages_know_the_secret_of_cursors() -> None:
    without = {spec.name for spec in FUNCTIONS if Secret.CURSOR not in spec.secrets}
    of_people = {"identity", "profile", "tenants", "feeds", "reminders"}
    alone = {"authorizer", "pre-token", "dispatch", "sweep", "worker", "printing", "mailing"}
    assert without == of_people | {"overview", "search", "links", "emails", "portal"} | alone


@pytest.mark.req("1.25")
def test_admins_need_a_second_factor_unless_the_deployment_says_otherwise(example: Assembly, local: Assembly) -> None:
    for assembly, roles in ((example, "admin"), (local, None)):
        functions = {each.get("FunctionName"): each for _, each in assembly.resources("AWS::Lambda::Function")}
        variables = functions[f"{assembly.config.prefix}-identity"]["Environment"]["Variables"]
        assert variables.get("TOTP_ROLES") == roles
    required = load("example").security.model_copy(update={"mfa": "required"})
    assert required.totp_roles == ("admin", "user", "read_only")


def test_nothing_may_scan(assembly: Assembly) -> None:
    for kind in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"):
        for name, policy in assembly.resources(kind):
            for action in _actions(policy["PolicyDocument"]["Statement"]):
                assert action != "dynamodb:Scan", name
                assert not action.startswith(("dynamodb:*", "dynamodb:S", "*")), name
    for name, role in assembly.resources("AWS::IAM::Role"):
        assert "Policies" not in role, name


def test_operator_role_reaches_the_table_through_the_table_roles_only(example: Assembly) -> None:
    _, policy = example.role("acmecorp-fn-operator")

    assert _actions(policy["Statement"]) == {
        "sts:AssumeRole",
        "sts:TagSession",
        "cognito-idp:AdminCreateUser",
        "cognito-idp:AdminSetUserPassword",
        "cognito-idp:AdminGetUser",
        "cognito-idp:AdminLinkProviderForUser",
        "cognito-idp:ListUsers",
        "lambda:GetEventSourceMapping",
        "lambda:UpdateEventSourceMapping",
        *(f"sqs:{action}" for action in ("ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility")),
        *(f"sqs:{action}" for action in ("GetQueueAttributes", "GetQueueUrl")),
    }


@pytest.mark.req("21.5")
def test_functions_run_on_the_configured_interpreter_and_processor(example: Assembly) -> None:
    for _, function in example.resources("AWS::Lambda::Function"):
        if "FunctionName" in function:
            is_image = function["FunctionName"] == "acmecorp-printing"
            assert function.get("Runtime") == (None if is_image else "python3.13")
            assert function["Architectures"] == ["arm64"]
            assert function["TracingConfig"] == {"Mode": "Active"}
            assert len(function.get("Layers", [])) == (0 if is_image else 1)
            alone = {"dispatch": 60, "sweep": 840, "worker": 300, "printing": 120, "mailing": 60}
            assert function["Timeout"] <= alone.get(function["FunctionName"].removeprefix("acmecorp-"), 29)


@pytest.mark.req("4.7", "21.5")
def test_what_prints_comes_as_an_image_in_aws_and_with_a_layer_of_its_own_here(
    example: Assembly, local: Assembly, tmp_path: Path
) -> None:
    without = synthesise(example.config.model_copy(update={"features": Features()}), tmp_path)
    for assembly, package, layers in ((example, "Image", 0), (local, "Zip", 2), (without, "Zip", 1)):
        functions = {each.get("FunctionName"): each for _, each in assembly.resources("AWS::Lambda::Function")}
        printing = functions[f"{assembly.config.prefix}-printing"]
        assert printing.get("PackageType", "Zip") == package
        assert ("ImageUri" in printing["Code"]) is (package == "Image")
        assert len(printing.get("Layers", [])) == layers


def test_the_image_is_gathered_in_one_folder(tmp_path: Path) -> None:
    layer._gather_image(tmp_path)

    dockerfile = (tmp_path / "Dockerfile").read_text(encoding="utf-8")
    copied = [row.split()[1] for row in dockerfile.splitlines() if row.startswith("COPY")]
    assert [(tmp_path / each).exists() for each in copied] == [True] * 3
    assert {path.name for path in (tmp_path / "requirements").iterdir()} == {"runtime.txt", "pdf.txt", "image.txt"}
    assert (tmp_path / "code/shared/documents/templates/base.html").is_file()
    assert f'CMD ["{PRINTING.handler}"]' in dockerfile


@pytest.mark.req("21.11")
def test_every_log_group_has_the_configured_retention(assembly: Assembly) -> None:
    groups = dict(assembly.resources("AWS::Logs::LogGroup"))
    helpers = 0 if assembly.config.emulator else 1

    assert len(groups) == len(FUNCTIONS) + len(Door) + helpers
    assert {each["RetentionInDays"] for each in groups.values()} == {assembly.config.data.log_days}
    for name, function in assembly.resources("AWS::Lambda::Function"):
        assert "LogGroup" in function["LoggingConfig"], name


@pytest.mark.req("21.4")
def test_every_function_sends_its_failures_to_the_queue(assembly: Assembly) -> None:
    configured = [each for _, each in assembly.resources("AWS::Lambda::EventInvokeConfig")]

    assert len(configured) == len(FUNCTIONS) * (2 if assembly.config.release.aliases else 1)
    for each in configured:
        assert "Failures" in plain(each["DestinationConfig"]["OnFailure"]["Destination"])


@pytest.mark.req("21.20")
def test_environment_names_settings_and_holds_no_secret(example: Assembly) -> None:
    common = {
        "ENVIRONMENT",
        "GENERATION",
        "LOG_LEVEL",
        "POWERTOOLS_SERVICE_NAME",
        "POWERTOOLS_METRICS_NAMESPACE",
        "TABLE_NAME",
    }
    pool = {"USER_POOL_ID", "USER_POOL_CLIENT_ID", "TOKEN_ISSUER", "JWKS_URL", "TOTP_ROLES"}
    functions = {each.get("FunctionName"): each for _, each in example.resources("AWS::Lambda::Function")}

    for spec in FUNCTIONS:
        variables = functions[f"acmecorp-{spec.name}"]["Environment"]["Variables"]
        expected = common | {ROLE_SETTINGS[role] for role in spec.roles}
        expected |= {f"{each.upper()}_SECRET_ARN" for each in spec.secrets}
        expected |= {"UPLOADS_BUCKET"} if spec.has_files else set()
        expected |= {"DOCUMENTS_BUCKET", "DOCUMENTS_ORIGIN"} if spec.has_documents else set()
        expected |= {"MAIL_FROM"} if spec.has_mail else set()
        expected |= OWN_SETTINGS.get(spec.name, set())
        expected |= pool if spec.name not in BEHIND else set()
        expected |= {"ORIGIN_SECRET_ARN"} if spec.name not in BEHIND | {"authorizer"} else set()
        assert set(variables) == expected, spec.name
        assert variables["POWERTOOLS_SERVICE_NAME"] == spec.name


@pytest.mark.req("21.8")
def test_whatever_calls_a_function_calls_its_live_alias(example: Assembly, local: Assembly) -> None:
    aliases = dict(example.resources("AWS::Lambda::Alias"))
    versions = [
        each
        for template in example.templates.values()
        for each in template["Resources"].values()
        if each["Type"] == "AWS::Lambda::Version"
    ]

    assert [each["Name"] for each in aliases.values()] == ["live"] * len(FUNCTIONS)
    assert [each["DeletionPolicy"] for each in versions] == ["Retain"] * len(FUNCTIONS)
    for _, integration in example.resources("AWS::ApiGatewayV2::Integration"):
        assert f"functions/{example.exported(integration['IntegrationUri'])['Ref']}" in aliases
    for _, authorizer in example.resources("AWS::ApiGatewayV2::Authorizer"):
        assert "Alias" in json.dumps(authorizer["AuthorizerUri"])
    mappings = dict(example.resources("AWS::Lambda::EventSourceMapping"))
    assert len(mappings) == 4
    assert all("Alias" in json.dumps(each["FunctionName"]) for each in mappings.values())
    assert "Alias" in json.dumps(example.only("AWS::Cognito::UserPool")["LambdaConfig"])
    assert not dict(local.resources("AWS::Lambda::Alias"))


@pytest.mark.req("21.8")
def test_gradual_release_is_behind_a_flag(example: Assembly, tmp_path: Path) -> None:
    config = example.config.model_copy(update={"release": Release(gradual=True)})
    gradual = synthesise(config, tmp_path)

    groups = dict(gradual.resources("AWS::CodeDeploy::DeploymentGroup"))
    assert len(groups) == len(FUNCTIONS)
    for group in groups.values():
        assert group["DeploymentConfigName"] == "CodeDeployDefault.LambdaCanary10Percent5Minutes"
        assert "DEPLOYMENT_STOP_ON_ALARM" in group["AutoRollbackConfiguration"]["Events"]
        assert len(group["AlarmConfiguration"]["Alarms"]) == 1
    most = {name: len(template["Resources"]) for name, template in gradual.templates.items()}
    assert max(most.values()) <= 450, f"CloudFormation ends at 500: {most}"
    assert not dict(example.resources("AWS::CodeDeploy::DeploymentGroup"))
