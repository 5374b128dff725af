"""What the reports say."""

from datetime import date
from enum import StrEnum

from functions.activities.models import WhatType, WhoType
from functions.contracts.models import CycleState
from functions.tenants.models import Stage
from shared.models import Id, Listing, Month, Output, Percent, UserId


class SourceReport(Output):
    """What came from one source: leads by the month they came in, deals by the month they began."""

    source: str
    leads: int
    converted: int
    conversion_percent: Percent
    won: int
    lost: int
    won_amount: str


MONTHS_AROUND = 6
"""How many months a forecast looks back and ahead unless told otherwise."""


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


class DealsSum(Output):
    """Deals that were closed; `cycle_days` is how long those won took together, and shares of nothing are null."""

    won: int
    lost: int
    win_percent: Percent | None
    won_amount: str
    cycle_days: int
    average_days: str | None


class DealsMonth(DealsSum):
    month: Month


class DealsOwner(DealsSum):
    owner_id: UserId


class ClosedDealsOut(Output):
    """What became of the deals closed between two months, by month, and by who owned them."""

    from_month: Month
    to_month: Month
    currency: str
    months: list[DealsMonth]
    owners: list[DealsOwner]
    total: DealsSum


class RevenueSum(Output):
    """What was ordered, and what was received less what was given back: for orders, for retainers, in all."""

    orders: int
    ordered: str
    payments: int
    for_orders: str
    for_retainers: str
    received: str


class RevenueMonth(RevenueSum):
    month: Month


class RevenueOut(Output):
    """Orders by their dates and money by the days it came, month by month."""

    from_month: Month
    to_month: Month
    currency: str
    months: list[RevenueMonth]
    total: RevenueSum


class ActivitySum(Output):
    """Tasks completed, events held, calls made, notes written."""

    tasks: int
    events: int
    calls: int
    notes: int
    all: int


class ActivityOfUser(ActivitySum):
    user_id: UserId


class ActivityReportOut(Output):
    """Who did what between two months, the busiest first."""

    from_month: Month
    to_month: Month
    users: list[ActivityOfUser]
    total: ActivitySum


class Figure(StrEnum):
    """A number of a report that leads to the records it counts."""

    WON = "won"
    LOST = "lost"
    ORDERED = "ordered"
    RECEIVED = "received"
    FOR_ORDERS = "for_orders"
    FOR_RETAINERS = "for_retainers"
    TASKS = "tasks"
    EVENTS = "events"
    CALLS = "calls"
    NOTES = "notes"
    LEADS = "leads"
    CONVERTED = "converted"
    SOURCE_WON = "source_won"
    SOURCE_LOST = "source_lost"
    OWED = "owed"
    OVERDUE = "overdue"
    OVERDUE_ORDERS = "overdue_orders"
    OVERDUE_RETAINERS = "overdue_retainers"
    EXPECTED = "expected"
    EXPECTED_ORDERS = "expected_orders"
    EXPECTED_RETAINERS = "expected_retainers"
    PIPELINE = "pipeline"


class RecordKind(StrEnum):
    OPPORTUNITY = "opportunity"
    ORDER = "order"
    CONTRACT = "contract"
    PAYMENT = "payment"
    ACTIVITY = "activity"
    LEAD = "lead"


class CountedAbout(Output):
    type: WhatType | WhoType
    id: Id


class CountedRecord(Output):
    """A record that a number counts: what it adds in money, and in days; `about` is what an activity is about.

    Of what is owed, `on` is the day that the first part of it was or is due.
    """

    kind: RecordKind
    id: str
    title: str
    detail: str
    on: date
    owner_id: UserId | None
    amount: str | None
    days: int | None
    about: CountedAbout | None


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


class AgeAmounts(Output):
    """What is owed by the days since it was due; `overdue` is all of it that is late."""

    not_due: str
    days_1_30: str
    days_31_60: str
    days_61_90: str
    over_90: str
    overdue: str
    total: str


class AgeingAccount(AgeAmounts):
    account_id: Id
    account_name: str


class AgeingCurrency(Output):
    """What is owed in one currency: by the accounts that owe most, of `account_count`, and by all of them."""

    currency: str
    accounts: list[AgeingAccount]
    account_count: int
    total: AgeAmounts


class AgeingOut(Output):
    """What clients owe on a day of the firm's, its own currency first.

    An order is due `order_days` after its date, a cycle of a contract on the day agreed. `complete` is false when there
    is more than is read.
    """

    today: date
    order_days: int
    currencies: list[AgeingCurrency]
    complete: bool


class ExpectedSum(Output):
    """What is still to be paid: for orders, for retainers, in all."""

    for_orders: str
    for_retainers: str
    expected: str


class MoneySum(ExpectedSum):
    """Beside it what was received, and the open deals that are to close, each weighted by its probability."""

    received: str
    pipeline: str


class MoneyMonth(MoneySum):
    month: Month


class MoneyForecast(Output):
    """Money by month in the firm's currency: what was received, by the day of payment, and what is due from today on.

    What is late is due in no month, and stands under `overdue`; open deals that were to close before the present month
    or on no day count nowhere. `left_out` are currencies in which something is due,
    too. `complete` is false when there is more than is read.
    """

    today: date
    order_days: int
    currency: str
    overdue: ExpectedSum
    months: list[MoneyMonth]
    total: MoneySum
    left_out: list[str]
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


CountedRecords = Listing[CountedRecord]
