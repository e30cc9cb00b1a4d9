"""Checklists in Markdown: a task list in a `/// checklist` block, an id on every item.

    /// checklist
        phase: 1

    - [ ] Work out what you need. [Why?](tilaaminen.md#tarve) { #tarve due=-42 for=talk,group }
    - [ ] Test the connection. { #yhteys only=remote }
    ///

`due` counts days from the event, `added` names the year in which the site added the item,
`was` lists ids that the item had before (`was=old,older`): ticks and links of those find it.
`for` lists the kinds of event whose short list holds the item, `only` the ways of an event
without which it has no place, the word `key` puts it on the time line, where the items of a talk
stand anyway, `with` tells whom it is done with: the host, the expert or the organisation
behind them. Items for a talk, the shortest event, come first: they are set
apart from the rest of their block.

A block with a line `for: expert` below its phase belongs to the list of the expert by experience.
The ids of that list begin with `k-`, those of the host's list do not: an event may hold both.
"""

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_ranged_integer, type_string_in

from kokemusopas.markdown.attributes import ID, AttributesError, listed, split, values

PHASES = range(1, 6)
KINDS = ("talk", "group", "pair", "member")
WAYS = ("onsite", "remote", "organisation", "direct")
SHORTEST = KINDS[0]
OWN = "own-"  # how the ids begin of what a reader adds to the list
HOST, EXPERT = "host", "expert"  # whose list it is
ORGANISATION = "organisation"  # has no list, and is told and asked by both
ROLES = (HOST, EXPERT, ORGANISATION)
OF_EXPERT = "k-"  # how the ids of the expert's list begin
WORDS = {
    "due": r"-?\d{1,3}",
    "for": listed("|".join(KINDS)),
    "only": listed("|".join(WAYS)),
    "with": listed("|".join(ROLES)),
    "added": r"\d{4}",
    "was": listed(ID),
    "key": "",
}
ITEM = re.compile(r"(?P<text>\S.*?)(?: \[(?P<why>[^\]]+)\]\((?P<link>[^)\s]+)\))?")
TEXTS = {"added": "{year}", "rest": ""}
ITEM_FORM = "- [ ] Teksti. [Miksi?](sivu.md#kohta) { #tunnus due=-7 }"


class ChecklistError(Exception):
    """A checklist cannot be read; `line` (1 = first of the page) and the message say why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class ItemLine:
    """One thing to do; `due` in days from the event (negative before it), `added` a year.

    `kinds`, `only` and `partners` are what `for`, `only` and `with` say, `whose` tells whose list
    it is, `key` whether it has that word.
    """

    id: str
    text: str
    phase: int
    line: int
    due: int | None = None
    link: str | None = None
    added: int | None = None
    was: tuple[str, ...] = ()
    why: str | None = None
    kinds: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    whose: str = HOST
    key: bool = False

    @property
    def is_essential(self) -> bool:
        """Whether even the shortest event has it."""
        return SHORTEST in self.kinds


def parse(markdown: str) -> list[ItemLine]:
    """Return the items of all checklists of a page, in order.

    Raises ChecklistError on an item without a well-formed id or a word that is not known, on an
    id (present or former) that the page has twice, that is a reader's or of the other list, on a
    block without a phase from 1 to 5 or for neither, on an item that is done with whose list it is
    on, and on one for a talk that stands after others.
    """
    items: list[ItemLine] = []
    lines_of_ids: dict[str, int] = {}
    phase: int | None = None
    inside, rest, whose = False, 0, HOST
    for number, line in enumerate(markdown.splitlines(), start=1):
        if re.fullmatch(r"/{3,} *checklist *", line):
            inside, phase, rest, whose = True, None, 0, HOST
        elif inside and re.fullmatch(r"/{3,} *", line):
            inside = False
        elif inside and (option := re.fullmatch(r" {4}phase: *(\S*) *", line)):
            phase = int(option[1]) if option[1].isdecimal() else 0
            if phase not in PHASES:
                raise ChecklistError(number, f"phase must be 1 to 5, not {option[1]!r}")
        elif inside and (option := re.fullmatch(r" {4}for: *(\S*) *", line)):
            whose = option[1]
            if whose not in (HOST, EXPERT):
                raise ChecklistError(number, f"for must be {HOST} or {EXPERT}, not {whose!r}")
        elif inside and re.match(r"\s*[-*+] ", line):
            if phase is None:
                raise ChecklistError(number, "the block needs an indented line `phase: 1` (1 to 5)")
            item = replace(_item(line, phase, number), whose=whose)
            if wrong := _of_other_list(item) or _alone(item):
                raise ChecklistError(number, wrong)
            if first := lines_of_ids.get(item.id):
                raise ChecklistError(number, f"id {item.id!r} stands on line {first} too")
            if item.is_essential and rest:
                says = f"`for={SHORTEST}` comes first: put it above line {rest}"
                raise ChecklistError(number, says)
            rest = rest or (0 if item.is_essential else number)
            lines_of_ids[item.id] = number
            items.append(item)
        elif not inside and re.match(r"\s*[-*+] \[[ xX]\] ", line):
            raise ChecklistError(number, "a task list stands outside a /// checklist block")
    for item in items:
        for old in item.was:
            if old in lines_of_ids:
                raise ChecklistError(item.line, f"`was={old}` names an item that is still there")
    return items


def _of_other_list(item: ItemLine) -> str:
    """Return what is wrong with the beginning of an item's ids, "" for nothing."""
    for one in (item.id, *item.was):
        if one.startswith(OF_EXPERT) and item.whose == HOST:
            return f"`{one}` begins as the ids of an expert's list do: it needs `for: {EXPERT}`"
        if not one.startswith(OF_EXPERT) and item.whose == EXPERT:
            return f"`{one}` is on the expert's list: its id begins with `{OF_EXPERT}`"
    return ""


def _alone(item: ItemLine) -> str:
    """Return what is wrong with whom an item is done with, "" for nothing."""
    if item.whose in item.partners:
        return f"`with={item.whose}`: the list is the {item.whose}'s, name another or leave it out"
    return ""


def _item(line: str, phase: int, number: int) -> ItemLine:
    if not line.startswith("- [ ] "):
        raise ChecklistError(number, f"an item has the form `{ITEM_FORM}`, found `{line.strip()}`")
    try:
        return _read(line.removeprefix("- [ ] "), phase, number)
    except AttributesError as error:
        raise ChecklistError(
            number, f"an item has the form `{ITEM_FORM}`, found `{line.strip()}`: {error}"
        ) from None


def _read(text: str, phase: int, number: int) -> ItemLine:
    body, item_id, words = split(text, WORDS)
    found = ITEM.fullmatch(body)
    assert found, "every non-empty text matches"
    was = values(words, "was")
    if own := next((one for one in (item_id, *was) if one.startswith(OWN)), None):
        raise AttributesError(f"`{own}` could be an id of a reader's own item: `{OWN}` is theirs")
    return ItemLine(
        item_id,
        found["text"],
        phase,
        number,
        due=int(words["due"]) if "due" in words else None,
        link=found["link"],
        added=int(words["added"]) if "added" in words else None,
        was=was,
        why=found["why"],
        kinds=values(words, "for"),
        only=values(words, "only"),
        partners=values(words, "with"),
        key="key" in words,
    )


class ChecklistExtension(BlocksExtension):  # type: ignore[misc]
    """Markdown extension that writes checklists as labelled check boxes.

    `texts` holds `added`, the label of an added item, with `{year}` in it, and `rest`, the line
    between the items that every event needs and the others.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {"texts": [TEXTS, "Short texts of the page's language"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        block_mgr.register(_ChecklistBlock, self.getConfigs())


class _ChecklistBlock(Block):  # type: ignore[misc]
    NAME = "checklist"
    OPTIONS: ClassVar = {
        "phase": [0, type_ranged_integer(min(PHASES), max(PHASES))],
        "for": [HOST, type_string_in((HOST, EXPERT))],
    }
    CONFIG: ClassVar = {"texts": TEXTS}

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(
            parent, "div", {"class": "checklist", "data-phase": str(self.options["phase"])}
        )

    def on_end(self, block: etree.Element) -> None:
        texts, phase = self.config["texts"], self.options["phase"]
        items = []
        for element in block.iter("li"):
            source = element if (element.text or "").strip() else element[0]
            item = _read((source.text or "").strip().removeprefix("[ ] "), phase, 0)
            _render(element, item, texts)
            items.append((element, item))
        essential = [element for element, item in items if item.is_essential]
        others = [element for element, item in items if not item.is_essential]
        if essential and others:
            _part(block, others, texts["rest"])


def _part(block: etree.Element, others: list[etree.Element], words: str) -> None:
    """Move items into a list of their own, below a line that says what it holds."""
    lists = list(block.iter("ul"))
    line = etree.SubElement(block, "p", {"class": "checklist__rest"})
    line.text = words
    after = etree.SubElement(block, "ul")
    for before in lists:
        for element in [one for one in before if one in others]:
            before.remove(element)
            after.append(element)


def _render(element: etree.Element, item: ItemLine, texts: dict[str, str]) -> None:
    element[:] = []
    element.text = None
    element.attrib.update({"class": "checklist__item", "data-item": item.id})
    if item.due is not None:
        element.set("data-due", str(item.due))
    for name, given in (("was", item.was), ("for", item.kinds), ("only", item.only)):
        if given:
            element.set(f"data-{name}", " ".join(given))
    etree.SubElement(element, "input", {"type": "checkbox", "id": f"item-{item.id}"})
    label = etree.SubElement(element, "label", {"for": f"item-{item.id}", "id": f"label-{item.id}"})
    label.text = item.text
    about = etree.SubElement(element, "p", {"class": "checklist__about"})
    if item.link:
        why = etree.SubElement(
            about,
            "a",
            {
                "class": "checklist__why",
                "href": item.link,
            },
        )
        why.text = item.why
    if item.added:
        added = etree.SubElement(about, "span", {"class": "checklist__added"})
        added.text = texts["added"].replace("{year}", str(item.added))
    for old in item.was:
        etree.SubElement(about, "span", {"id": f"item-{old}"})
