"""A key as its firm keeps it, and the one time it is shown whole."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from functions.identity.rules import Permission
from shared.models import Id, Input, Instant, Listing, Moment, Name, Output, Record, UserId


class KeyStatus(StrEnum):
    """What a key is worth by now; `stopped` is one whose maker is no active member any more."""

    ACTIVE = "active"
    STOPPED = "stopped"
    EXPIRED = "expired"
    REVOKED = "revoked"


class ApiKey(Record):
    """A key as stored: what it may do, until when, and only a hash of itself."""

    name: str
    scopes: list[Permission]
    hint: str
    secret_hash: str
    created_by: UserId
    expires_at: Instant | None
    revoked_at: Instant | None

    def status(self, now: datetime, *, has_maker: bool) -> KeyStatus:
        """What the key is worth at `now`."""
        if self.revoked_at is not None:
            return KeyStatus.REVOKED
        if self.expires_at is not None and self.expires_at <= now:
            return KeyStatus.EXPIRED
        return KeyStatus.ACTIVE if has_maker else KeyStatus.STOPPED


class ApiKeyOut(Output):
    """A key as the firm's admins see it: by its name and its last four letters."""

    id: Id
    version: int
    name: str
    scopes: list[Permission]
    hint: str
    status: KeyStatus
    created_at: Instant
    created_by: UserId
    expires_at: Instant | None
    revoked_at: Instant | None
    last_used_at: Instant | None = Field(description="Exact to ten minutes")


class ApiKeyMadeOut(ApiKeyOut):
    """A new key, and its secret, this once; null when the same request had made the key before."""

    secret: str | None


class ApiKeyList(Listing[ApiKeyOut]):
    pass


def _each_once(scopes: list[Permission]) -> list[Permission]:
    return list(dict.fromkeys(scopes))


class ApiKeyCreate(Input):
    """What another program may do, and until when; without an end it may until it is revoked."""

    name: Name
    scopes: Annotated[list[Permission], Field(min_length=1, max_length=100), AfterValidator(_each_once)]
    expires_at: Moment | None = None
