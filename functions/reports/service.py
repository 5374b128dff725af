"""Reports: one query each, over sums that a ledger keeps; retainers over the contracts themselves."""

from collections import Counter
from dataclasses import replace

from functions.accounts.repository import AccountRepository
from functions.cases.repository import CaseRepository, Wanted
from functions.contracts.repository import ContractRepository
from functions.contracts.rules import year_of
from functions.dues.models import ORDER_DAYS
from functions.dues.repository import MOST, DueRepository
from functions.dues.rules import LATE, by_month, debts
from functions.identity.rules import Permission
from functions.opportunities.repository import OpportunityRepository
from functions.reports.models import (
    MONTHS_AROUND,
    ActivityReportOut,
    AgeingOut,
    CasesReportOut,
    ClosedDealsOut,
    CountedRecord,
    ExpectedSum,
    Figure,
    LeadSourcesOut,
    MoneyForecast,
    PipelineOut,
    RetainerView,
    RevenueOut,
)
from functions.reports.repository import Asked, CountedRepository, SumsRepository
from functions.reports.rules import (
    MOST_ACCOUNTS,
    MOST_MONTHS,
    activity,
    ageing,
    by_issue,
    by_source,
    closed_deals,
    expected,
    money_by_month,
    months_of,
    pipeline,
    retainer_months,
    retainer_row,
    revenue,
    span,
)
from shared import clock
from shared.caller import Caller
from shared.db.table import both
from shared.errors import InvalidInput
from shared.months import last_day_of, month_of, month_on

_ACTIVITIES = (Figure.TASKS, Figure.EVENTS, Figure.CALLS, Figure.NOTES)
_READS = {
    figure: permissions
    for permissions, figures in (
        ((Permission.OPPORTUNITIES_READ,), (Figure.WON, Figure.LOST, Figure.SOURCE_WON, Figure.SOURCE_LOST)),
        ((Permission.OPPORTUNITIES_READ,), (Figure.PIPELINE,)),
        ((Permission.LEADS_READ,), (Figure.LEADS, Figure.CONVERTED)),
        ((Permission.ORDERS_READ,), (Figure.ORDERED, Figure.OVERDUE_ORDERS, Figure.EXPECTED_ORDERS)),
        ((Permission.CONTRACTS_READ,), (Figure.OVERDUE_RETAINERS, Figure.EXPECTED_RETAINERS)),
        ((Permission.PAYMENTS_READ,), (Figure.RECEIVED, Figure.FOR_ORDERS, Figure.FOR_RETAINERS)),
        ((Permission.ACTIVITIES_READ,), _ACTIVITIES),
        ((Permission.ORDERS_READ, Permission.CONTRACTS_READ), (Figure.OWED, Figure.OVERDUE, Figure.EXPECTED)),
    )
    for figure in figures
}
"""What the records behind a number are read by."""

_COMING = (Figure.EXPECTED, Figure.EXPECTED_ORDERS, Figure.EXPECTED_RETAINERS, Figure.PIPELINE)
_A_YEAR = 11  # months before the last one
_MOST_OVERDUE = 500


def report_lead_sources(caller: Caller, first: str | None, last: str | None) -> LeadSourcesOut:
    """Where business came from between two months of the firm's calendar, by default in the last twelve."""
    first, last = _period(caller, first, last)
    sources, total = by_source(SumsRepository(caller).of_sources(first, last), caller.currency)
    return LeadSourcesOut(
        from_month=first,
        to_month=last,
        currency=caller.currency,
        sources=sources,
        total=total,
    )


def _period(caller: Caller, first: str | None, last: str | None) -> tuple[str, str]:
    """The months asked for, by default the last twelve; InvalidInput when they are none or too many."""
    last = last or month_of(clock.now(), caller.timezone)
    first = first or month_on(last, -_A_YEAR)
    if not 1 <= span(first, last) <= MOST_MONTHS:
        raise InvalidInput.at("from", "invalid_period", f"Choose a period of 1 to {MOST_MONTHS} months.")
    return first, last


def report_cases(caller: Caller, first: str | None, last: str | None) -> CasesReportOut:
    """The cases opened between two months of the firm's calendar, by what they are about."""
    first, last = _period(caller, first, last)
    cases, wanted = CaseRepository(caller), Wanted(first_month=first, last_month=last)
    rows, (late, more) = both(
        lambda: SumsRepository(caller).of_issues(first, last),
        lambda: cases.queue(wanted, breached=True, limit=_MOST_OVERDUE, after=None),
    )
    issues, total = by_issue(rows, Counter(case.issue_type for case in late))
    return CasesReportOut(from_month=first, to_month=last, issues=issues, total=total, complete=more is None)


def report_pipeline(caller: Caller, owner: str | None) -> PipelineOut:
    """The open deals by stage, of the firm or of one owner."""
    owner_id = caller.named(owner) if owner else None
    return pipeline(SumsRepository(caller).of_pipeline(owner_id), caller.currency)


def report_closed_deals(caller: Caller, first: str | None, last: str | None, owner: str | None) -> ClosedDealsOut:
    """What became of the deals closed between two months, of the firm or of one owner."""
    first, last = _period(caller, first, last)
    rows = SumsRepository(caller).of_closed_deals(first, last)
    return closed_deals(rows, first, last, caller.named(owner) if owner else None, caller.currency)


def report_revenue(caller: Caller, first: str | None, last: str | None) -> RevenueOut:
    """What was ordered and received between two months."""
    first, last = _period(caller, first, last)
    sums = SumsRepository(caller)
    orders, cash = both(lambda: sums.of_orders(first, last), lambda: sums.of_payments(first, last))
    return revenue(orders, cash, first, last, caller.currency)


def report_ageing(caller: Caller) -> AgeingOut:
    """What clients owe today by its age: the accounts that owe most in each currency, and all of them together."""
    dues = DueRepository(caller).owing()
    owed = debts(dues.items, dues.today)
    most = {debt.account_id for found in owed.values() for debt in found[:MOST_ACCOUNTS]}
    return AgeingOut(
        today=dues.today,
        order_days=ORDER_DAYS,
        currencies=ageing(owed, AccountRepository(caller).names(list(most)), caller.currency),
        complete=dues.complete,
    )


def forecast_money(caller: Caller, months: int) -> MoneyForecast:
    """What was received in some months before the present one, and what is due in as many after it."""
    first, last = _around(caller, months)
    currency = caller.currency
    dues, (cash, (deals, more)) = both(
        lambda: DueRepository(caller).owing(by=last_day_of(last)),
        lambda: both(
            lambda: SumsRepository(caller).of_payments(first, last),
            lambda: OpportunityRepository(caller).to_close_between(
                month_on(first, months), last, currency, limit=MOST, after=None
            ),
        ),
    )
    due = by_month((each for each in dues.items if each.currency == currency), dues.today)
    by_months, total = money_by_month(due, cash, deals, months_of(first, last), currency)
    return MoneyForecast(
        today=dues.today,
        order_days=ORDER_DAYS,
        currency=currency,
        overdue=ExpectedSum(**expected(due.get(LATE, Counter()), currency)),
        months=by_months,
        total=total,
        left_out=sorted({each.currency for each in dues.items} - {currency}),
        complete=dues.complete and more is None,
    )


def _around(caller: Caller, months: int) -> tuple[str, str]:
    """The months so many before the present one and after it."""
    present = month_of(clock.now(), caller.timezone)
    return month_on(present, -months), month_on(present, months)


def _coming(caller: Caller, first: str | None, last: str | None) -> tuple[str, str]:
    """The months asked for that are not over, by default all of the forecast, which InvalidInput keeps them within."""
    present, horizon = month_of(clock.now(), caller.timezone), _around(caller, MONTHS_AROUND)[1]
    first, last = _period(caller, first or present, last or horizon)
    if last > horizon:
        raise InvalidInput.at("to", "invalid_period", f"A forecast goes {MONTHS_AROUND} months ahead at most.")
    return max(first, present), last


def report_activity(caller: Caller, first: str | None, last: str | None, user: str | None) -> ActivityReportOut:
    """Who did what between two months, of all members or of one."""
    first, last = _period(caller, first, last)
    return activity(
        SumsRepository(caller).of_activities(first, last), first, last, caller.named(user) if user else None
    )


def list_counted(
    caller: Caller, asked: Asked, *, limit: int, after: str | None
) -> tuple[list[CountedRecord], str | None]:
    """The records that a number of a report counts; Forbidden when the caller may not read such records.

    InvalidInput for activities of nobody in particular: they are listed by member.
    """
    caller.require(*_READS[asked.figure])
    if asked.figure in _ACTIVITIES and asked.owner is None:
        raise InvalidInput.at("owner", "missing", "Name the member whose activities these are.")
    if asked.figure in _COMING:
        first, last = _coming(caller, asked.first, asked.last)
    else:
        first, last = _period(caller, asked.first, asked.last)
    if first > last:
        return [], None
    owner = caller.named(asked.owner) if asked.owner else None
    return CountedRepository(caller).behind(
        replace(asked, first=first, last=last, owner=owner), limit=limit, after=after
    )


def view_retainers(
    caller: Caller, year: int | None, *, limit: int, after: str | None
) -> tuple[RetainerView, str | None]:
    """A year of retainers by account and month, as of now, and where the next accounts begin."""
    contracts = ContractRepository(caller)
    today = contracts.today
    year = year or today.year
    found, position = contracts.by_account(limit=limit, after=after)
    ours = [(each, [one for one in each.contracts if one.currency == caller.currency]) for each in found]
    rows = [
        retainer_row(account.account_id, account.account_name, own, year, today, caller.currency)
        for account, own in ours
    ]
    months = year_of((each for _, own in ours for each in own), year, today)
    view = RetainerView(
        year=year,
        currency=caller.currency,
        items=sorted((row for row in rows if row), key=lambda row: (row.account_name.casefold(), row.account_id)),
        total=retainer_months(months, caller.currency),
        next_cursor=None,
    )
    return view, position
