"""Exports, newest first, and how far the work of one is."""

from functions.exports.models import Export, ExportProgress
from shared.db.ops import put
from shared.db.records import LIST, OWNER, Index, Records, load
from shared.db.table import Span
from shared.errors import NotFound

Found = tuple[list[Export], str | None]


class ExportRepository(Records[Export]):
    name = "EXPORT"
    model = Export

    def index(self, record: Export) -> Index:
        sk = f"EXPORT#{record.id}"
        return {LIST: (("EXPORT",), sk), OWNER: (("OWN", record.started_by), sk)}

    def newest(self, *, limit: int, after: str | None) -> Found:
        """The firm's exports, newest first."""
        return self.page(LIST, Span(("EXPORT",), "EXPORT#"), limit=limit, after=after, descending=True)

    def of_member(self, user_id: str, *, limit: int, after: str | None) -> Found:
        """One member's exports, newest first."""
        return self.page(OWNER, Span(("OWN", user_id), "EXPORT#"), limit=limit, after=after, descending=True)

    def with_progress(self, export_id: str) -> tuple[Export, ExportProgress]:
        """An export and how far its work is, in one round trip; NotFound."""
        keys = self.key(export_id), self._progress_key(export_id)
        record, progress = map(self.table.get_many(keys).get, keys)
        if record is None:
            raise NotFound
        return self.load(record), load(ExportProgress, progress) if progress else ExportProgress(rows=0, kinds=0)

    def note(self, export_id: str, progress: ExportProgress) -> None:
        """Note how far the work is; of two workers the later says it."""
        key = self._progress_key(export_id)
        self.table.write(put(key, progress.model_dump()), result=key)

    def _progress_key(self, export_id: str) -> str:
        return f"{self.key(export_id)}#AT"
