"""The Atom feed of what has changed in one language (RFC 4287)."""

import xml.etree.ElementTree as etree
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from kokemusopas.model.elements import element, write
from kokemusopas.news.told import News

ATOM = "http://www.w3.org/2005/Atom"
LONGEST = 30
# What is in the feed is called by language, file and day, within this name: no host is in it, so
# that the guide can move to another and nothing in it looks new. It must never change.
GUIDE = UUID("1e67631b-ad6b-4cd9-be42-e00ede1b6574")


def feed(
    all_news: Sequence[News], texts: Mapping[str, str], site: str, folder: str, language: str
) -> str | None:
    """Return the feed of a language's news, the newest first, or None where there is none.

    `texts` holds `title`, `name` and the name of the `file`; `site` is the address of the site,
    `folder` that of the language in it.
    """
    address = f"{site}{folder}{texts['file']}"
    chosen = all_news[:LONGEST]
    if not chosen:
        return None
    etree.register_namespace("", ATOM)
    root = etree.Element(f"{{{ATOM}}}feed", {"xml:lang": language})
    _add(root, "title", texts["title"])
    _add(root, "id", uuid5(GUIDE, language).urn)
    _add(root, "updated", _time(chosen[0].at))
    _add(_add(root, "author"), "name", texts["name"])
    _add(root, "link", rel="self", type="application/atom+xml", href=address)
    _add(root, "link", rel="alternate", type="text/html", href=f"{site}{folder}")
    _add(root, "icon", f"{site}assets/favicon.svg")
    for one in chosen:
        entry = _add(root, "entry")
        _add(entry, "title", one.title)
        name = f"{language} {one.then} {one.at.date().isoformat()}"
        _add(entry, "id", uuid5(GUIDE, name).urn)
        _add(entry, "updated", _time(one.at))
        href = site + one.url
        _add(entry, "link", rel="alternate", type="text/html", hreflang=language, href=href)
        if one.lines:
            _add(entry, "content", _content(one, site), type="html")
        else:
            _add(entry, "summary", one.summary)
    etree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(root, "unicode") + "\n"


def _content(one: News, site: str) -> str:
    """Return the lines on a change as HTML."""
    items = (
        element("li", {}, element("a", {"href": site + line.url}, line.heading), f": {line.text}")
        for line in one.lines
    )
    return write((element("ul", {}, *items),))


def _add(parent: etree.Element, name: str, text: str = "", **attributes: str) -> etree.Element:
    new = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    new.text = text or None
    return new


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
