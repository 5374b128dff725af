"""What is found, by kind."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from shared.ids import ULID_PATTERN
from shared.models import Flag, Id, Input, Output

FoundId = Annotated[str, StringConstraints(pattern=rf"^([co]-)?{ULID_PATTERN.strip('^$')}(-[0-9]{{5}})?$")]
"""A record's id; a payment's names its document and its place there."""


class SearchKind(StrEnum):
    """What can be found, in the order it is shown in."""

    ACCOUNT = "account"
    CONTACT = "contact"
    LEAD = "lead"
    OPPORTUNITY = "opportunity"
    QUOTE = "quote"
    ORDER = "order"
    CONTRACT = "contract"
    CASE = "case"
    PRODUCT = "product"
    FILE = "file"
    PAYMENT = "payment"


class FoundRecord(Output):
    """A record that something found belongs to, or that somebody keeps at hand."""

    kind: SearchKind
    id: FoundId


class FoundOut(Output):
    """A record as it is recognised: what it is called, and what tells it from another of that name."""

    id: FoundId
    title: str
    detail: str
    of: FoundRecord | None = Field(description="The record that a file is of, which is where it is looked at")


class FoundGroup(Output):
    """The records found of one kind, and whether there are more."""

    kind: SearchKind
    items: list[FoundOut]
    has_more: bool


class SearchOut(Output):
    """What was found; a kind of which nothing was found has no group."""

    groups: list[FoundGroup]


class MadeKind(StrEnum):
    """What somebody is about to make, that may be there already."""

    ACCOUNT = "account"
    CONTACT = "contact"
    LEAD = "lead"


class LookAlikeReason(StrEnum):
    """Why a record may be the one that somebody is about to make, the best reason first."""

    SAME_EMAIL = "same_email"
    SAME_PHONE = "same_phone"
    SAME_DOMAIN = "same_domain"
    SIMILAR_NAME = "similar_name"


class LookAlikeOut(Output):
    """A record that looks like the one described."""

    kind: MadeKind
    id: Id
    title: str
    detail: str
    account_id: Id | None = Field(description="A contact's account")
    reasons: list[LookAlikeReason]


class LookAlikesOut(Output):
    """The records that look most alike, and whether there are more."""

    items: list[LookAlikeOut]
    has_more: bool


MOST_FAVOURITES = 50


class FavouriteChange(Input):
    """Whether the caller keeps a record at hand."""

    kind: SearchKind
    id: FoundId
    is_favourite: Flag


class FavouriteOut(Output):
    """A record kept at hand, and what it is called at present."""

    kind: SearchKind
    id: FoundId
    title: str


class FavouritesOut(Output):
    """The caller's own, the one added last first."""

    items: list[FavouriteOut]
