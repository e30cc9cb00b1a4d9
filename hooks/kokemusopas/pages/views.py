"""What templates are given: the site in one language, and one page of it, all made beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kokemusopas.model.settings import Settings
from kokemusopas.model.timeline import Timeline
from kokemusopas.pages.print_page import Entry
from kokemusopas.texts.ui import Texts

EMBED_TEMPLATE = "embed.html"


@dataclass(frozen=True)
class Target:
    """A page as links to it need it; `url` is its address from the root of the site.

    `lang` is the language that it is in where that is not the one of the site, and `mark` says
    so, in that language.
    """

    name: str
    title: str
    url: str
    description: str
    home: bool = False
    lang: str = ""
    mark: str = ""

    @property
    def attributes(self) -> str:
        """The attributes of a link to it."""
        return f' hreflang="{self.lang}"' if self.lang else ""

    @property
    def told(self) -> str:
        """What follows the words of a link to it."""
        # A plain space would vanish at the edge of a box in a row of them.
        return f'<span lang="{self.lang}">&nbsp;{self.mark}</span>' if self.lang else ""

    @property
    def named(self) -> str:
        """Its title as the words of a link to it."""
        if not self.lang:
            return self.title
        return f'<span lang="{self.lang}">{self.title} {self.mark}</span>'


@dataclass(frozen=True)
class NavigationPart:
    """A part of the navigation; a page that stands alone has no title above it."""

    title: str
    pages: tuple[Target, ...]


@dataclass(frozen=True)
class Translation:
    """The same page in one of the languages, itself included.

    `here` tells that the language has it: else the address is that of its home page.
    """

    lang: str
    name: str
    url: str
    here: bool = True


@dataclass(frozen=True)
class Day:
    """A day, as a machine and as a reader reads it."""

    iso: str
    text: str


@dataclass(frozen=True)
class NewLine:
    """What is new in a section of a page since a day; `url` is from the root of the site."""

    day: Day
    heading: str
    url: str
    text: str


@dataclass(frozen=True)
class Download:
    """A file to take along: `text` says what it is, how many pages and bytes it has."""

    file: str
    title: str
    text: str


@dataclass(frozen=True)
class DownloadGroup:
    """Files that are for the same; `title` is "" where all of a page are."""

    title: str
    files: tuple[Download, ...]


@dataclass(frozen=True)
class SiteView:
    """The site in one language.

    `style` and `print_style` are addresses of style sheets, `feed` that of the feed ("" where
    there is none), `search` the address of the index with its version, all from the root of the
    site. `brief` is {part of the brief: its page}, `fallbacks` {language that is not complete:
    those that have what it lacks}, `indexes` {language: its list of places}, `searches`
    {language: the page that searches it}, `print_page` the address of the whole guide on one
    page, `publisher` the HTML that names who publishes the guide.
    """

    settings: Settings
    language: str
    folder: str
    texts: Texts = field(repr=False)
    all_texts: Mapping[str, Texts] = field(repr=False)
    folders: Mapping[str, str]
    names: Mapping[str, str]
    fallbacks: Mapping[str, str]
    navigation: tuple[NavigationPart, ...] = field(repr=False)
    pages: Mapping[str, Target] = field(repr=False)
    brief: Mapping[str, Target] = field(repr=False)
    style: str
    print_style: str
    feed: str
    search: str
    search_version: str
    content_date: Day | None
    locales: Mapping[str, str]
    indexes: Mapping[str, str]
    searches: Mapping[str, str]
    print_page: str
    publisher: str = ""
    timeline: Timeline | None = field(default=None, repr=False)

    @property
    def home(self) -> Target:
        """The home page of the language."""
        return self.pages["index"]

    @property
    def short_address(self) -> str:
        """The address of the language as it is read out or typed, without `https://`."""
        return self.settings.printed_url.partition("://")[2] + self.folder


@dataclass(frozen=True)
class PageView:
    """One page: `opening` is its heading, its drawing and its first paragraph, where these stand
    by themselves; `lead` what else comes before its first section, `parts` what follows, all HTML.

    `url` is its address from the root of the site, `root` the way from it to that root where it
    is told (the page for the lost can be shown at any address). `source` is its file in docs/,
    `words` the one that most of its words stand in. `title` is its name in menus,
    `seo_title` what others call it, `head_title` the same with the name of the site, `found`
    whether search engines may name it, `seldom` whether it is saved only for who opens it,
    `markdown` the file of the same for machines. `tool` tells what stands on it: `checklist`, `own`
    (the expert's list), `brief`, `phase` (items of the page's own steps) or nothing, `part` which
    part of the brief it is, `form` its PDF to fill in, `copies` whether it has texts to copy,
    `removes` whether a reader can remove there all that the guide keeps. `scripts` are the modules
    that it runs, `styles` the style sheets that it needs besides the site's.
    """

    name: str
    url: str
    template: str
    title: str
    seo_title: str = ""
    head_title: str = ""
    description: str = ""
    found: bool = True
    seldom: bool = False
    markdown: str = ""
    root: str | None = None
    home: bool = False
    print: bool = False
    source: str = ""
    words: str = ""
    canonical_url: str = ""
    printed_url: str = ""
    translations: tuple[Translation, ...] = ()
    opening: str = field(default="", repr=False)
    lead: str = field(default="", repr=False)
    parts: tuple[str, ...] = field(default=(), repr=False)
    contents: tuple[Entry, ...] = field(default=(), repr=False)
    opens_with_contents: bool = False
    has_sections: bool = False
    has_sources: bool = False
    tool: str = ""
    part: str = ""
    steps: tuple[int, ...] = ()
    downloads: tuple[DownloadGroup, ...] = ()
    form: str = ""
    copies: bool = False
    removes: bool = False
    phase_items: str = field(default="", repr=False)
    first_item: str = ""
    item_count: int = 0
    previous: Target | None = None
    next: Target | None = None
    changed: Day | None = None
    news: tuple[NewLine, ...] = ()
    card: str = ""
    json_ld: str = field(default="", repr=False)
    qr: str = field(default="", repr=False)
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    given: Any = None

    @property
    def embedded(self) -> bool:
        """Whether it is made for a frame of another site: nothing stands around its text."""
        return self.template == EMBED_TEMPLATE

    @property
    def alternates(self) -> tuple[Translation, ...]:
        """The languages that have the page, its own included."""
        return tuple(one for one in self.translations if one.here)

    @property
    def rest(self) -> str:
        """The text after `lead`."""
        return "\n".join(("", *self.parts))

    @property
    def content(self) -> str:
        """All of the text below the opening, as HTML."""
        return self.lead + self.rest

    @property
    def short_address(self) -> str:
        """The address as it is read out or typed, without `https://`."""
        return (self.printed_url or self.canonical_url).partition("://")[2]


@dataclass(frozen=True)
class MovedPage:
    """What an old address of a page is given: the new one, and {old id: (title, address)}.

    Ids that are not among `places` are the same on the new page.
    """

    old: str
    title: str
    url: str
    places: Mapping[str, tuple[str, str]]
