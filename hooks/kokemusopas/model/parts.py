"""What the guide consists of: editions, pages, sections, blocks, items, questions, links."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kokemusopas.markdown.checklist import HOST, SHORTEST
from kokemusopas.markdown.copy_text import CopyText
from kokemusopas.model.elements import Element, Nodes, text, walk, write

HOME = "index"
# What no file of the docs writes: the whole guide on one page, translations beside their sources.
PRINT_PAGE, REVIEWS = "tulosta", "tarkistus"
MADE = {PRINT_PAGE: "paper", REVIEWS: "review"}  # and the short texts that hold its slug
SEARCH = "search.html"  # the template of the page that searches
# Where an element names another file or place.
TARGETS = {"a": "href", "img": "src", "source": "src", "video": "src", "audio": "src"}


@dataclass(frozen=True)
class Words:
    """A line of text as it is shown: inline HTML and the same as plain text."""

    nodes: Nodes

    @property
    def html(self) -> str:
        """The words with their emphasis and links, as HTML."""
        return write(self.nodes)

    @property
    def text(self) -> str:
        """The words alone."""
        return text(self.nodes)


@dataclass(frozen=True)
class Item:
    """One thing to do; `due` in days from the event (negative before it), `added` a year.

    `why` are the words of the link to its reason, `link` where that leads, as the file has it;
    `was` are ids that it had before, `lang` is the language that it is borrowed from, "" for none.
    `kinds` are the kinds of event whose short list has it, `only`
    the ways of an event (on site, through an organisation, …) that it belongs to, none for all,
    `partners` those with whom it is done, `whose` tells whose list it is on, the `host`'s or the
    `expert`'s, `key` that the time line has it though not every event needs it.
    """

    id: str
    words: Words
    phase: int
    line: int
    due: int | None = None
    why: str | None = None
    link: str | None = None
    added: int | None = None
    was: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    whose: str = HOST
    key: bool = False
    lang: str = ""

    @property
    def is_essential(self) -> bool:
        """Whether even the shortest event has it."""
        return SHORTEST in self.kinds

    @property
    def anchor(self) -> str:
        """The id of its place on a page."""
        return f"item-{self.id}"


@dataclass(frozen=True)
class Question:
    """One question of the brief; `source` is the fact of the event that answers it.

    `ticks` are the ids of the checklist's items that an answer settles, `says` is the sentence
    of the letter with `…` for the answer, `sender` tells that the answer names who
    writes it, `lang` is the language that it is borrowed from, "" for none.
    """

    id: str
    words: Words
    why: Words
    line: int
    one_line: bool = False
    source: str | None = None
    added: int | None = None
    ticks: tuple[str, ...] = ()
    says: str | None = None
    sender: bool = False
    lang: str = ""

    @property
    def anchor(self) -> str:
        """The id of its place on a page."""
        return f"question-{self.id}"


Entry = Item | Question  # what a reader ticks or answers


@dataclass(frozen=True)
class Block:
    """A part of a section: a paragraph, list, table, note, checklist, brief, text or place.

    `kind` is its tag, `checklist`, `brief`, `copy-text`, the class of a note, or `place`: there
    `name` tells what of the guide's own making comes (`terms`, `addresses`, `translations`,
    `lanes`, `picture: mieti`).
    """

    kind: str
    nodes: Nodes
    name: str = ""
    phase: int = 0
    items: tuple[Item, ...] = ()
    questions: tuple[Question, ...] = ()
    copied: CopyText | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its items and questions."""
        return (*self.items, *self.questions)

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses of its links and pictures, as the Markdown has them."""
        return tuple(
            value for one in walk(self.nodes) if (value := one.get(TARGETS.get(one.tag, "")))
        )

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources that it cites, each once."""
        found = (value for one in walk(self.nodes) if (value := one.get("data-source")))
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Section:
    """A heading with an id and the blocks below it, up to the next heading of any level.

    `heading` is the element that is shown, with its permanent link; `local` tells that no other
    language has the section, `lang` from which language it is borrowed, "" for none. `file` is
    where it stands (from docs/), "" for that of its page.
    """

    id: str
    level: int
    title: Words
    line: int
    heading: Element
    blocks: tuple[Block, ...] = ()
    local: bool = False
    file: str = ""
    lang: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the section's checklists."""
        return tuple(item for block in self.blocks for item in block.items)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the section's parts of the brief."""
        return tuple(one for block in self.blocks for one in block.questions)

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources that the section cites, each once."""
        return tuple(dict.fromkeys(one for block in self.blocks for one in block.cited))


@dataclass(frozen=True)
class Page:
    """A page in one language: `path` is its file from docs/, `name` that without folder and end.

    `lead` are blocks before the first heading; `shapes` are the (tag, class) pairs in use, by
    which a page is given the styles that it needs; `joined` names the files of the owner that add
    to it.
    """

    path: str
    name: str
    meta: dict[str, Any] = field(repr=False)
    source: str = field(repr=False)
    sections: tuple[Section, ...] = ()
    lead: tuple[Block, ...] = ()
    shapes: frozenset[tuple[str, str]] = frozenset()
    joined: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The short name of the page, as menus say it."""
        return str(self.meta.get("title") or (self.sections[0].title.text if self.sections else ""))

    @property
    def headline(self) -> str:
        """Its first heading, which says more than its short name; that where it has none."""
        return self.sections[0].title.text if self.sections else self.title

    @property
    def seo_title(self) -> str:
        """What it answers, for who meets it among results of a search: `seo_title:`, else title."""
        return str(self.meta.get("seo_title") or self.title)

    @property
    def original(self) -> str:
        """The code of the language that it is translated from, "" for an original."""
        return str((self.meta.get("translation") or {}).get("source", ""))

    @property
    def slug(self) -> str:
        """What the page is called in addresses: its `slug:`, else its name."""
        return str(self.meta.get("slug", self.name))

    @property
    def searches(self) -> bool:
        """Whether it is the page that searches the others."""
        return self.meta.get("template") == SEARCH

    @property
    def is_searched(self) -> bool:
        """Whether the guide's own search knows it: one that says `search: false` is for few."""
        return not self.searches and bool(self.meta.get("search", True))

    @property
    def description(self) -> str:
        """One sentence that says what the page holds."""
        return str(self.meta.get("description", ""))

    @property
    def picture(self) -> str:
        """The name of the drawing that it opens with, "" for none."""
        return str(self.meta.get("picture", ""))

    @property
    def in_short_guide(self) -> bool:
        """Whether the short guide has it: `short_guide: true`."""
        return bool(self.meta.get("short_guide"))

    @property
    def printed(self) -> tuple[Section, ...]:
        """The sections that are printed: none with `paper: false`, none that `off_paper:` names.

        What stands below one that is left out goes with it.
        """
        left: set[str] = set(self.meta.get("off_paper") or ())
        found: list[Section] = []
        below = 0  # the level of the section that is left out here, 0 for none
        for one in () if self.meta.get("paper") is False else self.sections:
            if below and one.level > below:
                continue
            below = one.level if one.id in left else 0
            found += [] if below else [one]
        return tuple(found)

    @property
    def part(self) -> str:
        """Which part of the brief the page asks (`host`, `expert`, `agreed`), "" for none."""
        return str(self.meta.get("brief", ""))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in order."""
        return self.lead + tuple(block for section in self.sections for block in section.blocks)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all checklists of the page."""
        return tuple(item for block in self.blocks for item in block.items)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the brief, where the page has it."""
        return tuple(one for block in self.blocks for one in block.questions)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The items and questions of the page."""
        return (*self.items, *self.questions)

    @property
    def whose(self) -> str:
        """Whose list the page has, the `host`'s or the `expert`'s, "" for none."""
        return self.items[0].whose if self.items else ""

    @property
    def copy_texts(self) -> tuple[CopyText, ...]:
        """The texts to copy of the page."""
        return tuple(block.copied for block in self.blocks if block.copied)
