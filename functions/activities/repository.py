"""Activities: on the shelf of whoever they are assigned to, and on the timelines of who and what they are about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from functions.accounts.repository import AccountRepository
from functions.activities.models import (
    AGENDA_MOST,
    LONGEST_EVENT,
    ActivityDetail,
    ActivityOut,
    ActivityType,
    Attendee,
    AttendeeType,
    TaskStatus,
    What,
    WhatType,
    Who,
    WhoType,
)
from functions.activities.rules import is_open, start_of_day
from functions.cases.repository import CaseRepository
from functions.contacts.repository import ContactRepository
from functions.contracts.repository import ContractRepository
from functions.identity.repository import MemberRepository
from functions.leads.repository import LeadRepository
from functions.opportunities.repository import OpportunityRepository
from functions.orders.repository import OrderRepository
from functions.quotes.repository import QuoteRepository
from shared import clock
from shared.db.keys import LAST, entity
from shared.db.ops import Item, Kind, Op, absent, check, delete, equals, present, put
from shared.db.records import LIST, OWNER, PARENT, Index, Records, in_months
from shared.db.table import Span, both
from shared.errors import InvalidInput
from shared.models import stamp
from shared.months import begin_of, month_on
from shared.words import person_name

_NO_DATE = "9999-12-31"  # tasks without a due date come last
_OPEN, _DONE, _EVENT, _LOGGED = "T", "D", "E", "L"

Found = tuple[list[ActivityOut], str | None]
Link = What | Who | Attendee
LinkType = WhatType | WhoType | AttendeeType


@dataclass(frozen=True)
class _Linked:
    """A kind of record that activities can be about: where it is stored, and what it is called."""

    records: type[Records[Any]]
    label: Callable[[Any], str]


_LINKED: dict[LinkType, _Linked] = {
    WhatType.ACCOUNT: _Linked(AccountRepository, lambda account: account.name),
    WhatType.OPPORTUNITY: _Linked(OpportunityRepository, lambda deal: deal.name),
    WhatType.QUOTE: _Linked(QuoteRepository, lambda quote: quote.title),
    WhatType.ORDER: _Linked(OrderRepository, lambda order: order.number),
    WhatType.CONTRACT: _Linked(ContractRepository, lambda contract: contract.number),
    WhatType.CASE: _Linked(CaseRepository, lambda case: case.subject),
    WhoType.CONTACT: _Linked(ContactRepository, lambda contact: contact.name),
    AttendeeType.USER: _Linked(MemberRepository, lambda member: member.name),
    WhoType.LEAD: _Linked(LeadRepository, lambda lead: person_name(lead.first_name, lead.last_name)),
}


class Touched(Exception):
    """The next task of a series has been changed since it was made."""


class ActivityRepository(Records[ActivityOut]):
    name = "ACT"
    model = ActivityOut

    def index(self, record: ActivityOut) -> Index:
        keys: dict[str, tuple[tuple[str, ...], str]] = {}
        on_timeline = f"GONE#{record.id}"  # in no list, but below what it is about, should that be merged
        if record.is_active:
            keys[OWNER] = (("OWN", record.assigned_to), f"ACT#{_shelf(record)}#{_place(record)}#{record.id}")
            on_timeline = f"ACT#{_time(record)}#{record.id}"
        if record.who is not None:
            keys[LIST] = (_partition(record.who.type, record.who.id), on_timeline)
        if record.what is not None:
            keys[PARENT] = (_partition(record.what.type, record.what.id), on_timeline)
        return keys

    def timeline(self, kind: LinkType, record_id: str, *, limit: int, after: str | None = None) -> Found:
        """The activities about a record or with a person, newest first; a task stands at its due date."""
        index = LIST if isinstance(kind, WhoType) else PARENT
        return self.page(index, Span(_partition(kind, record_id), "ACT#"), limit=limit, after=after, descending=True)

    def related_to(self, kind: LinkType, record_id: str, limit: int) -> tuple[list[ActivityOut], bool]:
        """The newest activities of a record's timeline, and whether there are more."""
        found, position = self.timeline(kind, record_id, limit=limit)
        return found, position is not None

    def tasks_of(self, user_id: str, status: TaskStatus | None, *, limit: int, after: str | None) -> Found:
        """One member's tasks: open ones soonest due first, completed ones latest due first.

        With one of the open statuses a page may be short.
        """
        done = status is TaskStatus.COMPLETED
        span = Span(("OWN", user_id), f"ACT#{_DONE if done else _OPEN}#")
        where = [equals("status", status)] if status and not done else []
        return self.page(OWNER, span, limit=limit, after=after, descending=done, where=where)

    def agenda(
        self, user_id: str, first: date, last: date, most: int = AGENDA_MOST, *, done: bool = True
    ) -> tuple[list[ActivityOut], bool]:
        """One member's tasks due and events going on in these days of the firm's zone, and whether these are all.

        Without `done` the tasks that are open.
        """
        begins = start_of_day(first, self.caller.timezone)
        ends = start_of_day(last + timedelta(days=1), self.caller.timezone)
        earliest = _instant(begins - LONGEST_EVENT)
        own = ("OWN", user_id)
        shelves = (_OPEN, _DONE) if done else (_OPEN,)
        due = [Span(own, f"ACT#{shelf}#", since=first.isoformat(), until=f"{last}#{LAST}") for shelf in shelves]
        going_on = Span(own, f"ACT#{_EVENT}#", since=earliest, until=_instant(ends))
        (tasks, more_tasks), (events, more_events) = both(
            lambda: self.page(OWNER, *due, limit=most, after=None),
            lambda: self.page(OWNER, going_on, limit=most, after=None),
        )
        seen = [each for each in events if each.end is not None and (each.end > begins or each.start == begins)]
        return [*tasks, *seen], more_tasks is None and more_events is None

    def done_by(
        self, user_id: str, kind: ActivityType, first: str, last: str, *, limit: int, after: str | None
    ) -> Found:
        """What one member did of a kind in the months from `first` to `last`, latest first; a page may be short."""
        zone = self.caller.timezone
        if kind is ActivityType.TASK:  # they stand at their due dates
            span = Span(("OWN", user_id), f"ACT#{_DONE}#")
            where = in_months("completed_at", first, last, zone)
        else:
            shelf = _EVENT if kind is ActivityType.EVENT else _LOGGED
            bounds = {"since": begin_of(first, zone), "until": begin_of(month_on(last, 1), zone)}
            span, where = Span(("OWN", user_id), f"ACT#{shelf}#", **bounds), [equals("type", kind)]
        where.append(equals("assigned_to", user_id))  # events that one attends count for who has them
        return self.page(OWNER, span, limit=limit, after=after, descending=True, where=where)

    def named(self, records: Sequence[ActivityOut]) -> list[ActivityDetail]:
        """The activities with the present names of the records they are about, in one round trip."""
        names = self.names(link for each in records for link in (each.what, each.who, *each.attendees) if link)
        return [
            ActivityDetail(
                **each.model_dump(exclude={"what", "who", "recurrence"}),
                what=each.what,
                who=each.who,
                recurrence=each.recurrence,
                what_name=names.get(each.what) if each.what else None,
                who_name=names.get(each.who) if each.who else None,
                attendee_names={one.id: names[one] for one in each.attendees if one in names},
            )
            for each in records
        ]

    def names(self, links: Iterable[Link]) -> dict[Link, str]:
        """What records and people are called at present, in one round trip; who is gone has no name."""
        keys = {link: _LINKED[link.type].records(self.caller).key(link.id) for link in links}
        found = self.table.get_many(list(keys.values())) if keys else {}
        return {link: self._label(link, found[key]) for link, key in keys.items() if key in found}

    def _label(self, link: Link, item: Item) -> str:
        linked = _LINKED[link.type]
        return linked.label(linked.records(self.caller).load(item))

    def link_op(self, path: str, link: Link) -> Op:
        """Lets a transaction depend on the record being the firm's; InvalidInput at `path` otherwise."""
        unknown = InvalidInput.at(f"{path}.id", "unknown_record", f"There is no such {link.type}.")
        key = _LINKED[link.type].records(self.caller).key(link.id)
        return check(key, present("SK"), absent("merged_into_id"), otherwise=lambda _: unknown)

    def attendee_ops(self, before: ActivityOut | None, after: ActivityOut) -> tuple[Op, ...]:
        """The writes that put an event, as it is now, where those who attend it look, and take it away elsewhere."""
        old, new = self._attended(before) if before else {}, self._attended(after)
        gone = [delete(sk) for sk in old if sk not in new]
        return (*gone, *(put(sk, row) for sk, row in new.items()))

    def _attended(self, record: ActivityOut) -> dict[str, Item]:
        """The event's rows by attendee: itself under another key, which neither the stream nor a sum knows."""
        if not record.is_active:
            return {}
        fields: Item = record.model_dump(mode="json")
        return {
            entity(self.name, record.id, "ATT", each.id): fields | self.index_keys(_place_of(record, each))
            for each in record.attendees
            if each.id != record.assigned_to and (record.who is None or each.id != record.who.id)
        }

    def withdraw_op(self, activity_id: str) -> Op:
        """Takes back a task as it was made; Touched when somebody has changed it since."""
        by = {"updated_by": self.caller.author, "request_id": self.caller.request.id}
        values = {"is_active": False, "version": 2, "updated_at": stamp(clock.now()), **by}
        keys = tuple(f"{index}{part}" for index in (OWNER, LIST, PARENT) for part in ("PK", "SK"))
        return Op(Kind.UPDATE, self.key(activity_id), lambda _: Touched(), None, (equals("version", 1),), values, keys)


def event_key(sk: str) -> str:
    """The key of the activity that a row is, or is below for one who attends it."""
    return sk.partition("#ATT#")[0]


def _place_of(record: ActivityOut, attendee: Attendee) -> Index:
    """Where an event stands for one who attends it: among a member's, or on a contact's timeline."""
    if attendee.type is AttendeeType.USER:
        return {OWNER: (("OWN", attendee.id), f"ACT#{_shelf(record)}#{_place(record)}#{record.id}")}
    return {LIST: (_partition(WhoType.CONTACT, attendee.id), f"ACT#{_time(record)}#{record.id}")}


def _shelf(record: ActivityOut) -> str:
    """Where a member's activity is kept: open tasks, done ones, events, and what is only logged."""
    if record.type is ActivityType.TASK:
        return _OPEN if is_open(record.status) else _DONE
    return _EVENT if record.type is ActivityType.EVENT else _LOGGED


def _place(record: ActivityOut) -> str:
    """Its position there."""
    return str(record.due_date or _NO_DATE) if record.type is ActivityType.TASK else _time(record)


def _time(record: ActivityOut) -> str:
    """When it takes place: the hour of an event or call, the due date of a task, else when it was written."""
    if record.due_date is not None:
        return record.due_date.isoformat()
    return _instant(record.start or record.called_at or record.created_at)


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def _partition(kind: LinkType, record_id: str) -> tuple[str, str]:
    return _LINKED[kind].records.name, record_id
