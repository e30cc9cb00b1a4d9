"""A host like GitHub Pages: a folder of it, gzip, ETag, ten minutes' cache; it counts its bytes."""

import gzip
import hashlib
import mimetypes
import threading
from collections.abc import Mapping
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FOLDER = "/opas/"
TYPES = {"woff2": "font/woff2", "webmanifest": "application/manifest+json", "js": "text/javascript"}
Files = Mapping[str, bytes]


class Host:
    """Serves files, {path below the folder: content}, which can be changed at any time."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.sent = 0
        self.port = 0
        self._httpd: ThreadingHTTPServer | None = None
        self.start()

    @property
    def address(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.port}{FOLDER}"

    def start(self) -> None:
        """Answer, at the port that it had before."""
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.answer(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        if not self._httpd:
            self._httpd = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
            self.port = self._httpd.server_port
            threading.Thread(target=self._httpd.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Answer no more, as a host that is down."""
        if self._httpd:
            self._httpd.shutdown()
            self._httpd.server_close()
            self._httpd = None

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request as the host would."""
        path = request.path.partition("?")[0].removeprefix(FOLDER)
        name = f"{path}index.html" if path.endswith("/") or not path else path
        found = self.files.get(name)
        content = self.files["404.html"] if found is None else found
        body, tag = packed(content)
        same = found is not None and request.headers.get("If-None-Match") == tag
        request.send_response(304 if same else 404 if found is None else 200)
        request.send_header("ETag", tag)
        request.send_header("Cache-Control", "max-age=600")
        request.send_header("Content-Type", type_of(name if found is not None else "404.html"))
        request.send_header("Content-Encoding", "gzip")
        request.send_header("Content-Length", "0" if same else str(len(body)))
        request.end_headers()
        if not same:
            self.sent += len(body)
            request.wfile.write(body)


@cache
def packed(content: bytes) -> tuple[bytes, str]:
    """Return a content as it travels, and its ETag."""
    return gzip.compress(content, 6), f'"{hashlib.sha256(content).hexdigest()[:16]}"'


def type_of(name: str) -> str:
    """Return the type that the host says of a file."""
    ending = name.rpartition(".")[2]
    return TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
