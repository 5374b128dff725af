"""A change of a record, as the table's stream tells it."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.db.keys import firm_in
from shared.db.ops import Item, from_wire

Wire = dict[str, dict[str, Any]]


class _Images(BaseModel):
    keys: Wire = Field(alias="Keys")
    after: Wire | None = Field(default=None, alias="NewImage")
    before: Wire | None = Field(default=None, alias="OldImage")


class StreamRecord(BaseModel):
    """One record of a batch, checked; what else AWS sends with it is left aside."""

    model_config = ConfigDict(hide_input_in_errors=True, defer_build=True)

    id: str = Field(alias="eventID")
    name: Literal["INSERT", "MODIFY", "REMOVE"] = Field(alias="eventName")
    images: _Images = Field(alias="dynamodb")


class Changed(BaseModel):
    """A firm's record before and after; None where it was not, or is no longer."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)

    org_id: str
    sk: str
    before: Item | None
    after: Item | None

    @property
    def kind(self) -> str:
        """The entity's name in keys, as `LEAD`."""
        return str((self.after or self.before or {})["t"])


def changed(record: dict[str, Any]) -> Changed:
    """The change that a stream record tells; ValueError when it is none of a firm's records."""
    images = StreamRecord.model_validate(record).images
    keys = from_wire(images.keys)
    return Changed(
        org_id=firm_in(keys["PK"]),
        sk=keys["SK"],
        before=from_wire(images.before) if images.before else None,
        after=from_wire(images.after) if images.after else None,
    )
