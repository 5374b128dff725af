"""`/cases` and `/macros`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.cases import service
from functions.cases.models import (
    CaseChange,
    CaseCreate,
    CaseDetail,
    CaseHistory,
    CaseList,
    CaseOut,
    CaseStatus,
    CaseVerdicts,
    IssueType,
    Macro,
    MacroChange,
    MacroCreate,
    MacroList,
)
from functions.cases.repository import CaseRepository, MacroRepository, Wanted
from functions.identity.rules import Permission
from functions.tenants.models import CasePriority
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, Owner, Search, Words
from shared.http.problems import refusals
from shared.models import Month, OwnerChange

app = create_app()

PATH = f"{BASE}/cases"
ONE = f"{PATH}/<case_id>"
MACROS = f"{BASE}/macros"
Reader = Annotated[Caller, Depends(requires(Permission.CASES_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.CASES_WRITE))]
Keeper = Annotated[Caller, Depends(requires(Permission.ORG_WRITE))]


@app.get(PATH, operation_id="list_cases", openapi_extensions=refusals())
def list_cases(
    caller: Reader,
    q: Words = "",
    status: Annotated[CaseStatus | None, Query(description="Without it, all but Closed")] = None,
    priority: Annotated[CasePriority | None, Query(description="Only those of this priority")] = None,
    owner: Owner = None,
    account_id: Annotated[str | None, Query(max_length=26, description="Only those of this account")] = None,
    issue_type: Annotated[IssueType | None, Query(description="Only those about this")] = None,
    breached: Annotated[bool, Query(description="true lists only what is open past its target")] = False,
    first: Annotated[Month | None, Query(alias="from", description="Opened in this month or later")] = None,
    last: Annotated[Month | None, Query(alias="to", description="Opened in this month or earlier")] = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> CaseList:
    """The queue: open cases past their target first, then by priority, each by what is due first.

    Closed ones by when they were closed, an account's newest first, as those of the same word with `q`. With that or
    a filter a page may be short while `next_cursor` says there is more.
    """
    wanted = Wanted(caller.named(owner) if owner else None, priority, status, issue_type, first, last)
    asked = (q, status, priority, owner, account_id, issue_type, str(breached), first, last)
    signed = Cursor(caller, "cases", *asked)
    found, position = service.list_cases(
        caller, q, wanted, account_id, breached=breached, limit=limit, after=signed.open(cursor)
    )
    return CaseList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="create_case", status_code=201, openapi_extensions=refusals(409, 413))
def create_case(caller: Writer, data: Annotated[CaseCreate, Body()]) -> Response[CaseOut]:
    return made(*service.create_case(caller, data))


@app.post(f"{PATH}/owner", operation_id="give_cases", openapi_extensions=refusals(413))
def give_cases(caller: Writer, data: Annotated[OwnerChange, Body()]) -> CaseVerdicts:
    """Cases get another owner, each at the version it was seen at. One that is not changed holds up no other."""
    return service.give_cases(caller, data)


@app.get(ONE, operation_id="get_case", openapi_extensions=refusals(404))
def get_case(caller: Reader, case_id: str, fields: Fields = None) -> CaseDetail:
    return CaseRepository(caller).described(case_id)


@app.put(ONE, include_in_schema=False, operation_id="put_case")
@app.patch(ONE, operation_id="change_case", openapi_extensions=refusals(404, 409, 413, 428))
def change_case(caller: Writer, case_id: str, data: Annotated[CaseChange, Body()]) -> CaseOut:
    """Change a case; a closed one is reopened by making it In Progress."""
    return service.change_case(caller, case_id, data)


@app.get(f"{ONE}/history", operation_id="list_case_history", openapi_extensions=refusals(404))
def list_case_history(
    caller: Reader, case_id: str, limit: Limit = 25, cursor: CursorParam = None, fields: Fields = None
) -> CaseHistory:
    """What the system saw of the case, newest first. Seconds behind it."""
    signed = Cursor(caller, "case history", case_id)
    found, position = service.history_of(caller, case_id, limit=limit, after=signed.open(cursor))
    return CaseHistory(items=found, next_cursor=signed.seal(position))


@app.get(MACROS, operation_id="list_macros", openapi_extensions=refusals())
def list_macros(
    caller: Reader,
    q: Search = "",
    active: Annotated[bool, Query(description="false lists the deactivated ones")] = True,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> MacroList:
    """Macros by name."""
    signed = Cursor(caller, "macros", q, str(active))
    after = signed.open(cursor)
    found, position = MacroRepository(caller).list_by_name(active=active, prefix=q, limit=limit, after=after)
    return MacroList(items=found, next_cursor=signed.seal(position))


@app.post(MACROS, operation_id="create_macro", status_code=201, openapi_extensions=refusals(409, 413))
def create_macro(caller: Keeper, data: Annotated[MacroCreate, Body()]) -> Response[Macro]:
    return made(*service.create_macro(caller, data))


@app.get(f"{MACROS}/<macro_id>", operation_id="get_macro", openapi_extensions=refusals(404))
def get_macro(caller: Reader, macro_id: str, fields: Fields = None) -> Macro:
    return MacroRepository(caller).get(macro_id)


@app.put(f"{MACROS}/<macro_id>", include_in_schema=False, operation_id="put_macro")
@app.patch(f"{MACROS}/<macro_id>", operation_id="change_macro", openapi_extensions=refusals(404, 409, 413, 428))
def change_macro(caller: Keeper, macro_id: str, data: Annotated[MacroChange, Body()]) -> Macro:
    """Change a macro; `is_active: false` takes it off the list."""
    return service.change_macro(caller, macro_id, data)


handler = entry(app)
