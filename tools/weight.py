"""What a first visit to a page costs, counted from the files as GitHub Pages sends them."""

import gzip
import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from tools.site_pages import BuiltPage

PACKED = {".html", ".css", ".js", ".svg", ".json", ".webmanifest", ".txt", ".xml"}
LOADED_LINKS = {"stylesheet", "preload", "icon", "manifest", "modulepreload"}


@cache
def sent(path: Path) -> int:
    """Return the bytes of a file as they travel: text gzipped, the rest as it is."""
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in PACKED else len(content)


def first_visit(site: Path, page: BuiltPage) -> dict[str, int]:
    """Return {path in the site: bytes sent} of a page and all that it loads by itself."""
    found = {page.path: sent(site / page.path)}
    for tag in page.html.find_all(["link", "script", "form", "img", "source"]):
        if tag.name == "link" and not LOADED_LINKS & set(tag["rel"]):
            continue
        names = ("src", "data-script", "data-later", "href")
        address = str(next((tag[name] for name in names if tag.get(name)), ""))
        if address and not address.startswith("data:"):
            path = urlsplit(urljoin(f"http://site/{page.path}", address)).path.lstrip("/")
            found[path] = sent(site / path)
    for sheet in [name for name in found if name.endswith(".css")]:
        for address in re.findall(r'url\("?([^")]+)"?\)', (site / sheet).read_text("utf-8")):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), address))
            found[path] = sent(site / path)
    return found
