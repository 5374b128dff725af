"""An agreement that recurs: what is delivered, its price per cycle, and what has been paid for which cycle."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from functions.opportunities.models import MOST_LINES
from functions.receivables.models import PaymentOut, Receivable
from shared.models import (
    Amount,
    Change,
    Day,
    Id,
    Input,
    Listing,
    Output,
    Percent,
    Quantity,
    Record,
    UserId,
    Version,
    unchanged,
)

PAYMENT_DAYS = 7
PaymentDays = Annotated[int, Field(ge=0, le=90, strict=True)]


class ContractStatus(StrEnum):
    """An Active contract is shown as Expired from the day after it ends; a renewed one is Expired at once."""

    ACTIVE = "Active"
    EXPIRED = "Expired"
    CANCELLED = "Cancelled"
    TERMINATED = "Terminated"


class BillingCycle(StrEnum):
    MONTHLY = "Monthly"
    QUARTERLY = "Quarterly"
    ANNUALLY = "Annually"


class CycleState(StrEnum):
    """Upcoming until a cycle begins, Due until the days to pay are over, then Overdue; Paid whenever it is."""

    PAID = "Paid"
    UPCOMING = "Upcoming"
    DUE = "Due"
    OVERDUE = "Overdue"


class Contract(Receivable):
    """The stored header.

    `paid_cycles` is what has been paid for each cycle, by the day it begins; `proposed_until` is the begin of the last
    cycle that a billing run has proposed. `successor_id` is set once, when the contract is renewed or upgraded.
    """

    status: ContractStatus
    start_date: date
    end_date: date | None
    billing_cycle: BillingCycle
    payment_days: int
    price_per_cycle_minor: int
    paid_cycles: dict[str, int]
    proposed_until: date | None
    predecessor_id: Id | None
    successor_id: Id | None

    @property
    def lines_minor(self) -> int:
        return self.price_per_cycle_minor


class ContractOut(Record):
    """The contract. `outstanding` is what its cycles begun so far lack; `payment_state` is that of the first unpaid."""

    number: str
    status: ContractStatus
    start_date: date
    end_date: date | None
    billing_cycle: BillingCycle
    payment_days: int
    account_id: Id
    account_name: str
    opportunity_id: Id
    owner_id: UserId
    price_per_cycle: str
    currency: str
    line_count: int
    paid: str
    outstanding: str
    payment_state: CycleState
    next_due: date | None
    predecessor_id: Id | None
    successor_id: Id | None


class ContractLineOut(Output):
    id: Id
    product_id: Id
    product_name: str
    quantity: Quantity
    price_per_cycle: str
    discount_percent: Percent
    total: str


class CycleOut(Output):
    """One cycle, its last day included; `due_date` is the last day to pay it."""

    start: date
    end: date
    due_date: date
    amount: str
    paid: str
    outstanding: str
    state: CycleState


class ContractDetail(ContractOut):
    """The contract with its lines, its payments, and its cycles from two years back to a year ahead, newest first."""

    line_items: list[ContractLineOut]
    cycles: list[CycleOut]
    payments: list[PaymentOut]


class OwingContract(Output):
    """A contract with cycles begun and not paid: how many, since when, and what they lack together."""

    contract_id: Id
    number: str
    account_id: Id
    account_name: str
    since: date
    due_date: date
    cycles: int
    outstanding: str
    currency: str
    state: CycleState


class ContractGeneration(Input):
    """The terms; without a start the contract starts today, without an end it runs on, and there are 7 days to pay."""

    version: Version | None = None
    billing_cycle: BillingCycle
    start_date: Day | None = None
    end_date: Day | None = None
    payment_days: PaymentDays | None = None


class ContractLineInput(Input):
    """A line of the next contract: one of the present contract's, by its id, or of a retainer product."""

    id: Id | None = None
    product_id: Id
    quantity: Quantity
    price_per_cycle: Amount | None = None
    discount_percent: Percent = Decimal(0)


class ContractRenewal(Change):
    """What differs in the next contract; what is left out stays, and the term is as long as the last one was."""

    start_date: Day = unchanged()
    end_date: Day | None = None
    billing_cycle: BillingCycle = unchanged()
    payment_days: PaymentDays = unchanged()
    line_items: list[ContractLineInput] = Field(default_factory=list, max_length=MOST_LINES)


class ContractUpgrade(ContractRenewal):
    """The lines of the contract that takes this one's place."""

    line_items: list[ContractLineInput] = Field(min_length=1, max_length=MOST_LINES)


class ContractEnding(Change):
    """The last day of the contract; by default today, or the day before it begins where it has not begun."""

    end_date: Day = unchanged()


ContractList = Listing[ContractOut]
OwingList = Listing[OwingContract]
