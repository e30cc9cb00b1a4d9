"""The parts of a page that every language must share: headings, items, links, figures, …"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import format_date, get_month_names
from babel.numbers import get_group_symbol

from kokemusopas.markdown import copy_text, local
from kokemusopas.markdown.brief import ANSWER
from kokemusopas.markdown.sources import CITE, ids_of
from kokemusopas.model.source import FRONT_MATTER, HEADING
from kokemusopas.texts.languages import Traits
from kokemusopas.translations.translatable import (
    HEAD,
    HEAD_TEXTS,
    Document,
    front_matter,
)

# Front matter that each language has of its own.
FREE_SETTINGS = {"title", "seo_title", "description", "slug", "translation"}
LINK = re.compile(r"(?P<picture>!?)\[[^\]]*\]\((?P<target>[^)\s]+)[^)]*\)")
ATTRIBUTES = re.compile(r"\{ ?(#[^}\n]*?) ?\}")
DRAWN = re.compile(r"\{ (picture=[a-z-]+) \}")
PLACE = re.compile(r"<!-- *(.+?) *-->")
FENCE = re.compile(r"(/{3,}) *(\w*) *(?:\|.*)?")
DRAWING = re.compile(r" {4}(draws:) *(\S+) *")
ADDRESS = re.compile(r"https?://[^\s)>\]`]+|\bwww\.[^\s)>\]`]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"\d+(?:[\u00a0\u202f ]\d{3}(?!\d))*")
LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.) ")
LISTS = ("checklist", "brief")  # blocks whose lines are items, each with an id
DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
DOTTED_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")


@dataclass(frozen=True)
class SharedPart:
    """Something of a page that is compared: what it is, its line, the section it stands in."""

    value: Hashable
    line: int
    section: str


def heading_line(page: Document, section: str) -> int:
    """Return the line on which a section of a page starts, 1 where there is none."""
    return next((number for number, found, _ in _lines(page) if found == section), 1)


def line_of(page: Document, text: str) -> int:
    """Return the first line of a file that holds a text, 1 where none does."""
    lines = page.text.splitlines()
    return next((number for number, line in enumerate(lines, start=1) if text in line), 1)


@dataclass(frozen=True)
class Item(SharedPart):
    """An item of a list or a question: its id, its block, its braces as written and in order.

    One without braces has no id.
    """

    id: str = ""
    block: str = ""
    braces: tuple[str, ...] = ()
    written: str = ""


def headings(page: Document) -> list[SharedPart]:
    """Return the level and the id of each heading; its section is the id, "" without one."""
    return [
        SharedPart(f"{heading['marks']} #{heading['id']}", number, heading["id"] or "")
        for number, _, line in _lines(page)
        if (heading := HEADING.fullmatch(line))
    ]


def items(page: Document) -> list[Item]:
    """Return each item with what it must share: its block with its options, its attributes.

    A question of the brief tells too whether it has a sentence for the letter.
    """
    parts, block, option = [], "", ""
    for number, section, line in _lines(page):
        if fence := FENCE.fullmatch(line):
            block, option = fence[2], ""
        elif re.match(r" {4}\w+:", line):
            option = f"{option} {line.strip()}"
        elif re.match(r"\s*[-*+] ", line) and (
            (found := ATTRIBUTES.search(line)) or block in LISTS
        ):
            first, *others = found[1].split() if found else [""]
            letter = (
                [f"*{ANSWER}*"] if re.search(rf"\*[^*]*{ANSWER}[^*]*\*(?: \{{|$)", line) else []
            )
            braces = (first, *sorted(others))
            parts.append(
                Item(
                    " ".join([block + option, *letter, *braces]).strip(),
                    number,
                    section,
                    first.removeprefix("#"),
                    block + option,
                    braces,
                    found[0] if found else "",
                )
            )
    return parts


def points(page: Document) -> list[SharedPart]:
    """Return each line of a plain list."""
    parts, block = [], ""
    for number, section, line in _lines(page):
        if fence := FENCE.fullmatch(line):
            block = fence[2]
        elif block not in LISTS and LIST_ITEM.match(line) and not ATTRIBUTES.search(line):
            parts.append(SharedPart(line.strip(), number, section))
    return parts


def written_lines(page: Document, section: str) -> list[int]:
    """Return the numbers of the lines of a section that hold something."""
    return [number for number, found, line in _lines(page) if found == section and line.strip()]


def links(page: Document, *, pictures: bool = False, all_of_it: bool = False) -> list[SharedPart]:
    """Return the target of each internal link, or of each picture."""
    return [
        SharedPart(found["target"], number, section)
        for number, section, line in _lines(page, all_of_it=all_of_it)
        for found in LINK.finditer(line)
        if bool(found["picture"]) == pictures and not ADDRESS.match(found["target"])
    ]


def pictures(page: Document) -> list[SharedPart]:
    """Return each picture: the file that is shown, or the name of a card's drawing."""
    drawn = [
        SharedPart(found[1], number, section)
        for number, section, line in _lines(page)
        if (found := DRAWN.search(line))
    ]
    return sorted([*links(page, pictures=True), *drawn], key=lambda one: one.line)


def places(page: Document) -> list[SharedPart]:
    """Return the name of each place where something of the guide's own making comes."""
    return [
        SharedPart(found[1], number, section)
        for number, section, line in _lines(page)
        if (found := PLACE.fullmatch(line))
    ]


def blocks(page: Document) -> list[SharedPart]:
    """Return the kind of each block, and the drawing of each figure."""
    return [
        SharedPart(f"{found[1]} {found[2]}", number, section)
        for number, section, line in _lines(page)
        if (found := FENCE.fullmatch(line) or DRAWING.fullmatch(line)) and found[2]
    ]


def texts(page: Document) -> list[SharedPart]:
    """Return the id and the fields of each text to copy, how many blanks, whether it is a mail."""
    try:
        found = copy_text.parse(page.text)
    except copy_text.CopyTextError as error:
        return [SharedPart(str(error), error.line, HEAD)]
    return [SharedPart(_shape(one), one.line, one.id) for one in found]


def _shape(text: copy_text.CopyText) -> str:
    fields = (f"{{{name}}}" for name in sorted(text.fields))
    mail = ["mail:"] if text.mail else []
    return " ".join((f"#{text.id}", *fields, f"{text.blanks} × […]", *mail))


def tables(page: Document) -> list[SharedPart]:
    """Return the rows and columns of each table."""
    parts: list[SharedPart] = []
    rows: list[int] = []
    for number, section, line in [*_lines(page), (0, "", "")]:
        if line.startswith("|"):
            rows.append(len(re.findall(r"(?<!\\)\|", line.strip().strip("|"))) + 1)
            first, at = number - len(rows) + 1, section
        elif rows:
            parts.append(SharedPart(f"{len(rows)} × {max(rows)}", first, at))
            rows = []
    return parts


def sources(page: Document) -> list[SharedPart]:
    """Return the id of each source that is cited."""
    return [
        SharedPart(one, number, section)
        for number, section, line in _lines(page)
        for one in ids_of(line)
    ]


def addresses(page: Document) -> list[SharedPart]:
    """Return each web and e-mail address."""
    return [
        SharedPart(found[0].rstrip(".,"), number, section)
        for number, section, line in _lines(page)
        for found in ADDRESS.finditer(line)
    ]


def settings(page: Document) -> list[SharedPart]:
    """Return each line of the front matter that all languages share; its section is its key."""
    meta = front_matter(page.text, page.path)
    return [
        SharedPart(_setting(page, key, meta[key]), _line_of_key(page, key), key)
        for key in sorted(meta.keys() - FREE_SETTINGS)
    ]


def _setting(page: Document, key: str, value: object) -> str:
    """Return a line of the front matter as it stands, or its value where that is of many lines."""
    line = page.text.splitlines()[_line_of_key(page, key) - 1]
    return line.rstrip() if line.partition(":")[2].strip() else f"{key}: {value}"


def _line_of_key(page: Document, key: str) -> int:
    lines = page.text.splitlines()
    return next((at for at, line in enumerate(lines, start=1) if line.startswith(f"{key}:")), 1)


def dates_as_written(text: str, language: Traits) -> str:
    """Return a text in which each 2023-01-31 is a date as its language writes them."""

    def written(found: re.Match[str]) -> str:
        day = date(*map(int, found.groups()))
        short = format_date(day, "medium", language.locale)
        in_words = any(letter.isalpha() for letter in short)
        return format_date(day, "long", language.locale) if in_words else short

    return DATE.sub(written, text)


def as_digits(line: str, day: str) -> str:
    """Return how a line writes a 2023-01-31 in digits of another form, "" where it does not."""
    year, month, number = (str(int(part)) for part in day.split("-"))
    apart = r"[./ -]{1,2}0?"
    orders = ((number, month, year), (month, number, year), (year, month, number))
    found = (re.search(rf"\b0?{apart.join(one)}\b", line) for one in orders)
    return next((one[0] for one in found if one), "")


def figures(page: Document) -> list[SharedPart]:
    """Return each date and number of the text, the titles and the description."""
    meta = front_matter(page.text, page.path)
    head = [(line_of(page, f"{key}:"), HEAD, str(meta[key])) for key in HEAD_TEXTS if key in meta]
    return [
        SharedPart(value, number, section)
        for number, section, line in [*head, *_lines(page)]
        for value in figures_of(line, page.traits)
    ]


def figures_of(line: str, language: Traits) -> list[str]:
    """Return the dates of a line as 2023-01-31, then its other numbers, addresses left out."""
    line = re.sub(CITE, "", line)
    text = ATTRIBUTES.sub("", ADDRESS.sub("", LINK.sub(lambda link: _shown(link[0]), line)))
    text = re.sub(r"^ {4}\w+:.*|^\s*\d+\.(?= )", "", text)
    found = []

    def keep(year: str, month: int, day: str) -> str:
        found.append(f"{int(year):04}-{month:02}-{int(day):02}")
        return " "

    if language.dotted_dates:
        text = DOTTED_DATE.sub(lambda date: keep(date[3], int(date[2]), date[1]), text)
    for month, in_words in enumerate(_dates_in_words(language.locale), start=1):
        text = in_words.sub(lambda date, month=month: keep(date[2], month, date[1]), text)  # type: ignore[misc]
    if _group_symbol(language.locale) == ",":
        text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return found + [re.sub(r"\D", "", number) for number in NUMBER.findall(text)]


@cache
def _dates_in_words(locale: str) -> list[re.Pattern[str]]:
    """Return what a date with the name of its month looks like, month by month."""
    names = get_month_names("wide", locale=locale)
    return [
        re.compile(rf"(?i)\b(\d{{1,2}})\.? {names[month].casefold()} (\d{{4}})\b")
        for month in range(1, 13)
    ]


@cache
def _group_symbol(locale: str) -> str:
    """Return what stands between the thousands of a number."""
    return get_group_symbol(locale)


def _shown(link: str) -> str:
    return link[link.index("[") + 1 : link.index("]")]


def _lines(page: Document, *, all_of_it: bool = False) -> Iterator[tuple[int, str, str]]:
    """Yield (line number, section id, line) of a page's text, front matter left out.

    What stands in one language only is left out too, unless `all_of_it` is asked for.
    """
    left = () if all_of_it else {one for block in local.blocks(page.text) for one in block}
    matter = FRONT_MATTER.match(page.text)
    start = page.text[: matter.end()].count("\n") if matter else 0
    section = HEAD
    for number, line in enumerate(page.text.splitlines()[start:], start=start + 1):
        heading = HEADING.fullmatch(line)
        if heading and heading["id"]:
            section = heading["id"]
        if number not in left:
            yield number, section, line
