"""What the reports say."""

from functions.contracts.models import CycleState
from functions.tenants.models import Stage
from shared.models import Id, Month, Output, Percent


class SourceReport(Output):
    """What came from one source: leads by the month they came in, deals by the month they began."""

    source: str
    leads: int
    converted: int
    conversion_percent: Percent
    won: int
    lost: int
    won_amount: str


class LeadSourcesOut(Output):
    """Every source that brought anything between two months, both included, the busiest first."""

    from_month: Month
    to_month: Month
    currency: str
    sources: list[SourceReport]
    total: SourceReport


class StageReport(Output):
    """The open deals of one stage; `weighted` by the probability of each."""

    stage: Stage
    deals: int
    amount: str
    weighted: str


class PipelineOut(Output):
    """The open deals by stage, of the firm or of one owner."""

    currency: str
    stages: list[StageReport]
    deals: int
    amount: str
    weighted: str


class IssueReport(Output):
    """The cases of one issue type that were opened in the period, as they are now; `overdue` of the open ones."""

    issue_type: str
    cases: int
    open: int
    overdue: int
    closed: int


class CasesReportOut(Output):
    """Every issue type there was, the commonest first; `complete` is false when not all overdue cases were counted."""

    from_month: Month
    to_month: Month
    issues: list[IssueReport]
    total: IssueReport
    complete: bool


class RetainerMonth(Output):
    """What the cycles that begin in a month come to, whenever they were paid; `state` is null where none does."""

    month: Month
    due: str
    paid: str
    outstanding: str
    state: CycleState | None


class RetainerRow(Output):
    """An account's retainers over a year, and in all of it."""

    account_id: Id
    account_name: str
    contracts: int
    months: list[RetainerMonth]
    due: str
    paid: str
    outstanding: str


class RetainerView(Output):
    """The accounts of a page by name, and what their months come to together."""

    year: int
    currency: str
    items: list[RetainerRow]
    total: list[RetainerMonth]
    next_cursor: str | None
