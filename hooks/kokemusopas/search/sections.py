"""The sections of a page, as search knows them: one for each heading that has an address."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kokemusopas.model.elements import COMMENT, Node
from kokemusopas.model.parts import Page

BLOCKS = {"p", "li", "td", "th", "dt", "dd", "summary", "label"}
DEEPEST = 3  # a heading below this level is found by its own words in the section above
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

    def lead(self, limit: int) -> str:
        """Return the start of the text, cut between words at `limit` characters at most."""
        text = self.text
        if len(text) <= limit:
            return text
        return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def sections(page: Page) -> list[IndexedSection]:
    """Return the sections of a page in order; text before the first heading is none."""
    found: list[IndexedSection] = []
    for section in page.sections:
        texts: list[str] = []
        for block in section.blocks:
            _read(block.nodes, texts)
        if section.level > DEEPEST and found:
            found[-1].blocks += [section.title.text]
        else:
            found.append(IndexedSection(section.id, section.level, section.title.text))
        found[-1].blocks += [text for one in texts if (text := " ".join(one.split()))]
    return found


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
