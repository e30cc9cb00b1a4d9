"""What the owner of a copy adds to the guide: pages of their own, and parts of ours.

A file whose name begins with `x-`, the prefix of docs/owner.yml and a hyphen is the owner's. With a
line `section:` it is a page, with a line `adds_to: tarkistuslista.md` it adds to that one: a
checklist before its first heading adds items to the phase that it names, its sections come below
the one that `after:` names, or at the end.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kokemusopas.markdown.checklist import SHORTEST
from kokemusopas.model.elements import Element, Node, walk
from kokemusopas.model.parts import Block, Item, Page, Section
from kokemusopas.model.settings import Part
from kokemusopas.model.source import SourceError, read
from kokemusopas.texts.did_you_mean import did_you_mean
from kokemusopas.texts.own import is_own

ADDS, AFTER, SECTION = "adds_to", "after", "section"
FILES = "x-*.md"


def placed(navigation: Iterable[Part], folder: Path, left: Iterable[str] = ()) -> tuple[Part, ...]:
    """Return the navigation with the owner's pages of a language's folder in it.

    `left` are the names of pages that are left out. A page that names no part of the navigation
    gets no place: `check_places` tells of it; so does one that cannot be read: the grammar tells.
    """
    parts = {part.key or part.pages[0]: list(part.pages) for part in navigation}
    for path in sorted(folder.glob(FILES)):
        try:
            meta = read(f"{folder.name}/{path.name}", path.read_text("utf-8")).meta
        except (SourceError, UnicodeDecodeError):
            continue
        pages = parts.get(str(meta.get(SECTION)))
        if pages is not None and ADDS not in meta:
            after = str(meta.get(AFTER))
            pages.insert(pages.index(after) + 1 if after in pages else len(pages), path.name)
    gone = {f"{one}.md" for one in left}
    kept = {name: [one for one in pages if one not in gone] for name, pages in parts.items()}
    return tuple(
        Part("" if name.endswith(".md") else name, tuple(pages))
        for name, pages in kept.items()
        if pages
    )


def check_places(pages: Mapping[str, Page], navigation: Iterable[Part]) -> None:
    """Raise SourceError for the first page of the owner that has no place in the navigation."""
    parts = {part.key: part.pages for part in navigation if part.key}
    for page in pages.values():
        if not is_own(page.name) or ADDS in page.meta:
            continue
        key, after = page.meta.get(SECTION), page.meta.get(AFTER)
        if key not in parts:
            does = f"write a line `{SECTION}:` with one of {', '.join(parts)}, or `{ADDS}:`"
            raise SourceError(page.path, 1, f"the page has no place in the navigation: {does}")
        if after and after not in parts[key]:
            others = (one for one in parts[key] if one != f"{page.name}.md")
            does = f"write one of {', '.join(others)}, or nothing"
            raise SourceError(page.path, 1, f"`{AFTER}: {after}` is not in `{key}`: {does}")


def joined(pages: Mapping[str, Page]) -> dict[str, Page]:
    """Return the pages of a language with what the owner adds to them, none for an addition.

    Raises SourceError on what adds to nothing, or adds what cannot be added.
    """
    found = {name: page for name, page in pages.items() if ADDS not in page.meta}
    for page in pages.values():
        if ADDS in page.meta:
            name = str(page.meta[ADDS]).removesuffix(".md")
            if not is_own(page.name):
                does = "is for an owner's own files: their names begin with `x-`"
                raise SourceError(page.path, 1, f"`{ADDS}:` {does}")
            if name not in found:
                says = f"is no page{did_you_mean(name, found, '.md')}"
                raise SourceError(page.path, 1, f"`{ADDS}: {name}.md` {says}")
            found[name] = _with(found[name], page)
    return found


def _with(page: Page, addition: Page) -> Page:
    """Return a page with what an addition holds."""
    sections = list(page.sections)
    for block in addition.lead:
        if not block.items:
            says = "before its first heading an addition may have checklists alone"
            raise SourceError(addition.path, 1, f"{says}: give this a heading with an id")
        at = _place_of(block, sections, addition)
        sections[at] = _longer(sections[at], block, addition)
    if addition.sections:
        new = tuple(replace(one, file=addition.path) for one in addition.sections)
        if lead := next((one for one in new if one.level == 1), None):
            raise SourceError(addition.path, lead.line, "an addition has no `#`: write `##`")
        at = _after(sections, new[0], addition)
        sections[at:at] = new
    return replace(
        page,
        sections=tuple(sections),
        shapes=page.shapes | addition.shapes,
        joined=(*page.joined, addition.name),
    )


def _after(sections: list[Section], new: Section, addition: Page) -> int:
    """Return the place of new sections: below that which `after:` names, at the end without it."""
    after = addition.meta.get(AFTER)
    if not after:
        return len(sections)
    ids = [one.id for one in sections]
    if after not in ids:
        says = f"is no section of {addition.meta[ADDS]}{did_you_mean(str(after), ids)}"
        raise SourceError(addition.path, 1, f"`{AFTER}: {after}` {says}")
    at = ids.index(after) + 1
    while at < len(sections) and sections[at].level > new.level:
        at += 1
    return at


def _place_of(block: Block, sections: list[Section], addition: Page) -> int:
    """Return the number of the section whose list has the phase of a block."""
    whose = block.items[0].whose
    for number, section in enumerate(sections):
        for one in section.blocks:
            if one.items and one.phase == block.phase and one.items[0].whose == whose:
                return number
    says = f"{addition.meta[ADDS]} has no list of phase {block.phase}"
    raise SourceError(addition.path, block.items[0].line, f"{says} to add to")


def _longer(section: Section, block: Block, addition: Page) -> Section:
    """Return a section with the items of a block at the end of its own list of that phase."""
    blocks = list(section.blocks)
    at = next(number for number, one in enumerate(blocks) if one.items)
    known = {one.id for one in blocks[at].items}
    if twice := next((one for one in block.items if one.id in known or known & {*one.was}), None):
        raise SourceError(addition.path, twice.line, f"`{twice.id}` is an item that is there")
    blocks[at] = replace(
        blocks[at],
        nodes=_lists(blocks[at], block),
        items=_in_order(blocks[at].items, block.items),
    )
    return replace(section, blocks=tuple(blocks))


def _in_order(ours: tuple[Item, ...], new: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return items as they stand: those for a talk first, as the rule of a list is."""
    every = (*ours, *new)
    return (*(i for i in every if i.is_essential), *(i for i in every if not i.is_essential))


def _lists(block: Block, new: Block) -> tuple[Node, ...]:
    """Return the nodes of a block, the new items at the end of the lists they belong to."""
    rows = [one for one in walk(new.nodes) if one.tag == "li"]
    (frame,) = block.nodes
    assert isinstance(frame, Element)
    lists = [one for one in frame.children if isinstance(one, Element) and one.tag == "ul"]
    first, last = lists[0], lists[-1]
    children: list[Node] = []
    for one in frame.children:
        more = [
            row
            for row in rows
            if one is (first if SHORTEST in (row.get("data-for") or "").split() else last)
        ]
        if more and isinstance(one, Element):
            children.append(Element(one.tag, one.attributes, (*one.children, *more)))
        else:
            children.append(one)
    return (Element(frame.tag, frame.attributes, tuple(children)),)
