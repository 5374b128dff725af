"""`/contracts`, and the route that makes one of a won deal."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.contracts import service
from functions.contracts.models import ContractDetail, ContractGeneration, ContractList, ContractStatus
from functions.contracts.repository import ContractRepository
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/contracts"
Reader = Annotated[Caller, Depends(requires(Permission.CONTRACTS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.CONTRACTS_WRITE))]


@app.post(
    f"{BASE}/opportunities/<opportunity_id>/generate-contract",
    operation_id="generate_contract",
    status_code=201,
    openapi_extensions=refusals(404, 409, 413),
)
def generate_contract(
    caller: Writer, opportunity_id: str, data: Annotated[ContractGeneration, Body()]
) -> Response[ContractDetail]:
    """The contract of a deal's retainers, once it is Closed Won; asked again, the same contract with 200."""
    return made(*service.generate_contract(caller, opportunity_id, data))


@app.get(PATH, operation_id="list_contracts", openapi_extensions=refusals())
def list_contracts(
    caller: Reader,
    status: Annotated[ContractStatus | None, Query(description="Without it, all of them")] = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> ContractList:
    """Contracts, newest first."""
    contracts, signed = ContractRepository(caller), Cursor(caller, "contracts", status)
    statuses = [status] if status else list(ContractStatus)
    found, position = contracts.with_status(statuses, limit=limit, after=signed.open(cursor))
    return ContractList(items=contracts.shown(found), next_cursor=signed.seal(position))


@app.get(f"{PATH}/<contract_id>", operation_id="get_contract", openapi_extensions=refusals(404))
def get_contract(caller: Reader, contract_id: str, fields: Fields = None) -> ContractDetail:
    return ContractRepository(caller).described(contract_id)


handler = entry(app)
