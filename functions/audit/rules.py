"""A row of the trail in the words of the API; the months of the trail that a month of the firm's calendar lies in."""

from collections.abc import Mapping
from typing import Any

from functions.audit.models import AuditedRecord, AuditedValue, AuditEntry, AuditKind
from shared import money
from shared.caller import Caller
from shared.months import begin_of, month_on

KINDS = {
    "META": AuditKind.ORGANISATION,
    "USER": AuditKind.USER,
    "APIKEY": AuditKind.API_KEY,
    "ACC": AuditKind.ACCOUNT,
    "CON": AuditKind.CONTACT,
    "PROD": AuditKind.PRODUCT,
    "CATS": AuditKind.CATEGORIES,
    "TAX": AuditKind.TAX_CODE,
    "FAM": AuditKind.FAMILY,
    "LEAD": AuditKind.LEAD,
    "OPP": AuditKind.OPPORTUNITY,
    "QUOTE": AuditKind.QUOTE,
    "QUOTE_MAIL": AuditKind.QUOTE_MAIL,
    "ORDER": AuditKind.ORDER,
    "CONTRACT": AuditKind.CONTRACT,
    "PAY": AuditKind.PAYMENT,
    "ACT": AuditKind.ACTIVITY,
    "CASE": AuditKind.CASE,
    "MACRO": AuditKind.MACRO,
    "FILE": AuditKind.FILE,
    "MERGE": AuditKind.MERGE,
    "FEED": AuditKind.CALENDAR_FEED,
    "DIGEST": AuditKind.DIGEST,
    "IMPORT": AuditKind.IMPORT,
    "EXPORT": AuditKind.EXPORT,
}
_IN_MINOR_UNITS = "_minor"


def entry_of(row: Mapping[str, Any], caller: Caller) -> AuditEntry:
    """What a row says; amounts as decimals of the firm's currency."""
    name, *ids = row["record"].split("#")
    return AuditEntry(
        id=row["SK"],
        at=row["at"],
        by=row.get("by"),
        kind=KINDS[row["kind"]],
        record=AuditedRecord(kind=KINDS[name], id=ids[0] if ids else caller.org_id),
        action=row["action"],
        fields=[field.removesuffix(_IN_MINOR_UNITS) for field in row["fields"]],
        values={
            field.removesuffix(_IN_MINOR_UNITS): AuditedValue(
                was=_text(field, change["from"], caller.currency), became=_text(field, change["to"], caller.currency)
            )
            for field, change in row["values"].items()
        },
        request_id=row.get("request_id"),
    )


def _text(field: str, value: Any, currency: str) -> str | None:
    if value is None:
        return None
    if field.endswith(_IN_MINOR_UNITS):
        return money.to_text(int(value), currency)
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, list | dict) else str(value)


def month_bounds(month: str, zone: str) -> tuple[str, str]:
    """The first instant of a month of the calendar in `zone`, and of the month after, as the trail writes instants."""
    return begin_of(month, zone), begin_of(month_on(month, 1), zone)


def trail_months(first: str, last: str) -> list[str]:
    """The trail's own months, which are UTC's, from the later of two instants back to the earlier."""
    return sorted({each[:4] + each[5:7] for each in (first, last)}, reverse=True)
