"""From rows of sums to reports. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from functions.activities.models import ActivityType
from functions.contracts.models import Contract
from functions.contracts.rules import Month, year_of
from functions.dues.models import Age, Debt, DueKind
from functions.opportunities.models import Opportunity
from functions.opportunities.rules import weight
from functions.reports.models import (
    ActivityOfUser,
    ActivityReportOut,
    ActivitySum,
    AgeAmounts,
    AgeingAccount,
    AgeingCurrency,
    ClosedDealsOut,
    DealsMonth,
    DealsOwner,
    DealsSum,
    IssueReport,
    MoneyMonth,
    MoneySum,
    PipelineOut,
    RetainerMonth,
    RetainerRow,
    RevenueMonth,
    RevenueOut,
    RevenueSum,
    SourceReport,
    StageReport,
)
from functions.tenants.models import Stage
from shared import money
from shared.months import month_on

OPEN = (Stage.QUALIFYING, Stage.PROPOSAL, Stage.NEGOTIATION)
MOST_MONTHS = 24
MOST_ACCOUNTS = 50
Row = Mapping[str, Any]


def span(first: str, last: str) -> int:
    """How many months lie from the first to the last, both counted; nothing when they are the wrong way round."""
    return int(last[:4]) * 12 + int(last[5:]) - int(first[:4]) * 12 - int(first[5:]) + 1


def months_of(first: str, last: str) -> list[str]:
    """Every month from the first to the last."""
    return [month_on(first, number) for number in range(span(first, last))]


def closed_deals(rows: Mapping[str, Row], first: str, last: str, owner_id: str | None, currency: str) -> ClosedDealsOut:
    """Win rate and length of the sales cycle by month and by owner, of all owners or of one."""
    by_month = {month: _sums_of(rows.get(month, {}), owner_id) for month in months_of(first, last)}
    by_owner: dict[str, Counter[str]] = {}
    for sums in by_month.values():
        for owner, found in sums.items():
            by_owner.setdefault(owner, Counter()).update(found)
    months = [
        DealsMonth(month=month, **_deals(sum(sums.values(), Counter()), currency)) for month, sums in by_month.items()
    ]
    owners = [DealsOwner(owner_id=owner, **_deals(sums, currency)) for owner, sums in by_owner.items() if +sums]
    return ClosedDealsOut(
        from_month=first,
        to_month=last,
        currency=currency,
        months=months,
        owners=sorted(owners, key=lambda each: (-each.won, -each.lost, each.owner_id)),
        total=DealsSum(**_deals(sum(by_owner.values(), Counter()), currency)),
    )


def _sums_of(row: Row, label: str | None) -> dict[str, Counter[str]]:
    return {each: found for each, found in _sums([row]).items() if label in (None, each)}


def _deals(sums: Counter[str], currency: str) -> dict[str, Any]:
    won, lost, days = sums["won"], sums["lost"], sums["days"]
    return {
        "won": won,
        "lost": lost,
        "win_percent": _percent(won, won + lost) if won + lost else None,
        "won_amount": money.to_text(sums["value"], currency),
        "cycle_days": days,
        "average_days": str((Decimal(days) / won).quantize(Decimal("0.1"), ROUND_HALF_UP)) if won else None,
    }


def revenue(orders: Mapping[str, Row], cash: Mapping[str, Row], first: str, last: str, currency: str) -> RevenueOut:
    """What was ordered and received, month by month."""
    by_month = {month: _money(orders.get(month, {}), cash.get(month, {})) for month in months_of(first, last)}
    return RevenueOut(
        from_month=first,
        to_month=last,
        currency=currency,
        months=[RevenueMonth(month=month, **_revenue(sums, currency)) for month, sums in by_month.items()],
        total=RevenueSum(**_revenue(_added(by_month.values()), currency)),
    )


def _money(orders: Row, cash: Row) -> Counter[str]:
    ordered = {"orders": orders.get("orders", 0), "total": orders.get("total", 0)}
    received = _sums([cash])
    return Counter(
        {name: int(amount) for name, amount in ordered.items()}
        | {f"for_{link}": found["received"] for link, found in received.items()}
        | {"payments": sum(found["payments"] for found in received.values())}
    )


def _added(counters: Iterable[Counter[str]]) -> Counter[str]:
    """Their sum; adding them would leave out what is below nothing, as a month of refunds is."""
    whole: Counter[str] = Counter()
    for each in counters:
        whole.update(each)
    return whole


def _revenue(sums: Counter[str], currency: str) -> dict[str, Any]:
    amounts = {
        "ordered": sums["total"],
        "for_orders": sums["for_orders"],
        "for_retainers": sums["for_retainers"],
        "received": sums["for_orders"] + sums["for_retainers"],
    }
    counts = {"orders": sums["orders"], "payments": sums["payments"]}
    return counts | {name: money.to_text(amount, currency) for name, amount in amounts.items()}


_DONE = {
    ActivityType.TASK: "tasks",
    ActivityType.EVENT: "events",
    ActivityType.CALL: "calls",
    ActivityType.NOTE: "notes",
}


def activity(rows: Mapping[str, Row], first: str, last: str, user_id: str | None) -> ActivityReportOut:
    """Who did what, of all members or of one; the busiest first."""
    sums = {user: found for user, found in _sums(rows.values()).items() if user_id in (None, user)}
    users = [ActivityOfUser(user_id=user, **_done(found)) for user, found in sums.items() if +found]
    return ActivityReportOut(
        from_month=first,
        to_month=last,
        users=sorted(users, key=lambda each: (-each.all, each.user_id)),
        total=ActivitySum(**_done(sum(sums.values(), Counter()))),
    )


def _done(sums: Counter[str]) -> dict[str, int]:
    return {name: sums[kind] for kind, name in _DONE.items()} | {"all": sum(sums.values())}


def by_source(rows: Iterable[Row], currency: str) -> tuple[list[SourceReport], SourceReport]:
    """One report for each source, the one with most leads first, and one for all of them together."""
    sums = _sums(rows)
    reports = [_source_report(source, found, currency) for source, found in sums.items() if any(found.values())]
    everything = _source_report("All", sum(sums.values(), Counter()), currency)
    return sorted(reports, key=lambda each: (-each.leads, -each.won, each.source)), everything


def by_issue(rows: Iterable[Row], overdue: Mapping[str, int]) -> tuple[list[IssueReport], IssueReport]:
    """One report for each issue type, the one with most cases first, and one for all of them together."""
    sums = _sums(rows)
    reports = [_issue_report(issue, found, overdue.get(issue, 0)) for issue, found in sums.items() if found["cases"]]
    everything = _issue_report("All", sum(sums.values(), Counter()), sum(overdue.values()))
    return sorted(reports, key=lambda each: (-each.cases, each.issue_type)), everything


def _issue_report(issue: str, sums: Counter[str], overdue: int) -> IssueReport:
    cases, closed = sums["cases"], sums["closed"]
    return IssueReport(issue_type=issue, cases=cases, open=cases - closed, overdue=overdue, closed=closed)


def _sums(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """What the rows come to together, by what stands behind the colon of a cell's name, then by what stands before."""
    sums: dict[str, Counter[str]] = {}
    for row in rows:
        for cell, amount in row.items():
            name, colon, label = cell.partition(":")
            if colon:
                sums.setdefault(label, Counter())[name] += int(amount)
    return sums


def _source_report(source: str, sums: Counter[str], currency: str) -> SourceReport:
    leads, converted = sums["leads"], sums["converted"]
    return SourceReport(
        source=source,
        leads=leads,
        converted=converted,
        conversion_percent=_percent(converted, leads),
        won=sums["won"],
        lost=sums["lost"],
        won_amount=money.to_text(sums["value"], currency),
    )


def pipeline(row: Row, currency: str) -> PipelineOut:
    """The open stages in their order, and what they come to."""

    def cell(name: str, stage: Stage) -> int:
        return int(row.get(f"{name}:{stage}", 0))

    def whole(name: str) -> int:
        return sum(cell(name, stage) for stage in OPEN)

    return PipelineOut(
        currency=currency,
        stages=[
            StageReport(
                stage=stage,
                deals=cell("deals", stage),
                amount=money.to_text(cell("amount", stage), currency),
                weighted=money.to_text(cell("weighted", stage), currency),
            )
            for stage in OPEN
        ],
        deals=whole("deals"),
        amount=money.to_text(whole("amount"), currency),
        weighted=money.to_text(whole("weighted"), currency),
    )


def ageing(debts: Mapping[str, Sequence[Debt]], names: Mapping[str, str], currency: str) -> list[AgeingCurrency]:
    """What is owed in each currency, the firm's own first, and by which accounts most."""
    return [
        AgeingCurrency(
            currency=each,
            accounts=[
                AgeingAccount(
                    account_id=debt.account_id, account_name=names[debt.account_id], **_ages([debt.by_age], each)
                )
                for debt in debts[each][:MOST_ACCOUNTS]
            ],
            account_count=len(debts[each]),
            total=AgeAmounts(**_ages((debt.by_age for debt in debts[each]), each)),
        )
        for each in sorted(debts, key=lambda code: (code != currency, code))
    ]


def _ages(sums: Iterable[Mapping[Age, int]], currency: str) -> dict[str, str]:
    whole: Counter[str] = Counter()
    for by_age in sums:
        whole.update(by_age)
    total = whole.total()
    amounts = {age.value: whole[age] for age in Age} | {"overdue": total - whole[Age.NOT_DUE], "total": total}
    return {name: money.to_text(minor, currency) for name, minor in amounts.items()}


def money_by_month(
    due: Mapping[str, Counter[str]],
    cash: Mapping[str, Row],
    deals: Iterable[Opportunity],
    months: Sequence[str],
    currency: str,
) -> tuple[list[MoneyMonth], MoneySum]:
    """What was received, is due and may come of open deals in each of the months, and in all of them."""
    weighted: Counter[str] = Counter()
    for deal in deals:
        weighted[f"{deal.close_date:%Y-%m}"] += weight(deal)
    sums = {
        month: Counter(
            {
                **due.get(month, Counter()),
                "received": sum(found["received"] for found in _sums([cash.get(month, {})]).values()),
                "pipeline": weighted[month],
            }
        )
        for month in months
    }
    found = [MoneyMonth(month=month, **_money_sum(each, currency)) for month, each in sums.items()]
    return found, MoneySum(**_money_sum(_added(sums.values()), currency))


def _money_sum(sums: Mapping[str, int], currency: str) -> dict[str, str]:
    beside = {name: money.to_text(sums[name], currency) for name in ("received", "pipeline")}
    return beside | expected(sums, currency)


def expected(sums: Mapping[str, int], currency: str) -> dict[str, str]:
    """What is due by kind, and in all."""
    orders, retainers = sums.get(DueKind.ORDER, 0), sums.get(DueKind.CONTRACT, 0)
    amounts = {"for_orders": orders, "for_retainers": retainers, "expected": orders + retainers}
    return {name: money.to_text(minor, currency) for name, minor in amounts.items()}


def retainer_row(
    account_id: str, account_name: str, contracts: list[Contract], year: int, today: date, currency: str
) -> RetainerRow | None:
    """An account's year; None when no cycle of its contracts begins in it."""
    months = year_of(contracts, year, today)
    if all(month.state is None for month in months):
        return None
    return RetainerRow(
        account_id=account_id,
        account_name=account_name,
        contracts=len(contracts),
        months=retainer_months(months, currency),
        due=money.to_text(sum(each.due_minor for each in months), currency),
        paid=money.to_text(sum(each.paid_minor for each in months), currency),
        outstanding=money.to_text(sum(each.outstanding_minor for each in months), currency),
    )


def retainer_months(months: Iterable[Month], currency: str) -> list[RetainerMonth]:
    return [
        RetainerMonth(
            month=each.month,
            due=money.to_text(each.due_minor, currency),
            paid=money.to_text(each.paid_minor, currency),
            outstanding=money.to_text(each.outstanding_minor, currency),
            state=each.state,
        )
        for each in months
    ]


def _percent(part: int, whole: int) -> Decimal:
    """A part in percent with one decimal; nothing of nothing is nothing."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole else Decimal(0)
