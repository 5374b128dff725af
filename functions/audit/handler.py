"""`/audit`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends
from aws_lambda_powertools.event_handler.openapi.params import Query

from functions.audit import service
from functions.audit.models import AuditKind, AuditList
from functions.files.models import FileParentType
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Limit
from shared.http.problems import refusals
from shared.models import Month

app = create_app()

Member = Annotated[Caller, Depends(requires(None))]
Reader = Annotated[Caller, Depends(requires(Permission.AUDIT_READ))]


@app.get(f"{BASE}/audit", operation_id="list_changes", openapi_extensions=refusals(404))
def list_changes(
    caller: Reader,
    month: Annotated[
        Month | None, Query(description="A month of the firm's calendar; without it, the present one")
    ] = None,
    kind: Annotated[AuditKind | None, Query(description="Only changes of such records")] = None,
    by: Annotated[str | None, Query(max_length=64, description="`me`, a member's id, or `key:` and a key's id")] = None,
    record_id: Annotated[
        str | None, Query(max_length=64, description="Only this record, which is of that kind; of whatever month")
    ] = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
) -> AuditList:
    """Who changed what, the latest first. Seconds behind the records."""
    signed = Cursor(caller, "audit", month, kind, by, record_id)
    after = signed.open(cursor)
    if record_id is not None:
        found, position = service.list_changes_of(caller, kind, record_id, limit=limit, after=after)
    else:
        found, position = service.list_changes(caller, month, kind, by, limit=limit, after=after)
    return AuditList(items=found, next_cursor=signed.seal(position))


@app.get(f"{BASE}/audit/timeline", operation_id="list_record_events", openapi_extensions=refusals(404))
def list_events(
    caller: Member,
    kind: Annotated[FileParentType, Query(description="Of which kind the record is")],
    record_id: Annotated[str, Query(max_length=64)],
    limit: Limit = 25,
    cursor: CursorParam = None,
) -> AuditList:
    """What the system saw of a record, its payments and files, for whoever may read it; the latest first.

    Seconds behind the records.
    """
    signed = Cursor(caller, "timeline", kind, record_id)
    found, position = service.list_events_of(caller, kind, record_id, limit=limit, after=signed.open(cursor))
    return AuditList(items=found, next_cursor=signed.seal(position))


handler = entry(app)
