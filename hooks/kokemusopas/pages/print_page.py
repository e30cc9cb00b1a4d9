"""The whole guide as one page: section after section, with ids and links that hold together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kokemusopas.addresses.links import inside, url
from kokemusopas.addresses.relative import relative
from kokemusopas.figures import scale
from kokemusopas.markdown import other_sites
from kokemusopas.model.elements import Element, Node, Nodes, changed, element, text, walk, write
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import PRINT_PAGE, TARGETS, Page, Section
from kokemusopas.pages import body, notes, sources
from kokemusopas.pages.made import Made
from kokemusopas.pages.soft_hyphens import soft

HOME_ID = "etusivu"
ID_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")
SCREEN_TAGS = {"script", "style", "template", "dialog", "button", "noscript"}
SCREEN_CLASSES = {"heading__link", "addresses", "moved", "timeline__ends"}
SAID_ONCE = {"translation-checked", "translation-note"}
LEVELS = {f"h{level}": level for level in range(1, 7)}


Holds = Callable[[Page], bool]
LeavesOut = Callable[[Element], bool]


@dataclass(frozen=True)
class Entry:
    """A line of the contents: what it says, the id it leads to, and the lines below it.

    `lang` is the language of what it says where that is another than the page's.
    """

    title: str
    id: str
    children: tuple["Entry", ...] = ()
    lang: str = ""


@dataclass(frozen=True)
class PaperPage:
    """A page as it stands in the whole guide: all ids begin with its own.

    Links still name files of docs/.
    """

    id: str
    page: Page
    sections: tuple[Section, ...]
    nodes: Nodes

    @property
    def entry(self) -> Entry:
        """The page and its sections as lines of the contents."""
        first, *others = self.sections
        below = tuple(
            Entry(one.title.text, f"{self.id}-{one.id}", lang=one.lang)
            for one in others
            if one.level == first.level + 1
        )
        return Entry(first.title.text, self.id, below)


@dataclass(frozen=True)
class PaperPart:
    """A part of the guide with its pages; a page that stands alone is a part without a title."""

    id: str
    title: str
    pages: tuple[PaperPage, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The part as lines of the contents."""
        pages = tuple(page.entry for page in self.pages)
        return (Entry(self.title, self.id, pages),) if self.title else pages


def is_printed(page: Page) -> bool:
    """Tell whether a page is printed; the search needs a screen."""
    return bool(page.printed) and not page.searches


def is_said_once(one: Element) -> bool:
    """Tell whether an element is what pages say of their translation: paper says it once.

    So one sentence of the source does not make the papers of all languages anew.
    """
    return bool(one.classes & SAID_ONCE)


def is_nothing(_: Element) -> bool:
    """Leave nothing out."""
    return False


def page_id(name: str) -> str:
    """Return the id of a page in the whole guide, the same in every language."""
    return HOME_ID if name == "index" else name


def parts(
    edition: Edition, made: Made, holds: Holds = is_printed, leaves_out: LeavesOut = is_said_once
) -> list[PaperPart]:
    """Return the guide of a language in the order of the navigation, as far as it is printed.

    `holds` tells which pages it has, `leaves_out` which of their elements it does without.
    """
    found = []
    for number, part in enumerate(made.settings.navigation, start=1):
        pages = tuple(
            paper_page(page, edition, made, 2 if part.key else 1, leaves_out)
            for name in part.pages
            if (page := edition.pages.get(name.removesuffix(".md"))) and holds(page)
        )
        title = str(edition.texts["sections"][part.key]) if part.key else ""
        if pages:
            found.append(PaperPart(f"section-{number}", title, pages))
    return found


def paper_page(
    page: Page, edition: Edition, made: Made, deeper: int, leaves_out: LeavesOut = is_nothing
) -> PaperPage:
    """Return a page as it stands on paper, its headings `deeper` by so many levels."""
    key = page_id(page.name)
    nodes: list[Node] = []
    listing = sources.list_page(edition)
    kept = _kept(page, body.sections(page, edition, made), leaves_out)
    for section, own in kept:
        of_sources = section.cited or page is listing
        for node in sources.on_paper(own, listing) if of_sources else own:
            nodes += (*changed((node,), lambda one: _on_paper(one, key, deeper)), "\n")
    return PaperPage(key, page, tuple(section for section, _ in kept), tuple(nodes))


def _kept(
    page: Page, sections: Iterable[tuple[Section, Nodes]], leaves_out: LeavesOut
) -> list[tuple[Section, Nodes]]:
    """Return the printed sections of a page without what is left out.

    A section whose heading is left out goes, and so does one of which nothing else is left. The
    title of the page stays.
    """
    printed = {one.id for one in page.printed}
    kept: list[tuple[Section, Nodes]] = []
    for section, nodes in reversed(list(sections)):
        shown = _without(nodes, _is_for_screen)
        left = _without(shown, leaves_out)
        if section.id not in printed or leaves_out(section.heading):
            continue
        has_below = bool(kept) and kept[-1][0].level > section.level
        if left == shown or text(left[1:]) or has_below or section is page.sections[0]:
            kept.append((section, left))
    return kept[::-1]


def html(found: list[PaperPart], edition: Edition, made: Made) -> str:
    """Return the parts as HTML; links lead inside the page where it holds their target.

    Of drawings it has those of figures and cards: all together would weigh as much as four pages.
    """
    here = edition.url(PRINT_PAGE)
    lead_to = resolver(found, made, lambda address: relative(address, here))

    def page_html(paper: PaperPage) -> str:
        nodes = soft(_undrawn(paper), edition, made.guide)
        words = write(nodes, lambda one, name, value: lead_to(paper.page, one, name, value))
        return f'<section class="paper-page" id="{paper.id}">{words}</section>'

    said_once = write(notes.translated_note(edition, made.states))
    return said_once + "".join(
        _part_html(part, "".join(map(page_html, part.pages))) for part in found
    )


def _undrawn(paper: PaperPage) -> Nodes:
    """Return the text of a page without the drawings that stand by themselves or the drawn line."""
    kept = tuple(one for one in paper.nodes if not (isinstance(one, Element) and one.tag == "svg"))
    return _without(kept, scale.is_scale)


# Called for (page, element, attribute, value); returns the value to write.
Resolver = Callable[[Page, Element, str, str], str]


def resolver(found: list[PaperPart], made: Made, outside: Callable[[str], str]) -> Resolver:
    """Return what tells where the links of a page lead in the whole guide.

    `outside` is given the address from the root of the site of what the guide does not hold.
    """
    pages = {page.page.path: page for part in found for page in part.pages}
    ids = {
        path: {one.get("id") for one in walk(page.nodes)} | {page.id}
        for path, page in pages.items()
    }

    def lead_to(page: Page, one: Element, name: str, value: str) -> str:
        link = inside(value, page) if TARGETS.get(one.tag) == name else None
        if not link:
            return value
        target = pages.get(link.file)
        if target:
            place = f"{target.id}-{link.fragment}" if link.fragment else target.id
            if place in ids[link.file]:
                return f"#{place}"
        path, mark, fragment = url(link, made.guide).partition("#")
        return outside(path) + mark + fragment

    return lead_to


def _part_html(part: PaperPart, pages: str) -> str:
    if not part.title:
        return pages
    title = write([element("h2", {"class": "paper-part__title"}, part.title)])
    return f'<section class="paper-part" id="{part.id}">{title}{pages}</section>'


def _without(nodes: Nodes, leaves_out: LeavesOut) -> Nodes:
    return changed(nodes, lambda one: () if leaves_out(one) else (one,))


def _is_for_screen(one: Element) -> bool:
    return one.tag in SCREEN_TAGS or bool(one.classes & SCREEN_CLASSES)


def _on_paper(one: Element, key: str, deeper: int) -> Nodes:
    """Return an element as it stands on paper: its heading alone, ids under the page's own."""
    if "heading--page" in one.classes:
        return one.children
    tag = f"h{min(LEVELS[one.tag] + deeper, 6)}" if one.tag in LEVELS else one.tag
    if scale.is_scale(one):
        one = scale.on_paper(one)
    attributes = tuple((name, _own_id(name, value, key)) for name, value in one.attributes)
    return (Element(tag, attributes, one.children),)


def _own_id(name: str, value: str, key: str) -> str:
    if name == "id":
        return f"{key}-{value}"
    if name in ID_REFERENCES:
        return " ".join(one if one == other_sites.NOTE else f"{key}-{one}" for one in value.split())
    return value
