"""What readers are told of a translation: notes under stale sections, who checked it, a table."""

from collections.abc import Iterable
from typing import Any

from kokemusopas.history.content_date import long_date
from kokemusopas.model.elements import Element, Nodes, element
from kokemusopas.texts import plurals
from kokemusopas.texts.glossary import sort_key
from kokemusopas.texts.languages import Traits
from kokemusopas.translations.status import (
    CURRENT,
    EXTRA,
    MISSING,
    STALE,
    UNRECORDED,
    Library,
    PageState,
)
from kokemusopas.translations.translatable import Record

HEADING_ID = "kaannosten-tila"  # of the section that holds the table
Texts = dict[str, Any]


def stale_ids(*states: PageState | None) -> dict[str, str]:
    """Return {id: title in the source} of the sections that their source has left behind."""
    return {
        one.id: one.source.title if one.source else ""
        for state in states
        if state
        for one in state.with_state(STALE)
    }


def stale_note(place: str, title: str, source: str, texts: Texts) -> Element:
    """Return the note under the heading of a stale section.

    `source` is the language of the original, `place` its file and id there (`sivu.md#kohta`),
    `title` its heading there, `texts` the `translation` part of the short texts.
    """
    before, _, after = str(texts["stale"][source]).partition("{link}")
    address = f"../{source}/{place}"
    link = element("a", {"href": address, "lang": source, "hreflang": source}, title)
    attributes = {"class": "translation-note", "data-search-ignore": ""}
    return element("p", attributes, before, link, after)


def checked_note(record: Record | None, language: Traits, texts: Texts) -> Nodes:
    """Return the last words of a translated page: when it was checked and by whom."""
    if not (record and record.checked and record.by):
        return ()
    before, _, after = str(texts["checked"][record.by]).partition("{date}")
    day = element(
        "time", {"datetime": record.checked.isoformat()}, long_date(record.checked, language)
    )
    attributes = {"class": "translation-checked", "data-search-ignore": ""}
    return (element("p", attributes, before, day, after),)


def table(
    documents: Library,
    states: tuple[PageState, ...],
    language: str,
    texts: Texts,
) -> Element:
    """Return the state of every page in every language as a table, its links naming files.

    `texts` is the `translation` part of the short texts in `language`. Sorted by title; the
    last row sums up the sections, those of short texts and terms included.
    """
    languages = [code for code, found in documents.items() if any(map(_is_page, found))]
    by_place = {(state.name, state.language): state for state in states}
    names = {name for code in languages for name in documents[code] if _is_page(name)}
    titles = {name: _title(documents, language, name) for name in names}
    rows = []
    for name in sorted(names, key=lambda name: sort_key(titles[name][1])):
        code, title = titles[name]
        head = (
            element("a", {"href": name}, title)
            if code == language
            else element("span", {"lang": code}, title)
        )
        cells = (_cell(by_place.get((name, code)), language, texts) for code in languages)
        rows.append(_row(head, cells))
    sums = (_sum(states, code, texts) for code in languages)
    rows.append(_row(str(texts["total"]), sums))
    heads = [texts["page"], *(texts["languages"][code] for code in languages)]
    head_row = element("tr", {}, *(element("th", {"scope": "col"}, str(one)) for one in heads))
    frame = {"class": "table", "role": "region", "tabindex": "0", "aria-labelledby": HEADING_ID}
    return element(
        "div",
        frame,
        element("table", {}, element("thead", {}, head_row), element("tbody", {}, *rows)),
    )


def _row(head: Element | str, cells: Iterable[str]) -> Element:
    return element(
        "tr", {}, element("th", {"scope": "row"}, head), *(element("td", {}, one) for one in cells)
    )


def _is_page(name: str) -> bool:
    return name.endswith(".md")


def _title(documents: Library, language: str, name: str) -> tuple[str, str]:
    """Return (language, title) of a page: in `language`, else in the first that has it."""
    own = {language: documents[language]} | documents
    return next((code, found[name].title) for code, found in own.items() if name in found)


def _sum(states: tuple[PageState, ...], language: str, texts: Texts) -> str:
    """Return how many sections of a language are current, short texts and terms included."""
    sections = [
        section
        for state in states
        if state.language == language
        for section in state.sections
        if section.state != EXTRA
    ]
    if not sections:
        return str(texts["states"]["original"])
    current = sum(section.state == CURRENT for section in sections)
    return f"{current}/{len(sections)}"


def _cell(state: PageState | None, language: str, texts: Texts) -> str:
    words = texts["states"]
    if state is None:
        return str(words["original"])
    if state.document is None:
        return str(words["missing"])
    left = len(state.with_state(STALE, UNRECORDED, MISSING))
    if not left:
        return str(words["current"])
    return plurals.form(words["left"], left, language)
