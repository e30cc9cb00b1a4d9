"""The last touch to a built site: `python -m kokemusopas.publish site`.

The environment variable OFFLINE says which service worker it gets: "true" for the one that
saves the guide, "remove" for one that takes itself and what it saved away, else none.
"""

import os
import sys
from pathlib import Path

from kokemusopas.fonts import web as web_font
from kokemusopas.publish import offline
from kokemusopas.publish.policy import with_policy
from kokemusopas.publish.scripts import find_esbuild, inline, linked

WORKERS = {"true": "worker.js", "remove": "remove.js"}


def publish(site: Path, kind: str) -> None:
    """Make the folder `site` light, safe, and with the service worker of that `kind`, saved.

    Raises ValueError, naming the page, when one has no place for the security policy, and
    scripts.ScriptError when its scripts cannot be put together.
    """
    for font in site.glob("assets/fonts/*.woff2"):
        web_font.limit(font)
    script = ""
    if kind in WORKERS:
        script = inline(site, (f"components/offline/{WORKERS[kind]}",), find_esbuild())
    starters = linked(site)
    for path in sorted(site.rglob("*.html")):
        try:
            path.write_text(with_policy(path.read_text("utf-8"), starters.get(path)), "utf-8")
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from None
    if script:
        text = offline.worker(site, script) if kind == "true" else script
        (site / offline.NAME).write_text(text, "utf-8")


if __name__ == "__main__":
    publish(Path(sys.argv[1]), os.environ.get("OFFLINE", ""))
