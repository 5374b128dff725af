"""Merges by the record that stayed; what points at the one that goes, and notes of what was moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from functions.accounts.repository import AccountRepository
from functions.activities.repository import ActivityRepository, event_key
from functions.cases.repository import CaseRepository
from functions.contacts.repository import ContactRepository
from functions.contracts.repository import ContractRepository
from functions.files.repository import FileRepository
from functions.merging.models import LeftAlone, Merge, MergeKind, MergeOut
from functions.merging.rules import repointed
from functions.opportunities.models import ContactRole
from functions.opportunities.repository import OpportunityRepository
from functions.orders.repository import OrderRepository
from functions.quotes.repository import QuoteRepository
from functions.receivables.repository import PaymentRepository, Receivables
from shared.db.ops import Item, Op, delete, equals, put
from shared.db.records import LIST, PARENT, Index, Records, revise
from shared.db.retry import Outdated
from shared.db.table import Span, together

AT_ONCE = 20  # records in a step: each takes four places of a transaction, an event one more for each attendee
_ROOM = 96  # of a transaction's hundred places, besides the merge's own row
_FIRST = " "  # sorts before every key
_MOST_NAMED = 20

_RECORDS: dict[str, tuple[str, type[Records[Any]]]] = {
    "ACC": ("account", AccountRepository),
    "CON": ("contact", ContactRepository),
    "OPP": ("opportunity", OpportunityRepository),
    "QUOTE": ("quote", QuoteRepository),
    "ORDER": ("order", OrderRepository),
    "CONTRACT": ("contract", ContractRepository),
    "CASE": ("case", CaseRepository),
    "PAY": ("payment", PaymentRepository),
    "ACT": ("activity", ActivityRepository),
    "FILE": ("file", FileRepository),
}
KEPT: dict[MergeKind, type[Records[Any]]] = {
    MergeKind.ACCOUNT: AccountRepository,
    MergeKind.CONTACT: ContactRepository,
}


@dataclass(frozen=True)
class Moved:
    """What moving some records takes: the writes, how many are moved, and the keys of those that were left."""

    ops: Sequence[Op]
    count: int
    left: Sequence[str] = ()


class MergeRepository(Records[Merge]):
    name = "MERGE"
    model = Merge

    def index(self, record: Merge) -> Index:
        return {LIST: (("MERGE", record.survivor_id), f"MERGE#{record.id}")}

    def of_survivor(self, record_id: str, *, limit: int, after: str | None) -> tuple[list[Merge], str | None]:
        """The merges that a record stayed in, the latest first."""
        return self.page(LIST, Span(("MERGE", record_id), "MERGE#"), limit=limit, after=after, descending=True)

    @staticmethod
    def show(record: Merge) -> MergeOut:
        """The merge as clients see it."""
        fields = record.model_dump(exclude={"was_active", "before", "after", "quiet", "left_keys"})
        return MergeOut(**fields, left_alone=[_named(key) for key in record.left_keys])

    def step_op(self, before: Merge, changes: Mapping[str, Any]) -> Op:
        """Notes how far a merge has come; Outdated when somebody else has taken it further."""
        return self.change_op(before, revise(before, changes), otherwise=lambda _: Outdated())

    def left_with(self, merge: Merge, keys: Sequence[str]) -> dict[str, Any]:
        """How a merge notes that these records were left where they are."""
        return {"left": merge.left + len(keys), "left_keys": [*merge.left_keys, *keys][:_MOST_NAMED]}

    def next_moves(self, merge: Merge) -> Moved:
        """The writes that bring some of what still points at the one that goes to the one that stays."""
        items = self._pointing(merge)[:AT_ONCE]
        keys = list(dict.fromkeys(_target(item) for item in items))
        roles = [item for item in items if "role" in item]
        found = self.table.get_many(
            [*keys, *(key for item in roles for key in self._role_keys(merge, item["opportunity_id"]))]
        )
        ops: list[Op] = []
        moved = 0
        for item in items:
            target = _target(item)
            if target not in found:
                continue
            move = (
                self._role_moves(merge, item, found)
                if "role" in item
                else self._moves(merge.kind, found[target], merge.loser_id, merge.survivor_id)
            )
            if move:
                note = {"target": target} | ({"role": item["role"]} if "role" in item else {})
                kept = "role" in item and self._role_keys(merge, item["opportunity_id"])[1] in found
                if len(ops) + len(move) >= _ROOM:
                    break
                ops += [*move, put(f"{self._notes(merge)}#{target}", note | {"kept": kept})]
                moved += 1
        return Moved(ops, moved)

    def next_returns(self, merge: Merge, blocked: frozenset[str] = frozenset()) -> Moved | None:
        """The writes that bring some of what was moved back, where nobody has moved it since; None when none is left.

        `blocked` are keys of records that cannot go back.
        """
        notes = self.table.children(self._notes(merge), AT_ONCE)
        if not notes:
            return None
        wanted = [key for note in notes for key in (note["target"], *self._noted_roles(merge, note))]
        found = self.table.get_many(wanted)
        ops: list[Op] = []
        left: list[str] = []
        back = 0
        for note in notes:
            moves = [] if note["target"] in blocked else self._returns(merge, note, found)
            if len(ops) + len(moves) >= _ROOM:
                break
            ops += [*moves, delete(note["SK"])]
            back += bool(moves)
            if not moves:
                left.append(note["target"])
        return Moved(ops, back, left)

    def above_themselves(self, merge: Merge) -> list[str]:
        """Of the next records to go back, the ids of those of the merge's own kind."""
        name = KEPT[merge.kind].name
        notes = self.table.children(self._notes(merge), AT_ONCE)
        return [note["target"].partition("#")[2] for note in notes if note["target"].startswith(f"{name}#")]

    def _notes(self, merge: Merge) -> str:
        return f"{self.key(merge.id)}#M"

    def _pointing(self, merge: Merge) -> list[Item]:
        """Some of the rows that an index shows below the one that goes; the index may be a moment behind."""
        name, gone = KEPT[merge.kind].name, merge.loser_id
        everything = Span((name, gone), "", since=_FIRST)
        reads = [lambda: self.table.page(PARENT, [everything], limit=AT_ONCE).items]
        if merge.kind is MergeKind.CONTACT:
            reads += [
                lambda: self.table.page(LIST, [everything], limit=AT_ONCE).items,
                lambda: self._reports(gone),
            ]
        found = [item for items in together(*reads) for item in items]
        return [item for item in found if item["SK"] != f"{name}#{gone}"]

    def _reports(self, contact_id: str) -> list[Item]:
        """Who reports to a contact, in the contact's account: whoever is above another is of the same one."""
        contact = ContactRepository(self.caller).get(contact_id)
        span, after = Span(("ACC", contact.account_id), "CON#"), None
        while True:
            page = self.table.page(PARENT, [span], limit=100, after=after, where=[equals("reports_to_id", contact_id)])
            if page.items or page.next is None:
                return page.items
            after = page.next

    def _moves(self, kind: MergeKind, item: Item, old: str, new: str) -> list[Op]:
        """The writes that let a stored record name `new` instead of `old`; none where it does not name it."""
        if item.get("t") not in _RECORDS:
            return []
        records = _RECORDS[item["t"]][1](self.caller)
        before = records.load(item)
        changes = repointed(before, kind, old, new)
        if not changes:
            return []
        after = revise(before, changes)
        return [
            records.change_op(before, after, otherwise=lambda _: Outdated()),
            *self._besides(records, before, after),
        ]

    def _besides(self, records: Records[Any], before: Any, after: Any) -> Iterator[Op]:
        """What else is stored of a record by its account or contact."""
        if isinstance(records, Receivables):
            yield from records.account_ops(after)
        if isinstance(records, CaseRepository):
            yield from records.contact_ops(after.id, before.contact_id, after.contact_id)
        if isinstance(records, ActivityRepository):
            yield from records.attendee_ops(before, after)

    def _role_keys(self, merge: Merge, deal_id: str) -> tuple[str, str]:
        """Where the parts in a deal of the one that goes and of the one that stays are kept."""
        deals = OpportunityRepository(self.caller)
        return deals.role_key(deal_id, merge.loser_id), deals.role_key(deal_id, merge.survivor_id)

    def _role_moves(self, merge: Merge, item: Item, found: Mapping[str, Item]) -> list[Op]:
        """A part in a deal goes over, unless the one that stays has a part there already."""
        deal_id, role = item["opportunity_id"], ContactRole(item["role"])
        mine, theirs = self._role_keys(merge, deal_id)
        if mine not in found:
            return []
        deals = OpportunityRepository(self.caller)
        gone = [self._touched(found[deals.key(deal_id)]), deals.remove_role_op(deal_id, merge.loser_id)]
        return gone if theirs in found else [*gone, deals.add_role_op(deal_id, merge.survivor_id, role)]

    def _touched(self, item: Item) -> Op:
        """A deal's version moves with its parts."""
        deals = OpportunityRepository(self.caller)
        deal = deals.load(item)
        return deals.change_op(deal, revise(deal, {}), otherwise=lambda _: Outdated())

    def _noted_roles(self, merge: Merge, note: Item) -> tuple[str, ...]:
        return self._role_keys(merge, note["target"].partition("#")[2]) if "role" in note else ()

    def _returns(self, merge: Merge, note: Item, found: Mapping[str, Item]) -> list[Op]:
        target = note["target"]
        if target not in found:
            return []
        if "role" not in note:
            return self._moves(merge.kind, found[target], merge.survivor_id, merge.loser_id)
        mine, theirs = self._noted_roles(merge, note)
        if theirs not in found:
            return []
        deals = OpportunityRepository(self.caller)
        deal_id = target.partition("#")[2]
        back = [] if note["kept"] else [deals.remove_role_op(deal_id, merge.survivor_id)]
        if mine not in found:  # else somebody has given it a part again meanwhile
            back.append(deals.add_role_op(deal_id, merge.loser_id, ContactRole(note["role"])))
        return [self._touched(found[target]), *back] if back else []


def _target(item: Item) -> str:
    """The key of the record that a row in an index stands for."""
    if "role" in item:
        return f"OPP#{item['opportunity_id']}"
    return f"CASE#{item['case_id']}" if "case_id" in item and "t" not in item else event_key(str(item["SK"]))


def _named(key: str) -> LeftAlone:
    """A record by its key, in the words of the API."""
    name, record_id, *below = key.split("#")
    if below:  # a payment, kept below what it pays
        return LeftAlone(kind="payment", id=f"{name[0].lower()}-{record_id}-{below[-1]}")
    return LeftAlone(kind=_RECORDS[name][0], id=record_id)
