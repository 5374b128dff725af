"""Links: a row below its quote, and a system row under the hash of its secret that leads there."""

from dataclasses import dataclass
from datetime import datetime

from functions.links.models import Link
from functions.quotes.repository import QuoteRepository
from shared import clock
from shared.caller import Caller
from shared.db.directory import Directory, Refused
from shared.db.keys import entity
from shared.db.ops import absent, change, put_new
from shared.db.records import load
from shared.db.table import TenantTable
from shared.errors import Conflict, NotFound
from shared.models import stamp

_MOST = 50
_NAME = "LINK"


@dataclass(frozen=True)
class Lead:
    """Where a secret leads: a firm's link to a quote."""

    org_id: str
    quote_id: str
    link_id: str


def follow(secret_hash: str) -> Lead | None:
    """Where the secret with that hash leads, or None."""
    row = Directory().get(_NAME, secret_hash)
    return Lead(row["org_id"], row["quote_id"], row["link_id"]) if row else None


class LinkRepository:
    """The links of one firm's quotes."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self._table = TenantTable(caller)

    def of_quote(self, quote_id: str) -> list[Link]:
        """The newest links of a quote."""
        rows = self._table.children(entity(QuoteRepository.name, quote_id, _NAME), _MOST)
        return [load(Link, row) for row in rows]

    def get(self, quote_id: str, link_id: str) -> Link:
        """The link as of now; NotFound when the quote has none such."""
        row = self._table.get(_key(quote_id, link_id))
        if row is None:
            raise NotFound
        return load(Link, row)

    def lead(self, secret_hash: str, link: Link) -> None:
        """Have the secret lead to the link, until that expires."""
        values = {
            "org_id": self.caller.org_id,
            "quote_id": link.quote_id,
            "link_id": link.id,
            "ttl": int(link.expires_at.timestamp()),
        }
        try:
            Directory().add(_NAME, secret_hash, values=values)
        except Refused:
            raise Conflict("conflict", "This link could not be made. Please try again.") from None

    def create(self, link: Link) -> None:
        """Keep a new link; Replayed when this very request made it before."""
        sk = _key(link.quote_id, link.id)
        taken = Conflict("id_taken", "Another link has this id.")
        self._table.write(
            put_new(sk, {"t": "QUOTE_LINK", **link.model_dump(mode="json")}, otherwise=lambda _: taken), result=sk
        )

    def made_before(self) -> str | None:
        """The id of the link that this very request has made before."""
        sk = self._table.earlier_result()
        return sk.rsplit("#", 1)[1] if sk else None

    def note(self, link: Link, name: str) -> None:
        """Note the present moment as `viewed_at` or `revoked_at`, where none is noted yet."""
        before = link.model_dump(mode="json")
        after = before | {name: stamp(clock.now())}
        sk = _key(link.quote_id, link.id)
        try:
            self._table.write(change(sk, before, after, absent(name), otherwise=lambda _: _Noted()), result=sk)
        except _Noted:
            return


class _Noted(Exception):
    """It was noted before."""


def _key(quote_id: str, link_id: str) -> str:
    return entity(QuoteRepository.name, quote_id, _NAME, link_id)


def is_live(link: Link, now: datetime) -> bool:
    """Whether a link still leads to its quote."""
    return link.revoked_at is None and now < link.expires_at
