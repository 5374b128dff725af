"""`/users`: the members of the caller's firm."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.identity.models import UserOut
from functions.identity.rules import Permission
from functions.members import service
from functions.members.models import UserChange, UserCreate, UserList
from shared.caller import Caller
from shared.http.app import BASE, create_app, done, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Limit
from shared.http.problems import refusals

app = create_app()


@app.get(f"{BASE}/users", operation_id="list_users", openapi_extensions=refusals())
def list_users(
    caller: Annotated[Caller, Depends(requires(Permission.USERS_READ))], limit: Limit = 100, cursor: CursorParam = None
) -> UserList:
    """Members by name, the inactive ones among them."""
    signed = Cursor(caller, "users")
    found, position = service.list_users(caller, limit=limit, after=signed.open(cursor))
    return UserList(items=found, next_cursor=signed.seal(position))


@app.post(f"{BASE}/users", operation_id="create_user", status_code=201, openapi_extensions=refusals(409, 413, 503))
def create_user(
    caller: Annotated[Caller, Depends(requires(Permission.USERS_WRITE))], data: Annotated[UserCreate, Body()]
) -> Response[UserOut]:
    """Let somebody in: they get an e-mail with a temporary password."""
    return made(*service.provision_user(caller, data, None))


@app.patch(f"{BASE}/users/<user_id>", operation_id="change_user", openapi_extensions=refusals(404, 409, 413, 428, 503))
def change_user(
    caller: Annotated[Caller, Depends(requires(Permission.USERS_WRITE))],
    user_id: str,
    data: Annotated[UserChange, Body()],
) -> UserOut:
    return service.change_user(caller, user_id, data)


@app.post(
    f"{BASE}/users/<user_id>/invitation",
    operation_id="invite_user_again",
    status_code=204,
    openapi_extensions=refusals(404, 409, 503),
)
def invite_user_again(
    caller: Annotated[Caller, Depends(requires(Permission.USERS_WRITE))], user_id: str
) -> Response[None]:
    """Mail the temporary password once more, a new one."""
    service.invite_again(caller, user_id)
    return done()


handler = entry(app)
