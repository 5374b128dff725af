"""What a client's document shows, and nothing else: there is no field for a cost, a markup or an internal note.

Amounts are minor units of the document's one currency, dates are plain dates; how they are written follows from the
locale and is the templates' part.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shared.models import Instant

Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
DecimalText = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$")]
Coordinate = Annotated[int, Field(ge=0, le=10_000)]


class Part(BaseModel):
    """A part of a document; a field that it does not know is a mistake of who fills it."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)


class Kind(StrEnum):
    QUOTE = "quote"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    LETTER = "letter"


class Mark(StrEnum):
    """What is written across the head of a document that is not simply valid."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    PAID = "paid"


class Template(StrEnum):
    CLASSIC = "classic"
    MODERN = "modern"
    COMPACT = "compact"


class DateFormat(StrEnum):
    DAY_FIRST = "DD/MM/YYYY"
    MONTH_FIRST = "MM/DD/YYYY"
    ISO = "YYYY-MM-DD"
    LOCALE = "locale"  # in words, as the locale writes it


class PageSize(StrEnum):
    A4 = "A4"
    LETTER = "letter"


class Font(StrEnum):
    SANS = "sans"
    SERIF = "serif"


class Issuer(Part):
    """The firm, as it was when the document was issued. `logo` is the name of its image, which comes beside the
    document: bytes for print, a link for a browser. `footer` stands below the whole."""

    name: str
    address: list[str] = []
    tax_number: str | None = None
    email: str | None = None
    phone: str | None = None
    website: str | None = None
    logo: str | None = None
    colour: Colour | None = None
    font: Font = Font.SANS
    footer: str | None = None


class Recipient(Part):
    name: str
    attention: str | None = None
    address: list[str] = []
    tax_number: str | None = None
    email: str | None = None
    phone: str | None = None


class Line(Part):
    """A line. Of the lines with the same `group` one is chosen; a line that is not chosen shows what it would come to
    by itself, and counts for nothing. `photo` is the name of an image."""

    id: str
    name: str
    description: str | None = None
    unit: str | None = None
    quantity: Decimal
    unit_price: DecimalText
    gross_minor: int
    discount_minor: int = 0
    net_minor: int
    taxes: list[str] = []
    total_minor: int
    optional: bool = False
    group: str | None = None
    chosen: bool = True
    photo: str | None = None


class Section(Part):
    """Lines under a heading; a document without headings has one section with an empty name."""

    id: str
    name: str = ""
    note: str | None = None
    subtotal_minor: int
    lines: list[Line]


class Tax(Part):
    """The sum of one rate; `inclusive` ones are in the prices already."""

    name: str
    percent: Decimal
    inclusive: bool
    amount_minor: int


class Signature(Part):
    """The strokes of a pen, as points in a box of that width and height."""

    width: Annotated[int, Field(ge=1, le=10_000)]
    height: Annotated[int, Field(ge=1, le=10_000)]
    strokes: list[list[tuple[Coordinate, Coordinate]]]


class Answer(Part):
    """Who accepted, when, and how they signed."""

    name: str
    at: Instant
    on: date
    signature: Signature | None = None


class Paper(Part):
    """A whole document. Subtotal less discount and with the taxes that are not in the prices is the total.

    `title` stands in place of the word for `kind`; `on` of the answer is the day of `at` in the firm's zone; a page's
    size follows from the locale's country where none is named.
    """

    kind: Kind
    title: str | None = None
    number: str
    revision: int = 1
    mark: Mark | None = None
    template: Template = Template.CLASSIC
    locale: Locale
    currency: Currency
    date_format: DateFormat = DateFormat.LOCALE
    page_size: PageSize | None = None
    issued_on: date
    valid_until: date | None = None
    issuer: Issuer
    recipient: Recipient
    subject: str | None = None
    intro: str | None = None
    sections: list[Section]
    subtotal_minor: int
    discount_minor: int = 0
    taxes: list[Tax] = []
    total_minor: int
    terms: str | None = None
    bank_details: str | None = None
    answer: Answer | None = None


class Size(Part):
    """How many pixels a picture has, or is shown in."""

    width: Annotated[int, Field(ge=1)]
    height: Annotated[int, Field(ge=1)]


class Picture(Size):
    """A picture made fit for documents."""

    data: bytes
    content_type: str


class KeptPicture(Size):
    """One that was issued with a document, under its own fingerprint."""

    sha256: str
    content_type: str

    @property
    def key(self) -> str:
        """Where it is among what the firm has issued."""
        return f"documents/pictures/{self.sha256}"


class Printed(Part):
    """A PDF, its SHA-256 (hexadecimal) and how many pages it has."""

    data: bytes
    sha256: str
    pages: int
