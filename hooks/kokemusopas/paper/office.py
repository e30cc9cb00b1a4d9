"""A part of the brief for word processors: its questions, each with a field of its name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from kokemusopas.markdown.brief import DATE, SITE
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page, Question
from kokemusopas.pages.made import Made
from kokemusopas.paper.frame import render
from kokemusopas.paper.packed import packed
from kokemusopas.texts.ui import Texts

TEMPLATES = Path("components/paper")
EVENT = "event"  # the field for what it is about, as in the PDF
LONGEST = 64  # letters of a name, for Word
DOTTED, WRITTEN = "d.M.yyyy", "d MMMM yyyy"  # dates as Word has them
# What is in a file, {its path: the template that it is made of}.
DOCX = {
    "[Content_Types].xml": "types.xml",
    "_rels/.rels": "package.rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "word/document.xml": "document.xml",
    "word/fontTable.xml": "fonts.xml",
    "word/footer.xml": "footer.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
ODT = {
    "META-INF/manifest.xml": "manifest.xml",
    "content.xml": "content.xml",
    "meta.xml": "meta.xml",
    "styles.xml": "styles.xml",
}
ODT_TYPE = "application/vnd.oasis.opendocument.text"


@dataclass(frozen=True)
class Answer:
    """A field and what stands above it: its id is the name of the answer in every language.

    `label` names it for a screen reader, `choices` are answers to choose from.
    """

    id: str
    number: int
    words: str
    why: str = ""
    one_line: bool = True
    is_date: bool = False
    choices: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The question, as much of it as a name may hold."""
        return shorten(self.words, LONGEST, placeholder="…")


@dataclass(frozen=True)
class Group:
    """A section of the brief and its fields."""

    title: str
    fields: tuple[Answer, ...]


def docx(page: Page, edition: Edition, made: Made) -> bytes:
    """Return a part of the brief as a document of Word, with content controls."""
    return packed(dict(_files("docx", DOCX, page, edition, made)))


def odt(page: Page, edition: Edition, made: Made) -> bytes:
    """Return a part of the brief as an OpenDocument text, with user fields."""
    return packed(dict(_files("odt", ODT, page, edition, made)), ODT_TYPE)


def _files(
    kind: str, templates: dict[str, str], page: Page, edition: Edition, made: Made
) -> Iterator[tuple[str, str]]:
    event = Answer(EVENT, 1, edition.texts["paper"][EVENT])
    groups = _groups(page, edition.texts)
    language, _, country = edition.traits.locale.partition("_")
    values: dict[str, Any] = {
        "title": page.sections[0].title.text,
        "description": page.description,
        "part": page.part,
        "event": event,
        "groups": groups,
        "fields": [event, *(one for group in groups for one in group.fields)],
        "country": country or "none",
        "colours": _colours(kind, made.settings.palette.light),
        "locale": "-".join(filter(None, (language, country))),
        "date_format": DOTTED if edition.traits.dotted_dates else WRITTEN,
    }
    for path, template in templates.items():
        name = (TEMPLATES / kind / template).as_posix()
        yield path, render(name, edition, made, page.name, **values)


def _colours(kind: str, colours: Mapping[str, str]) -> dict[str, str]:
    """Return the colours as the files of a kind write them: those of Word without a sign."""
    sign = "" if kind == "docx" else "#"
    return {name: sign + colour.removeprefix("#") for name, colour in colours.items()}


def _groups(page: Page, texts: Texts) -> list[Group]:
    """Return the sections that ask something; fields are numbered through."""
    numbers = {one.id: number for number, one in enumerate(page.questions, start=2)}
    sites = tuple(texts["tool"]["form"]["sites"].values())

    def answer(one: Question) -> Answer:
        return Answer(
            one.id,
            numbers[one.id],
            one.words.text,
            one.why.text,
            one.one_line,
            one.source == DATE,
            sites if one.source == SITE else (),
        )

    return [
        Group(section.title.text, tuple(map(answer, section.questions)))
        for section in page.sections
        if section.questions
    ]
