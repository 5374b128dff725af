"""The pool, the API's routes, the distribution."""

import json
import re
from typing import Any

import pytest

from infra.domains import DOMAINS, PAGES, Door
from infra.site import UPLOADS
from tests.infra.assembly import Assembly, plain


def handler(assembly: Assembly, uri: dict[str, Any]) -> str:
    """The code that a function's address, or its alias's, leads to."""
    resources = assembly.templates["functions"]["Resources"]
    uri = assembly.exported(uri)
    logical = resources[uri["Ref"]]["Properties"]["FunctionName"]["Ref"] if "Ref" in uri else uri["Fn::GetAtt"][0]
    found: str = resources[logical]["Properties"]["Handler"]
    return found


def by_api(assembly: Assembly, kind: str) -> dict[Door, list[dict[str, Any]]]:
    """The resources of a type by the door whose API they are of."""
    apis = {name.split("/")[1]: each["Name"] for name, each in assembly.resources("AWS::ApiGatewayV2::Api")}
    doors = {logical: Door(name.removeprefix(f"{assembly.config.prefix}-")) for logical, name in apis.items()}
    found: dict[Door, list[dict[str, Any]]] = {door: [] for door in Door}
    for _, each in assembly.resources(kind):
        found[doors[each["ApiId"]["Ref"]]].append(each)
    return found


def behaviour_of(assembly: Assembly, pattern: str) -> dict[str, Any]:
    """How the site's distribution answers the addresses of a pattern."""
    found: dict[str, Any]
    (found,) = [each for each in assembly.distribution()["CacheBehaviors"] if each["PathPattern"] == pattern]
    return found


@pytest.mark.req("20.4", "19.1", "1.29")
@pytest.mark.parametrize("door", Door)
def test_every_route_of_every_domain_is_wired_and_guarded(assembly: Assembly, door: Door) -> None:
    routes = {each["RouteKey"]: each for each in by_api(assembly, "AWS::ApiGatewayV2::Route")[door]}
    targets = {name.split("/")[1]: each for name, each in assembly.resources("AWS::ApiGatewayV2::Integration")}
    through = [spec for spec in (*DOMAINS, *PAGES) if door in spec.doors]
    expected = {f"{route.method} {route.path}": (spec.name, route.public) for spec in through for route in spec.routes}
    (default,) = [spec.name for spec in through if spec.default_of is door]
    expected["$default"] = (default, True)

    assert set(routes) == set(expected)
    for key, (name, is_public) in expected.items():
        uri = targets[routes[key]["Target"]["Fn::Join"][1][1]["Ref"]]["IntegrationUri"]
        assert handler(assembly, uri).split(".")[1] == name, key
        assert routes[key]["AuthorizationType"] == ("NONE" if is_public else "CUSTOM"), key
        assert ("AuthorizerId" in routes[key]) is not is_public, key


def test_public_routes_are_those_and_no_others() -> None:
    public = {route.path for spec in (*DOMAINS, *PAGES) for route in spec.routes if route.public}

    assert public == {
        "/api/v1/auth",
        "/api/v1/auth/{proxy+}",
        "/api/v1/health",
        "/api/v1/docs",
        "/api/v1/openapi.json",
        "/api/v1/calendar.ics",
        "/p/{proxy+}",
    }


@pytest.mark.req("1.29", "S10")
def test_partners_are_led_to_business_only() -> None:
    """Not to sign-in, whose function answers the site's unknown paths, nor to what is for people."""
    for_people = {spec.name for spec in DOMAINS if Door.PARTNERS not in spec.doors}

    assert for_people == {"identity", "profile", "partners", "feeds", "reminders"}
    assert {spec.name: spec.default_of for spec in DOMAINS if spec.default_of} == {
        "identity": Door.SITE,
        "tenants": Door.PARTNERS,
    }
    assert not any(route.public for spec in DOMAINS if Door.PARTNERS in spec.doors for route in spec.routes)


@pytest.mark.req("1.29", "S10")
def test_one_authorizer_answers_simply_cached_by_cookie_here_and_by_key_there(assembly: Assembly) -> None:
    found = by_api(assembly, "AWS::ApiGatewayV2::Authorizer")
    asked = {"site": "$request.header.Cookie", "partners": "$request.header.Authorization"}

    for door, (authorizer,) in found.items():
        assert authorizer["AuthorizerType"] == "REQUEST"
        assert authorizer["AuthorizerPayloadFormatVersion"] == "2.0"
        assert authorizer["EnableSimpleResponses"] is True
        assert authorizer["IdentitySource"] == [asked[door]]
        assert authorizer["AuthorizerResultTtlInSeconds"] == 60
    assert len({json.dumps(each["AuthorizerUri"]) for (each,) in found.values()}) == 1


def test_stage_throttles_and_logs_without_naming_a_person(assembly: Assembly) -> None:
    for (stage,) in by_api(assembly, "AWS::ApiGatewayV2::Stage").values():
        assert stage["StageName"] == "$default"
        assert stage["DefaultRouteSettings"] == {"ThrottlingRateLimit": 200, "ThrottlingBurstLimit": 400}
        written = json.loads(stage["AccessLogSettings"]["Format"])
        assert written["request_id"] == "$context.requestId"
        named = {"$context.identity.sourceIp", "$context.path", "$context.identity.userAgent"}
        assert not named & set(written.values())
    for _, api in assembly.resources("AWS::ApiGatewayV2::Api"):
        assert "CorsConfiguration" not in api
    assert {each["PayloadFormatVersion"] for _, each in assembly.resources("AWS::ApiGatewayV2::Integration")} == {"2.0"}


@pytest.mark.req("1.18", "22.10")
def test_only_an_admin_creates_users_and_passwords_are_long(assembly: Assembly) -> None:
    pool = assembly.only("AWS::Cognito::UserPool")

    assert pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"] is True
    assert pool["UsernameAttributes"] == ["email"]
    assert pool["UserPoolTier"] == "ESSENTIALS"
    assert pool["Policies"]["PasswordPolicy"]["MinimumLength"] == 12
    assert pool["MfaConfiguration"] == "OPTIONAL"
    assert pool["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]
    assert pool["LambdaConfig"]["PreTokenGenerationConfig"]["LambdaVersion"] == "V2_0"


@pytest.mark.req("1.19")
def test_client_signs_in_on_the_server_with_short_tokens(assembly: Assembly) -> None:
    client = assembly.only("AWS::Cognito::UserPoolClient")

    assert client["GenerateSecret"] is False
    assert client["ExplicitAuthFlows"] == ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    assert (client["AccessTokenValidity"], client["RefreshTokenValidity"]) == (5, 7 * 24 * 60)
    assert client["PreventUserExistenceErrors"] == "ENABLED"
    assert client["EnableTokenRevocation"] is True
    assert client["AllowedOAuthFlowsUserPoolClient"] is False
    assert "RefreshTokenRotation" not in client


@pytest.mark.req("21.3")
def test_site_is_served_from_the_private_bucket_with_its_functions(assembly: Assembly) -> None:
    distribution = assembly.distribution()
    behaviour = distribution["DefaultCacheBehavior"]
    by_id = {each["Id"]: each for each in distribution["Origins"]}

    assert "OriginAccessControlId" in by_id[behaviour["TargetOriginId"]]
    assert [each["EventType"] for each in behaviour["FunctionAssociations"]] == ["viewer-request", "viewer-response"]
    assert distribution["DefaultRootObject"] == "index.html"
    assert "CustomErrorResponses" not in distribution
    control = assembly.only("AWS::CloudFront::OriginAccessControl")["OriginAccessControlConfig"]
    assert (control["SigningBehavior"], control["SigningProtocol"]) == ("always", "sigv4")


def test_hashed_files_come_from_the_same_bucket_past_the_functions(assembly: Assembly) -> None:
    pages, hashed = assembly.distribution()["DefaultCacheBehavior"], behaviour_of(assembly, "/_next/static/*")

    assert "FunctionAssociations" not in hashed
    for name in ("TargetOriginId", "CachePolicyId", "ResponseHeadersPolicyId"):
        assert hashed[name] == pages[name]


def test_api_is_reached_uncached_through_the_same_origin(assembly: Assembly) -> None:
    distribution, behaviour = assembly.distribution(), behaviour_of(assembly, "/api/*")
    origin = {each["Id"]: each for each in distribution["Origins"]}[behaviour["TargetOriginId"]]

    assert behaviour["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    assert behaviour["OriginRequestPolicyId"] == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    assert "DELETE" in behaviour["AllowedMethods"]
    if assembly.config.emulator:
        assert origin["DomainName"] == "localhost"
        assert origin["OriginPath"]["Fn::Join"][1][-1] == "/$default"
        assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "http-only"
    else:
        assert plain(origin["DomainName"]).endswith(".execute-api.eu-central-1.amazonaws.com")
        assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"
        (header,) = origin["OriginCustomHeaders"]
        assert header["HeaderName"] == "x-origin-verify"
        assert plain(header["HeaderValue"]).startswith("{{resolve:secretsmanager:")


@pytest.mark.req("1.29")
def test_partners_have_a_name_of_their_own_and_nothing_of_the_site(example: Assembly, local: Assembly) -> None:
    distribution = example.distribution("partner")
    behaviour = distribution["DefaultCacheBehavior"]
    (origin,) = distribution["Origins"]

    assert distribution["Aliases"] == ["api.crm.acme.example"]
    assert "CacheBehaviors" not in distribution
    assert behaviour["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    assert behaviour["ViewerProtocolPolicy"] == "redirect-to-https"
    assert origin["OriginCustomHeaders"][0]["HeaderName"] == "x-origin-verify"
    assert plain(origin["DomainName"]) != plain(example.distribution()["Origins"][1]["DomainName"])
    assert distribution["WebACLId"] == example.distribution()["WebACLId"]
    names = [each["Name"] for _, each in example.resources("AWS::Route53::RecordSet") if each["Type"] != "CNAME"]
    assert sorted(names) == ["api.crm.acme.example."] * 2 + ["crm.acme.example."] * 2
    assert "Aliases" not in local.distribution("partner")


@pytest.mark.req("22.1")
def test_only_https_where_there_is_https(example: Assembly, local: Assembly) -> None:
    for assembly, policy in ((example, "redirect-to-https"), (local, "allow-all")):
        distribution = assembly.distribution()
        behaviours = [distribution["DefaultCacheBehavior"], *distribution["CacheBehaviors"]]
        assert {each["ViewerProtocolPolicy"] for each in behaviours} == {policy}
    certificate = example.distribution()["ViewerCertificate"]
    assert certificate["MinimumProtocolVersion"] == "TLSv1.2_2021"


@pytest.mark.req("22.3", "22.10")
def test_every_answer_carries_the_security_headers(assembly: Assembly) -> None:
    policies = [each for _, each in assembly.resources("AWS::CloudFront::ResponseHeadersPolicy")]
    configs = {each["ResponseHeadersPolicyConfig"]["Name"]: each["ResponseHeadersPolicyConfig"] for each in policies}

    for config in configs.values():
        headers = config["SecurityHeadersConfig"]
        assert headers["StrictTransportSecurity"] == {
            "AccessControlMaxAgeSec": 730 * 24 * 3600,
            "IncludeSubdomains": True,
            "Override": True,
        }
        assert headers["ContentTypeOptions"] == {"Override": True}
        assert headers["FrameOptions"] == {"FrameOption": "DENY", "Override": True}
        assert headers["ReferrerPolicy"]["ReferrerPolicy"] == "strict-origin-when-cross-origin"
        assert "frame-ancestors 'none'" in plain(headers["ContentSecurityPolicy"]["ContentSecurityPolicy"])
    prefix = assembly.config.prefix
    site, api = (
        configs[f"{prefix}-{name}"]["SecurityHeadersConfig"]["ContentSecurityPolicy"]
        for name in ("security", "api-security")
    )
    described = plain(site["ContentSecurityPolicy"])
    assert "default-src 'self'" in described
    assert "*" not in described
    files = re.findall(r"(?:img-src 'self' data: blob:|connect-src 'self'|frame-src) (http\S+);", described)
    assert len(files) == 3
    assert len(set(files)) == 1
    emulator = assembly.config.emulator
    if emulator:
        assert files[0] == f"http://127.0.0.1:{emulator.port}"
    else:
        assert re.fullmatch(r"https://.*Uploads.*RegionalDomainName\w*", files[0])
    assert (site["Override"], api["Override"]) == (True, False)
    assert api["ContentSecurityPolicy"].startswith("default-src 'none'")
    assert "unsafe" not in api["ContentSecurityPolicy"]
    assert "ApiHeaders" in plain(behaviour_of(assembly, "/api/*")["ResponseHeadersPolicyId"])
    assert "Headers" in plain(assembly.distribution()["DefaultCacheBehavior"]["ResponseHeadersPolicyId"])


def test_site_is_published_with_the_stack_in_aws_only(example: Assembly, local: Assembly) -> None:
    steps = dict(example.resources("Custom::CDKBucketDeployment"))

    assert len(steps) == len(UPLOADS)
    assert {each["Prune"] for each in steps.values()} == {False}
    immutable = [each for each in steps.values() if "immutable" in each["SystemMetadata"]["cache-control"]]
    assert [each["Include"] for each in immutable] == [["_next/static/*"]]
    assert not dict(local.resources("Custom::CDKBucketDeployment"))


def test_public_url_is_written_where_functions_can_read_it(example: Assembly, local: Assembly) -> None:
    parameter = example.only("AWS::SSM::Parameter", "web")

    assert (parameter["Name"], parameter["Value"]) == ("/acmecorp/public-url", "https://crm.acme.example")
    assert local.only("AWS::SSM::Parameter")["Name"] == "/dealwright-local/public-url"


def test_edge_stack_holds_certificate_and_firewall_in_virginia(example: Assembly, local: Assembly) -> None:
    manifest = json.loads((example.folder / "manifest.json").read_text(encoding="utf-8"))

    assert manifest["artifacts"]["acmecorp-edge"]["environment"] == "aws://unknown-account/us-east-1"
    certificate = example.only("AWS::CertificateManager::Certificate")
    assert certificate["DomainName"] == "crm.acme.example"
    assert certificate["SubjectAlternativeNames"] == ["api.crm.acme.example"]
    assert example.only("AWS::WAFv2::WebACL")["Scope"] == "CLOUDFRONT"
    assert "edge" not in local.templates
