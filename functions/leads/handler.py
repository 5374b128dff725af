"""`/leads`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.identity.rules import Permission
from functions.leads import service
from functions.leads.models import (
    ConversionOut,
    ConversionSuggestions,
    LeadChange,
    LeadConversion,
    LeadCreate,
    LeadList,
    LeadOut,
    LeadStatus,
    LeadVerdicts,
)
from functions.leads.repository import LeadRepository
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, Owner, Words
from shared.http.problems import refusals
from shared.models import OwnerChange

app = create_app()

PATH = f"{BASE}/leads"
ONE = f"{PATH}/<lead_id>"
Reader = Annotated[Caller, Depends(requires(Permission.LEADS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.LEADS_WRITE))]


@app.get(PATH, operation_id="list_leads", openapi_extensions=refusals())
def list_leads(
    caller: Reader,
    q: Words = "",
    status: Annotated[LeadStatus | None, Query(description="Without it, all but Converted")] = None,
    owner: Owner = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> LeadList:
    """Leads, newest first; with `q` those of the same word so.

    With `q`, or `owner` and `status`, a page may be short while `next_cursor` says there is more.
    """
    signed = Cursor(caller, "leads", q, status, owner)
    found, position = service.list_leads(caller, q, status, owner, limit=limit, after=signed.open(cursor))
    return LeadList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="create_lead", status_code=201, openapi_extensions=refusals(409, 413))
def create_lead(caller: Writer, data: Annotated[LeadCreate, Body()]) -> Response[LeadOut]:
    return made(*service.create_lead(caller, data))


@app.post(f"{PATH}/owner", operation_id="give_leads", openapi_extensions=refusals(413))
def give_leads(caller: Writer, data: Annotated[OwnerChange, Body()]) -> LeadVerdicts:
    """Leads get another owner, each at the version it was seen at. One that is not changed holds up no other."""
    return service.give_leads(caller, data)


@app.get(ONE, operation_id="get_lead", openapi_extensions=refusals(404))
def get_lead(caller: Reader, lead_id: str, fields: Fields = None) -> LeadOut:
    return LeadRepository(caller).get(lead_id)


@app.put(ONE, include_in_schema=False, operation_id="put_lead")
@app.patch(ONE, operation_id="change_lead", openapi_extensions=refusals(404, 409, 413, 428))
def change_lead(caller: Writer, lead_id: str, data: Annotated[LeadChange, Body()]) -> LeadOut:
    return service.change_lead(caller, lead_id, data)


@app.get(f"{ONE}/conversion-suggestions", operation_id="suggest_conversion", openapi_extensions=refusals(404))
def suggest_conversion(caller: Reader, lead_id: str) -> ConversionSuggestions:
    """Existing accounts and contacts that the lead probably belongs to."""
    return service.suggest_matches(caller, lead_id)


@app.post(f"{ONE}/convert", operation_id="convert_lead", openapi_extensions=refusals(404, 409, 413, 428))
def convert_lead(caller: Writer, lead_id: str, data: Annotated[LeadConversion, Body()]) -> ConversionOut:
    """Makes account, contact and deal in one step; converting again answers with the same records."""
    return service.convert_lead(caller, lead_id, data)


handler = entry(app)
