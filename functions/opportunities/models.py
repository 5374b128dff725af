"""A deal on its way, the lines it is made of, and who plays which part in it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from functions.accounts.models import RecordOfAccount
from functions.tenants.models import Probability, Stage
from shared.models import (
    Amount,
    Change,
    Day,
    DocumentLine,
    Id,
    Input,
    Listing,
    Name,
    OptionalProse,
    OptionalText,
    Output,
    Percent,
    Quantity,
    Record,
    UserId,
    Verdicts,
    Version,
    unchanged,
)

MOST_LINES = 2000
FORECAST_DEALS = 100  # of each open stage


class LeadSource(StrEnum):
    WEB = "Web"
    PHONE = "Phone Inquiry"
    REFERRAL = "Referral"
    PARTNER = "Partner"
    SOCIAL_MEDIA = "Social Media"
    ADVERTISEMENT = "Advertisement"
    EVENT = "Event"
    COLD_CALL = "Cold Call"
    OTHER = "Other"


NO_SOURCE = "Unknown"  # as sums and reports call it


class ContactRole(StrEnum):
    DECISION_MAKER = "Decision Maker"
    ECONOMIC_BUYER = "Economic Buyer"
    TECHNICAL_BUYER = "Technical Buyer"
    INFLUENCER = "Influencer"
    EVALUATOR = "Evaluator"
    BUSINESS_USER = "Business User"
    OTHER = "Other"


class Opportunity(RecordOfAccount):
    """The stored header. `closed_on` is the day it was won or lost, noted then; `amount_minor` is written only together
    with the lines that it is the sum of."""

    name: str
    stage: Stage
    close_date: date | None
    closed_on: date | None
    probability: int
    lead_source: LeadSource | None
    next_step: str | None
    description: str | None
    owner_id: UserId
    amount_minor: int
    currency: str
    line_count: int
    order_id: Id | None
    contract_id: Id | None
    quote_id: Id | None

    @property
    def is_settled(self) -> bool:
        """Whether the deal's quote was accepted or it has become an order or a contract, and with it unchangeable."""
        return any(each is not None for each in (self.order_id, self.contract_id, self.quote_id))


class Line(DocumentLine):
    """A stored line: the product's name and price as they were when the line was entered.

    A line of an accepted quote has no product; `gross_minor` is what it came to before discounts, `tax_minor` the
    taxes that came on top.
    """

    id: Id
    product_id: Id | None
    product_name: str
    is_retainer: bool
    quantity: Quantity
    list_price_minor: int
    sale_price_minor: int
    discount_percent: Percent
    unit: str | None = None
    gross_minor: int | None = None
    tax_minor: int = 0


class OpportunityOut(Record):
    """The deal; `amount` is the sum of its lines and cannot be set."""

    name: str
    stage: Stage
    close_date: date | None
    closed_on: date | None = Field(description="The day of the firm on which it was won or lost, as noted then")
    probability: int
    lead_source: LeadSource | None
    next_step: str | None
    description: str | None
    account_id: Id
    account_name: str
    owner_id: UserId
    amount: str
    currency: str
    line_count: int
    order_id: Id | None
    contract_id: Id | None
    quote_id: Id | None = Field(description="The quote that won it; its lines are the deal's, and stay")


class LineItemOut(Output):
    id: Id
    product_id: Id | None = Field(description="None in a line that a quote brought")
    product_name: str
    is_retainer: bool
    quantity: Quantity
    unit: str | None
    list_price: str
    sale_price: str
    discount_percent: Percent
    tax: str = Field(description="Taxes on top of the price; those of a quote only")
    total: str


class ContactRoleOut(Output):
    contact_id: Id
    name: str
    email: str | None
    role: ContactRole


class OpportunityDetail(OpportunityOut):
    """The deal with its lines and the people in it."""

    line_items: list[LineItemOut]
    contact_roles: list[ContactRoleOut]


class BoardColumn(Output):
    stage: Stage
    probability: int
    items: list[OpportunityOut]
    next_cursor: str | None


class Board(Output):
    """The pipeline: the first deals of every stage, soonest to close first."""

    columns: list[BoardColumn]


class ForecastMonth(Output):
    """Open deals that are to close in one month (null: no date yet); `weighted` counts each by its probability."""

    month: str | None
    amount: str
    weighted: str
    deals: int


class Forecast(Output):
    """What the open pipeline is worth by month of closing; `complete` is false when it holds more deals than read."""

    months: list[ForecastMonth]
    currency: str
    complete: bool


class OpportunityCreate(Input):
    id: Id | None = None
    name: Name
    stage: Stage
    account_id: Id
    close_date: Day | None = None
    probability: Probability | None = None
    lead_source: LeadSource | None = None
    next_step: OptionalText = None
    description: OptionalProse = None
    owner_id: UserId | None = None


class OpportunityChange(Change):
    name: Name = unchanged()
    stage: Stage = unchanged()
    close_date: Day | None = None
    probability: Probability = unchanged()
    lead_source: LeadSource | None = None
    next_step: OptionalText = None
    description: OptionalProse = None
    owner_id: UserId = unchanged()


class LineItemInput(Input):
    """A line as entered; without a price it takes the product's list price."""

    id: Id | None = None
    product_id: Id
    quantity: Quantity
    sale_price: Amount | None = None
    discount_percent: Percent = Decimal(0)


class LineItemCreate(LineItemInput):
    version: Version | None = None


class LineItemChange(Change):
    quantity: Quantity = unchanged()
    sale_price: Amount = unchanged()
    discount_percent: Percent = unchanged()


class LineItemsReplace(Input):
    """All lines of the deal, in order."""

    version: Version | None = None
    line_items: list[LineItemInput] = Field(max_length=MOST_LINES)


class ContactRoleCreate(Input):
    version: Version | None = None
    contact_id: Id
    role: ContactRole


OpportunityList = Listing[OpportunityOut]
OpportunityVerdicts = Verdicts[OpportunityOut]
