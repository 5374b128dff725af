"""A link to a quote. Its secret is shown once, and kept as a hash only."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictInt

from shared.models import Id, Input, Instant, OptionalText, Output

DAYS = 90


class LinkChannel(StrEnum):
    """By which way a link was handed out."""

    LINK = "link"
    SHARE = "share"
    EMAIL = "email"
    WHATSAPP = "whatsapp"
    SMS = "sms"


class Link(Output):
    """The link as stored."""

    id: Id
    quote_id: Id
    label: str | None
    channel: LinkChannel
    made_at: Instant
    made_by: str
    expires_at: Instant
    revoked_at: Instant | None
    viewed_at: Instant | None


class LinkOut(Link):
    """A link, whom it is for, and when they first looked; `is_live` tells whether it still leads to the quote."""

    is_live: bool


class LinkMadeOut(LinkOut):
    """A new link, whose address is shown nowhere ever again."""

    path: str | None = Field(description="Below this site; null when the same request had made the link before")


class PdfLinkOut(Output):
    """Where the PDF can be fetched for a few minutes."""

    url: str


class PreviewOut(Output):
    """The page that the client gets, without what one answers with; it runs nothing."""

    html: str


class LinkCreate(Input):
    id: Id | None = None
    label: OptionalText = Field(default=None, description="Whom it is for")
    channel: LinkChannel = LinkChannel.LINK
    days: Annotated[StrictInt, Field(ge=1, le=365, description="For how many days it leads there")] = DAYS


class Links(Output):
    """The links of a quote, newest first, fifty at most."""

    items: list[LinkOut]
