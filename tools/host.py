"""Ask a host whether it serves the guide as it should: `python -m tools.host ADDRESS [FOLDER]`.

The folder (`site/` unless told) is the site that was put there. Prints what is otherwise than
hooks/kokemusopas/publish/hosts.toml has it, and ends 1 if anything is. GitHub Pages sends no
headers of ours: there all of them are named.
"""

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.model.publisher import PublisherError
from kokemusopas.publish import hosts
from kokemusopas.publish.hosts import Host
from kokemusopas.publish.offline import NAME as WORKER
from kokemusopas.texts.languages import LanguageError

NOWHERE = "ei-ole-olemassa/"
HIDDEN = (".git/config", *hosts.IN_SITE)
TOLD = 3  # of the files that have the same fault
REDIRECTED = (301, 302, 307, 308)
KEEPS = ("ETag", "Last-Modified")  # by which a browser asks whether what it has is still right
Answer = tuple[int, dict[str, str], bytes]


class Asked:
    """A host at an address that ends in a slash; every path is from there."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.netloc, timeout=30)
        self._path = parts.path

    def get(self, path: str) -> Answer:
        """Return the status, the headers by their names in small letters, and the file.

        Raises OSError or HTTPException where nothing answers.
        """
        asked = self._path + quote(path)
        self._connection.request("GET", asked, headers={"Accept-Encoding": "gzip"})
        answer = self._connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        packed = found.get("content-encoding") == "gzip"
        return answer.status, found, gzip.decompress(body) if packed else body


def faults(address: str, site: Path, host: Host) -> list[str]:
    """Return what is wrong with how the folder `site` is served at an address, a line each.

    Raises OSError or HTTPException where nothing answers.
    """
    asked = Asked(address)
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    same: dict[str, list[str]] = defaultdict(list)
    for name in _examples(files, host):
        status, sent, _ = asked.get(name.removesuffix("index.html"))
        for fault in _faults_of(name, status, sent, hosts.headers(name, host)):
            same[fault].append(name)
    by_files = [f"{fault}: {_listed(names)}" for fault, names in same.items()]
    return [*by_files, *_faults_around(asked, address, site, files, host)]


def _examples(files: list[str], host: Host) -> Iterator[str]:
    """Yield a file for each ending and each way of being sent."""
    seen = set()
    for name in files:
        kind = (hosts.media_type(name), tuple(hosts.headers(name, host).items()))
        if kind not in seen and name not in (*hosts.IN_SITE, hosts.MISSING):
            seen.add(kind)
            yield name


def _faults_of(
    name: str, status: int, sent: Mapping[str, str], wanted: dict[str, str]
) -> Iterator[str]:
    if status != 200:
        yield f"status {status}, not 200"
        return
    kind = hosts.media_type(name)
    for header, value in ({"Content-Type": kind} | wanted).items():
        found = sent.get(header.lower(), "")
        if found.lower().replace(" ", "") != value.lower().replace(" ", ""):
            told = f"is `{found}`" if found else "is not sent"
            yield f"`{header}` {told}, should be `{value}`"
    if name == hosts.MISSING:
        return
    if not any(header.lower() in sent for header in KEEPS):
        yield f"neither `{'` nor `'.join(KEEPS)}` is sent"
    if name.endswith(".html") and "content-encoding" not in sent:
        yield "sent uncompressed"


def _faults_around(
    asked: Asked, address: str, site: Path, files: list[str], host: Host
) -> Iterator[str]:
    """Yield what is wrong with addresses that are no file."""
    status, sent, body = asked.get(NOWHERE)
    if status != 404:
        yield f"an address that is not there has status {status}, not 404"
    if body != (site / hosts.MISSING).read_bytes():
        yield f"an address that is not there shows another page than `{hosts.MISSING}`"
    for fault in _faults_of(hosts.MISSING, 200, sent, hosts.headers(hosts.MISSING, host)):
        yield f"the page for an address that is not there: {fault}"
    if (site / WORKER).exists() and _status(asked, address, hosts.MISSING) != 200:
        yield f"`{hosts.MISSING}` itself is not sent: the service worker could save nothing"
    for name in HIDDEN:
        if asked.get(name)[0] not in (403, 404):
            yield f"`{name}` is shown to anybody"
    folders = {name.rpartition("/")[0] for name in files} - {""}
    bare = next((one for one in sorted(folders) if f"{one}/index.html" not in files), "")
    if bare and asked.get(f"{bare}/")[0] not in (403, 404):
        yield f"the files of the folder `{bare}/` are listed"
    page = next(name.removesuffix("/index.html") for name in files if name.endswith("/index.html"))
    status, sent, _ = asked.get(page)
    if status not in REDIRECTED or urljoin(address + page, sent["location"]) != f"{address}{page}/":
        yield f"`{page}` does not lead to `{page}/`"


def _status(asked: Asked, address: str, path: str) -> int:
    """Return the status of a path, or of where it leads: some hosts leave out `.html`."""
    status, sent, _ = asked.get(path)
    there = urljoin(address + path, sent.get("location", "")).removeprefix(address)
    return asked.get(there)[0] if status in REDIRECTED else status


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
    return f"`{'`, `'.join(names[:TOLD])}`{more}"


def main(address: str, site: Path) -> int:
    """Print what is wrong; return 1 where anything is, 2 where that cannot be told."""
    address = f"{address.rstrip('/')}/"
    try:
        host = hosts.of(settings_of_project(), address)
        found = faults(address, site, host)
    except (LanguageError, PublisherError) as error:
        print(error, file=sys.stderr)
        return 2
    except (OSError, HTTPException) as error:
        print(f"{address} does not answer: {error}", file=sys.stderr)
        return 2
    print("\n".join(found) or f"{address} serves the guide as it should.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(*sys.argv[2:] or ["site"])))
