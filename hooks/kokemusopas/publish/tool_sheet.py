"""The style sheet that pages with a tool load: cut to what any of them can show."""

import re
from collections.abc import Iterator
from pathlib import Path

from kokemusopas.publish import used_styles
from kokemusopas.publish.scripts import FOLDER as SCRIPTS
from kokemusopas.publish.styles import versioned

SHEET = "assets/site.*.css"


def cut(site: Path) -> None:
    """Leave out of the site's style sheet what no page of the folder `site` that loads it shows.

    Any script of the site may be brought to such a page, so all of them count as its own. The
    sheet gets the name of what it then holds, in each page that names it.
    """
    for sheet in [*site.glob(SHEET)]:
        old = sheet.relative_to(site).as_posix()
        loads = re.compile(rf'rel="stylesheet" href="[^"]*{re.escape(old)}"')
        naming = {page: text for page, text in _pages(site) if old in text}
        script = "\n".join(path.read_text("utf-8") for path in (site / SCRIPTS).glob("*.js"))
        names = [used_styles.names_in(t, script) for t in naming.values() if loads.search(t)]
        rules = used_styles.parse(sheet.read_text("utf-8"))
        text = used_styles.used(rules, frozenset().union(*names))
        new = f"assets/{versioned('site.css', text)}"
        sheet.unlink()
        (site / new).write_text(text, "utf-8")
        for page, html in naming.items():
            page.write_text(html.replace(old, new), "utf-8")


def _pages(site: Path) -> Iterator[tuple[Path, str]]:
    return ((page, page.read_text("utf-8")) for page in site.rglob("*.html"))
