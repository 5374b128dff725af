"""The security headers of every answer, the site's and the API's."""

from aws_cdk import Duration
from aws_cdk import aws_cloudfront as cloudfront
from constructs import Construct

from infra.config import Deployment

API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""Answers of the API run nothing; the one page among them, the API's description, says what it runs."""


def content_policy(files: str) -> str:
    """What pages may load and reach: the site itself, and the origin of files, to send, show and frame them.

    Inline scripts are narrowed further by each page: its own meta policy lists their hashes, and both apply.
    """
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline'",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' data: blob: {files}",
            "font-src 'self'",
            f"connect-src 'self' {files}",
            f"frame-src {files}",
            "worker-src 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class SiteHeaders(cloudfront.ResponseHeadersPolicy):
    """HSTS, no sniffing, no framing, short referrers, the content policy, no powerful browser features.

    Pages reach the origin of `files`; without one they are the API's answers, which reach nothing.
    """

    def __init__(self, scope: Construct, construct_id: str, config: Deployment, *, files: str | None = None) -> None:
        super().__init__(
            scope,
            construct_id,
            response_headers_policy_name=f"{config.prefix}-{'' if files else 'api-'}security",
            security_headers_behavior=cloudfront.ResponseSecurityHeadersBehavior(
                strict_transport_security=cloudfront.ResponseHeadersStrictTransportSecurity(
                    access_control_max_age=Duration.days(730), include_subdomains=True, override=True
                ),
                content_type_options=cloudfront.ResponseHeadersContentTypeOptions(override=True),
                frame_options=cloudfront.ResponseHeadersFrameOptions(
                    frame_option=cloudfront.HeadersFrameOption.DENY, override=True
                ),
                referrer_policy=cloudfront.ResponseHeadersReferrerPolicy(
                    referrer_policy=cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override=True
                ),
                content_security_policy=cloudfront.ResponseHeadersContentSecurityPolicy(
                    content_security_policy=content_policy(files) if files else API_POLICY, override=files is not None
                ),
            ),
            custom_headers_behavior=cloudfront.ResponseCustomHeadersBehavior(
                custom_headers=[
                    cloudfront.ResponseCustomHeader(
                        header="Permissions-Policy",
                        value="camera=(self), geolocation=(), microphone=(), payment=(self)",
                        override=True,
                    )
                ]
            ),
        )
