"""A site map as a crawler reads it: what it lists, and whether its language links hold together."""

import xml.etree.ElementTree as etree

SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
DEFAULT = "x-default"


def read(text: str) -> dict[str, list[tuple[str, str]]]:
    """Return {address: its (language, address) links} of a site map."""
    return {
        str(entry.findtext("s:loc", namespaces=SPACES)): [
            (link.attrib["hreflang"], link.attrib["href"])
            for link in entry.findall("x:link[@rel='alternate']", SPACES)
        ]
        for entry in etree.fromstring(text).findall("s:url", SPACES)
    }


def faults(found: dict[str, list[tuple[str, str]]]) -> list[str]:
    """Return why a crawler would drop language links of a site map."""
    told = []
    for address, links in found.items():
        languages = [language for language, _ in links]
        if len(set(languages)) < len(languages):
            told.append(f"{address} has two links of one language: {languages}")
        if address not in [link for language, link in links if language != DEFAULT]:
            told.append(f"{address} does not name itself and its language")
        if DEFAULT not in languages:
            told.append(f"{address} names no page for other languages ({DEFAULT})")
        told += [
            f"{address} names {link!r}, which does not name the same pages"
            for _, link in links
            if sorted(found.get(link, [])) != sorted(links)
        ]
    return told
