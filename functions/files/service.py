"""Uploading in two steps around S3, links to what was uploaded, and taking it away."""

from datetime import timedelta

from functions.files.models import (
    Announced,
    FileChange,
    FileLinkOut,
    FileOut,
    FileParent,
    Upload,
    UploadCreate,
    UploadOut,
)
from functions.files.repository import FileRepository, UploadRepository
from functions.files.rules import (
    OPAQUE,
    PREVIEWED,
    disposition,
    require_fitting,
    require_logo,
    require_reader,
    require_writer,
)
from functions.tenants.models import MEGABYTE, OrgOut
from functions.tenants.repository import OrgRepository, org_of
from shared import clock
from shared.caller import Caller, nobody
from shared.db.records import fresh, revise
from shared.errors import Conflict, FieldError, InvalidInput, NotFound
from shared.storage import FETCH_SECONDS, Content, TenantBucket

_UPLOAD_LIFE = timedelta(days=1)  # S3 keeps what is pending for longer than that


def list_files(
    caller: Caller, parent: FileParent, *, limit: int, after: str | None
) -> tuple[list[FileOut], str | None]:
    """A record's files, newest first, and the position of the next page."""
    require_reader(caller, parent)
    return FileRepository(caller).of_parent(parent, limit=limit, after=after)


def start_upload(caller: Caller, data: UploadCreate) -> tuple[UploadOut, bool]:
    """Where to send a file of a record, and False when the same was asked before; then it has a day once more.

    InvalidInput for a name that does not fit the type, or a file larger than the plan's; Conflict `storage_full`;
    NotFound for a record that the firm does not have.
    """
    require_writer(caller, data.parent)
    require_fitting(data.name, data.content_type)
    require_logo(data.parent, data.content_type, data.size)
    _require_room(org_of(caller), data.size)
    now = clock.now()
    upload = Upload(
        **data.model_dump(exclude={"id", "parent"}),
        **fresh(data.id, now),
        parent=data.parent,
        uploaded_by=caller.user_id,
        expires_at=now + _UPLOAD_LIFE,
    )
    uploads = UploadRepository(caller)
    made, is_new = uploads.create(upload, *uploads.parent_ops(data.parent))
    if made.expires_at <= now:  # a phone that had no signal for longer than that
        made = uploads.save(made, revise(made, {"expires_at": upload.expires_at}))
    return link_for(caller, made.id, made), is_new


def link_for(caller: Caller, name: str, wanted: Announced) -> UploadOut:
    """Where announced bytes are sent to stand under a name among the firm's objects."""
    link = TenantBucket(caller).send_link(name, content_of(wanted))
    return UploadOut(id=wanted.id, url=link.url, headers=link.headers, expires_at=link.expires_at)


def content_of(wanted: Announced) -> Content:
    """What has to arrive."""
    return Content(wanted.size, wanted.content_type, wanted.sha256)


def finish_upload(caller: Caller, file_id: str) -> FileOut:
    """The file, once S3 has exactly what was announced; asked again, or by two at once, the same file.

    Conflict `upload_missing`, `upload_differs` or `storage_full`. The object is kept before the row is written: dying
    between the two leaves bytes that nobody sees, which `sweep` takes away, and never a file without its bytes. For
    the same reason nothing is removed here: what one request is refused, another may just have made a file of.
    """
    files, uploads = FileRepository(caller), UploadRepository(caller)
    file, upload, org = files.at_its_end(file_id)
    if file is not None:
        require_writer(caller, file.parent)
        return _active(file)
    if upload is None or upload.expires_at <= clock.now():
        raise NotFound
    require_writer(caller, upload.parent)
    bucket = TenantBucket(caller)
    _require_arrived(bucket, upload)
    _require_room(org, upload.size)
    bucket.keep(file_id)
    use = OrgRepository(caller).use_op(org, "storage_bytes", _full(), upload.size)
    try:
        return files.create(_file(upload), uploads.done_op(upload), *uploads.parent_ops(upload.parent), use)[0]
    except Conflict as conflict:
        if conflict.code != "id_taken":
            raise
        return files.get_active(file_id)  # somebody else's request has made it of the same upload


def link_to(caller: Caller, file_id: str, *, inline: bool) -> FileLinkOut:
    """Where the bytes are fetched: to be saved under the file's name, or `inline` to be looked at.

    InvalidInput for what no browser shows.
    """
    file = FileRepository(caller).get_active(file_id)
    require_reader(caller, file.parent)
    if inline and file.content_type not in PREVIEWED:
        raise InvalidInput.at("inline", "no_preview", "Files of this type can only be downloaded.")
    url = TenantBucket(caller).fetch_link(
        file_id,
        content_type=file.content_type if inline else OPAQUE,
        disposition=disposition(file.name, inline=inline),
    )
    return FileLinkOut(url=url, expires_at=clock.now() + timedelta(seconds=FETCH_SECONDS))


def get_file(caller: Caller, file_id: str) -> FileOut:
    """The file; NotFound when it was removed."""
    file = FileRepository(caller).get_active(file_id)
    require_reader(caller, file.parent)
    return file


def change_file(caller: Caller, file_id: str, data: FileChange) -> FileOut:
    """Rename a file within its type."""
    files = FileRepository(caller)
    before = files.get_active(file_id)
    require_writer(caller, before.parent)
    if files.require_version(before, data.version):
        return before
    after = revise(before, data.changes())
    require_fitting(after.name, after.content_type)
    return files.save(before, after)


def remove_file(caller: Caller, file_id: str, version: int | None) -> None:
    """Take a file off its record and give its storage back; that there was one stays known."""
    files = FileRepository(caller)
    before = files.get(file_id)
    require_writer(caller, before.parent)
    if before.is_active:
        files.require_version(before, version)
        free = OrgRepository(caller).free_op("storage_bytes", before.size)
        files.save(before, revise(before, {"is_active": False}), free)
    elif not files.table.carried_out():
        raise NotFound
    TenantBucket(caller).remove(file_id)


def sweep(org_id: str) -> int:
    """Take away objects that no file and no upload stands for, as a crash leaves them; how many there were."""
    caller = nobody(org_id)
    bucket, files, uploads = TenantBucket(caller), FileRepository(caller), UploadRepository(caller)
    names = bucket.names(before=clock.now() - 2 * _UPLOAD_LIFE)
    known = files.get_many(names)
    uploading = uploads.get_many(names)
    lost = [each for each in names if each not in uploading and not (each in known and known[each].is_active)]
    for name in lost:
        bucket.remove(name)
    return len(lost)


def _active(file: FileOut) -> FileOut:
    if not file.is_active:
        raise NotFound
    return file


def _require_arrived(bucket: TenantBucket, upload: Upload) -> None:
    found = bucket.find(upload.id)
    if found is None:
        raise Conflict("upload_missing", "The file has not arrived. Please upload it again.")
    if found != content_of(upload):
        raise Conflict("upload_differs", "Another file has arrived than was announced. Please upload it again.")


def _file(upload: Upload) -> FileOut:
    fields = upload.model_dump(include={"name", "content_type", "size", "sha256", "uploaded_by"})
    return FileOut(**fields, **fresh(upload.id), parent=upload.parent, is_active=True)


def _require_room(org: OrgOut, size: int) -> None:
    require_size(org, size)
    if org.limits.storage_bytes is not None and org.usage.storage_bytes + size > org.limits.storage_bytes:
        raise _full()


def require_size(org: OrgOut, size: int) -> None:
    """InvalidInput for a file larger than the firm's plan allows."""
    most = org.limits.file_bytes
    if size > most:
        raise InvalidInput.at("size", "file_too_large", f"A file may have {most // MEGABYTE} MB at most.")


def _full() -> Conflict:
    message = "Your organisation's storage is full. Remove files, or ask for a larger plan."
    return Conflict("storage_full", message, errors=[FieldError("size", "storage_full", message)])
