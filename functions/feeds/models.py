"""Who has an address for their calendar, and the one time it is shown."""

from pydantic import Field

from shared.models import Instant, Output, Record, UserId


class CalendarFeed(Record):
    """A member's feed as stored: only a hash of its secret, none when it is revoked."""

    id: UserId
    secret_hash: str | None
    made_at: Instant | None


class CalendarFeedOut(Output):
    """Since when there is an address; null when there is none."""

    made_at: Instant | None


class CalendarFeedMadeOut(CalendarFeedOut):
    """A new address, which is shown nowhere ever again."""

    path: str | None = Field(description="Below this site; null when the same request had made the address before")
