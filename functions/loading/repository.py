"""What a firm has already, as a file's rows are compared with it; the markers of others' ids; what rows do, in S3."""

import json
from collections.abc import Iterator, Sequence

from functions.archive.repository import NAMES, external_marker
from functions.identity.repository import MemberRepository
from functions.imports.models import ImportKind
from functions.imports.service import rows_of
from functions.loading.models import PlannedRow, Standing
from functions.loading.rules import Resembling, keys_of
from shared.caller import Caller
from shared.db.keys import Family
from shared.db.ops import Item, Op, put_new
from shared.db.records import LIST
from shared.db.table import Span, TenantTable
from shared.errors import Conflict, FieldError
from shared.storage import TenantBucket

UNDO = "undo-"
_PAGE = 1000


class FirmRepository:
    """A firm's records, read whole by the page: background work's."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._table = TenantTable(caller)

    def standings(self, kind: ImportKind, resembling: Resembling | None = None) -> dict[str, list[Standing]]:
        """Every record of a kind by what it is known by, the inactive ones too; a moment behind.

        Those that are there are added to what rows may resemble, where that is wanted.
        """
        found: dict[str, list[Standing]] = {}
        for item in self._all(NAMES[kind]):
            active = item.get("is_active", item.get("status") != "Removed")
            if resembling and active and not item.get("converted_to"):
                resembling.add(item)
            undone = not active and str(item.get("request_id", "")).startswith(UNDO)
            for key in keys_of(kind, item):
                found.setdefault(key, []).append(Standing(item["id"], active, undone))
        return found

    def members(self) -> dict[str, str]:
        """The ids of active members, by e-mail address and by name where only one is called so."""
        repository, found = MemberRepository(self._caller), dict[str, str]()
        names: dict[str, list[str]] = {}
        for item in self._all(repository.name):
            if item["is_active"]:
                found[item["email"]] = item["id"]
                names.setdefault(item["name"].casefold(), []).append(item["id"])
        return {**{name: ids[0] for name, ids in names.items() if len(ids) == 1}, **found}

    def _all(self, name: str) -> Iterator[Item]:
        after: str | None = None
        while True:
            page = self._table.page(LIST, [Span((name,), "")], limit=_PAGE, after=after)
            yield from page.items
            if page.next is None:
                return
            after = page.next

    def items(self, kind: ImportKind, record_ids: Sequence[str]) -> dict[str, Item]:
        """The records as they are stored now, by id."""
        keys = {f"{NAMES[kind]}#{each}": each for each in record_ids}
        return {keys[sk]: item for sk, item in self._table.get_many(list(keys)).items()}

    def by_external_id(self, kind: ImportKind, external_ids: Sequence[str]) -> dict[str, str]:
        """Which records have been imported under these ids of another system."""
        markers = {each: external_marker(kind, each) for each in external_ids}
        found = self._table.get_many(list(markers.values()), Family.UNIQUE)
        return {each: found[marker]["ref"] for each, marker in markers.items() if marker in found}

    def external_id_op(self, kind: ImportKind, external_id: str, record_id: str) -> Op:
        """Lets a record be known by another system's id; Conflict `external_id_taken` when another is."""
        message = "Another record has been imported under this external ID."
        taken = Conflict("external_id_taken", message, errors=[FieldError("external_id", "external_id_taken", message)])
        row = {"ref": record_id, "text": external_id}
        return put_new(external_marker(kind, external_id), row, family=Family.UNIQUE, otherwise=lambda _: taken)


class PlanRepository:
    """What the rows of a file do, a stretch to an object."""

    def __init__(self, caller: Caller, import_id: str) -> None:
        self._bucket = TenantBucket(caller)
        self._import_id = import_id

    def read_stretch(self, stretch: int) -> list[PlannedRow]:
        """What the rows of a stretch do."""
        stored = json.loads(self._bucket.read(rows_of(self._import_id, stretch)))
        return [PlannedRow.model_validate(each) for each in stored]

    def write_stretch(self, stretch: int, rows: Sequence[PlannedRow]) -> None:
        """Write down what the rows of a stretch do, or have done."""
        data = json.dumps([row.model_dump(mode="json") for row in rows]).encode()
        self._bucket.write(rows_of(self._import_id, stretch), data, "application/json")
