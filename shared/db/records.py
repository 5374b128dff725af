"""Records: versioned headers, made and changed in one transaction each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, Generic, TypedDict, TypeVar

from pydantic import BaseModel

from shared import clock
from shared.caller import Caller
from shared.db.keys import END, Family, entity, org_index
from shared.db.ops import Condition, Item, Op, Otherwise, change, equals, put_new
from shared.db.retry import Outdated, until_current
from shared.db.table import Page, Replayed, Span, TenantTable
from shared.db.word_index import Words
from shared.errors import Conflict, NotFound, StaleVersion, VersionRequired
from shared.ids import new_id
from shared.models import Record
from shared.months import begin_of, month_on
from shared.words import asked, sort_text

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=BaseModel)

Index = Mapping[str, tuple[tuple[str, ...], str]]  # index name -> (partition within the firm, sort key)

OWNER, LIST, PARENT = "GSI1", "GSI2", "GSI3"


class Records(Generic[R]):
    """The records of one kind within the caller's firm. A domain's repository says where they are indexed."""

    name: ClassVar[str]
    family: ClassVar[Family | None] = None  # where they are kept, if not with the firm's other records
    above: ClassVar[tuple[str, ...]] = ()  # the kinds of records that these are kept below, if any
    model: type[R]

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.table = TenantTable(caller)

    def index(self, record: R) -> Index:
        """Under which keys the record is listed, by index."""
        raise NotImplementedError

    def present(self, record: R) -> BaseModel:
        """The record as clients see it, when it comes with a conflict."""
        return record

    def shown(self, records: Sequence[R]) -> Sequence[BaseModel]:
        """The records as clients see them, in one round trip at most."""
        return records

    def key(self, record_id: str) -> str:
        return entity(self.name, record_id)

    def find(self, record_id: str) -> R | None:
        """The record as of now, or None."""
        item = self.table.get(self.key(record_id), self.family)
        return self.load(item) if item else None

    def get(self, record_id: str) -> R:
        """The record as of now; NotFound when the firm has no such record."""
        record = self.find(record_id)
        if record is None:
            raise NotFound
        return record

    def get_many(self, record_ids: Sequence[str]) -> dict[str, R]:
        """Those of the records that exist, by id, in one round trip."""
        found = self.table.get_many([self.key(each) for each in record_ids], self.family)
        return {record.id: record for record in map(self.load, found.values())}

    def load(self, item: Item) -> R:
        return load(self.model, item)

    def item(self, record: R) -> Item:
        """The record as it is stored, with its index keys and who wrote it."""
        return self._kept(record) | {"updated_by": self.caller.author, "request_id": self.caller.request.id}

    def _kept(self, record: R) -> Item:
        fields: Item = record.model_dump(mode="json")
        return fields | self.index_keys(self.index(record)) | {"t": self.name}

    def index_keys(self, index: Index) -> Item:
        """The attributes that list an item in the indexes, always within the firm."""
        keys: Item = {}
        for name, (partition, sk) in index.items():
            keys |= {f"{name}PK": org_index(self.caller.org_id, *partition), f"{name}SK": sk}
        return keys

    def put_op(self, record: R) -> Op:
        """The write of a new record, for a transaction."""
        created = {**self.item(record), "create_hash": self.caller.request.fingerprint}
        return put_new(self.key(record.id), created, family=self.family, otherwise=self._taken)

    def save_op(self, before: R, after: R, *where: Condition) -> Op:
        """The write of a changed record under the version it was read at, for a transaction."""
        return self.change_op(before, after, *where, otherwise=self._stale)

    def change_op(self, before: R, after: R, *where: Condition, otherwise: Otherwise) -> Op:
        """The same write, whose refusal means what `otherwise` says."""
        conditions = (equals("version", before.version), *where)
        return change(
            self.key(before.id),
            self._kept(before),
            self.item(after),
            *conditions,
            family=self.family,
            otherwise=otherwise,
        )

    def number_op(self, number: str, values: Item) -> Op:
        """Gives the number to a new document, with what finding it by number should know; NumberTaken if it has one."""
        return put_new(self.number_key(number), values, family=Family.UNIQUE, otherwise=lambda _: NumberTaken())

    def number_key(self, number: str) -> str:
        """The marker of a document's number, or of the beginning of one."""
        return f"{self.name}_NO#{number}"

    def create(self, record: R, *ops: Op) -> tuple[R, bool]:
        """Write a new record together with `ops`; the record, and False when this request had made it before."""
        try:
            self.table.write(self.put_op(record), *ops, result=self.key(record.id))
        except Replayed as replayed:
            return self._result(replayed), False
        except _AlreadyMade as made:
            return self.load(made.item), False
        return record, True

    def save(self, before: R, after: R, *ops: Op, where: Sequence[Condition] = ()) -> R:
        """Write a change together with `ops`; the record as it is then. StaleVersion when somebody was faster."""
        write = self.change_op(before, after, *where, otherwise=self._stale_or_ours)
        try:
            self.table.write(write, *ops, result=self.key(before.id))
        except Replayed as replayed:
            return self._result(replayed)
        except _AlreadyMade as made:
            return self.load(made.item)
        return after

    def _result(self, replayed: Replayed) -> R:
        item = self.table.get(replayed.result, self.family)
        if item is None:
            raise NotFound
        return self.load(item)

    def _stale(self, stored: Item | None) -> Exception:
        return NotFound() if stored is None else StaleVersion(self.present(self.load(stored)))

    def _stale_or_ours(self, stored: Item | None) -> Exception:
        """A write whose answer got lost is sent again by the SDK, and then meets what it has written itself."""
        request_id = self.caller.request.id
        if stored is not None and request_id and stored.get("request_id") == request_id:
            return _AlreadyMade(stored)
        return self._stale(stored)

    def _taken(self, stored: Item | None) -> Exception:
        fingerprint = self.caller.request.fingerprint
        if stored is not None and fingerprint and stored.get("create_hash") == fingerprint:
            return _AlreadyMade(stored)
        return Conflict("id_taken", "Another record has this id.")

    def page(
        self,
        index: str,
        *spans: Span,
        limit: int,
        after: str | None,
        descending: bool = False,
        where: Sequence[Condition] = (),
    ) -> tuple[list[R], str | None]:
        """A page of records and the position of the next one."""
        page: Page = self.table.page(index, spans, limit=limit, after=after, descending=descending, where=where)
        return [self.load(item) for item in page.items], page.next

    def worded(
        self, text: str, fits: Callable[[R], bool], *, limit: int, after: str | None
    ) -> tuple[list[tuple[R, str]], str | None]:
        """The records that fit among those with words that begin with each word of `text`, each with the detail that
        it is found with, and the position of the next page; a page may be short. A moment behind, two round trips."""
        found, reached = self._worded(text, fits, after)
        if len(found) > limit:
            found, reached = found[:limit], found[limit - 1][1]["SK"]
        return [(record, row["detail"]) for record, row in found], reached

    def worded_beside(
        self, named: Span, text: str, fits: Callable[[R], bool], *, limit: int, after: str | None
    ) -> tuple[list[tuple[R, Item]], str | None]:
        """The same of those that are not listed in the span, each with the row it is found under."""

        def other(record: R) -> bool:
            partition, key = self.index(record).get(LIST, ((), ""))
            return fits(record) and (partition != named.partition or not key.startswith(named.prefix + named.narrowed))

        return self._worded(text, other, after, limit)

    def _worded(
        self, text: str, fits: Callable[[R], bool], after: str | None, most: int | None = None
    ) -> tuple[list[tuple[R, Item]], str | None]:
        words = asked(text)
        if not words:
            return [], None
        rows, reached = Words(self.caller, self.name).records(words, after)
        if most is not None and len(rows) > most:
            rows, reached = rows[:most], str(rows[most - 1]["SK"])
        present = self.get_many([row["id"] for row in rows])
        known = [(present[row["id"]], row) for row in rows if row["id"] in present]
        return [(record, row) for record, row in known if fits(record)], reached

    def all(self) -> Iterator[R]:
        """Every record of the kind as of now: an operator's work."""
        return map(self.load, self._items())

    def _items(self) -> Iterator[Item]:
        for name in self.above or (self.name,):
            yield from (item for item in self.table.all_below(f"{name}#") if item.get("t") == self.name)

    def relist(self) -> int:
        """List each record where it is looked for by now; how many were listed elsewhere: an operator's work."""
        astray = [item["SK"] for item in self._items() if self._listed(item) != item]
        for sk in astray:
            until_current(partial(self._relist, sk))
        return len(astray)

    def _listed(self, item: Item) -> Item:
        return item | self.index_keys(self.index(self.load(item)))

    def _relist(self, sk: str) -> None:
        item = self.table.get(sk)
        if item is None or self._listed(item) == item:  # gone, or listed rightly meanwhile
            return
        same = equals("version", item["version"])
        self.table.write(change(sk, item, self._listed(item), same, otherwise=lambda _: Outdated()), result=sk)

    def require_version(self, record: R, version: int | None) -> bool:
        """VersionRequired when the client named none, StaleVersion when it named another than the record has.

        A repeated request names the version before its own change; it passes, and its write answers Replayed. True
        tells it apart, for a change that could not be asked of the record as it is by now.
        """
        if version is None:
            raise VersionRequired
        if version == record.version:
            return False
        if not self.table.carried_out():
            raise StaleVersion(self.present(record))
        return True


class NumberTaken(Exception):
    """Another document of the firm has this number."""


class _AlreadyMade(Exception):
    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item


def in_months(attribute: str, first: str | None, last: str | None, zone: str) -> list[Condition]:
    """That a stored instant lies in the months from `first` to `last` of a zone's calendar; None sets no bound."""
    since = [Condition(attribute, ">=", begin_of(first, zone))] if first else []
    until = [Condition(attribute, "<", begin_of(month_on(last, 1), zone))] if last else []
    return since + until


def load(model: type[M], item: Item) -> M:
    """The model from a stored item; what the item leaves out is None."""
    return model.model_validate({name: item.get(name) for name in model.model_fields})


class Fresh(TypedDict):
    id: str
    version: int
    created_at: datetime
    updated_at: datetime


def fresh(record_id: str | None = None, now: datetime | None = None) -> Fresh:
    """What every record begins with, under an id of its own where none is given."""
    at = now or clock.now()
    return {"id": record_id or new_id(), "version": 1, "created_at": at, "updated_at": at}


def revise(record: R, changes: Mapping[str, Any]) -> R:
    """The record after the changes: one version on, and touched now."""
    fields = {**changes, "version": record.version + 1, "updated_at": clock.now()}
    return record.model_copy(update=fields)


def name_key(*names: str | None) -> str:
    """The part of an index key that sorts by these names."""
    return "#".join(sort_text(name or "") + END for name in names)
