"""What Lighthouse says of the pages on a phone: the built site, compressed, before a front door with a firm in it."""

import gzip
import json
import mimetypes
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from benchmarks.page import Chapter, Figure
from infra.artifacts import ROOT
from shared.caller import Caller
from tests.factories import lead_body, member
from tests.front_door import Client
from tests.servers import installed_browser

_SITE = ROOT / "frontend/out"
_TOOL = ROOT / ".tools/lighthouse/node_modules/lighthouse/cli/index.js"
_RUNS = 5
_FULL = ("accessibility", "best-practices", "seo")
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic"


class Site(ThreadingHTTPServer):
    """The site as its distribution would send it, and the API as its functions answer."""

    daemon_threads = True

    def __init__(self, caller: Caller) -> None:
        super().__init__(("127.0.0.1", 0), SiteHandler)
        self.client = Client(caller)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that is closed hangs up in the middle of what it asked for."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SiteHandler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path.startswith("/api/v1/"):
            answer = self.server.client.get(url.path.removeprefix("/api/v1"), **dict(parse_qsl(url.query)))
            self._send(answer.status, answer.headers["content-type"], gzip.compress(answer.text.encode()))
            return
        file = _file(url.path)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._send(200 if file.stem != "404" else 404, kind, _packed(file))

    do_HEAD = do_GET

    def _send(self, status: int, kind: str, packed: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Encoding": "gzip", "Content-Length": len(packed)}.items():
            self.send_header(name, str(value))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(packed)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what counts is what the browser makes of it."""


@cache
def _packed(file: Path) -> bytes:
    """Packed once, as at the edge: the service worker asks for every file, beside the page that is measured."""
    return gzip.compress(file.read_bytes())


def _file(path: str) -> Path:
    """The file of an address, by the rule of the edge: a record's page is the one of its list's placeholder."""
    asked = path.strip("/")
    for name in (asked, f"{asked}.html", f"{asked.rpartition('/')[0]}/_.html"):
        if (_SITE / name).is_file():
            return _SITE / name
    return _SITE / "404.html"


@contextmanager
def _served(caller: Caller) -> Iterator[str]:
    site = Site(caller)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{site.server_port}"
    finally:
        site.shutdown()
        site.server_close()


def _scores(url: str) -> dict[str, float]:
    """Hundredths by category; a staff application asks not to be found by search engines, so that is not scored."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = ["node", str(_TOOL), url, "--quiet", "--output=json", f"--output-path={report.name}"]
        options = [f"--chrome-flags={_FLAGS}", "--skip-audits=is-crawlable", "--no-enable-error-reporting"]
        subprocess.run([*command, *options], check=True, env=os.environ | {"CHROME_PATH": installed_browser() or ""})
        said = json.loads(Path(report.name).read_text(encoding="utf-8"))
    return {name: category["score"] * 100 for name, category in said["categories"].items()}


def chapter(caller: Caller) -> Chapter:
    asha = member(caller)
    api = Client(asha)
    lead = [api.made("/leads", lead_body(company=f"Company {number}")) for number in range(30)][0]["id"]
    figures = []
    with _served(asha) as site:
        for path, label in {
            "/login": "/login",
            "/home": "/home",
            "/leads": "/leads",
            f"/leads/{lead}": "a lead",
        }.items():
            runs = [_scores(site + path) for _ in range(_RUNS)]
            worst = min(run[name] for run in runs for name in _FULL)
            cells = [f"{min(run[name] for run in runs):.0f}" for name in _FULL]
            speed = statistics.median(run["performance"] for run in runs)
            figures.append(Figure(label, [*cells, f"{speed:.0f}"], worst, 100, at_least=True))
    return Chapter(
        "Lighthouse",
        "python -m benchmarks lighthouse",
        f"The mobile profile, the worst of {_RUNS} runs; performance is the median, and moves with the machine: it is "
        "reported, and wants 90 on a quiet one.",
        ["accessibility", "best practices", "SEO", "performance"],
        figures,
    )
