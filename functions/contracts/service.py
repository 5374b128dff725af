"""Contracts: generated exactly once from a won deal with retainers."""

from collections.abc import Sequence

from functions.contracts.models import Contract, ContractDetail, ContractGeneration, ContractStatus
from functions.contracts.repository import Agreed, ContractRepository, detail
from functions.opportunities.repository import Deal
from functions.opportunities.rules import total
from functions.opportunities.service import conclude
from shared import clock
from shared.caller import Caller
from shared.db.ops import Op
from shared.errors import Conflict, InvalidInput
from shared.ids import new_id, short_number


def generate_contract(caller: Caller, opportunity_id: str, terms: ContractGeneration) -> tuple[ContractDetail, bool]:
    """The contract of a won deal's retainer lines, and False when the deal had one already.

    With a version given the deal must still have it (StaleVersion). Raises Conflict `not_closed_won` or `no_retainers`,
    InvalidInput when the contract would end before it starts.
    """
    contracts = ContractRepository(caller)

    def agree(deal: Deal) -> tuple[Agreed, str, Sequence[Op]]:
        contract = _contract_of(caller, deal, terms)
        return contract, contract.header.id, contracts.agree_ops(contract)

    concluded = conclude(caller, opportunity_id, terms.version, "contract_id", contracts.agreed, agree)
    return detail(concluded.outcome, concluded.account_name), concluded.created


def get_contract(caller: Caller, contract_id: str) -> ContractDetail:
    """The contract with its lines."""
    contracts = ContractRepository(caller)
    contract = contracts.agreed(contract_id)
    return detail(contract, contracts.account_name(contract.header.account_id))


def _contract_of(caller: Caller, deal: Deal, terms: ContractGeneration) -> Agreed:
    lines = [line for line in deal.lines if line.is_retainer]
    if not lines:
        raise Conflict("no_retainers", "The deal has no retainer products, which a contract is made of.")
    start = terms.start_date or clock.today(caller.timezone)
    if terms.end_date is not None and terms.end_date <= start:
        raise InvalidInput.at("end_date", "ends_before_start", "The contract must end after it starts.")
    now, contract_id = clock.now(), new_id()
    contract = Contract(
        id=contract_id,
        version=1,
        created_at=now,
        updated_at=now,
        number=short_number("CT", contract_id),
        status=ContractStatus.ACTIVE,
        start_date=start,
        end_date=terms.end_date,
        billing_cycle=terms.billing_cycle,
        account_id=deal.header.account_id,
        opportunity_id=deal.header.id,
        owner_id=deal.header.owner_id,
        price_per_cycle_minor=total(lines),
        currency=deal.header.currency,
        line_count=len(lines),
    )
    return Agreed(contract, lines)
