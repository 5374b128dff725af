"""`/merges`, and those of an account or a contact below it."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.identity.rules import Permission
from functions.merging import service
from functions.merging.models import AccountMerge, ContactMerge, MergeKind, MergeList, MergeOut, MergeUndo
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Limit
from shared.http.problems import refusals

app = create_app()

ACCOUNT = f"{BASE}/merges/accounts/<account_id>"
CONTACT = f"{BASE}/merges/contacts/<contact_id>"
ONE = f"{BASE}/merges/<merge_id>"
AccountReader = Annotated[Caller, Depends(requires(Permission.ACCOUNTS_READ))]
AccountWriter = Annotated[Caller, Depends(requires(Permission.ACCOUNTS_WRITE))]
ContactReader = Annotated[Caller, Depends(requires(Permission.CONTACTS_READ))]
ContactWriter = Annotated[Caller, Depends(requires(Permission.CONTACTS_WRITE))]
merging = refusals(404, 409, 413, 428)


@app.post(ACCOUNT, operation_id="merge_account", status_code=201, openapi_extensions=merging)
def merge_account(caller: AccountWriter, account_id: str, data: Annotated[AccountMerge, Body()]) -> Response[MergeOut]:
    """Another account goes into this one, with all that hangs below it; it leads here from now on."""
    return made(*service.merge_records(caller, MergeKind.ACCOUNT, account_id, data))


@app.post(CONTACT, operation_id="merge_contact", status_code=201, openapi_extensions=merging)
def merge_contact(caller: ContactWriter, contact_id: str, data: Annotated[ContactMerge, Body()]) -> Response[MergeOut]:
    """Another contact of the same account goes into this one, with all that names it; it leads here from now on."""
    return made(*service.merge_records(caller, MergeKind.CONTACT, contact_id, data))


@app.get(ACCOUNT, operation_id="list_account_merges", openapi_extensions=refusals(404))
def list_account_merges(
    caller: AccountReader, account_id: str, limit: Limit = 25, cursor: CursorParam = None
) -> MergeList:
    """The accounts that went into this one, the latest first."""
    return _merges(caller, MergeKind.ACCOUNT, account_id, limit, cursor)


@app.get(CONTACT, operation_id="list_contact_merges", openapi_extensions=refusals(404))
def list_contact_merges(
    caller: ContactReader, contact_id: str, limit: Limit = 25, cursor: CursorParam = None
) -> MergeList:
    """The contacts that went into this one, the latest first."""
    return _merges(caller, MergeKind.CONTACT, contact_id, limit, cursor)


def _merges(caller: Caller, kind: MergeKind, record_id: str, limit: int, cursor: str | None) -> MergeList:
    signed = Cursor(caller, "merges", kind, record_id)
    found, position = service.list_merges(caller, kind, record_id, limit=limit, after=signed.open(cursor))
    return MergeList(items=found, next_cursor=signed.seal(position))


@app.get(ONE, operation_id="get_merge", openapi_extensions=refusals(404))
def get_merge(caller: ContactReader, merge_id: str) -> MergeOut:
    """A merge, and how far it has come."""
    return service.get_merge(caller, merge_id)


@app.post(f"{ONE}/continue", operation_id="continue_merge", openapi_extensions=refusals(404))
def continue_merge(caller: ContactWriter, merge_id: str) -> MergeOut:
    """Takes the next steps at once. Merges go on by themselves; this is for one that came to a stop."""
    return service.continue_merge(caller, merge_id)


@app.post(f"{ONE}/undo", operation_id="undo_merge", openapi_extensions=refusals(404, 409, 428))
def undo_merge(caller: ContactWriter, merge_id: str, data: Annotated[MergeUndo, Body()]) -> MergeOut:
    """For thirty days: the other record is again, with what nobody has moved since."""
    return service.undo_merge(caller, merge_id, data.version)


handler = entry(app)
