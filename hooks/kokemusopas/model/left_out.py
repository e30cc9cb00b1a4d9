"""What the owner of a copy leaves out of the guide: it is nowhere, and nothing leads to it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from posixpath import basename
from typing import Any
from urllib.parse import urlsplit

from kokemusopas.markdown.other_sites import ATTRIBUTES
from kokemusopas.model.elements import Element, Node, Nodes, changed, walk
from kokemusopas.model.parts import Block, Item, Page, Question, Section
from kokemusopas.texts.did_you_mean import did_you_mean

PLACE = "docs/owner.yml"
SHOWN = ("lanes", "picture", "timeline")  # places of what shows what stands elsewhere
MORE = ("checklist__why",)  # classes of links whose words say nothing without them
TERMS = "terms"  # the `schema:` of the glossary, to which pages link their first mention of a term
REST = "checklist__rest"  # the class of the line between two lists

Pages = Mapping[str, Page]
Address = Callable[[str], str]  # of what is gone (`page` or `page#id`): where it stands elsewhere


class LeaveOutError(Exception):
    """Something cannot be left out; the message tells the key of owner.yml and the cure."""


@dataclass(frozen=True)
class LeaveOut:
    """What is left out: names of pages, sections (`page#id`), ids of items and of questions.

    `instead` is the address of a guide that has all of it, "" where no links shall lead there.
    """

    pages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    instead: str = ""


NOTHING = LeaveOut()


def gone(pages: Pages, out: LeaveOut, named: Collection[str] = ()) -> frozenset[str]:
    """Return what is no more: pages by name, and `page#id` of what stands on pages.

    `pages` are those of the language that has all of them, `named` those that short texts lead to.
    Raises LeaveOutError on what is not there, and on what the guide cannot do without.
    """
    found: set[str] = set()
    for name in out.pages:
        page = pages.get(name) or _unknown("pages", f"{name}.md", (f"{one}.md" for one in pages))
        if why := _needed(page, named):
            _refuse("pages", f"{name}.md", f"cannot be left out: {why}")
        found |= {name, *(f"{name}#{one}" for one in _anchors(page.sections))}
    for key in out.sections:
        below = set(_section(key, pages))
        if below & set(named):
            _refuse(
                "sections",
                key.replace("#", ".md#"),
                "cannot be left out: the home page leads there",
            )
        found |= below
    kinds: tuple[tuple[str, tuple[str, ...], Callable[[Page], Iterable[Item | Question]]], ...] = (
        ("items", out.items, lambda page: page.items),
        ("questions", out.questions, lambda page: page.questions),
    )
    for kind, ids, of in kinds:
        known = [(one, page.name) for page in pages.values() for one in of(page)]
        for left in ids:
            places = [f"{name}#{one.anchor}" for one, name in known if one.id == left]
            if not places:
                _unknown(kind, left, (one.id for one, _ in known))
            found |= set(places)
    _check(pages, found, out)
    return frozenset(found)


def _section(key: str, pages: Pages) -> Iterator[str]:
    """Yield the places of a section and of those below it."""
    name, _, section_id = key.partition("#")
    page = pages.get(name) or _unknown("sections", key, (f"{one}.md#…" for one in pages))
    ids = [one.id for one in page.sections]
    if section_id not in ids:
        _unknown("sections", f"{name}.md#{section_id}", (f"{name}.md#{one}" for one in ids))
    first, *rest = page.sections[ids.index(section_id) :]
    if first.level == 1:
        _refuse("sections", key, f"is the whole page: write `{name}.md` under `pages`")
    below = []
    for one in rest:
        if one.level <= first.level:
            break
        below.append(one)
    for one in (first, *below):
        if any(block.items or block.questions or _makes(block) for block in one.blocks):
            does = "holds a part of a tool: leave out its items or questions instead"
            _refuse("sections", key, does)
    yield from (f"{name}#{one}" for one in _anchors((first, *below)))


def _anchors(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield section.id
        for block in section.blocks:
            yield from (one.anchor for one in _lines(block))


def _lines(block: Block) -> tuple[Item | Question, ...]:
    return (*block.items, *block.questions)


def _makes(block: Block) -> bool:
    """Tell whether the guide itself writes what stands there, and nowhere else."""
    return block.kind == "place" and not block.name.startswith(SHOWN)


def _needed(page: Page, named: Collection[str]) -> str:
    """Return why the guide cannot do without a page, "" where it can."""
    if page.meta.get("home") or page.meta.get("template"):
        return "the site itself needs it"
    if page.meta.get("schema") == TERMS or any(_makes(block) for block in page.blocks):
        return "it tells what the law or the guide itself asks for"
    if page.items or page.questions:
        return "a tool is on it; its items and questions may be left out one by one"
    if page.meta.get("steps") or page.name in named:
        return "the home page and the menu lead to it as a step"
    return ""


def _check(pages: Pages, found: Collection[str], out: LeaveOut) -> None:
    """Raise LeaveOutError where a list would be empty, or a text lacks the answer it asks for."""
    for page in pages.values():
        for block in page.blocks:
            rest = {f"{page.name}#{one.anchor}" for one in _lines(block)}
            if rest and rest <= set(found):
                kind = "items" if block.items else "questions"
                _refuse(kind, page.path, "would have a list without a line: leave one of them")
        for text in page.copy_texts if page.name not in found else ():
            if f"{page.name}#{text.id}" not in found and (
                lost := next((one for one in text.fields if one in out.questions), None)
            ):
                why = f"is answered in docs/{page.path}#{text.id}: leave that out too"
                _refuse("questions", lost, why)


def _unknown(kind: str, name: str, known: Iterable[str]) -> Any:
    like = did_you_mean(name, known) or ": correct it, or take it away"
    _refuse(kind, name, f"is not in the guide{like}")


def _refuse(kind: str, name: str, why: str) -> None:
    raise LeaveOutError(f"{PLACE}: `leave_out.{kind}`: `{name}` {why}")


def leads(href: str, page: str, left: Collection[str]) -> str:
    """Return what is gone of that a link of a page leads to (`page` or `page#id`), "" for none."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not left:
        return ""
    name = basename(parts.path).removesuffix(".md") or page
    key = f"{name}#{parts.fragment}"
    return key if key in left or name in left else ""


def without(page: Page, left: Collection[str], address: Address) -> Page:
    """Return a page without what is gone: links lead to its `address`, or are their words."""
    if not left:
        return page
    of = _Leaving(page.name, left, address)
    sections = (one for one in page.sections if f"{page.name}#{one.id}" not in left)
    return replace(
        page,
        sections=tuple(replace(one, blocks=tuple(map(of.block, one.blocks))) for one in sections),
        lead=tuple(map(of.block, page.lead)),
    )


def texts(given: Any, left: Collection[str]) -> Any:
    """Return short texts without the lines of their lists that lead to a page that is gone."""
    if isinstance(given, dict):
        return {key: texts(value, left) for key, value in given.items()}
    if isinstance(given, list):
        return [texts(one, left) for one in given if not _leads_to(one, left)]
    return given


def _leads_to(line: Any, left: Collection[str]) -> bool:
    return isinstance(line, dict) and line.get("page") in left


def named(given: Any, inside_list: bool = False) -> Iterator[str]:
    """Yield the pages that short texts lead to and cannot do without: those in no list, steps.

    Of a step its section too, as `page#id`.
    """
    if isinstance(given, dict):
        if isinstance(page := given.get("page"), str) and (not inside_list or "section" in given):
            yield page
            yield f"{page}#{given.get('section')}"
        for value in given.values():
            yield from named(value)
    elif isinstance(given, list):
        for one in given:
            yield from named(one, inside_list=True)


@dataclass(frozen=True)
class _Leaving:
    """What turns the parts of a page into those without what is gone."""

    page: str
    left: Collection[str]
    address: Address

    def block(self, block: Block) -> Block:
        return replace(
            block,
            nodes=changed(block.nodes, self._element),
            items=tuple(self._item(one) for one in block.items if not self._is_gone(one)),
            questions=tuple(
                self._question(one) for one in block.questions if not self._is_gone(one)
            ),
        )

    def _is_gone(self, one: Item | Question) -> bool:
        return f"{self.page}#{one.anchor}" in self.left

    def _item(self, item: Item) -> Item:
        key = leads(item.link or "", self.page, self.left)
        there = self.address(key) if key else item.link
        return replace(item, link=there or None, why=item.why if there else None)

    def _question(self, question: Question) -> Question:
        items = {one.rpartition("#item-")[2] for one in self.left if "#item-" in one}
        return replace(question, ticks=tuple(one for one in question.ticks if one not in items))

    def _element(self, one: Element) -> Nodes:
        if self._holds_gone(one):
            return ()
        if one.tag == "a" and (key := leads(one.get("href") or "", self.page, self.left)):
            if there := self.address(key):
                named = {name.replace("-", "_"): value for name, value in ATTRIBUTES.items()}
                return (one.with_attributes(href=there, **named),)
            return () if one.classes & {*MORE} else one.children
        if "checklist" in one.classes:
            return (Element(one.tag, one.attributes, _lists(one.children)),)
        return (one,)

    def _holds_gone(self, one: Element) -> bool:
        """Tell whether an element is the line of an item or of a question that is gone."""
        ids = (("item", one.get("data-item")), ("question", one.get("data-question")))
        return any(found and f"{self.page}#{kind}-{found}" in self.left for kind, found in ids)


def _lists(children: Nodes) -> Nodes:
    """Return the lists of a phase without one that is empty, and without the line that parts it."""
    found: list[Node] = [
        one
        for one in children
        if not (isinstance(one, Element) and one.tag == "ul" and not [*walk(one.children)])
    ]
    alone = sum(isinstance(one, Element) and one.tag == "ul" for one in found) < 2
    return tuple(
        one for one in found if not (alone and isinstance(one, Element) and REST in one.classes)
    )
