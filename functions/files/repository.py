"""Files by the record they belong to, and uploads that have not become one."""

from functions.files.models import FileOut, FileParent, FileParentType, Upload
from functions.files.rules import PARENTS
from functions.tenants.models import OrgOut
from functions.tenants.repository import OrgRepository
from shared.db.keys import entity
from shared.db.ops import Item, Op, absent, check, delete, present
from shared.db.records import PARENT, Index, Records
from shared.db.table import Span, both
from shared.errors import NotFound


class FileRepository(Records[FileOut]):
    name = "FILE"
    model = FileOut

    def index(self, record: FileOut) -> Index:
        return {PARENT: (_partition(record.parent), f"FILE#{record.id}")} if record.is_active else {}

    def get_active(self, file_id: str) -> FileOut:
        """The file as of now; NotFound when the firm has none, or not any more."""
        file = self.get(file_id)
        if not file.is_active:
            raise NotFound
        return file

    def of_parent(self, parent: FileParent, *, limit: int, after: str | None) -> tuple[list[FileOut], str | None]:
        """A record's files, newest first, in one round trip; NotFound when the firm has no such record."""
        span = Span(_partition(parent), "FILE#")
        record, page = both(
            lambda: self.table.get(self._parent_key(parent)),
            lambda: self.page(PARENT, span, limit=limit, after=after, descending=True),
        )
        if record is None:
            raise NotFound
        return page

    def _parent_key(self, parent: FileParent) -> str:
        """The firm is a record without an id in its key."""
        if parent == FileParent(type=FileParentType.ORG, id=self.caller.org_id):
            return OrgRepository(self.caller).key(parent.id)
        return entity(*_partition(parent))

    def at_its_end(self, file_id: str) -> tuple[FileOut | None, Upload | None, OrgOut]:
        """The file that an upload has become, else the upload if it is there, and the firm, in one round trip."""
        uploads, orgs = UploadRepository(self.caller), OrgRepository(self.caller)
        keys = self.key(file_id), uploads.key(file_id), orgs.key("")
        file, upload, org = map(self.table.get_many(keys).get, keys)
        if org is None:
            raise NotFound
        return self.load(file) if file else None, uploads.load(upload) if upload else None, orgs.load(org)


class UploadRepository(Records[Upload]):
    name = "UPLOAD"
    model = Upload

    def index(self, record: Upload) -> Index:
        return {}

    def item(self, record: Upload) -> Item:
        """The stream tells nobody of an upload: it has no `t`. The table forgets it in its time."""
        return super().item(record) | {"t": None, "ttl": int(record.expires_at.timestamp())}

    def parent_ops(self, parent: FileParent) -> list[Op]:
        """Lets a transaction depend on the record being the firm's; NotFound otherwise. That the firm is there needs no
        check, and a transaction that counts the bytes against its plan has no room for one."""
        if parent == FileParent(type=FileParentType.ORG, id=self.caller.org_id):
            return []
        is_there = present("SK"), absent("merged_into_id")
        return [check(entity(*_partition(parent)), *is_there, otherwise=lambda _: NotFound())]

    def done_op(self, upload: Upload) -> Op:
        """Forgets the upload; NotFound when somebody else has finished it."""
        return delete(self.key(upload.id), present("SK"), otherwise=lambda _: NotFound())


def _partition(parent: FileParent) -> tuple[str, str]:
    return PARENTS[parent.type].name, parent.id
