"""What is due, read where orders and contracts list what is not paid."""

from dataclasses import dataclass
from datetime import date

from functions.contracts.repository import ContractRepository
from functions.dues.models import Due
from functions.dues.rules import due_of_order, dues_of_contract
from functions.orders.repository import OrderRepository
from shared.caller import Caller
from shared.db.table import both

MOST = 500  # orders, and contracts


@dataclass(frozen=True)
class Dues:
    """What clients owe; `complete` is false when there are more records than are read."""

    today: date
    items: list[Due]
    complete: bool


class DueRepository:
    def __init__(self, caller: Caller) -> None:
        self._orders, self._contracts = OrderRepository(caller), ContractRepository(caller)

    def owing(self, *, by: date | None = None) -> Dues:
        """The balances of orders, and of contracts' cycles begun by a day, by default today; in one round trip."""
        today = self._contracts.today
        (orders, more_orders), (contracts, more_contracts) = both(
            lambda: self._orders.owing(limit=MOST, after=None),
            lambda: self._contracts.owing(by=by, limit=MOST, after=None),
        )
        items = [due for order in orders for due in due_of_order(order)]
        items += [due for contract in contracts for due in dues_of_contract(contract, by or today)]
        return Dues(today, items, complete=more_orders is None and more_contracts is None)
