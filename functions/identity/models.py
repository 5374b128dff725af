"""Members of a firm, sessions, and what the browser learns of them."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from functions.identity.rules import Role as Role
from functions.tenants.models import OrgOut
from shared.models import Email, Input, Instant, Listing, Name, OptionalText, Output, Record, UserId


class Member(Record):
    """A person of the firm as stored; the password is Cognito's and nowhere else."""

    id: UserId
    email: Email
    first_name: str | None
    last_name: str
    name: str
    role: Role
    is_active: bool


class UserOut(Output):
    """A member of the firm, as colleagues see one."""

    id: UserId
    email: Email
    first_name: str | None
    last_name: str
    name: str
    role: Role
    is_active: bool


class UserList(Listing[UserOut]):
    pass


class UserCreate(Input):
    """Whom the operator or an admin lets in, and as what."""

    email: Email
    first_name: OptionalText = None
    last_name: Name
    role: Role


class Credentials(Input):
    email: str = Field(min_length=1, max_length=254)
    password: str = Field(min_length=1, max_length=256)


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


class HealthOut(Output):
    status: str


@dataclass(frozen=True)
class Visitor:
    """Where a request comes from, as far as it says."""

    ip: str
    agent: str


class Session(BaseModel):
    """A signed-in browser; of its secrets only hashes are kept, and the refresh token only encrypted."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

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


@dataclass(frozen=True)
class Pass:
    """What a browser is given to come back with: the access token, and the session's secret."""

    access_token: str
    access_ends: datetime
    access_seconds: int
    refresh: str
    session_ends: datetime
