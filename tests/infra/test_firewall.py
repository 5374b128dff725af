"""The firewall's rules: what they refuse, and what they let through on purpose."""

import json
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

import pytest

from functions.identity.rules import KEY_PREFIX
from shared.http.cookies import ACCESS_COOKIE
from tests.infra.assembly import Assembly, synthesise


@pytest.fixture
def rules(example: Assembly) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = example.only("AWS::WAFv2::WebACL")["Rules"]
    return found


def test_managed_groups_let_large_bodies_markup_and_addresses_pass(rules: list[dict[str, Any]]) -> None:
    overrides = {
        rule["Name"]: {each["Name"]: each["ActionToUse"] for each in group.get("RuleActionOverrides", ())}
        for rule in rules
        if (group := rule["Statement"].get("ManagedRuleGroupStatement"))
    }

    assert overrides == {
        "AWSManagedRulesCommonRuleSet": dict.fromkeys(
            ("SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericRFI_BODY"), {"Count": {}}
        ),
        "AWSManagedRulesKnownBadInputsRuleSet": {},
        "AWSManagedRulesAmazonIpReputationList": {},
    }


@pytest.mark.req("19.5", "22.6")
def test_rates_are_by_the_minute_and_by_whom_they_should_be(rules: list[dict[str, Any]]) -> None:
    rates = {rule["Name"]: rate for rule in rules if (rate := rule["Statement"].get("RateBasedStatement"))}

    assert {name: (rate["Limit"], rate["AggregateKeyType"]) for name, rate in rates.items()} == {
        "rate-address": (1000, "IP"),
        "rate-anonymous": (100, "IP"),
        "rate-user": (300, "CUSTOM_KEYS"),
        "rate-key": (300, "CUSTOM_KEYS"),
        "rate-payment": (10, "CUSTOM_KEYS"),
    }
    assert {rate["EvaluationWindowSec"] for rate in rates.values()} == {60}
    for name in ("rate-user", "rate-payment"):
        assert [key["Cookie"]["Name"] for key in rates[name]["CustomKeys"]] == [ACCESS_COOKIE]
    assert f"{ACCESS_COOKIE}=" in json.dumps(rates["rate-anonymous"]["ScopeDownStatement"])
    assert [key["Header"]["Name"] for key in rates["rate-key"]["CustomKeys"]] == ["authorization"]
    for name in ("rate-key", "rate-anonymous"):
        assert f"Bearer {KEY_PREFIX}" in json.dumps(rates[name]["ScopeDownStatement"])
    assert all(rule["Action"] == {"Block": {}} for rule in rules if rule["Name"] in rates)
    assert [rule["Priority"] for rule in rules] == list(range(len(rules)))


@pytest.mark.req("22.6")
def test_networks_outside_the_list_are_refused_first(example: Assembly, tmp_path: Path) -> None:
    security = example.config.security.model_copy(update={"allowed_networks": (IPv4Network("192.0.2.0/24"),)})
    guarded = synthesise(example.config.model_copy(update={"security": security}), tmp_path)
    first = guarded.only("AWS::WAFv2::WebACL")["Rules"][0]

    assert guarded.only("AWS::WAFv2::IPSet")["Addresses"] == ["192.0.2.0/24"]
    assert (first["Name"], first["Action"]) == ("allowed-networks", {"Block": {}})
    assert "IPSetReferenceStatement" in first["Statement"]["NotStatement"]["Statement"]


def test_distribution_is_behind_the_firewall_without_helpers_of_the_library(example: Assembly) -> None:
    distribution = example.distribution()

    assert "Fn::GetStackOutput" in distribution["WebACLId"]
    assert "Fn::GetStackOutput" in distribution["ViewerCertificate"]["AcmCertificateArn"]
    kinds = {each["Type"] for template in example.templates.values() for each in template["Resources"].values()}
    assert not {kind for kind in kinds if "CrossRegion" in kind}
