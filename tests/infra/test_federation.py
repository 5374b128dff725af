"""A deployment whose people sign in with their company's own provider."""

import json

import boto3
import pytest
from moto import mock_aws
from pydantic import ValidationError

from functions.members import gateway
from infra.config import Deployment, Domains, Federation, SignInProvider, load
from infra.ops.link_members import link_members
from tests.infra.assembly import Assembly, plain, synthesise

ACME = SignInProvider(
    name="Acme",
    label="Acme Works",
    issuer="https://id.acme.example",
    client_id="dealwright",
    secret_name="acme/sign-in",
    email_domains=("acme.example",),
)
FEDERATION = Federation(domain_prefix="acme-crm", providers=(ACME,))


def with_federation(config: Deployment) -> Deployment:
    return config.model_copy(update={"security": config.security.model_copy(update={"federation": FEDERATION})})


@pytest.fixture(scope="module")
def federated(tmp_path_factory: pytest.TempPathFactory) -> Assembly:
    return synthesise(with_federation(load("example")), tmp_path_factory.mktemp("federated"))


@pytest.mark.req("1.28")
def test_the_pool_speaks_with_the_provider(federated: Assembly) -> None:
    provider = federated.only("AWS::Cognito::UserPoolIdentityProvider")

    assert provider["ProviderType"] == "OIDC"
    assert provider["AttributeMapping"] == {"email": "email", "email_verified": "email_verified"}
    details = plain(provider["ProviderDetails"])
    assert details | {"client_secret": "…"} == {
        "client_id": "dealwright",
        "client_secret": "…",
        "oidc_issuer": "https://id.acme.example",
        "authorize_scopes": "openid email",
        "attributes_request_method": "GET",
    }
    assert details["client_secret"] == "{{resolve:secretsmanager:acme/sign-in:SecretString:::}}"
    assert federated.only("AWS::Cognito::UserPoolDomain")["Domain"] == "acme-crm"


@pytest.mark.req("1.28")
def test_the_client_takes_codes_for_the_site_s_own_address_only(federated: Assembly) -> None:
    client = federated.only("AWS::Cognito::UserPoolClient")

    assert client["AllowedOAuthFlows"] == ["code"]
    assert client["CallbackURLs"] == ["https://crm.acme.example/api/v1/auth/callback"]
    assert client["AllowedOAuthScopes"] == ["openid", "email", "aws.cognito.signin.user.admin"]
    assert len(client["SupportedIdentityProviders"]) == 2


@pytest.mark.req("1.28")
def test_functions_are_told_nothing_secret_of_the_providers(federated: Assembly) -> None:
    functions = {
        each["FunctionName"]: each
        for _, each in federated.resources("AWS::Lambda::Function", "functions")
        if "FunctionName" in each
    }
    told = functions["acmecorp-identity"]["Environment"]["Variables"]

    assert json.loads(told["SIGN_IN_PROVIDERS"]) == [
        {"name": "Acme", "label": "Acme Works", "domains": ["acme.example"]}
    ]
    assert told["SIGN_IN_CALLBACK"] == "https://crm.acme.example/api/v1/auth/callback"
    assert "SIGN_IN_URL" in told
    assert "acme/sign-in" not in json.dumps(functions)


@pytest.mark.req("1.28")
def test_without_providers_there_is_no_way_around_the_password(example: Assembly) -> None:
    assert not list(example.resources("AWS::Cognito::UserPoolDomain"))
    assert not list(example.resources("AWS::Cognito::UserPoolIdentityProvider"))


@pytest.mark.req("1.28")
def test_a_provider_needs_a_name_of_its_own_and_a_site_to_come_back_to() -> None:
    with pytest.raises(ValidationError, match="two have the same name"):
        Federation(domain_prefix="acme-crm", providers=(ACME, ACME))
    nameless = with_federation(load("example")).model_dump(exclude_defaults=True) | {"domains": Domains().model_dump()}
    with pytest.raises(ValidationError, match=r"set domains\.site"):
        Deployment.model_validate(nameless)


@pytest.mark.req("1.28")
def test_members_of_before_are_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    linked = []
    monkeypatch.setattr(gateway, "link", lambda user_id, email: linked.append((user_id, email)))
    with mock_aws():
        cognito = boto3.client("cognito-idp", region_name="eu-central-1")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
        pool_id = cognito.create_user_pool(PoolName="staff", UsernameAttributes=["email"])["UserPool"]["Id"]
        names = [
            cognito.admin_create_user(UserPoolId=pool_id, Username=f"{number}@acme.example")["User"]["Username"]
            for number in range(3)
        ]
        assert link_members(pool_id) == 3

    assert sorted(linked) == sorted((name, f"{number}@acme.example") for number, name in enumerate(names))
