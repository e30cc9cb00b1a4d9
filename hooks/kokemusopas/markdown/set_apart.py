"""Blocks that are looked at before the text around them is read.

    /// say | When a question goes too far
        by: host

    You need not answer this.
    ///

    /// pair

    | Say this | Rather not this |
    | --- | --- |
    | What would you like to tell? | Tell us everything. |
    ///

    /// cards
    - [A talk](#talks) { picture=puheenvuoro }
      You want new thoughts.
    ///

    /// fact | 60 %
    Without a tax card this share is withheld.

    { source=vero-verokortti }
    ///

`by` is who says it, the host where it is left out; a title tells when. Each row of a pair is two
ways of saying something, each card a link with one line, and with a drawing if it names one.
`forms` in grammar.yml tells what they may hold, and is asked before anything is converted.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any, ClassVar

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_string_in

SAY, PAIR, CARDS, FACT = KINDS = ("say", "pair", "cards", "fact")
WHO = ("host", "expert")
CARD = re.compile(
    r"\[(?P<title>.+?)\]\((?P<address>\S+?)\)(?: *\{ ?picture=(?P<picture>[\w-]+) ?\})?\s+"
    r"(?P<line>.+)",
    re.DOTALL,
)
IN_CARDS = re.compile(r"^(/{3,}) *cards *$.*?^\1 *$", re.MULTILINE | re.DOTALL)
NOT = "pair__not"  # the class of what is rather not said
IGNORED = "data-search-ignore"  # neither the search nor an answer for machines says it
WORDS: Mapping[str, str] = dict.fromkeys(WHO, "")  # before what is said, for each who says it


class SetApartExtension(BlocksExtension):  # type: ignore[misc]
    """Markdown extension that writes these blocks; `say` are the words of WORDS in the language."""

    def __init__(self, **options: Any) -> None:
        self.config = {"say": [WORDS, "Who says something, in words of the page's language"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        for block in (_Say, _Pair, _Cards, _Fact):
            block_mgr.register(block, self.getConfigs())


def lines_of_cards(markdown: str) -> frozenset[int]:
    """Return the numbers (1 = first of the page) of the lines of cards: each is one link."""
    return frozenset(
        number
        for found in IN_CARDS.finditer(markdown)
        for number in range(
            markdown.count("\n", 0, found.start()) + 1, markdown.count("\n", 0, found.end()) + 2
        )
    )


class _Say(Block):  # type: ignore[misc]
    NAME = SAY
    ARGUMENT = None
    OPTIONS: ClassVar = {"by": [WHO[0], type_string_in(WHO)]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Write who says it, to be seen where no title stands there, and where the words come."""
        who = self.options["by"]
        figure = etree.SubElement(parent, "figure", {"class": f"say say--{who}"})
        title = etree.SubElement(figure, "figcaption", {"class": "say__title"})
        words = self.config["say"][who]
        if self.argument:
            _hidden(title, f"{words}: ").tail = self.argument
        else:
            title.text = words
        etree.SubElement(figure, "blockquote")
        return figure

    def on_add(self, block: etree.Element) -> etree.Element:
        return block[1]


class _Pair(Block):  # type: ignore[misc]
    NAME = PAIR

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "pair"})

    def on_end(self, block: etree.Element) -> None:
        """Put a list in the place of the table: each of its lines says which of the two it is."""
        table = block.find("table")
        if table is None:
            return
        names, *rows = (["".join(cell.itertext()) for cell in row] for row in table.iter("tr"))
        legend = etree.Element("p", {"class": "pair__names", "aria-hidden": "true", IGNORED: ""})
        listed = etree.Element("ul")
        classes = ("pair__do", NOT)
        for name, one in zip(names, classes, strict=True):
            etree.SubElement(legend, "span", {"class": one}).text = name
        for row in rows:
            item = etree.SubElement(listed, "li")
            for name, words, one in zip(names, row, classes, strict=True):
                line = etree.SubElement(item, "p", {"class": one})
                # Found alone, what is rather not said would pass for advice.
                _hidden(line, f"{name}: ", found=one == NOT).tail = words
        at = list(block).index(table)
        block[at : at + 1] = [legend, listed]


class _Cards(Block):  # type: ignore[misc]
    NAME = CARDS

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "cards"})

    def on_end(self, block: etree.Element) -> None:
        """Make each item one link; a comment keeps the place of its drawing."""
        for item in block.iter("li"):
            card = CARD.fullmatch((item.text or "").strip())
            if card:
                item.text = None
                link = etree.SubElement(item, "a", {"href": card["address"]})
                if card["picture"]:
                    link.text = self.md.htmlStash.store(f"<!-- picture: {card['picture']} -->")
                etree.SubElement(link, "strong").text = card["title"]
                link[-1].tail = " "
                etree.SubElement(link, "span").text = card["line"]


class _Fact(Block):  # type: ignore[misc]
    NAME = FACT
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        fact = etree.SubElement(parent, "div", {"class": "fact"})
        etree.SubElement(fact, "p", {"class": "fact__figure"}).text = self.argument
        return fact


def _hidden(parent: etree.Element, words: str, *, found: bool = False) -> etree.Element:
    """Add words for those who only hear what others see by its place and its shape."""
    ignored = {} if found else {IGNORED: ""}
    added = etree.SubElement(parent, "span", {"class": "visually-hidden"} | ignored)
    added.text = words
    return added
