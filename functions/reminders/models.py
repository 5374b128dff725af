"""Whether a member is mailed what is due, and one morning's mail."""

from dataclasses import dataclass
from datetime import date

from functions.activities.models import ActivityOut
from shared.models import Flag, Input, Output, Record, UserId


class Digest(Record):
    """A member's choice as stored; without one they are mailed."""

    id: UserId
    is_on: bool


class DigestOut(Output):
    """Whether the caller is mailed each morning what is due; `is_sent` is false where the deployment sends no mail."""

    is_on: bool
    is_sent: bool


class DigestChange(Input):
    is_on: Flag


@dataclass(frozen=True)
class Morning:
    """What one day holds for a member, in the firm's zone; `more` when not all that is overdue was read."""

    day: date
    timezone: str
    overdue: list[ActivityOut]
    due: list[ActivityOut]
    events: list[ActivityOut]
    more: bool
