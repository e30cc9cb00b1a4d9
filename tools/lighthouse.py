"""Lighthouse on pages served as GitHub Pages serves them: gzipped, on a simulated slow phone."""

import gzip
import json
import os
import statistics
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from kokemusopas.publish import hosts
from kokemusopas.publish.serve import ADDRESS, PagesHandler

from tools.find_browser import FLAGS, find_browser

ROOT = Path(__file__).parent.parent
SERVER = Path(__file__).with_name("serve_h2.mjs")
NODE = ROOT / ".venv/bin/node"
CHROME = ("--headless=new", "--ignore-certificate-errors", *FLAGS)
CERTIFY = (
    "openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 "
    f"-subj /CN={ADDRESS} -addext subjectAltName=IP:{ADDRESS}"
).split()
WORKER = "service-worker.js"


@dataclass(frozen=True)
class Figures:
    """What one visit cost: bytes and requests of the page itself, times in ms, CLS, the score.

    `worker` are the bytes that a service worker fetched meanwhile.
    """

    size: int
    requests: int
    worker: int
    fcp: float
    lcp: float
    tbt: float
    cls: float
    score: int

    def row(self) -> str:
        """Return the figures as the cells of a table, of `HEAD`."""
        return (
            f"{self.size / 1000:6.1f} | {self.requests:3} | {self.worker / 1000:6.1f} "
            f"| {self.fcp:6,.0f} | {self.lcp:6,.0f} | {self.tbt:5,.0f} | {self.cls:.3f} "
            f"| {self.score:3}"
        )


HEAD = "kB | requests | worker kB | FCP ms | LCP ms | TBT ms | CLS | score"


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
        if hosts.is_packed(kind):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def more_headers(self) -> dict[str, str]:
        return {"Cache-Control": "max-age=600"}


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder while the block runs; give its address."""
    httpd = ThreadingHTTPServer((ADDRESS, 0), partial(GzipHandler, directory=str(site)))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://{ADDRESS}:{httpd.server_port}/"
    httpd.shutdown()
    httpd.server_close()


@contextmanager
def secured(site: Path) -> Iterator[str]:
    """Serve a folder over HTTP/2 and TLS, as GitHub Pages does, while the block runs."""
    with tempfile.TemporaryDirectory() as place:
        key, certificate = f"{place}/key.pem", f"{place}/certificate.pem"
        subprocess.run(
            [*CERTIFY, "-keyout", key, "-out", certificate],
            check=True,
            capture_output=True,
        )
        command = [str(one) for one in (NODE, SERVER, site, key, certificate)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            try:
                yield server.stdout.readline().strip()
            finally:
                server.terminate()


def audit(address: str, *options: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page. Raises CalledProcessError when Lighthouse fails."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        subprocess.run(
            [
                NODE,
                ROOT / "tests/node_modules/lighthouse/cli/index.js",
                address,
                "--quiet",
                "--output=json",
                f"--output-path={report.name}",
                f"--chrome-flags={' '.join(CHROME)}",
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
    result = audit(address, "--only-categories=performance")
    audits = result["audits"]
    size = {True: 0, False: 0}
    own = 0
    for request in audits["network-requests"]["details"]["items"]:
        of_worker = request.get("sessionTargetType") == "service_worker"
        of_worker |= request["url"].endswith(WORKER)
        size[of_worker] += request.get("transferSize", 0)
        own += not of_worker
    return Figures(
        size[False],
        own,
        size[True],
        audits["first-contentful-paint"]["numericValue"],
        audits["largest-contentful-paint"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        round(100 * (result["categories"]["performance"]["score"] or 0)),
    )


def middle(visits: Sequence[Figures]) -> Figures:
    """Return the visit with the middle LCP of several, with the worst of their shifts."""
    found = sorted(visits, key=lambda one: one.lcp)[len(visits) // 2]
    return replace(
        found,
        fcp=statistics.median(one.fcp for one in visits),
        tbt=statistics.median(one.tbt for one in visits),
        cls=max(one.cls for one in visits),
    )
