"""`/me/digest`: whether the caller is mailed each morning what is due."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.reminders import service
from functions.reminders.models import DigestChange, DigestOut
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.problems import refusals

app = create_app()

OWN = f"{BASE}/me/digest"


@app.get(OWN, operation_id="get_digest", openapi_extensions=refusals())
def get_digest(caller: Annotated[Caller, Depends(requires(None))]) -> DigestOut:
    return service.read_digest(caller)


@app.put(OWN, operation_id="change_digest", openapi_extensions=refusals(409))
def change_digest(
    caller: Annotated[Caller, Depends(requires(None))], data: Annotated[DigestChange, Body()]
) -> DigestOut:
    return service.change_digest(caller, data)


handler = entry(app)
