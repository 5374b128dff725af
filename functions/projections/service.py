"""Keeping what follows from records true: as they change, and anew when asked."""

from functions.projections.repository import all_summed, keep_history, summed
from functions.projections.rules import adds, difference, milestone
from functions.tenants.repository import org_of, zone_of
from shared.caller import nobody
from shared.db.derived import Ledger
from shared.db.stream import Changed
from shared.observability import count


def project(change: Changed) -> None:
    """Let the sums know what the record adds now. Told twice, late or out of order, the sums stay right."""
    if change.after is None:
        return  # business records are voided or deactivated; what is erased by hand, reconcile finds
    record = summed(change.org_id, change.kind, change.after)
    if record is not None:
        Ledger(change.org_id).apply(change.sk, record.version, adds(record, zone_of(change.org_id)))


def count_business(change: Changed) -> None:
    """Count what the firm's owner would tell of a day; a change told twice is counted twice."""
    name = milestone(change.kind, change.before, change.after)
    if name:
        count(name)


def record_history(change: Changed) -> None:
    """Note in the audit trail who changed what; a change that touched no field of its own says nothing."""
    told = difference(change.before, change.after)
    if told["fields"]:
        keep_history(change, told)


def reconcile(org_id: str) -> int:
    """Bring the sums up to every record of the firm as it is; how many records were not counted right."""
    ledger, healed = Ledger(org_id), 0
    zone = org_of(nobody(org_id)).settings.timezone
    present = set()
    for sk, record in all_summed(org_id):
        present.add(sk)
        healed += ledger.apply(sk, record.version, adds(record, zone), again=True)
    for sk, version in list(ledger.sources()):
        if sk not in present:
            healed += ledger.apply(sk, version + 1, {})
    return healed


def rebuild(org_id: str) -> int:
    """Make the sums anew from nothing; how many records they count. Only while the stream's mapping is paused."""
    Ledger(org_id).clear()
    return reconcile(org_id)
