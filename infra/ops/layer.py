"""`python -m infra.ops.layer aws|local`: what the functions run on, into `build/`, without Docker.

The layer holds the locked dependencies as wheels of the target's platform; the code folder holds the product.
Both are byte-compiled when an interpreter of the target's version is at hand (a function's file system is read-only:
what is not compiled here is compiled again at every cold start). Nothing is rebuilt while its sources are the same.
"""

import argparse
import hashlib
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from infra.artifacts import BUILD, ROOT
from infra.config import Runtime

Target = Literal["aws", "local"]

LOCKS = ROOT / "requirements"
LOCK, PDF_LOCK = LOCKS / "runtime.txt", LOCKS / "pdf.txt"
PRINTING = ROOT / "infra" / "printing"
SOURCES = ("functions", "shared")
DOCUMENTS = ("docs/openapi.json",)
AWS_SERVICES = frozenset({"cognito-idp", "dynamodb", "s3", "secretsmanager", "sesv2", "sqs", "ssm", "sts"})
"""Services whose descriptions the layer keeps; the others' are most of botocore's size."""

_COMPILES = "pycparser"  # reads declarations of C as WeasyPrint starts, for cffi, which needs it for nothing else
_UNREAD = frozenset(
    {
        ".lock",
        "aws_lambda_powertools/utilities/feature_flags",
        "aws_lambda_powertools/utilities/idempotency",
        "aws_lambda_powertools/utilities/parameters",
        "aws_lambda_powertools/utilities/parser",
        "babel/messages",
        "bin",
        "boto3/examples",
        _COMPILES,
        "pydantic/v1",
    }
)

_OF_LOCALES = (
    "character_order",
    "currency_formats",
    "currency_symbols",
    "date_formats",
    "decimal_formats",
    "months",
    "number_symbols",
    "percent_formats",
    "plural_form",
)
"""What the layer keeps of a locale: all that `shared/documents/figures.py` asks of it, a fortieth of the whole."""
_LOOKED_UP = ("currency_names", "currency_names_plural")  # for every amount, to no use

_RUNTIMES: dict[Target, Runtime] = {"aws": Runtime(), "local": Runtime(python="host", architecture="host")}
_NOT_CODE = shutil.ignore_patterns("__pycache__", "*.pyc")


def build(target: Target) -> None:
    """Make the layer and the code folder of the target, each only when stale."""
    interpreter = _interpreter(_RUNTIMES[target].python_version)
    note = "" if interpreter else ", not compiled: no such interpreter here"
    _make_layer(f"layer-{target}", target, LOCK, interpreter)
    _when_stale(f"code-{target}", _code_fingerprint(interpreter), lambda out: copy_code(out, interpreter))
    if target == "aws":
        _when_stale("image-aws", _fingerprint([*_of_image(), *_code_files(), Path(__file__)], None), _gather_image)
    else:
        _make_layer("layer-pdf-local", target, PDF_LOCK, interpreter)
    sys.stdout.write(f"build/layer-{target}, build/code-{target}: Python {_RUNTIMES[target].python_version}{note}\n")


def _make_layer(name: str, target: Target, lock: Path, interpreter: str | None) -> None:
    fingerprint = _fingerprint([lock, Path(__file__)], interpreter)
    _when_stale(name, fingerprint, lambda out: _install(target, lock, out, interpreter))


def _code_fingerprint(interpreter: str | None) -> str:
    return _fingerprint([*_code_files(), Path(__file__)], interpreter)


def _code_files() -> list[Path]:
    found = [path for source in SOURCES for path in (ROOT / source).rglob("*") if path.is_file()]
    documents = [ROOT / name for name in DOCUMENTS if (ROOT / name).is_file()]
    return sorted(path for path in (*found, *documents) if "__pycache__" not in path.parts)


def _fingerprint(files: Iterable[Path], interpreter: str | None) -> str:
    digest = hashlib.sha256((interpreter or "none").encode())
    for path in files:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _when_stale(name: str, fingerprint: str, make: Callable[[Path], None]) -> None:
    folder, stamp = BUILD / name, BUILD / f"{name}.sha256"
    if folder.is_dir() and stamp.is_file() and stamp.read_text(encoding="ascii") == fingerprint:
        return
    fresh = BUILD / f"{name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    make(fresh)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    stamp.write_text(fingerprint, encoding="ascii")


def _of_image() -> list[Path]:
    return [*sorted(PRINTING.iterdir()), *(LOCKS / f"{name}.txt" for name in ("runtime", "pdf", "image"))]


def _gather_image(out: Path) -> None:
    """All that the printing function's image is made of, in one folder."""
    for path in _of_image():
        folder = out / "requirements" if path.parent == LOCKS else out
        folder.mkdir(exist_ok=True)
        shutil.copy2(path, folder)
    copy_code(out / "code", None)


def _install(target: Target, lock: Path, out: Path, interpreter: str | None) -> None:
    python = out / "python"
    runtime = _RUNTIMES[target]
    platform = (
        ["--python-platform", "aarch64-manylinux_2_28", "--python-version", runtime.python_version]
        if target == "aws"
        else ["--python", sys.executable]
    )
    subprocess.run(
        [_uv(), "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", "--link-mode", "copy"]
        + [*platform, "--target", str(python), "-r", str(lock)],
        check=True,
    )
    _trim(python, _UNREAD if lock == LOCK else _UNREAD - {_COMPILES})
    _compile(python, "/opt/python", interpreter)


def _trim(python: Path, unread: frozenset[str]) -> None:
    """Drop what no function reads: scripts, examples, the descriptions of unused services, most of what is known of
    the world's languages."""
    notes = [*python.glob("*.dist-info/RECORD"), *python.glob("*.dist-info/sboms")]
    for path in [*notes, *(python / name for name in sorted(unread))]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for service in [path for library in ("boto3", "botocore") for path in (python / library / "data").glob("*/")]:
        if service.name not in AWS_SERVICES:
            shutil.rmtree(service)
    for hyphens in (python / "pyphen" / "dictionaries").glob("*.dic"):
        hyphens.unlink()
    for locale in (python / "babel" / "locale-data").glob("*.dat"):
        known = pickle.loads(locale.read_bytes())  # noqa: S301 - it came with the locked package
        kept = {name: known[name] for name in _OF_LOCALES if name in known}
        locale.write_bytes(pickle.dumps(kept | {name: {} for name in _LOOKED_UP}, 2))


def copy_code(out: Path, interpreter: str | None) -> None:
    """Put the product's code, and the documents it serves, into `out`."""
    for source in SOURCES:
        shutil.copytree(ROOT / source, out / source, ignore=_NOT_CODE)
    for name in DOCUMENTS:
        if (ROOT / name).is_file():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, out / name)
    _compile(out, "/var/task", interpreter)


def _compile(folder: Path, at: str, interpreter: str | None) -> None:
    """Byte-compile for `at`; trusted unchecked, as the archive resets the times a check would compare."""
    if interpreter is None:
        return
    subprocess.run(
        [interpreter, "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash"]
        + ["-s", str(folder), "-p", at, str(folder)],
        check=True,
    )


def _interpreter(version: str) -> str | None:
    """An interpreter of that version, if one is on this machine and starts."""
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        return sys.executable
    found = shutil.which(f"python{version}")
    runs = found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0
    return found if runs else None


def _uv() -> str:
    """The project's own uv, or the one on the path."""
    path = os.pathsep.join([str(ROOT / ".tools" / "uv-env" / "bin"), os.environ.get("PATH", "")])
    found = shutil.which("uv", path=path)
    if found is None:
        raise FileNotFoundError("uv is not installed: run `make tools` first")
    return found


def main() -> None:
    """Build for the target named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=("aws", "local"))
    build(parser.parse_args().target)


if __name__ == "__main__":
    main()
