"""Contracts: generated exactly once from a won deal with retainers."""

from functools import partial

from functions.contracts.models import Contract, ContractDetail, ContractGeneration, ContractStatus
from functions.contracts.repository import ContractRepository
from functions.opportunities.repository import Deal
from functions.opportunities.rules import total
from functions.receivables.repository import Document
from functions.receivables.service import generate, header_fields
from shared import clock
from shared.caller import Caller
from shared.errors import Conflict, InvalidInput


def generate_contract(caller: Caller, opportunity_id: str, terms: ContractGeneration) -> tuple[ContractDetail, bool]:
    """The contract of a won deal's retainer lines, and False when the deal had one already.

    With a version given the deal must still have it (StaleVersion). Raises Conflict `not_closed_won` or `no_retainers`,
    InvalidInput when the contract would end before it starts.
    """
    make = partial(_contract_of, caller, terms)
    return generate(ContractRepository(caller), opportunity_id, terms.version, "contract_id", make)


def _contract_of(caller: Caller, terms: ContractGeneration, deal: Deal) -> Document[Contract]:
    lines = [line for line in deal.lines if line.is_retainer]
    if not lines:
        raise Conflict("no_retainers", "The deal has no retainer products, which a contract is made of.")
    start = terms.start_date or clock.today(caller.timezone)
    if terms.end_date is not None and terms.end_date <= start:
        raise InvalidInput.at("end_date", "ends_before_start", "The contract must end after it starts.")
    contract = Contract(
        **header_fields(deal, lines, "CT"),
        status=ContractStatus.ACTIVE,
        start_date=start,
        end_date=terms.end_date,
        billing_cycle=terms.billing_cycle,
        price_per_cycle_minor=total(lines),
    )
    return Document(contract, lines)
