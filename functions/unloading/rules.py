"""From a record to the cells of a row: which columns there are, how they are called, and what stands in them. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from functions.archive.models import Values
from functions.imports.models import ImportKind
from functions.imports.rules import COLUMNS
from shared.money import to_text

_LEFT_OUT = frozenset(
    {"version", "secret_hash", "body_sha", "paid_cycles", "pay_seq", "quiet", "left_keys", "places", "object"}
)
"""What means nothing to anybody outside, or is nobody's business: hashes of secrets."""
_LAST = ("created_at", "updated_at")
_MEMBERS = {
    "owner_id": "Owner",
    "assigned_to": "Assigned to",
    "started_by": "Started by",
    "uploaded_by": "Uploaded by",
    "created_by": "Created by",
}
"""Fields with a member: the member's e-mail address stands before the id."""
_MINOR = "_minor"
EXTERNAL = "external_id"
"""Kept beside records rather than in them, as an import's way to know them again."""
_AS_IDS = frozenset({"id", "account_id", "owner_id"})
"""Columns that our own import knows by these names too; their labels are for what people call them."""


@dataclass(frozen=True)
class Cell:
    """A column: its heading, and where in a record its value is; `as_member` gives a member's e-mail address."""

    heading: str
    path: tuple[str, ...]
    as_member: bool = False


def cells_of(model: type[BaseModel], kind: ImportKind | None = None) -> tuple[Cell, ...]:
    """The columns of a kind of record; those that can be imported are called as our own import calls them."""
    labels = {each.name: each.label for each in COLUMNS[kind]} if kind else {}
    known = {name: label for name, label in labels.items() if name not in _AS_IDS}
    fields = [name for name in model.model_fields if name not in _LEFT_OUT]
    ordered = sorted(fields, key=lambda name: (name in _LAST, name != "id"))
    first, *others = (cell for name in ordered for cell in _cells(model, name, known))
    return (first, *([Cell(labels[EXTERNAL], (EXTERNAL,))] if kind else []), *others)


def _cells(model: type[BaseModel], name: str, labels: Mapping[str, str]) -> list[Cell]:
    nested = _nested(model.model_fields[name].annotation)
    if nested:
        parts = [part for part in nested.model_fields if part not in _LEFT_OUT]
        return [Cell(labels.get(f"{name}.{part}") or heading(f"{name}_{part}"), (name, part)) for part in parts]
    if name in _MEMBERS:
        label = _MEMBERS[name]
        return [Cell(label, (name,), as_member=True), Cell(f"{label} ID", (name,))]
    return [Cell(labels.get(name.removesuffix(_MINOR)) or heading(name), (name,))]


def _nested(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds one of, if it does."""
    if get_origin(annotation) is Annotated:
        return _nested(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return next((found for found in map(_nested, get_args(annotation)) if found), None)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def heading(name: str) -> str:
    """A field's name as a heading: `reports_to_id` is `Reports to ID`."""
    words = name.removesuffix(_MINOR).removeprefix("is_").split("_")
    text = " ".join("ID" if word == "id" else word for word in words)
    return text[:1].upper() + text[1:]


def row(cells: Sequence[Cell], values: Values, emails: Mapping[str, str], currency: str) -> list[str]:
    """A record's cells. Amounts stand in major units of its own currency, or the firm's where it names none."""
    own = str(values.get("currency") or currency)
    return [_text(cell, _at(values, cell.path), emails, own) for cell in cells]


def _at(values: Any, path: Sequence[str]) -> Any:
    for name in path:
        values = values.get(name) if isinstance(values, dict) else None
    return values


def _text(cell: Cell, value: Any, emails: Mapping[str, str], currency: str) -> str:
    if value is None:
        return ""
    if cell.as_member:
        return emails.get(value, "")
    if cell.path[-1].endswith(_MINOR):
        return to_text(int(value), currency)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
