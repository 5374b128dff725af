"""`/api-keys`: the keys that other programs use for the firm."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.identity.rules import Permission
from functions.partners import service
from functions.partners.models import ApiKeyCreate, ApiKeyList, ApiKeyMadeOut, ApiKeyOut
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.cookies import NO_STORE
from shared.http.pagination import Cursor, CursorParam, Limit
from shared.http.problems import refusals

app = create_app()


@app.get(f"{BASE}/api-keys", operation_id="list_api_keys", openapi_extensions=refusals())
def list_api_keys(
    caller: Annotated[Caller, Depends(requires(Permission.API_KEYS_READ))],
    limit: Limit = 25,
    cursor: CursorParam = None,
) -> ApiKeyList:
    """The newest first, the revoked ones among them."""
    signed = Cursor(caller, "api-keys")
    found, position = service.list_keys(caller, limit=limit, after=signed.open(cursor))
    return ApiKeyList(items=found, next_cursor=signed.seal(position))


@app.post(f"{BASE}/api-keys", operation_id="create_api_key", status_code=201, openapi_extensions=refusals(409, 413))
def create_api_key(
    caller: Annotated[Caller, Depends(requires(Permission.API_KEYS_WRITE))], data: Annotated[ApiKeyCreate, Body()]
) -> Response[ApiKeyMadeOut]:
    """The answer holds the key itself, which is shown nowhere ever again."""
    key, is_new = service.create_key(caller, data)
    status = 201 if is_new else 200
    return Response(status_code=status, content_type="application/json", body=key, headers=NO_STORE)


@app.post(f"{BASE}/api-keys/<key_id>/revoke", operation_id="revoke_api_key", openapi_extensions=refusals(404))
def revoke_api_key(caller: Annotated[Caller, Depends(requires(Permission.API_KEYS_WRITE))], key_id: str) -> ApiKeyOut:
    """End it: within a minute it opens nothing any more."""
    return service.revoke_key(caller, key_id)


handler = entry(app)
