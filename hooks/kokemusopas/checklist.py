"""Checklists in Markdown: a task list in a `/// checklist` block, an id on every item.

    /// checklist
        phase: 1

    - [ ] I know what we need. [Why?](tilaaminen.md#tarve) { #tarve due=-42 }
    ///
"""

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import Any, ClassVar

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_ranged_integer

PHASES = range(1, 6)
ITEM = re.compile(
    r"\[ \] (?P<text>\S.*?)"
    r"(?: \[(?P<why>[^\]]+)\]\((?P<link>[^)\s]+)\))?"
    r" \{ #(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?: due=(?P<due>-?\d+))?(?: added=(?P<added>\d{4}))? \}"
)
ITEM_FORM = "- [ ] Teksti. [Miksi?](sivu.md#kohta) { #tunnus due=-7 }"


class ChecklistError(Exception):
    """A checklist cannot be read; `line` (1 = first of the page) and the message say why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Item:
    """One thing to do; `due` in days from the event (negative before it), `added`
    the year in which it came to the guide."""

    id: str
    text: str
    phase: int
    line: int
    due: int | None = None
    link: str | None = None
    added: int | None = None


def parse(markdown: str) -> list[Item]:
    """Return the items of all checklists of a page, in order.

    Raises ChecklistError on an item without a well-formed id or offset, on an id that
    the page has twice, and on a block without a phase from 1 to 5.
    """
    items: dict[str, Item] = {}
    phase: int | None = None
    inside = False
    for number, line in enumerate(markdown.splitlines(), start=1):
        if re.fullmatch(r"/{3,} *checklist *", line):
            inside, phase = True, None
        elif inside and re.fullmatch(r"/{3,} *", line):
            inside = False
        elif inside and (option := re.fullmatch(r" {4}phase: *(\S*) *", line)):
            phase = int(option[1]) if option[1].isdecimal() else 0
            if phase not in PHASES:
                raise ChecklistError(number, f"phase must be 1 to 5, not {option[1]!r}")
        elif inside and re.match(r"\s*[-*+] ", line):
            item = _item(line, number, phase)
            if item.id in items:
                first = items[item.id].line
                raise ChecklistError(number, f"id {item.id!r} stands on line {first} too")
            items[item.id] = item
        elif not inside and re.match(r"\s*[-*+] \[[ xX]\] ", line):
            raise ChecklistError(number, "a task list stands outside a /// checklist block")
    return list(items.values())


def _item(line: str, number: int, phase: int | None) -> Item:
    if phase is None:
        raise ChecklistError(number, "the block needs an indented line `phase: 1` (1 to 5)")
    found = ITEM.fullmatch(line.rstrip().removeprefix("- "))
    if not line.startswith("- ") or not found:
        raise ChecklistError(number, f"an item has the form `{ITEM_FORM}`, found `{line.strip()}`")
    due = found["due"]
    return Item(
        found["id"], found["text"], phase, number, int(due) if due else None, found["link"],
        int(found["added"]) if found["added"] else None,
    )


class ChecklistExtension(BlocksExtension):  # type: ignore[misc]
    """Markdown extension that writes checklists as labelled check boxes."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        block_mgr.register(_ChecklistBlock, self.getConfigs())


class _ChecklistBlock(Block):  # type: ignore[misc]
    NAME = "checklist"
    OPTIONS: ClassVar = {"phase": [0, type_ranged_integer(min(PHASES), max(PHASES))]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(
            parent, "div", {"class": "checklist", "data-phase": str(self.options["phase"])}
        )

    def on_end(self, block: etree.Element) -> None:
        for item in block.iter("li"):
            source = item if (item.text or "").strip() else item[0]
            found = ITEM.fullmatch((source.text or "").strip())
            if found:
                _render(item, found)


def _render(item: etree.Element, found: re.Match[str]) -> None:
    item_id = found["id"]
    item[:] = []
    item.text = None
    item.attrib.update({"class": "checklist__item", "data-item": item_id})
    if found["due"]:
        item.set("data-due", found["due"])
    etree.SubElement(item, "input", {"type": "checkbox", "id": f"item-{item_id}"})
    label = etree.SubElement(item, "label", {"for": f"item-{item_id}", "id": f"label-{item_id}"})
    label.text = found["text"]
    if found["link"]:
        label.tail = " "
        why = etree.SubElement(item, "a", {
            "class": "checklist__why", "href": found["link"], "id": f"why-{item_id}",
            "aria-labelledby": f"why-{item_id} label-{item_id}",
        })
        why.text = found["why"]
