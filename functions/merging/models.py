"""A merge: which record went into which, how far it has come, and until when it can be undone."""

from enum import StrEnum
from typing import Any

from pydantic import Field

from shared.models import Id, Input, Instant, Listing, Output, Record, Version


class MergeKind(StrEnum):
    """What can be merged."""

    ACCOUNT = "account"
    CONTACT = "contact"


class MergeState(StrEnum):
    """Running and Undoing go on by themselves until they are Done or Undone."""

    RUNNING = "Running"
    DONE = "Done"
    UNDOING = "Undoing"
    UNDONE = "Undone"


class AccountField(StrEnum):
    """What a surviving account can take from the other one."""

    NAME = "name"
    PHONE = "phone"
    WEBSITE = "website"
    TYPE = "type"
    INDUSTRY = "industry"
    DESCRIPTION = "description"
    BILLING_ADDRESS = "billing_address"
    SHIPPING_ADDRESS = "shipping_address"
    ADDRESSES = "addresses"
    PARENT = "parent_id"
    OWNER = "owner_id"


class ContactField(StrEnum):
    """What a surviving contact can take from the other one."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    CHANNEL = "channel"
    TITLE = "title"
    DESCRIPTION = "description"
    ADDRESSES = "addresses"
    REPORTS_TO = "reports_to_id"
    OWNER = "owner_id"


class _MergeInput(Input):
    """Both records are merged at the versions they were seen at."""

    version: Version | None = None
    other_id: Id
    other_version: Version | None = None


class AccountMerge(_MergeInput):
    take: list[AccountField] = Field(default_factory=list, max_length=11, description="Fields of the other that stay")


class ContactMerge(_MergeInput):
    take: list[ContactField] = Field(default_factory=list, max_length=10, description="Fields of the other that stay")


class MergeUndo(Input):
    version: Version | None = None


class LeftAlone(Output):
    """A record that an undo did not move back, as somebody had moved it since."""

    kind: str
    id: str


class _MergeFields(Record):
    """`moved` and `restored` count records; `kept_fields` are those of the survivor that an undo left as they were."""

    kind: MergeKind
    state: MergeState
    survivor_id: Id
    survivor_name: str
    loser_id: Id
    loser_name: str
    merged_by: str
    undo_until: Instant
    moved: int
    restored: int
    left: int
    kept_fields: list[str]


class Merge(_MergeFields):
    """The merge as it is stored: what the survivor's fields were and became; `quiet` if the last look found nothing."""

    was_active: bool
    before: dict[str, Any]
    after: dict[str, Any]
    quiet: bool
    left_keys: list[str]


class MergeOut(_MergeFields):
    """A merge; `left_alone` names the first twenty records that an undo left where they are."""

    left_alone: list[LeftAlone]


MergeList = Listing[MergeOut]
