"""Serve a built site as a host does by its files: `python -m kokemusopas.publish.serve site`."""

import argparse
import errno
import io
import os
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from kokemusopas.publish import hosts
from kokemusopas.publish.hosts import Host

ADDRESS = "127.0.0.1"
HERE = Host()


class PagesHandler(SimpleHTTPRequestHandler):
    """Answer with types and headers as hosts.py has them, list no folder, and keep quiet.

    A missing address gets the site's own 404 page. `host` says who may frame its pages.
    """

    def __init__(self, *args: Any, host: Host = HERE, **more: Any) -> None:
        self.host = host
        super().__init__(*args, **more)

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return hosts.media_type(os.fspath(path))

    def more_headers(self) -> dict[str, str]:
        """Return the headers that are sent with what was asked for, but for its type."""
        asked = unquote(urlsplit(self.path).path).removeprefix("/")
        is_folder = not asked or asked.endswith("/")
        return hosts.headers(f"{asked}index.html" if is_folder else asked, self.host)

    def end_headers(self) -> None:
        for name, value in self.more_headers().items():
            self.send_header(name, value)
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        # What a browser has may be of another site, newer than this one, shown at the same address.
        del self.headers["If-Modified-Since"]
        if re.search(hosts.HIDDEN, urlsplit(self.path).path):
            self.send_error(404)
            return None
        return super().send_head()

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / hosts.MISSING
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.path = f"/{page.name}"
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class PagesServer(ThreadingHTTPServer):
    """Take no notice of a browser that goes on before it has the whole answer."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def server(site: Path, port: int, host: Host = HERE) -> ThreadingHTTPServer:
    """Return a server of the folder `site` on 127.0.0.1; port 0 takes any free one.

    Raises OSError when the port is taken.
    """
    return PagesServer((ADDRESS, port), partial(PagesHandler, directory=str(site), host=host))


@contextmanager
def served(site: Path, host: Host = HERE) -> Iterator[str]:
    """Serve a folder at a free port for as long as the context lasts; give its address."""
    httpd = server(site, 0, host)
    thread = Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{ADDRESS}:{httpd.server_port}/"
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


def taken(port: int, target: str, address: str = ADDRESS) -> str | None:
    """Return what to do where another program has a port, None where it is free.

    `target` is what make is asked for.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.create_server((address, port), family=family):
            return None
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
    return (
        f"Port {port} is taken. Close what uses it, or choose another:\n"
        f"    make {target} PORT={port + 1}"
    )


def main() -> int:
    """Serve until interrupted; return 1 with a plain message when that cannot start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args()
    if message := taken(arguments.port, "show"):
        print(message, file=sys.stderr)
        return 1
    httpd = server(arguments.site, arguments.port)
    print(f"The guide is at http://{ADDRESS}:{httpd.server_port}/ (stop with Ctrl+C)", flush=True)
    try:
        httpd.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
