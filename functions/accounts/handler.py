"""`/accounts`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.accounts import service
from functions.accounts.models import AccountChange, AccountCreate, AccountList, AccountOut, AccountVerdicts
from functions.accounts.repository import AccountRepository
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, NameOrWords, Owner
from shared.http.problems import refusals
from shared.models import OwnerChange

app = create_app()

PATH = f"{BASE}/accounts"
ONE = f"{PATH}/<account_id>"
Reader = Annotated[Caller, Depends(requires(Permission.ACCOUNTS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.ACCOUNTS_WRITE))]


@app.get(PATH, operation_id="list_accounts", openapi_extensions=refusals())
def list_accounts(
    caller: Reader,
    q: NameOrWords = "",
    active: Annotated[bool, Query(description="false lists the deactivated ones, which have no words")] = True,
    owner: Owner = None,
    parent_id: Annotated[str | None, Query(max_length=26, description="Only those directly below this one")] = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> AccountList:
    """Accounts by name, with `q` those called so first; with `owner` or `parent_id` alone newest first."""
    signed = Cursor(caller, "accounts", q, str(active), owner, parent_id)
    after = signed.open(cursor)
    found, position = service.list_accounts(
        caller, q=q, active=active, owner=owner, parent_id=parent_id, limit=limit, after=after
    )
    return AccountList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="create_account", status_code=201, openapi_extensions=refusals(409, 413))
def create_account(caller: Writer, data: Annotated[AccountCreate, Body()]) -> Response[AccountOut]:
    return made(*service.create_account(caller, data))


@app.post(f"{PATH}/owner", operation_id="give_accounts", openapi_extensions=refusals(413))
def give_accounts(caller: Writer, data: Annotated[OwnerChange, Body()]) -> AccountVerdicts:
    """Accounts get another owner, each at the version it was seen at. One that is not changed holds up no other."""
    return service.give_accounts(caller, data)


@app.get(ONE, operation_id="get_account", openapi_extensions=refusals(404))
def get_account(caller: Reader, account_id: str, fields: Fields = None) -> AccountOut:
    return AccountRepository(caller).get(account_id)


@app.put(ONE, include_in_schema=False, operation_id="put_account")
@app.patch(ONE, operation_id="change_account", openapi_extensions=refusals(404, 409, 413, 428))
def change_account(caller: Writer, account_id: str, data: Annotated[AccountChange, Body()]) -> AccountOut:
    return service.change_account(caller, account_id, data)


handler = entry(app)
