"""A bucket nobody reaches but through the roles and services it is granted to."""

from aws_cdk import RemovalPolicy
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra.config import Deployment
from infra.constructs.accepted import accept


class PrivateBucket(s3.Bucket):
    """Versioned, encrypted, owner enforced, no public access, TLS only where there is TLS; kept if data are."""

    def __init__(self, scope: Construct, construct_id: str, config: Deployment) -> None:
        super().__init__(
            scope,
            construct_id,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            encryption=s3.BucketEncryption.S3_MANAGED,
            enforce_ssl=config.security.https_only,
            minimum_tls_version=1.2 if config.security.https_only else None,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            versioned=True,
            removal_policy=RemovalPolicy.RETAIN if config.data.retain else RemovalPolicy.DESTROY,
        )
        reason = "its log would name visitors' addresses; who needs one switches CloudTrail's data events on"
        accept(self, reason, "S1")
        self.origin = self._origin(config)
        """As pages have to know it: what their policy lets them load from and send to."""

    def _origin(self, config: Deployment) -> str:
        """The host of signed links: the emulator's functions know it by its address, whatever it is called here."""
        if config.emulator:
            return f"http://127.0.0.1:{config.emulator.port}"
        return f"https://{self.bucket_regional_domain_name}"
