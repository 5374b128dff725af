"""`/reports`."""

from typing import Annotated, Literal

from aws_lambda_powertools.event_handler import Depends
from aws_lambda_powertools.event_handler.openapi.params import Query

from functions.dues.models import Age
from functions.identity.rules import Permission
from functions.opportunities.models import LeadSource
from functions.reports import service
from functions.reports.models import (
    MONTHS_AROUND,
    ActivityReportOut,
    AgeingOut,
    CasesReportOut,
    ClosedDealsOut,
    CountedRecords,
    Figure,
    LeadSourcesOut,
    MoneyForecast,
    PipelineOut,
    RetainerView,
    RevenueOut,
)
from functions.reports.repository import Asked
from functions.tenants.models import Currency
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Limit, Owner
from shared.http.problems import refusals
from shared.models import Id, Month

app = create_app()

PATH = f"{BASE}/reports"
Year = Annotated[int | None, Query(ge=2000, le=2099, description="Without it, the present one")]
FirstMonth = Annotated[Month | None, Query(alias="from", description="The first month, `2026-01`")]
LastMonth = Annotated[Month | None, Query(alias="to", description="The last month; without it, the present one")]
Reader = Annotated[Caller, Depends(requires(Permission.REPORTS_READ))]


@app.get(f"{PATH}/lead-sources", operation_id="get_lead_sources_report", openapi_extensions=refusals())
def get_lead_sources(caller: Reader, first: FirstMonth = None, last: LastMonth = None) -> LeadSourcesOut:
    """Where business comes from: leads, conversions and won deals by source. Seconds behind the records."""
    return service.report_lead_sources(caller, first, last)


@app.get(f"{PATH}/cases", operation_id="get_cases_report", openapi_extensions=refusals())
def get_cases(caller: Reader, first: FirstMonth = None, last: LastMonth = None) -> CasesReportOut:
    """What clients need help with: the cases of some months by issue type. Seconds behind the records."""
    return service.report_cases(caller, first, last)


@app.get(f"{PATH}/closed-deals", operation_id="get_closed_deals_report", openapi_extensions=refusals())
def get_closed_deals(
    caller: Reader, first: FirstMonth = None, last: LastMonth = None, owner: Owner = None
) -> ClosedDealsOut:
    """Win rate and length of the sales cycle, by month of closing and by owner. Seconds behind the records."""
    return service.report_closed_deals(caller, first, last, owner)


@app.get(f"{PATH}/revenue", operation_id="get_revenue_report", openapi_extensions=refusals())
def get_revenue(caller: Reader, first: FirstMonth = None, last: LastMonth = None) -> RevenueOut:
    """What was ordered, and what was received for orders and retainers, by month. Seconds behind the records."""
    return service.report_revenue(caller, first, last)


@app.get(f"{PATH}/ageing", operation_id="get_ageing_report", openapi_extensions=refusals())
def get_ageing(caller: Reader) -> AgeingOut:
    """What clients owe today, for orders and for cycles of contracts that have begun, by the days since it was due."""
    return service.report_ageing(caller)


@app.get(f"{PATH}/forecast", operation_id="get_money_forecast", openapi_extensions=refusals())
def get_forecast(
    caller: Reader,
    months: Annotated[int, Query(ge=1, le=12, description="How many to look back and ahead")] = MONTHS_AROUND,
) -> MoneyForecast:
    """What was received by month, and what is due in the months to come, beside the weighted pipeline."""
    return service.forecast_money(caller, months)


@app.get(f"{PATH}/activity", operation_id="get_activity_report", openapi_extensions=refusals())
def get_activity(
    caller: Reader, first: FirstMonth = None, last: LastMonth = None, owner: Owner = None
) -> ActivityReportOut:
    """What each member did: tasks, events, calls, notes. Seconds behind the records."""
    return service.report_activity(caller, first, last, owner)


@app.get(f"{PATH}/records", operation_id="list_counted_records", openapi_extensions=refusals())
def list_counted(
    caller: Reader,
    figure: Annotated[Figure, Query(description="Which number")],
    first: FirstMonth = None,
    last: LastMonth = None,
    owner: Owner = None,
    source: Annotated[LeadSource | Literal["Unknown"] | None, Query(description="Only of this source")] = None,
    account: Annotated[Id | None, Query(description="Only what this account owes")] = None,
    age: Annotated[Age | None, Query(description="Only what has been due for so long")] = None,
    currency: Annotated[Currency | None, Query(description="What is owed in it; without it, the firm's own")] = None,
    limit: Limit = 100,
    cursor: CursorParam = None,
) -> CountedRecords:
    """The records that make up a number of a report, to be read by whoever may read such records.

    A page may be short, even empty, while `next_cursor` says there is more.
    """
    asked = Asked(figure, first or "", last or "", owner, source, account, age, currency)
    signed = Cursor(caller, "counted", figure, first, last, owner, source, account, age, currency)
    found, position = service.list_counted(caller, asked, limit=limit, after=signed.open(cursor))
    return CountedRecords(items=found, next_cursor=signed.seal(position))


@app.get(f"{PATH}/pipeline", operation_id="get_pipeline_report", openapi_extensions=refusals())
def get_pipeline(caller: Reader, owner: Owner = None) -> PipelineOut:
    """The open deals by stage. Seconds behind the records."""
    return service.report_pipeline(caller, owner)


@app.get(f"{PATH}/retainer-payments", include_in_schema=False, operation_id="get_retainer_payments")
@app.get(f"{PATH}/retainer-view", operation_id="get_retainer_view", openapi_extensions=refusals())
def get_retainer_view(
    caller: Reader, year: Year = None, limit: Limit = 100, cursor: CursorParam = None
) -> RetainerView:
    """A year of retainers by account and month: due, paid, overdue; `limit` contracts at most to a page of accounts."""
    signed = Cursor(caller, "retainer view")
    view, position = service.view_retainers(caller, year, limit=limit, after=signed.open(cursor))
    return view.model_copy(update={"next_cursor": signed.seal(position)})


handler = entry(app)
