"""What a change does to the pages, in one file: `python -m tools.side_by_side BEFORE AFTER OUT`.

BEFORE and AFTER are two built sites. The file opens by a double click: it asks for nothing else,
and no script runs in it, whatever the pages hold. `make side-by-side` builds both sites.
"""

import base64
import re
import sys
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from kokemusopas.translations import word_diff
from lxml import etree, html

HERE = Path(__file__)
FONT = "assets/fonts/atkinson-hyperlegible-next.woff2"
HASHES = re.compile(r"\b[0-9a-f]{8}(?=\.\w+\b)")
LISTED = re.compile(r"<loc>(.*?)</loc>")
FONTS = re.compile(r"url\([^)]*\.woff2[^)]*\)")
ADDRESS = re.compile(r"url\((?![\"']?data:)[^)]*\)")
NOT_SHOWN = ("script", "style", "template", "iframe", "object", "img", "source")
COMMIT = "version"  # the class of what names the commit, another in each build
KEPT = ("class", "lang", "dir", "type", "checked", "colspan", "rowspan", "viewbox", "d", "open")
VOID = {"br", "hr", "img", "input", "wbr"}
MOST_WHOLE = 24  # pages that are shown whole, some 100 kB each


@dataclass(frozen=True)
class Bit:
    """A tag as HTML, or a word; an address is told only where it differs."""

    html: str = ""
    word: str = ""
    told_if_changed: bool = False


@dataclass(frozen=True)
class Page:
    """A page of one of the sites: `parts` is {id of a section: (its title, its elements)}."""

    path: str
    lang: str
    title: str
    parts: dict[str, tuple[str, list[Any]]]
    whole: Any


@dataclass(frozen=True)
class Part:
    """A section that differs, as HTML of each side; its title is "" for what the head says."""

    title: str
    before: str
    after: str
    same_words: bool


@dataclass(frozen=True)
class Changed:
    """A page that differs; `state` is `new` or `gone` where only one side has it."""

    path: str
    lang: str
    title: str
    state: str
    parts: tuple[Part, ...]
    wholes: tuple[tuple[str, str], ...]


def pages(site: Path) -> dict[str, Page]:
    """Return the pages that search engines may name, by their address from the root."""
    listed = LISTED.findall((site / "sitemap.xml").read_text("utf-8"))
    start = len(min(listed, key=len))
    found = {}
    for name in (address[start:] for address in listed):
        root = html.fromstring((site / name / "index.html").read_text("utf-8"))
        found[name] = _page(name, root, root.find(".//main"))
    return found


def _page(name: str, root: Any, main: Any) -> Page:
    head = html.Element("div")
    for words in (root.findtext(".//title"), *root.xpath("//meta[@name='description']/@content")):
        etree.SubElement(head, "p").text = str(words)
    parts: dict[str, tuple[str, list[Any]]] = {"": ("", [head])}
    within = main.find_class("md-typeset")  # what the page opens with, its text
    key = ""
    for element in (part for one in within or [main] for part in one):
        heading = element.xpath("descendant-or-self::*[self::h1 or self::h2 or self::h3][@id]")
        if heading:
            key = str(heading[0].get("id"))
            parts[key] = (" ".join(heading[0].text_content().replace("\u00ad", "").split()), [])
        if isinstance(element.tag, str) and element.get("class") != COMMIT:
            parts.setdefault(key, ("", []))[1].append(element)
    title = next((title for title, _ in parts.values() if title), name)
    return Page(name, str(root.get("lang", "en")), title, parts, root)


def compare(before: Path, after: Path) -> tuple[list[Changed], int]:
    """Return the pages that differ between two sites, and how many there are in all."""
    old, new = pages(before), pages(after)
    found: list[Changed] = []
    for path in sorted(old.keys() | new.keys()):
        then, now = old.get(path), new.get(path)
        if parts := tuple(_parts(then, now)):
            some = now or then
            assert some
            state = "" if then and now else "new" if now else "gone"
            sides = (("before", then, before), ("after", now, after))
            shown = len(found) < MOST_WHOLE
            wholes = ((name, _whole(one.whole, site)) for name, one, site in sides if one and shown)
            found.append(Changed(path, some.lang, some.title, state, parts, tuple(wholes)))
    return found, len(new)


def _parts(before: Page | None, after: Page | None) -> Iterator[Part]:
    then, now = (one.parts if one else {} for one in (before, after))
    for key in dict.fromkeys([*now, *then]):
        old, new = (side.get(key, ("", []))[1] for side in (then, now))
        if _written(old) != _written(new):
            title = (now.get(key) or then[key])[0]
            yield Part(title, *_marked(_shown(old), _shown(new)))


def _written(elements: list[Any]) -> str:
    """Return elements as they are written, without what differs in every build."""
    return HASHES.sub("", "".join(html.tostring(one, encoding="unicode") for one in elements))


def _shown(elements: list[Any]) -> list[Bit]:
    """Return elements as bits of HTML and words; nothing of them runs or leads elsewhere."""
    return [bit for element in elements for bit in _bits(element)]


def _bits(element: Any) -> Iterator[Bit]:
    tag = element.tag
    if not isinstance(tag, str) or tag in NOT_SHOWN or "hidden" in element.attrib:
        return
    if "heading__link" in element.get("class", "").split():
        return
    kept = ((name, value) for name, value in element.attrib.items() if name.lower() in KEPT)
    yield Bit("".join([f"<{tag}", *(f' {name}="{escape(value)}"' for name, value in kept), ">"]))
    yield from _words(element.text)
    for child in element:
        yield from _bits(child)
        yield from _words(child.tail)
    if address := element.get("href"):
        yield Bit(word=f" → {HASHES.sub('', address)}", told_if_changed=True)
    if tag not in VOID:
        yield Bit(f"</{tag}>")


def _words(text: str | None) -> Iterator[Bit]:
    plain = (text or "").replace("\u00ad", "")
    return (Bit(word=word) for word in word_diff.TOKEN.findall(plain))


def _marked(before: list[Bit], after: list[Bit]) -> tuple[str, str, bool]:
    """Return both sides as HTML with the words that differ marked, and whether none does."""
    sides = then, now = [[bit.word for bit in side if bit.word] for side in (before, after)]
    matched = SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
    same = [{one[side] + at for one in matched for at in range(one.size)} for side in (0, 1)]
    whole = all(len(kept) == len(words) for kept, words in zip(same, sides, strict=True))
    return _html(before, same[0], "del"), _html(after, same[1], "ins"), whole


def _html(bits: list[Bit], same: set[int], mark: str) -> str:
    """Return bits as HTML, in which words that are not the `same` are marked."""
    found, number, is_open = "", 0, False
    for bit in bits:
        changed = bool(bit.word) and number not in same
        number += bool(bit.word)
        if is_open and not changed:
            found += f"</{mark}>"
        if changed and not is_open:
            found += f"<{mark}>"
        is_open = changed
        found += bit.html
        if changed or not bit.told_if_changed:
            found += escape(bit.word)
    return found + (f"</{mark}>" if is_open else "")


def _whole(root: Any, site: Path) -> str:
    """Return a page as one text that asks for no file and runs nothing."""
    page = deepcopy(root)
    for element in page.xpath("//script | //link | //meta[@http-equiv] | //iframe | //object"):
        element.drop_tree()
    for element in page.xpath("//*[@href]"):
        if not element.get("href").startswith("#"):
            element.set("href", "#")
    for image in page.xpath("//img | //source"):
        image.drop_tree()
    style = etree.SubElement(page.find("head"), "style")
    style.text = _style(site)
    for own in page.iter("style"):
        own.text = _with_font(own.text or "", site)
    return str(html.tostring(page, encoding="unicode", doctype="<!doctype html>"))


@cache
def _style(site: Path) -> str:
    """Return all styles of a site, the type in them."""
    (sheet,) = [one for one in (site / "assets").glob("site*.css") if "print" not in one.name]
    home = html.fromstring((site / "index.html").read_text("utf-8"))
    return _with_font(home.findtext(".//style") + sheet.read_text("utf-8"), site)


def _with_font(style: str, site: Path) -> str:
    """Return styles that ask for no file: the type stands in them, pictures are left out."""
    font = base64.b64encode((site / FONT).read_bytes()).decode()
    return ADDRESS.sub("none", FONTS.sub(f"url(data:font/woff2;base64,{font})", style))


def main(before: Path, after: Path, out: Path) -> None:
    """Write the file, and say how many pages differ."""
    found, every = compare(before, after)
    words = tomllib.loads(HERE.with_suffix(".toml").read_text("utf-8"))
    environment = Environment(loader=FileSystemLoader(HERE.parent), autoescape=False)
    left_out = sum(not one.wholes for one in found)
    text = environment.get_template(HERE.with_suffix(".html").name).render(
        words=words, pages=found, all=every, left_out=left_out, style=_style(after)
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, "utf-8")
    print(f"{len(found)} of {every} pages differ: {out}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
