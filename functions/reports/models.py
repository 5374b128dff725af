"""What the reports say."""

from typing import Annotated

from pydantic import StringConstraints

from functions.contracts.models import CycleState
from functions.tenants.models import Stage
from shared.models import Id, Output, Percent

Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]


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
