"""Three versions of a small site made of the real one: each page and file tells which it is of."""

import hashlib
import json
import re
import shutil
from pathlib import Path

from conftest import ROOT
from kokemusopas.publish import offline
from kokemusopas.publish.scripts import find_esbuild, inline

from browser.in_folder import in_folder

PAGES = ("", "haku/", "tilaaminen/", "tilauspohja/", "tarkistuslista/")
KEPT = re.compile(r"(assets|scripts)/|(404|offline|index)\.html$|search(-elsewhere)?\.json$")
HASHED = re.compile(r"\.([0-9a-f]{7})[0-9a-f]\.(js|css)\b")
NAMES = ("1", "2", "3")
SAME = "assets/addresses.fi.json"  # in each version the same: a new one takes it from the old
Version = dict[str, bytes]


def versions(site: Path, folder: Path) -> dict[str, Version]:
    """Return the files of each version; `folder` is for what is made on the way."""
    script = inline(ROOT / "overrides/components/offline", ("worker.js",), find_esbuild())
    return {name: _version(site, folder / name, name, script) for name in NAMES}


def _version(site: Path, folder: Path, name: str, script: str) -> Version:
    pages = {f"{page}index.html" for page in PAGES}
    for path in sorted(site.rglob("*.*")):
        own = path.relative_to(site).as_posix()
        if own in pages or (KEPT.match(own) and path.is_file()):
            place = folder / HASHED.sub(rf".\g<1>{name}.\2", own)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    _mark_search(folder, name)
    search, elsewhere = (
        hashlib.sha256((folder / one).read_bytes()).hexdigest()[:6]
        for one in ("search.json", "search-elsewhere.json")
    )
    for path in folder.rglob("*.*"):
        if path.suffix not in {".html", ".js", ".css"}:
            continue
        text = HASHED.sub(rf".\g<1>{name}.\2", path.read_text("utf-8"))
        text = re.sub(r"search\.json\?v=[\w-]+", f"search.json?v={search}-{elsewhere}", text)
        text = text.replace("<html ", f'<html data-of="{name}" ')
        if path.name in ("404.html", "offline.html"):  # built for the root of a host
            text = in_folder(text, "/opas/")
        path.write_text(text, "utf-8")
    worker = offline.worker(folder, script, {"fi": ""})
    (folder / offline.NAME).write_text(worker, "utf-8")
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _mark_search(folder: Path, name: str) -> None:
    path = folder / "search.json"
    index = json.loads(path.read_text("utf-8"))
    for page in index["pages"]:
        page[1] += f" v{name}"
        page[2][1] += f" v{name}"
    path.write_text(json.dumps(index), "utf-8")


def half(new: Version, old: Version, part: str) -> Version:
    """Return what a host has of a publication that stopped: the new `pages` or `files` alone."""
    with_worker = {path for path in new if path.endswith(".html") or path == offline.NAME}
    taken = with_worker if part == "pages" else new.keys() - with_worker
    return old | {path: new[path] for path in taken}
