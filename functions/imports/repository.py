"""Imports, newest first; how far the work of one is; the firm's one import that writes."""

from functions.imports.models import Import, ImportState, Progress
from functions.imports.rules import NONE
from shared.db.keys import Family
from shared.db.ops import Item, Op, change, delete, equals, put, put_new
from shared.db.records import LIST, Index, Records, load
from shared.db.retry import Outdated
from shared.db.table import Span
from shared.errors import Conflict, NotFound

_RUNNING = "IMPORT_RUNNING"


class ImportRepository(Records[Import]):
    name = "IMPORT"
    model = Import

    def index(self, record: Import) -> Index:
        return {LIST: (("IMPORT",), f"I#{record.id}")}

    def newest(self, *, limit: int, after: str | None) -> tuple[list[Import], str | None]:
        """The firm's imports, newest first."""
        return self.page(LIST, Span(("IMPORT",), "I#"), limit=limit, after=after, descending=True)

    def with_progress(self, import_id: str) -> tuple[Import, Progress]:
        """An import and how far the work of its present state is, in one round trip; NotFound."""
        keys = self.key(import_id), self._progress_key(import_id)
        record, progress = map(self.table.get_many(keys).get, keys)
        if record is None:
            raise NotFound
        found = self.load(record)
        return found, self._progress(found, progress)

    def _progress(self, record: Import, item: Item | None) -> Progress:
        none = Progress(state=record.state, done=0, counts=NONE, places={})
        progress = load(Progress, item) if item else none
        return progress if progress.state == record.state else none

    def move(self, before: Import, after: Import, *ops: Op) -> Import:
        """Write a change of state, with whose work nothing is done yet."""
        none = Progress(state=after.state, done=0, counts=NONE, places={})
        return self.save(before, after, put(self._progress_key(before.id), none.model_dump(mode="json")), *ops)

    def advance(self, import_id: str, before: Progress, after: Progress) -> None:
        """Note that a stretch is done; Outdated when another worker has noted it, or the work is another by now."""
        key, (old, new) = self._progress_key(import_id), (each.model_dump(mode="json") for each in (before, after))
        where = equals("done", before.done), equals("state", before.state.value)
        self.table.write(change(key, old, new, *where, otherwise=lambda _: Outdated()), result=key)

    def claim_op(self, import_id: str) -> Op:
        """Makes this import the one that writes; Conflict `import_running` while another does."""
        running = Conflict("import_running", "Another import is being written. Please wait until it is done.")
        return put_new(_RUNNING, {"ref": import_id}, family=Family.UNIQUE, otherwise=lambda _: running)

    def release_op(self, import_id: str) -> Op:
        """Lets another import write."""
        return delete(_RUNNING, equals("ref", import_id), family=Family.UNIQUE)

    def _progress_key(self, import_id: str) -> str:
        return f"{self.key(import_id)}#AT"


WRITING = frozenset({ImportState.RUNNING, ImportState.UNDOING})
"""The states in which an import holds the firm's one place to write."""
