"""`/contacts`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.contacts import service
from functions.contacts.models import ContactChange, ContactCreate, ContactList, ContactOut, ContactVerdicts
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, NameOrWords, Owner
from shared.http.problems import refusals
from shared.models import OwnerChange

app = create_app()

PATH = f"{BASE}/contacts"
ONE = f"{PATH}/<contact_id>"
Reader = Annotated[Caller, Depends(requires(Permission.CONTACTS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.CONTACTS_WRITE))]


@app.get(PATH, operation_id="list_contacts", openapi_extensions=refusals())
def list_contacts(
    caller: Reader,
    q: NameOrWords = "",
    active: Annotated[bool, Query(description="false lists the deactivated ones, which have no words")] = True,
    owner: Owner = None,
    account_id: Annotated[str | None, Query(max_length=26, description="Only those of this account")] = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> ContactList:
    """Contacts by last name, with `q` those called so first; with `owner` or `account_id` alone newest first."""
    signed = Cursor(caller, "contacts", q, str(active), owner, account_id)
    after = signed.open(cursor)
    found, position = service.list_contacts(
        caller, q=q, active=active, owner=owner, account_id=account_id, limit=limit, after=after
    )
    return ContactList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="create_contact", status_code=201, openapi_extensions=refusals(409, 413))
def create_contact(caller: Writer, data: Annotated[ContactCreate, Body()]) -> Response[ContactOut]:
    return made(*service.create_contact(caller, data))


@app.post(f"{PATH}/owner", operation_id="give_contacts", openapi_extensions=refusals(413))
def give_contacts(caller: Writer, data: Annotated[OwnerChange, Body()]) -> ContactVerdicts:
    """Contacts get another owner, each at the version it was seen at. One that is not changed holds up no other."""
    return service.give_contacts(caller, data)


@app.get(ONE, operation_id="get_contact", openapi_extensions=refusals(404))
def get_contact(caller: Reader, contact_id: str, fields: Fields = None) -> ContactOut:
    return service.get_contact(caller, contact_id)


@app.put(ONE, include_in_schema=False, operation_id="put_contact")
@app.patch(ONE, operation_id="change_contact", openapi_extensions=refusals(404, 409, 413, 428))
def change_contact(caller: Writer, contact_id: str, data: Annotated[ContactChange, Body()]) -> ContactOut:
    return service.change_contact(caller, contact_id, data)


handler = entry(app)
