"""The buckets: private to the world, and a link's signature is checked."""

import http.client
from urllib.parse import urlsplit

import boto3
from botocore import UNSIGNED
from botocore.config import Config

from infra.ops.probes import Deployed, Unproven, must_be_refused

_BUCKETS = ("DocumentsBucket", "UploadsBucket", "SiteBucket")


def _nobody_reads_or_writes(deployed: Deployed) -> None:
    anybody = boto3.client("s3", config=Config(signature_version=UNSIGNED))
    for output in _BUCKETS:
        bucket = deployed.outputs[output]
        must_be_refused(f"listing {output}", anybody.list_objects_v2, Bucket=bucket, MaxKeys=1)
        must_be_refused(f"reading {output}", anybody.get_object, Bucket=bucket, Key="index.html")


def _a_link_turned_onto_another_key_is_refused(deployed: Deployed) -> None:
    """An upload link that was signed for another key: refused for its signature before anything is stored."""
    regional = Config(signature_version="s3v4", s3={"addressing_style": "virtual"})
    client = deployed.administrator.client("s3", config=regional)
    bucket = deployed.outputs["UploadsBucket"]
    link = client.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "smoke/signed"}, ExpiresIn=60)
    status, text = _send(link.replace("smoke/signed", "smoke/never", 1))
    if status != http.HTTPStatus.FORBIDDEN or "SignatureDoesNotMatch" not in text:
        client.delete_object(Bucket=bucket, Key="smoke/never")
        raise Unproven(f"a link turned onto another key was answered {status}")


def _send(link: str) -> tuple[int, str]:
    address = urlsplit(link)
    secure = address.scheme == "https"
    connection = (http.client.HTTPSConnection if secure else http.client.HTTPConnection)(address.netloc, timeout=30)
    connection.request("PUT", f"{address.path}?{address.query}", b"never")
    answer = connection.getresponse()
    return answer.status, answer.read().decode(errors="replace")


PROBES = {
    "nobody without a signature lists or reads a bucket": _nobody_reads_or_writes,
    "an upload link turned onto another key is refused": _a_link_turned_onto_another_key_is_refused,
}
