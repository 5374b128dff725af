"""An organisation the firm does business with."""

from enum import StrEnum

from pydantic import Field

from shared.models import (
    Address,
    Change,
    Flag,
    Id,
    Input,
    Listing,
    Name,
    OptionalPhone,
    OptionalProse,
    OptionalWebsite,
    Record,
    UserId,
    Verdicts,
    unchanged,
)


class RecordOfAccount(Record):
    """What is stored of anything that belongs to an account; the account's name is the account's, and never copied."""

    account_id: Id


class AccountType(StrEnum):
    PROSPECT = "Prospect"
    CUSTOMER = "Customer"
    PARTNER = "Partner"
    VENDOR = "Vendor"
    OTHER = "Other"


class Industry(StrEnum):
    AGRICULTURE = "Agriculture"
    CONSTRUCTION = "Construction"
    CONSULTING = "Consulting"
    EDUCATION = "Education"
    FINANCE = "Finance"
    HEALTHCARE = "Healthcare"
    HOSPITALITY = "Hospitality"
    INTERIOR_DESIGN = "Interior Design"
    MANUFACTURING = "Manufacturing"
    MEDIA = "Media"
    REAL_ESTATE = "Real Estate"
    RETAIL = "Retail"
    TECHNOLOGY = "Technology"
    OTHER = "Other"


class AccountOut(Record):
    """The account, stored and sent alike."""

    name: str
    phone: str | None
    website: str | None
    type: AccountType
    industry: Industry | None
    description: str | None
    billing_address: Address | None
    shipping_address: Address | None
    parent_id: Id | None
    owner_id: UserId
    is_active: bool
    merged_into_id: Id | None = Field(description="Where it leads to: the account that it went into")


class AccountCreate(Input):
    id: Id | None = None
    name: Name
    phone: OptionalPhone = None
    website: OptionalWebsite = None
    type: AccountType = AccountType.PROSPECT
    industry: Industry | None = None
    description: OptionalProse = None
    billing_address: Address | None = None
    shipping_address: Address | None = None
    parent_id: Id | None = None
    owner_id: UserId | None = None


class AccountChange(Change):
    name: Name = unchanged()
    phone: OptionalPhone = None
    website: OptionalWebsite = None
    type: AccountType = unchanged()
    industry: Industry | None = None
    description: OptionalProse = None
    billing_address: Address | None = None
    shipping_address: Address | None = None
    parent_id: Id | None = None
    owner_id: UserId = unchanged()
    is_active: Flag = unchanged()


AccountList = Listing[AccountOut]
AccountVerdicts = Verdicts[AccountOut]
