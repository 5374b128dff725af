"""A sum of money that is due on a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ORDER_DAYS = 7
"""How many days after its date an order is due: it agrees no day of its own."""


class DueKind(StrEnum):
    ORDER = "order"
    CONTRACT = "contract"


class Age(StrEnum):
    """How many days ago it was due; due today is not late."""

    NOT_DUE = "not_due"
    DAYS_1_30 = "days_1_30"
    DAYS_31_60 = "days_31_60"
    DAYS_61_90 = "days_61_90"
    OVER_90 = "over_90"


@dataclass(frozen=True)
class Due:
    """What is outstanding of an order, or of one cycle of a contract."""

    kind: DueKind
    record_id: str
    number: str
    account_id: str
    currency: str
    due_date: date
    minor: int


@dataclass(frozen=True)
class Debt:
    """What an account owes in one currency, by age."""

    account_id: str
    by_age: dict[Age, int]

    @property
    def minor(self) -> int:
        return sum(self.by_age.values())
