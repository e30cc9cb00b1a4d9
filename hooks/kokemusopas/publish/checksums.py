"""The checksums of a published site: `sha256sum --check sha256sums.txt` tells what has changed.

The page about the guide holds the checksum of the list itself. So that page cannot be in the list,
nor can the service worker, which has the checksums of all pages.
"""

import hashlib
from pathlib import Path

NAME = "sha256sums.txt"
PLACE = "0" * 64  # stands where the checksum of the list belongs, until the list is made


def seal(site: Path) -> str:
    """Write the list of the folder `site`, put its checksum in its place, and return it.

    Every other file must be finished.
    """
    place = PLACE.encode()
    pages, listed = [], []
    for path in sorted(site.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if path.suffix == ".html" and place in content:
            pages.append(path)
        else:
            name = path.relative_to(site).as_posix()
            listed.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
    text = "".join(listed).encode()
    (site / NAME).write_bytes(text)
    checksum = hashlib.sha256(text).hexdigest()
    for page in pages:
        page.write_bytes(page.read_bytes().replace(place, checksum.encode()))
    return checksum
