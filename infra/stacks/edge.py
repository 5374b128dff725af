"""Edge: what CloudFront wants in us-east-1, certificate and firewall. AWS only."""

from collections.abc import Sequence
from ipaddress import IPv4Network
from typing import Any

from aws_cdk import Environment, Stack
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from infra.config import Deployment
from infra.stacks.web import Edge

REGION = "us-east-1"
_MANAGED = (
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesAmazonIpReputationList",
)
_COUNTED = ("SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericRFI_BODY")
"""A deal of many lines is large, and a name or a note may hold markup or an address: the site shows them as text."""
_REQUESTS_PER_FIVE_MINUTES = 3000


class EdgeStack(Stack):
    """A certificate for the site's name, proven in its zone, and the web ACL."""

    def __init__(self, scope: Construct, construct_id: str, config: Deployment, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env, cross_region_references=True)
        self.edge = Edge(
            certificate=self._certificate(config) if config.domains.site else None,
            web_acl_arn=self._firewall(config).attr_arn if config.security.waf else None,
        )

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
            validation=acm.CertificateValidation.from_dns(zone),
        )

    def _firewall(self, config: Deployment) -> waf.CfnWebACL:
        rules = [_managed(index, name) for index, name in enumerate(_MANAGED)]
        rules.append(_rate(len(rules)))
        networks = config.security.allowed_networks
        if networks:
            rules.append(_only_from(len(rules), self._ip_set(config.prefix, networks)))
        return waf.CfnWebACL(
            self,
            "Firewall",
            name=f"{config.prefix}-site",
            scope="CLOUDFRONT",
            default_action={"allow": {}},
            rules=rules,
            visibility_config=_visible("site"),
        )

    def _ip_set(self, prefix: str, networks: Sequence[IPv4Network]) -> str:
        return waf.CfnIPSet(
            self,
            "AllowedNetworks",
            name=f"{prefix}-allowed",
            scope="CLOUDFRONT",
            ip_address_version="IPV4",
            addresses=[str(network) for network in networks],
        ).attr_arn


def _visible(name: str) -> dict[str, Any]:
    return {"cloudWatchMetricsEnabled": True, "metricName": name, "sampledRequestsEnabled": False}


def _managed(priority: int, name: str) -> dict[str, Any]:
    """A managed group; what would refuse legitimate bodies is counted only."""
    group: dict[str, Any] = {"vendorName": "AWS", "name": name}
    if name == "AWSManagedRulesCommonRuleSet":
        group["ruleActionOverrides"] = [{"name": rule, "actionToUse": {"count": {}}} for rule in _COUNTED]
    return {
        "name": name,
        "priority": priority,
        "statement": {"managedRuleGroupStatement": group},
        "overrideAction": {"none": {}},
        "visibilityConfig": _visible(name),
    }


def _rate(priority: int) -> dict[str, Any]:
    return {
        "name": "rate",
        "priority": priority,
        "statement": {"rateBasedStatement": {"limit": _REQUESTS_PER_FIVE_MINUTES, "aggregateKeyType": "IP"}},
        "action": {"block": {}},
        "visibilityConfig": _visible("rate"),
    }


def _only_from(priority: int, ip_set: str) -> dict[str, Any]:
    return {
        "name": "allowed-networks",
        "priority": priority,
        "statement": {"notStatement": {"statement": {"ipSetReferenceStatement": {"arn": ip_set}}}},
        "action": {"block": {}},
        "visibilityConfig": _visible("allowed-networks"),
    }
