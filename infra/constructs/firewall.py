"""The firewall in front of CloudFront: AWS's managed rules, rates by the minute, and networks that may enter."""

from typing import Any

from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from functions.identity.rules import KEY_PREFIX
from infra.config import Deployment

Statement = dict[str, Any]

_MANAGED = (
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesAmazonIpReputationList",
)
_COUNTED = ("SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericRFI_BODY")
"""A deal of many lines is large, and a name or a note may hold markup or an address: the site shows them as text."""
_SESSION = "__Host-at"
_MINUTE = 60
_AS_IT_IS = [{"priority": 0, "type": "NONE"}]


def _match(field: Statement, how: str, text: str) -> Statement:
    return {
        "byteMatchStatement": {
            "fieldToMatch": field,
            "positionalConstraint": how,
            "searchString": text,
            "textTransformations": _AS_IT_IS,
        }
    }


def _not(statement: Statement) -> Statement:
    return {"notStatement": {"statement": statement}}


_API = _match({"uriPath": {}}, "STARTS_WITH", "/api/")
_SIGNED_IN = _match({"singleHeader": {"Name": "cookie"}}, "CONTAINS", f"{_SESSION}=")
_PAYS = (_match({"method": {}}, "EXACTLY", "POST"), _match({"uriPath": {}}, "CONTAINS", "/payments"))
_WITH_KEY = _match({"singleHeader": {"Name": "authorization"}}, "STARTS_WITH", f"Bearer {KEY_PREFIX}")
_BY_ADDRESS = {"aggregateKeyType": "IP"}
_BY_SESSION = {
    "aggregateKeyType": "CUSTOM_KEYS",
    "customKeys": [{"cookie": {"name": _SESSION, "textTransformations": _AS_IT_IS}}],
}
_BY_KEY = {
    "aggregateKeyType": "CUSTOM_KEYS",
    "customKeys": [{"header": {"name": "authorization", "textTransformations": _AS_IT_IS}}],
}

RATES: dict[str, tuple[int, Statement, Statement | None]] = {
    "rate-address": (1000, _BY_ADDRESS, None),
    "rate-anonymous": (
        100,
        _BY_ADDRESS,
        {"andStatement": {"statements": [_API, _not(_SIGNED_IN), _not(_WITH_KEY)]}},
    ),
    "rate-user": (300, _BY_SESSION, _API),
    "rate-key": (300, _BY_KEY, {"andStatement": {"statements": [_API, _WITH_KEY]}}),
    "rate-payment": (10, _BY_SESSION, {"andStatement": {"statements": [*_PAYS]}}),
}
"""Requests a minute, whom they are counted by, and which. A firm's people share an address, so who has signed in is
counted alone, and so is an API key; invented sessions and keys end at the address's own limit."""


class Firewall(waf.CfnWebACL):
    """The rules in the order they are asked: networks, rates, AWS's groups."""

    def __init__(self, scope: Construct, construct_id: str, config: Deployment) -> None:
        blocks = {name: _rate(*rate) for name, rate in RATES.items()}
        if config.security.allowed_networks:
            blocks = {"allowed-networks": _outside(_ip_set(scope, config)), **blocks}
        rules = [_block(priority, name, statement) for priority, (name, statement) in enumerate(blocks.items())]
        rules += [_managed(len(blocks) + index, name) for index, name in enumerate(_MANAGED)]
        super().__init__(
            scope,
            construct_id,
            name=f"{config.prefix}-site",
            scope="CLOUDFRONT",
            default_action={"allow": {}},
            rules=rules,
            visibility_config=_visible("site"),
        )


def _ip_set(scope: Construct, config: Deployment) -> str:
    return waf.CfnIPSet(
        scope,
        "AllowedNetworks",
        name=f"{config.prefix}-allowed",
        scope="CLOUDFRONT",
        ip_address_version="IPV4",
        addresses=[str(network) for network in config.security.allowed_networks],
    ).attr_arn


def _outside(ip_set: str) -> Statement:
    return _not({"ipSetReferenceStatement": {"arn": ip_set}})


def _rate(limit: int, counted_by: Statement, among: Statement | None) -> Statement:
    rate = {"limit": limit, "evaluationWindowSec": _MINUTE, **counted_by}
    return {"rateBasedStatement": rate | ({"scopeDownStatement": among} if among else {})}


def _visible(name: str) -> dict[str, Any]:
    return {"cloudWatchMetricsEnabled": True, "metricName": name, "sampledRequestsEnabled": False}


def _block(priority: int, name: str, statement: Statement) -> dict[str, Any]:
    return {
        "name": name,
        "priority": priority,
        "statement": statement,
        "action": {"block": {}},
        "visibilityConfig": _visible(name),
    }


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
