"""What is found, by kind."""

from enum import StrEnum

from pydantic import Field

from functions.receivables.models import PaymentId
from shared.models import Id, Output


class SearchKind(StrEnum):
    """What can be found, in the order it is shown in."""

    ACCOUNT = "account"
    CONTACT = "contact"
    LEAD = "lead"
    OPPORTUNITY = "opportunity"
    ORDER = "order"
    CONTRACT = "contract"
    CASE = "case"
    PRODUCT = "product"
    FILE = "file"
    PAYMENT = "payment"


class FoundRecord(Output):
    """A record that something found belongs to."""

    kind: SearchKind
    id: Id


class FoundOut(Output):
    """A record as it is recognised: what it is called, and what tells it from another of that name."""

    id: Id | PaymentId
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
