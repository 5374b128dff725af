"""`/contracts`, and the route that makes one of a won deal."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.contracts import service
from functions.contracts.models import (
    ContractDetail,
    ContractEnding,
    ContractGeneration,
    ContractList,
    ContractOut,
    ContractRenewal,
    ContractStatus,
    ContractUpgrade,
    OwingList,
)
from functions.contracts.repository import ContractRepository
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, Words
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/contracts"
ONE = f"{PATH}/<contract_id>"
Reader = Annotated[Caller, Depends(requires(Permission.CONTRACTS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.CONTRACTS_WRITE))]
following = refusals(404, 409, 413, 428)


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
    q: Words = "",
    status: Annotated[ContractStatus | None, Query(description="Without it, all of them")] = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> ContractList:
    """Contracts by their ends: Active ones soonest first, all others latest first.

    With `q` those of the same word newest first, and a page may be short while `next_cursor` says there is more.
    """
    signed = Cursor(caller, "contracts", q, status)
    found, position = service.list_contracts(caller, q, status, limit=limit, after=signed.open(cursor))
    return ContractList(items=found, next_cursor=signed.seal(position))


@app.get(f"{PATH}/owing", operation_id="list_owing_contracts", openapi_extensions=refusals())
def list_owing(caller: Reader, limit: Limit = 25, cursor: CursorParam = None, fields: Fields = None) -> OwingList:
    """The contracts with cycles begun and not paid, longest first."""
    signed = Cursor(caller, "owing contracts")
    found, position = service.list_owing(caller, limit=limit, after=signed.open(cursor))
    return OwingList(items=found, next_cursor=signed.seal(position))


@app.get(ONE, operation_id="get_contract", openapi_extensions=refusals(404))
def get_contract(caller: Reader, contract_id: str, fields: Fields = None) -> ContractDetail:
    return ContractRepository(caller).described(contract_id)


@app.post(f"{ONE}/renew", operation_id="renew_contract", status_code=201, openapi_extensions=following)
def renew_contract(
    caller: Writer, contract_id: str, data: Annotated[ContractRenewal, Body()]
) -> Response[ContractDetail]:
    """The contract for the next term; this one is Expired. Asked again, the same contract with 200."""
    return made(*service.renew_contract(caller, contract_id, data))


@app.post(f"{ONE}/upgrade", operation_id="upgrade_contract", status_code=201, openapi_extensions=following)
def upgrade_contract(
    caller: Writer, contract_id: str, data: Annotated[ContractUpgrade, Body()]
) -> Response[ContractDetail]:
    """Another contract in this one's place; this one is Terminated. Asked again, the same contract with 200."""
    return made(*service.upgrade_contract(caller, contract_id, data))


@app.post(f"{ONE}/cancel", operation_id="cancel_contract", openapi_extensions=following)
def cancel_contract(caller: Writer, contract_id: str, data: Annotated[ContractEnding, Body()]) -> ContractOut:
    """The client has called the contract off; what its cycles begun by its last day cost stays due."""
    return service.cancel_contract(caller, contract_id, data)


@app.post(f"{ONE}/terminate", operation_id="terminate_contract", openapi_extensions=following)
def terminate_contract(caller: Writer, contract_id: str, data: Annotated[ContractEnding, Body()]) -> ContractOut:
    """The contract ends before its time; what its cycles begun by its last day cost stays due."""
    return service.terminate_contract(caller, contract_id, data)


handler = entry(app)
