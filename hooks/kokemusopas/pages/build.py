"""A build of the site: every view and every file, made from the docs, written where they belong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

from kokemusopas.model.guide import Edition
from kokemusopas.model.settings import Settings
from kokemusopas.pages import files, made, page_scripts, rendering, site
from kokemusopas.pages.files import File
from kokemusopas.pages.made import Made
from kokemusopas.pages.page_scripts import PublishedScripts
from kokemusopas.pages.views import PageView, SiteView
from kokemusopas.publish.scripts import ScriptError

FAULTS = (*made.FAULTS, files.StyleError, ScriptError)


@dataclass(frozen=True)
class LanguageBuild:
    """What a build holds of one language: `pages` by name, others that no file of docs/ writes."""

    edition: Edition
    site: SiteView
    pages: dict[str, PageView] = field(repr=False)
    paper: PageView = field(repr=False)
    others: tuple[PageView, ...] = field(repr=False)
    files: tuple[File, ...] = field(repr=False)
    lacking: str | None

    @property
    def views(self) -> tuple[PageView, ...]:
        """All pages of the language, the whole guide on one page among them."""
        return (*self.pages.values(), self.paper, *self.others)


@dataclass(frozen=True)
class Build:
    """A build of the site in all languages; `shared` are files that belong to none."""

    made: Made
    languages: dict[str, LanguageBuild]
    shared: tuple[File, ...] = field(repr=False)
    published: PublishedScripts | None = None

    @property
    def lacking(self) -> str | None:
        """What this computer lacks for a good search, None where it has all."""
        return next((one.lacking for one in self.languages.values() if one.lacking), None)


def build(settings: Settings, earlier: Build | None = None) -> Build:
    """Return the build of the docs; raises one of FAULTS, which names the file and the cure."""
    read = made.make(settings, earlier.made if earlier else None)
    style = files.style(read)
    languages = {
        language: _language(edition, read, style, earlier)
        for language, edition in read.guide.editions.items()
    }
    shared = (style, *files.codes(read), *_reference_styles(read))
    if not settings.published:
        return Build(read, languages, shared)
    views = [view for one in languages.values() for view in one.views]
    generated = {one.path: one.content for one in files.words(read)}
    published, scripts = page_scripts.published(views, generated, settings.overrides)
    made_of = (File(path, text) for path, text in scripts.items())
    return Build(read, languages, (*shared, *made_of), published)


def _reference_styles(read: Made) -> Iterator[File]:
    """Yield the style sheets that only some pages need; several may need the same."""
    found = {}
    for edition in read.guide.editions.values():
        pages = tuple(edition.pages.values())
        for some in (pages, *((page,) for page in pages)):
            if sheet := files.reference_style(some, read):
                found[sheet.path] = sheet
    yield from found.values()


def _language(edition: Edition, read: Made, style: File, earlier: Build | None) -> LanguageBuild:
    index = files.search_index(edition, read)
    feed = files.feed_of(edition, read)
    pages = {name: site.page_view(page, edition, read) for name, page in edition.pages.items()}
    others = tuple(site.other_views(edition, read))
    return LanguageBuild(
        edition=edition,
        site=site.site_view(edition, read, style.path, index, feed.path if feed else ""),
        pages=pages,
        paper=site.print_view(edition, read),
        others=others,
        files=(index.file, *([feed] if feed else []), *files.of_language(edition, read)),
        lacking=index.lacking,
    )


def rendered(one: Build, language: str, templates: Environment) -> Iterator[File]:
    """Yield the pages of a language that no file of docs/ writes, the site map with the first."""
    own = one.languages[language]
    for view in own.others:
        yield File(path_of(view), rendering.render(view, own.site, one.published, templates))
    if language == one.made.settings.languages[0]:
        view = _site_map(one)
        yield File(view.url, rendering.render(view, own.site, one.published, templates))


def _site_map(one: Build) -> PageView:
    views = tuple(view for own in one.languages.values() for view in own.pages.values())
    return PageView(name="", url="sitemap.xml", template="sitemap.xml", title="", given=views)


def path_of(view: PageView) -> str:
    """Return the file of a page from the root of the site."""
    return f"{view.url}index.html" if view.url.endswith("/") or not view.url else view.url


def write(one: Build, folder: Path) -> None:
    """Write the whole site into a folder, but for what is copied from docs/ and overrides/."""
    templates = rendering.environment(one.made.settings.overrides)
    for language, own in one.languages.items():
        pages = (
            File(path_of(view), rendering.render(view, own.site, one.published, templates))
            for view in (*own.pages.values(), own.paper)
        )
        for file in (*pages, *rendered(one, language, templates), *own.files):
            _write(folder, file)
    for file in one.shared:
        _write(folder, file)


def _write(folder: Path, file: File) -> None:
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file.content, encoding="utf-8")
