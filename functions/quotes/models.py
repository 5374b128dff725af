"""An offer to a client: text and prices of its own, in sections, for one deal."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, model_validator

from functions.accounts.models import RecordOfAccount
from functions.catalog.models import TaxRates
from functions.pricing.models import MarginBasis
from functions.tenants.models import Template
from shared.documents.models import Font, KeptPicture
from shared.models import (
    Amount,
    Change,
    Day,
    DocumentLine,
    Flag,
    Id,
    Input,
    Instant,
    Label,
    Listing,
    Markup,
    Name,
    OptionalBrief,
    OptionalEmail,
    OptionalPhone,
    OptionalProse,
    OptionalText,
    Output,
    Percent,
    Quantity,
    Text,
    UserId,
    Version,
    unchanged,
)

MOST_LINES = 2000
MOST_PHOTOS = 200
MOST_SECTIONS = 50


class QuoteStatus(StrEnum):
    """Where an offer is. Expired is never stored: it is what waits for an answer behind its last day."""

    DRAFT = "Draft"
    SENT = "Sent"
    VIEWED = "Viewed"
    ACCEPTED = "Accepted"
    DECLINED = "Declined"
    EXPIRED = "Expired"
    SUPERSEDED = "Superseded"


class PrintState(StrEnum):
    WAITING = "waiting"
    PRINTED = "printed"
    FAILED = "failed"


class Print(Output):
    """The PDF of what has that fingerprint: where it is kept, what it is, or why there is none."""

    state: PrintState
    body_sha: str
    key: str | None = None
    sha256: str | None = None
    size: int | None = None
    pages: int | None = None
    failure: str | None = None
    pictures: dict[str, KeptPicture] | None = None


class _QuoteFields(RecordOfAccount):
    number: str | None
    revision: int
    title: str
    status: QuoteStatus
    opportunity_id: Id
    owner_id: UserId
    currency: str
    line_count: int
    valid_until: date | None
    sent_at: Instant | None
    viewed_at: Instant | None = Field(description="When the client first looked at it")
    answered_at: Instant | None
    previous_id: Id | None = Field(description="The quote that this one revises")
    next_id: Id | None = Field(description="The revision that supersedes this one")
    template: Template


class Quote(_QuoteFields):
    """The stored header; what it totals is in its body, which is of `body_version`. `pdf` says that a quote that says
    this is to be printed; what came of it is kept below the header, so that printing changes no version."""

    total_minor: int
    body_version: int
    body_sha: str | None
    pdf: Print | None


class LineTax(Input):
    """The rates on a line's price, on top of it or, when `inclusive`, in it."""

    name: Label
    rates: TaxRates
    inclusive: Flag


class TaxAmount(Output):
    """What one rate comes to."""

    name: str
    percent: Percent
    inclusive: bool
    amount_minor: int


class MeasuredDimension(Input):
    """A measure that a section was made with, such as 10 ft of length."""

    name: Label
    label: Text
    unit: Label
    value: Quantity


class QuoteClient(Input):
    """Whom the offer is for, as it is printed."""

    name: OptionalText = None
    attention: OptionalText = None
    email: OptionalEmail = None
    phone: OptionalPhone = None
    address: OptionalBrief = None
    tax_number: OptionalText = None


class Issuer(Output):
    """Who offers, as it was when the offer was finalised."""

    name: str
    address: str | None
    tax_number: str | None
    email: str | None
    colour: str | None
    logo_id: Id | None
    font: Font
    footer: str | None
    bank_details: str | None
    locale: str
    timezone: str
    date_format: str

    @model_validator(mode="before")
    @classmethod
    def _as_before_logos_were_files(cls, stored: Any) -> Any:
        since = {"logo_id": None, "font": Font.SANS, "footer": None}
        return {**since, **stored} if isinstance(stored, dict) else stored


class SectionFields(Input):
    name: OptionalText = None
    icon: OptionalText = None
    note: OptionalBrief = None
    markup: Markup | None = None
    dimensions: list[MeasuredDimension] = Field(default=[], max_length=12)


class Section(SectionFields):
    id: Id


class QuoteLine(DocumentLine):
    """A stored line. What it costs, and how it is marked up, never leaves the firm.

    `total_minor` is what it counts for: nothing while it is not chosen. `alone_minor` is what it comes to with tax.
    """

    id: Id
    section_id: Id
    name: str
    description: str | None
    unit: str
    quantity: Quantity
    cost_minor: int | None
    price_minor: int | None
    markup: Markup | None
    discount_percent: Percent
    discount_minor: int
    tax: LineTax | None
    optional: bool
    group: str | None
    chosen: bool
    photo_id: Id | None
    gross_minor: int
    net_minor: int
    share_minor: int
    added_tax_minor: int
    alone_minor: int


class QuoteText(Output):
    """What is read with the lines only; `version` is the header's of when it was written."""

    version: int
    client: QuoteClient
    issuer: Issuer | None
    sections: list[Section]
    intro: str | None
    terms: str | None
    internal_note: str | None
    markup: Markup
    margin_basis: MarginBasis
    discount_percent: Percent
    discount_minor: int
    subtotal_minor: int
    off_minor: int
    taxes: list[TaxAmount]


class _AnswerFields(Output):
    accepted: bool
    at: Instant
    name: str
    reason: str | None
    signature: list[list[int]]
    ip: str
    agent: str
    by: str | None = Field(description="The member who noted it; none where the client answered")


class Answer(_AnswerFields):
    """What somebody has said to an offer, when and from where, and what it was that they had before them."""

    link_id: Id | None
    offered_sha: str
    body_sha: str
    total_minor: int


class QuoteOut(_QuoteFields):
    """The offer as lists show it; `total` is what its chosen lines come to, with taxes."""

    account_name: str
    total: str


class QuoteLineOut(Output):
    id: Id
    name: str
    description: str | None
    unit: str
    quantity: Quantity
    cost: str | None
    price: str | None
    markup: Markup | None
    discount_percent: Percent
    discount_amount: str
    tax: LineTax | None
    optional: bool
    group: str | None
    chosen: bool
    photo_id: Id | None
    unit_price: str = Field(description="What one comes to, with four decimals more where it does not come out even")
    gross: str
    net: str
    total: str = Field(description="What the line counts for, with its share of the discount and taxes on top")


class QuoteSectionOut(Output):
    id: Id
    name: str | None
    icon: str | None
    note: str | None
    markup: Markup | None
    dimensions: list[MeasuredDimension]
    subtotal: str
    lines: list[QuoteLineOut]


class TaxAmountOut(Output):
    name: str
    percent: Percent
    inclusive: bool
    amount: str


class AnswerOut(_AnswerFields):
    total: str


class QuoteClientOut(Output):
    name: str | None
    attention: str | None
    email: str | None
    phone: str | None
    address: str | None
    tax_number: str | None


class QuoteDetail(QuoteOut):
    """The whole offer, as the firm sees it; `cost_total` is what its chosen lines cost, as far as that is known."""

    client: QuoteClientOut
    sections: list[QuoteSectionOut]
    intro: str | None
    terms: str | None
    internal_note: str | None
    markup: Markup
    margin_basis: MarginBasis
    discount_percent: Percent
    discount_amount: str
    subtotal: str
    discount: str
    taxes: list[TaxAmountOut]
    cost_total: str
    answer: AnswerOut | None
    pdf_state: PrintState | None
    pdf_failure: str | None


class QuoteLineInput(Input):
    """A line as entered: with a `price`, or with a `cost` that is marked up."""

    id: Id | None = None
    name: Name
    description: OptionalBrief = None
    unit: Label = "pcs"
    quantity: Quantity
    cost: Amount | None = None
    price: Amount | None = None
    markup: Markup | None = None
    discount_percent: Percent = Decimal(0)
    discount_amount: Amount = "0"
    tax: LineTax | None = None
    optional: Flag = False
    group: Label | None = None
    chosen: Flag = True
    photo_id: Id | None = None


class QuoteSectionInput(SectionFields):
    id: Id | None = None
    lines: list[QuoteLineInput] = Field(default=[], max_length=MOST_LINES)


Sections = Annotated[list[QuoteSectionInput], Field(max_length=MOST_SECTIONS)]


class QuoteCreate(Input):
    """Without a deal it makes one; without sections it takes the lines of its deal."""

    id: Id | None = None
    title: Name
    account_id: Id
    opportunity_id: Id | None = None
    client: QuoteClient = Field(default_factory=QuoteClient)
    sections: Sections | None = None
    intro: OptionalProse = None
    terms: OptionalProse = Field(default=None, description="Without them, the firm's own")
    internal_note: OptionalProse = None
    valid_until: Day | None = Field(default=None, description="Without it, as many days as the firm grants")
    markup: Markup | None = Field(default=None, description="Without it, the firm's own")
    discount_percent: Percent = Decimal(0)
    discount_amount: Amount = "0"
    template: Template | None = None


class QuoteChange(Change):
    title: Name = unchanged()
    client: QuoteClient = unchanged()
    sections: Sections = unchanged()
    intro: OptionalProse = None
    terms: OptionalProse = None
    internal_note: OptionalProse = None
    valid_until: Day | None = None
    markup: Markup = unchanged()
    discount_percent: Percent = unchanged()
    discount_amount: Amount = unchanged()
    template: Template = unchanged()
    owner_id: UserId = unchanged()


class QuoteMove(Input):
    version: Version | None = None


class QuoteDecline(QuoteMove):
    """That the client said no; `name` is who said so."""

    name: OptionalText = None
    reason: OptionalBrief = None


QuoteList = Listing[QuoteOut]
