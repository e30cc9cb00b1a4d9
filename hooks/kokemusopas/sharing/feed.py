"""The Atom feed of what has changed in one language (RFC 4287)."""

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from kokemusopas.history.changes import Change

ATOM = "http://www.w3.org/2005/Atom"
LONGEST = 30


def feed(
    all_changes: list[Change],
    pages: Mapping[str, tuple[str, str, str]],
    texts: Mapping[str, str],
    site: str,
    folder: str,
    language: str,
) -> str | None:
    """Return the feed of a language's pages, or None where no change is known.

    `pages` is {file: (address from the root of the site, title, description)}, `texts` holds
    `title`, `name`, the name of the `file`, `new` and `changed`, these two with `{title}` in
    them; `site` is the address of the site, `folder` that of the language in it.
    """
    address = f"{site}{folder}{texts['file']}"
    chosen = [change for change in all_changes if change.file in pages][:LONGEST]
    if not chosen:
        return None
    etree.register_namespace("", ATOM)
    root = etree.Element(f"{{{ATOM}}}feed", {"xml:lang": language})
    _add(root, "title", texts["title"])
    _add(root, "id", address)
    _add(root, "updated", _time(chosen[0].at))
    _add(_add(root, "author"), "name", texts["name"])
    _add(root, "link", rel="self", type="application/atom+xml", href=address)
    _add(root, "link", rel="alternate", type="text/html", href=f"{site}{folder}")
    _add(root, "icon", f"{site}assets/favicon.svg")
    for change in chosen:
        path, title, description = pages[change.file]
        entry = _add(root, "entry")
        words = texts["new" if change.new else "changed"]
        _add(entry, "title", words.replace("{title}", title))
        # RFC 4151: the address can change, the name of an entry must not.
        host, day = urlsplit(site).hostname, change.at.date().isoformat()
        _add(entry, "id", f"tag:{host},{day}:{change.file}")
        _add(entry, "updated", _time(change.at))
        _add(entry, "link", rel="alternate", type="text/html", hreflang=language, href=site + path)
        _add(entry, "summary", description)
    etree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(root, "unicode") + "\n"


def _add(parent: etree.Element, name: str, text: str = "", **attributes: str) -> etree.Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
