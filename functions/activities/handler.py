"""`/activities`, and the route that notes a macro on a case."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.activities import service
from functions.activities.models import (
    ActivityChange,
    ActivityCreate,
    ActivityDetail,
    ActivityList,
    ActivityOut,
    Agenda,
    MacroUse,
    TaskStatus,
    WhatType,
    WhoType,
)
from functions.activities.repository import ActivityRepository
from functions.cases.models import CaseOut
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.errors import InvalidInput
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, Owner
from shared.http.problems import refusals
from shared.ids import ULID_PATTERN
from shared.models import Day

app = create_app()

PATH = f"{BASE}/activities"
ONE = f"{PATH}/<activity_id>"
Reader = Annotated[Caller, Depends(requires(Permission.ACTIVITIES_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.ACTIVITIES_WRITE))]
CaseWriter = Annotated[Caller, Depends(requires(Permission.CASES_WRITE))]


def _any_of(types: type[WhatType] | type[WhoType]) -> str:
    return f"^({'|'.join(types)}):{ULID_PATTERN.removeprefix('^')}"


WhatParam = Annotated[str | None, Query(pattern=_any_of(WhatType), description="Such as `opportunity:<id>`")]
WhoParam = Annotated[str | None, Query(pattern=_any_of(WhoType), description="Such as `lead:<id>`")]


@app.get(PATH, operation_id="list_activities", openapi_extensions=refusals())
def list_activities(
    caller: Reader,
    what: WhatParam = None,
    who: WhoParam = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> ActivityList:
    """The timeline of one record, newest first; name either what it is about or whom it is with."""
    activities, signed = ActivityRepository(caller), Cursor(caller, "activities", what, who)
    found, position = activities.timeline(*_link(what, who), limit=limit, after=signed.open(cursor))
    return ActivityList(items=activities.named(found), next_cursor=signed.seal(position))


def _link(what: str | None, who: str | None) -> tuple[WhatType | WhoType, str]:
    kind, _, record_id = (what or who or "").partition(":")
    if what and not who:
        return WhatType(kind), record_id
    if who and not what:
        return WhoType(kind), record_id
    raise InvalidInput.at("what", "one_record", "Name one record: what it is about, or whom it is with.")


@app.get(f"{PATH}/tasks", operation_id="list_tasks", openapi_extensions=refusals())
def list_tasks(
    caller: Reader,
    status: Annotated[TaskStatus | None, Query(description="Without it, all but Completed")] = None,
    assignee: Owner = "me",
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> ActivityList:
    """A member's tasks, soonest due first; completed ones latest due first."""
    activities, user_id = ActivityRepository(caller), caller.named(assignee or "me")
    signed = Cursor(caller, "tasks", status, user_id)
    found, position = activities.tasks_of(user_id, status, limit=limit, after=signed.open(cursor))
    return ActivityList(items=activities.named(found), next_cursor=signed.seal(position))


@app.get(f"{PATH}/agenda", operation_id="get_agenda", openapi_extensions=refusals())
def get_agenda(
    caller: Reader,
    first: Annotated[Day, Query(alias="from", description="The first day")],
    last: Annotated[Day, Query(alias="to", description="The last day")],
    assignee: Owner = "me",
) -> Agenda:
    """A member's tasks and events of some days in the firm's zone, in order."""
    return service.agenda(caller, caller.named(assignee or "me"), first, last)


@app.post(PATH, operation_id="create_activity", status_code=201, openapi_extensions=refusals(409, 413))
def create_activity(caller: Writer, data: Annotated[ActivityCreate, Body()]) -> Response[ActivityOut]:
    return made(*service.create_activity(caller, data))


@app.get(ONE, operation_id="get_activity", openapi_extensions=refusals(404))
def get_activity(caller: Reader, activity_id: str, fields: Fields = None) -> ActivityDetail:
    activities = ActivityRepository(caller)
    return activities.named([activities.get(activity_id)])[0]


@app.put(ONE, include_in_schema=False, operation_id="put_activity")
@app.patch(ONE, operation_id="change_activity", openapi_extensions=refusals(404, 409, 413, 428))
def change_activity(caller: Writer, activity_id: str, data: Annotated[ActivityChange, Body()]) -> ActivityOut:
    """Change an activity; `is_active: false` takes it off every list, and `true` puts it back."""
    return service.change_activity(caller, activity_id, data)


@app.post(
    f"{BASE}/cases/<case_id>/use-macro", operation_id="use_macro", openapi_extensions=refusals(404, 409, 413, 428)
)
def use_macro(caller: CaseWriter, case_id: str, data: Annotated[MacroUse, Body()]) -> CaseOut:
    """Note a macro's words on a case, and give the case the macro's status."""
    return service.use_macro(caller, case_id, data)


handler = entry(app)
