"""What a merge changes of the records that name the one that goes, and who may merge. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from functions.accounts.models import AccountOut
from functions.accounts.rules import settled
from functions.identity.rules import Permission
from functions.merging.models import MergeKind
from shared.models import Record

LINKS = {MergeKind.ACCOUNT: "parent_id", MergeKind.CONTACT: "reports_to_id"}
"""Where a record names one of its own kind that stands above it."""

_NAMES = {MergeKind.ACCOUNT: ("account_id", "parent_id"), MergeKind.CONTACT: ("contact_id", "reports_to_id")}
_REFERENCES = ("what", "who", "parent")

READS = {MergeKind.ACCOUNT: Permission.ACCOUNTS_READ, MergeKind.CONTACT: Permission.CONTACTS_READ}

MOVES: Mapping[MergeKind, frozenset[Permission]] = {
    MergeKind.ACCOUNT: frozenset(
        {
            Permission.ACCOUNTS_WRITE,
            Permission.CONTACTS_WRITE,
            Permission.OPPORTUNITIES_WRITE,
            Permission.QUOTES_WRITE,
            Permission.ORDERS_WRITE,
            Permission.CONTRACTS_WRITE,
            Permission.PAYMENTS_WRITE,
            Permission.CASES_WRITE,
            Permission.ACTIVITIES_WRITE,
            Permission.FILES_WRITE,
        }
    ),
    MergeKind.CONTACT: frozenset(
        {
            Permission.CONTACTS_WRITE,
            Permission.OPPORTUNITIES_WRITE,
            Permission.CASES_WRITE,
            Permission.ACTIVITIES_WRITE,
            Permission.FILES_WRITE,
        }
    ),
}
"""Whoever merges changes all that hangs below, and so must be allowed to."""


def repointed(record: Record, kind: MergeKind, old: str, new: str) -> dict[str, Any]:
    """The fields in which a record names `old`, naming `new`; none where it does not."""
    changes: dict[str, Any] = {name: new for name in _NAMES[kind] if getattr(record, name, None) == old}
    for name in _REFERENCES:
        reference = getattr(record, name, None)
        if reference is not None and (str(reference.type), reference.id) == (str(kind), old):
            changes[name] = reference.model_copy(update={"id": new})
    attending = getattr(record, "attendees", [])
    ids = [new if (str(each.type), each.id) == (str(kind), old) else each.id for each in attending]
    if ids != [each.id for each in attending]:
        there = (each.model_copy(update={"id": one}) for each, one in zip(attending, ids, strict=True))
        changes["attendees"] = list(dict.fromkeys(there))
    return changes


def taken(survivor: Record, loser: Record, fields: Sequence[str]) -> dict[str, Any]:
    """The fields in which the survivor becomes what the other was."""
    values = _settled(survivor, {name: getattr(loser, name) for name in fields})
    return {name: value for name, value in values.items() if value != getattr(survivor, name)}


def restored(survivor: Record, fields: Mapping[str, Any]) -> Record:
    """The survivor with stored fields as they were."""
    after = type(survivor).model_validate({**survivor.model_dump(), **fields})
    return after.model_copy(update=_settled(survivor, {name: getattr(after, name) for name in fields}))


def _settled(survivor: Record, changes: dict[str, Any]) -> dict[str, Any]:
    return settled(survivor, changes) if isinstance(survivor, AccountOut) else changes


def plain(record: Record, fields: Sequence[str]) -> dict[str, Any]:
    """Fields of a record as they are stored."""
    return record.model_dump(mode="json", include=set(fields))


def given_back(survivor: Record, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Of what a merge made of the survivor's fields, those that nobody has changed since, as they were."""
    now = plain(survivor, list(after))
    return {name: before[name] for name, value in after.items() if now[name] == value}
