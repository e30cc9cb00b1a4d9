"""What readers are told of a translation: notes under stale sections, who checked it, a table."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from kokemusopas.history.content_date import long_date
from kokemusopas.model.elements import Element, Nodes, element
from kokemusopas.model.guide import Edition
from kokemusopas.model.own import ADDS
from kokemusopas.model.parts import HOME, REVIEWS
from kokemusopas.texts import plurals
from kokemusopas.texts.glossary import sort_key
from kokemusopas.texts.languages import Traits
from kokemusopas.texts.own import is_own
from kokemusopas.translations.status import (
    CURRENT,
    LOST,
    MISSING,
    READ,
    STALE,
    UNRECORDED,
    Library,
    PageState,
)
from kokemusopas.translations.translatable import KINDS, Document, front_matter

HEADING_ID = "kaannosten-tila"  # of the section that holds the table
Texts = dict[str, Any]
ReviewOf = Callable[[str, str], str]


def stale_ids(*states: PageState | None) -> dict[str, str]:
    """Return {id: title in the source} of the sections that their source has left behind."""
    return {
        one.id: one.source.title if one.source else ""
        for state in states
        if state
        for one in state.with_state(STALE)
    }


def stale_note(place: str, title: str, source: str, texts: Texts, review: str) -> Element:
    """Return the note under the heading of a stale section.

    `review` is where the page stands beside its source (`../sv/granska/sivu/`): what changed there
    is marked, and the translation can be edited.

    `source` is the language of the original, `place` its file and id there (`sivu.md#kohta`),
    `title` its heading there, `texts` the `translation` part of the short texts.
    """
    before, _, after = str(texts["stale"].get(source, "{link}")).partition("{link}")
    address = f"../{source}/{place}"
    link = element("a", {"href": address, "lang": source, "hreflang": source}, title)
    changed = {"href": review + "#" + place.partition("#")[2]}
    attributes = {"class": "translation-note", "data-search-ignore": ""}
    more = element("a", changed, str(texts["changed"]))
    return element("p", attributes, before, link, f"{after}. ", more)


def borrowed_note(source: str, texts: Texts) -> Element:
    """Return the note under the heading of a section that is shown in its source's language.

    `texts` is the `translation` part of the short texts.
    """
    attributes = {"class": "translation-missing", "data-search-ignore": ""}
    return element("p", attributes, str(texts["not_yet"].get(source, texts["not_yet"]["item"])))


def checked_note(state: PageState | None, language: Traits, texts: Texts) -> Nodes:
    """Return the last words of a translated page: who made it, what a native speaker has read."""
    record = state.document.record if state and state.document else None
    if not (state and record and record.checked and record.by):
        return ()
    made = _with_day(str(texts["checked"][record.made_by]), record.checked, language)
    attributes = {"class": "translation-checked", "data-search-ignore": ""}
    return (element("p", attributes, *made, " ", *_read(state, language, texts["read"])),)


def translated_note(edition: Edition, states: Iterable[PageState]) -> Nodes:
    """Return what the whole guide says of its translation: who made it, how much of it is read."""
    own = [one for one in states if one.language == edition.language and _is_page(one.name)]
    by = {one.document.record.made_by for one in own if one.document and one.document.record}
    makers = [kind for kind in KINDS if kind in by]
    if not makers:
        return ()
    texts = edition.texts["translation"]
    words = texts["guide"]
    read = words["read"] if any(one.read_by(READ) for one in own) else texts["read"]["none"]
    attributes = {"class": "translation-checked", "data-search-ignore": ""}
    return (
        element("p", attributes, f"{words[makers[0]]} {_counted(str(read), own)} {words['newer']}"),
    )


def _read(state: PageState, language: Traits, texts: Texts) -> Nodes:
    """Return how much of a page a native speaker has read, and when last."""
    found = state.read_by(READ)
    days = [one.reading.day for one in found if one.reading]
    if not days:
        return (str(texts["none"]),)
    words = str(texts["all" if len(found) == len(state.to_read) else "some"])
    return _with_day(_counted(words, [state]), max(days), language)


def _with_day(words: str, day: date, language: Traits) -> Nodes:
    """Return words with a day in the place of `{date}`."""
    before, _, after = words.partition("{date}")
    return before, element("time", {"datetime": day.isoformat()}, long_date(day, language)), after


def _counted(words: str, states: Iterable[PageState]) -> str:
    """Return words with how many sections there are, and how many a native speaker has read."""
    counts = [(len(one.read_by(READ)), len(one.to_read)) for one in states]
    read, sections = (sum(column) for column in zip(*counts, strict=True))
    return words.replace("{read}", str(read)).replace("{all}", str(sections))


def review_path(edition: Edition, name: str = "") -> str:
    """Return where a translation stands beside its source, from the folder of its language.

    `name` is that of the document, "" for the list of all.
    """
    stem = name.strip("_").rpartition(".")[0]
    own = edition.slug(stem) if stem in edition.pages and stem != HOME else stem
    return edition.path(REVIEWS) + (f"{own}/" if own else "")


def table(
    documents: Library,
    states: tuple[PageState, ...],
    language: str,
    texts: Texts,
    review_of: ReviewOf,
    last_letters: str = "",
    shown: Collection[str] | None = None,
) -> Nodes:
    """Return how translations stand: a sentence on each language, and all pages as a table.

    Their links name files.

    `texts` is the `translation` part of the short texts in `language`; `review_of` is called for
    (language, document) and tells where that stands beside its source, see `review_path`. Sorted
    by title, the `last_letters` of the language after z; the sentences sum up the sections, those
    of short texts and terms included. `shown` are the documents that are pages of the language,
    None where all are: an owner's addition to a page is none.
    """
    translated = {state.language for state in states}
    languages = [code for code, found in documents.items() if code in translated]
    by_place = {(state.name, state.language): state for state in states}
    names = {name for found in documents.values() for name in found if _is_page(name)}
    titles = {name: _title(documents, language, name) for name in names}
    rows = []
    for name in sorted(names, key=lambda name: sort_key(titles[name][1], last_letters)):
        code, title = titles[name]
        head = (
            element("a", {"href": _page_of(documents[code][name])}, title)
            if code == language and (shown is None or name in shown)
            else element("span", {"lang": code}, title)
        )
        cells = (
            _cell(by_place.get((name, code)), language, texts, review_of) for code in languages
        )
        rows.append(_row(head, cells))
    own = {code: [one for one in states if one.language == code] for code in languages}
    traits = next(iter(documents[language].values())).traits
    sums = (
        element("li", {}, *_sum(own[code], _name(documents[code], texts), texts, review_of, traits))
        for code in languages
    )
    heads = [texts["page"], *(_name(documents[code], texts) for code in languages)]
    head_row = element("tr", {}, *(element("th", {"scope": "col"}, str(one)) for one in heads))
    frame = {"class": "table", "role": "region", "tabindex": "0", "aria-labelledby": HEADING_ID}
    table = element("table", {}, element("thead", {}, head_row), element("tbody", {}, *rows))
    return element("ul", {}, *sums), element("div", frame, table)


def _name(documents: Mapping[str, Document], texts: Texts) -> str:
    """Return what a language is called, by the language itself where the reader's has no word."""
    language = next(iter(documents.values())).traits
    return str(texts["languages"].get(language.code, language.name))


def _row(head: Element | str, cells: Iterable[Nodes]) -> Element:
    return element(
        "tr", {}, element("th", {"scope": "row"}, head), *(element("td", {}, *one) for one in cells)
    )


def _is_page(name: str) -> bool:
    return name.endswith(".md")


def _page_of(document: Document) -> str:
    """Return the file of the page that readers see: of what an owner adds to one, that one."""
    meta = front_matter(document.text, document.path) if is_own(document.name) else {}
    return str(meta.get(ADDS, document.name))


def _title(documents: Library, language: str, name: str) -> tuple[str, str]:
    """Return (language, title) of a page: in `language`, else in the first that has it."""
    own = {language: documents[language]} | documents
    return next((code, found[name].title) for code, found in own.items() if name in found)


def _sum(
    states: list[PageState], name: str, texts: Texts, review_of: ReviewOf, reader: Traits
) -> Nodes:
    """Return how many sections of a language are in which state, its `name` a link to them."""
    sections = [one for state in states for one in state.sections if one.source]
    count = Counter(one.state for one in sections)
    numbers = {
        "all": len(sections),
        "current": count[CURRENT],
        "missing": count[MISSING],
        "stale": len(sections) - count[CURRENT] - count[MISSING],
        "read": sum(len(one.read_by(READ)) for one in states),
    }
    said = str(texts["sum"]).partition("{language}")[2]
    for key, number in numbers.items():
        said = said.replace(f"{{{key}}}", str(number))
    language = states[0].language
    href = f"../{language}/{review_of(language, '')}"
    link = element("a", {"href": href, "hreflang": language}, name)
    days = [one.since for one in sections if one.since]
    oldest = (" ", *_with_day(str(texts["oldest"]), min(days), reader)) if days else ()
    return link, said, *oldest


def _cell(state: PageState | None, language: str, texts: Texts, review_of: ReviewOf) -> Nodes:
    words = texts["states"]
    if state is None:
        return (str(words["original"]),)
    if state.document is None:
        return (str(words["missing"]),)
    counts = {
        "left": len(state.with_state(STALE, UNRECORDED, LOST)),
        "untranslated": len(state.with_state(MISSING)),
    }
    told = [plurals.form(words[key], count, language) for key, count in counts.items() if count]
    said = ", ".join(told) or str(words["current"])
    address = review_of(state.language, state.name)
    return f"{said}, ", _review(state.language, address, [state], texts)


def _review(language: str, address: str, states: list[PageState], texts: Texts) -> Element:
    """Return how much is read, as a link to where it can be read."""
    attributes = {"href": f"../{language}/{address}", "hreflang": language}
    return element("a", attributes, _counted(str(texts["read"]["count"]), states))
