"""What readers are told of sources: all of them in a list, a few in words, which facts are old."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from babel.dates import format_date

from kokemusopas.history.content_date import long_date
from kokemusopas.markdown import other_sites
from kokemusopas.model.elements import Element, Nodes, changed, element
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page, Section
from kokemusopas.texts import plurals
from kokemusopas.texts.glossary import sort_key
from kokemusopas.texts.languages import Traits
from kokemusopas.texts.sources import LIVE, STORED, CitedSource, Form, Register

LIST, SUMMARY = "sources", "sources-summary"  # the places that are filled from the register
ID = "lahde-"
MOST_SECTIONS = 5  # that an entry of the list leads to
CITED = "data-source"  # the attribute that holds the id of what a link cites
OLD = "is-old"  # the class of what is past its day; due.js gives it too
Texts = dict[str, Any]
Cited = dict[str, list[tuple[Page, Section]]]


@dataclass(frozen=True)
class Told:
    """What the list and the summary are made of; `day` is that of the content, if known."""

    edition: Edition
    register: Register
    day: date | None

    @property
    def texts(self) -> Texts:
        """The words for it."""
        texts: Texts = self.edition.texts["source"]
        return texts

    @property
    def sources(self) -> list[CitedSource]:
        """The sources that the edition cites, by publisher and title."""
        language, last = self.edition.language, self.edition.traits.last_letters
        cited = cited_in(self.edition)

        def order(one: CitedSource) -> tuple[str, str]:
            return sort_key(one.publisher[language], last), sort_key(one.form(language).title, last)

        return sorted((one for one in self.register.sources.values() if one.id in cited), key=order)


def cited_in(edition: Edition) -> Cited:
    """Return {id: the sections that cite it} of an edition, in the order of its pages."""
    found: Cited = {}
    for page in edition.pages.values():
        for section in page.sections:
            for source_id in section.cited:
                found.setdefault(source_id, []).append((page, section))
    return found


def list_page(edition: Edition) -> Page | None:
    """Return the page that lists all sources, None where there is none."""
    for page in edition.pages.values():
        if any(block.name == LIST for block in page.blocks):
            return page
    return None


def marked(nodes: Nodes, day: date | None) -> Nodes:
    """Return nodes in which what had to be looked at again before `day` says that it is old."""
    if not day:
        return nodes
    return changed(nodes, lambda one: (_marked(one, day),))


def _marked(one: Element, day: date) -> Element:
    check = one.get("data-check")
    if not check or date.fromisoformat(check) >= day:
        return one
    shown = changed(one.children, _shown)
    old = one.with_attributes(class_=f"{one.get('class') or ''} {OLD}".strip())
    return Element(old.tag, old.attributes, shown)


def _shown(one: Element) -> Nodes:
    if one.get("data-old") is None:
        return (one,)
    attributes = tuple(pair for pair in one.attributes if pair[0] != "hidden")
    return (Element(one.tag, attributes, one.children),)


def on_paper(nodes: Nodes, listing: Page | None) -> Nodes:
    """Return nodes whose lines of sources lead to the list on paper, not each to its address.

    What is said only to those who hear a link is left out, and what is hidden.
    """

    def change(one: Element) -> Nodes:
        if one.get("data-old") is not None and one.get("hidden") is not None:
            return ()
        source_id = one.get(CITED)
        if not source_id:
            return (one,)
        seen = tuple(node for node in one.children if isinstance(node, str))
        if not listing:
            return (Element(one.tag, one.attributes, seen),)
        lang = one.get("lang")
        attributes = {"href": f"{listing.name}.md#{ID}{source_id}"} | (
            {"lang": lang} if lang else {}
        )
        return (element("a", attributes, *seen),)

    return changed(nodes, change)


def listed(told: Told) -> Nodes:
    """Return the list of all sources by publisher; its links name files of docs/."""
    language, cited = told.edition.language, cited_in(told.edition)
    groups = groupby(told.sources, key=lambda one: one.publisher[language])
    rows = []
    for publisher, group in groups:
        first, *others = group
        own = first.name_language(language)
        entries = (_entry(one, cited[one.id], told) for one in (first, *others))
        name = element("strong", {} if own == language else {"lang": own}, publisher)
        rows.append(element("li", {}, name, element("ul", {}, *entries)))
    return (element("ul", {"class": "sources"}, *rows),)


def _entry(source: CitedSource, sections: list[tuple[Page, Section]], told: Told) -> Element:
    language, texts = told.edition.language, told.texts
    form = source.form(language)
    attributes = {"id": f"{ID}{source.id}", "data-check": form.check.isoformat()}
    old = element("span", {"data-old": "", "hidden": ""}, f" {texts['old']}")
    said = source.about[language]
    own = next(code for code, one in source.about.items() if one == said)
    if own == language:
        words: Nodes = (f"{_stop(form.title)} {_sentence(said)}",)
    else:  # not translated yet
        words = f"{_stop(form.title)} ", element("span", {"lang": own}, _sentence(said))
    about = element("p", {}, _title(form, language), *words)
    checked = " ".join(_read(form, told.edition.traits, texts))
    read = element("p", {"class": "sources__read"}, checked, old)
    return element("li", attributes, about, " ", read, " ", _sections(sections, texts, language))


def _sentence(words: str) -> str:
    return words + _stop(words)


def _stop(words: str) -> str:
    return "" if words.endswith((".", "?", "!")) else "."


def _title(form: Form, language: str) -> Element:
    attributes = {"href": form.url}
    if form.lang != language:
        attributes |= {"lang": form.lang, "hreflang": form.lang}
    return element("a", attributes | other_sites.ATTRIBUTES, form.title)


def _read(form: Form, language: Traits, texts: Texts) -> Iterator[str]:
    """Yield when the source was made, how and when it was read, and by when it is looked at."""
    words = {STORED: texts["stored"], LIVE: texts["live"]}
    dated = texts["dated"].replace("{date}", dated_in_words(form.dated, language))
    yield dated if form.dated else texts["undated"]
    yield words[form.read].replace("{date}", _short(form.seen, language))
    if form.read_as != form.lang:
        yield texts["read_as"]
    yield texts["check"].replace("{date}", _short(form.check, language))


def dated_in_words(dated: str, language: Traits) -> str:
    """Return a date that may lack its day and its month, like “August 2025”."""
    parts = dated.count("-")
    if parts == 2:
        return _short(date.fromisoformat(dated), language)
    if parts == 1:
        return format_date(date.fromisoformat(f"{dated}-01"), "LLLL y", language.locale)
    return dated


def _short(day: date, language: Traits) -> str:
    if language.dotted_dates:
        return format_date(day, "d.M.y", language.locale)
    return long_date(day, language)


def _sections(sections: list[tuple[Page, Section]], texts: Texts, language: str) -> Element:
    """Return the links to the first sections that cite a source, and how many more do.

    Sections of one title are told with their pages.
    """
    parts: list[Element | str] = [f"{texts['sections']} "]
    titles = [section.title.text for _, section in sections]
    for number, (page, section) in enumerate(sections[:MOST_SECTIONS]):
        title = section.title.text
        name = f"{page.title}: {title}" if titles.count(title) > 1 else title
        link = element("a", {"href": f"{page.name}.md#{section.id}"}, name)
        parts += [" · ", link] if number else [link]
    if more := len(sections) - MOST_SECTIONS:
        parts += [" " + plurals.form(texts["more"], more, language)] if more > 0 else []
    return element("p", {"class": "sources__read"}, *parts)


def summary(told: Told) -> Nodes:
    """Return how many sources there are, how they were read, how many are past their day."""
    texts = told.texts["summary"]
    language = told.edition.language
    found = [one.form(language) for one in told.sources]
    live = sum(one.read == LIVE for one in found)
    said = [plurals.form(texts["all" if live else "all_stored"], len(found), language)]
    if live:
        said.append(texts["live"])
    if told.day:
        old = sum(one.check < told.day for one in found)
        said.append(plurals.form(texts["old" if old else "old_none"], old, language))
    text = " ".join(said).replace("{stored}", str(len(found) - live)).replace("{live}", str(live))
    day = long_date(told.day, told.edition.traits) if told.day else ""
    return (element("p", {}, text.replace("{date}", day)),)
