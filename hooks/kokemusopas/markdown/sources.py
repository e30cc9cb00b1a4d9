"""Markdown extension: where a fact comes from, `{ source=vero-palkka,kela-etuus }`.

In a paragraph of its own, at the end of a list item or in a cell of a table, it becomes one small
line that names each publisher and year and links to the source. Ids are those of the register.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from kokemusopas.texts import plurals
from kokemusopas.texts.sources import NAME, CitedSource, nearest

CITE = r"\{ ?sources? ?[=:] ?(?P<ids>[^}\n]*?) ?\}"  # slips too: they must not pass for text
LINE = "source"  # the class of the line
AFTER_CODE = 185  # code in a line is read at 190
AFTER_LINES = 19  # what stands in a line is read at 20
WORDS = {"label": "", "another": "{number}", "old": ""}


class CiteError(Exception):
    """An id is not in the register; `id` is as the page has it."""

    def __init__(self, source_id: str, message: str) -> None:
        super().__init__(message)
        self.id = source_id


class SourcesExtension(Extension):
    """Write the sources of a fact below it.

    `register` is {id: source}, `language` that of the page, `texts` the words of WORDS in it.
    Converting raises CiteError for an id that is not in the register.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "register": [{}, "The sources by id"],
            "language": ["", "The language of the page"],
            "texts": [WORDS, "Short texts of the page's language"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        cite = _Cite(md, self.getConfigs())
        md.inlinePatterns.register(cite, "kokemusopas-sources", AFTER_CODE)
        md.treeprocessors.register(_Alone(md), "kokemusopas-sources", AFTER_LINES)


def ids_of(markdown: str) -> list[str]:
    """Return the ids that a text cites, in order."""
    return [one for found in re.finditer(CITE, markdown) for one in _listed(found["ids"])]


def _listed(ids: str) -> list[str]:
    return [one.strip() for one in ids.split(",")]


class _Cite(InlineProcessor):
    def __init__(self, md: Markdown, config: Mapping[str, Any]) -> None:
        super().__init__(CITE, md)
        self.sources: Mapping[str, CitedSource] = config["register"]
        self.language: str = config["language"]
        self.texts: Mapping[str, Any] = config["texts"]

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        cited = [self._known(one) for one in dict.fromkeys(_listed(m["ids"]))]
        return line(cited, self.language, self.texts), m.start(0), m.end(0)

    def _known(self, source_id: str) -> CitedSource:
        if source_id not in self.sources:
            advice = nearest(source_id, self.sources)
            says = f"the source `{source_id}` is not in docs/{NAME}{advice}"
            raise CiteError(source_id, says)
        return self.sources[source_id]


class _Alone(Treeprocessor):
    """Let a paragraph that only names sources be that line itself."""

    def run(self, root: etree.Element) -> None:
        for paragraph in root.iter("p"):
            inner = list(paragraph)
            alone = len(inner) == 1 and not f"{paragraph.text or ''}{inner[0].tail or ''}".strip()
            if alone and inner[0].get("class") == LINE:
                cite = inner[0]
                paragraph.remove(cite)
                paragraph.attrib.update(cite.attrib)
                paragraph.text = cite.text
                paragraph.extend(cite)


def line(cited: Iterable[CitedSource], language: str, texts: Mapping[str, Any]) -> etree.Element:
    """Return the line that names sources to a reader of a language, publisher by publisher."""
    sources = _by_publisher(cited, language)
    attributes = {
        "class": LINE,
        "data-check": min(one.form(language).check for one in sources).isoformat(),
        "data-search-ignore": "",
    }
    result = etree.Element("span", attributes)
    result.text = _text(f"{plurals.form(texts['label'], len(sources), language)} ")
    before: CitedSource | None = None
    for source, label in _labels(sources, language, texts):
        publisher = source.publisher[language]
        same = before is not None and before.publisher[language] == publisher
        if before:
            result[-1].tail = _text(", " if same else " · ")
        result.append(_link(source, label, language, hidden=f"{publisher}, " if same else ""))
        before = source
    old = etree.SubElement(result, "span", {"data-old": "", "hidden": ""})
    old.text = _text(f" {texts['old']}")
    return result


def _by_publisher(cited: Iterable[CitedSource], language: str) -> list[CitedSource]:
    """Return sources with those of one publisher beside each other, as first named."""
    groups: dict[str, list[CitedSource]] = {}
    for source in cited:
        groups.setdefault(source.publisher[language], []).append(source)
    return [source for group in groups.values() for source in group]


def _labels(
    sources: Iterable[CitedSource], language: str, texts: Mapping[str, str]
) -> Iterator[tuple[CitedSource, str]]:
    """Yield each source with its words: the publisher once, then what tells its others apart."""
    said: dict[str, list[str]] = {}
    for source in sources:
        publisher = source.publisher[language]
        year, years = source.form(language).year, said.setdefault(publisher, [])
        if not years:
            label = f"{publisher}, {year}" if year else publisher
        elif year and year not in years:
            label = year
        else:
            label = texts["another"].replace("{number}", str(len(years) + 1))
        years.append(year)
        yield source, label


def _link(source: CitedSource, label: str, language: str, hidden: str) -> etree.Element:
    """Return the link to a source, named as it is seen: by its publisher and year.

    One whose publisher stands before it (`hidden`) is heard with that and with its title.
    """
    form = source.form(language)
    attributes = {"href": form.url, "data-source": source.id}
    if form.lang != language:
        attributes["hreflang"] = form.lang
    link = etree.Element("a", attributes)
    if not hidden:
        link.text = _text(label)
        if (own := source.name_language(language)) != language:
            link.set("lang", own)
        return link
    _hidden(link, hidden).tail = _text(label)
    title = _hidden(link, ": ")
    if form.lang == language:
        title.text = _text(f": {form.title}")
    else:
        etree.SubElement(title, "span", {"lang": form.lang}).text = _text(form.title)
    return link


def _hidden(parent: etree.Element, words: str) -> etree.Element:
    """Add words for those who only hear the link."""
    added = etree.SubElement(parent, "span", {"class": "visually-hidden"})
    added.text = _text(words)
    return added


def _text(words: str) -> AtomicString:
    """Return words in which Markdown finds nothing more to do."""
    return AtomicString(words)
