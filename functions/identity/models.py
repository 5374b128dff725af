"""Members of a firm, sessions, and what the browser learns of them."""

from enum import StrEnum

from pydantic import Field

from functions.tenants.models import OrgOut
from shared.models import Email, Input, Instant, Output, UserId


class Role(StrEnum):
    ADMIN = "admin"
    USER = "user"
    READ_ONLY = "read_only"


class UserOut(Output):
    """A member of the firm, as colleagues see one."""

    id: UserId
    email: Email
    first_name: str | None
    last_name: str
    name: str
    role: Role
    is_active: bool


class UsersOut(Output):
    items: list[UserOut]


class Credentials(Input):
    email: str = Field(max_length=254)
    password: str = Field(max_length=256)


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
