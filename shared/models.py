"""Field types and base models that every domain's wire and records are made of."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    EmailStr,
    Field,
    PlainSerializer,
    StrictBool,
    StrictInt,
    StringConstraints,
)

from shared.ids import ULID_PATTERN


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


_LINE = r"^[^\x00-\x1f\x7f]*$"
_LINES = r"^[^\x00-\x09\x0b\x0c\x0e-\x1f\x7f]*$"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)")
_PROSE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"

Id = Annotated[str, StringConstraints(pattern=ULID_PATTERN)]
UserId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,64}$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255, pattern=_LINE)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255, pattern=_LINE)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=_LINE)]
Street = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255, pattern=_LINES)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000, pattern=_PROSE)]
Brief = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000, pattern=_PROSE)]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9+()./ x-]{3,40}$")]
Website = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, max_length=255, pattern=r"^(https?://)?[^\s/:@]+\.[^\s/:@]+(:\d+)?(/\S*)?$"
    ),
]
Email = Annotated[EmailStr, StringConstraints(max_length=254), AfterValidator(str.lower)]
Slug = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
]  # a name as addresses have it
Version = StrictInt  # 1, and neither "1" nor true
Flag = StrictBool  # true or false, and nothing that only resembles them
Amount = Annotated[str, StringConstraints(max_length=24)]  # a decimal string; shared.money reads it in its currency


def stamp(at: datetime) -> str:
    """An instant as it is stored and sent: ISO 8601, UTC, `Z`."""
    return at.isoformat().replace("+00:00", "Z")


Instant = Annotated[AwareDatetime, PlainSerializer(stamp, return_type=str)]

OptionalLabel = Annotated[Label | None, BeforeValidator(_blank_is_none)]
OptionalText = Annotated[Text | None, BeforeValidator(_blank_is_none)]
OptionalStreet = Annotated[Street | None, BeforeValidator(_blank_is_none)]
OptionalBrief = Annotated[Brief | None, BeforeValidator(_blank_is_none)]
OptionalProse = Annotated[Prose | None, BeforeValidator(_blank_is_none)]
OptionalPhone = Annotated[Phone | None, BeforeValidator(_blank_is_none)]
OptionalWebsite = Annotated[Website | None, BeforeValidator(_blank_is_none)]
OptionalSlug = Annotated[Slug | None, BeforeValidator(_blank_is_none)]
OptionalEmail = Annotated[Email | None, BeforeValidator(_blank_is_none)]


def _day_as_text(value: Any) -> Any:
    """A day is written as a day: an instant would be another day in another zone."""
    if isinstance(value, str) and _DAY.fullmatch(value) is None:
        raise ValueError("write the date as YYYY-MM-DD")
    if isinstance(value, str | date) and not isinstance(value, datetime):
        return value
    raise ValueError("write the date as YYYY-MM-DD")


Day = Annotated[date, BeforeValidator(_day_as_text)]
Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]  # of the firm's calendar

ERA = range(1900, 2200)


def _instant_as_text(value: Any) -> Any:
    """A number would be read as seconds of an epoch that nobody meant."""
    if isinstance(value, str | datetime):
        return value
    raise ValueError("write the time as 2026-01-31T09:30:00Z")


def _in_utc(at: datetime) -> datetime:
    if at.year not in ERA:
        raise ValueError("name a time between the years 1900 and 2199")
    return at.astimezone(UTC)


Moment = Annotated[Instant, BeforeValidator(_instant_as_text), AfterValidator(_in_utc)]


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimal_string(value: Any) -> Any:
    """Only text becomes a number: a JSON number has already been through a float."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return value
    if isinstance(value, Decimal):
        return value
    raise ValueError('write the number as text, such as "1.5"')


_AsText = PlainSerializer(_plain, return_type=str)
Quantity = Annotated[
    Decimal,
    BeforeValidator(_decimal_string, json_schema_input_type=str),
    Field(gt=0, max_digits=13, decimal_places=4, allow_inf_nan=False),
    _AsText,
]
Measure = Annotated[
    Decimal,
    BeforeValidator(_decimal_string, json_schema_input_type=str),
    Field(ge=0, max_digits=13, decimal_places=4, allow_inf_nan=False),
    _AsText,
]
Percent = Annotated[
    Decimal,
    BeforeValidator(_decimal_string, json_schema_input_type=str),
    Field(ge=0, le=100, max_digits=7, decimal_places=4, allow_inf_nan=False),
    _AsText,
]
Markup = Annotated[
    Decimal,
    BeforeValidator(_decimal_string, json_schema_input_type=str),
    Field(ge=0, lt=1000, max_digits=7, decimal_places=4, allow_inf_nan=False, description="In percent of the cost"),
    _AsText,
]


class Input(BaseModel):
    """What a client sends; a field nobody knows is refused. No error repeats a value: errors are logged."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)


class Change(Input):
    """A partial change: just the fields sent, and the version they were made against."""

    version: Version | None = None

    def changes(self) -> dict[str, Any]:
        """The fields the client sent, the version aside."""
        return {name: getattr(self, name) for name in self.model_fields_set - {"version"}}


def unchanged() -> Any:
    """The default of a field of a Change that may be left out, but not be null."""
    return Field(default_factory=lambda: None)


class Output(BaseModel):
    """What a client gets; no field has a default, so that none is ever missing."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)


class Record(Output):
    """What every stored record carries."""

    id: Id
    version: int
    created_at: Instant
    updated_at: Instant


class DocumentLine(BaseModel):
    """What every stored line of a document has: its part of the document's total."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)

    total_minor: int


class Address(BaseModel):
    """A postal address, every line optional."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)

    street: OptionalStreet = None
    city: OptionalText = None
    state: OptionalText = None
    postal_code: OptionalText = None
    country: OptionalText = None


class LabelledAddress(Address):
    """One of a record's addresses: what it is for, and whether it is the one to use where nothing else is said."""

    label: Label
    is_primary: Flag = False
    street: OptionalStreet = None
    city: OptionalText = None
    state: OptionalText = None
    postal_code: OptionalText = None
    country: OptionalText = Field(default=None, description="Its code of two letters (ISO 3166-1)")


def _none_is_empty(value: Any) -> Any:
    return [] if value is None else value


Addresses = Annotated[list[LabelledAddress], Field(max_length=20)]
StoredAddresses = Annotated[list[LabelledAddress], BeforeValidator(_none_is_empty)]  # what is older has none


Each = TypeVar("Each")


class Listing(Output, Generic[Each]):
    """A page of a list, and the cursor of the next one (null at the end)."""

    items: list[Each]
    next_cursor: str | None


class RecordVersion(Input):
    """A record, and the version that it was seen at."""

    id: Id
    version: Version


class OwnerChange(Input):
    """Records that are given to one member together, each at the version it was seen at."""

    owner_id: UserId
    records: list[RecordVersion] = Field(min_length=1, max_length=100)


class Verdict(StrEnum):
    """What became of one record of many: a conflict is one that somebody changed meanwhile, a refusal says why."""

    CHANGED = "changed"
    CONFLICT = "conflict"
    GONE = "gone"
    REFUSED = "refused"


class VerdictOut(Output, Generic[Each]):
    """One record of many, and how it is now; null where there is none."""

    id: Id
    verdict: Verdict
    code: str | None
    detail: str | None
    current: Each | None


class Verdicts(Output, Generic[Each]):
    """A verdict on each record, in the order they were named."""

    results: list[VerdictOut[Each]]


class Related(Output, Generic[Each]):
    """The newest few of a related list, and whether there are more."""

    items: list[Each]
    has_more: bool
