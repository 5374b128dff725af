"""`/imports`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.files.models import UploadOut
from functions.identity.rules import Permission
from functions.imports import service
from functions.imports.models import (
    ImportCreate,
    ImportList,
    ImportMapping,
    ImportOut,
    ImportRows,
    ImportStep,
    RowAction,
)
from functions.imports.repository import ImportRepository
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/imports"
ONE = f"{PATH}/<import_id>"
Reader = Annotated[Caller, Depends(requires(Permission.IMPORTS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.IMPORTS_WRITE))]
STEP = refusals(404, 409, 413, 428)


@app.get(PATH, operation_id="list_imports", openapi_extensions=refusals())
def list_imports(caller: Reader, limit: Limit = 25, cursor: CursorParam = None, fields: Fields = None) -> ImportList:
    """The firm's imports, newest first."""
    signed = Cursor(caller, "imports")
    found, position = ImportRepository(caller).newest(limit=limit, after=signed.open(cursor))
    return ImportList(items=[service.summary(each) for each in found], next_cursor=signed.seal(position))


@app.post(PATH, operation_id="start_import", status_code=201, openapi_extensions=refusals(409, 413))
def start_import(caller: Writer, data: Annotated[ImportCreate, Body()]) -> Response[UploadOut]:
    """Announce a file of records. Then PUT its bytes to `url`, and say that they have arrived."""
    return made(*service.start_import(caller, data))


@app.get(ONE, operation_id="get_import", openapi_extensions=refusals(404))
def get_import(caller: Reader, import_id: str, fields: Fields = None) -> ImportOut:
    """The import, the columns of its file, and how far its work is. Ask again while it is at work."""
    return service.get_import(caller, import_id)


@app.post(f"{ONE}/uploaded", operation_id="finish_import_upload", openapi_extensions=refusals(404, 409))
def finish_import_upload(caller: Writer, import_id: str) -> ImportOut:
    """The file has arrived: its columns are going to be read. Said again, it is the same."""
    return service.finish_import_upload(caller, import_id)


@app.post(f"{ONE}/mapping", operation_id="map_import_columns", openapi_extensions=STEP)
def map_import_columns(caller: Writer, import_id: str, data: Annotated[ImportMapping, Body()]) -> ImportOut:
    """Say which column goes to which field, and have every row checked; no record is touched."""
    return service.map_columns(caller, import_id, data)


@app.post(f"{ONE}/run", operation_id="run_import", openapi_extensions=STEP)
def run_import(caller: Writer, import_id: str, data: Annotated[ImportStep, Body()]) -> ImportOut:
    """Write the records as the check has said; what somebody has changed since the check is left alone."""
    return service.run_import(caller, import_id, data.version)


@app.post(f"{ONE}/undo", operation_id="undo_import", openapi_extensions=STEP)
def undo_import(caller: Writer, import_id: str, data: Annotated[ImportStep, Body()]) -> ImportOut:
    """Take back what the import has written, for thirty days; what somebody has changed since is left alone."""
    return service.undo_import(caller, import_id, data.version)


@app.post(f"{ONE}/continue", operation_id="continue_import", openapi_extensions=STEP)
def continue_import(caller: Writer, import_id: str, data: Annotated[ImportStep, Body()]) -> ImportOut:
    """Have work that has stood still taken up again where it stands."""
    return service.continue_import(caller, import_id, data.version)


@app.get(f"{ONE}/rows", operation_id="list_import_rows", openapi_extensions=refusals(404))
def list_import_rows(
    caller: Reader,
    import_id: str,
    action: Annotated[RowAction, Query(description="Rows that do this")] = RowAction.REFUSE,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> ImportRows:
    """What the rows of the file do, in their order. A page may be short while `next_cursor` says there is more."""
    signed = Cursor(caller, "import_rows", import_id, action)
    found, position = service.list_rows(caller, import_id, action, limit=limit, after=signed.open(cursor))
    return ImportRows(items=found, next_cursor=signed.seal(position))


handler = entry(app)
