"""The checksums of a published site: `sha256sum --check sha256sums.txt` tells what has changed.

The page about the guide holds the checksum of the list itself. So that page cannot be in the list,
nor can the service worker, which has the checksums of all pages.
"""

import hashlib
from collections.abc import Set
from pathlib import Path

NAME = "sha256sums.txt"
PLACE = "0" * 64  # stands where the checksum of the list belongs, until the list is made


def seal(site: Path) -> str:
    """Write the list of the folder `site`, put its checksum in its place, and return it.

    Every other file must be finished.
    """
    place = PLACE.encode()
    pages = [page for page in site.rglob("*.html") if place in page.read_bytes()]
    text = write(site, set(pages)).encode()
    (site / NAME).write_bytes(text)
    checksum = hashlib.sha256(text).hexdigest()
    for page in pages:
        page.write_bytes(page.read_bytes().replace(place, checksum.encode()))
    return checksum


def write(folder: Path, but: Set[Path] = frozenset()) -> str:
    """Return the checksums of the files of a folder `but` some, in order, as sha256sum has them."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path not in but
    )


def read(listed: str) -> dict[str, str]:
    """Return {path: checksum} of what `write` has made."""
    lines = (line.split("  ", 1) for line in listed.splitlines())
    return {name: checksum for checksum, name in lines}
