"""Each page is there for frames of other sites: light, led back from, and its links whole."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from kokemusopas.publish.offline import NAME

from tools.site_pages import embedded_pages
from tools.weight import sent

SITE_ADDRESS = "http://127.0.0.1:8000/"
LIGHT = 14_400  # bytes sent of such a page, but of the list of all sources
LINK = re.compile(r'<(?:a|link|script)\b[^>]*? (?:href|data-script)="([^"]+)"')
ID = re.compile(r'\sid="([^"]+)"')
MOVED = "data-moved-page"


def test_pages_for_frames_are_light_lead_to_the_guide_and_have_no_dead_link(site: Path) -> None:
    read = {path: path.read_text("utf-8") for path in embedded_pages(site)}
    made = {path: html for path, html in read.items() if MOVED not in html}
    ids: dict[Path, set[str]] = {}
    wrong = []
    for path, html in made.items():
        here = path.relative_to(site).as_posix().removesuffix("index.html")
        own = here.replace("embed/", "", 1)
        if f'<link rel="canonical" href="{SITE_ADDRESS}{own}">' not in html:
            wrong.append(f"{here} does not name {own} as the page itself")
        for needed in ('<meta name="robots" content="noindex">', '<base target="_blank">'):
            if needed not in html:
                wrong.append(f"{here} has no {needed}")
        if sent(path) > LIGHT and "lahteet" not in html:
            wrong.append(f"{here} weighs {sent(path)} of {LIGHT} bytes")
        for link in LINK.findall(html):
            target = urlsplit(urljoin(SITE_ADDRESS + here, link.replace("&amp;", "&")))
            if f"{target.scheme}://{target.netloc}/" != SITE_ADDRESS:
                continue
            place = site / unquote(target.path).lstrip("/")
            file = place / "index.html" if place.is_dir() else place
            if not file.exists():
                wrong.append(f"{here}: {link} leads nowhere")
            elif target.fragment and file.suffix == ".html":
                ids[file] = ids.get(file) or set(ID.findall(file.read_text("utf-8")))
                if unquote(target.fragment) not in ids[file]:
                    wrong.append(f"{here}: {link} names no place of the page")
    assert len(made) > 60
    assert not wrong, "\n".join(wrong)


def test_pages_for_frames_are_neither_listed_for_search_nor_saved(site: Path) -> None:
    for name in ("sitemap.xml", NAME, "sv/search.json"):
        assert "embed/" not in (site / name).read_text("utf-8"), name
    assert '"scripts/embed.' not in (site / NAME).read_text("utf-8")
