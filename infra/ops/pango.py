"""`python -m infra.ops.pango`: whether this machine can print PDFs, and what to install where it cannot.

In AWS the printing function brings all of it along; the emulator's prints with what this machine has.
"""

import ctypes.util
import shutil
import subprocess
import sys

from infra.artifacts import ROOT

PACKAGES = ROOT / "infra" / "printing" / "packages.txt"
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
FAMILIES = ("Noto Sans", "Noto Sans Devanagari", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Color Emoji")


def missing() -> list[str]:
    """The libraries and fonts that are not here."""
    libraries = [name for name in LIBRARIES if ctypes.util.find_library(name) is None]
    return libraries + [name for name in FAMILIES if not _has(name)]


def _has(family: str) -> bool:
    if shutil.which("fc-match") is None:
        return False
    found = subprocess.run(["fc-match", "--format=%{family}", family], capture_output=True, text=True, check=False)
    return family in found.stdout.split(",")


def main() -> None:
    """Say what is missing, and exit 1 then."""
    lacking = missing()
    if lacking:
        packages = " ".join(PACKAGES.read_text(encoding="ascii").split())
        sys.exit(
            f"PDFs cannot be printed here: {', '.join(lacking)} missing.\n"
            f"  Debian, Ubuntu: apt-get install {packages}\n"
            "  macOS: brew install pango, and the Noto fonts\n"
            "Everything else works without."
        )


if __name__ == "__main__":
    main()
