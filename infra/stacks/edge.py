"""Edge: what CloudFront wants in us-east-1, certificate and firewall. AWS only."""

from aws_cdk import CrossStackReferences, Environment, ReferenceStrength, Stack
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_route53 as route53
from constructs import Construct

from infra.config import Deployment
from infra.constructs.firewall import Firewall
from infra.stacks.web import Edge

REGION = "us-east-1"


class EdgeStack(Stack):
    """A certificate for the deployment's names, proven in their zone, and the web ACL.

    The distribution reads them from this stack's outputs: a strong reference across regions would bring two helper
    functions of the library's own, with wide rights and logs that never end.
    """

    def __init__(self, scope: Construct, construct_id: str, config: Deployment, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env, cross_region_references=True)
        certificate = self._certificate(config) if config.domains.site else None
        firewall = Firewall(self, "Firewall", config) if config.security.waf else None
        for given in (certificate, firewall):
            if given:
                CrossStackReferences.of(given).produce(ReferenceStrength.WEAK)
        self.edge = Edge(certificate=certificate, web_acl_arn=firewall.attr_arn if firewall else None)

    def _certificate(self, config: Deployment) -> acm.Certificate:
        zone = route53.HostedZone.from_hosted_zone_attributes(
            self,
            "Zone",
            hosted_zone_id=config.domains.hosted_zone_id or "",
            zone_name=config.domains.hosted_zone_name or "",
        )
        return acm.Certificate(
            self,
            "Certificate",
            domain_name=config.domains.site or "",
            subject_alternative_names=[config.domains.partners] if config.domains.partners else None,
            validation=acm.CertificateValidation.from_dns(zone),
        )
