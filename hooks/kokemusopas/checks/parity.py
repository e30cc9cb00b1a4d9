"""What a translated page must share with its source: each rule tells where it differs."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from itertools import takewhile, zip_longest
from typing import Any

from kokemusopas.checks import shared_parts, titles
from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.shared_parts import Item, SharedPart, heading_line
from kokemusopas.model.source import HEADING
from kokemusopas.texts.mend import Mend
from kokemusopas.texts.messages import quoted
from kokemusopas.texts.sources import Register
from kokemusopas.translations.report import place
from kokemusopas.translations.status import (
    EXTRA,
    LOST,
    Library,
    PageState,
    source_of,
)
from kokemusopas.translations.translatable import HEAD, Document, sections

Rule = Callable[[Document, Document], list[Finding]]  # of a source and its translation
Pair = tuple[SharedPart | None, SharedPart | None]  # of the source, of the translation


def headings(source: Document, page: Document) -> list[Finding]:
    """The same heading ids and levels, in the same order."""
    found = []
    theirs = [one for one in shared_parts.headings(source) if one.section]
    own = shared_parts.headings(page)
    known, ids = {one.section for one in theirs}, Counter(one.section for one in own)
    for expected, part in _pairs(theirs, own):
        if expected and part and _same(expected, part, known, ids):
            found.append(_heading(source, page, expected, part))
            continue
        if expected and expected.section in ids:
            other = next(one for one in own if one.section == expected.section)
            found.append(_heading_moved(source, page, theirs, expected, other))
        elif expected:
            found.append(_heading_lost(source, page, theirs, expected))
        if part and (part.section not in known or ids[part.section] > 1):
            key = "heading-extra" if part.section not in known else "heading-twice"
            apart = (part.section, *_above(own, part))
            found.append(
                replace(
                    told(
                        f"docs/{page.path}",
                        part.line,
                        key if part.section else "heading-new",
                        part.section,
                        id=part.section,
                    ),
                    apart=apart,
                )
            )
    return found


def ids_given_back(page: Document, translations: Iterable[Document]) -> list[Finding]:
    """Return a finding for each heading of a source that lost the id which translations keep."""
    own = shared_parts.headings(page)
    ids = {one.section for one in own}
    found: dict[int, Finding] = {}
    for other in translations:
        for kept, part in _pairs(shared_parts.headings(other), own):
            if part and kept and not part.section and kept.section not in ids:
                found.setdefault(part.line, _heading(other, page, kept, part))
    return [*found.values()]


def _same(expected: SharedPart, part: SharedPart, known: set[str], ids: Counter[str]) -> bool:
    """Tell whether two headings are one, its id or its level being another."""
    other = part.section not in known or ids[part.section] > 1
    return expected.section == part.section or (expected.section not in ids and other)


def _heading(source: Document, page: Document, expected: SharedPart, part: SharedPart) -> Finding:
    line = page.text.splitlines()[part.line - 1]
    title = (HEADING.fullmatch(line) or {"title": ""})["title"]
    marks = str(expected.value).partition(" ")[0]
    right = f"{marks} {title} {{ #{expected.section} }}"
    key = "heading-level" if part.section == expected.section else "heading-id"
    return told(
        f"docs/{page.path}",
        part.line,
        key if part.section else "heading-id-lost",
        expected.section,
        Mend(part.line, line, right),
        found=f"#{part.section}" if key == "heading-id" else str(part.value).partition(" ")[0],
        expected=f"#{expected.section}" if key == "heading-id" else marks,
        where=f"docs/{source.path}:{expected.line}",
        right=right,
    )


def _heading_lost(
    source: Document, page: Document, theirs: list[SharedPart], expected: SharedPart
) -> Finding:
    above = _above(theirs, expected)
    line = source.text.splitlines()[expected.line - 1]
    return replace(
        told(
            f"docs/{page.path}",
            _end_of(page, above[0]) if above else 1,
            "heading-lost",
            expected.section,
            id=expected.section,
            where=f"docs/{source.path}:{expected.line}",
            heading=line,
        ),
        apart=(expected.section, *above),
    )


def _heading_moved(
    source: Document,
    page: Document,
    theirs: list[SharedPart],
    expected: SharedPart,
    part: SharedPart,
) -> Finding:
    above = _above(theirs, expected)
    return told(
        f"docs/{page.path}",
        part.line,
        "heading-moved",
        expected.section,
        id=expected.section,
        above=f"#{above[0]}" if above else f"docs/{source.path}",
    )


def _above(parts: list[SharedPart], part: SharedPart) -> tuple[str, ...]:
    """Return the id of the heading above one, nothing above the first."""
    at = parts.index(part)
    return (parts[at - 1].section,) if at else ()


def _end_of(page: Document, section: str) -> int:
    """Return the last line of a section that holds something."""
    passage = page.sections.get(section)
    if not passage:
        return heading_line(page, section)
    return passage.line + len(passage.text.rstrip().splitlines()) - 1


def items(source: Document, page: Document) -> list[Finding]:
    """The same items in the same blocks (phase included), with the same attributes, in order."""
    found: list[Finding] = []
    all_theirs, all_own = shared_parts.items(source), shared_parts.items(page)
    for section in _in_both(source, page):
        theirs = [one for one in all_theirs if one.section == section]
        own = [one for one in all_own if one.section == section]
        ids, known = {one.id for one in own}, {one.id for one in theirs}
        for expected, item in _pairs(theirs, own):
            same = expected and item and item.id == expected.id
            renamed = expected and item and item.id not in known and expected.id not in ids
            if expected and item and (same or renamed):
                found.append(_item(source, page, expected, item))
                continue
            if expected and expected.id not in ids:
                found.append(_item_lost(source, page, theirs, expected))
            elif expected:
                other = next(one for one in own if one.id == expected.id)
                found.append(
                    told(f"docs/{page.path}", other.line, "item-moved", section, id=expected.id)
                )
            if item and item.id not in known:
                found.append(
                    told(f"docs/{page.path}", item.line, "item-extra", section, id=item.id)
                )
    return found


def _item(source: Document, page: Document, expected: Item, item: Item) -> Finding:
    line = page.text.splitlines()[item.line - 1]
    where = f"docs/{source.path}:{expected.line}"
    if item.braces != expected.braces:
        key = "item-attributes" if item.id == expected.id else "item-id"
        words = line[: line.rindex("{")] if item.written else f"{line.rstrip()} "
        right = words + expected.written
        mend = Mend(item.line, line, right)
        found, wanted = item.written, expected.written
    elif item.block != expected.block:
        key, mend, found, wanted = "item-block", None, item.block, expected.block
    else:
        key, mend, found, wanted = "item-letter", None, "", expected.written
    return told(
        f"docs/{page.path}", item.line, key, item.section, mend,
        id=expected.id, found=found, expected=wanted, where=where,
    )  # fmt: skip


def _item_lost(source: Document, page: Document, theirs: list[Item], expected: Item) -> Finding:
    at = theirs.index(expected)
    above = theirs[at - 1].line if at else heading_line(source, expected.section)
    return replace(
        told(
            f"docs/{page.path}",
            _beside(source, page, expected.section, above),
            "item-lost",
            expected.section,
            id=expected.id,
            where=f"docs/{source.path}:{expected.line}",
            line=source.text.splitlines()[expected.line - 1].strip(),
        ),
        leave=(expected.line,),
    )


def points(source: Document, page: Document) -> list[Finding]:
    """As many points in the plain lists of each section."""
    found = []
    all_theirs, all_own = shared_parts.points(source), shared_parts.points(page)
    for section in _in_both(source, page):
        theirs = [one for one in all_theirs if one.section == section]
        own = [one for one in all_own if one.section == section]
        if len(theirs) == len(own):
            continue
        key = "point-lost" if len(own) < len(theirs) else "point-extra"
        short, long = (own, theirs) if key == "point-lost" else (theirs, own)
        odd = long[_odd_one_out(short, long)]
        line, where = odd.line, heading_line(source, section)
        if key == "point-lost":
            line, where = _beside(source, page, section, _line_above(source, odd)), odd.line
        found.append(
            replace(told(
                f"docs/{page.path}", line, key, section,
                count=len(own), expected=len(theirs),
                where=f"docs/{source.path}:{where}",
                line=str(odd.value),
            ), leave=(odd.line,) if key == "point-lost" else ())
        )  # fmt: skip
    return found


def _line_above(page: Document, part: SharedPart) -> int:
    """Return the nearest line above a part that holds something."""
    lines = shared_parts.written_lines(page, part.section)
    return lines[max(0, lines.index(part.line) - 1)]


def _odd_one_out(short: list[SharedPart], long: list[SharedPart]) -> int:
    """Return which of a list has no counterpart in the shorter one, by numbers and lengths."""

    def cost(left_out: int) -> float:
        rest = [one for at, one in enumerate(long) if at != left_out]
        pairs = zip(rest, short, strict=False)
        return sum(_unlike(str(one.value), str(other.value)) for one, other in pairs)

    return min(range(len(long)), key=cost)


def _unlike(one: str, other: str) -> int:
    numbers, others = (set(re.findall(r"\d+|\]\(\S+\)", text)) for text in (one, other))
    return abs(len(one) - len(other)) + 100 * len(numbers ^ others)


def links(source: Document, page: Document) -> list[Finding]:
    """The same internal links in every section."""
    return _in_sections(source, page, shared_parts.links, "link")


def pictures(source: Document, page: Document) -> list[Finding]:
    """The same pictures in every section."""
    return _in_sections(source, page, shared_parts.pictures, "picture")


def places(source: Document, page: Document) -> list[Finding]:
    """The same `<!-- places -->` of what the guide itself makes, in the same order."""
    return _in_sections(source, page, shared_parts.places, "place")


def blocks(source: Document, page: Document) -> list[Finding]:
    """The same kinds of blocks in every section."""
    return _in_sections(source, page, shared_parts.blocks, "block")


def texts(source: Document, page: Document) -> list[Finding]:
    """The same texts to copy, with the same fields and as many blanks, in order."""
    found = []
    for expected, part in zip_longest(shared_parts.texts(source), shared_parts.texts(page)):
        if not (expected and part and expected.value == part.value):
            one = part or expected
            found.append(
                told(
                    f"docs/{page.path}",
                    part.line if part else 1,
                    "text",
                    str(one.section) if one else "",
                    found=part.value if part else "–",
                    expected=expected.value if expected else "–",
                    where=f"docs/{source.path}:{expected.line if expected else 1}",
                )
            )
    return found[:1]


def tables(source: Document, page: Document) -> list[Finding]:
    """The same tables in every section: rows and columns."""
    found = _in_sections(source, page, shared_parts.tables, "table")
    theirs, own = shared_parts.tables(source), shared_parts.tables(page)
    return [_row_lost(source, page, one, theirs, own) for one in found]


def _row_lost(
    source: Document,
    page: Document,
    finding: Finding,
    theirs: list[SharedPart],
    own: list[SharedPart],
) -> Finding:
    """Return a finding on a table that names the row which is gone, where it is one."""
    given = dict(finding.values)
    table = next((one for one in own if one.line == finding.line), None)
    other = next((one for one in theirs if given["where"].endswith(f":{one.line}")), None)
    if finding.key != "table-changed" or not (table and other):
        return finding
    long, short = (_rows(one, part) for one, part in ((source, other), (page, table)))
    if len(long) - len(short) != 1:
        return finding
    odd = long[_odd_one_out(short, long)]
    given |= {"where": f"docs/{source.path}:{odd.line}", "line": str(odd.value)}
    new = told(finding.path, finding.line, "row-lost", finding.section, None, **given)
    return replace(new, leave=(odd.line,))


def _rows(page: Document, table: SharedPart) -> list[SharedPart]:
    lines = page.text.splitlines()[table.line - 1 :]
    rows = takewhile(lambda line: line.startswith("|"), lines)
    return [SharedPart(row, at, table.section) for at, row in enumerate(rows, start=table.line)]


def figures(source: Document, page: Document) -> list[Finding]:
    """The same numbers and dates in every section, dates by the rules of each language."""
    return [
        _in_its_language(page, one)
        for one in _in_sections(source, page, shared_parts.figures, "figure", once=True)
    ]


def _in_its_language(page: Document, finding: Finding) -> Finding:
    """Return a finding on figures with its dates as the language writes them."""
    given = dict(finding.values)
    days = {
        name: shared_parts.dates_as_written(given[name], page.traits)
        for name in ("found", "expected")
        if name in given
    }
    line = page.text.split("\n")[finding.line - 1]
    mend = finding.mend
    found, right = (days.get(name, "").strip("`") for name in ("found", "expected"))
    if date := shared_parts.DATE.fullmatch(given.get("expected", "").strip("`")):
        written = shared_parts.as_digits(line, date[0]) or found
        if written and written in line:
            mend, days["found"] = Mend(finding.line, written, right), f"`{written}`"
    given |= {str(name): text for name, text in days.items()}
    return told(finding.path, finding.line, finding.key, finding.section, mend, **given)


def addresses(source: Document, page: Document, register: Register) -> list[Finding]:
    """The same web and e-mail addresses in every section, whichever language's form they are."""

    def parts(document: Document) -> list[SharedPart]:
        return [
            replace(one, value=register.address(str(one.value), page.language) or one.value)
            for one in shared_parts.addresses(document)
        ]

    return _in_sections(source, page, parts, "address", once=True)


def sources(source: Document, page: Document) -> list[Finding]:
    """The same sources cited in every section."""
    return _in_sections(source, page, shared_parts.sources, "source", once=True)


def settings(source: Document, page: Document) -> list[Finding]:
    """The same front matter, but for titles, description and the record of the translation."""
    theirs = {one.section: one for one in shared_parts.settings(source)}
    own = {one.section: one for one in shared_parts.settings(page)}
    lines = page.text.splitlines()
    found = []
    for key in sorted(theirs.keys() | own.keys()):
        expected, part = theirs.get(key), own.get(key)
        if expected and part and expected.value == part.value:
            continue
        change = "changed" if expected and part else "lost" if expected else "extra"
        line, mend = part.line if part else 2, None
        if expected and part and "\n" not in str(expected.value):
            mend = Mend(line, lines[line - 1], str(expected.value))
        elif expected and not part:
            mend = Mend(line, "", str(expected.value))
        found.append(
            told(
                f"docs/{page.path}", line, f"setting-{change}", "", mend,
                found=quoted([part.value]) if part else "",
                expected=quoted([expected.value]) if expected else "",
                where=f"docs/{source.path}:{expected.line if expected else 1}",
            )
        )  # fmt: skip
    return found


def stays_in_its_language(source: Document, page: Document) -> list[Finding]:
    """No internal link leads to another language."""
    leads_away = re.compile(r"(?:\.\./|/|[a-z]{2,3}/(?!#))")
    return [
        told(
            f"docs/{page.path}",
            part.line,
            "link-away",
            part.section,
            Mend(part.line, f"({part.value}", f"({str(part.value).rpartition('/')[2]}"),
            found=part.value,
            right=str(part.value).rpartition("/")[2],
        )
        for part in shared_parts.links(page, all_of_it=True)
        if leads_away.match(str(part.value))
    ]


PAGE_RULES: list[Rule] = [
    headings,
    items,
    points,
    stays_in_its_language,
    blocks,
    links,
    pictures,
    places,
    texts,
    tables,
    figures,
    sources,
    settings,
    titles.translated,
]


def rules(register: Register) -> list[Rule]:
    """Return every rule for a page; `register` tells the form of an address in each language."""
    return [*PAGE_RULES, partial(addresses, register=register)]


def differences(
    source: Document, page: Document, register: Register
) -> tuple[list[Finding], Document, Document]:
    """Return what every rule finds, and both pages as far as more can be said of them.

    Each rule looks at the page as it is when what was found before is mended, so that nothing is
    told that only follows from it.
    """
    found: list[Finding] = []
    for rule in rules(register):
        new = rule(source, page)
        found += new
        source, page = settled(source, page, new)
    return found, source, page


def settled(
    source: Document, page: Document, found: Iterable[Finding]
) -> tuple[Document, Document]:
    """Return a page with what was found mended, a source without what is told already."""
    found = [*found]
    mends = [one.mend for one in found if one.mend]
    if mends:
        text = page.text
        for mend in sorted(mends, reverse=True):
            text = mend.applied(text)
        page = with_text(page, text)
    if leave := {line for one in found for line in one.leave}:
        lines = source.text.split("\n")
        kept = ("" if at in leave else line for at, line in enumerate(lines, start=1))
        source = with_text(source, "\n".join(kept))
    if apart := {one for finding in found for one in finding.apart}:
        page = replace(
            page, sections={key: one for key, one in page.sections.items() if key not in apart}
        )
    return source, page


def with_text(document: Document, text: str) -> Document:
    """Return a document with another text, without the sections that it was to be silent of."""
    read = sections(document.name, document.language, text)
    kept = read.keys() - (
        sections(document.name, document.language, document.text).keys() - document.sections.keys()
    )
    return replace(document, text=text, sections={key: read[key] for key in read if key in kept})


def translated_pages(documents: Library) -> list[tuple[Document, Document]]:
    """Return (source, translation) of each page that is translated."""
    return [
        (source, document)
        for language, found in documents.items()
        for name, document in found.items()
        if name.endswith(".md") and (source := source_of(documents, language, name))
    ]


def files(documents: Library, source: str, language: str) -> list[Finding]:
    """No file that the source has not; one that has another name is told as that."""
    own, other = (
        {name: one for name, one in documents[code].items() if name.endswith(".md")}
        for code in (language, source)
    )
    lost, extra = sorted(other.keys() - own.keys()), sorted(own.keys() - other.keys())
    found = []
    for name in extra:
        former = max(lost, key=lambda one: _alike(other[one], own[name]), default="")
        if former and _alike(other[former], own[name]) > 0.5:
            lost.remove(former)
            found.append(
                told(
                    f"docs/{language}/{name}", 1, "file-renamed", right=f"docs/{language}/{former}"
                )
            )
        else:
            found.append(
                told(f"docs/{language}/{name}", 1, "file-extra", where=f"docs/{source}/{name}")
            )
    return found


def _alike(one: Document, other: Document) -> float:
    """Return the share of the sections of a page that another has."""
    ids = one.sections.keys() - {HEAD}
    return len(ids & other.sections.keys()) / max(1, len(ids))


def recorded(states: Iterable[PageState]) -> list[Finding]:
    """No section that was translated is lost, none is there that the source never had.

    One that is stale or not yet translated is no fault: readers are told of it, and a correction
    must not wait.
    """
    return [
        told(path, int(line), f"section-{section.state}", section.id, id=section.id)
        for state in states
        for section in state.with_state(LOST, EXTRA)
        for path, _, line in [place(state, section).partition(":")]
    ]


def _pairs(theirs: list[Any], own: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield what differs in two sequences: (expected, found), None for what one has not."""
    matcher = SequenceMatcher(
        None, [one.value for one in theirs], [one.value for one in own], autojunk=False
    )
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield from zip_longest(theirs[first:last], own[start:end])


def _in_both(source: Document, page: Document) -> list[str]:
    """Return the sections that both pages have, in the order of the source."""
    own = {HEAD, *page.sections} if page.sections else {HEAD, *_ids(page)}
    return [one for one in dict.fromkeys((HEAD, *_ids(source))) if one in own]


def _ids(page: Document) -> list[str]:
    return [one.section for one in shared_parts.headings(page) if one.section]


def _in_sections(
    source: Document,
    page: Document,
    parts_of: Callable[[Document], list[SharedPart]],
    kind: str,
    once: bool = False,
) -> list[Finding]:
    """Return each part in which the sections differ, in whatever order they stand.

    One that is lost and one that is too much are one that was changed.
    """
    found = []
    theirs, own = parts_of(source), parts_of(page)
    for section in _in_both(source, page):
        mine = _counted(own, section, once)
        other = _counted(theirs, section, once)
        extra = [*(mine - other).elements()]
        lost = [*(other - mine).elements()]
        if once and len(lost) == 1 and extra:
            found.append(_differs(source, page, theirs, own, section, kind, lost, extra))
            continue
        for expected, part in zip_longest(lost, extra):
            found.append(
                _differs(
                    source, page, theirs, own, section, kind,
                    [expected] if expected is not None else [],
                    [part] if part is not None else [],
                )
            )  # fmt: skip
    return found


def _counted(parts: list[SharedPart], section: str, once: bool) -> Counter[Any]:
    found = [one.value for one in parts if one.section == section]
    return Counter(dict.fromkeys(found, 1)) if once else Counter(found)


def _differs(
    source: Document,
    page: Document,
    theirs: list[SharedPart],
    own: list[SharedPart],
    section: str,
    kind: str,
    lost: list[Any],
    extra: list[Any],
) -> Finding:
    there = [one.line for one in theirs if one.section == section and one.value in lost]
    here = [one.line for one in own if one.section == section and one.value in extra]
    at = there[-1] if there else heading_line(source, section)
    # Of several alike, the last is told: the first may be where it belongs.
    line = here[-1] if here else _beside(source, page, section, at)
    change = "changed" if lost and extra else "lost" if lost else "extra"
    mend = None
    text = page.text.split("\n")[line - 1]
    named = not lost or str(lost[0]).startswith("picture=")
    form = "]({})" if kind in ("link", "picture") and not named else "{}"
    if len(lost) == len(extra) == 1 and text.count(form.format(extra[0])) == 1:
        mend = Mend(line, form.format(extra[0]), form.format(lost[0]))
    return told(
        f"docs/{page.path}",
        line,
        f"{kind}-{change}",
        section,
        mend,
        found=quoted(extra),
        expected=quoted(lost),
        where=f"docs/{source.path}:{at}",
    )


def _beside(source: Document, page: Document, section: str, line: int) -> int:
    """Return the line of a translation that stands beside one of its source.

    It is that of the section where the two are not made of as many lines.
    """
    theirs, own = (shared_parts.written_lines(one, section) for one in (source, page))
    if line in theirs and own and len(theirs) - len(own) in (0, 1):
        return own[min(theirs.index(line), len(own) - 1)]
    return heading_line(page, section)
