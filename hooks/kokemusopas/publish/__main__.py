"""The last touch to a built site: `python -m kokemusopas.publish site`.

It writes what tells a host how to serve the site too: two files in it, and site.nginx.conf beside.

The environment variable OFFLINE says which service worker it gets: "true" for the one that
saves the guide, "remove" for one that takes itself and what it saved away, else none.
"""

import os
import sys
from pathlib import Path

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.fonts import web
from kokemusopas.kept import unwritten
from kokemusopas.model.settings import Settings
from kokemusopas.publish import checksums, hosts, offline, tool_sheet
from kokemusopas.publish.scripts import ScriptError, find_esbuild, inline
from kokemusopas.texts import languages, ui

WORKERS = {"true": "worker.js", "remove": "remove.js"}


def publish(site: Path, settings: Settings, kind: str) -> None:
    """Make type and styles of the folder `site` light, add checksums and a worker of that `kind`.

    Raises scripts.ScriptError when its script cannot be put together.
    """
    for font in site.glob("assets/fonts/*.woff2"):
        web.limit(font)
    tool_sheet.cut(site)
    checksums.seal(site)
    if kind in WORKERS:
        module = f"components/offline/{WORKERS[kind]}"
        script = inline(settings.overrides, (module,), find_esbuild())
        folders = {language: settings.folder(language) for language in settings.languages}
        known = languages.load(settings.docs)
        own = ui.load_all(settings.docs, {code: known[code] for code in folders})
        reviews = tuple(f"{folders[code]}{own[code]['review']['slug']}/" for code in folders)
        logo = settings.owner.look.logo
        also = logo.files if logo else ()
        text = offline.worker(site, script, folders, reviews, also) if kind == "true" else script
        (site / offline.NAME).write_text(text, "utf-8")
    hosts.write(site, hosts.of(settings))


if __name__ == "__main__":
    try:
        publish(Path(sys.argv[1]), settings_of_project(), os.environ.get("OFFLINE", ""))
    except ScriptError as error:
        sys.exit(f"The site could not be finished: {error}")
    except OSError as error:
        sys.exit(f"The site could not be finished: {unwritten.sentence(error)}")
