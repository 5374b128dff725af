"""An agreement that recurs: what is delivered, and its price per cycle."""

from datetime import date
from enum import StrEnum

from functions.receivables.models import Receivable
from shared.models import Day, Id, Input, Listing, Output, Percent, Quantity, Record, UserId, Version


class ContractStatus(StrEnum):
    ACTIVE = "Active"
    EXPIRED = "Expired"
    CANCELLED = "Cancelled"
    TERMINATED = "Terminated"


class BillingCycle(StrEnum):
    MONTHLY = "Monthly"
    QUARTERLY = "Quarterly"
    ANNUALLY = "Annually"


class Contract(Receivable):
    """The stored header."""

    status: ContractStatus
    start_date: date
    end_date: date | None
    billing_cycle: BillingCycle
    price_per_cycle_minor: int

    @property
    def lines_minor(self) -> int:
        return self.price_per_cycle_minor


class ContractOut(Record):
    number: str
    status: ContractStatus
    start_date: date
    end_date: date | None
    billing_cycle: BillingCycle
    account_id: Id
    account_name: str
    opportunity_id: Id
    owner_id: UserId
    price_per_cycle: str
    currency: str
    line_count: int


class ContractLineOut(Output):
    product_id: Id
    product_name: str
    quantity: Quantity
    price_per_cycle: str
    discount_percent: Percent
    total: str


class ContractDetail(ContractOut):
    line_items: list[ContractLineOut]


class ContractGeneration(Input):
    """The terms; without a start the contract starts today, without an end it runs on."""

    version: Version | None = None
    billing_cycle: BillingCycle
    start_date: Day | None = None
    end_date: Day | None = None


ContractList = Listing[ContractOut]
