"""Keys in their firm; in the system rows, which firm and key a secret's hash leads to."""

from collections.abc import Sequence
from datetime import UTC, datetime

from functions.partners.models import ApiKey
from shared.db.directory import Directory
from shared.db.keys import entity
from shared.db.records import LIST, Index, Records
from shared.db.table import Span


class ApiKeyRepository(Records[ApiKey]):
    name = "APIKEY"
    model = ApiKey

    def index(self, record: ApiKey) -> Index:
        state = "A" if record.revoked_at is None else "R"
        return {LIST: (("APIKEY",), f"{state}#{record.id}")}

    def newest(self, *, limit: int, after: str | None) -> tuple[list[ApiKey], str | None]:
        """Keys, the newest first, the revoked ones among them."""
        spans = Span(("APIKEY",), "A#"), Span(("APIKEY",), "R#")
        return self.page(LIST, *spans, limit=limit, after=after, descending=True)

    def circumstances(self, keys: Sequence[ApiKey]) -> tuple[dict[str, datetime], set[str]]:
        """When each key was last used, as far as it was, and which of the keys' makers are active members."""
        used = {f"{self.key(each.id)}#USED": each.id for each in keys}
        makers = {entity("USER", each.created_by): each.created_by for each in keys}
        found = self.table.get_many([*used, *makers])
        uses = {used[sk]: datetime.fromtimestamp(int(item["at"]), UTC) for sk, item in found.items() if sk in used}
        return uses, {makers[sk] for sk, item in found.items() if sk in makers and item["is_active"]}


class KeyPlaces:
    """Where the holder of a secret belongs; the authorizer reads it, and then the key itself, which decides."""

    def add(self, key: ApiKey, org_id: str) -> None:
        """Let the secret of that hash lead to the key."""
        row = {"org_id": org_id, "key_id": key.id, "user_id": key.created_by}
        Directory().add("KEY", key.secret_hash, values=row)

    def remove(self, key: ApiKey) -> None:
        """Let the secret lead nowhere."""
        Directory().remove("KEY", key.secret_hash)
