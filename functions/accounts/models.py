"""An organisation the firm does business with."""

from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from shared.models import (
    Address,
    Addresses,
    Change,
    Flag,
    Id,
    Input,
    LabelledAddress,
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


NAMED = {"billing_address": "Billing", "shipping_address": "Shipping"}
"""The fields that are the first address of a label, by that label."""


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
    addresses: list[LabelledAddress]
    parent_id: Id | None
    owner_id: UserId
    is_active: bool
    merged_into_id: Id | None = Field(description="Where it leads to: the account that it went into")

    @model_validator(mode="before")
    @classmethod
    def _read_older(cls, data: Any) -> Any:
        """An account that was stored before it could have many addresses has the two that it has."""
        if not isinstance(data, dict) or data.get("addresses") is not None:
            return data
        known = [(label, dict(data[name])) for name, label in NAMED.items() if data.get(name)]
        filled = [(label, address) for label, address in known if any(address.values())]
        addresses = [
            {**address, "label": label, "is_primary": place == 0} for place, (label, address) in enumerate(filled)
        ]
        return {**data, "addresses": addresses}


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
    addresses: Addresses = Field(default_factory=list)
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
    addresses: Addresses = unchanged()
    parent_id: Id | None = None
    owner_id: UserId = unchanged()
    is_active: Flag = unchanged()


AccountList = Listing[AccountOut]
AccountVerdicts = Verdicts[AccountOut]
