"""The sections of a page, as search knows them, and the items and questions that lead to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kokemusopas.model.elements import COMMENT, Node
from kokemusopas.model.parts import Item, Page, Section

BLOCKS = {"p", "li", "td", "th", "dt", "dd", "summary", "label", "figcaption"}
DEEPEST = 3  # a heading below this level is found by its own words in the section above
TOGETHER = "agreed"  # the part of the brief that repeats what the others ask
ENTRY = 7  # an item or a question stands below every heading
HIDDEN = {"data-search-ignore", "hidden"}
# Labels that say nothing of the section they stand in.
REMARKS = {"admonition-title", "checklist__about", "checklist__added", "brief__added"}


@dataclass
class IndexedSection:
    """A heading of some level with the text below it, up to the next heading."""

    id: str
    level: int
    heading: str = ""
    blocks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below the heading."""
        return " ".join(self.blocks)


@dataclass(frozen=True)
class Entry:
    """An item of a checklist or a question of the brief, which is found by itself.

    `page` and `section` name the section that its matter is in.
    """

    place: IndexedSection
    page: str
    section: str


def sections(page: Page) -> list[IndexedSection]:
    """Return the sections of a page in order; text before the first heading is none."""
    found: list[IndexedSection] = []
    for section in page.sections:
        texts: list[str] = []
        for block in () if section.lang else section.blocks:
            if not block.items and not (block.questions and page.part != TOGETHER):
                _read(block.nodes, texts)
        if section.level > DEEPEST and found:
            found[-1].blocks += [section.title.text]
        else:
            found.append(IndexedSection(section.id, section.level, section.title.text))
        found[-1].blocks += [text for one in texts if (text := " ".join(one.split()))]
    return found


def entries(pages: Iterable[Page]) -> dict[str, list[Entry]]:
    """Return {page: its items and questions}.

    The matter of an item is the section that its reason leads to, that of a question the matter of
    the item that its answer ticks; of others it is the section where they stand.
    """
    pages = list(pages)
    known = {page.name: {one.id: one.id for one in sections(page)} for page in pages}
    for page in pages:
        known[page.name][""] = next(iter(known[page.name]), "")
    found: dict[str, list[Entry]] = {page.name: [] for page in pages}
    ticked: dict[str, tuple[str, str]] = {}
    for page in pages:
        for own, item in ((own, one) for own, section in _owners(page) for one in section.items):
            if item.lang:
                continue
            name, section = _target(item, page.name, own)
            matter = (name, known.get(name, {}).get(section, ""))
            ticked[item.id] = matter if matter[1] else (page.name, own)
            place = IndexedSection(item.anchor, ENTRY, item.words.text)
            found[page.name].append(Entry(place, *ticked[item.id]))
    for page in pages:
        asked = () if page.part == TOGETHER else _owners(page)
        for own, one in ((own, one) for own, part in asked for one in part.questions):
            if one.lang:
                continue
            matter = next((ticked[tick] for tick in one.ticks if tick in ticked), (page.name, own))
            place = IndexedSection(one.anchor, ENTRY, one.words.text, [one.why.text])
            found[page.name].append(Entry(place, *matter))
    return found


def _owners(page: Page) -> Iterator[tuple[str, Section]]:
    """Yield each section with the id of the one that search knows it in."""
    own = ""
    for section in page.sections:
        own = section.id if section.level <= DEEPEST or not own else own
        yield own, section


def _target(item: Item, page: str, own: str) -> tuple[str, str]:
    """Return the page and the id that the reason of an item leads to, its own if none does."""
    if not item.link:
        return page, own
    path, _, section = item.link.partition("#")
    return path.removesuffix(".md") or page, section


def _read(nodes: Iterable[Node], texts: list[str]) -> None:
    """Add the text of nodes to `texts`, one for each paragraph, cell or the like."""
    for node in nodes:
        if isinstance(node, str):
            if texts:
                texts[-1] += node
            else:
                texts.append(node)
            continue
        names = {name for name, _ in node.attributes}
        if node.tag == COMMENT or names & HIDDEN or node.classes & REMARKS:
            continue
        if "hreflang" in names:
            continue  # the title of another site's page
        if "lang" in names and texts and texts[-1].strip().endswith(":"):
            texts[-1] = ""  # it only names the language
            continue
        if node.tag in BLOCKS:
            texts.append("")
        _read(node.children, texts)
