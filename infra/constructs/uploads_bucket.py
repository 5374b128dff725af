"""The bucket that browsers send files to and fetch them from, by links that the tenant's role has signed."""

from aws_cdk import Duration
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra.config import Deployment
from infra.constructs.private_bucket import PrivateBucket
from shared.storage import EXPORTED, EXPORTED_DAYS, PASSING, PASSING_DAYS, PENDING

_STATE, _PENDING = PENDING
_, _PASSING = PASSING
_, _EXPORTED = EXPORTED


class UploadsBucket(PrivateBucket):
    """Only the site's pages may send to it; what nobody finishes goes in a day or two, what is for a
    while after that, what was exported in a week, and what is removed stays a month.

    A file that is pending after its upload was finished would be lost: the tag is what finishing takes away.
    """

    def __init__(self, scope: Construct, construct_id: str, config: Deployment) -> None:
        super().__init__(scope, construct_id, config)
        self.add_cors_rule(
            allowed_methods=[s3.HttpMethods.PUT],
            allowed_origins=[_site(config)],
            allowed_headers=["content-type", "if-none-match", "x-amz-*"],
            max_age=3600,
        )
        self.add_lifecycle_rule(
            id="unfinished",
            tag_filters={_STATE: _PENDING},
            expiration=Duration.days(1),
            noncurrent_version_expiration=Duration.days(1),
        )
        self.add_lifecycle_rule(
            id="passing",
            tag_filters={_STATE: _PASSING},
            expiration=Duration.days(PASSING_DAYS),
            noncurrent_version_expiration=Duration.days(1),
        )
        self.add_lifecycle_rule(
            id="exported",
            tag_filters={_STATE: _EXPORTED},
            expiration=Duration.days(EXPORTED_DAYS),
            noncurrent_version_expiration=Duration.days(1),
        )
        self.add_lifecycle_rule(
            id="removed",
            noncurrent_version_expiration=Duration.days(config.data.backup_days),
            abort_incomplete_multipart_upload_after=Duration.days(1),
        )


def _site(config: Deployment) -> str:
    """Where pages come from. Without a name of its own that is any distribution: a link is the protection, not this."""
    if config.domains.site:
        return f"https://{config.domains.site}"
    return f"http://*.cloudfront.localhost:{config.emulator.port}" if config.emulator else "https://*.cloudfront.net"
