"""`/exports`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.exports import service
from functions.exports.models import ExportCreate, ExportList, ExportOut
from functions.files.models import FileLinkOut
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/exports"
ONE = f"{PATH}/<export_id>"
Reader = Annotated[Caller, Depends(requires(Permission.EXPORTS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.EXPORTS_WRITE))]


@app.get(PATH, operation_id="list_exports", openapi_extensions=refusals())
def list_exports(caller: Reader, limit: Limit = 25, cursor: CursorParam = None, fields: Fields = None) -> ExportList:
    """The caller's own exports, for admins everybody's, newest first."""
    signed = Cursor(caller, "exports")
    found, position = service.list_exports(caller, limit=limit, after=signed.open(cursor))
    return ExportList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="start_export", status_code=201, openapi_extensions=refusals(409, 413))
def start_export(caller: Writer, data: Annotated[ExportCreate, Body()]) -> Response[ExportOut]:
    """Have a list, or everything, written to a file in the background. Ask for the export until it is `done`."""
    return made(*service.start_export(caller, data))


@app.get(ONE, operation_id="get_export", openapi_extensions=refusals(404))
def get_export(caller: Reader, export_id: str, fields: Fields = None) -> ExportOut:
    """The export, and how far it is."""
    return service.get_export(caller, export_id)


@app.get(f"{ONE}/link", operation_id="get_export_link", openapi_extensions=refusals(404, 409))
def get_export_link(caller: Reader, export_id: str) -> FileLinkOut:
    """Where the file is fetched, for five minutes; the file itself is there for seven days."""
    return service.link_to(caller, export_id)


handler = entry(app)
