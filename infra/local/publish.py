"""Copy the built site into the emulated bucket, with the types and cache headers it has in AWS."""

import hashlib
import json
import mimetypes
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from infra.artifacts import ROOT
from infra.local.emulator import Emulator
from infra.site import UPLOADS, Upload

_SITE = ROOT / "frontend" / "out"


def publish(emulator: Emulator, bucket: str, site: Path = _SITE) -> int:
    """Upload the files that changed since the last time; the number of them. Nothing is ever deleted."""
    manifest = emulator.state / "published.json"
    before: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else {}
    now = {path.relative_to(site).as_posix(): _hash(path, bucket) for path in site.rglob("*") if path.is_file()}
    changed = [name for name, digest in sorted(now.items()) if before.get(name) != digest]
    for upload in UPLOADS:
        _put(emulator, bucket, site, upload, [name for name in changed if upload.takes(name)])
    manifest.write_text(json.dumps(now), encoding="utf-8")
    return len(changed)


def _put(emulator: Emulator, bucket: str, site: Path, upload: Upload, names: list[str]) -> None:
    s3 = emulator.client("s3")

    def put(name: str) -> None:
        kind = upload.content_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        s3.put_object(
            Bucket=bucket,
            Key=name,
            Body=(site / name).read_bytes(),
            ContentType=kind,
            CacheControl=upload.cache_control,
        )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(put, names))


def _hash(path: Path, bucket: str) -> str:
    return hashlib.sha256(bucket.encode() + path.read_bytes()).hexdigest()
