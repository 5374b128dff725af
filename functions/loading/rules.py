"""From the cells of a row to the fields of a record, and to which record they mean. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ValidationError

from functions.accounts.models import AccountType, Industry
from functions.contacts.models import ContactChannel
from functions.imports.models import ImportColumn, ImportKind, RowAction, RowProblem
from functions.leads.models import OpenStatus
from functions.loading.models import Given, PlannedRow, Standing, Values
from functions.opportunities.models import LeadSource
from functions.search.rules import BEGIN, FEWEST_DIGITS, Marks, alike, called, domain_of
from shared.errors import FieldError, Problem
from shared.ids import is_ulid
from shared.words import digits, folded, person_name

IDS = ("id", "external_id")
LONGEST_ID = 200
AMOUNTS = ("standard_list_price", "cost")
FORMULA_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_BROKEN = re.compile("[\ud800-\udfff\ufffd]")
_CHOICES: dict[str, type[StrEnum]] = {
    "channel": ContactChannel,
    "status": OpenStatus,
    "lead_source": LeadSource,
    "industry": Industry,
    "type": AccountType,
}
_FLAGS = {"yes": True, "true": True, "1": True, "y": True, "no": False, "false": False, "0": False, "n": False}
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}(\.[0-9]+)?")
_CURRENCY = re.compile(r"^[^\d.,+-]{1,4}(?=\d)|\s+[^\d.,]{1,4}$")
_LOOKED_AT = frozenset({ImportKind.LEADS, ImportKind.CONTACTS, ImportKind.ACCOUNTS})
_MOST_NEAR = 20
_MOST_SAMPLES = 3
_SAMPLE = 80


def columns_of(
    headings: Sequence[str], rows: Sequence[Sequence[str]], fields: Sequence[str | None]
) -> list[ImportColumn]:
    """The columns as somebody sees them who says where they go."""
    return [
        ImportColumn(
            heading=_visible(heading),
            samples=[_visible(row[number]) for row in rows if number < len(row) and row[number].strip()][
                :_MOST_SAMPLES
            ],
            field=field,
        )
        for number, (heading, field) in enumerate(zip(headings, fields, strict=True))
    ]


def given(row: int, cells: Sequence[str], columns: Sequence[ImportColumn]) -> Given:
    """The cells that go somewhere; an empty one says nothing. What cannot be read is told by its column."""
    found = Given(row, {})
    if len(cells) > len(columns):
        found.refuse(None, "too_many_cells", "This row has more cells than the file has columns.")
    for cell, column in zip(cells, columns, strict=False):
        text = cell.strip()
        if column.field is None or not text:
            continue
        if _BROKEN.search(text):
            found.refuse(column.field, "broken_text", "Some letters cannot be read. Save the file as CSV UTF-8.")
        elif text in FORMULA_ERRORS:
            found.refuse(column.field, "formula_error", f"The formula of this cell has no result ({text}).")
        else:
            found.cells[column.field] = text
    return found


def values_of(found: Given, members: Mapping[str, str], accounts: Mapping[str, list[str]]) -> Values:
    """The fields as the API takes them; what they cannot mean is refused."""
    values: Values = {}
    for name, text in found.cells.items():
        parent, _, part = name.partition(".")
        if part:
            values.setdefault(parent, {})[part] = text
        elif name not in IDS:
            values[name] = _value(found, name, text, members, accounts)
    return values


def _value(found: Given, name: str, text: str, members: Mapping[str, str], accounts: Mapping[str, list[str]]) -> Any:
    if name in _CHOICES:
        return next((each.value for each in _CHOICES[name] if folded(each.value) == folded(text)), text)
    if name == "is_retainer_product":
        return _FLAGS.get(folded(text), text)
    if name in AMOUNTS:
        return amount(text)
    if name == "owner_id":
        return _member(found, text, members)
    return _account(found, text, accounts) if name == "account_id" else text


def amount(text: str) -> str:
    """An amount without its currency and the commas between its digits: `₹ 1,25,000.50` is `125000.50`."""
    digits = _CURRENCY.sub("", text).strip()
    return digits.replace(",", "") if _GROUPED.fullmatch(digits) else digits


def _member(found: Given, text: str, members: Mapping[str, str]) -> str | None:
    known = members.get(folded(text))
    if known is None:
        found.refuse("owner_id", "unknown_member", f"Nobody active in your organisation is called {text}.")
    return known


def _account(found: Given, text: str, accounts: Mapping[str, list[str]]) -> str | None:
    if is_ulid(text):
        return text
    known = accounts.get(name_of(text), [])
    if len(known) == 1:
        return known[0]
    if known:
        found.refuse("account_id", "ambiguous_account", f"Several accounts are called {text}. Give the account's ID.")
    else:
        found.refuse("account_id", "unknown_account", f"There is no active account called {text}. Import it first.")
    return None


def name_of(*names: str | None) -> str:
    """How names are compared: without case, accents and spaces too many."""
    return "|".join(" ".join(folded(each or "").split()) for each in names)


def keys_of(kind: ImportKind, values: Mapping[str, Any]) -> list[str]:
    """What a record is known by, the surest first: its e-mail address, else its name with what it belongs to."""
    email = values.get("email") if kind in (ImportKind.LEADS, ImportKind.CONTACTS) else None
    named = {
        ImportKind.LEADS: ("company", "first_name", "last_name"),
        ImportKind.CONTACTS: ("account_id", "first_name", "last_name"),
    }.get(kind, ("name",))
    name = name_of(*(values.get(each) for each in named))
    return [*([f"email:{folded(email)}"] if email else []), f"name:{name}"]


def keys_of_row(kind: ImportKind, values: Mapping[str, Any], external_id: str | None) -> list[str]:
    """What a row may be known by: the surest. People with another system's id are never known by their names."""
    surest = keys_of(kind, values)[0]
    by_name = surest.startswith("name:") and kind in (ImportKind.LEADS, ImportKind.CONTACTS)
    return [] if by_name and external_id else [surest]


def meant(found: Given, standings: Sequence[Standing]) -> str | None:
    """The one record of those with the same key that a row means; None for none, or when that cannot be told."""
    active = [each for each in standings if each.is_active]
    undone = [each for each in standings if each.undone]
    if len(active) > 1:
        found.refuse(None, "ambiguous", "Several records are like this row. Give the ID of the one that is meant.")
    elif active or undone:
        return (active or undone)[0].id
    elif standings:
        found.refuse(None, "inactive", "This record is inactive. Reactivate it first.")
    return None


class Resembling:
    """What a firm has, by which a row that would make a record may resemble one, though nothing says it is the same."""

    def __init__(self, kind: ImportKind) -> None:
        self._kind = kind
        self._near: dict[str, list[tuple[str, Marks]]] = {}

    def add(self, values: Mapping[str, Any]) -> None:
        """A record that is there."""
        marks = self._marks(values)
        for place in _places(marks, values):
            self._near.setdefault(place, []).append((label_of({}, values), marks))

    def like(self, values: Mapping[str, Any]) -> str | None:
        """What a record is called that one with these fields resembles, the first of the few that come near."""
        marks = self._marks(values)
        near = (each for place in _places(marks, values) for each in self._near.get(place, [])[:_MOST_NEAR])
        return next((label for label, other in near if alike(marks, other)), None)

    def _marks(self, values: Mapping[str, Any]) -> Marks:
        if self._kind not in _LOOKED_AT:
            return Marks()
        name = " ".join(values[each] for each in ("name", "first_name", "last_name", "company") if values.get(each))
        return Marks(name, phone=values.get("phone") or "", domains=domain_of(values.get("website")))


def _places(marks: Marks, values: Mapping[str, Any]) -> list[str]:
    """Under what to look for those with the same number, with the same address, with almost the same name."""
    number = digits(marks.phone)
    begins = " ".join(sorted({word[:BEGIN] for word in called(marks.name)}))
    return [
        *([f"phone:{number[-FEWEST_DIGITS:]}"] if len(number) >= FEWEST_DIGITS else []),
        *(f"domain:{each}" for each in marks.domains),
        *([f"name:{values.get('account_id') or ''}:{begins}"] if begins else []),
    ]


def checked(model: type[BaseModel], values: Values) -> tuple[Values, list[RowProblem]]:
    """The fields as they will be stored, and what the API would refuse of them."""
    try:
        kept = model.model_validate(values)
    except ValidationError as error:
        return {}, [_told(each["loc"], each["type"], each["msg"]) for each in error.errors(include_url=False)]
    return kept.model_dump(mode="json", include=set(values)), []


def _told(loc: Iterable[Any], code: str, message: str) -> RowProblem:
    message = message.removeprefix("Value error, ")
    return RowProblem(field=".".join(map(str, loc)), code=code, message=message[:1].upper() + message[1:])


def problems_of(problem: Problem) -> list[RowProblem]:
    """A refusal of the API as problems of a row."""
    errors = problem.errors or [FieldError("", problem.code, problem.detail)]
    return [RowProblem(field=each.path or None, code=each.code, message=each.message) for each in errors]


def merged(current: Mapping[str, Any], values: Values) -> Values:
    """Addresses with the lines that the file has none of as they are."""
    return {
        name: {**(current.get(name) or {}), **value} if isinstance(value, dict) else value
        for name, value in values.items()
    }


def changes(current: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[Values, Values]:
    """The fields that differ: as they are, and as they would be."""
    names = [name for name, value in values.items() if current.get(name) != value]
    return {name: current.get(name) for name in names}, {name: values[name] for name in names}


def to_put_back(current: Mapping[str, Any], row: PlannedRow) -> tuple[Values, list[str]]:
    """The fields that an undo puts back, and those it leaves as somebody has changed them since."""
    back = {name: was for name, was in row.before.items() if current.get(name) == row.after[name]}
    left = [name for name, was in row.before.items() if name not in back and current.get(name) != was]
    return back, left


def refused(row: PlannedRow, problems: list[RowProblem], action: RowAction = RowAction.REFUSE) -> PlannedRow:
    """The row, which did not come to what was planned."""
    return row.model_copy(update={"action": action, "problems": problems})


def label_of(values: Mapping[str, Any], cells: Mapping[str, str]) -> str:
    """What somebody recognises a row by."""
    parts = [person_name(cells.get("first_name"), cells.get("last_name")), cells.get("name")]
    parts += [cells.get("company"), cells.get("email")]
    shown = [_visible(each) for each in parts if each]
    return ", ".join(shown[:2]) or _visible(str(next(iter(values.values()), "")))


def _visible(text: str) -> str:
    return _BROKEN.sub("\N{REPLACEMENT CHARACTER}", text)[:_SAMPLE]
