"""The records that anything follows from, and the rows that follow from them."""

from collections.abc import Iterator
from typing import Any

from functions.activities.repository import ActivityRepository
from functions.cases.repository import CaseRepository
from functions.leads.repository import LeadRepository
from functions.opportunities.repository import OpportunityRepository
from functions.orders.repository import OrderRepository
from functions.projections.rules import timelines
from functions.receivables.repository import PaymentRepository
from shared.caller import nobody
from shared.db.derived import tell
from shared.db.keys import Family
from shared.db.ops import Item
from shared.db.records import Records
from shared.db.stream import Changed
from shared.db.table import TenantTable
from shared.models import Record

_SUMMED: dict[str, type[Records[Any]]] = {
    each.name: each
    for each in (
        LeadRepository,
        OpportunityRepository,
        OrderRepository,
        PaymentRepository,
        CaseRepository,
        ActivityRepository,
    )
}


def summed(org_id: str, kind: str, item: Item) -> Record | None:
    """The record, where its kind adds to sums."""
    repository = _SUMMED.get(kind)
    return repository(nobody(org_id)).load(item) if repository else None


def all_summed(org_id: str) -> Iterator[tuple[str, Record]]:
    """Every record of the firm that adds to sums, as of now, with its key."""
    summed_in = {name for each in _SUMMED.values() for name in each.above or (each.name,)}
    for name in sorted(summed_in):
        for item in TenantTable(nobody(org_id)).all_below(f"{name}#"):
            record = summed(org_id, item.get("t", ""), item)
            if record is not None:
                yield item["SK"], record


def keep_history(change: Changed, difference: dict[str, Any]) -> None:
    """Note a change in the firm's trail of the month and on the record's own timeline, and its parent's."""
    image = change.after or change.before or {}
    at, version = image["updated_at"], int(image["version"])
    row = {
        "at": at,
        "by": image.get("updated_by"),
        "request_id": image.get("request_id"),
        "record": change.sk,
        "kind": change.kind,
        "version": version,
        **difference,
    }
    sk = f"{_sortable(at)}#{change.sk}#{version:09d}#{difference['action']}"
    tell(change.org_id, Family.AUDIT, at[:4] + at[5:7], sk=sk, values=row)
    for key in timelines(change.kind, change.sk, image):
        tell(change.org_id, Family.TIMELINE, key, sk=sk, values=row)


def _sortable(at: str) -> str:
    """A stored instant with its fraction, which a whole second is stored without."""
    return at if "." in at else at.replace("Z", ".000000Z")
