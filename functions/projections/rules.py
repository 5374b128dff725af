"""What a record adds to which sums, and what a change of it says in the audit trail. Pure."""

from collections.abc import Mapping
from typing import Any

from functions.activities.models import ActivityOut
from functions.activities.rules import took_place
from functions.cases.models import Case, CaseStatus
from functions.files.models import FileParent, FileParentType
from functions.files.rules import PARENTS
from functions.leads.models import LeadOut, LeadStatus
from functions.opportunities.models import NO_SOURCE, Opportunity
from functions.opportunities.rules import cycle_days, weight
from functions.orders.models import Fulfilment, Order
from functions.receivables.models import Payment, PaymentStatus
from functions.tenants.models import Stage
from shared.models import Record
from shared.months import month_of

Adds = dict[tuple[str, str], int]
Item = Mapping[str, Any]

_CLOSED = (Stage.CLOSED_WON, Stage.CLOSED_LOST)
_BOOKKEEPING = frozenset(
    {"PK", "SK", "t", "hv", "create_hash", "body_sha", "body_version"}
    | {"id", "version", "created_at", "updated_at", "updated_by", "request_id"}
    | {"usage"}  # counted as members and keys come and go, and told with them
    | {"renames"}  # how far products have followed their categories, told with them
    | {"moved", "restored", "left", "left_keys", "quiet"}  # how far a merge has come, told with what it moves
)
_TOLD = frozenset(
    {
        "status",
        "stage",
        "probability",
        "close_date",
        "closed_on",
        "owner_id",
        "is_active",
        "role",
        "fulfilment",
        "lead_source",
    }
    | {
        "amount_minor",
        "total_minor",
        "paid_minor",
        "currency",
        "line_count",
        "order_id",
        "contract_id",
        "quote_id",
        "number",
    }
    | {
        "account_id",
        "contact_id",
        "parent_id",
        "merged_into_id",
        "survivor_id",
        "loser_id",
        "state",
        "priority",
        "issue_type",
        "scopes",
        "converted_to",
        "standard_list_price_minor",
        "is_retainer_product",
        "industry",
        "type",
    }
)
"""Fields whose values say nothing of a person; of all others the trail keeps the name only, so that erasing a person
never has to rewrite history."""


def adds(record: Record, zone: str) -> Adds:
    """What a record adds to its firm's sums; nothing for kinds that are not summed."""
    if isinstance(record, LeadOut):
        return _lead_adds(record, zone)
    if isinstance(record, Opportunity):
        return _deal_adds(record, zone)
    if isinstance(record, Case):
        return _case_adds(record, zone)
    if isinstance(record, ActivityOut):
        return _activity_adds(record, zone)
    if isinstance(record, Payment):
        return _payment_adds(record)
    return _order_adds(record) if isinstance(record, Order) else {}


def _lead_adds(lead: LeadOut, zone: str) -> Adds:
    if lead.status is LeadStatus.REMOVED:
        return {}
    row, source = f"SOURCE#{month_of(lead.created_at, zone)}", lead.lead_source or NO_SOURCE
    return {(row, f"leads:{source}"): 1, (row, f"converted:{source}"): int(lead.status is LeadStatus.CONVERTED)}


def _deal_adds(deal: Opportunity, zone: str) -> Adds:
    if deal.stage not in _CLOSED:
        sums = {"deals": 1, "amount": deal.amount_minor, "weighted": weight(deal)}
        rows = ("PIPE", f"PIPE#{deal.owner_id}")
        return {(row, f"{name}:{deal.stage}"): amount for row in rows for name, amount in sums.items()}
    row, source = f"SOURCE#{month_of(deal.created_at, zone)}", deal.lead_source or NO_SOURCE
    if deal.stage is Stage.CLOSED_LOST:
        return {(row, f"lost:{source}"): 1} | _closed_adds(deal, lost=1)
    days = cycle_days(deal, zone)
    won = {(row, f"won:{source}"): 1, (row, f"value:{source}"): deal.amount_minor}
    return won | _closed_adds(deal, won=1, value=deal.amount_minor, days=days)


def _closed_adds(deal: Opportunity, **amounts: int) -> Adds:
    """What it adds to the month it was closed in; nothing where that was not noted yet in those days."""
    row = f"DEALS#{deal.closed_on:%Y-%m}" if deal.closed_on else ""
    return {(row, f"{name}:{deal.owner_id}"): amount for name, amount in amounts.items() if row}


def _case_adds(case: Case, zone: str) -> Adds:
    row = f"ISSUE#{month_of(case.created_at, zone)}"
    closed = int(case.status is CaseStatus.CLOSED)
    return {(row, f"cases:{case.issue_type}"): 1, (row, f"closed:{case.issue_type}"): closed}


def _order_adds(order: Order) -> Adds:
    if order.fulfilment is Fulfilment.CANCELLED:
        return {}
    row = f"SALES#{order.order_date:%Y-%m}"
    return {(row, "orders"): 1, (row, "total"): order.total_minor, (row, "paid"): order.paid_minor}


def _payment_adds(payment: Payment) -> Adds:
    if payment.status is not PaymentStatus.COMPLETED:
        return {}
    row, link = f"CASH#{payment.payment_date:%Y-%m}", "orders" if payment.order_id else "retainers"
    return {(row, f"received:{link}"): payment.amount_minor, (row, f"payments:{link}"): 1}


def _activity_adds(activity: ActivityOut, zone: str) -> Adds:
    at = took_place(activity)
    if at is None or not activity.is_active:
        return {}
    return {(f"DONE#{month_of(at, zone)}", f"{activity.type}:{activity.assigned_to}"): 1}


def timelines(kind: str, sk: str, image: Item) -> tuple[str, ...]:
    """The keys of the records whose timelines tell of a change: its own, and that which a payment or file is of."""
    if kind == "PAY":
        return sk, sk.partition("#PAY#")[0]
    if kind == "FILE":
        parent = FileParent.model_validate(image["parent"])
        name = PARENTS[parent.type].name
        return sk, name if parent.type is FileParentType.ORG else f"{name}#{parent.id}"
    return (sk,)


_MADE = {"LEAD": "LeadsCreated", "ORDER": "OrdersGenerated", "PAY": "PaymentsLogged"}
_REACHED = {
    ("LEAD", LeadStatus.CONVERTED): "LeadsConverted",
    ("OPP", Stage.CLOSED_WON): "DealsWon",
    ("OPP", Stage.CLOSED_LOST): "DealsLost",
}


def milestone(kind: str, before: Item | None, after: Item | None) -> str | None:
    """What a change means for the business, in the name of its metric; None for most changes."""
    if after is None:
        return None
    if before is None:
        return _MADE.get(kind)
    was, became = (each.get("stage" if kind == "OPP" else "status") for each in (before, after))
    return _REACHED.get((kind, became)) if became and became != was else None


def difference(before: Item | None, after: Item | None) -> dict[str, Any]:
    """What a change says: the action, the fields it touched, and the values of those that name no person."""
    old, new = before or {}, after or {}
    touched = sorted(
        name for name in {*old, *new} - _BOOKKEEPING if old.get(name) != new.get(name) and not name.startswith("GSI")
    )
    return {
        "action": "created" if before is None else "removed" if after is None else "changed",
        "fields": touched,
        "values": {name: {"from": old.get(name), "to": new.get(name)} for name in touched if name in _TOLD},
    }
