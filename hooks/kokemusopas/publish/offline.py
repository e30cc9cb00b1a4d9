"""The service worker that lets a saved guide open without a connection.

What a version consists of is the build's own list of files, each with its hash, so that the
browser refuses a file of another version.
"""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

NAME = "service-worker.js"
# What pages load. PDFs are saved when they are opened: they weigh more than all the pages.
SAVED = {".css", ".html", ".js", ".json", ".svg", ".webmanifest", ".woff2"}
# To take along rather than to read: the form of a backup, QR codes for posters.
LEFT_OUT = ("components/", "qr/", NAME)
SHARED = ("assets/", "scripts/", "go/", "404.html", "offline.html")
LANGUAGE = re.compile(r'<html lang="([\w-]+)"')


def worker(site: Path, script: str) -> str:
    """Return the service worker of the folder `site`: its list of files, and `script`.

    The folder must be finished: a file that changes afterwards would be refused.
    """
    build = files(site)
    version = hashlib.sha256((json.dumps(build) + script).encode()).hexdigest()[:12]
    listed = json.dumps({"version": version} | build, ensure_ascii=False, separators=(",", ":"))
    return f"self.BUILD={listed};\n{script}"


def files(site: Path) -> dict[str, Any]:
    """Return {"shared": files, "languages": {language: files}} of the folder `site`.

    Files are {path from the root, a page's without index.html: hash as in Subresource
    Integrity}. A language is a folder whose home page says so; the root is the default one's.
    """
    default = _language(site / "index.html")
    folders = {
        home.parent.name: f"{home.parent.name}/"
        for home in sorted(site.glob("*/index.html"))
        if _language(home) == home.parent.name
    }
    shared: dict[str, str] = {}
    languages: dict[str, dict[str, str]] = {language: {} for language in [default, *folders]}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix not in SAVED or name.startswith(LEFT_OUT):
            continue
        own = [lang for lang, folder in folders.items() if name.startswith(folder)]
        named = [lang for lang in languages if f".{lang}." in path.name]
        place = languages[(own or named or [default])[0]]
        if not own and not named and name.startswith(SHARED):
            place = shared
        place[re.sub(r"(^|/)index\.html$", r"\1", name)] = _hash(path)
    return {"shared": shared, "languages": languages}


def _language(page: Path) -> str:
    found = LANGUAGE.search(page.read_text("utf-8"))
    return found[1] if found else ""


def _hash(path: Path) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
