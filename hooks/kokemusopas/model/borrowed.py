"""A translation as its readers see it: what is not translated yet in the words of its source.

A section, an item or a question that the source has and the translation lacks stands there in the
source's language. What the source no longer has is not shown: a correction waits for nobody.
What an owner adds may stand in one language alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kokemusopas.model.elements import COMMENT, Element, Node, Nodes, changed, element
from kokemusopas.model.parts import Block, Entry, Item, Page, Question, Section, Words
from kokemusopas.texts.own import is_own

ROW, ASKED = "data-item", "data-question"  # by which the element of an item or a question is known
Pages = Mapping[str, Page]


@dataclass(frozen=True)
class Lender:
    """The source of a translation: its language, its pages, and the words of the borrower."""

    language: str
    pages: Pages
    texts: Mapping[str, Any]


def filled(own: Pages, lender_of: Mapping[str, Lender]) -> dict[str, Page]:
    """Return the pages of a language with all that those of their sources have.

    `lender_of` is {page: its source}; a page that is not in it is an original.
    """
    ids = {one.id for page in own.values() for one in page.entries}
    known = {name: _known(one) for name, one in _each(lender_of)}
    found = {
        name: _page(page, lender_of[name], known[lender_of[name].language], ids)
        if name in lender_of
        else page
        for name, page in own.items()
    }
    gone = {name: _anchors(page) - _anchors(found[name]) for name, page in own.items()}
    if not any(gone.values()):
        return found
    return {name: _with_live_links(page, gone) for name, page in found.items()}


def _each(lender_of: Mapping[str, Lender]) -> Iterator[tuple[str, Lender]]:
    yield from {one.language: one for one in lender_of.values()}.items()


def _known(lender: Lender) -> frozenset[str]:
    """Return the ids of all items and questions of a source."""
    return frozenset(one.id for page in lender.pages.values() for one in page.entries)


def _anchors(page: Page) -> frozenset[str]:
    """Return the ids that a link may name and that can be gone."""
    sections = {one.id for one in page.sections}
    return frozenset(sections | {one.anchor for one in page.entries})


def _page(page: Page, lender: Lender, known: frozenset[str], ids: set[str]) -> Page:
    """Return a page with what its source has and without what that has not.

    `known` are the ids of the source's items and questions, `ids` those of the translation's.
    """
    source = lender.pages.get(page.name)
    if not source:
        return page
    theirs = {one.id: one for one in source.sections if not one.local}
    sections = [
        _section(one, theirs.get(one.id), lender, known, ids)
        for one in page.sections
        if one.local or one.id in theirs or is_own(one.id)
    ]
    before = ""
    for key, section in theirs.items():
        if all(one.id != key for one in sections):
            lent = _lent(section, lender, section.file or source.path)
            sections.insert(_place(sections, before, section.level), lent)
        before = key
    same = len(sections) == len(page.sections) and all(
        mine is theirs for mine, theirs in zip(sections, page.sections, strict=True)
    )
    return page if same else replace(page, sections=tuple(sections))


def _place(sections: list[Section], before: str, level: int) -> int:
    """Return where a section comes: after that of the id `before` and what is its own below it."""
    at = next((at for at, one in enumerate(sections, start=1) if one.id == before), 0)
    while at < len(sections) and sections[at].local and sections[at].level > level:
        at += 1
    return at


def _lent(section: Section, lender: Lender, file: str) -> Section:
    """Return a section of the source, from its `file`, as it stands among those of a language."""
    return replace(
        section,
        file=file,
        lang=lender.language,
        heading=section.heading.with_attributes(lang=lender.language),
        blocks=tuple(_lent_block(one, lender) for one in section.blocks),
    )


def _lent_block(block: Block, lender: Lender) -> Block:
    if block.kind == "place":
        return block
    if not block.entries:
        return replace(block, nodes=_marked(block.nodes, lender.language))
    return replace(
        block,
        nodes=changed(block.nodes, lambda one: (_lent_part(one, lender),)),
        items=tuple(_lent_item(one, lender) for one in block.items),
        questions=tuple(_lent_question(one, lender) for one in block.questions),
    )


def _marked(nodes: Nodes, language: str) -> Nodes:
    """Return nodes that say which language they are in."""
    return tuple(
        one.with_attributes(lang=language)
        if isinstance(one, Element) and one.tag != COMMENT and not one.get("lang")
        else one
        for one in nodes
    )


def _lent_item(item: Item, lender: Lender) -> Item:
    return replace(item, words=Words(_told(item.words.nodes, lender)), lang=lender.language)


def _lent_question(one: Question, lender: Lender) -> Question:
    why = Words((element("span", {"lang": lender.language}, *one.why.nodes),))
    return replace(one, words=Words(_told(one.words.nodes, lender)), why=why, lang=lender.language)


def _told(nodes: Nodes, lender: Lender) -> Nodes:
    """Return words that say which language they are in, and that they are not translated yet."""
    said = f" ({lender.texts['translation']['not_yet']['item']})"
    return element("span", {"lang": lender.language}, *nodes), said


def _lent_part(one: Element, lender: Lender) -> Element:
    """Return a part of an item or a question: its words marked, what the guide adds translated."""
    if one.tag == "label" or "brief__label" in one.classes:
        return Element(one.tag, one.attributes, _told(one.children, lender))
    if one.classes & {"checklist__why", "checklist__added", "brief__why"}:
        return one.with_attributes(lang=lender.language)
    return one


def _section(
    section: Section,
    source: Section | None,
    lender: Lender,
    known: frozenset[str],
    ids: set[str],
) -> Section:
    """Return a section with the items and questions of its source alone."""
    if section.local or not source:
        return section
    blocks = tuple(_without(one, known) for one in section.blocks)
    for lent in source.blocks:
        new = [one for one in lent.entries if one.id not in ids]
        if new:
            blocks = _with_new(blocks, lent, new, lender)
    # Of a list whose items all went, nothing is left to show.
    emptied = {
        at for at, one in enumerate(section.blocks) if one.entries and not blocks[at].entries
    }
    blocks = tuple(one for at, one in enumerate(blocks) if at not in emptied)
    same = all(mine is theirs for mine, theirs in zip(blocks, section.blocks, strict=False))
    return (
        section if same and len(blocks) == len(section.blocks) else replace(section, blocks=blocks)
    )


def _without(block: Block, known: frozenset[str]) -> Block:
    """Return a block without the items and questions that the source no longer has."""
    return _only(block, [one for one in block.entries if one.id in known or is_own(one.id)])


def _only(block: Block, entries: Sequence[Entry]) -> Block:
    """Return a block with some of its entries alone."""
    kept = {one.id for one in entries}
    if len(kept) == len(block.entries):
        return block

    def is_kept(one: Element) -> Nodes:
        key = one.get(ROW) or one.get(ASKED)
        return () if key and key not in kept else (one,)

    return replace(
        block,
        nodes=changed(block.nodes, is_kept),
        items=tuple(one for one in block.items if one.id in kept),
        questions=tuple(one for one in block.questions if one.id in kept),
    )


def _with_new(
    blocks: tuple[Block, ...], lent: Block, new: list[Entry], lender: Lender
) -> tuple[Block, ...]:
    """Return the blocks of a section with new entries of a block of its source."""
    alike = [
        at
        for at, one in enumerate(blocks)
        if (one.kind, one.phase, _whose(one)) == (lent.kind, lent.phase, _whose(lent))
    ]
    given = _lent_block(lent, lender)
    if not alike:
        return (*blocks, _only(given, new))
    block = blocks[alike[0]]
    order = [one.id for one in lent.entries]
    for one in new:
        block = _with_entry(block, one.id, given, order)
    return (*blocks[: alike[0]], block, *blocks[alike[0] + 1 :])


def _whose(block: Block) -> str:
    return block.items[0].whose if block.items else ""


def _with_entry(block: Block, key: str, given: Block, order: list[str]) -> Block:
    """Return a block with an entry of `given` in its place, which `order` tells."""
    entry = next(one for one in given.entries if one.id == key)
    there: list[Entry] = [*block.entries]
    if not there:
        return _only(given, [entry])
    at = order.index(key)
    before = [one for name in reversed(order[:at]) for one in there if one.id == name]
    after = [one for name in order[at + 1 :] for one in there if one.id == name]
    # The items that every event needs stand in a list of their own.
    near = [(one, 1) for one in before] + [(one, 0) for one in after]
    near.sort(key=lambda pair: _essential(pair[0]) != _essential(entry))
    beside, shift = near[0] if near else (there[-1], 1)
    place = there.index(beside) + shift
    there.insert(place, entry)
    row = next(_rows(given.nodes, key))
    return replace(
        block,
        nodes=_beside(block.nodes, beside.id, row, shift),
        items=tuple(one for one in there if isinstance(one, Item)),
        questions=tuple(one for one in there if isinstance(one, Question)),
    )


def _essential(entry: Entry) -> bool:
    return isinstance(entry, Item) and entry.is_essential


def _is_row(node: Node, key: str) -> bool:
    return isinstance(node, Element) and key in (node.get(ROW), node.get(ASKED))


def _rows(nodes: Iterable[Node], key: str) -> Iterator[Element]:
    for one in nodes:
        if isinstance(one, Element):
            if _is_row(one, key):
                yield one
            yield from _rows(one.children, key)


def _beside(nodes: Nodes, key: str, row: Element, shift: int) -> Nodes:
    """Return nodes with a row before (`shift` 0) or after (1) that of the entry `key`."""

    def change(one: Element) -> Nodes:
        at = next((at for at, child in enumerate(one.children) if _is_row(child, key)), None)
        if at is None:
            return (one,)
        at += shift
        return (Element(one.tag, one.attributes, (*one.children[:at], row, *one.children[at:])),)

    return changed(nodes, change)


def _with_live_links(page: Page, gone: Mapping[str, frozenset[str]]) -> Page:
    """Return a page whose links to what is gone lead to the page that it stood on."""

    def change(one: Element) -> Nodes:
        file, _, fragment = (one.get("href") or "").partition("#")
        name = file.removesuffix(".md") or page.name
        if one.tag != "a" or fragment not in gone.get(name, ()):
            return (one,)
        return (one.with_attributes(href=file or f"{page.name}.md"),)

    sections = tuple(
        replace(
            one,
            blocks=tuple(
                replace(block, nodes=changed(block.nodes, change)) for block in one.blocks
            ),
        )
        for one in page.sections
    )
    return replace(page, sections=sections)
