"""`/files`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.files import service
from functions.files.models import (
    FileChange,
    FileLinkOut,
    FileList,
    FileOut,
    FileParent,
    FileParentType,
    UploadCreate,
    UploadOut,
)
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, done, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit
from shared.http.problems import refusals
from shared.ids import ULID_PATTERN

app = create_app()

PATH = f"{BASE}/files"
ONE = f"{PATH}/<file_id>"
Reader = Annotated[Caller, Depends(requires(Permission.FILES_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.FILES_WRITE))]
_OF = f"^({'|'.join(FileParentType)}):{ULID_PATTERN.removeprefix('^')}"


@app.get(PATH, operation_id="list_files", openapi_extensions=refusals(404))
def list_files(
    caller: Reader,
    parent: Annotated[str, Query(pattern=_OF, description="Such as `account:<id>`")],
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> FileList:
    """A record's files, newest first. Whoever may read the record may read them."""
    kind, _, record_id = parent.partition(":")
    signed = Cursor(caller, "files", parent)
    of = FileParent(type=FileParentType(kind), id=record_id)
    found, position = service.list_files(caller, of, limit=limit, after=signed.open(cursor))
    return FileList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="start_upload", status_code=201, openapi_extensions=refusals(404, 409, 413))
def start_upload(caller: Writer, data: Annotated[UploadCreate, Body()]) -> Response[UploadOut]:
    """Announce a file of a record. Then PUT its bytes to `url`, and finish the upload within a day."""
    return made(*service.start_upload(caller, data))


@app.post(f"{ONE}/finish", operation_id="finish_upload", openapi_extensions=refusals(404, 409))
def finish_upload(caller: Writer, file_id: str) -> FileOut:
    """The file is there from now on. Asked again, it is the same."""
    return service.finish_upload(caller, file_id)


@app.get(f"{ONE}/link", operation_id="get_file_link", openapi_extensions=refusals(404))
def get_file_link(
    caller: Reader,
    file_id: str,
    inline: Annotated[bool, Query(description="To be looked at in the browser: pictures and PDF only")] = False,
) -> FileLinkOut:
    """Where the bytes are fetched, for five minutes; without `inline` they are saved."""
    return service.link_to(caller, file_id, inline=inline)


@app.get(ONE, operation_id="get_file", openapi_extensions=refusals(404))
def get_file(caller: Reader, file_id: str, fields: Fields = None) -> FileOut:
    return service.get_file(caller, file_id)


@app.put(ONE, include_in_schema=False, operation_id="put_file")
@app.patch(ONE, operation_id="change_file", openapi_extensions=refusals(404, 409, 413, 428))
def change_file(caller: Writer, file_id: str, data: Annotated[FileChange, Body()]) -> FileOut:
    return service.change_file(caller, file_id, data)


@app.delete(ONE, operation_id="remove_file", status_code=204, openapi_extensions=refusals(404, 409, 428))
def remove_file(
    caller: Writer,
    file_id: str,
    version: Annotated[int | None, Query(description="The version that was seen")] = None,
) -> Response[None]:
    service.remove_file(caller, file_id, version)
    return done()


handler = entry(app)
