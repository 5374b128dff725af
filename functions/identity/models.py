"""Members of a firm, sessions, and what the browser learns of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from functions.identity.rules import Role as Role
from functions.identity.rules import is_strong
from functions.tenants.models import OrgOut
from shared.errors import InvalidInput
from shared.models import Email, Input, Instant, Output, Record, UserId


class Member(Record):
    """A person of the firm as stored; the password is Cognito's and nowhere else."""

    id: UserId
    email: Email
    first_name: str | None
    last_name: str
    name: str
    role: Role
    is_active: bool

    def out(self) -> "UserOut":
        """The member as colleagues see one."""
        return UserOut.model_validate(self.model_dump(include=set(UserOut.model_fields)))


class UserOut(Output):
    """A member of the firm, as colleagues see one."""

    id: UserId
    version: int
    email: Email
    first_name: str | None
    last_name: str
    name: str
    role: Role
    is_active: bool


def _strong(password: str) -> str:
    if not is_strong(password):
        raise ValueError("use at least 12 characters, with small and capital letters, a digit and a sign")
    return password


EmailEntered = Annotated[str, Field(min_length=1, max_length=254)]
Password = Annotated[str, Field(min_length=1, max_length=256)]
NewPassword = Annotated[Password, AfterValidator(_strong)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9]{6}$")]


class Credentials(Input):
    email: EmailEntered
    password: Password


class ChallengeKind(StrEnum):
    """What a sign-in may still ask for."""

    NEW_PASSWORD = "new_password"  # noqa: S105  (the name of a step)
    TOTP = "totp"
    TOTP_SETUP = "totp_setup"


class ChallengeOut(Output):
    """The password is right, and one step more is asked for; `handle` goes back with the answer.

    With `totp_setup` come the secret of an authenticator and the address that its QR code holds, this once.
    """

    challenge: ChallengeKind
    handle: str
    secret: str | None
    uri: str | None


class ChallengeAnswer(Input):
    """The answer to a challenge: a new password or the six digits, whichever it asked for."""

    handle: str = Field(min_length=1, max_length=16_384)
    password: NewPassword | None = None
    code: Code | None = None


class PasswordForgotten(Input):
    email: EmailEntered


class PasswordReset(Input):
    email: EmailEntered
    code: Code
    password: NewPassword


class MeOut(Output):
    """Who is signed in, for which firm, and what they may do."""

    user: UserOut
    org: OrgOut
    permissions: list[str]


class SessionOut(MeOut):
    """A new session; the tokens are in cookies and never in a body."""

    expires_at: Instant


class RefreshedOut(Output):
    expires_at: Instant


class ProviderOut(Output):
    """A provider to sign in with: `label` is what people call it."""

    name: str
    label: str


class ProvidersOut(Output):
    items: list[ProviderOut]


class HealthOut(Output):
    status: str


@dataclass(frozen=True)
class Visitor:
    """Where a request comes from, as far as it says."""

    ip: str
    agent: str


class Session(BaseModel):
    """A signed-in browser; of its secrets only hashes are kept, and the refresh token only encrypted."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)

    id: str
    org_id: str
    user_id: str
    secret_hash: str
    previous_hash: str | None
    rotated_at: Instant
    created_at: Instant
    last_seen: Instant
    ends_at: Instant
    ip: str
    agent: str
    sealed_token: str


class Step(BaseModel):
    """What a sign-in waits for. The browser carries it sealed; nothing of it is in the clear anywhere."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)

    kind: ChallengeKind
    email: str
    username: str
    cognito_session: str | None = None
    access_token: str | None = None
    refresh_token: str | None = None


@dataclass(frozen=True)
class Pass:
    """What a browser is given to come back with: the access token, and the session's secret."""

    access_token: str
    access_ends: datetime
    access_seconds: int
    refresh: str
    session_ends: datetime


def wrong_code() -> InvalidInput:
    """Of a code that an authenticator did not show, or that was not mailed."""
    return InvalidInput.at("code", "wrong_code", "This code is not right, or not any more.")


def weak_password() -> InvalidInput:
    """Of a password that is within our own policy but not the pool's."""
    return InvalidInput.at("password", "weak_password", "Choose another password: this one is too simple, or not new.")
