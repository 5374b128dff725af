"""One entity for tasks, events, calls and notes; which fields an activity has follows from its type."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StrictInt

from functions.cases.models import MacroText
from shared.models import (
    Change,
    Day,
    Flag,
    Id,
    Input,
    Instant,
    Listing,
    Moment,
    Name,
    OptionalProse,
    OptionalText,
    Output,
    Record,
    UserId,
    Version,
    unchanged,
)

AGENDA_DAYS = 62
AGENDA_MOST = 100  # of tasks, and of events
LONGEST_EVENT_DAYS = 14
LONGEST_EVENT = timedelta(days=LONGEST_EVENT_DAYS, hours=1)  # fourteen whole days on which the clocks go back


class ActivityType(StrEnum):
    TASK = "Task"
    EVENT = "Event"
    CALL = "Call"
    NOTE = "Note"


class TaskStatus(StrEnum):
    NOT_STARTED = "Not Started"
    IN_PROGRESS = "In Progress"
    COMPLETED = "Completed"
    WAITING = "Waiting"
    DEFERRED = "Deferred"


class TaskPriority(StrEnum):
    HIGH = "High"
    NORMAL = "Normal"
    LOW = "Low"


class CallDirection(StrEnum):
    OUTBOUND = "Outbound"
    INBOUND = "Inbound"


class CallOutcome(StrEnum):
    CONNECTED = "Connected"
    LEFT_MESSAGE = "Left Message"
    NO_ANSWER = "No Answer"
    BUSY = "Busy"
    WRONG_NUMBER = "Wrong Number"


class Frequency(StrEnum):
    DAILY = "Daily"
    WEEKLY = "Weekly"
    MONTHLY = "Monthly"
    YEARLY = "Yearly"


class WhatType(StrEnum):
    """What an activity can be about."""

    ACCOUNT = "account"
    OPPORTUNITY = "opportunity"
    QUOTE = "quote"
    ORDER = "order"
    CONTRACT = "contract"
    CASE = "case"


class WhoType(StrEnum):
    """Whom an activity can be with."""

    CONTACT = "contact"
    LEAD = "lead"


class What(Input):
    type: WhatType
    id: Id


class Who(Input):
    type: WhoType
    id: Id


class AttendeeType(StrEnum):
    """Who else can be at an event: members of the firm, and people of its clients."""

    USER = "user"
    CONTACT = "contact"


class Attendee(Input):
    type: AttendeeType
    id: UserId


Attendees = Annotated[
    list[Attendee], Field(max_length=20), AfterValidator(lambda attendees: list(dict.fromkeys(attendees)))
]


class Recurrence(Output):
    """How a task comes again: every `interval` days, weeks, months or years, until a day or so many times in all."""

    frequency: Frequency
    interval: int
    until: date | None
    count: int | None


class ActivityOut(Record):
    """The activity, stored and sent alike; fields of the other types are null."""

    type: ActivityType
    subject: str
    description: str | None
    assigned_to: UserId
    what: What | None
    who: Who | None
    is_active: bool
    status: TaskStatus | None
    priority: TaskPriority | None
    due_date: date | None
    completed_at: Instant | None
    recurrence: Recurrence | None
    anchor_date: date | None = Field(description="The first due date of the series, which all others follow from")
    occurrence: int | None = Field(description="Which of the series this task is, from 1")
    next_id: Id | None = Field(description="The next task of the series, made when this one was completed")
    start: Instant | None
    end: Instant | None
    all_day: bool | None
    location: str | None
    attendees: Annotated[list[Attendee], BeforeValidator(lambda stored: stored or [])] = Field(
        description="Who else is at an event, on whose agendas and timelines it is"
    )
    called_at: Instant | None
    direction: CallDirection | None
    outcome: CallOutcome | None
    duration_minutes: int | None


class ActivityDetail(ActivityOut):
    """The activity with the present names of what it is about and whom it is with."""

    what_name: str | None
    who_name: str | None
    attendee_names: dict[str, str] = Field(description="The present names of attendees, by their ids")


class Agenda(Output):
    """Tasks and events of a stretch of days in order; `complete` is false when there are more than were read."""

    items: list[ActivityDetail]
    complete: bool


class RecurrenceInput(Input):
    frequency: Frequency
    interval: Annotated[StrictInt, Field(ge=1, le=99)] = 1
    until: Day | None = None
    count: Annotated[StrictInt, Field(ge=1, le=999)] | None = None


Minutes = Annotated[StrictInt, Field(ge=0, le=1440)]


class ActivityCreate(Input):
    """An activity of a type, with the fields of that type and no others."""

    id: Id | None = None
    type: ActivityType
    subject: Name
    description: OptionalProse = None
    assigned_to: UserId | None = None
    what: What | None = None
    who: Who | None = None
    status: TaskStatus | None = None
    priority: TaskPriority | None = None
    due_date: Day | None = None
    recurrence: RecurrenceInput | None = None
    start: Moment | None = None
    end: Moment | None = None
    all_day: Flag | None = None
    location: OptionalText = None
    attendees: Attendees | None = None
    called_at: Moment | None = None
    direction: CallDirection | None = None
    outcome: CallOutcome | None = None
    duration_minutes: Minutes | None = None


class MacroUse(Input):
    """A macro used on a case: the version of the case, and the macro's words as they were sent or noted."""

    version: Version | None = None
    macro_id: Id
    text: MacroText


class ActivityChange(Change):
    subject: Name = unchanged()
    description: OptionalProse = None
    assigned_to: UserId = unchanged()
    what: What | None = None
    who: Who | None = None
    is_active: Flag = unchanged()
    status: TaskStatus = unchanged()
    priority: TaskPriority = unchanged()
    due_date: Day | None = None
    recurrence: RecurrenceInput | None = None
    start: Moment = unchanged()
    end: Moment = unchanged()
    all_day: Flag = unchanged()
    location: OptionalText = None
    attendees: Attendees = unchanged()
    called_at: Moment = unchanged()
    direction: CallDirection = unchanged()
    outcome: CallOutcome | None = None
    duration_minutes: Minutes | None = None


ActivityList = Listing[ActivityDetail]
