"""A firm's objects: browsers send and fetch them by signed links, and no API function ever holds a file's bytes.

What is sent is pending, and goes by itself after a day or two, until it is kept: for good, or for a while.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from shared import aws, clock
from shared.caller import Caller
from shared.errors import NotFound, Unavailable
from shared.settings import setting

PENDING = ("state", "pending")
PASSING = ("state", "passing")
PASSING_DAYS = 35
EXPORTED = ("state", "exported")
EXPORTED_DAYS = 7
PART = 8 * 1024 * 1024  # S3 takes no smaller ones, the last aside, and ten thousand of them
SEND_SECONDS = 600  # no more than is left of a tenant's session at any time, as a link ends with it
FETCH_SECONDS = 300
_THERE = ("PreconditionFailed", "ConditionalRequestConflict")
_NOTHING = ("403", "404")  # 403: who may not list is not told what there is not


@dataclass(frozen=True)
class Content:
    """What an object is: its bytes by number and SHA-256 (base64), and their type."""

    size: int
    content_type: str
    sha256: str


@dataclass(frozen=True)
class SendLink:
    """Where exactly one content may be sent, once, by PUT and with exactly these headers."""

    url: str
    headers: dict[str, str]
    expires_at: datetime


class TenantBucket:
    """The objects of one firm. No method takes a prefix; it follows from the caller."""

    bucket = "UPLOADS_BUCKET"

    def __init__(self, caller: Caller) -> None:
        self._org_id = caller.org_id

    @property
    def _client(self) -> Any:
        return aws.tenant_bucket(self._org_id)

    def _place(self, name: str) -> dict[str, str]:
        return {"Bucket": setting(self.bucket), "Key": f"org/{self._org_id}/{name}"}

    def send_link(self, name: str, content: Content) -> SendLink:
        """A link for this content under this name, as long as there is nothing; S3 refuses any other with it."""
        parameters = {
            "ContentLength": content.size,
            "ContentType": content.content_type,
            "ChecksumAlgorithm": "SHA256",
            "ChecksumSHA256": content.sha256,
            "IfNoneMatch": "*",
            "Tagging": "=".join(PENDING),
        }
        url = self._client.generate_presigned_url(
            "put_object", Params=self._place(name) | parameters, ExpiresIn=SEND_SECONDS
        )
        headers = {  # the browser says the length itself
            "content-type": content.content_type,
            "if-none-match": "*",
            "x-amz-checksum-sha256": content.sha256,
            "x-amz-sdk-checksum-algorithm": "SHA256",
            "x-amz-tagging": "=".join(PENDING),
        }
        return SendLink(url, headers, clock.now() + timedelta(seconds=SEND_SECONDS))

    def fetch_link(self, name: str, *, content_type: str, disposition: str) -> str:
        """A link that gives the object as `content_type` under the given Content-Disposition, for a short time."""
        answer = {"ResponseContentType": content_type, "ResponseContentDisposition": disposition}
        link: str = self._client.generate_presigned_url(
            "get_object", Params=self._place(name) | answer, ExpiresIn=FETCH_SECONDS
        )
        return link

    def find(self, name: str) -> Content | None:
        """What is there under the name, as S3 has checked it; None when nothing is."""
        try:
            answer = self._call("head_object", name, ChecksumMode="ENABLED")
        except ClientError as error:
            if error.response["Error"]["Code"] in _NOTHING:
                return None
            raise Unavailable from error
        return Content(answer["ContentLength"], answer["ContentType"], answer.get("ChecksumSHA256", ""))

    def keep(self, name: str) -> None:
        """Let what was sent stay."""
        self._change("delete_object_tagging", name)

    def keep_a_while(self, name: str) -> None:
        """Let what was sent stay for `PASSING_DAYS`."""
        key, value = PASSING
        self._change("put_object_tagging", name, Tagging={"TagSet": [{"Key": key, "Value": value}]})

    def read(self, name: str) -> bytes:
        """The bytes under a name: background work's, and of files that work has written itself; NotFound."""
        try:
            data: bytes = self._call("get_object", name)["Body"].read()
        except ClientError as error:
            if error.response["Error"]["Code"] in (*_NOTHING, "NoSuchKey", "AccessDenied"):
                raise NotFound from error
            raise Unavailable from error
        return data

    def write(self, name: str, data: bytes, content_type: str) -> None:
        """Write what work has made, for `PASSING_DAYS`."""
        self._change("put_object", name, Body=data, ContentType=content_type, Tagging="=".join(PASSING))

    @contextmanager
    def writing(self, name: str, content_type: str) -> Iterator["Parts"]:
        """A file to write without an end in sight, for `EXPORTED_DAYS`: there is an object once all of it is written,
        and none where that fails."""
        parts = Parts(self, name, content_type)
        try:
            yield parts
            parts.finish()
        except Exception:
            parts.abandon()
            raise

    def remove(self, name: str) -> None:
        """Take the object away; its last version stays for a while, where only an operator finds it."""
        self._change("delete_object", name)

    def names(self, *, before: datetime) -> list[str]:
        """The names of all files last sent before that, of nothing in folders: an operator's work."""
        prefix = self._place("")["Key"]
        where = {"Bucket": setting(self.bucket), "Prefix": prefix, "Delimiter": "/"}
        pages = self._client.get_paginator("list_objects_v2").paginate(**where)
        found = [each for page in pages for each in page.get("Contents", ())]
        return [each["Key"].removeprefix(prefix) for each in found if each["LastModified"] < before]

    def _change(self, operation: str, name: str, **arguments: Any) -> dict[str, Any]:
        try:
            return self._call(operation, name, **arguments)
        except ClientError as error:
            raise Unavailable from error

    def _call(self, operation: str, name: str, **arguments: Any) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = getattr(self._client, operation)(**self._place(name), **arguments)
        except BotoCoreError as error:
            raise Unavailable from error
        return answer


class DocumentBucket(TenantBucket):
    """The documents that a firm has issued: each is written once, and no function may change or remove one."""

    bucket = "DOCUMENTS_BUCKET"

    def issue(self, name: str, data: bytes, content_type: str) -> None:
        """Write the document for good; where it is already, that is it."""
        once = {"IfNoneMatch": "*", "ChecksumAlgorithm": "SHA256"}
        try:
            self._call("put_object", name, Body=data, ContentType=content_type, **once)
        except ClientError as error:
            if error.response["Error"]["Code"] not in _THERE:
                raise Unavailable from error


class Parts(io.RawIOBase):
    """An object on its way to S3, of which no more than a part is held at a time."""

    def __init__(self, bucket: TenantBucket, name: str, content_type: str) -> None:
        super().__init__()
        self.size = 0
        self._bucket, self._name, self._held = bucket, name, bytearray()
        self._sent: list[dict[str, Any]] = []
        begun = self._do("create_multipart_upload", ContentType=content_type, Tagging="=".join(EXPORTED))
        self._upload = {"UploadId": begun["UploadId"]}

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        """Take more bytes, and send what makes a part."""
        self._held += data
        self.size += len(data)
        while len(self._held) >= PART:
            self._send(bytes(self._held[:PART]))
            del self._held[:PART]
        return len(data)

    def finish(self) -> None:
        """Make the object of what was written."""
        if self._held or not self._sent:
            self._send(bytes(self._held))
        self._do("complete_multipart_upload", MultipartUpload={"Parts": self._sent}, **self._upload)

    def abandon(self) -> None:
        """Leave nothing of it; what a process that dies leaves goes after a day by itself."""
        self._do("abort_multipart_upload", **self._upload)

    def _send(self, part: bytes) -> None:
        number = len(self._sent) + 1
        answer = self._do("upload_part", PartNumber=number, Body=part, **self._upload)
        self._sent.append({"PartNumber": number, "ETag": answer["ETag"]})

    def _do(self, operation: str, **arguments: Any) -> dict[str, Any]:
        return self._bucket._change(operation, self._name, **arguments)
