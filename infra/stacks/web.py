"""Web: the site's bucket, the distribution in front of site and API, and the one in front of the partners' API."""

from dataclasses import dataclass, replace
from typing import Any

from aws_cdk import CfnOutput, DefaultStackSynthesizer, Environment, Fn, Stack
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_logs as logs
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_route53_targets as targets
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_deployment as deployment
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from infra.artifacts import Artifacts, MissingArtifact
from infra.config import Deployment
from infra.constructs.accepted import accept, anything_in
from infra.constructs.domain_function import RetainedLogGroup
from infra.constructs.private_bucket import PrivateBucket
from infra.constructs.site_headers import SiteHeaders
from infra.domains import Door
from infra.site import UPLOADS, Upload

ORIGIN_HEADER = "x-origin-verify"


@dataclass(frozen=True)
class Edge:
    """What the us-east-1 stack gives to the distribution; nothing, where there is no such stack."""

    certificate: acm.ICertificate | None = None
    web_acl_arn: str | None = None


class WebStack(Stack):
    """CloudFront over a private bucket; `/api/*` goes to the HTTP API, uncached, with the viewer's cookies."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        config: Deployment,
        *,
        env: Environment,
        artifacts: Artifacts,
        api_ids: dict[Door, str],
        origin_secret: secretsmanager.ISecret | None,
        edge: Edge,
        files: str,
    ) -> None:
        super().__init__(scope, construct_id, env=env, cross_region_references=edge != Edge())
        self._config = config
        self._artifacts = artifacts
        self._files = files
        self.bucket = PrivateBucket(self, "Site", config)
        self._api_headers = SiteHeaders(self, "ApiHeaders", config)
        to_api = {door: self._to_api(api_id, origin_secret) for door, api_id in api_ids.items()}
        self.distribution = self._distribution(to_api[Door.SITE], edge)
        accept(self.distribution, "firms travel; `security.allowed_networks` is the narrower choice", "CFR1")
        accept(self.distribution, "its log would name visitors' addresses; the API's own names none", "CFR3")
        ssm.StringParameter(self, "PublicUrl", parameter_name=f"/{config.prefix}/public-url", string_value=self._url)
        partners = self._partners(to_api[Door.PARTNERS], edge)
        for name, distribution in (("", self.distribution), ("Partners", partners)):
            self._alias(name, distribution)
        if config.emulator is None:
            self._publish()
        CfnOutput(self, "SiteBucket", value=self.bucket.bucket_name)
        CfnOutput(self, "DistributionDomain", value=self.distribution.distribution_domain_name)
        CfnOutput(self, "PartnerDomain", value=config.domains.partners or partners.distribution_domain_name)

    def _distribution(self, to_api: cloudfront.BehaviorOptions, edge: Edge) -> cloudfront.Distribution:
        config = self._config
        headers = SiteHeaders(self, "Headers", config, files=self._files)
        origin = origins.S3BucketOrigin.with_origin_access_control(self.bucket)
        functions = [
            self._function("rewrite", cloudfront.FunctionEventType.VIEWER_REQUEST),
            self._function("response", cloudfront.FunctionEventType.VIEWER_RESPONSE),
        ]
        return cloudfront.Distribution(
            self,
            "Distribution",
            comment=f"{config.prefix} site and API, generation {config.release.generation}",
            default_behavior=self._from_bucket(origin, headers, functions),
            additional_behaviors={
                "/api/*": to_api,
                "/p/*": to_api,
                "/_next/static/*": self._from_bucket(origin, headers),
            },
            default_root_object="index.html",
            domain_names=[config.domains.site] if config.domains.site else None,
            **_faces(edge),
        )

    def _partners(self, to_api: cloudfront.BehaviorOptions, edge: Edge) -> cloudfront.Distribution:
        """What API keys are for: nothing but the partners' API, under a name of its own."""
        config = self._config
        distribution = cloudfront.Distribution(
            self,
            "PartnersDistribution",
            comment=f"{config.prefix} partner API, generation {config.release.generation}",
            default_behavior=to_api,
            domain_names=[config.domains.partners] if config.domains.partners else None,
            **_faces(edge if config.domains.partners else replace(edge, certificate=None)),
        )
        accept(distribution, "partners are anywhere; a firm's own list of networks is the narrower choice", "CFR1")
        accept(distribution, "its log would name visitors' addresses; the API's own names none", "CFR3")
        return distribution

    @property
    def _url(self) -> str:
        """Where people open the site; the emulator answers for a distribution under a name of this machine."""
        domain = self._config.domains.site or self.distribution.distribution_domain_name
        if self._config.emulator is None:
            return f"https://{domain}"
        return f"http://{Fn.select(0, Fn.split('.', domain))}.cloudfront.localhost:{self._config.emulator.port}"

    @property
    def _viewer(self) -> cloudfront.ViewerProtocolPolicy:
        if self._config.security.https_only:
            return cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS
        return cloudfront.ViewerProtocolPolicy.ALLOW_ALL

    def _to_api(self, api_id: str, origin_secret: secretsmanager.ISecret | None) -> cloudfront.BehaviorOptions:
        """To an API, uncached and with everything the viewer sends."""
        return cloudfront.BehaviorOptions(
            origin=self._api_origin(api_id, origin_secret),
            viewer_protocol_policy=self._viewer,
            allowed_methods=cloudfront.AllowedMethods.ALLOW_ALL,
            cache_policy=cloudfront.CachePolicy.CACHING_DISABLED,
            origin_request_policy=cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
            response_headers_policy=self._api_headers,
        )

    def _from_bucket(
        self,
        origin: cloudfront.IOrigin,
        headers: cloudfront.IResponseHeadersPolicy,
        functions: list[cloudfront.FunctionAssociation] | None = None,
    ) -> cloudfront.BehaviorOptions:
        """The site's files. The hashed ones, dozens a page, are what they are called: no function is paid to say so."""
        return cloudfront.BehaviorOptions(
            origin=origin,
            viewer_protocol_policy=self._viewer,
            cache_policy=cloudfront.CachePolicy.CACHING_OPTIMIZED,
            response_headers_policy=headers,
            function_associations=functions,
        )

    def _api_origin(self, api_id: str, origin_secret: secretsmanager.ISecret | None) -> origins.HttpOrigin:
        """The API as CloudFront reaches it, with the header that proves a request came this way."""
        emulator = self._config.emulator
        if emulator:
            return origins.HttpOrigin(
                emulator.host,
                http_port=emulator.port,
                protocol_policy=cloudfront.OriginProtocolPolicy.HTTP_ONLY,
                origin_path=f"/_aws/execute-api/{api_id}/$default",
            )
        secret = {ORIGIN_HEADER: origin_secret.secret_value.unsafe_unwrap()} if origin_secret else None
        return origins.HttpOrigin(
            f"{api_id}.execute-api.{self._config.region}.amazonaws.com",
            protocol_policy=cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
            custom_headers=secret,
        )

    def _function(self, name: str, event: cloudfront.FunctionEventType) -> cloudfront.FunctionAssociation:
        source = self._artifacts.edge / f"edge-{name}.js"
        if not source.is_file():
            raise MissingArtifact(source, "make site")
        function = cloudfront.Function(
            self,
            name.capitalize(),
            function_name=f"{self._config.prefix}-{name}",
            code=cloudfront.FunctionCode.from_inline(source.read_text(encoding="utf-8")),
            runtime=cloudfront.FunctionRuntime.JS_2_0,
        )
        return cloudfront.FunctionAssociation(function=function, event_type=event)

    def _alias(self, kind: str, distribution: cloudfront.Distribution) -> None:
        """The distribution's own name in the zone, where it has one."""
        name = self._config.domains.partners if kind else self._config.domains.site
        if name is None:
            return
        zone = route53.HostedZone.from_hosted_zone_attributes(
            self,
            f"{kind}Zone",
            hosted_zone_id=self._config.domains.hosted_zone_id or "",
            zone_name=self._config.domains.hosted_zone_name or "",
        )
        target = route53.RecordTarget.from_alias(targets.CloudFrontTarget(distribution))
        route53.ARecord(self, f"{kind}Alias", zone=zone, record_name=f"{name}.", target=target)
        route53.AaaaRecord(self, f"{kind}AliasV6", zone=zone, record_name=f"{name}.", target=target)

    def _publish(self) -> None:
        """Upload the site with the stack, each kind of file after the one before it."""
        source = deployment.Source.asset(str(self._artifacts.site))
        log_group = RetainedLogGroup(self, "PublishLogs", self._config, f"/aws/lambda/{self._config.prefix}-publish")
        before: deployment.BucketDeployment | None = None
        for upload in UPLOADS:
            step = self._upload(upload, source, log_group, last=upload is UPLOADS[-1])
            if before:
                step.node.add_dependency(before)
            before = step
        if before:
            _accept_publisher(before, self.bucket)

    def _upload(
        self, upload: Upload, source: deployment.ISource, log_group: logs.ILogGroup, *, last: bool
    ) -> deployment.BucketDeployment:
        return deployment.BucketDeployment(
            self,
            f"Publish{upload.name}",
            sources=[source],
            destination_bucket=self.bucket,
            cache_control=[deployment.CacheControl.from_string(upload.cache_control)],
            include=list(upload.include) or None,
            exclude=["*"] if upload.include else list(upload.exclude),
            content_type=upload.content_type,
            prune=False,
            retain_on_delete=self._config.data.retain,
            memory_limit=512,
            log_group=log_group,
            distribution=self.distribution if last else None,
            distribution_paths=["/*"] if last else None,
        )


def _faces(edge: Edge) -> dict[str, Any]:
    """How a distribution meets its visitors: firewall, certificate, protocols."""
    return {
        "certificate": edge.certificate,
        "web_acl_id": edge.web_acl_arn,
        "http_version": cloudfront.HttpVersion.HTTP2_AND_3,
        "minimum_protocol_version": (cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021 if edge.certificate else None),
        "price_class": cloudfront.PriceClass.PRICE_CLASS_100,
    }


def _accept_publisher(step: deployment.BucketDeployment, bucket: s3.IBucket) -> None:
    """What the library's own uploader asks for; all uploads share it."""
    reason = "the library's own uploader: it runs during a deployment, and reads the assets' bucket only"
    stack = Stack.of(step)
    assets = f"arn:aws:s3:::cdk-{DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-{stack.region}"
    rules = [f"IAM5[Action::s3:{each}*]" for each in ("GetBucket", "GetObject", "List", "Abort", "DeleteObject")]
    rules += [f"IAM5[Resource::{assets}/*]", "IAM5[Resource::*]", anything_in(bucket, "/*")]
    rules += [
        "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
        "L1",
    ]
    function = step.handler_role.node.scope
    if function:
        accept(function, reason, *rules)
