"""Serve a built site as GitHub Pages would: `python -m kokemusopas.publish.serve site`."""

import argparse
import errno
import socket
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ADDRESS = "127.0.0.1"


class PagesHandler(SimpleHTTPRequestHandler):
    """Answer a missing address with the site's own 404 page, and keep quiet."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".woff2": "font/woff2",
        ".webmanifest": "application/manifest+json",
        ".xml": "application/xml",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
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


def server(site: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the folder `site` on 127.0.0.1; port 0 takes any free one.

    Raises OSError when the port is taken.
    """
    return PagesServer((ADDRESS, port), partial(PagesHandler, directory=str(site)))


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
