"""Reports: one query each, over sums that a ledger keeps."""

from functions.reports.models import LeadSourcesOut, PipelineOut
from functions.reports.repository import SumsRepository
from functions.reports.rules import MOST_MONTHS, by_source, month_of, months_before, pipeline, span
from shared import clock
from shared.caller import Caller
from shared.errors import InvalidInput

_A_YEAR = 11  # months before the present one


def report_lead_sources(caller: Caller, first: str | None, last: str | None) -> LeadSourcesOut:
    """Where business came from between two months of the firm's calendar, by default in the last twelve."""
    last = last or month_of(clock.today(caller.timezone))
    first = first or months_before(last, _A_YEAR)
    if not 1 <= span(first, last) <= MOST_MONTHS:
        raise InvalidInput.at("from", "invalid_period", f"Choose a period of 1 to {MOST_MONTHS} months.")
    sources, total = by_source(SumsRepository(caller).of_sources(first, last), caller.currency)
    return LeadSourcesOut(
        from_month=first,
        to_month=last,
        currency=caller.currency,
        sources=sources,
        total=total,
    )


def report_pipeline(caller: Caller, owner: str | None) -> PipelineOut:
    """The open deals by stage, of the firm or of one owner."""
    owner_id = caller.named(owner) if owner else None
    return pipeline(SumsRepository(caller).of_pipeline(owner_id), caller.currency)
