"""The view of the site in one language, and those of its pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from kokemusopas.addresses import former, lists
from kokemusopas.history.content_date import long_date
from kokemusopas.markdown.checklist import EXPERT, HOST
from kokemusopas.markdown.figure import PATH_CLASS
from kokemusopas.model.elements import Nodes, walk, write
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import HOME, PRINT_PAGE, Block, Page
from kokemusopas.model.settings import Settings
from kokemusopas.news.told import latest
from kokemusopas.pages import (
    body,
    copy_texts,
    editing,
    elsewhere,
    go_pages,
    papers,
    print_page,
    removal,
    review,
    sources,
)
from kokemusopas.pages.downloads import downloads
from kokemusopas.pages.files import has_markdown, reference_style
from kokemusopas.pages.made import Made
from kokemusopas.pages.page_scripts import modules_of
from kokemusopas.pages.print_page import Entry
from kokemusopas.pages.publisher import publisher_line
from kokemusopas.pages.soft_hyphens import soft
from kokemusopas.pages.views import (
    Day,
    MovedPage,
    NavigationPart,
    NewLine,
    PageView,
    SiteView,
    Target,
    Translation,
)
from kokemusopas.sharing import qr, structured
from kokemusopas.sharing.as_markdown import NAME as MARKDOWN
from kokemusopas.texts import titles
from kokemusopas.texts.languages import Traits

TEMPLATE = "main.html"
CHECKLIST, BRIEF, PHASE, OWN = "checklist", "brief", "phase", "own"
CHECKLIST_PAGE = "tarkistuslista"
DEEPEST_CONTENTS = 3
LONG = 5  # sections of a page that are more than a phone shows at a glance
OWN_LIST = 3  # links to its own sections that make a page's first list its contents


def site_view(
    edition: Edition,
    made: Made,
    style: str,
    print_style: str,
    feed: str,
    search: str,
    version: str,
) -> SiteView:
    """Return the view of the site in a language.

    `style`, `print_style`, `feed` and `search` are addresses of files, `version` that of the
    search index.
    """
    guide, settings, language = made.guide, made.settings, edition.language
    targets = {name: target(name, edition, guide) for name in guide.default.pages}
    return SiteView(
        settings=settings,
        language=language,
        folder=edition.folder,
        texts=edition.texts,
        all_texts={one.language: one.texts for one in guide.editions.values()},
        folders={one.language: one.folder for one in guide.editions.values()},
        names={one.language: one.traits.name for one in guide.editions.values()},
        fallbacks={
            code: " ".join(guide.fallbacks(code))
            for code, one in guide.editions.items()
            if one.pages.keys() != guide.default.pages.keys()
        },
        searches=_searches(guide),
        print_page=edition.url(PRINT_PAGE),
        navigation=tuple(
            NavigationPart(
                str(edition.texts["sections"][part.key]) if part.key else "",
                tuple(targets[name.removesuffix(".md")] for name in part.pages),
            )
            for part in settings.navigation
        ),
        pages=targets,
        brief={page.part: targets[page.name] for page in guide.default.brief},
        style=style,
        print_style=print_style,
        feed=feed,
        search=search,
        search_version=version,
        content_date=day(made.content_date, edition.traits) if made.content_date else None,
        locales={one.language: one.traits.locale for one in guide.editions.values()},
        indexes={code: lists.index_path(code) for code in guide.editions},
        publisher=write((publisher_line(settings.owner, edition.texts),)),
        timeline=edition.timeline,
    )


def _searches(guide: Guide) -> dict[str, str]:
    """Return {language: the address of the page that searches in it}."""
    return {
        language: edition.url(page.name)
        for language, edition in guide.editions.items()
        for page in edition.pages.values()
        if page.searches
    }


def day(value: date, language: Traits) -> Day:
    """Return a day as a machine and as a reader reads it."""
    return Day(value.isoformat(), long_date(value, language))


def target(name: str, edition: Edition, guide: Guide) -> Target:
    """Return a page as links to it need it: that of an edition, or of one it falls back on."""
    having = guide.having(name, edition.language)
    page, url = having.pages[name], having.url(name)
    found = Target(name, page.title, url, page.description, bool(page.meta.get("home")))
    if having is edition:
        return found
    return replace(found, lang=having.language, mark=elsewhere.mark(having.traits))


def page_view(page: Page, edition: Edition, made: Made) -> PageView:
    """Return the view of a page."""
    return _finished(_page_view(page, edition, made), edition, made)


def _styles(pages: Iterable[Page], made: Made) -> tuple[str, ...]:
    sheet = reference_style(pages, made)
    return (sheet.path,) if sheet else ()


def _finished(view: PageView, edition: Edition, made: Made) -> PageView:
    modules = modules_of(view, edition.language, made.settings.offline)
    title, site = view.seo_title or view.title, edition.texts["site"]
    whole = titles.whole(title, site["name"], site["short_name"])
    return replace(view, scripts=modules, seo_title=title, head_title=whole)


def _page_view(page: Page, edition: Edition, made: Made) -> PageView:
    settings, language = made.settings, edition.language
    url = edition.url(page.name)
    rewrite = body.links_from(page, made.guide, url)
    nodes = [soft(one, edition, made.guide) for _, one in body.sections(page, edition, made)]
    opening: Nodes = ()
    if nodes and not page.meta.get("home"):
        opening, nodes[0] = body.opening(nodes[0])
    written = ["\n".join(write((node,), rewrite) for node in own) for own in nodes]
    tool = tool_of(page, edition)
    first = first_of_rest(page, tool)
    steps = tuple(page.meta.get("steps", ()))
    changed = made.last_changes.get(page.path)
    shown = day(changed.date(), edition.traits) if changed else None
    card = _card(page.name, language, settings)
    before, after = _neighbours(page, edition, made)
    return PageView(
        name=page.name,
        url=url,
        template=str(page.meta.get("template", TEMPLATE)),
        title=page.title,
        seo_title=page.seo_title,
        description=page.description,
        found=not page.searches,
        seldom="offline" in page.meta,
        home=bool(page.meta.get("home")),
        source=page.path if page.source else "",
        words=editing.file_of(page),
        markdown=url + MARKDOWN if has_markdown(page, settings) else "",
        canonical_url=settings.site_url + url,
        printed_url=settings.printed_url + url,
        translations=_translations(made, page.name),
        opening=write(opening, rewrite),
        lead="\n".join(written[:first]),
        parts=tuple(written[first:]),
        contents=contents_of(page),
        opens_with_contents=opens_with_contents(page, tool),
        has_sections=bool(page.sections),
        has_sources=any(block.cited or block.name == sources.LIST for block in page.blocks),
        tool=tool,
        part=page.part,
        steps=steps,
        downloads=downloads(page.meta.get("paper") or (), edition, made),
        form=_form(page, tool, edition, made),
        copies=copy_texts.has_texts(page),
        removes=any(block.name == removal.PLACE for block in page.blocks),
        phase_items=phase_items(steps, edition, made, url) if tool == PHASE else "",
        first_item=page.items[0].words.text if page.items else "",
        item_count=len(page.items),
        previous=before,
        next=after,
        changed=shown,
        # The page of the expert's list has no room for more in its first packets.
        news=() if tool == OWN else _news(page, edition, made),
        card=card,
        json_ld="" if page.searches else _json_ld(page, edition, made, tool, card),
        qr=qr.svg(settings.printed_url + url, edition.texts["paper"]["address"]),
        styles=_styles((page,), made),
    )


def _card(name: str, language: str, settings: Settings) -> str:
    """Return the address of the card of a page, "" where none are drawn."""
    return settings.site_url + lists.card_path(name, language) if settings.cards else ""


def _form(page: Page, tool: str, edition: Edition, made: Made) -> str:
    """Return the file of the form that has the same as the tool of a page, "" for none."""
    name = papers.FORMS.get(page.part, "own-checklist" if tool == OWN else "checklist")
    words = edition.texts["paper"]["documents"][name] if tool and made.settings.pdfs else {}
    return str(words.get("file", ""))


def first_of_rest(page: Page, tool: str) -> int:
    """Return the number of the first section that stands below the tool of a page."""
    below = (bool(one.items) if tool == OWN else one.level > 1 for one in page.sections)
    return next((number for number, is_below in enumerate(below) if is_below), len(page.sections))


def tool_of(page: Page, edition: Edition) -> str:
    """Return what stands on a page: a checklist, the brief, items of its steps, or nothing.

    The expert's own list stands below a text that is read for itself.
    """
    if page.whose == EXPERT:
        return OWN
    kinds = {block.kind for block in page.blocks}
    found = next((kind for kind in (CHECKLIST, BRIEF) if kind in kinds), "")
    return found or (PHASE if page.meta.get("steps") and edition.list_of(HOST) else "")


def _translations(made: Made, name: str) -> tuple[Translation, ...]:
    return tuple(
        Translation(one.language, one.traits.name, one.url(name if here else HOME), here)
        for one in made.guide.editions.values()
        for here in [name == PRINT_PAGE or name in one.pages]
    )


def contents_of(page: Page) -> tuple[Entry, ...]:
    """Return the sections of a page that its own contents name, two levels deep."""
    found: list[Entry] = []
    for section in page.sections:
        entry = Entry(section.title.text, section.id, lang=section.lang)
        if section.level == DEEPEST_CONTENTS - 1:
            found.append(entry)
        elif section.level == DEEPEST_CONTENTS and found:
            last = found.pop()
            found.append(replace(last, children=(*last.children, entry)))
    return tuple(found)


def opens_with_contents(page: Page, tool: str) -> bool:
    """Tell whether a page shows its contents below its lead: a long one that has no list there.

    One begins with what to do, one after another or along a path of questions, or with a list that
    leads to its own sections; one is a tool.
    """
    below = [one for one in page.sections if one.level == DEEPEST_CONTENTS - 1]
    if len(below) < LONG or tool in (CHECKLIST, BRIEF):
        return False
    first = below[0].blocks[:1]
    leads = sum(link.startswith("#") for block in first for link in block.links)
    to_do = any(block.kind == "ol" or _has_path(block) for block in first)
    return leads < OWN_LIST and not to_do


def _has_path(block: Block) -> bool:
    return any(PATH_CLASS in node.classes for node in walk(block.nodes))


def _neighbours(page: Page, edition: Edition, made: Made) -> tuple[Target | None, Target | None]:
    """Return the pages before and after one in the navigation."""
    names = made.settings.pages
    if page.name not in names:
        return None, None
    place = names.index(page.name)
    before = names[place - 1] if place else None
    after = names[place + 1] if place + 1 < len(names) else None
    guide = made.guide
    found = [target(name, edition, guide) if name else None for name in (before, after)]
    return found[0], found[1]


def phase_items(steps: tuple[int, ...], edition: Edition, made: Made, here: str) -> str:
    """Return the checklist's items of a page's own steps."""
    checklist = edition.pages[CHECKLIST_PAGE]
    names = {step: edition.texts["steps"]["items"][step - 1]["title"] for step in steps}
    nodes = body.items_of(checklist, names)
    return "\n".join(write((one,), body.links_from(checklist, made.guide, here)) for one in nodes)


def _news(page: Page, edition: Edition, made: Made) -> tuple[NewLine, ...]:
    own = latest(one for one in made.news[edition.language] if one.page == page.name)
    return tuple(
        NewLine(day(at.date(), edition.traits), line.heading, line.url, line.text)
        for at, line in own
    )


def _json_ld(page: Page, edition: Edition, made: Made, tool: str, card: str) -> str:
    site, texts, guide = made.settings.site_url, edition.texts["site"], made.guide
    first, last = (days.get(page.path) for days in (made.first_changes, made.last_changes))
    original = guide.editions.get(page.original)
    subject = structured.Subject(
        url=site + edition.url(page.name),
        title=page.headline,
        description=page.description,
        language=edition.language,
        site=texts["name"],
        short_site=texts["short_name"],
        home=site + edition.folder,
        kind=structured.TOOL if tool in (CHECKLIST, BRIEF) else str(page.meta.get("schema", "")),
        published=first.date().isoformat() if first else None,
        changed=last.date().isoformat() if last else None,
        image=card or None,
        publisher=made.settings.publisher,
        original=site + original.url(page.name) if original else "",
        translations=tuple(
            site + one.url(page.name)
            for one in guide.editions.values()
            if page.name in one.pages and one.pages[page.name].original == edition.language
        ),
    )
    return structured.json_ld(subject, page)


def print_view(edition: Edition, made: Made) -> PageView:
    """Return the view of the whole guide on one page."""
    settings, texts = made.settings, edition.texts["paper"]
    parts = print_page.parts(edition, made)
    url = edition.url(PRINT_PAGE)
    view = PageView(
        name=PRINT_PAGE,
        url=url,
        template=TEMPLATE,
        title=texts["title"],
        description=texts["description"],
        found=False,  # it says again what stands on the pages
        print=True,
        canonical_url=settings.site_url + url,
        printed_url=settings.printed_url + url,
        translations=_translations(made, PRINT_PAGE),
        lead=print_page.html(parts, edition, made),
        contents=tuple(entry for part in parts for entry in part.entries),
        downloads=downloads(papers.names(edition), edition, made),
        card=_card(PRINT_PAGE, edition.language, settings),
        qr=qr.svg(settings.printed_url + url, texts["address"]),
        styles=_styles(edition.pages.values(), made),
    )
    return _finished(view, edition, made)


def other_views(edition: Edition, made: Made) -> Iterator[PageView]:
    """Yield the pages that no file of the docs writes: for old addresses, reviewers, the lost."""
    return (_finished(view, edition, made) for view in _other_views(edition, made))


def _other_views(edition: Edition, made: Made) -> Iterator[PageView]:
    yield from review.views(edition, made)
    language = edition.language
    renamed, pages = made.aliases.renamed, made.aliases.pages
    old_pages = {old: new for old, new in renamed.items() if language in pages[old][old].titles}
    for old, name in former.slugs(edition, made.ledger, old_pages).items():
        url = f"{edition.folder}{old}/"
        moved = _moved(old, name, edition, made)
        yield PageView(name="", url=url, template="moved.html", title=old, given=moved)
        if framed := _framed(moved, edition):
            url = lists.embedded_path(edition.folder, url)
            yield PageView(name="", url=url, template="moved.html", title=old, given=framed)
    yield from _old_papers(edition, made)
    yield from go_pages.views(edition, made)
    if edition is not made.guide.default:
        return
    # A server or the worker shows these at any address: their links start at the root of the host.
    root = f"/{made.settings.site_url.partition('://')[2].partition('/')[2]}"
    for name in ("404.html", "offline.html"):
        yield PageView(name="", url=name, template=name, title="", found=False, root=root)
    yield _go_view(edition, made)


def _go_view(edition: Edition, made: Made) -> PageView:
    """Return the page that leads to any place in the reader's language."""
    texts, site = edition.texts, made.settings.site_url
    languages = ", ".join(one.traits.name for one in made.guide.editions.values())
    return PageView(
        name="",
        url="go/",
        template="go.html",
        title=texts["go"]["title"],
        seo_title=f"{texts['site']['name']} ({languages})",
        description=texts["go"]["text"],
        card=site + lists.GO_CARD if made.settings.cards else "",
        given=_go_list(made),
    )


def _old_papers(edition: Edition, made: Made) -> Iterator[PageView]:
    """Yield a page for each old name of a paper: servers show a folder of that name."""
    there = papers.files(made.guide.editions) if made.settings.pdfs else ()
    files = {old: file for old, file in made.aliases.files.items() if file in there}
    for old, file, title in former.old_papers(edition, made.guide, files):
        moved = MovedPage(old, title, file, {})
        yield PageView(name="", url=f"{old}/", template="moved.html", title=old, given=moved)


def _moved(old: str, name: str, edition: Edition, made: Made) -> MovedPage:
    """Return where an old address of a page leads; `name` is that of the page, now or then."""
    language, places = edition.language, made.aliases.pages.get(name)
    if not places:
        title = edition.texts["paper"]["title"]
        if name in edition.pages:
            title = edition.pages[name].title
        return MovedPage(old, title, edition.url(name), {})
    first = places[name]
    listed = {
        key: (place.titles[language], edition.folder + place.path(language))
        for key, place in places.items()
        if language in place.titles
    }
    return MovedPage(old, first.titles[language], listed[name][1], listed)


def _framed(moved: MovedPage, edition: Edition) -> MovedPage | None:
    """Return where an old address of a page for frames leads: to the new one for frames.

    None where there is none.
    """
    folder = edition.folder
    there = {edition.url(name) for name, page in edition.pages.items() if lists.has_frame(page)}
    if moved.url.partition("#")[0] not in there:
        return None
    places = {
        key: (title, lists.embedded_path(folder, url))
        for key, (title, url) in moved.places.items()
        if url.partition("#")[0] in there
    }
    return replace(moved, url=lists.embedded_path(folder, moved.url), places=places)


def _go_list(made: Made) -> str:
    editions = made.guide.editions.values()
    folders = {one.language: one.folder for one in editions}
    names = {one.language: one.traits.name for one in editions}
    return lists.go_list(made.places, made.aliases, made.ledger, folders, names, "../")
