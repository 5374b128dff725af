"""A file of a record, and an upload on its way to be one."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictInt, StringConstraints

from shared.models import Change, Id, Input, Instant, Listing, Name, Output, Record, UserId, unchanged


class FileParentType(StrEnum):
    """The kinds of records that can have files."""

    ACCOUNT = "account"
    CONTACT = "contact"
    LEAD = "lead"
    OPPORTUNITY = "opportunity"
    QUOTE = "quote"
    ORDER = "order"
    CONTRACT = "contract"
    PRODUCT = "product"
    CASE = "case"
    ORG = "organisation"


class FileType(StrEnum):
    """What a file may be: pictures, documents, sound and film; nothing that a browser or a computer runs."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    GIF = "image/gif"
    HEIC = "image/heic"
    PDF = "application/pdf"
    TEXT = "text/plain"
    CSV = "text/csv"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    OLD_WORD = "application/msword"
    OLD_EXCEL = "application/vnd.ms-excel"
    OLD_POWERPOINT = "application/vnd.ms-powerpoint"
    OPEN_TEXT = "application/vnd.oasis.opendocument.text"
    OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
    DRAWING = "image/vnd.dwg"
    MAIL = "message/rfc822"
    ZIP = "application/zip"
    MP3 = "audio/mpeg"
    M4A = "audio/mp4"
    MP4 = "video/mp4"
    MOV = "video/quicktime"


Sha256 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$")]


class FileParent(Input):
    """The record that a file belongs to."""

    type: FileParentType
    id: Id


class FileOut(Record):
    """A file as its record shows it; the bytes are fetched by a link."""

    parent: FileParent
    name: str
    content_type: FileType
    size: int
    sha256: str = Field(description="Of the bytes, in base64")
    uploaded_by: UserId
    is_active: bool


class Announced(Record):
    """What is known of bytes before they come."""

    name: str
    content_type: str
    size: int
    sha256: str


class Upload(Announced):
    """A file that somebody has begun to upload; until `expires_at` it can become one."""

    parent: FileParent
    content_type: FileType
    uploaded_by: UserId
    expires_at: Instant


class Announcement(Input):
    """What is going to be uploaded: S3 takes exactly that and nothing else."""

    id: Id | None = None
    name: Name
    size: Annotated[StrictInt, Field(ge=1)]
    sha256: Sha256 = Field(description="Of the bytes, in base64")


class UploadCreate(Announcement):
    """The file of a record that is going to be uploaded."""

    parent: FileParent
    content_type: FileType


class UploadOut(Output):
    """Where to send the bytes: one PUT to `url` with exactly these headers, before `expires_at`; then say so."""

    id: Id
    url: str
    headers: dict[str, str]
    expires_at: Instant


class FileLinkOut(Output):
    """Where to fetch the bytes, for a few minutes."""

    url: str
    expires_at: Instant


class FileChange(Change):
    name: Name = unchanged()


FileList = Listing[FileOut]
