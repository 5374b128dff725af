"""How the site's files are stored: the same rules for the deployment in AWS and for the copy to the emulator."""

from dataclasses import dataclass
from fnmatch import fnmatch

_FOREVER = "public, max-age=31536000, immutable"
_CHECK = "public, max-age=0, must-revalidate"


@dataclass(frozen=True)
class Upload:
    """Files that match `include` (all, if empty) and not `exclude`, with their headers."""

    name: str
    cache_control: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    content_type: str | None = None

    def takes(self, path: str) -> bool:
        """True when the file belongs to this upload."""
        wanted = not self.include or any(fnmatch(path, pattern) for pattern in self.include)
        return wanted and not any(fnmatch(path, pattern) for pattern in self.exclude)


UPLOADS: tuple[Upload, ...] = (
    Upload("Static", _FOREVER, include=("_next/static/*",)),
    Upload("Pages", _CHECK, exclude=("_next/static/*", "*.webmanifest", ".*")),
    Upload("Manifest", _CHECK, include=("*.webmanifest",), content_type="application/manifest+json"),
)
"""In this order: the hashed files are there before the first page that names them; nothing is ever deleted, or
open tabs would break."""
