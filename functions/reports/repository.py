"""The rows of sums that reports are made of, and the records that a sum counts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from functions.accounts.repository import AccountRepository
from functions.activities.models import ActivityOut, ActivityType
from functions.activities.repository import ActivityRepository
from functions.activities.rules import took_place
from functions.dues.models import Age, Due, DueKind
from functions.dues.repository import DueRepository
from functions.dues.rules import age_on, by_record, is_late
from functions.leads.models import LeadOut, LeadStatus
from functions.leads.repository import OPEN_STATUSES, LeadRepository
from functions.opportunities.models import NO_SOURCE, OpportunityOut
from functions.opportunities.repository import OpportunityRepository
from functions.opportunities.rules import cycle_days, weight
from functions.orders.models import OrderOut
from functions.orders.repository import OrderRepository
from functions.receivables.models import PaymentOut
from functions.receivables.repository import PaymentRepository
from functions.reports.models import CountedAbout, CountedRecord, Figure, RecordKind
from functions.tenants.models import Stage
from shared import money
from shared.caller import Caller
from shared.db.ops import Condition, Item, absent, equals
from shared.db.records import in_months
from shared.db.table import TenantTable
from shared.months import day_of, last_day_of
from shared.words import person_name


class SumsRepository:
    """What `projections` keeps; these rows are read here and written by the stream alone."""

    def __init__(self, caller: Caller) -> None:
        self._table = TenantTable(caller)

    def of_sources(self, first: str, last: str) -> list[Item]:
        """The sums by lead source of the months from `first` to `last`."""
        return list(self._table.sums(f"SOURCE#{first}", f"SOURCE#{last}").values())

    def of_issues(self, first: str, last: str) -> list[Item]:
        """The sums by issue type of the months from `first` to `last`."""
        return list(self._table.sums(f"ISSUE#{first}", f"ISSUE#{last}").values())

    def of_closed_deals(self, first: str, last: str) -> dict[str, Item]:
        """The sums of deals closed in the months from `first` to `last`, by month."""
        return self._by_month("DEALS", first, last)

    def of_orders(self, first: str, last: str) -> dict[str, Item]:
        """The sums of the orders of those months, by month."""
        return self._by_month("SALES", first, last)

    def of_payments(self, first: str, last: str) -> dict[str, Item]:
        """The sums of what was received in those months, by month."""
        return self._by_month("CASH", first, last)

    def of_activities(self, first: str, last: str) -> dict[str, Item]:
        """The sums of what was done in those months, by month."""
        return self._by_month("DONE", first, last)

    def _by_month(self, name: str, first: str, last: str) -> dict[str, Item]:
        rows = self._table.sums(f"{name}#{first}", f"{name}#{last}")
        return {sk.removeprefix(f"{name}#"): row for sk, row in rows.items()}

    def of_pipeline(self, owner_id: str | None) -> Item:
        """The sums of the open deals, of all or of one owner; empty when there are none."""
        row = f"PIPE#{owner_id}" if owner_id else "PIPE"
        return self._table.sums(row, row).get(row, {})


@dataclass(frozen=True)
class Asked:
    """A number of a report: which, of which months, of whom, from which source; None is any.

    Of what is owed: by which account, how old, in which currency, which is the firm's own when it is None.
    """

    figure: Figure
    first: str
    last: str
    owner: str | None
    source: str | None
    account: str | None
    age: Age | None
    currency: str | None


Counted = tuple[list[CountedRecord], str | None]

_CLOSED = {Figure.WON: Stage.CLOSED_WON, Figure.LOST: Stage.CLOSED_LOST}
_OF_SOURCE = {Figure.SOURCE_WON: Stage.CLOSED_WON, Figure.SOURCE_LOST: Stage.CLOSED_LOST}
_LEADS = {Figure.LEADS: (*OPEN_STATUSES, LeadStatus.CONVERTED), Figure.CONVERTED: (LeadStatus.CONVERTED,)}
_PAID_FOR = {Figure.RECEIVED: None, Figure.FOR_ORDERS: "order_id", Figure.FOR_RETAINERS: "contract_id"}
_LATE = {
    Figure.OVERDUE: tuple(DueKind),
    Figure.OVERDUE_ORDERS: (DueKind.ORDER,),
    Figure.OVERDUE_RETAINERS: (DueKind.CONTRACT,),
}
_EXPECTED = {
    Figure.EXPECTED: tuple(DueKind),
    Figure.EXPECTED_ORDERS: (DueKind.ORDER,),
    Figure.EXPECTED_RETAINERS: (DueKind.CONTRACT,),
}
_DUES = {Figure.OWED: tuple(DueKind)} | _LATE | _EXPECTED
_ACTIVITIES = {
    Figure.TASKS: ActivityType.TASK,
    Figure.EVENTS: ActivityType.EVENT,
    Figure.CALLS: ActivityType.CALL,
    Figure.NOTES: ActivityType.NOTE,
}


class CountedRepository:
    """The records that a number of a report counts, found where their own lists find them."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def behind(self, asked: Asked, *, limit: int, after: str | None) -> Counted:
        """A page of the records, which may be short, of activities only with an owner."""
        if asked.figure in _CLOSED or asked.figure in _OF_SOURCE:
            return self._deals(asked, limit, after)
        if asked.figure in _LEADS:
            return self._leads(asked, limit, after)
        if asked.figure in _PAID_FOR:
            return self._payments(asked, limit, after)
        if asked.figure is Figure.PIPELINE:
            return self._pipeline(asked, limit, after)
        if asked.figure in _DUES:
            return self._dues(asked, limit, after)
        return (
            self._activities(asked, limit, after) if asked.figure in _ACTIVITIES else self._orders(asked, limit, after)
        )

    def _deals(self, asked: Asked, limit: int, after: str | None) -> Counted:
        deals = OpportunityRepository(self._caller)
        if asked.figure in _CLOSED:
            stage = _CLOSED[asked.figure]
            found, position = deals.closed_between(
                stage, asked.first, asked.last, asked.owner, limit=limit, after=after
            )
        else:
            stage, where = _OF_SOURCE[asked.figure], self._begun(asked)
            found, position = deals.in_stages([stage], where, limit=limit, after=after)
        days = {each.id: cycle_days(each, self._caller.timezone) for each in found}
        return [_deal(each, days[each.id]) for each in deals.shown(found)], position

    def _leads(self, asked: Asked, limit: int, after: str | None) -> Counted:
        leads, statuses = LeadRepository(self._caller), _LEADS[asked.figure]
        found, position = leads.with_status(statuses, self._begun(asked), limit=limit, after=after)
        return [_lead(each, self._caller.timezone) for each in found], position

    def _begun(self, asked: Asked) -> list[Condition]:
        """That a record was made in those months, of that source."""
        months = in_months("created_at", asked.first, asked.last, self._caller.timezone)
        if asked.source is None:
            return months
        return [*months, absent("lead_source") if asked.source == NO_SOURCE else equals("lead_source", asked.source)]

    def _orders(self, asked: Asked, limit: int, after: str | None) -> Counted:
        orders = OrderRepository(self._caller)
        found, position = orders.placed_between(asked.first, asked.last, limit=limit, after=after)
        return [_order(each) for each in orders.shown(found)], position

    def _payments(self, asked: Asked, limit: int, after: str | None) -> Counted:
        payments, link = PaymentRepository(self._caller), _PAID_FOR[asked.figure]
        found, position = payments.received_between(asked.first, asked.last, link, limit=limit, after=after)
        return [_payment(each) for each in payments.shown(found)], position

    def _pipeline(self, asked: Asked, limit: int, after: str | None) -> Counted:
        """The open deals to close, each with what it counts for by its probability."""
        deals, currency = OpportunityRepository(self._caller), asked.currency or self._caller.currency
        found, position = deals.to_close_between(asked.first, asked.last, currency, limit=limit, after=after)
        weighted = [money.to_text(weight(each), currency) for each in found]
        return [_weighted(*each) for each in zip(deals.shown(found), weighted, strict=True)], position

    def _dues(self, asked: Asked, limit: int, after: str | None) -> Counted:
        """The records that are owed for, the longest due first."""
        owing = DueRepository(self._caller).owing(by=last_day_of(asked.last) if asked.figure in _EXPECTED else None)
        wanted = [due for due in owing.items if self._is_asked(due, asked, owing.today)]
        records = [each for each in by_record(wanted) if after is None or _place(each) > after]
        page, position = records[:limit], _place(records[limit - 1]) if len(records) > limit else None
        names = AccountRepository(self._caller).names([each.account_id for each in page])
        return [_due(each, names[each.account_id]) for each in page], position

    def _is_asked(self, due: Due, asked: Asked, today: date) -> bool:
        late = is_late(due, today)
        if asked.figure in _EXPECTED:
            fits = not late and asked.first <= f"{due.due_date:%Y-%m}" <= asked.last
        else:
            fits = late or asked.figure is Figure.OWED
        return (
            fits
            and due.kind in _DUES[asked.figure]
            and due.currency == (asked.currency or self._caller.currency)
            and asked.account in (None, due.account_id)
            and asked.age in (None, age_on(due.due_date, today))
        )

    def _activities(self, asked: Asked, limit: int, after: str | None) -> Counted:
        if asked.owner is None:  # they are listed by member
            return [], None
        activities, kind = ActivityRepository(self._caller), _ACTIVITIES[asked.figure]
        found, position = activities.done_by(asked.owner, kind, asked.first, asked.last, limit=limit, after=after)
        return [_activity(each, self._caller.timezone) for each in found], position


def _counted(kind: RecordKind, record_id: str, title: str, on: date, **fields: Any) -> CountedRecord:
    nothing = {"detail": "", "owner_id": None, "amount": None, "days": None, "about": None}
    return CountedRecord(kind=kind, id=record_id, title=title, on=on, **(nothing | fields))


def _deal(deal: OpportunityOut, days: int) -> CountedRecord:
    fields = {"detail": deal.account_name, "owner_id": deal.owner_id, "amount": deal.amount, "days": days}
    return _counted(RecordKind.OPPORTUNITY, deal.id, deal.name, deal.closed_on or deal.updated_at.date(), **fields)


def _weighted(deal: OpportunityOut, weighted: str) -> CountedRecord:
    fields = {"detail": deal.account_name, "owner_id": deal.owner_id, "amount": weighted}
    return _counted(RecordKind.OPPORTUNITY, deal.id, deal.name, deal.close_date or deal.updated_at.date(), **fields)


def _lead(lead: LeadOut, zone: str) -> CountedRecord:
    name = person_name(lead.first_name, lead.last_name)
    on = day_of(lead.created_at, zone)
    return _counted(RecordKind.LEAD, lead.id, name, on, detail=lead.company, owner_id=lead.owner_id)


def _order(order: OrderOut) -> CountedRecord:
    fields = {"detail": order.account_name, "owner_id": order.owner_id, "amount": order.total}
    return _counted(RecordKind.ORDER, order.id, order.number, order.order_date, **fields)


def _payment(payment: PaymentOut) -> CountedRecord:
    fields = {"detail": payment.account_name, "amount": payment.amount}
    return _counted(RecordKind.PAYMENT, payment.id, payment.document_number, payment.payment_date, **fields)


def _due(due: Due, account_name: str) -> CountedRecord:
    amount = money.to_text(due.minor, due.currency)
    return _counted(RecordKind(due.kind), due.record_id, due.number, due.due_date, detail=account_name, amount=amount)


def _place(due: Due) -> str:
    """Where a record stands among those that are owed for."""
    return f"{due.due_date}#{due.record_id}"


def _activity(activity: ActivityOut, zone: str) -> CountedRecord:
    on = day_of(took_place(activity) or activity.created_at, zone)
    link = activity.what or activity.who
    about = CountedAbout(type=link.type, id=link.id) if link else None
    fields = {"detail": activity.type, "owner_id": activity.assigned_to, "about": about}
    return _counted(RecordKind.ACTIVITY, activity.id, activity.subject, on, **fields)
