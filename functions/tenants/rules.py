"""What each plan allows, and the probabilities a new firm starts with."""

from functions.tenants.models import FILE_BYTES, GIGABYTE, MEGABYTE, Features, Limits, Plan, Stage

DEFAULT_PROBABILITIES: dict[Stage, int] = {
    Stage.QUALIFYING: 10,
    Stage.PROPOSAL: 50,
    Stage.NEGOTIATION: 75,
    Stage.CLOSED_WON: 100,
    Stage.CLOSED_LOST: 0,
}


def _limits(
    users: int | None,
    api_keys: int | None,
    invoices: int | None,
    emails: int | None,
    sms: int | None,
    storage_bytes: int | None,
    file_bytes: int = FILE_BYTES,
) -> Limits:
    return Limits(
        users=users,
        api_keys=api_keys,
        file_bytes=file_bytes,
        storage_bytes=storage_bytes,
        invoices=invoices,
        emails_per_month=emails,
        sms_per_month=sms,
    )


LIMITS: dict[Plan, Limits] = {
    Plan.FREE: _limits(2, 0, 20, 100, 0, GIGABYTE),
    Plan.BASIC: _limits(5, 5, 200, 1_000, 100, 10 * GIGABYTE),
    Plan.PROFESSIONAL: _limits(25, 20, 2_000, 10_000, 1_000, 100 * GIGABYTE),
    Plan.ENTERPRISE: _limits(None, 100, None, None, None, None, 100 * MEGABYTE),
}


def mails_of(month: str) -> str:
    """Under which name the mails of a month of the firm's calendar are counted."""
    return f"MAILS-{month}"


def features(plan: Plan) -> Features:
    """What a firm on `plan` may use."""
    paid = plan is not Plan.FREE
    large = plan in (Plan.PROFESSIONAL, Plan.ENTERPRISE)
    return Features(sms=paid, api_access=paid, custom_branding=paid, advanced_reporting=large, banking=large)
