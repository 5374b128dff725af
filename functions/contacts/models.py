"""A person at an account."""

from enum import StrEnum

from pydantic import Field

from functions.accounts.models import RecordOfAccount
from shared.models import (
    Addresses,
    Change,
    Email,
    Flag,
    Id,
    Input,
    Listing,
    Name,
    OptionalEmail,
    OptionalPhone,
    OptionalProse,
    OptionalText,
    StoredAddresses,
    UserId,
    Verdicts,
    unchanged,
)
from shared.words import person_name


class ContactChannel(StrEnum):
    """By which way somebody wants to be reached."""

    EMAIL = "email"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    PHONE = "phone"


class _ContactFields(RecordOfAccount):
    first_name: str | None
    last_name: str
    email: Email | None
    phone: str | None
    channel: ContactChannel | None = Field(description="How the person prefers to be reached, if that is known")
    title: str | None
    description: str | None
    addresses: StoredAddresses
    reports_to_id: Id | None
    owner_id: UserId
    is_active: bool
    merged_into_id: Id | None = Field(description="Where it leads to: the contact that it went into")


class Contact(_ContactFields):
    """The contact as it is stored."""

    @property
    def name(self) -> str:
        """How the person is called in lists: first name, where there is one, and last name."""
        return person_name(self.first_name, self.last_name)


class ContactOut(_ContactFields):
    """The contact as it is sent, with the account's present name."""

    name: str
    account_name: str


class ContactCreate(Input):
    id: Id | None = None
    first_name: OptionalText = None
    last_name: Name
    email: OptionalEmail = None
    phone: OptionalPhone = None
    channel: ContactChannel | None = None
    title: OptionalText = None
    description: OptionalProse = None
    addresses: Addresses = Field(default_factory=list)
    reports_to_id: Id | None = None
    account_id: Id
    owner_id: UserId | None = None


class ContactChange(Change):
    first_name: OptionalText = None
    last_name: Name = unchanged()
    email: OptionalEmail = None
    phone: OptionalPhone = None
    channel: ContactChannel | None = None
    title: OptionalText = None
    description: OptionalProse = None
    addresses: Addresses = unchanged()
    reports_to_id: Id | None = None
    account_id: Id = unchanged()
    owner_id: UserId = unchanged()
    is_active: Flag = unchanged()


ContactList = Listing[ContactOut]
ContactVerdicts = Verdicts[ContactOut]
