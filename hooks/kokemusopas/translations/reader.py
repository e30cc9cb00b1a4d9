"""What readers are told of a translation: notes in its text, and the table of its state."""

from collections.abc import Callable
from html import escape
from typing import Any

from kokemusopas.history.content_date import long_date
from kokemusopas.texts.glossary import sort_key
from kokemusopas.translations.status import (
    CURRENT,
    EXTRA,
    MISSING,
    STALE,
    UNRECORDED,
    Library,
    PageState,
)
from kokemusopas.translations.translatable import HEAD, HEADING, Record

PLACE = "<!-- translations -->"
HEADING_ID = "kaannosten-tila"  # of the section that holds the table
Texts = dict[str, Any]


def with_notes(
    markdown: str,
    state: PageState,
    texts: Texts,
    source_url: str,
    terms: PageState | None = None,
) -> str:
    """Return a translated page's Markdown with a note under the heading of each stale section.

    `texts` is the `translation` part of the short texts, `source_url` the address of the
    page in its source language, as a link from this page; `terms` is the state of the terms
    where the page is the glossary. The page's last words say when it was last checked and
    by whom.
    """
    stale = {
        section.id: section
        for part in (state, terms)
        if part
        for section in part.with_state(STALE)
        if section.id != HEAD
    }
    source = state.source.language
    lines = []
    for line in markdown.splitlines():
        lines.append(line)
        heading = HEADING.fullmatch(line)
        if heading and heading[3] in stale:
            section = stale[heading[3]].source
            link = (
                f'<a href="{escape(source_url)}#{heading[3]}" lang="{source}" '
                f'hreflang="{source}">{escape(section.title if section else "")}</a>'
            )
            note = escape(texts["stale"][source]).replace("{link}", link)
            lines += ["", f'<p class="translation-note" data-search-ignore>{note}</p>', ""]
    record = state.document.record if state.document else None
    if record and record.checked and record.by:
        lines += ["", _checked(record, texts, state.language)]
    return "\n".join(lines) + "\n"


def _checked(record: Record, texts: Texts, language: str) -> str:
    assert record.checked
    day = long_date(record.checked, language)
    time = f'<time datetime="{record.checked.isoformat()}">{day}</time>'
    sentence = escape(texts["checked"][record.by]).replace("{date}", time)
    return f'<p class="translation-checked" data-search-ignore>{sentence}</p>'


def table(
    documents: Library,
    states: list[PageState],
    language: str,
    texts: Texts,
    address: Callable[[str], str],
) -> str:
    """Return the state of every page in every language as an HTML table.

    `texts` is the `translation` part of the short texts in `language`; `address(name)`
    gives the link to a page from the one that holds the table. Sorted by title; the last
    row sums up the sections, those of short texts and terms included.
    """
    languages = [code for code, found in documents.items() if any(map(_is_page, found))]
    by_place = {(state.name, state.language): state for state in states}
    names = {name for code in languages for name in documents[code] if _is_page(name)}
    titles = {name: _title(documents, language, name) for name in names}
    rows = []
    for name in sorted(names, key=lambda name: sort_key(titles[name][1])):
        code, title = titles[name]
        head = (
            f'<a href="{escape(address(name))}">{escape(title)}</a>'
            if code == language
            else f'<span lang="{code}">{escape(title)}</span>'
        )
        cells = "".join(
            f"<td>{escape(_cell(by_place.get((name, code)), texts))}</td>" for code in languages
        )
        rows.append(f'<tr><th scope="row">{head}</th>{cells}</tr>')
    sums = "".join(f"<td>{escape(_sum(states, code, texts))}</td>" for code in languages)
    rows.append(f'<tr><th scope="row">{escape(texts["total"])}</th>{sums}</tr>')
    heads = "".join(
        f'<th scope="col">{escape(texts["languages"][code])}</th>' for code in languages
    )
    return "\n".join(
        [
            f'<div class="table" role="region" tabindex="0" aria-labelledby="{HEADING_ID}">',
            f'<table><thead><tr><th scope="col">{escape(texts["page"])}</th>{heads}</tr></thead>',
            "<tbody>",
            *rows,
            "</tbody></table></div>",
        ]
    )


def _is_page(name: str) -> bool:
    return name.endswith(".md")


def _title(documents: Library, language: str, name: str) -> tuple[str, str]:
    """Return (language, title) of a page: in `language`, else in the first that has it."""
    own = {language: documents[language]} | documents
    return next((code, found[name].title) for code, found in own.items() if name in found)


def _sum(states: list[PageState], language: str, texts: Texts) -> str:
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


def _cell(state: PageState | None, texts: Texts) -> str:
    words = texts["states"]
    if state is None:
        return str(words["original"])
    if state.document is None:
        return str(words["missing"])
    left = len(state.with_state(STALE, UNRECORDED, MISSING))
    if not left:
        return str(words["current"])
    return str(words["one" if left == 1 else "many"]).replace("{count}", str(left))
