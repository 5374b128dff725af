"""Checking what rows would do, doing it, and taking it back.

A stretch can be written twice, and by two at once: what a row makes has an id that the check has given it, what it
changes is changed from the version that the check has seen, and both say which import they are by.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from functions.accounts.models import AccountChange, AccountCreate
from functions.accounts.repository import AccountRepository
from functions.accounts.service import change_account, create_account
from functions.archive.repository import FirmRepository as ArchiveRepository
from functions.catalog.models import ProductChange, ProductCreate
from functions.catalog.repository import ProductRepository
from functions.catalog.service import change_product, create_product
from functions.contacts.models import ContactChange, ContactCreate
from functions.contacts.repository import ContactRepository
from functions.contacts.service import change_contact, create_contact
from functions.imports.models import MAKING, STRETCH, Import, ImportKind, RowAction, RowProblem
from functions.leads.models import LeadChange, LeadCreate, LeadStatus
from functions.leads.repository import LeadRepository
from functions.leads.service import change_lead, create_lead, remove_lead
from functions.loading.models import Given, PlannedRow, Values
from functions.loading.repository import UNDO, FirmRepository
from functions.loading.rules import (
    AMOUNTS,
    LONGEST_ID,
    Resembling,
    changes,
    checked,
    given,
    keys_of_row,
    label_of,
    meant,
    merged,
    problems_of,
    refused,
    to_put_back,
    values_of,
)
from shared.caller import Caller
from shared.db.ops import Item, Op
from shared.db.records import Records
from shared.errors import Conflict, InvalidInput, NotFound, Problem, StaleVersion, TooBusy, Unavailable
from shared.ids import is_ulid, new_id
from shared.models import Change, Input
from shared.money import to_minor, to_text

_AT_ONCE = 8
_CHANGED_SINCE = "Somebody has changed this record since the check."


@dataclass(frozen=True)
class _Kind:
    """What is written of a kind, as its own domain writes it, and how one is put away."""

    records: type[Records[Any]]
    creation: type[Input]
    change: type[Change]
    create: Callable[..., tuple[Any, bool]]
    alter: Callable[..., Any]
    put_away: Callable[[Caller, str, int], Any]
    back: Values


_BACK = {"is_active": True}
_KINDS: dict[ImportKind, _Kind] = {
    ImportKind.LEADS: _Kind(
        LeadRepository, LeadCreate, LeadChange, create_lead, change_lead, remove_lead, {"status": LeadStatus.NEW.value}
    ),
    ImportKind.CONTACTS: _Kind(
        ContactRepository,
        ContactCreate,
        ContactChange,
        create_contact,
        change_contact,
        lambda caller, key, version: change_contact(caller, key, ContactChange(version=version, is_active=False)),
        _BACK,
    ),
    ImportKind.ACCOUNTS: _Kind(
        AccountRepository,
        AccountCreate,
        AccountChange,
        create_account,
        change_account,
        lambda caller, key, version: change_account(caller, key, AccountChange(version=version, is_active=False)),
        _BACK,
    ),
    ImportKind.PRODUCTS: _Kind(
        ProductRepository,
        ProductCreate,
        ProductChange,
        create_product,
        change_product,
        lambda caller, key, version: change_product(caller, key, ProductChange(version=version, is_active=False)),
        _BACK,
    ),
}


class Checker:
    """Says what the rows of a file would do, by what the firm has at that time; it writes nothing."""

    def __init__(self, caller: Caller, record: Import) -> None:
        self._caller = caller
        self._record = record
        self._kind = _KINDS[record.kind]
        self._firm = FirmRepository(caller)
        self._resembling = Resembling(record.kind)
        self._standings = self._firm.standings(record.kind, self._resembling)
        self._merged = ArchiveRepository(caller).merged(record.kind)
        self._members = self._firm.members()
        self._accounts = self._active_accounts() if record.kind is ImportKind.CONTACTS else {}
        self._seen: dict[str, int] = {}

    def _active_accounts(self) -> dict[str, list[str]]:
        found = self._firm.standings(ImportKind.ACCOUNTS)
        named = {key.removeprefix("name:"): [each.id for each in found[key] if each.is_active] for key in found}
        return {name: ids for name, ids in named.items() if ids}

    def stretches(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[list[PlannedRow]]:
        """What the rows would do, a stretch at a time; an empty row is none."""
        filled = ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))
        while stretch := list(islice(filled, STRETCH)):
            yield self._stretch([given(number, cells, self._record.columns or []) for number, cells in stretch])

    def _stretch(self, rows: list[Given]) -> list[PlannedRow]:
        external = [row.cells["external_id"] for row in rows if "external_id" in row.cells]
        refs = self._firm.by_external_id(self._record.kind, [each for each in external if len(each) <= LONGEST_ID])
        known = {name: self._merged.get(ref, ref) for name, ref in refs.items()}
        values = [values_of(row, self._members, self._accounts) for row in rows]
        meaning = [self._meant(row, each, known) for row, each in zip(rows, values, strict=True)]
        items = self._firm.items(self._record.kind, [each for each in meaning if each])
        return [
            self._planned(row, each, items.get(record_id) if record_id else None, record_id, known)
            for row, each, record_id in zip(rows, values, meaning, strict=True)
        ]

    def _meant(self, row: Given, values: Values, known: dict[str, str]) -> str | None:
        """The record that a row means: by its id, by another system's, by what it is known by."""
        if "id" in row.cells:
            if not is_ulid(row.cells["id"]):
                row.refuse("id", "unknown_id", "This is no ID of ours. Leave the column out for new records.")
                return None
            return row.cells["id"]
        external = row.cells.get("external_id", "")
        if len(external) > LONGEST_ID:
            row.refuse("external_id", "string_too_long", f"An external ID has {LONGEST_ID} characters at most.")
        if external in known:
            return known[external]
        known_by = keys_of_row(self._record.kind, values, external)
        standings = [each for key in known_by for each in self._standings.get(key, [])]
        return meant(row, standings)

    def _planned(
        self, row: Given, values: Values, item: Item | None, record_id: str | None, known: dict[str, str]
    ) -> PlannedRow:
        external = row.cells.get("external_id")
        plan = PlannedRow(
            row=row.row,
            action=RowAction.CREATE,
            label=label_of(values, row.cells),
            record_id=record_id,
            fields=[],
            problems=[],
            version=0,
            before={},
            after={},
            external_id=external if external and external not in known else None,
        )
        first = self._first_like_it(row, values, record_id)
        if first is not None:
            again = RowProblem(field=None, code="duplicate_row", message=f"Row {first} is about the same record.")
            return refused(plan, [again], RowAction.SKIP)
        if record_id is not None and item is None:
            row.refuse("id", "unknown_id", "There is no record with this ID. Leave the column out for new records.")
        if row.problems:
            told = [RowProblem(field=name, code=code, message=message) for name, code, message in row.problems]
            return refused(plan, told)
        return self._creation(plan, values) if item is None else self._change(plan, values, item)

    def _first_like_it(self, row: Given, values: Values, record_id: str | None) -> int | None:
        """The row before that means the same record; None when this is the first."""
        keys = (
            [f"id:{record_id}"] if record_id else keys_of_row(self._record.kind, values, row.cells.get("external_id"))
        )
        keys += [f"external:{row.cells['external_id']}"] if "external_id" in row.cells else []
        first = min((self._seen[key] for key in keys if key in self._seen), default=None)
        self._seen.update((key, row.row) for key in keys if key not in self._seen)
        return first

    def _creation(self, plan: PlannedRow, values: Values) -> PlannedRow:
        after, problems = self._checked(self._kind.creation, values)
        if problems:
            return refused(plan, problems)
        made = plan.model_copy(update={"record_id": new_id(), "after": after, "fields": sorted(after)})
        like = self._resembling.like(values)
        if like is None:
            return made
        told = RowProblem(field=None, code="looks_like", message=f"This looks like {like}, which is there already.")
        return refused(made, [told], RowAction.ALIKE)

    def _change(self, plan: PlannedRow, values: Values, item: Item) -> PlannedRow:
        current = _fields(self._caller, self._kind, item)
        after, problems = self._checked(self._kind.change, merged(current, values))
        if current.get("converted_to"):
            converted = RowProblem(field=None, code="lead_converted", message="This lead has become a client.")
            return refused(plan, [converted], RowAction.SKIP)
        if not _is_there(item):
            if not str(item.get("request_id", "")).startswith(UNDO):
                inactive = RowProblem(
                    field=None, code="inactive", message="This record is inactive. Reactivate it first."
                )
                return refused(plan, [inactive])
            after = {**self._kind.back, **after}
        if problems:
            return refused(plan, problems)
        before, after = changes(current, after)
        fields = sorted([*after, *(["external_id"] if plan.external_id else [])])
        action = RowAction.UPDATE if fields else RowAction.UNCHANGED
        version = int(item["version"])
        return plan.model_copy(
            update={"action": action, "before": before, "after": after, "fields": fields, "version": version}
        )

    def _checked(self, model: type[Input], values: Values) -> tuple[Values, list[RowProblem]]:
        kept, problems = checked(model, values)
        currency = self._caller.currency
        for name in (each for each in AMOUNTS if each in kept and not problems):
            try:
                kept[name] = to_text(to_minor(kept[name], currency, name), currency)
            except InvalidInput as refusal:
                problems = problems_of(refusal)
        return kept, problems


def write_rows(caller: Caller, record: Import, rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    """Do what the check has said of each row; those that were refused say why. Done again, it is done once."""
    return _each(partial(_written, caller, record), rows)


def take_back(caller: Caller, record: Import, rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    """Put away what the rows have made, and put back what they have changed; what was changed since is left."""
    kind = _KINDS[record.kind]
    made = [row.record_id for row in rows if row.record_id and row.action in {*MAKING, RowAction.UPDATE}]
    items = FirmRepository(caller).items(record.kind, made)
    return _each(lambda row: _taken_back(caller, record, kind, row, items.get(row.record_id or "")), rows)


def _each(act: Callable[[PlannedRow], PlannedRow], rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        return list(threads.map(act, rows))


def _written(caller: Caller, record: Import, row: PlannedRow) -> PlannedRow:
    kind = _KINDS[record.kind]
    mark = replace(caller.request, fingerprint=f"{caller.request.id}:{row.row}")
    author = replace(caller, request=mark)
    try:
        if row.action in MAKING:
            kind.create(
                author, kind.creation.model_validate({**row.after, "id": row.record_id}), *_ops(caller, record, row)
            )
        elif row.action is RowAction.UPDATE:
            change = kind.change.model_validate({**row.after, "version": row.version})
            kind.alter(author, row.record_id, change, *_ops(caller, record, row))
    except (TooBusy, Unavailable):
        raise
    except StaleVersion:
        if _is_done(caller, record, row):
            return row
        return refused(row, [RowProblem(field=None, code="changed_since", message=_CHANGED_SINCE)])
    except Problem as problem:
        return refused(row, problems_of(problem))
    return row


def _ops(caller: Caller, record: Import, row: PlannedRow) -> tuple[Op, ...]:
    if row.external_id is None or row.record_id is None:
        return ()
    return (FirmRepository(caller).external_id_op(record.kind, row.external_id, row.record_id),)


def _taken_back(caller: Caller, record: Import, kind: _Kind, row: PlannedRow, item: Item | None) -> PlannedRow:
    if item is None or row.record_id is None or _is_by(caller, item):
        return row
    try:
        if row.action in MAKING:
            return _put_away(caller, record, kind, row, item)
        return _put_back(caller, kind, row, item)
    except (TooBusy, Unavailable):
        raise
    except (Conflict, InvalidInput, NotFound) as problem:
        return row if _is_done(caller, record, row) else refused(row, problems_of(problem), RowAction.LEFT)


def _put_away(caller: Caller, record: Import, kind: _Kind, row: PlannedRow, item: Item) -> PlannedRow:
    if item["version"] != 1 or item.get("request_id") != request_of(record, undo=False):
        changed = RowProblem(field=None, code="changed_since", message="Somebody has changed this record since.")
        return refused(row, [changed], RowAction.LEFT)
    kind.put_away(caller, item["id"], 1)
    return row


def _put_back(caller: Caller, kind: _Kind, row: PlannedRow, item: Item) -> PlannedRow:
    back, left = to_put_back(_fields(caller, kind, item), row)
    away = back.get("status") == LeadStatus.REMOVED or back.get("is_active") is False
    if back and not away:
        kind.alter(caller, item["id"], kind.change.model_validate({**back, "version": int(item["version"])}))
    elif away:
        kind.put_away(caller, item["id"], int(item["version"]))
    problems = [
        RowProblem(field=name, code="changed_since", message="Somebody has changed this field since.") for name in left
    ]
    return refused(row, problems, RowAction.LEFT) if left else row


def request_of(record: Import, *, undo: bool) -> str:
    """What every change that an import, or its undo, makes is marked with."""
    return f"{UNDO}{record.id}" if undo else f"import-{record.id}"


def _is_done(caller: Caller, record: Import, row: PlannedRow) -> bool:
    """Whether another worker has meanwhile done the same with the row's record."""
    record_id = row.record_id or ""
    return _is_by(caller, FirmRepository(caller).items(record.kind, [record_id]).get(record_id))


def _is_by(caller: Caller, item: Item | None) -> bool:
    return item is not None and item.get("request_id") == caller.request.id


def _is_there(item: Item) -> bool:
    return bool(item.get("is_active", item.get("status") != LeadStatus.REMOVED.value))


def _fields(caller: Caller, kind: _Kind, item: Item) -> Values:
    """A stored record's fields as the API names and writes them."""
    records = kind.records(caller)
    record = records.load(item)
    fields: Values = record.model_dump(mode="json")
    for name in AMOUNTS:
        minor = fields.get(f"{name}_minor")
        fields |= {name: to_text(minor, record.currency)} if minor is not None else {}
    return fields
