"""What a translated page must share with its source: each rule tells where it differs."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel.dates import get_month_names
from conftest import ROOT
from kokemusopas.texts import ui
from kokemusopas.translations.translatable import FRONT_MATTER, HEAD, HEADING

FREE_SETTINGS = {"title", "description", "translation"}  # front matter that each language has
LINK = re.compile(r"(?P<picture>!?)\[[^\]]*\]\((?P<target>[^)\s]+)[^)]*\)")
ATTRIBUTES = re.compile(r"\{ ?(#[^}\n]*?) ?\}")
FENCE = re.compile(r"(/{3,}) *(\w*) *(?:\|.*)?")
ADDRESS = re.compile(r"https?://[^\s)>\]`]+|\bwww\.[^\s)>\]`]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"\d+(?:[\u00a0\u202f ]\d{3}(?!\d))*")
WHOLE = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Page:
    """A page or a text file of a language, as it stands in the docs."""

    name: str
    language: str
    text: str

    @property
    def path(self) -> str:
        """Its file, from the project folder."""
        return f"docs/{self.language}/{self.name}"


@dataclass(frozen=True)
class Finding:
    """One difference, told so that the reader of it knows what to do."""

    path: str
    line: int
    found: str
    expected: str
    do: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: found {self.found}, expected {self.expected}. {self.do}"


@dataclass(frozen=True)
class Part:
    """Something of a page that is compared: what it is, its line, the section it stands in."""

    value: Hashable
    line: int
    section: str


Rule = Callable[[Page, Page], list[Finding]]


def read(docs: Path, language: str, name: str) -> Page:
    """Return a file of the docs as a page."""
    return Page(name, language, (docs / language / name).read_text("utf-8"))


def headings(source: Page, page: Page) -> list[Finding]:
    """The same heading ids and levels, in the same order."""
    return _in_order(source, page, _headings, "Give the heading the level and the id of the source")


def items(source: Page, page: Page) -> list[Finding]:
    """The same items in the same blocks (phase included), with the same attributes, in order."""
    return _in_order(
        source,
        page,
        _items,
        "Copy the braces at the end of the item, and the lines above the list, from the source",
    )


def links(source: Page, page: Page) -> list[Finding]:
    """The same internal links in every section."""
    return _in_sections(
        source, page, lambda one: _links(one, picture=False), "Make the links of the section equal"
    )


def pictures(source: Page, page: Page) -> list[Finding]:
    """The same pictures in every section."""
    return _in_sections(
        source, page, lambda one: _links(one, picture=True), "Make the pictures equal"
    )


def blocks(source: Page, page: Page) -> list[Finding]:
    """The same kinds of blocks, in the same order."""
    return _in_order(
        source, page, _blocks, "Give the section the same `///` blocks as the source has"
    )


def tables(source: Page, page: Page) -> list[Finding]:
    """The same tables: rows and columns."""
    return _in_order(source, page, _tables, "Give the table the rows and columns of the source")


def figures(source: Page, page: Page) -> list[Finding]:
    """The same numbers and dates in every section, dates by the rules of each language."""
    return _in_sections(
        source,
        page,
        _figures,
        "Correct the number or the date, or the source if that is wrong",
        once=True,
    )


def addresses(source: Page, page: Page) -> list[Finding]:
    """The same web and e-mail addresses in every section."""
    return _in_sections(source, page, _addresses, "Copy the address from the source", once=True)


def settings(source: Page, page: Page) -> list[Finding]:
    """The same front matter, but for title, description and the record of the translation."""
    return _in_order(
        source,
        page,
        _settings,
        "Copy the line from the front matter of the source",
    )


def stays_in_its_language(source: Page, page: Page) -> list[Finding]:
    """No internal link leads to another language."""
    return [
        Finding(
            page.path,
            part.line,
            f"a link to `{part.value}`",
            "one that stays in this language",
            "Write the file's name alone, such as `tilaaminen.md#palkkio`",
        )
        for part in _links(page, picture=False)
        if re.match(r"(?:\.\./|/|(?:fi|sv|en)/)", str(part.value))
    ]


PAGE_RULES: list[Rule] = [
    headings,
    items,
    links,
    pictures,
    blocks,
    tables,
    figures,
    addresses,
    settings,
    stays_in_its_language,
]


def files(docs: Path, source: str, language: str) -> list[Finding]:
    """The same files."""
    own, other = (
        {path.relative_to(docs / code).as_posix() for path in (docs / code).rglob("[!_]*.md")}
        for code in (language, source)
    )
    return [
        Finding(
            f"docs/{language}/{name}",
            1,
            "no such file",
            f"it, as in docs/{source}",
            "Translate the page",
        )
        for name in sorted(other - own)
    ] + [
        Finding(
            f"docs/{language}/{name}",
            1,
            "the file",
            f"none, as in docs/{source}",
            "Give it the name of the source's file, or remove it",
        )
        for name in sorted(own - other)
    ]


def text_keys(source: Page, page: Page) -> list[Finding]:
    """`_ui.yml` has the same keys."""
    own, other = (ui.keys(yaml.safe_load(one.text)) for one in (page, source))
    return [
        Finding(page.path, 1, f"no text `{key}`", f"one, as in {source.path}", "Write the text")
        for key in sorted(other - own)
    ] + [
        Finding(
            page.path,
            _line_of(page, key.rsplit(".", 1)[-1]),
            f"the text `{key}`",
            f"none, as in {source.path}",
            "Remove it, or add it to the source",
        )
        for key in sorted(own - other)
    ]


def placeholders(source: Page, page: Page) -> list[Finding]:
    """Each text of `_ui.yml` has the same `{placeholders}`."""
    found = []
    own, other = (dict(_texts(yaml.safe_load(one.text))) for one in (page, source))
    for key in sorted(own.keys() & other.keys()):
        mine, theirs = (sorted(WHOLE.findall(texts[key])) for texts in (own, other))
        if mine != theirs:
            found.append(
                Finding(
                    page.path,
                    _line_of(page, own[key]),
                    f"`{key}` with {_list(mine)}",
                    _list(theirs),
                    "Keep the words in braces as they are in the source",
                )
            )
    return found


def text_figures(source: Page, page: Page) -> list[Finding]:
    """Each text of `_ui.yml` has the same numbers and dates."""
    own, other = (dict(_texts(yaml.safe_load(one.text))) for one in (page, source))
    found = []
    for key in sorted(own.keys() & other.keys()):
        mine = set(figures_of(own[key], page.language))
        theirs = set(figures_of(other[key], source.language))
        if mine != theirs:
            found.append(
                Finding(
                    page.path,
                    _line_of(page, own[key]),
                    f"`{key}` with {_list(mine - theirs)}",
                    _list(theirs - mine),
                    "Correct the number or the date",
                )
            )
    return found


def section_names(navigation: list[Any], page: Page) -> list[Finding]:
    """Every section of the navigation is named in `_ui.yml`."""
    keys = {key for item in navigation if isinstance(item, dict) for key in item}
    named = yaml.safe_load(page.text).get("sections") or {}
    return [
        Finding(
            page.path,
            _line_of(page, "sections:"),
            f"no `sections: {key}`",
            "its name",
            "Name the section of mkdocs.yml's nav in this language",
        )
        for key in sorted(keys - set(named))
    ]


def navigation() -> list[Any]:
    """Return the nav of mkdocs.yml."""

    class Loader(yaml.SafeLoader):
        """Reads mkdocs.yml without its environment variables."""

    Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    return list(config["nav"])


def built_languages() -> list[str]:
    """Return the languages that mkdocs.yml switches on, the source language first."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    return [
        found[1]
        for found in re.finditer(r"\{locale: (\w\w),([^}]*)\}", text)
        if "build: false" not in found[2]
    ]


def _in_order(
    source: Page, page: Page, parts: Callable[[Page], list[Part]], do: str
) -> list[Finding]:
    """Return the first place where two sequences differ."""
    theirs, own = parts(source), parts(page)
    for place in range(max(len(theirs), len(own))):
        expected = theirs[place] if place < len(theirs) else None
        found = own[place] if place < len(own) else None
        if not expected or not found or expected.value != found.value:
            line = found.line if found else page.text.count("\n") or 1
            where = f" ({source.path}:{expected.line})" if expected else ""
            return [
                Finding(
                    page.path,
                    line,
                    f"`{found.value}`" if found else "nothing more",
                    f"`{expected.value}`{where}" if expected else "nothing more",
                    do,
                )
            ]
    return []


def _in_sections(
    source: Page, page: Page, parts: Callable[[Page], list[Part]], do: str, once: bool = False
) -> list[Finding]:
    """Return each section in which the parts differ, in whatever order they stand."""
    found = []
    theirs, own = parts(source), parts(page)
    for section in dict.fromkeys(part.section for part in (*theirs, *own)):
        mine = Counter(part.value for part in own if part.section == section)
        other = Counter(part.value for part in theirs if part.section == section)
        if once:
            mine, other = Counter(set(mine)), Counter(set(other))
        if mine != other:
            extra, lost = mine - other, other - mine
            lines = [part.line for part in own if part.section == section and part.value in extra]
            line = lines[0] if lines else _heading_line(page, section)
            found.append(
                Finding(
                    page.path,
                    line,
                    f"{_list(extra)} in #{section}",
                    f"{_list(lost)}, as in {source.path}:{_heading_line(source, section)}",
                    do,
                )
            )
    return found


def _list(values: Any) -> str:
    return ", ".join(f"`{value}`" for value in sorted(values, key=str)) or "nothing"


def _lines(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield (line number, section id, line) of a page's text, front matter left out."""
    matter = FRONT_MATTER.match(page.text)
    start = page.text[: matter.end()].count("\n") if matter else 0
    section = HEAD
    for number, line in enumerate(page.text.splitlines()[start:], start=start + 1):
        heading = HEADING.fullmatch(line)
        if heading and heading[3]:
            section = heading[3]
        yield number, section, line


def _heading_line(page: Page, section: str) -> int:
    return next((number for number, found, _ in _lines(page) if found == section), 1)


def _line_of(page: Page, text: str) -> int:
    lines = page.text.splitlines()
    return next((number for number, line in enumerate(lines, start=1) if text in line), 1)


def _headings(page: Page) -> list[Part]:
    return [
        Part(f"{heading[1]} #{heading[3]}", number, section)
        for number, section, line in _lines(page)
        if (heading := HEADING.fullmatch(line))
    ]


def _items(page: Page) -> list[Part]:
    parts, block, option = [], "", ""
    for number, section, line in _lines(page):
        if fence := FENCE.fullmatch(line):
            block, option = fence[2], ""
        elif re.match(r" {4}\w+:", line):
            option = f"{option} {line.strip()}"
        elif re.match(r"\s*[-*+] ", line) and (found := ATTRIBUTES.search(line)):
            first, *others = found[1].split()
            value = " ".join([block + option, first, *sorted(others)]).strip()
            parts.append(Part(value, number, section))
    return parts


def _links(page: Page, picture: bool) -> list[Part]:
    return [
        Part(found["target"], number, section)
        for number, section, line in _lines(page)
        for found in LINK.finditer(line)
        if bool(found["picture"]) == picture and not ADDRESS.match(found["target"])
    ]


def _blocks(page: Page) -> list[Part]:
    return [
        Part(f"{found[1]} {found[2]} in #{section}", number, section)
        for number, section, line in _lines(page)
        if (found := FENCE.fullmatch(line)) and found[2]
    ]


def _tables(page: Page) -> list[Part]:
    parts: list[Part] = []
    rows: list[int] = []
    for number, section, line in [*_lines(page), (0, "", "")]:
        if line.startswith("|"):
            rows.append(len(re.findall(r"(?<!\\)\|", line.strip().strip("|"))) + 1)
            first, at = number - len(rows) + 1, section
        elif rows:
            parts.append(Part(f"{len(rows)} rows of {max(rows)} columns in #{at}", first, at))
            rows = []
    return parts


def _addresses(page: Page) -> list[Part]:
    return [
        Part(found[0].rstrip(".,"), number, section)
        for number, section, line in _lines(page)
        for found in ADDRESS.finditer(line)
    ]


def _settings(page: Page) -> list[Part]:
    found = FRONT_MATTER.match(page.text)
    meta = yaml.safe_load(found[1]) if found else {}
    return [
        Part(f"{key}: {meta[key]}", _line_of(page, f"{key}:"), HEAD)
        for key in sorted(meta.keys() - FREE_SETTINGS)
    ]


def _figures(page: Page) -> list[Part]:
    matter = FRONT_MATTER.match(page.text)
    meta = yaml.safe_load(matter[1]) if matter else {}
    head = [
        (_line_of(page, f"{key}:"), HEAD, str(meta[key]))
        for key in ("title", "description")
        if key in meta
    ]
    return [
        Part(value, number, section)
        for number, section, line in [*head, *_lines(page)]
        for value in figures_of(line, page.language)
    ]


def figures_of(line: str, language: str) -> list[str]:
    """Return the dates of a line as 2023-01-31, then its other numbers, addresses left out."""
    text = ATTRIBUTES.sub("", ADDRESS.sub("", LINK.sub(lambda link: _shown(link[0]), line)))
    text = re.sub(r"^ {4}\w+:.*|^\s*\d+\.(?= )", "", text)
    found = []

    def keep(year: str, month: int, day: str) -> str:
        found.append(f"{int(year):04}-{month:02}-{int(day):02}")
        return " "

    if language in ("fi", "sv"):
        text = re.sub(
            r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b",
            lambda date: keep(date[3], int(date[2]), date[1]),
            text,
        )
    for number, name in get_month_names("wide", locale=language).items():
        text = re.sub(
            rf"(?i)\b(\d{{1,2}})\.? {name.casefold()} (\d{{4}})\b",
            lambda date, number=number: keep(date[2], number, date[1]),
            text,  # type: ignore[misc]
        )
    grouped = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text) if language == "en" else text
    return found + [re.sub(r"\D", "", number) for number in NUMBER.findall(grouped)]


def _shown(link: str) -> str:
    return link[link.index("[") + 1 : link.index("]")]


def _texts(texts: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    if not isinstance(texts, dict | list):
        yield prefix, str(texts)
        return
    children = texts if isinstance(texts, dict) else dict(enumerate(texts))
    for key, child in children.items():
        yield from _texts(child, f"{prefix}.{key}".lstrip("."))
