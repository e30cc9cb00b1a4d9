"""The pages as plain Markdown for programs: absolute links, permanent ids, no block of our own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from kokemusopas.addresses.links import inside, url
from kokemusopas.figures import drawn
from kokemusopas.markdown.copy_text import pieces
from kokemusopas.model.elements import COMMENT, Element, Node, Nodes, text, walk
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import Block, Item, Page, Question, Section
from kokemusopas.model.publisher import LICENCE
from kokemusopas.texts import plurals
from kokemusopas.texts.sources import Form

# https://llmstxt.org: a page has its Markdown at its own address with `.md` behind, and where that
# ends in a slash, with `index.html.md`.
NAME = "index.html.md"
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
INLINE = {"a", "abbr", "span", "br", "img", "kbd", "mark", "sub", "sup", "del", "ins", *MARKS}
MEANT = re.compile(r"([\\`*_\[\]<])")  # what Markdown would not take as it stands
LISTS = ("ul", "ol")
CITED = "source"  # the class of a line that names sources
TITLES = {"admonition-title", "say__title"}


@dataclass(frozen=True)
class Source:
    """A source that a section cites: as a reader of a language finds it."""

    id: str
    publisher: str
    form: Form


@dataclass(frozen=True)
class Told:
    """A page in a language, and the guide that its links and sources are of."""

    page: Page
    edition: Edition
    guide: Guide

    @property
    def url(self) -> str:
        """The address of the page."""
        return self.guide.settings.site_url + self.edition.url(self.page.name)

    @property
    def part(self) -> str:
        """The key of the part of the navigation that the page is in, "" where it has none."""
        parts = self.guide.settings.navigation
        return next((one.key for one in parts if f"{self.page.name}.md" in one.pages), "")

    def cited(self, section: Section) -> list[Source]:
        """Return the sources of a section, in the order in which it cites them."""
        found = [self.guide.register.sources[one] for one in section.cited]
        reader = self.edition.language
        return [Source(one.id, one.publisher[reader], one.form(reader)) for one in found]


def file(told: Told, changed: str | None) -> str:
    """Return a page as Markdown, with what it is in front; `changed` is the day of its words."""
    head = {
        "title": told.page.title,
        "description": told.page.description,
        "url": told.url,
        "language": told.edition.language,
        "site": told.edition.texts["site"]["name"],
        "license": LICENCE,
        "changed": changed,
    }
    given = {name: value for name, value in head.items() if value}
    front = yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=10_000)
    return "\n\n".join([f"---\n{front}---", *_written(told)]) + "\n"


def _written(told: Told) -> Iterator[str]:
    for section in told.page.sections:
        yield f"{'#' * section.level} {_inline(section.title.nodes, told)} {{ #{section.id} }}"
        if section.lang:
            said = told.edition.texts["translation"]["not_yet"]
            yield str(said.get(section.lang, said["item"]))
        if body := words(section, told):
            yield body


def words(section: Section, told: Told) -> str:
    """Return what stands below a heading, as Markdown."""
    return "\n\n".join(one for block in section.blocks for one in _block(block, told))


def _block(block: Block, told: Told) -> Iterator[str]:
    if block.items:
        yield "\n".join(f"- {_item(one, told)}" for one in block.items)
    elif block.questions:
        yield "\n".join(f"- {_question(one, told)}" for one in block.questions)
    elif block.copied:
        names = told.edition.field_names
        blanks = {"words": "{}", "field": "[{}]", "blank": "[{}]"}
        filled = (
            blanks[kind].format(names.get(part, part) if kind == "field" else part)
            for kind, part in pieces(block.copied.words)
        )
        yield f"```text\n{''.join(filled)}\n```"
    elif block.kind == "place":
        yield from _blocks(drawn.shown(block.name, told.page, told.edition, told.guide), told)
    else:
        yield from _blocks(block.nodes, told)


def _item(item: Item, told: Told) -> str:
    return f"{_inline(item.words.nodes, told)}{_added(item.added, told)} {{ #{item.anchor} }}"


def _question(one: Question, told: Told) -> str:
    asked, why = _inline(one.words.nodes, told), _inline(one.why.nodes, told).strip()
    return f"**{asked}** {why}{_added(one.added, told)} {{ #{one.anchor} }}"


def _added(year: int | None, told: Told) -> str:
    words: dict[str, Any] = told.edition.texts["markdown"]
    return f" ({words['added'].format(year=year)})" if year else ""


def _blocks(nodes: Iterable[Node], told: Told) -> Iterator[str]:
    """Yield each block of text among nodes: a paragraph, a list, a table."""
    loose: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or node.tag in INLINE:
            loose.append(node)
            continue
        if line := _inline(loose, told).strip():
            yield line
        loose = []
        yield from _of_element(node, told)
    if line := _inline(loose, told).strip():
        yield line


def _of_element(node: Element, told: Told) -> Iterator[str]:
    if node.tag == COMMENT or node.get("hidden") is not None or node.get("aria-hidden"):
        return
    if node.tag in LISTS:
        yield "\n".join(_rows(node, told))
    elif node.tag == "table":
        yield "\n".join(_table(node, told))
    elif CITED in node.classes:
        yield _sources(node, told)
    elif TITLES & node.classes:
        yield f"*{_inline(node.children, told)}:*"
    elif node.tag == "blockquote":
        said = "\n\n".join(_blocks(node.children, told))
        yield "\n".join(f"> {line}".rstrip() for line in said.split("\n"))
    elif node.tag == "pre":
        yield f"```\n{''.join(_raw(node.children)).strip()}\n```"
    else:
        yield from _blocks(node.children, told)


def _rows(listed: Element, told: Told) -> Iterator[str]:
    rows = (one for one in listed.children if isinstance(one, Element) and one.tag == "li")
    for number, row in enumerate(rows, start=1):
        mark = f"{row.get('value') or number}. " if listed.tag == "ol" else "- "
        lines = "\n".join(_blocks(row.children, told)).split("\n")
        yield mark + f"\n{' ' * len(mark)}".join(lines)


def _table(table: Element, told: Told) -> Iterator[str]:
    for number, row in enumerate(one for one in walk((table,)) if one.tag == "tr"):
        cells = [one for one in row.children if isinstance(one, Element)]
        shown = (_inline(one.children, told).strip().replace("|", "\\|") for one in cells)
        yield f"| {' | '.join(shown)} |"
        if not number:
            yield f"|{' --- |' * len(cells)}"


def _sources(line: Element, told: Told) -> str:
    """Return the line that names sources: title, publisher and year of each."""
    reader = told.edition.language
    ids = [one.get("data-source") or "" for one in walk((line,)) if one.tag == "a"]
    cited = (told.guide.register.sources[one] for one in ids)
    named = [(one.form(reader), one.publisher[reader]) for one in cited]
    label = plurals.form(told.edition.texts["source"]["label"], len(named), reader)
    shown = (
        f"[{_meant(form.title)}]({form.url}) ({', '.join(filter(None, (who, form.year)))})"
        for form, who in named
    )
    return f"{label} {'; '.join(shown)}"


def _inline(nodes: Iterable[Node], told: Told) -> str:
    """Return words as Markdown, white space as one space."""
    return re.sub(r" ?\n ?", "\n", re.sub(r"[ \t]+", " ", "".join(_parts(nodes, told))))


def _parts(nodes: Iterable[Node], told: Told) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield _meant(re.sub(r"\s+", " ", node))
        elif node.tag == COMMENT or node.get("hidden") is not None or node.get("aria-hidden"):
            continue
        elif node.tag == "br":
            yield "\n"
        elif node.tag == "code":
            yield f"`{text(node.children)}`"
        elif node.tag == "img":
            yield _meant(node.get("alt") or "")
        elif node.tag == "a" and (address := _address(node.get("href") or "", told)):
            yield f"[{_inline(node.children, told)}]({address})"
        elif mark := MARKS.get(node.tag):
            yield f"{mark}{_inline(node.children, told).strip()}{mark}"
        else:
            yield from _parts(node.children, told)


def _address(href: str, told: Told) -> str:
    link = inside(href, told.page) if href else None
    return told.guide.settings.site_url + url(link, told.guide).removeprefix("./") if link else href


def _meant(words: str) -> str:
    return MEANT.sub(r"\\\1", words)


def _raw(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from _raw(node.children)
