"""What a translated page must share with its source: each rule tells where it differs."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from kokemusopas.checks import shared_parts, titles
from kokemusopas.checks.finding import Finding, differs
from kokemusopas.checks.shared_parts import SharedPart, heading_line
from kokemusopas.texts.sources import Register
from kokemusopas.translations.report import place
from kokemusopas.translations.status import (
    EXTRA,
    LOST,
    Library,
    PageState,
    source_of,
)
from kokemusopas.translations.translatable import Document

Rule = Callable[[Document, Document], list[Finding]]  # of a source and its translation


def headings(source: Document, page: Document) -> list[Finding]:
    """The same heading ids and levels, in the same order."""
    do = "Give the heading the level and the id of the source"
    return _in_order(source, page, shared_parts.headings, do)


def items(source: Document, page: Document) -> list[Finding]:
    """The same items in the same blocks (phase included), with the same attributes, in order."""
    do = (
        "Copy the braces at the end of the item, and the lines above the list, from the source; "
        "where that has a sentence in *italics* with `…` before them, translate it too"
    )
    return _in_order(source, page, shared_parts.items, do)


def links(source: Document, page: Document) -> list[Finding]:
    """The same internal links in every section."""
    return _in_sections(source, page, shared_parts.links, "Make the links of the section equal")


def pictures(source: Document, page: Document) -> list[Finding]:
    """The same pictures in every section."""
    found = partial(shared_parts.links, pictures=True)
    return _in_sections(source, page, found, "Make the pictures equal")


def places(source: Document, page: Document) -> list[Finding]:
    """The same `<!-- places -->` of what the guide itself makes, in the same order."""
    do = "Copy the lines `<!-- … -->` from the source"
    return _in_order(source, page, shared_parts.places, do)


def blocks(source: Document, page: Document) -> list[Finding]:
    """The same kinds of blocks, in the same order."""
    do = "Give the section the same `///` blocks as the source has"
    return _in_order(source, page, shared_parts.blocks, do)


def texts(source: Document, page: Document) -> list[Finding]:
    """The same texts to copy, with the same fields and as many blanks, in order."""
    do = "Give the text the id, the {fields}, the [blanks] and the `mail:` of the source"
    return _in_order(source, page, shared_parts.texts, do)


def tables(source: Document, page: Document) -> list[Finding]:
    """The same tables: rows and columns."""
    do = "Give the table the rows and columns of the source"
    return _in_order(source, page, shared_parts.tables, do)


def figures(source: Document, page: Document) -> list[Finding]:
    """The same numbers and dates in every section, dates by the rules of each language."""
    do = "Correct the number or the date, or the source if that is wrong"
    return _in_sections(source, page, shared_parts.figures, do, once=True)


def addresses(source: Document, page: Document, register: Register) -> list[Finding]:
    """The same web and e-mail addresses in every section, whichever language's form they are."""

    def parts(document: Document) -> list[SharedPart]:
        return [
            replace(one, value=register.address(str(one.value), page.language) or one.value)
            for one in shared_parts.addresses(document)
        ]

    return _in_sections(source, page, parts, "Copy the address from the source", once=True)


def sources(source: Document, page: Document) -> list[Finding]:
    """The same sources cited in every section."""
    do = "Copy the line `{ source=… }` from the source"
    return _in_sections(source, page, shared_parts.sources, do, once=True)


def settings(source: Document, page: Document) -> list[Finding]:
    """The same front matter, but for titles, description and the record of the translation."""
    do = "Copy the line from the front matter of the source"
    return _in_order(source, page, shared_parts.settings, do)


def stays_in_its_language(source: Document, page: Document) -> list[Finding]:
    """No internal link leads to another language."""
    leads_away = re.compile(r"\.\./|/|[a-z]{2,3}/(?!#)")
    return [
        differs(
            f"docs/{page.path}",
            part.line,
            f"a link to `{part.value}`",
            "one that stays in this language",
            "Write the file's name alone, such as `tilaaminen.md#palkkio`",
        )
        for part in shared_parts.links(page, all_of_it=True)
        if leads_away.match(str(part.value))
    ]


PAGE_RULES: list[Rule] = [
    headings,
    items,
    links,
    pictures,
    places,
    blocks,
    texts,
    tables,
    figures,
    sources,
    settings,
    titles.translated,
    stays_in_its_language,
]


def rules(register: Register) -> list[Rule]:
    """Return every rule for a page; `register` tells the form of an address in each language."""
    return [*PAGE_RULES, partial(addresses, register=register)]


def translated_pages(documents: Library) -> list[tuple[Document, Document]]:
    """Return (source, translation) of each page that is translated."""
    return [
        (source, document)
        for language, found in documents.items()
        for name, document in found.items()
        if name.endswith(".md") and (source := source_of(documents, language, name))
    ]


def files(documents: Library, source: str, language: str) -> list[Finding]:
    """No file that the source has not; one that is not translated yet is shown in the source's."""
    own, other = (
        {name for name in documents[code] if name.endswith(".md")} for code in (language, source)
    )
    return [
        differs(
            f"docs/{language}/{name}",
            1,
            "the file",
            f"none, as in docs/{source}",
            "Give it the name of the source's file, or remove it",
        )
        for name in sorted(own - other)
    ]


def recorded(states: Iterable[PageState]) -> list[Finding]:
    """No section that was translated is lost, none is there that the source never had.

    One that is stale or not yet translated is no fault: readers are told of it, and a correction
    must not wait.
    """
    return [
        Finding(
            path,
            int(line),
            f"the section `{section.id}` is {section.state}",
            "See .github/TRANSLATING.md, and `make translations`",
        )
        for state in states
        for section in state.with_state(LOST, EXTRA)
        for path, _, line in [place(state, section).partition(":")]
    ]


def _in_order(
    source: Document, page: Document, parts_of: Callable[[Document], list[SharedPart]], do: str
) -> list[Finding]:
    """Return the first place where two sequences differ."""
    theirs, own = parts_of(source), parts_of(page)
    for at in range(max(len(theirs), len(own))):
        expected = theirs[at] if at < len(theirs) else None
        found = own[at] if at < len(own) else None
        if not expected or not found or expected.value != found.value:
            line = found.line if found else page.text.count("\n") or 1
            where = f" (docs/{source.path}:{expected.line})" if expected else ""
            return [
                differs(
                    f"docs/{page.path}",
                    line,
                    f"`{found.value}`" if found else "nothing more",
                    f"`{expected.value}`{where}" if expected else "nothing more",
                    do,
                )
            ]
    return []


def _in_sections(
    source: Document,
    page: Document,
    parts_of: Callable[[Document], list[SharedPart]],
    do: str,
    once: bool = False,
) -> list[Finding]:
    """Return each section in which the parts differ, in whatever order they stand."""
    found = []
    theirs, own = parts_of(source), parts_of(page)
    for section in dict.fromkeys(part.section for part in (*theirs, *own)):
        mine = Counter(part.value for part in own if part.section == section)
        other = Counter(part.value for part in theirs if part.section == section)
        if once:
            mine, other = Counter(set(mine)), Counter(set(other))
        if mine != other:
            extra, lost = mine - other, other - mine
            lines = [part.line for part in own if part.section == section and part.value in extra]
            found.append(
                differs(
                    f"docs/{page.path}",
                    lines[0] if lines else heading_line(page, section),
                    f"{listed(extra)} in #{section}",
                    f"{listed(lost)}, as in docs/{source.path}:{heading_line(source, section)}",
                    do,
                )
            )
    return found


def listed(values: Iterable[Any]) -> str:
    """Return values for a message, in order."""
    return ", ".join(f"`{value}`" for value in sorted(values, key=str)) or "nothing"
