"""The text of a page as HTML: its sections, and what the guide itself adds to them."""

from collections.abc import Iterator

from kokemusopas.addresses import lists
from kokemusopas.addresses.links import inside, url
from kokemusopas.addresses.relative import relative
from kokemusopas.figures import drawn, scale
from kokemusopas.markdown.copy_text import SHEET
from kokemusopas.markdown.set_apart import CARDS
from kokemusopas.markdown.sources import LINE
from kokemusopas.model.elements import Element, Node, Nodes, Rewrite, element
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import TARGETS, Block, Page, Section
from kokemusopas.model.timeline import PLACE as TIMELINE
from kokemusopas.pages import (
    copy_texts,
    elsewhere,
    figures,
    host_letter,
    notes,
    pictures,
    removal,
    sources,
    statement,
)
from kokemusopas.pages.made import Made
from kokemusopas.pages.publisher import publisher_line
from kokemusopas.pages.version import version
from kokemusopas.translations.status import PageState
from kokemusopas.translations.translatable import TERMS


def sections(
    page: Page, edition: Edition, made: Made, *, is_framed: bool = False
) -> Iterator[tuple[Section, Nodes]]:
    """Yield each section of a page with all that is shown of it, its heading first.

    The drawing that the page opens with follows its first heading, but in a frame of another site.
    The last one ends with old places of the page and with who checked the translation. On the page
    that searches it is yielded once more for these: the field and the results stand between.
    """
    state, stale = _translation(page, edition, made)
    last = len(page.sections) - 1
    lacks_pages = edition.pages.keys() != made.guide.default.pages.keys()
    for number, section in enumerate(page.sections):
        nodes: list[Node] = [_heading(section, page, made)]
        if number == 0 and not is_framed:
            nodes += pictures.opening(page, made.settings.overrides)
        if section.lang:
            nodes.append(notes.borrowed_note(section.lang, edition.texts["translation"]))
        elif state and section.id in stale:
            place, title = f"{page.name}.md#{section.id}", stale[section.id]
            texts = edition.texts["translation"]
            review = _review(section, page, edition, made)
            nodes.append(notes.stale_note(place, title, state.source.language, texts, review))
        for block in section.blocks:
            shown = _block(block, page, edition, made)
            if lacks_pages:
                shown = elsewhere.marked(shown, page, made.guide)
            nodes += sources.marked(shown, made.content_date) if _has_days(block) else shown
        if number == last:
            if page.searches:
                yield section, tuple(nodes)
                nodes = []
            nodes += notes.checked_note(state, edition.traits, edition.texts["translation"])
            nodes += _moved(page, edition, made)
        yield section, tuple(nodes)


def _translation(
    page: Page, edition: Edition, made: Made
) -> tuple[PageState | None, dict[str, str]]:
    """Return the state of a translated page, and {id: source's title} of its stale sections."""
    own = {one.name: one for one in made.states if one.language == edition.language}
    state = own.get(f"{page.name}.md")
    terms = own.get(TERMS) if page.meta.get("schema") == "terms" else None
    more = (own.get(f"{name}.md") for name in page.joined)
    return state, notes.stale_ids(state, terms, *more) if state else {}


def _review(section: Section, page: Page, edition: Edition, made: Made) -> str:
    """Return where a section stands beside its source, as a link of its page."""
    terms = made.library[edition.language].get(TERMS)
    is_term = page.meta.get("schema") == "terms" and terms and section.id in terms.sections
    document = TERMS if is_term else (section.file or page.path).rpartition("/")[2]
    return f"../{edition.language}/{notes.review_path(edition, document)}"


def _heading(section: Section, page: Page, made: Made) -> Element:
    """Return the heading of a section, after its old ids."""
    names = made.aliases.names.get(f"{page.name}#{section.id}", [])
    old = tuple(element("span", {"id": name}) for name in names)
    heading = section.heading
    if section.local:  # so that a link to another language does not name it
        heading = heading.with_attributes(data_local="")
    return Element(heading.tag, heading.attributes, old + heading.children) if old else heading


def _block(block: Block, page: Page, edition: Edition, made: Made) -> Nodes:
    if block.kind == SHEET:
        return copy_texts.shown(block.nodes, edition)
    if block.kind == CARDS:
        return pictures.drawn(block, page, made.settings.overrides)
    if block.kind == TIMELINE and edition.timeline:
        return (scale.shown(block, edition.timeline, made.settings),)
    if block.kind != "place":
        return figures.shown(block.nodes, page, made.settings.overrides)
    if block.name == "addresses":
        folders = {one.language: one.folder for one in made.guide.editions.values()}
        words, site = edition.texts["linking"]["no_script"], made.settings.site_url
        framed = [one.name for one in edition.pages.values() if lists.has_frame(one)]
        language = edition.language
        return lists.link_list(made.places, made.ledger, language, folders, words, site, framed)
    if block.name == "publisher":
        return (publisher_line(made.settings.owner, edition.texts),)
    if block.name == host_letter.PLACE:
        return host_letter.shown(edition, made.settings)
    if block.name == "translations":
        texts = edition.texts["translation"]

        def review_of(language: str, name: str) -> str:
            return notes.review_path(made.guide.editions[language], name)

        built = {code: made.library[code] for code in made.guide.editions}
        language, last = edition.language, edition.traits.last_letters
        shown = {f"{name}.md" for name in edition.pages}
        return notes.table(built, made.states, language, texts, review_of, last, shown)
    if block.name == "version":
        repository, doi = made.settings.repo_url, made.settings.owner.deposit.doi
        return (version(made.commit, repository, doi, edition.texts["version"]),)
    if block.name.startswith(pictures.PLACE):
        return (pictures.picture(block, page, made.settings.overrides),)
    if block.name == removal.PLACE:
        return removal.button(edition)
    if (told_by_owner := statement.shown(block.name, edition, made.guide)) is not None:
        return told_by_owner
    if figure := drawn.shown(block.name, page, edition, made.guide):
        return figure
    told = sources.Told(edition, made.guide.register, made.content_date)
    if block.name == sources.LIST:
        return sources.listed(told)
    if block.name == sources.SUMMARY:
        return sources.summary(told)
    return ()


def opening(nodes: Nodes) -> tuple[Nodes, Nodes]:
    """Return what a page opens with, of the nodes of its first section, and what follows.

    That is its heading, its drawing, the paragraph below them, and the sources of that.
    """
    until = 1
    for kind in ("svg", "p", LINE):
        following = nodes[until] if until < len(nodes) else ""
        until += isinstance(following, Element) and kind in {following.tag, *following.classes}
    return nodes[:until], nodes[until:]


def _has_days(block: Block) -> bool:
    """Tell whether a block holds what must be looked at again by some day."""
    return bool(block.cited) or block.name == sources.LIST


def _moved(page: Page, edition: Edition, made: Made) -> Iterator[Element]:
    """Yield a line for each old place of the page that stands on another page now."""
    words = f"{edition.texts['links']['moved']} "
    for old, place in made.aliases.moved.get(page.name, {}).items():
        if edition.language in place.titles:
            link = element("a", {"href": place.file}, place.titles[edition.language])
            yield element("p", {"class": "moved", "id": old, "data-moved": ""}, words, link)


def links_from(page: Page, guide: Guide, here: str) -> Rewrite:
    """Return what turns the links of `page` into addresses as seen from the page at `here`.

    All links name files of docs/, as those of the Markdown do.
    """
    own = guide.editions[page.path.partition("/")[0]].url(page.name) == here

    def rewrite(one: Element, name: str, value: str) -> str | None:
        if name == sources.CITED:
            return None  # no reader needs it
        link = inside(value, page) if TARGETS.get(one.tag) == name else None
        if not link or (own and value.startswith("#")):
            return value
        path, mark, fragment = url(link, guide).partition("#")
        return relative(path, here) + mark + fragment

    return rewrite


def items_of(checklist: Page, phases: dict[int, str]) -> Nodes:
    """Return the checklist's items of some phases, to show on another page.

    `phases` is {phase: its name}; of several, each stands under its name.
    """
    nodes: list[Node] = []
    for phase, name in phases.items():
        if len(phases) > 1:
            nodes.append(element("h3", {}, name))
        nodes += (
            node for block in checklist.blocks if block.phase == phase for node in block.nodes
        )
    return tuple(nodes)
