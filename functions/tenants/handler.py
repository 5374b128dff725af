"""`/org`: the firm of whoever is signed in."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.tenants import service
from functions.tenants.models import OrgChange, OrgOut
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.problems import refusals

app = create_app()


@app.get(f"{BASE}/org", operation_id="get_org", openapi_extensions=refusals())
def get_org(caller: Annotated[Caller, Depends(requires("org:read"))]) -> OrgOut:
    return service.read_org(caller)


@app.patch(f"{BASE}/org", operation_id="change_org", openapi_extensions=refusals(409, 413, 428))
def change_org(caller: Annotated[Caller, Depends(requires("org:write"))], data: Annotated[OrgChange, Body()]) -> OrgOut:
    return service.change_org(caller, data)


handler = entry(app)
