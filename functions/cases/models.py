"""What a client needs help with, and the macros it is answered by."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from functions.accounts.models import RecordOfAccount
from functions.tenants.models import CasePriority
from shared.models import (
    Change,
    Flag,
    Id,
    Input,
    Instant,
    Listing,
    Name,
    OptionalProse,
    Output,
    Prose,
    Record,
    UserId,
    Verdicts,
    unchanged,
)


class CaseStatus(StrEnum):
    NEW = "New"
    IN_PROGRESS = "In Progress"
    CLOSED = "Closed"


class IssueType(StrEnum):
    """What a case is about, in words that fit any trade; reports count by them."""

    QUESTION = "Question"
    PROBLEM = "Problem"
    CHANGE_REQUEST = "Change Request"
    BILLING = "Billing"
    COMPLAINT = "Complaint"
    OTHER = "Other"


class _CaseFields(RecordOfAccount):
    number: str
    subject: str
    description: str | None
    status: CaseStatus
    priority: CasePriority
    issue_type: IssueType
    contact_id: Id | None
    owner_id: UserId
    due_at: Instant = Field(description="When it is to be closed, by the firm's target for its priority")
    closed_at: Instant | None


class Case(_CaseFields):
    """The case as it is stored."""

    def is_breached(self, now: datetime) -> bool:
        """Whether the target was missed: it is open past its time, or was closed after it."""
        return (self.closed_at or now) > self.due_at


class CaseOut(_CaseFields):
    """The case; `breached` says whether it is open past its target, or was closed after it."""

    account_name: str
    breached: bool


class CaseDetail(CaseOut):
    """The case with the present name and address of its contact."""

    contact_name: str | None
    contact_email: str | None


class CaseCreate(Input):
    id: Id | None = None
    subject: Name
    description: OptionalProse = None
    status: CaseStatus = CaseStatus.NEW
    priority: CasePriority = CasePriority.NORMAL
    issue_type: IssueType = IssueType.OTHER
    account_id: Id
    contact_id: Id | None = None
    owner_id: UserId | None = None


class CaseChange(Change):
    subject: Name = unchanged()
    description: OptionalProse = None
    status: CaseStatus = unchanged()
    priority: CasePriority = unchanged()
    issue_type: IssueType = unchanged()
    account_id: Id = unchanged()
    contact_id: Id | None = None
    owner_id: UserId = unchanged()


class ValueChange(Output):
    before: str | None
    after: str | None


class CaseEvent(Output):
    """What the system saw of a case: who changed which fields when, and the values of those that name no person."""

    at: Instant
    by: str | None
    action: str
    fields: list[str]
    changes: dict[str, ValueChange]


MacroText = Annotated[Prose, Field(min_length=1)]


class Macro(Record):
    """A reply kept ready, and the status it gives the case it is used on; stored and sent alike."""

    name: str
    text: str
    sets_status: CaseStatus | None
    is_active: bool


class MacroCreate(Input):
    id: Id | None = None
    name: Name
    text: MacroText
    sets_status: CaseStatus | None = None


class MacroChange(Change):
    name: Name = unchanged()
    text: MacroText = unchanged()
    sets_status: CaseStatus | None = None
    is_active: Flag = unchanged()


CaseList = Listing[CaseOut]
CaseVerdicts = Verdicts[CaseOut]
CaseHistory = Listing[CaseEvent]
MacroList = Listing[Macro]
