"""The service worker that lets a saved guide open without a connection.

What a version consists of is the build's own list of files, each with its hash, so that the
browser refuses a file of another version.
"""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

NAME = "service-worker.js"
# What pages load. PDFs are saved when they are opened: they weigh more than all the pages. So is
# what few readers need: long lists, the guide on one page, scripts that weigh as much as a page.
SAVED = {".css", ".html", ".js", ".json", ".svg", ".webmanifest", ".woff2"}
FORMS = ("scripts/form.", "scripts/pdf-lib.")
# To take along rather than to read: the form of a backup, QR codes for posters, the guide as data.
LEFT_OUT = (
    "components/",
    "qr/",
    "guide.json",
    "guide.schema.json",
    *FORMS,
    "scripts/linking.",
    "scripts/embed.",
    "assets/embedded.",
    NAME,
)
FEW = ("assets/addresses.",)  # saved when it is asked for: which place is near to a dead link's
MODULE = re.compile(r"^import .*$|^export ", re.MULTILINE)
LONG = 16_000  # bytes gzipped, which every page keeps to but lists of all there is
STYLE = re.compile(rb"<style>.*?</style>", re.DOTALL)  # more of it in some pages than in others
SELDOM = re.compile(rb"<html[^>]* data-seldom")  # pages of which their files say so
MOVED = re.compile(rb'data-moved-page="([^"]+)"')  # on pages that only lead on from an old address
# Small pages that lead on, as `go/` itself does, and pages for frames: they say what others say.
SAID_AGAIN = re.compile(r"(?:[\w-]+/)?(?:go|embed)/.+/index\.html")
SHARED = ("assets/", "scripts/", "go/", "404.html", "offline.html")


def remover(components: Path) -> str:
    """Return the worker that takes itself and what was saved away, where nothing bundles it."""
    names, removes = (
        (components / "offline" / name).read_text("utf-8") for name in ("files.js", "remove.js")
    )
    return MODULE.sub("", names) + MODULE.sub("", removes)


def worker(
    site: Path,
    script: str,
    folders: Mapping[str, str],
    left_out: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
) -> str:
    """Return the service worker of the folder `site`: its list of files, and `script`.

    `folders` is {language: its folder, "" or like "sv/"}, `left_out` the folders of pages that are
    not for readers, `also` files of any kind that pages load. The site must be finished: a file
    that changes afterwards would be refused.
    """
    build = files(site, folders, left_out, also)
    version = hashlib.sha256((json.dumps(build) + script).encode()).hexdigest()[:12]
    listed = json.dumps({"version": version} | build, ensure_ascii=False, separators=(",", ":"))
    return f"self.BUILD={listed};\n{script}"


def files(
    site: Path,
    folders: Mapping[str, str],
    left_out: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Return {"shared", "few": files, "languages": {language: files}, "moved": paths} of a folder.

    Files are {path from the root, a page's without index.html: hash as in Subresource
    Integrity}, `few` those that are saved when somebody asks for them, `moved` is {old path: where
    it leads}; `folders`, `left_out` and `also` as for `worker`.
    """
    default = next(language for language, folder in folders.items() if not folder)
    shared: dict[str, str] = {}
    few: dict[str, str] = {}
    languages: dict[str, dict[str, str]] = {language: {} for language in folders}
    moved: dict[str, str] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        saved = path.suffix in SAVED or name in also
        if not saved or name.startswith((*LEFT_OUT, *left_out)):
            continue
        if SAID_AGAIN.fullmatch(name):
            continue
        content = path.read_bytes()
        address = re.sub(r"(^|/)index\.html$", r"\1", name)
        if found := MOVED.search(content):
            moved[address] = urljoin(address, found[1].decode())
            continue
        own = [lang for lang, folder in folders.items() if folder and name.startswith(folder)]
        named = [lang for lang in languages if f".{lang}." in path.name]
        place = languages[(own or named or [default])[0]]
        if name.startswith(FEW) or SELDOM.search(content):
            place = few
        elif not own and not named and name.startswith(SHARED):
            place = shared
        elif path.suffix == ".html" and len(gzip.compress(STYLE.sub(b"", content), 6)) > LONG:
            place = few
        place[address] = _hash(content)
    return {"shared": shared, "few": few, "languages": languages, "moved": moved}


def _hash(content: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()
