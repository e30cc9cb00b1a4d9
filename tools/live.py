"""Compare a published site with one that was made again: `python -m tools.live ADDRESS [FOLDER]`.

Writes what differs to build/live.md and ends 1 if anything does. Each file of the folder (`site/`
unless told) is fetched and compared byte by byte, and none may stand in the list of checksums of
the published site that the folder lacks. What tells a host how to serve (hosts.IN_SITE) is left
out: hosts keep it to themselves.
"""

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from threading import local
from urllib.parse import quote, urlsplit

from kokemusopas.publish import checksums, hosts

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "build/live.md"
AT_A_TIME = 8
MOST_TOLD = 200
Fetch = Callable[[str], bytes | None]


def compare(folder: Path, fetch: Fetch) -> list[str]:
    """Return what differs, a line each; `fetch` gives what is published at a path, None if nothing.

    Raises OSError or HTTPException where the published site does not answer.
    """
    own = {path.relative_to(folder).as_posix(): path for path in files(folder)}
    with ThreadPoolExecutor(AT_A_TIME) as several:
        found = several.map(lambda name: _difference(name, own[name].read_bytes(), fetch), own)
        different = [line for line in found if line]
    listed = fetch(checksums.NAME)
    names = checksums.read((listed or b"").decode())
    more = [f"`{name}` is published, and was not made" for name in names if name not in own]
    return [*different, *more]


def files(folder: Path) -> list[Path]:
    """Return the files of a folder that are published, in order."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name not in hosts.IN_SITE
    )


def report(different: Iterable[str], address: str, count: int) -> str:
    """Return the report as Markdown: what differs at an address of `count` files that were made."""
    lines = list(different)
    if not lines:
        return f"All {count} files at {address} are those that this commit makes.\n"
    rest = len(lines) - MOST_TOLD
    more = [f"- and {rest} more"] if rest > 0 else []
    listed = "\n".join([*(f"- {line}" for line in lines[:MOST_TOLD]), *more])
    return (
        f"At {address}, {len(lines)} of {count} files are not what this commit makes:\n\n{listed}\n"
    )


def fetcher(address: str) -> Fetch:
    """Return what fetches a path of the site at `address`, over one connection a thread."""
    parts = urlsplit(address)
    kept = local()

    def fetch(path: str) -> bytes | None:
        if not hasattr(kept, "connection"):
            kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
            kept.connection = kind(parts.netloc, timeout=30)
        asked = parts.path.rstrip("/") + "/" + quote(path.removesuffix("index.html"))
        try:
            return _answer(kept.connection, asked)
        except (OSError, HTTPException):  # a host ends a connection now and then
            kept.connection.close()
            return _answer(kept.connection, asked)

    return fetch


def _answer(connection: HTTPConnection, asked: str) -> bytes | None:
    connection.request("GET", asked)
    answer = connection.getresponse()
    content = answer.read()
    return content if answer.status == 200 else None


def _difference(name: str, own: bytes, fetch: Fetch) -> str:
    published = fetch(name)
    if published is None:
        return f"`{name}` is not published"
    return "" if published == own else f"`{name}` differs"


def main(address: str, folder: Path) -> int:
    """Write the report, print it, and return 1 where anything differs."""
    try:
        different = compare(folder, fetcher(address))
    except (OSError, HTTPException) as error:
        print(f"{address} does not answer: {error}", file=sys.stderr)
        return 2
    text = report(different, address, len(files(folder)))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, "utf-8")
    print(text)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(*sys.argv[2:] or ["site"])))
