"""From rows of sums to reports. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from functions.contracts.models import Contract
from functions.contracts.rules import Month, year_of
from functions.reports.models import IssueReport, PipelineOut, RetainerMonth, RetainerRow, SourceReport, StageReport
from functions.tenants.models import Stage
from shared import money

OPEN = (Stage.QUALIFYING, Stage.PROPOSAL, Stage.NEGOTIATION)
MOST_MONTHS = 24
Row = Mapping[str, Any]


def months_before(month: str, number: int) -> str:
    """The month `number` months before, as `2026-11`."""
    year, ordinal = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 - number, 12)
    return f"{year}-{ordinal + 1:02d}"


def month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def span(first: str, last: str) -> int:
    """How many months lie from the first to the last, both counted; nothing when they are the wrong way round."""
    return int(last[:4]) * 12 + int(last[5:]) - int(first[:4]) * 12 - int(first[5:]) + 1


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
