"""Who asks, for which firm, and under which firm's money and calendar."""

from dataclasses import dataclass, field

from shared.errors import Forbidden


@dataclass(frozen=True)
class Request:
    """What a write needs to know of the request that caused it.

    `fingerprint` is a hash of a write's method, path and body: the same key with another fingerprint is a mistake.
    """

    id: str
    ip: str = ""
    route: str = ""
    idempotency_key: str | None = None
    fingerprint: str = ""


@dataclass(frozen=True)
class Caller:
    """The verified identity behind a request; repositories can be built from nothing else."""

    org_id: str
    user_id: str
    role: str
    scopes: frozenset[str]
    currency: str
    timezone: str
    request: Request = field(default_factory=lambda: Request(id=""))
    key_id: str | None = None

    @property
    def author(self) -> str:
        """Who a change is said to be by: the person, or the API key that acts for one."""
        return f"key:{self.key_id}" if self.key_id else self.user_id

    def require(self, *permissions: str) -> None:
        """Forbidden without each of the permissions."""
        if not self.scopes.issuperset(permissions):
            raise Forbidden("permission_denied", "Your role does not allow this.")

    def named(self, user: str) -> str:
        """The member id that `me` or an id stands for."""
        return self.user_id if user == "me" else user


def bare_caller(org_id: str, user_id: str, role: str) -> Caller:
    """Somebody who may do nothing: before it is read what they may, and what their firm's money and calendar are."""
    return Caller(org_id, user_id, role, scopes=frozenset(), currency="", timezone="")


def nobody(org_id: str) -> Caller:
    """Nobody in particular, at work for a firm whose records have changed."""
    return bare_caller(org_id, user_id="system", role="system")
