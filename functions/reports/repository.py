"""The rows of sums that reports are made of."""

from shared.caller import Caller
from shared.db.ops import Item
from shared.db.table import TenantTable


class SumsRepository:
    """What `projections` keeps; these rows are read here and written by the stream alone."""

    def __init__(self, caller: Caller) -> None:
        self._table = TenantTable(caller)

    def of_sources(self, first: str, last: str) -> list[Item]:
        """The sums by lead source of the months from `first` to `last`."""
        return list(self._table.sums(f"SOURCE#{first}", f"SOURCE#{last}").values())

    def of_issues(self, first: str, last: str) -> list[Item]:
        """The sums by issue type of the months from `first` to `last`."""
        return list(self._table.sums(f"ISSUE#{first}", f"ISSUE#{last}").values())

    def of_pipeline(self, owner_id: str | None) -> Item:
        """The sums of the open deals, of all or of one owner; empty when there are none."""
        row = f"PIPE#{owner_id}" if owner_id else "PIPE"
        return self._table.sums(row, row).get(row, {})
