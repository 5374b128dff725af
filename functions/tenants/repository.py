"""The firm's record at `META`, and its subdomain in the directory."""

import time
from functools import lru_cache
from typing import Literal

from functions.tenants.models import OrgOut
from shared.caller import Caller, nobody
from shared.db.directory import Directory, Refused
from shared.db.keys import entity
from shared.db.ops import Kind, Op, absent_or_below, add, check, equals
from shared.db.records import Index, Records
from shared.db.table import Span
from shared.errors import Conflict, InvalidInput, Problem

_ZONE_SECONDS = 60
_COUNT = "COUNT"

Metered = Literal["users", "api_keys", "storage_bytes"]


class OrgRepository(Records[OrgOut]):
    name = "META"
    model = OrgOut

    def key(self, record_id: str) -> str:
        return "META"

    def index(self, record: OrgOut) -> Index:
        return {}

    def currency_op(self, org: OrgOut) -> Op:
        """Lets a transaction depend on the firm's currency being what was read."""
        changed = Conflict("currency_changed", "The currency of your organisation has just changed. Please try again.")
        same = equals("settings.currency", org.settings.currency)
        return check(self.key(org.id), same, otherwise=lambda _: changed)

    def logo_op(self, file_id: str) -> Op:
        """Lets a transaction depend on the file being one of the firm itself; InvalidInput otherwise. The domain of
        files is above this one, and its rows are known by name only."""
        own = equals("is_active", True), equals("parent.type", "organisation")
        unknown = InvalidInput.at("branding.logo_id", "unknown_image", "Choose a picture among your own files.")
        return check(entity("FILE", file_id), *own, otherwise=lambda _: unknown)

    def use_op(self, org: OrgOut, what: Metered, refusal: Problem, amount: int = 1) -> Op:
        """Takes so much of what the plan limits; `refusal` when less than that is left."""
        most: int | None = getattr(org.limits, what)
        path = f"usage.{what}"
        free = (absent_or_below(path, most - amount + 1),) if most is not None else ()
        return add(self.key(org.id), path, amount, *free, otherwise=lambda _: refusal)

    def free_op(self, what: Metered, amount: int = 1) -> Op:
        """Gives so much back of what the plan limits."""
        return add(self.key(""), f"usage.{what}", -amount)

    def count_op(self, name: str, most: int | None, refusal: Problem, ttl: int | None = None) -> Op:
        """Counts one more under a name, whose count is forgotten at `ttl`; `refusal` when there are `most` already."""
        free = (absent_or_below("n", most),) if most is not None else ()
        forgotten = {"ttl": ttl} if ttl else {}
        return Op(Kind.UPDATE, entity(_COUNT, name), lambda _: refusal, where=free, values=forgotten, added={"n": 1})

    def counted(self, name: str) -> int:
        """How many were counted under the name."""
        row = self.table.get(entity(_COUNT, name))
        return int(row["n"]) if row else 0

    def has_prices(self) -> bool:
        """Whether the firm has a product, a family or a deal yet, so that amounts in its currency exist."""
        priced = [Span(("PROD",), ""), Span(("FAM",), ""), Span(("OPP",), "")]
        return bool(self.table.page("GSI2", priced, limit=1).items)


def org_of(caller: Caller) -> OrgOut:
    """The caller's firm."""
    return OrgRepository(caller).get(caller.org_id)


def zone_of(org_id: str) -> str:
    """The firm's time zone, known for a minute."""
    return _zone(org_id, int(time.monotonic() // _ZONE_SECONDS))


@lru_cache(maxsize=1024)
def _zone(org_id: str, _minute: int) -> str:
    return org_of(nobody(org_id)).settings.timezone


def claim_subdomain(subdomain: str, org_id: str) -> None:
    """Give the subdomain to the firm; Conflict `subdomain_taken` when another has it."""
    try:
        Directory().add("DIR", "SUB", subdomain, values={"org_id": org_id})
    except Refused as refused:
        if refused.stored is None or refused.stored["org_id"] != org_id:
            raise Conflict("subdomain_taken", f"Another firm has the subdomain {subdomain}.") from None
