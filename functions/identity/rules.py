"""Roles and what each may do; when a session's secret still counts.

No pydantic here: the authorizer reads this page too, and its start-up is every first request's.
"""

import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from urllib.parse import quote, urlencode


class Role(StrEnum):
    ADMIN = "admin"
    USER = "user"
    READ_ONLY = "read_only"


class Permission(StrEnum):
    """What a route may ask for; an API key's scopes are the same words."""

    ORG_READ = "org:read"
    ORG_WRITE = "org:write"
    USERS_READ = "users:read"
    USERS_WRITE = "users:write"
    ACCOUNTS_READ = "accounts:read"
    ACCOUNTS_WRITE = "accounts:write"
    CONTACTS_READ = "contacts:read"
    CONTACTS_WRITE = "contacts:write"
    PRODUCTS_READ = "products:read"
    PRODUCTS_WRITE = "products:write"
    LEADS_READ = "leads:read"
    LEADS_WRITE = "leads:write"
    OPPORTUNITIES_READ = "opportunities:read"
    OPPORTUNITIES_WRITE = "opportunities:write"
    QUOTES_READ = "quotes:read"
    QUOTES_WRITE = "quotes:write"
    CONTRACTS_READ = "contracts:read"
    CONTRACTS_WRITE = "contracts:write"
    ORDERS_READ = "orders:read"
    ORDERS_WRITE = "orders:write"
    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    ACTIVITIES_READ = "activities:read"
    ACTIVITIES_WRITE = "activities:write"
    FILES_READ = "files:read"
    FILES_WRITE = "files:write"
    REPORTS_READ = "reports:read"
    AUDIT_READ = "audit:read"
    IMPORTS_READ = "imports:read"
    IMPORTS_WRITE = "imports:write"
    EXPORTS_READ = "exports:read"
    EXPORTS_WRITE = "exports:write"
    PAYMENTS_READ = "payments:read"
    PAYMENTS_WRITE = "payments:write"
    API_KEYS_READ = "api_keys:read"
    API_KEYS_WRITE = "api_keys:write"


_KEYS = frozenset({Permission.API_KEYS_READ, Permission.API_KEYS_WRITE})
_IMPORTS = frozenset({Permission.IMPORTS_READ, Permission.IMPORTS_WRITE})
_ADMIN_ONLY = (
    _KEYS | _IMPORTS | {Permission.AUDIT_READ, Permission.ORG_WRITE, Permission.USERS_WRITE, Permission.PRODUCTS_WRITE}
)
_LEAVING = frozenset({Permission.EXPORTS_READ, Permission.EXPORTS_WRITE})
"""To look is not to carry off: who only reads takes no files away."""
_READING = frozenset(each for each in Permission if each.endswith(":read")) - _ADMIN_ONLY - _LEAVING

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: frozenset(Permission),
    Role.USER: frozenset(Permission) - _ADMIN_ONLY,
    Role.READ_ONLY: _READING,
}

KEY_SCOPES = frozenset(Permission) - _KEYS - {Permission.ORG_WRITE, Permission.USERS_WRITE}
"""What an API key may be allowed at all: whoever could let people in would outlive the key's end."""

KEY_PREFIX = "dwk_"
_KEY = re.compile(KEY_PREFIX + r"[A-Za-z0-9_-]{43}", re.ASCII)
KEY_USE_SECONDS = 600
"""How exactly it is known when a key was last used: a key at work all day is noted a hundred times, not once a call."""


def key_hash(key: str) -> str | None:
    """Under which name a key's row is found; None for what is no key of ours.

    A plain hash does: a key has 256 random bits, so that nobody can go through the keys there might be.
    """
    return hashlib.sha256(key.encode()).hexdigest() if _KEY.fullmatch(key) else None


SESSION_LIFE = timedelta(days=7)
ACCESS_LIFE = timedelta(minutes=5)
GRACE = timedelta(seconds=30)
CHALLENGE_LIFE = timedelta(minutes=10)
SIGN_IN_REFUSED = "sign_in_refused"
"""What the pre-token trigger says to Cognito, and Cognito repeats to us, of somebody who may not come in."""


class Attempt(StrEnum):
    """What is counted against an account and an address, so that nobody guesses for long."""

    LOGIN = "login"
    CODE = "code"
    PASSWORD = "password"  # noqa: S105  (the name of a counter)
    FORGOT = "forgot"


ATTEMPT_WINDOW = timedelta(minutes=15)
MOST_ATTEMPTS = {Attempt.LOGIN: 10, Attempt.CODE: 10, Attempt.PASSWORD: 10, Attempt.FORGOT: 5}
MOST_OF_AN_ADDRESS = 50  # an office shares one

SHORTEST_PASSWORD = 12
_PARTS = (str.islower, str.isupper, str.isdigit, lambda letter: not letter.isalnum())


def is_strong(password: str) -> bool:
    """Whether a password is long enough and has a small and a capital letter, a digit and a sign."""
    return len(password) >= SHORTEST_PASSWORD and all(any(map(part, password)) for part in _PARTS)


def window(now: datetime) -> tuple[datetime, datetime]:
    """The beginning and the end of the time in which attempts made at `now` are counted together."""
    start = datetime.fromtimestamp(int(now.timestamp()) // ATTEMPT_WINDOW.seconds * ATTEMPT_WINDOW.seconds, UTC)
    return start, start + ATTEMPT_WINDOW


def totp_uri(secret: str, email: str, issuer: str) -> str:
    """What an authenticator reads from a QR code."""
    return f"otpauth://totp/{quote(issuer)}:{quote(email)}?{urlencode({'secret': secret, 'issuer': issuer})}"


class Standing(StrEnum):
    """What a presented secret is to its session."""

    CURRENT = "current"
    RECENT = "recent"  # rotated away moments ago: another tab, or an answer that got lost
    REUSED = "reused"  # rotated away before that, or never valid: somebody has a copy


def standing(presented: str, current: str, previous: str | None, since_rotation: timedelta) -> Standing:
    """What the secret with the hash `presented` is to a session, by the hashes of its last two secrets."""
    if hmac.compare_digest(presented, current):
        return Standing.CURRENT
    if previous is not None and hmac.compare_digest(presented, previous) and since_rotation <= GRACE:
        return Standing.RECENT
    return Standing.REUSED


def is_idle(unseen: timedelta, idle_minutes: int) -> bool:
    """Whether a session last refreshed that long ago has been unused for longer than its firm allows.

    What happens within the life of an access token is not seen. So no limit is shorter than two of them: then a
    session that ends was really unused for five minutes at least.
    """
    return unseen > max(timedelta(minutes=idle_minutes), 2 * ACCESS_LIFE)
