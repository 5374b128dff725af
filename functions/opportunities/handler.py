"""`/opportunities`: the pipeline, one deal, its lines and its people."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.identity.rules import Permission
from functions.opportunities import service
from functions.opportunities.models import (
    Board,
    ContactRoleCreate,
    Forecast,
    LineItemChange,
    LineItemCreate,
    LineItemsReplace,
    OpportunityChange,
    OpportunityCreate,
    OpportunityDetail,
    OpportunityList,
    OpportunityOut,
    OpportunityVerdicts,
)
from functions.opportunities.repository import OPEN_STAGES
from functions.tenants.models import Stage
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, Owner, Words
from shared.http.problems import refusals
from shared.models import OwnerChange

app = create_app()

PATH = f"{BASE}/opportunities"
ONE = f"{PATH}/<opportunity_id>"
Reader = Annotated[Caller, Depends(requires(Permission.OPPORTUNITIES_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.OPPORTUNITIES_WRITE))]
Version = Annotated[int | None, Query(description="The version of the deal that is changed")]
changing = refusals(404, 409, 413, 428)


def _cursor(caller: Caller, stage: Stage | None, owner: str | None, q: str = "") -> Cursor:
    return Cursor(caller, "opportunities", q, stage, owner)


@app.get(PATH, operation_id="list_opportunities", openapi_extensions=refusals())
def list_opportunities(
    caller: Reader,
    q: Words = "",
    stage: Annotated[Stage | None, Query(description="Without it, all open stages")] = None,
    owner: Owner = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> OpportunityList:
    """Deals, soonest to close first; those of a closed stage by the day they were closed on.

    With `q` those of the same word newest first, and a page may be short while `next_cursor` says there is more.
    """
    signed = _cursor(caller, stage, owner, q)
    stages = [stage] if stage else OPEN_STAGES
    found, position = service.pipeline(caller, stages, owner, q, limit=limit, after=signed.open(cursor))
    return OpportunityList(items=found, next_cursor=signed.seal(position))


@app.get(f"{PATH}/board", operation_id="get_board", openapi_extensions=refusals())
def get_board(caller: Reader, owner: Owner = None, limit: Limit = 25) -> Board:
    """The pipeline by stage. More of a column: the list with its stage and cursor."""
    return service.board(caller, owner, limit, lambda stage, position: _cursor(caller, stage, owner).seal(position))


@app.get(f"{PATH}/forecast", operation_id="get_forecast", openapi_extensions=refusals())
def get_forecast(caller: Reader, owner: Owner = None) -> Forecast:
    """What the open pipeline is worth by month of closing, plain and weighted by probability."""
    return service.forecast_pipeline(caller, owner)


@app.post(PATH, operation_id="create_opportunity", status_code=201, openapi_extensions=refusals(409, 413))
def create_opportunity(caller: Writer, data: Annotated[OpportunityCreate, Body()]) -> Response[OpportunityOut]:
    return made(*service.create_opportunity(caller, data))


@app.post(f"{PATH}/owner", operation_id="give_opportunities", openapi_extensions=refusals(413))
def give_opportunities(caller: Writer, data: Annotated[OwnerChange, Body()]) -> OpportunityVerdicts:
    """Deals get another owner, each at the version it was seen at. One that is not changed holds up no other."""
    return service.give_opportunities(caller, data)


@app.get(ONE, operation_id="get_opportunity", openapi_extensions=refusals(404))
def get_opportunity(caller: Reader, opportunity_id: str, fields: Fields = None) -> OpportunityDetail:
    return service.get_opportunity(caller, opportunity_id)


@app.put(ONE, include_in_schema=False, operation_id="put_opportunity")
@app.patch(ONE, operation_id="change_opportunity", openapi_extensions=changing)
def change_opportunity(
    caller: Writer, opportunity_id: str, data: Annotated[OpportunityChange, Body()]
) -> OpportunityOut:
    return service.change_opportunity(caller, opportunity_id, data)


@app.put(f"{ONE}/line_items", operation_id="replace_line_items", openapi_extensions=changing)
def replace_line_items(
    caller: Writer, opportunity_id: str, data: Annotated[LineItemsReplace, Body()]
) -> OpportunityDetail:
    """All lines in one save; each takes the product's list price unless a price is sent."""
    return service.replace_lines(caller, opportunity_id, data)


@app.post(f"{ONE}/line_items", operation_id="add_line_item", status_code=201, openapi_extensions=changing)
def add_line_item(caller: Writer, opportunity_id: str, data: Annotated[LineItemCreate, Body()]) -> OpportunityDetail:
    return service.add_line(caller, opportunity_id, data)


@app.put(f"{ONE}/line_items/<line_id>", include_in_schema=False, operation_id="put_line_item")
@app.patch(f"{ONE}/line_items/<line_id>", operation_id="change_line_item", openapi_extensions=changing)
def change_line_item(
    caller: Writer, opportunity_id: str, line_id: str, data: Annotated[LineItemChange, Body()]
) -> OpportunityDetail:
    return service.change_line(caller, opportunity_id, line_id, data)


@app.delete(f"{ONE}/line_items/<line_id>", operation_id="remove_line_item", openapi_extensions=changing)
def remove_line_item(caller: Writer, opportunity_id: str, line_id: str, version: Version = None) -> OpportunityDetail:
    return service.remove_line(caller, opportunity_id, line_id, version)


@app.post(f"{ONE}/contact_roles", operation_id="add_contact_role", status_code=201, openapi_extensions=changing)
def add_contact_role(
    caller: Writer, opportunity_id: str, data: Annotated[ContactRoleCreate, Body()]
) -> OpportunityDetail:
    """The contact must belong to the deal's account."""
    return service.add_contact_role(caller, opportunity_id, data)


@app.delete(f"{ONE}/contact_roles/<contact_id>", operation_id="remove_contact_role", openapi_extensions=changing)
def remove_contact_role(
    caller: Writer, opportunity_id: str, contact_id: str, version: Version = None
) -> OpportunityDetail:
    return service.remove_contact_role(caller, opportunity_id, contact_id, version)


handler = entry(app)
