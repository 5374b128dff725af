"""The buckets: private to the world, and a form's signature is checked."""

import http.client
from urllib.parse import urlsplit

import boto3
from botocore import UNSIGNED
from botocore.config import Config

from infra.ops.probes import Deployed, Unproven, must_be_refused

_BUCKETS = ("DocumentsBucket", "UploadsBucket", "SiteBucket")
_BOUNDARY = "----dealwright-smoke"


def _nobody_reads_or_writes(deployed: Deployed) -> None:
    anybody = boto3.client("s3", config=Config(signature_version=UNSIGNED))
    for output in _BUCKETS:
        bucket = deployed.outputs[output]
        must_be_refused(f"listing {output}", anybody.list_objects_v2, Bucket=bucket, MaxKeys=1)
        must_be_refused(f"reading {output}", anybody.get_object, Bucket=bucket, Key="index.html")


def _a_forged_form_is_refused(deployed: Deployed) -> None:
    """A form that was not signed for this key: refused for its signature before anything is stored."""
    client = deployed.administrator.client("s3", config=Config(signature_version="s3v4"))
    form = client.generate_presigned_post(deployed.outputs["UploadsBucket"], "smoke/never", ExpiresIn=60)
    fields = form["fields"] | {"x-amz-signature": "0" * 64}
    status, text = _send(form["url"], fields)
    if status != http.HTTPStatus.FORBIDDEN or "SignatureDoesNotMatch" not in text:
        client.delete_object(Bucket=deployed.outputs["UploadsBucket"], Key="smoke/never")
        raise Unproven(f"a form with a wrong signature was answered {status}")


def _send(url: str, fields: dict[str, str]) -> tuple[int, str]:
    parts = [
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields.items()
    ]
    parts.append(
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="never"\r\n\r\n\r\n--{_BOUNDARY}--\r\n'
    )
    address = urlsplit(url)
    secure = address.scheme == "https"
    connection = (http.client.HTTPSConnection if secure else http.client.HTTPConnection)(address.netloc, timeout=30)
    content_type = f"multipart/form-data; boundary={_BOUNDARY}"
    connection.request("POST", address.path or "/", "".join(parts).encode(), {"content-type": content_type})
    answer = connection.getresponse()
    return answer.status, answer.read().decode(errors="replace")


PROBES = {
    "nobody without a signature lists or reads a bucket": _nobody_reads_or_writes,
    "an upload form with a forged signature is refused": _a_forged_form_is_refused,
}
