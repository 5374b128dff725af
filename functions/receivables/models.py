"""A numbered document that a won deal became, with lines that never change."""

from functions.accounts.models import RecordOfAccount
from shared.models import Id, UserId


class Receivable(RecordOfAccount):
    """The stored header; the lines it totals are in its body, written once with it."""

    number: str
    opportunity_id: Id
    owner_id: UserId
    currency: str
    line_count: int

    @property
    def lines_minor(self) -> int:
        """The sum of the lines."""
        raise NotImplementedError
