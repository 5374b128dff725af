"""A quote's mail: to whom, in whose words, and what became of it."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictInt

from functions.links.models import DAYS
from shared.models import Email, Id, Input, Instant, OptionalBrief, OptionalText, Output, Record, UserId

MOST_ADDRESSES = 5


class MailState(StrEnum):
    """How far a mail has come: delivered when all have it; one that bounced, or was called spam, is said first."""

    WAITING = "waiting"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    COMPLAINED = "complained"
    FAILED = "failed"


def _deliverable(address: str) -> str:
    """The address as mail servers everywhere take it."""
    local, _, host = address.rpartition("@")
    if not local.isascii():
        raise ValueError("the mail service takes only plain letters, digits and signs before the @")
    return f"{local}@{host.encode('idna').decode()}"


Address = Annotated[Email, AfterValidator(_deliverable)]


class Recipient(Output):
    """One address, and what became of the mail there."""

    address: str
    state: MailState
    reason: str | None


class MailOut(Record):
    """A mail; `has_pdf` tells whether the PDF was in it, once it is sent, and `failure` why it was not sent."""

    quote_id: Id
    to: list[str]
    cc: list[str]
    subject: str | None
    message: str | None
    sent_by: UserId
    state: MailState
    sent_at: Instant | None
    has_pdf: bool | None
    failure: str | None
    recipients: list[Recipient]


class Mail(MailOut):
    """The mail as stored. Whoever sends it notes `claimed_at` first; `told_as` is what the mail service calls it."""

    days: int
    claimed_at: Instant | None
    told_as: str | None


class MailCreate(Input):
    id: Id | None = None
    to: list[Address] = Field(min_length=1, max_length=MOST_ADDRESSES)
    cc: list[Address] = Field(default=[], max_length=MOST_ADDRESSES)
    subject: OptionalText = Field(default=None, description="Without it, the quote's number and title")
    message: OptionalBrief = None
    days: Annotated[StrictInt, Field(ge=1, le=365, description="For how many days its link leads to the quote")] = DAYS


class Mails(Output):
    """The mails of a quote, newest first, fifty at most; `is_on` is false where the deployment sends no mail."""

    items: list[MailOut]
    is_on: bool


class Order(BaseModel):
    """A message of the queue: the mail to send."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    org_id: Id
    quote_id: Id
    mail_id: Id


class _Carried(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)


class Told(_Carried):
    """The mail that a report is about; what is sent without tags is followed by nobody."""

    tags: dict[str, list[str]] = {}

    @property
    def order(self) -> Order | None:
        named = {name: self.tags[name][0] for name in Order.model_fields if self.tags.get(name)}
        return Order.model_validate(named) if len(named) == len(Order.model_fields) else None


class Bounced(_Carried):
    address: str = Field(alias="emailAddress")


class Bounce(_Carried):
    kind: str = Field(alias="bounceType")
    detail: str = Field(alias="bounceSubType")
    recipients: list[Bounced] = Field(alias="bouncedRecipients")


class Complaint(_Carried):
    recipients: list[Bounced] = Field(alias="complainedRecipients")


class Delivery(_Carried):
    recipients: list[str]


class Reject(_Carried):
    reason: str


class Report(_Carried):
    """What the mail service tells of a mail."""

    kind: str = Field(alias="eventType")
    mail: Told
    delivery: Delivery | None = None
    bounce: Bounce | None = None
    complaint: Complaint | None = None
    reject: Reject | None = None
