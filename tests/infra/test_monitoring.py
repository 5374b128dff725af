"""What is watched, who hears of it, what is kept apart, and what idle monitoring costs."""

import json
from pathlib import Path
from typing import Any

import pytest

from infra.domains import DOMAINS, FUNCTIONS, PAGES, UNSEEN
from infra.stacks.monitoring import QUEUES
from tests.infra.assembly import Assembly, plain

OPERATIONS = Path(__file__).parents[2] / "docs/operations.md"


def alarms(assembly: Assembly) -> dict[str, dict[str, Any]]:
    return {name.split("/")[1][:-8]: each for name, each in assembly.resources("AWS::CloudWatch::Alarm", "monitoring")}


@pytest.mark.req("21.13")
def test_a_function_s_first_failure_is_heard(assembly: Assembly) -> None:
    """One that nobody sees fail by its own alarm, any other by the one of all."""
    prefix = assembly.config.prefix
    found = alarms(assembly).values()
    watched = [
        (each["Dimensions"][0]["Value"] if "Dimensions" in each else "all", each["Threshold"])
        for each in found
        if each.get("MetricName") == "Errors"
    ]

    assert sorted(watched) == sorted([("all", 0), *((f"{prefix}-{spec.name}", 0) for spec in UNSEEN)])
    assert not {spec.name for spec in UNSEEN} & {spec.name for spec in (*DOMAINS, *PAGES)}
    assert all(len(each["AlarmActions"]) == 1 and each["TreatMissingData"] == "notBreaching" for each in found)


@pytest.mark.req("21.13")
def test_queues_stream_throttles_and_concurrency_are_watched(assembly: Assembly) -> None:
    found = alarms(assembly)
    queues = {f"{assembly.config.prefix}-{name}": most for name, (most, _) in QUEUES.items()}

    visible = [each for each in found.values() if each.get("MetricName") == "ApproximateNumberOfMessagesVisible"]
    assert {each["Dimensions"][0]["Value"]: each["Threshold"] for each in visible} == queues
    assert {each["QueueName"] for _, each in assembly.resources("AWS::SQS::Queue")} == set(queues)
    assert found["Throttles"]["Threshold"] == 0
    assert "Dimensions" not in found["Throttles"]
    assert (found["Concurrency"]["Threshold"], found["Concurrency"]["Statistic"]) == (800, "Maximum")
    age = found["StreamAge"]
    assert (age["MetricName"], age["Threshold"]) == ("IteratorAge", 300_000)
    assert age["Dimensions"][0]["Value"] == f"{assembly.config.prefix}-dispatch"


@pytest.mark.req("21.13")
def test_rates_are_watched_where_metrics_can_be_divided(example: Assembly, local: Assembly) -> None:
    found = alarms(example)

    assert {name: found[name]["Threshold"] for name in ("ErrorRate", "ServerErrors", "TableThrottles")} == {
        "ErrorRate": 1,
        "ServerErrors": 5,
        "TableThrottles": 0,
    }
    read = {
        each["MetricStat"]["Metric"]["MetricName"] for each in found["ServerErrors"]["Metrics"] if "MetricStat" in each
    }
    assert read == {"5xx", "Count"}
    assert not {"ErrorRate", "ServerErrors", "TableThrottles"} & set(alarms(local))


@pytest.mark.req("21.12")
def test_dashboard_shows_percentiles_errors_by_endpoint_and_cold_starts(example: Assembly) -> None:
    body = plain(example.only("AWS::CloudWatch::Dashboard")["DashboardBody"])
    widgets = {each["properties"]["title"]: each["properties"] for each in json.loads(body)["widgets"]}

    assert [each[-1]["stat"] for each in widgets["Latency of the API: p50, p95, p99"]["metrics"]] == [
        "p50",
        "p95",
        "p99",
    ]
    assert "pct(milliseconds, 99)" in widgets["By endpoint"]["query"]
    assert "status >= 500) as failed" in widgets["By endpoint"]["query"]
    assert "count(@initDuration)" in widgets["Cold starts"]["query"]
    assert all(f"/aws/lambda/acmecorp-{spec.name}'" in widgets["Cold starts"]["query"] for spec in FUNCTIONS)
    assert "FunctionName=(acmecorp)" in str(widgets["Errors of functions"]["metrics"])


@pytest.mark.req("21.15", "22.10")
def test_idle_cost_stays_within_five_dollars(example: Assembly) -> None:
    """List prices of us-east-1; `docs/operations.md` itemises the same."""
    metrics = sum(
        sum("MetricStat" in metric for metric in each["Metrics"]) if "Metrics" in each else 1
        for each in alarms(example).values()
    )
    secrets = len(dict(example.resources("AWS::SecretsManager::Secret")))
    firewall = example.only("AWS::WAFv2::WebACL")
    cents = {"secrets": 40 * secrets, "alarms": 10 * (metrics - 10)}

    assert sum(cents.values()) <= 500
    text = OPERATIONS.read_text(encoding="utf-8")
    assert f"{secrets} secrets" in text
    assert f"each of {len(UNSEEN)} functions that nobody sees fail, {metrics - len(UNSEEN)} for everything else" in text
    assert f"**{sum(cents.values()) / 100:.2f}**" in text
    assert f"${5 + len(firewall['Rules'])} with the firewall" in text


@pytest.mark.req("21.15")
def test_everything_is_tagged_and_the_account_has_a_budget(example: Assembly, local: Assembly) -> None:
    budget = example.only("AWS::Budgets::Budget")

    assert budget["Budget"]["BudgetLimit"] == {"Amount": 50, "Unit": "USD"}
    told = [
        (each["Notification"]["NotificationType"], each["Notification"]["Threshold"])
        for each in budget["NotificationsWithSubscribers"]
    ]
    assert told == [("ACTUAL", 80), ("FORECASTED", 100)]
    table = example.only("AWS::DynamoDB::Table")
    tags = {each["Key"]: each["Value"] for each in table["Tags"]}
    assert tags == {"application": "dealwright", "deployment": "acmecorp", "environment": "production"}
    assert "safeguards" not in local.templates


@pytest.mark.req("21.16")
def test_table_is_copied_daily_and_copies_are_kept_a_month(example: Assembly) -> None:
    (rule,) = example.only("AWS::Backup::BackupPlan")["BackupPlan"]["BackupPlanRule"]
    (resource,) = example.only("AWS::Backup::BackupSelection")["BackupSelection"]["Resources"]

    assert rule["ScheduleExpression"] == "cron(0 3 * * ? *)"
    assert rule["Lifecycle"] == {"DeleteAfterDays": 30}
    assert "Table" in json.dumps(resource)
    assert "backup:DeleteRecoveryPoint" in json.dumps(example.only("AWS::Backup::BackupVault")["AccessPolicy"])
