"""The firm's own record: who it is, in which currency and zone it works, what it may use."""

from decimal import Decimal
from enum import StrEnum
from ipaddress import ip_network
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, StrictInt, StringConstraints, model_validator

from functions.pricing.models import MarginBasis
from shared.documents.models import Font
from shared.models import (
    Change,
    Flag,
    Id,
    Input,
    Markup,
    Name,
    OptionalBrief,
    OptionalEmail,
    OptionalProse,
    OptionalText,
    Output,
    Record,
    unchanged,
)
from shared.money import CURRENCIES


class OrgStatus(StrEnum):
    ACTIVE = "active"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class Plan(StrEnum):
    FREE = "free"
    BASIC = "basic"
    PROFESSIONAL = "professional"
    ENTERPRISE = "enterprise"


class DateFormat(StrEnum):
    DAY_FIRST = "DD/MM/YYYY"
    MONTH_FIRST = "MM/DD/YYYY"
    ISO = "YYYY-MM-DD"


class Stage(StrEnum):
    """The stages of a deal; their probabilities are the firm's to set."""

    QUALIFYING = "Qualifying"
    PROPOSAL = "Proposal"
    NEGOTIATION = "Negotiation"
    CLOSED_WON = "Closed Won"
    CLOSED_LOST = "Closed Lost"


class CasePriority(StrEnum):
    """How urgent a case is; by when it is to be closed is the firm's to set."""

    HIGH = "High"
    NORMAL = "Normal"
    LOW = "Low"


def _known_zone(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("name a time zone such as Asia/Kolkata") from None
    return zone


def _known_currency(code: str) -> str:
    if code not in CURRENCIES:
        raise ValueError("name a currency by its ISO 4217 code, such as INR")
    return code


Timezone = Annotated[str, StringConstraints(max_length=64), AfterValidator(_known_zone)]
Currency = Annotated[str, AfterValidator(_known_currency)]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Subdomain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])$")]


IDLE_MINUTES = 60
_IDLE = Field(ge=5, le=1440, description="A session unused for longer ends; under ten minutes counts as ten")


_MOST_NETWORKS = 20


def _network(text: str) -> str:
    try:
        return str(ip_network(text.strip(), strict=False))
    except ValueError:
        raise ValueError("write a network such as 203.0.113.0/24, or a single address") from None


Networks = Annotated[
    list[Annotated[str, StringConstraints(max_length=49), AfterValidator(_network)]],
    Field(max_length=_MOST_NETWORKS, description="Where members may work from, as CIDR blocks; empty is anywhere"),
]


class Settings(Output):
    timezone: Timezone
    currency: Currency
    date_format: DateFormat
    locale: Locale
    email_from_address: OptionalEmail
    email_from_name: OptionalText
    idle_minutes: Annotated[int, _IDLE]
    allowed_networks: Networks

    @model_validator(mode="before")
    @classmethod
    def _as_before_there_was_a_choice(cls, stored: Any) -> Any:
        """A firm stored before a setting existed has what every firm had then."""
        return {"idle_minutes": IDLE_MINUTES, "allowed_networks": [], **stored} if isinstance(stored, dict) else stored


class SettingsChange(Input):
    timezone: Timezone = unchanged()
    currency: Currency = unchanged()
    date_format: DateFormat = unchanged()
    locale: Locale = unchanged()
    email_from_address: OptionalEmail = None
    email_from_name: OptionalText = None
    idle_minutes: Annotated[StrictInt, _IDLE] = unchanged()
    allowed_networks: Networks = unchanged()


class Branding(Output):
    primary_color: Colour | None
    logo_id: Id | None = Field(description="One of the organisation's files; it may have been removed since")
    font: Font
    footer: str | None = Field(description="What stands below every document and every mail to clients")

    @model_validator(mode="before")
    @classmethod
    def _as_before_logos_were_files(cls, stored: Any) -> Any:
        return {"logo_id": None, "font": Font.SANS, "footer": None, **stored} if isinstance(stored, dict) else stored


class BrandingChange(Input):
    primary_color: Colour | None = None
    logo_id: Id | None = None
    font: Font = unchanged()
    footer: OptionalBrief = None


class Template(StrEnum):
    """How a document for a client is laid out."""

    CLASSIC = "classic"
    MODERN = "modern"
    COMPACT = "compact"


_VALIDITY = Field(ge=1, le=365, description="How many days a quote is good for")
_FOLLOW_UP = Field(ge=0, le=60, description="After how many days without an answer somebody is reminded; 0 is never")


class Quoting(Output):
    """How the firm prices and what its quotes say; `address` and `tax_number` are its own, as documents print them."""

    markup: Markup
    margin_basis: MarginBasis
    validity_days: Annotated[int, _VALIDITY]
    follow_up_days: Annotated[int, _FOLLOW_UP]
    order_on_acceptance: bool
    template: Template
    terms: str | None
    bank_details: str | None
    address: str | None
    tax_number: str | None


QUOTING = Quoting.model_construct(
    markup=Decimal(0),
    margin_basis=MarginBasis.LINE,
    validity_days=30,
    follow_up_days=3,
    order_on_acceptance=False,
    template=Template.CLASSIC,
    terms=None,
    bank_details=None,
    address=None,
    tax_number=None,
)
"""What a firm begins with."""


class QuotingChange(Input):
    markup: Markup = unchanged()
    margin_basis: MarginBasis = unchanged()
    validity_days: Annotated[StrictInt, _VALIDITY] = unchanged()
    follow_up_days: Annotated[StrictInt, _FOLLOW_UP] = unchanged()
    order_on_acceptance: Flag = unchanged()
    template: Template = unchanged()
    terms: OptionalProse = None
    bank_details: OptionalProse = None
    address: OptionalProse = None
    tax_number: OptionalText = None


MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE
FILE_BYTES = 25 * MEGABYTE


class Limits(Output):
    """What the plan allows; null is no limit."""

    users: int | None
    api_keys: int | None
    file_bytes: int
    storage_bytes: int | None
    invoices: int | None
    emails_per_month: int | None
    sms_per_month: int | None

    @model_validator(mode="before")
    @classmethod
    def _as_before_there_were_keys_and_files(cls, stored: Any) -> Any:
        since = {"api_keys": 5, "file_bytes": FILE_BYTES, "storage_bytes": 10 * GIGABYTE}
        return {**since, **stored} if isinstance(stored, dict) else stored


class Usage(Output):
    """How much of that is used: active members, API keys that are not revoked, the bytes of files."""

    users: int
    api_keys: int
    storage_bytes: int
    invoices: int
    emails_this_month: int
    sms_this_month: int

    @model_validator(mode="before")
    @classmethod
    def _as_before_there_were_keys_and_files(cls, stored: Any) -> Any:
        return {"api_keys": 0, "storage_bytes": 0, **stored} if isinstance(stored, dict) else stored


class Features(Output):
    sms: bool
    api_access: bool
    custom_branding: bool
    advanced_reporting: bool
    banking: bool


Probability = Annotated[int, Field(ge=0, le=100)]

_CASE_HOURS = Field(ge=1, le=8760, description="Within how many hours a case is to be closed")
CASE_HOURS: dict[CasePriority, int] = {CasePriority.HIGH: 8, CasePriority.NORMAL: 24, CasePriority.LOW: 72}
"""What a firm begins with."""


class OrgOut(Record):
    """The firm, as its members see it."""

    name: str
    subdomain: str
    custom_domain: str | None
    plan: Plan
    status: OrgStatus
    settings: Settings
    branding: Branding
    stage_probabilities: dict[Stage, Probability]
    case_hours: dict[CasePriority, Annotated[int, _CASE_HOURS]]
    quoting: Quoting
    limits: Limits
    usage: Usage
    features: Features

    @model_validator(mode="before")
    @classmethod
    def _as_before_there_were_cases_and_quotes(cls, stored: Any) -> Any:
        since = {"case_hours": CASE_HOURS, "quoting": QUOTING}
        missing = [name for name in since if stored.get(name) is None] if isinstance(stored, dict) else []
        return {**stored, **{name: since[name] for name in missing}} if missing else stored


class OrgCreate(Input):
    """What the operator decides when a firm is provisioned; the rest follows from the plan."""

    name: Name
    subdomain: Subdomain
    plan: Plan
    timezone: Timezone
    currency: Currency
    locale: Locale
    date_format: DateFormat


class OrgChange(Change):
    name: Name = unchanged()
    settings: SettingsChange = unchanged()
    branding: BrandingChange = unchanged()
    stage_probabilities: dict[Stage, Probability] = unchanged()
    case_hours: dict[CasePriority, Annotated[StrictInt, _CASE_HOURS]] = unchanged()
    quoting: QuotingChange = unchanged()
