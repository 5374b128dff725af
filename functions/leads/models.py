"""Somebody who might become a client."""

from enum import StrEnum

from functions.accounts.models import AccountOut, Industry
from functions.contacts.models import ContactOut
from functions.opportunities.models import LeadSource, OpportunityOut
from functions.tenants.models import Stage
from shared.models import (
    Address,
    Change,
    Day,
    Id,
    Input,
    Instant,
    Listing,
    Name,
    OptionalEmail,
    OptionalPhone,
    OptionalText,
    OptionalWebsite,
    Output,
    Record,
    UserId,
    Verdicts,
    Version,
    unchanged,
)


class LeadStatus(StrEnum):
    NEW = "New"
    CONTACTED = "Contacted"
    QUALIFIED = "Qualified"
    CONVERTED = "Converted"
    REMOVED = "Removed"


class OpenStatus(StrEnum):
    """The statuses a person can give a lead; only a conversion makes it Converted, and an undone import Removed."""

    NEW = "New"
    CONTACTED = "Contacted"
    QUALIFIED = "Qualified"


class ConvertedTo(Output):
    """The three records that the lead became."""

    account_id: Id
    contact_id: Id
    opportunity_id: Id


class LeadOut(Record):
    """The lead, stored and sent alike."""

    first_name: str | None
    last_name: str
    company: str
    title: str | None
    email: str | None
    phone: str | None
    website: str | None
    address: Address | None
    status: LeadStatus
    lead_source: LeadSource | None
    industry: Industry | None
    owner_id: UserId
    converted_to: ConvertedTo | None
    converted_at: Instant | None


class LeadCreate(Input):
    id: Id | None = None
    first_name: OptionalText = None
    last_name: Name
    company: Name
    title: OptionalText = None
    email: OptionalEmail = None
    phone: OptionalPhone = None
    website: OptionalWebsite = None
    address: Address | None = None
    status: OpenStatus = OpenStatus.NEW
    lead_source: LeadSource | None = None
    industry: Industry | None = None
    owner_id: UserId | None = None


class LeadChange(Change):
    first_name: OptionalText = None
    last_name: Name = unchanged()
    company: Name = unchanged()
    title: OptionalText = None
    email: OptionalEmail = None
    phone: OptionalPhone = None
    website: OptionalWebsite = None
    address: Address | None = None
    status: OpenStatus = unchanged()
    lead_source: LeadSource | None = None
    industry: Industry | None = None
    owner_id: UserId = unchanged()


class LeadConversion(Input):
    """How to convert: the deal's name, and existing records to use instead of making new ones."""

    version: Version | None = None
    opportunity_name: Name
    account_id: Id | None = None
    contact_id: Id | None = None
    close_date: Day | None = None
    stage: Stage = Stage.QUALIFYING


class ConversionOut(Output):
    """The converted lead and what it became."""

    lead: LeadOut
    account: AccountOut
    contact: ContactOut
    opportunity: OpportunityOut


class MatchReason(StrEnum):
    SAME_NAME = "same_name"
    SAME_EMAIL = "same_email"


class AccountSuggestion(Output):
    id: Id
    name: str
    reason: MatchReason


class ContactSuggestion(Output):
    id: Id
    name: str
    email: str | None
    account_id: Id
    account_name: str
    reason: MatchReason


class ConversionSuggestions(Output):
    """Existing records that the lead probably belongs to."""

    accounts: list[AccountSuggestion]
    contacts: list[ContactSuggestion]


LeadList = Listing[LeadOut]
LeadVerdicts = Verdicts[LeadOut]
