"""`/accounts/{id}/related`, and those of contacts and leads: a record together with what stands around it."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends

from functions.identity.rules import Permission
from functions.overview import service
from functions.overview.models import AccountRelated, ContactRelated, LeadRelated
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.problems import refusals

app = create_app()

AccountReader = Annotated[Caller, Depends(requires(Permission.ACCOUNTS_READ))]
ContactReader = Annotated[Caller, Depends(requires(Permission.CONTACTS_READ))]
LeadReader = Annotated[Caller, Depends(requires(Permission.LEADS_READ))]


@app.get(f"{BASE}/accounts/<account_id>/related", operation_id="get_account_related", openapi_extensions=refusals(404))
def get_account_related(caller: AccountReader, account_id: str) -> AccountRelated:
    """The newest contacts, deals, orders, contracts, payments, cases and activities of an account.

    A list that the caller may not read is empty.
    """
    return service.around_account(caller, account_id)


@app.get(f"{BASE}/contacts/<contact_id>/related", operation_id="get_contact_related", openapi_extensions=refusals(404))
def get_contact_related(caller: ContactReader, contact_id: str) -> ContactRelated:
    """The newest deals and cases that a contact has a part in, and activities with them.

    A list that the caller may not read is empty.
    """
    return service.around_contact(caller, contact_id)


@app.get(f"{BASE}/leads/<lead_id>/related", operation_id="get_lead_related", openapi_extensions=refusals(404))
def get_lead_related(caller: LeadReader, lead_id: str) -> LeadRelated:
    """A lead with the newest activities about it."""
    return service.around_lead(caller, lead_id)


handler = entry(app)
