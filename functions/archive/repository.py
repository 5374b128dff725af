"""A firm's records, read whole by their keys: background work's."""

from collections.abc import Iterator
from typing import Any

from functions.accounts.repository import AccountRepository
from functions.audit.repository import TrailRepository
from functions.catalog.repository import ProductRepository
from functions.contacts.repository import ContactRepository
from functions.identity.repository import MemberRepository
from functions.imports.models import ImportKind
from functions.leads.repository import LeadRepository
from functions.merging.models import MergeKind, MergeState
from functions.merging.repository import MergeRepository
from functions.tenants.repository import OrgRepository
from shared.caller import Caller
from shared.db.keys import Family, unique_text
from shared.db.ops import Item
from shared.db.records import Records
from shared.db.table import TenantTable
from shared.models import Record
from shared.months import month_on

NAMES = {
    ImportKind.LEADS: LeadRepository.name,
    ImportKind.CONTACTS: ContactRepository.name,
    ImportKind.ACCOUNTS: AccountRepository.name,
    ImportKind.PRODUCTS: ProductRepository.name,
}
"""What the records of a kind are called in keys."""
_MERGED = {ImportKind.ACCOUNTS: MergeKind.ACCOUNT, ImportKind.CONTACTS: MergeKind.CONTACT}
_PAGE = 1000


def external_marker(kind: ImportKind, external_id: str) -> str:
    """The unique value that an id of another system is."""
    return f"{NAMES[kind]}_EXTERNAL#{unique_text(external_id)}"


class FirmRepository:
    """Everything that a firm has. A key never changes, so that a walk meets each record once, as it is by then."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._table = TenantTable(caller)

    def records(self, kind: type[Records[Any]]) -> Iterator[Record]:
        """All records of a kind, wherever they are kept."""
        records = kind(self._caller)
        for above in kind.above or (kind.name,):
            for item in self.parts(above, kind.name):
                record = records.load(item)
                if records.key(record.id) == item["SK"]:  # not a copy for who attends an event
                    yield record

    def lines(self, kind: type[Records[Any]]) -> Iterator[Item]:
        """The lines of all documents of a kind, each with its document's id and currency."""
        document: Item = {}
        for item in self._below(kind.name):
            if item.get("t") == kind.name:
                document = item
            for line in item.get("lines", ()):
                yield {**line, "document_id": document["id"], "currency": document["currency"]}

    def parts(self, above: str, kind: str) -> Iterator[Item]:
        """The items of a kind kept below records of another: payments, or the parts that contacts have in deals."""
        return (item for item in self._below(above) if item.get("t") == kind)

    def _below(self, above: str) -> Iterator[Item]:
        return self._table.all_below(above if above == OrgRepository.name else f"{above}#")

    def emails(self) -> dict[str, str]:
        """The e-mail addresses of all members, the inactive ones too, by their ids."""
        return {item["id"]: item["email"] for item in self.parts(MemberRepository.name, MemberRepository.name)}

    def merged(self, kind: ImportKind) -> dict[str, str]:
        """What the merged records of a kind have become part of in the end, by their ids."""
        merges = (each for each in self.parts(MergeRepository.name, MergeRepository.name) if kind in _MERGED)
        went = {
            each["loser_id"]: each["survivor_id"]
            for each in merges
            if each["kind"] == _MERGED[kind] and each["state"] in (MergeState.RUNNING, MergeState.DONE)
        }
        for loser in went:
            while went[loser] in went:
                went[loser] = went[went[loser]]
        return went

    def external_ids(self, kind: ImportKind) -> dict[str, str]:
        """What another system calls the records of a kind, by their ids; of several names for one the first."""
        merged, found = self.merged(kind), dict[str, str]()
        prefix = external_marker(kind, "")
        for marker in self._table.all_below(prefix, Family.UNIQUE):
            ref = str(marker["ref"])
            found.setdefault(merged.get(ref, ref), marker.get("text") or marker["SK"].removeprefix(prefix))
        return found

    def trail(self, since: str, until: str) -> Iterator[Item]:
        """The firm's trail between two instants, latest first."""
        trail, month = TrailRepository(self._caller), until[:7]
        while month >= since[:7]:
            after: str | None = None
            while True:
                page = trail.of_firm(
                    [month.replace("-", "")], since=since, until=until, kind=None, by=None, limit=_PAGE, after=after
                )
                yield from page.items
                after = page.next
                if after is None:
                    break
            month = month_on(month, -1)
