"""What the audit trail says of a change."""

from enum import StrEnum

from pydantic import Field

from shared.models import Instant, Listing, Output


class AuditKind(StrEnum):
    """What was changed."""

    ORGANISATION = "organisation"
    USER = "user"
    API_KEY = "api_key"
    ACCOUNT = "account"
    CONTACT = "contact"
    PRODUCT = "product"
    CATEGORIES = "categories"
    TAX_CODE = "tax_code"
    FAMILY = "family"
    LEAD = "lead"
    OPPORTUNITY = "opportunity"
    QUOTE = "quote"
    QUOTE_MAIL = "quote_mail"
    ORDER = "order"
    CONTRACT = "contract"
    PAYMENT = "payment"
    ACTIVITY = "activity"
    CASE = "case"
    MACRO = "macro"
    FILE = "file"
    MERGE = "merge"
    CALENDAR_FEED = "calendar_feed"
    DIGEST = "digest"
    IMPORT = "import"
    EXPORT = "export"


class AuditAction(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"


class AuditedValue(Output):
    """A field before and after; only of fields that say nothing about a person."""

    was: str | None
    became: str | None


class AuditedRecord(Output):
    """The record that a change belongs to: of a payment, what it pays."""

    kind: AuditKind
    id: str


class AuditEntry(Output):
    """One change. `fields` names all that it touched, `values` tells those that may be told."""

    id: str
    at: Instant
    by: str | None = Field(description="A member's id, `key:` and an API key's id, or null for the operator")
    kind: AuditKind
    record: AuditedRecord
    action: AuditAction
    fields: list[str]
    values: dict[str, AuditedValue]
    request_id: str | None


class AuditList(Listing[AuditEntry]):
    pass
