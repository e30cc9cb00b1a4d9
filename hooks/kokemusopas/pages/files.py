"""The files of a build that are no pages: each with its path and its text."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from kokemusopas import search
from kokemusopas.addresses import lists
from kokemusopas.addresses.relative import relative
from kokemusopas.kept import Store
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import Page
from kokemusopas.model.settings import ABOUT, Settings
from kokemusopas.pages import asked, copy_texts, editing, elsewhere, tool_data, tool_parts
from kokemusopas.pages.made import Made
from kokemusopas.publish import offline
from kokemusopas.publish.styles import (
    assets_of,
    briefly,
    features,
    minified,
    print_sheet,
    reference_sheet,
    short_names,
    style_sheet,
    versioned,
    without_type,
)
from kokemusopas.search.sections import IndexedSection, entries, sections
from kokemusopas.sharing import as_markdown, feed, guide_json, llms, manifest, qr
from kokemusopas.texts import own, search_words, tool_words
from kokemusopas.texts.glossary import Term
from kokemusopas.texts.languages import Traits

STYLE, PRINT_STYLE = "assets/site.css", "assets/print.css"
ELSEWHERE = 0.5  # what a page in another language weighs
FAVICON = "components/logo/favicon.svg"
ROBOTS = "robots.txt"  # https://www.rfc-editor.org/rfc/rfc9309
REFERENCE_STYLE = "assets/reference.css"
EMBEDDED, EMBEDDED_STYLE = "embedded", "assets/embedded.css"


class StyleError(Exception):
    """A style sheet asks for a file that docs/ does not have."""


@dataclass(frozen=True)
class File:
    """A file of the site: its path from the root, and what it holds."""

    path: str
    content: str

    def write(self, folder: Path) -> None:
        """Write it into the folder of the site."""
        write(folder, self.path, self.content.encode())


@dataclass(frozen=True)
class Searched:
    """All that the search of a language is made of; `path` is where its index comes."""

    traits: Traits
    path: str
    pages: tuple[search.SearchedPage, ...]
    terms: tuple[Term, ...]
    also: search.Words
    intents: tuple[search.Intent, ...] = ()


@dataclass(frozen=True)
class SearchIndex:
    """The index of a language, where else to ask, and their version.

    `lacking` is what this computer lacks to make it well.
    """

    file: File
    elsewhere: File
    version: str
    lacking: str | None

    @property
    def address(self) -> str:
        """The address of the index from the root of the site."""
        return f"{self.file.path}?v={self.version}"


def typed(edition: Edition, guide: Guide) -> search.Words:
    """Return the words that readers type for sections that lack them, the owner's among them.

    Raises SearchError as `search.load_words` does.
    """
    place = Path(edition.language, "_search.yml")
    words, mine = guide.settings.docs / place, guide.settings.docs / own.FOLDER / place
    found = search.load_words(words) if edition.traits.complete or words.exists() else {}
    for page, given in (search.load_words(mine) if mine.exists() else {}).items():
        told = found.get(page, {})
        found[page] = told | {key: f"{told.get(key, '')} {one}" for key, one in given.items()}
    gone = guide.gone | edition.hidden
    return {
        page: {key: one for key, one in given.items() if f"{page}#{key}" not in gone}
        for page, given in found.items()
        if page not in guide.gone
    }


def searched(edition: Edition, guide: Guide) -> Searched:
    """Return what search finds in a language; raises SearchError as `search.load_words` does."""
    leading = entries(edition.pages.values())
    pages = tuple(
        search.SearchedPage(
            page.name,
            edition.path(page.name),
            page.title,
            sections(page),
            _weight(page.name, bool(page.meta.get("steps")), guide.settings),
            entries=leading[page.name],
        )
        for page in edition.pages.values()
        if page.is_searched
    )
    pages += tuple(_elsewhere(edition, guide))
    also = typed(edition, guide)
    search.check(edition.language, pages, also)
    path = f"{edition.folder}search.json"
    elsewhere = guide.settings.docs / edition.language / search.elsewhere.NAME
    has_intents = edition.traits.complete or elsewhere.exists()
    intents = (
        search.elsewhere.load(elsewhere, guide.settings.docs / search.elsewhere.PLACES)
        if has_intents
        else ()
    )
    gone = guide.gone | edition.hidden
    intents = tuple(
        replace(one, links=tuple(key for key in one.links if key not in gone)) for one in intents
    )
    return Searched(edition.traits, path, pages, guide.terms, also, intents)


def _elsewhere(edition: Edition, guide: Guide) -> Iterator[search.SearchedPage]:
    """Yield the pages that a language has not, to be found by their titles in another."""
    for name in guide.default.pages:
        if name not in edition.pages:
            having = guide.having(name, edition.language)
            page, url = having.pages[name], relative(having.url(name), edition.folder)
            first = sections(page)[0]
            title = IndexedSection(first.id, first.level, first.heading)
            words = f"{page.title} {elsewhere.mark(having.traits)}"
            yield search.SearchedPage(name, url, words, [title], ELSEWHERE, having.language)


def search_index(given: Searched, store: Store | None) -> SearchIndex:
    """Return the search index of a language, which takes the most time of all files."""
    text, lacking = search.make(given.traits, given.pages, given.terms, given.also, store)
    elsewhere = search.make_elsewhere(given.traits, given.pages, given.intents, store)
    # A tab of an earlier version is given what it asks for by these (offline/files.js).
    hashes = (hashlib.sha256(one.encode()).hexdigest()[:6] for one in (text, elsewhere))
    version = "-".join(hashes)
    other = File(given.path.replace(".json", "-elsewhere.json"), elsewhere)
    return SearchIndex(File(given.path, text), other, version, lacking)


def _weight(name: str, is_step: bool, settings: Settings) -> float:
    """Most readers are after the steps, few after what the guide tells of itself."""
    about = any(f"{name}.md" in p.pages for p in settings.navigation if p.key == ABOUT)
    return 1.2 if is_step else 0.8 if about else 1


def styles(made: Made) -> tuple[File, ...]:
    """Return the style sheet of every page, and in one of its own what print alone needs of it.

    Raises StyleError where it asks for a missing file.
    """
    palette, components = made.settings.palette, made.settings.overrides / "components"
    text = palette.sheet + palette.filled(style_sheet(components, logo=_has_logo(made)))
    for path in assets_of(text):
        if not (made.settings.docs / path).exists():
            raise StyleError(f"docs/{path} is missing: the style sheets ask for it")
    paper = palette.filled(print_sheet(components))
    return _style(STYLE, text, made), _style(PRINT_STYLE, paper, made)


def published_sheet(made: Made, *, late: bool = True) -> str:
    """Return the style sheet of every page, for screen and print, as short as it can be.

    What a script brings before it shows something stands in it where `late` is asked for.
    """
    palette, components = made.settings.palette, made.settings.overrides / "components"
    paper = f"@media print{{{print_sheet(components)}}}"
    screen = style_sheet(components, logo=_has_logo(made), late=late)
    return _short(palette.sheet + palette.filled(f"{screen}\n{paper}"), made)


def _short(sheet: str, made: Made) -> str:
    """Return a style sheet as it is sent: in each the colours have the same short names."""
    components = made.settings.overrides / "components"
    names = short_names(made.settings.palette.sheet + style_sheet(components))
    return briefly(minified(sheet), names)


def _has_logo(made: Made) -> bool:
    return bool(made.settings.owner.look.logo)


def published_style(sheet: str) -> File:
    """Return the file of it: what a page lacks when its tool runs comes from there."""
    text = without_type(sheet)
    return File(versioned(STYLE, text), text)


def _style(name: str, text: str, made: Made) -> File:
    return File(name if made.settings.preview else versioned(name, text), text)


def reference_style(pages: Iterable[Page], made: Made) -> File | None:
    """Return the style sheet of what authors know from Material's reference, as pages use it.

    None where no page of these uses any. In a preview its name tells only what is in it.
    """
    needed = sorted(features(shape for page in pages for shape in page.shapes))
    if not needed:
        return None
    text = reference_sheet(needed, made.settings.overrides / "components")
    if made.settings.published:
        text = _short(text, made)
    name = versioned(REFERENCE_STYLE, str(needed) if made.settings.preview else text)
    return File(name, text)


def embedded_style(made: Made) -> File:
    """Return the style sheet that only pages in frames of other sites need."""
    text = reference_sheet((EMBEDDED,), made.settings.overrides / "components")
    return _style(EMBEDDED_STYLE, _short(text, made) if made.settings.published else text, made)


def feed_of(edition: Edition, made: Made) -> File | None:
    """Return the feed of a language, None where no change is known."""
    language, site = edition.language, made.settings.site_url
    words = edition.texts["feed"] | {"name": edition.texts["site"]["name"]}
    text = feed.feed(made.news[language], words, site, edition.folder, language)
    return File(edition.folder + words["file"], text) if text else None


def has_markdown(page: Page, settings: Settings) -> bool:
    """Tell whether a page has a file of its own for machines: none of a preview has."""
    return not page.searches and not settings.preview


def for_machines(edition: Edition, made: Made, feed: str) -> Iterator[File]:
    """Yield the pages of a language as Markdown, and the list of them; `feed` is its address."""
    for page in edition.pages.values():
        if has_markdown(page, made.settings):
            changed = made.last_changes.get(page.path)
            day = changed.date().isoformat() if changed else None
            told = as_markdown.Told(page, edition, made.guide)
            path = edition.url(page.name) + as_markdown.NAME
            yield File(path, as_markdown.file(told, day))
    yield File(edition.folder + llms.NAME, llms.llms(edition, made.guide, feed, ABOUT))


def remover(settings: Settings) -> Iterator[File]:
    """Yield the worker that takes one away which a published guide had at a preview's address."""
    if settings.preview:
        yield File(offline.NAME, offline.remover(settings.overrides / "components"))


def data(made: Made) -> Iterator[File]:
    """Yield the guide in all languages as data, and the schema of that."""
    also = {code: typed(edition, made.guide) for code, edition in made.guide.editions.items()}
    text = guide_json.as_json(made.guide, made.last_changes, made.content_date, also)
    yield File(guide_json.NAME, text)
    yield File(guide_json.SCHEMA, guide_json.schema())


def of_language(edition: Edition, made: Made) -> Iterator[File]:
    """Yield what each language has of its own: manifest, list of places, words of the tools."""
    texts, language = edition.texts, edition.language
    shortcuts = [
        (one["text"], f"./{edition.path(one['page'])}")
        for one in texts["shortcuts"]
        if one["page"] in edition.pages
    ]
    path = urlsplit(made.settings.site_url).path + edition.folder
    root = "../" if edition.folder else "./"
    ground = made.settings.palette.light["paper"]
    text = manifest.manifest(texts, language, path, root, shortcuts, ground)
    yield File(edition.folder + manifest.NAME, text)
    others = asked.rows(edition, made, typed(edition, made.guide))
    written = editing.lines(edition, made) if made.settings.repo_url else {}
    yield File(lists.index_path(language), lists.index(made.places, language, others, written))
    if not made.settings.published:
        yield from (one for one in words(made) if one.path.endswith(f".{language}.js"))


def words(made: Made) -> Iterator[File]:
    """Yield the modules that give tools and search their words, and texts to copy, by language."""
    spoken = tool_data.spoken(made.guide)
    for edition in made.guide.editions.values():
        yield File(*search_words.module(edition.texts["search"], edition.language))
        brief = {
            "letters": tool_data.letters(edition),
            "asked": tool_data.asked(edition),
            "others": tool_data.others(edition, made.guide),
        }
        parts = tool_parts.parts(edition, made.settings.overrides)
        whole = tool_data.whole(edition, made.guide) | {"parts": parts}
        every = [one.traits for one in made.guide.editions.values()]
        languages = sorted(every, key=lambda one: one is not edition.traits)
        for name, module in tool_words.modules(
            edition.texts, brief, whole, languages, spoken
        ).items():
            yield File(name, module)
        for name, module in copy_texts.modules(edition, every, spoken).items():
            yield File(name, module)


def favicon(settings: Settings) -> File:
    """Return the icon of a tab, in the colours of the guide."""
    drawn = (settings.overrides / FAVICON).read_text(encoding="utf-8")
    return File(settings.favicon, settings.palette.filled(drawn))


def robots(settings: Settings) -> File | None:
    """Return what leads a search engine to the site map.

    None where the site is a folder of its host: crawlers ask for it at the root alone.
    """
    if urlsplit(settings.site_url).path != "/":
        return None
    return File(ROBOTS, f"User-agent: *\nDisallow:\nSitemap: {settings.site_url}sitemap.xml\n")


def codes(made: Made) -> Iterator[File]:
    """Yield the QR code of every heading and term, under its old names too."""
    for name in lists.go_places(made.places, made.aliases, made.ledger):
        yield File(lists.qr_path(name), qr.file(f"{made.settings.printed_url}go/#{name}"))


def copied(settings: Settings) -> dict[str, Path]:
    """Return {path in the site: file} of what is copied as it is."""
    docs, overrides = settings.docs, settings.overrides
    assets = (path for path in (docs / "assets").rglob("*") if path.is_file())
    return {path.relative_to(docs).as_posix(): path for path in assets} | {
        path.relative_to(overrides).as_posix(): path
        for path in (*overrides.rglob("*.js"), *overrides.rglob("*.schema.json"))
    }


def write(folder: Path, path: str, content: bytes) -> None:
    """Write a file into the folder of the site; whoever reads it meanwhile sees no half of it."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f"{place.name}.new")
    new.write_bytes(content)
    new.replace(place)


def remove(folder: Path, path: str) -> None:
    """Remove a file from the folder of the site, and the folders that it leaves empty."""
    place = folder / path
    place.unlink(missing_ok=True)
    for parent in place.relative_to(folder).parents[:-1]:
        if not any((folder / parent).iterdir()):
            (folder / parent).rmdir()
