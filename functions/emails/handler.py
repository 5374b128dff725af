"""`/quotes/{id}/emails`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.emails import service
from functions.emails.models import MailCreate, MailOut, Mails
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/quotes/<quote_id>/emails"


@app.get(PATH, operation_id="list_quote_emails", openapi_extensions=refusals(404))
def list_quote_emails(caller: Annotated[Caller, Depends(requires(Permission.QUOTES_READ))], quote_id: str) -> Mails:
    return service.list_mails(caller, quote_id)


@app.post(PATH, operation_id="send_quote_email", status_code=201, openapi_extensions=refusals(404, 409, 413))
def send_quote_email(
    caller: Annotated[Caller, Depends(requires(Permission.QUOTES_WRITE))],
    quote_id: str,
    data: Annotated[MailCreate, Body()],
) -> Response[MailOut]:
    """The quote goes to the client as a link of the mail's own and as its PDF, once that is printed."""
    return made(*service.order_mail(caller, quote_id, data))


handler = entry(app)
