"""Lighthouse on pages served as GitHub Pages serves them: gzipped, on a simulated slow phone."""

import gzip
import json
import os
import statistics
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from kokemusopas.publish.serve import ADDRESS, PagesHandler

from tools.find_browser import FLAGS, find_browser

ROOT = Path(__file__).parent.parent
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PACKED = ("text/", "application/json", "application/manifest+json", "image/svg+xml")


@dataclass(frozen=True)
class Figures:
    """What one visit cost: bytes and requests of the page itself, LCP in ms, CLS, four scores."""

    size: int
    requests: int
    lcp: float
    cls: float
    scores: tuple[int, ...]

    def row(self) -> str:
        """Return the figures as the cells of a table."""
        return (
            f"{self.size / 1000:6.1f} | {self.requests:3} | {self.lcp:6,.0f} | {self.cls:.3f} "
            f"| {' / '.join(map(str, self.scores))}"
        )


class GzipHandler(PagesHandler):
    """Serve like GitHub Pages: text gzipped, connections and files kept for a while."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(unquote(urlsplit(self.path).path)))
        path = path / "index.html" if path.is_dir() else path
        kind = self.guess_type(str(path))
        if not path.is_file() or not self.path.split("?")[0].endswith(("/", path.suffix)):
            return super().do_GET()
        content = path.read_bytes()
        self.send_response(200)
        if kind.startswith(PACKED):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder while the block runs; give its address."""
    httpd = ThreadingHTTPServer((ADDRESS, 0), partial(GzipHandler, directory=str(site)))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://{ADDRESS}:{httpd.server_port}/"
    httpd.shutdown()
    httpd.server_close()


def audit(address: str, *options: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page. Raises CalledProcessError when Lighthouse fails."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        subprocess.run(
            [
                ROOT / ".venv/bin/node",
                ROOT / "tests/node_modules/lighthouse/cli/index.js",
                address,
                "--quiet",
                "--output=json",
                f"--output-path={report.name}",
                f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}",
                *options,
            ],
            check=True,
            capture_output=True,
            env=os.environ | {"CHROME_PATH": find_browser() or ""},
        )
        result: dict[str, Any] = json.load(report)
    return result


def visit(address: str) -> Figures:
    """Return the figures of a first visit. Raises CalledProcessError as `audit` does."""
    result = audit(address)
    audits = result["audits"]
    own = [
        request
        for request in audits["network-requests"]["details"]["items"]
        if request.get("sessionTargetType") != "service_worker"
        and not request["url"].endswith("service-worker.js")
    ]
    return Figures(
        sum(request.get("transferSize", 0) for request in own),
        len(own),
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        tuple(round(100 * (result["categories"][name]["score"] or 0)) for name in CATEGORIES),
    )


def median_visit(address: str, times: int = 3) -> Figures:
    """Return the visit with the middle LCP of several, with the worst of their shifts."""
    visits = sorted((visit(address) for _ in range(times)), key=lambda one: one.lcp)
    middle = visits[len(visits) // 2]
    return replace(
        middle, lcp=statistics.median(one.lcp for one in visits), cls=max(one.cls for one in visits)
    )
