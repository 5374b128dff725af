"""What somebody signed in learns of themselves and changes of it."""

from functions.identity.models import Code, NewPassword, Password
from shared.errors import InvalidInput
from shared.models import Id, Input, Instant, Output


class PasswordChange(Input):
    current_password: Password
    password: NewPassword


class TotpCode(Input):
    code: Code


class TotpRemoval(Input):
    current_password: Password


class TotpOut(Output):
    """The secret of an authenticator yet to be confirmed, and the address that its QR code holds."""

    secret: str
    uri: str


class SecurityOut(Output):
    """How the caller signs in."""

    totp: bool
    totp_required: bool


class BrowserSession(Output):
    """A browser in which the caller is signed in."""

    id: Id
    created_at: Instant
    last_seen: Instant
    ip: str
    agent: str
    is_current: bool


class SessionList(Output):
    """The newest fifty."""

    items: list[BrowserSession]


def wrong_password() -> InvalidInput:
    """Of a present password that is not the caller's."""
    return InvalidInput.at("current_password", "wrong_password", "This is not your present password.")
