"""The whole guide: read from the folder of its docs, each page parsed once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kokemusopas.grammar import folder
from kokemusopas.grammar.fault import GrammarError
from kokemusopas.kept import beside
from kokemusopas.markdown.brief import PARTS
from kokemusopas.markdown.checklist import EXPERT, HOST
from kokemusopas.markdown.convert import converter
from kokemusopas.markdown.copy_text import FACTS
from kokemusopas.markdown.explanations import explained
from kokemusopas.model import borrowed, left_out, own, parse, slugs, source, timeline
from kokemusopas.model.parts import HOME, MADE, Page, Section
from kokemusopas.model.publisher import PublisherError
from kokemusopas.model.settings import Settings
from kokemusopas.texts import faults, glossary, languages, sources, ui
from kokemusopas.texts.own import is_own

TERMS = "terms.yml"
ICONS = ".icons"  # the site's own, in overrides/; Material looks there too
GLOSSARY = "terms"  # the place `<!-- terms -->`, where the glossary comes


class GuideError(Exception):
    """The docs lack what the guide needs; the message names the file and the cure."""


# What can be wrong with the docs, each with a message for whoever writes them.
FAULTS = (
    GrammarError,
    GuideError,
    source.SourceError,
    PublisherError,
    faults.FaultsError,
    left_out.LeaveOutError,
    glossary.TermBaseError,
    languages.LanguageError,
    sources.RegisterError,
    ui.UiTextError,
)


@dataclass(frozen=True)
class Edition:
    """The guide in one language: its folder in an address, short texts, pages by name.

    `pages` have what they lack from their source. `written` are they as the files of docs/ have
    them, those of the owner that add to others among them, and what is left out.
    """

    traits: languages.Traits
    folder: str
    texts: ui.Texts = field(repr=False)
    pages: dict[str, Page] = field(repr=False)
    written: dict[str, Page] = field(default_factory=dict, repr=False, compare=False)

    def slug(self, name: str) -> str:
        """Return what a page, or one that is MADE, is called in addresses."""
        return self.texts[MADE[name]]["slug"] if name in MADE else self.pages[name].slug

    def path(self, name: str) -> str:
        """Return the address of a page from the folder of the language, "" for the home page."""
        return "" if name == HOME else f"{self.slug(name)}/"

    def url(self, name: str) -> str:
        """Return the address of a page from the root of the site."""
        return self.folder + self.path(name)

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.traits.code

    @property
    def hidden(self) -> frozenset[str]:
        """The sections (`page#id`) that its files have and its source no longer has."""
        return frozenset(
            f"{name}#{one.id}"
            for name, page in self.pages.items()
            if name in self.written and page is not self.written[name]
            for one in self.written[name].sections
            if all(one.id != other.id for other in page.sections)
        )

    @property
    def brief(self) -> tuple[Page, ...]:
        """The pages of the brief, in the order in which they are filled in."""
        asked = [page for page in self.pages.values() if page.questions]
        return tuple(sorted(asked, key=lambda page: PARTS.index(page.part)))

    @property
    def field_names(self) -> dict[str, str]:
        """Return {field of a text to copy: its name}: what is asked, then facts of an event."""
        asked = {
            one.id: one.words.text
            for page in self.pages.values()
            for one in page.questions
            if not one.source
        }
        return asked | dict(self.texts["copy_text"]["fields"])

    @cached_property
    def timeline(self) -> timeline.Timeline | None:
        """The time line of a booking, None where the list of the host does not make one."""
        host = self.list_of(HOST)
        return timeline.timeline(host.items, self.texts, self.language) if host else None

    def list_of(self, whose: str) -> Page | None:
        """Return the page with the list of the host or of the expert, None where there is none."""
        return next((page for page in self.pages.values() if page.whose == whose), None)


@dataclass(frozen=True)
class Guide:
    """All editions, the default language's first, and the terms and sources that they share.

    `gone` is what the owner leaves out: `page`, `page#id`.
    """

    settings: Settings
    editions: dict[str, Edition]
    terms: tuple[glossary.Term, ...] = field(repr=False)
    register: sources.Register = field(default_factory=sources.Register, repr=False)
    known_faults: tuple[faults.KnownFault, ...] = field(default=(), repr=False)
    gone: frozenset[str] = frozenset()

    @property
    def default(self) -> Edition:
        """The edition at the root of the site."""
        return self.editions[self.settings.languages[0]]

    def having(self, name: str, language: str) -> Edition:
        """Return the edition that has a page for the readers of a language, their own if it can."""
        found = (self.editions[one] for one in (language, *self.fallbacks(language)))
        return next(one for one in found if name in one.pages)

    def fallbacks(self, language: str) -> tuple[str, ...]:
        """Return the languages of the site that have what a language lacks, the nearest first."""
        traits = {code: edition.traits for code, edition in self.editions.items()}
        return tuple(one for one in languages.fallbacks(language, traits) if one in traits)


def load(
    settings: Settings, earlier: Guide | None = None, start: beside.Start = beside.later
) -> Guide:
    """Return the guide; what has not changed since `earlier` is taken from it, not parsed.

    `start` may parse pages beside. Raises one of FAULTS, each with a message that names the
    file.
    """
    taken = folder.ids_of_tools(settings.overrides)
    folder.check(settings.docs, taken)
    known = languages.load(settings.docs)
    own = ui.load_all(settings.docs, {code: known[code] for code in settings.languages})
    naming = settings.owner.naming
    texts = {code: naming.given(one, code) for code, one in own.items()}
    terms = tuple(glossary.load(settings.docs / TERMS, known))
    register = sources.load(settings.docs / sources.NAME, known)
    same = earlier if earlier and _same_ways(earlier, settings, terms, register) else None
    names = {code: one.name for code, one in known.items()}
    readings = {
        language: _Reading(
            settings,
            language,
            terms,
            register,
            texts[language],
            names,
            known[language].last_letters,
            taken,
        )
        for language in settings.languages
    }
    waited = {
        language: _edition(reading, known[language], same, start)
        for language, reading in readings.items()
    }
    editions = {language: edition() for language, edition in waited.items()}
    if missing := _missing(editions):
        raise GuideError(
            "\n".join(
                f"docs/{page} is missing, while another language has it: "
                ".github/TRANSLATING.md tells how to add a page"
                for page in missing
            )
        )
    editions, gone = _of_owner(editions, settings)
    default = editions[settings.languages[0]]
    for edition in editions.values():
        _add_search(edition, default, readings[edition.language])
        claimed = slugs.claims(edition.pages, edition.texts, settings.docs / edition.language)
        slugs.check(claimed, edition.pages, settings.languages)
        _check_lists(edition)
        _check_parts(edition)
        _check_ticks(edition, default)
        _check_fields(edition, default)
    _check_local(editions)
    editions = {code: _with_timeline(edition) for code, edition in editions.items()}
    known_faults = tuple(
        replace(one, pages=tuple(name for name in one.pages if name not in gone))
        for one in faults.load(settings.docs / faults.NAME, known)
        if not one.pages or not gone.issuperset(one.pages)
    )
    _check_faults(known_faults, default)
    return Guide(settings, editions, terms, register, known_faults, gone)


def _of_owner(
    editions: Mapping[str, Edition], settings: Settings
) -> tuple[dict[str, Edition], frozenset[str]]:
    """Return the editions with what the owner adds and without what they leave out, and that.

    What is not translated yet is filled in between: own additions may wait for it too.

    Raises SourceError on what cannot be added, LeaveOutError on what cannot be left out.
    """
    out = settings.owner.leave_out
    whole = {code: replace(one, pages=own.joined(one.pages)) for code, one in editions.items()}
    whole = {code: _filled(edition, whole) for code, edition in whole.items()}
    first = whole[settings.languages[0]]
    own.check_places(first.pages, settings.navigation)
    gone = left_out.gone(first.pages, out, {*left_out.named(first.texts)})
    return {code: _without(one, gone, out) for code, one in whole.items()}, gone


def _without(edition: Edition, gone: frozenset[str], out: left_out.LeaveOut) -> Edition:
    def elsewhere(key: str) -> str:
        name, mark, place = key.partition("#")
        if not out.instead or name not in edition.pages:
            return ""
        return out.instead + edition.url(name) + (mark + place if place else "")

    pages = edition.pages.items()
    return replace(
        edition,
        texts=left_out.texts(edition.texts, gone) if gone else edition.texts,
        pages={
            name: left_out.without(page, gone, elsewhere)
            for name, page in pages
            if name not in gone
        },
    )


def _filled(edition: Edition, editions: Mapping[str, Edition]) -> Edition:
    """Return an edition with what its pages lack from those that they are translated from."""
    default = next(iter(editions.values()))
    lenders: dict[str, borrowed.Lender] = {}
    for name, page in edition.pages.items():
        original = default.pages.get(name)
        code = page.original or (original.original if original else "") or default.language
        if code != edition.language and code in editions:
            lenders[name] = borrowed.Lender(code, editions[code].pages, edition.texts)
    return replace(edition, pages=borrowed.filled(edition.pages, lenders))


def _with_timeline(edition: Edition) -> Edition:
    """Return an edition with the time line as text where its pages have a place for it."""
    line = edition.timeline
    pages = {name: timeline.filled(page, line) for name, page in edition.pages.items()}
    return replace(edition, pages=pages)


def _check_lists(edition: Edition) -> None:
    """Raise SourceError for the first item of the expert that is not on the page of that list."""
    own = edition.list_of(EXPERT)
    for page in edition.pages.values():
        for item in page.items:
            if (item.whose == EXPERT) != (page is own):
                where = f"stands in docs/{own.path}, alone" if own else "needs a page of its own"
                says = f"the list of the expert {where}: `{item.id}` cannot stand here"
                raise source.SourceError(page.path, item.line, says)


def _check_parts(edition: Edition) -> None:
    """Raise SourceError for a page with questions that is no part of the brief of its own."""
    asked = [page for page in edition.pages.values() if page.questions]
    for page in asked:
        if page.part not in PARTS:
            says = f"a page with a `/// brief` needs a line `brief:` with one of {', '.join(PARTS)}"
            raise source.SourceError(page.path, 1, says)
        first = next(one for one in asked if one.part == page.part)
        if first is not page:
            says = f"`brief: {page.part}` stands in docs/{first.path} too"
            raise source.SourceError(page.path, 1, says)


def _add_search(edition: Edition, default: Edition, reading: "_Reading") -> None:
    """Give an edition without a page for the search that page, made of its short texts."""
    if any(page.searches for page in edition.pages.values()):
        return
    for name, page in default.pages.items():
        if page.searches:
            words = edition.texts["search"]
            meta = page.meta | {"title": words["submit"], "description": words["label"]}
            heading = f"# {words['submit']} {{ #{page.sections[0].id} }}\n"
            made = source.Source(f"{edition.language}/{name}.md", heading, meta, 1)
            found = parse.page(made, reading.converter(), reading.taken)
            edition.pages[name] = replace(found, source="")


def _check_ticks(edition: Edition, default: Edition) -> None:
    """Raise SourceError for the first question whose answer ticks an item that is not there.

    A translation may have the questions before the list.
    """
    known = {item.id for one in _with(edition, default) for item in one.items}
    for page in edition.pages.values():
        for question in page.questions:
            if lost := set(question.ticks) - known:
                says = f"`ticks={min(lost)}` names no item of the checklist"
                raise source.SourceError(page.path, question.line, says)


def _with(edition: Edition, default: Edition) -> tuple[Page, ...]:
    """Return the pages that an edition can count on, those of the first included."""
    return (*edition.pages.values(), *default.pages.values())


def _check_fields(edition: Edition, default: Edition) -> None:
    """Raise SourceError for the first text to copy with a field that no event can fill."""
    sources = {one.id: one.source for page in _with(edition, default) for one in page.questions}
    for page in edition.pages.values():
        for text in page.copy_texts:
            for name in text.fields:
                if name in FACTS or sources.get(name, name) is None:
                    continue
                says = f"is no fact ({', '.join(FACTS)}) and no question of the brief"
                if sources.get(name) in FACTS:
                    says = f"is answered by a fact: write `{{{sources[name]}}}`"
                raise source.SourceError(page.path, text.line, f"`{{{name}}}` {says}")


def _check_faults(known: tuple[faults.KnownFault, ...], default: Edition) -> None:
    """Raise FaultsError for the first fault that names a page which the guide does not have."""
    for one in known:
        if lost := next((name for name in one.pages if name not in default.pages), None):
            says = (
                f"`{one.id}` names the page `{lost}`, and docs/{default.language}/ has no such file"
            )
            raise faults.FaultsError(f"docs/{faults.NAME}: {says}")


def _check_local(editions: dict[str, Edition]) -> None:
    """Raise SourceError for the first local section whose id another language has on that page."""
    pages = [page for edition in editions.values() for page in edition.pages.values()]
    known = {(page.name, one.id): page for page in pages for one in page.sections if not one.local}
    for page in pages:
        for section in page.sections:
            other = known.setdefault((page.name, section.id), page)
            if section.local and other is not page:
                says = f"docs/{other.path} has the id `{section.id}` too: give this another"
                raise source.SourceError(page.path, section.line, says)


def _same_ways(
    earlier: Guide,
    settings: Settings,
    terms: tuple[glossary.Term, ...],
    register: sources.Register,
) -> bool:
    """Tell whether the same file gives the same page as before."""
    ways = ("extensions", "options", "docs")
    same = earlier.terms == terms and earlier.register == register
    return same and all(getattr(earlier.settings, name) == getattr(settings, name) for name in ways)


def _edition(
    reading: "_Reading", traits: languages.Traits, earlier: Guide | None, start: beside.Start
) -> Callable[[], Edition]:
    """Begin to read a language; return what waits for its edition."""
    settings, language, texts = reading.settings, reading.language, reading.texts
    before = earlier.editions.get(language) if earlier else None
    old = before.written if before and _same_words(before.texts, texts) else {}
    found = (settings.docs / language).glob("[!_]*.md")
    files = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(found, key=lambda path: (path.stem != HOME, path.stem))
    }
    same = {name: old[name] for name, text in files.items() if _is_same(old.get(name), text)}
    new = [(name, text) for name, text in files.items() if name not in same]
    parts = [start(_pages, share, reading) for share in beside.shares(new)]

    def wait() -> Edition:
        pages = same | {page.name: page for part in parts for page in part()}
        ordered = {name: pages[name] for name in files}
        return Edition(traits, settings.folder(language), texts, ordered, ordered)

    return wait


def _is_same(page: Page | None, text: str) -> bool:
    return page is not None and page.source == text


def _same_words(before: ui.Texts, now: ui.Texts) -> bool:
    """Tell whether the words that stand in the text of pages are as they were."""
    return before["glossary"] == now["glossary"] and _written(before) == _written(now)


def _written(texts: ui.Texts) -> ui.Texts:
    """Return the words that the guide's own extensions of Markdown write into pages."""
    tool = texts["tool"]
    form = {word: tool["form"][word] for word in ("starts", "ends", "unknown", "sites")}
    more = {"rest": tool["item"]["rest"], "source": texts["source"]}
    written: ui.Texts = texts["markdown"] | form | more
    return written


@dataclass(frozen=True)
class _Reading:
    """What turns the files of a language into pages."""

    settings: Settings
    language: str
    terms: tuple[glossary.Term, ...]
    register: sources.Register
    texts: ui.Texts
    names: Mapping[str, str]
    last_letters: str
    taken: frozenset[str]  # ids that no heading may have: the page around it does

    def converter(self) -> Callable[[str], str]:
        """Return what turns the language's Markdown into HTML."""
        settings = self.settings
        return converter(
            settings.extensions,
            settings.options,
            _written(self.texts),
            settings.overrides / ICONS,
            self.register.sources,
            self.language,
        )


def _pages(files: Sequence[tuple[str, str]], reading: _Reading) -> list[Page]:
    """Return the pages of some files, given as (name, text)."""
    convert = reading.converter()
    return [_page(name, text, reading, convert) for name, text in files]


def _page(name: str, text: str, reading: _Reading, convert: Callable[[str], str]) -> Page:
    """Return a page, its hard words linked to the glossary, the glossary itself put in."""
    read = source.read(f"{reading.language}/{name}.md", text)
    if not read.meta.get("home"):
        linked = explained(read.text, list(reading.terms), reading.language)
        read = replace(read, text=linked)
    try:
        page = parse.page(read, convert, reading.taken)
    except (AssertionError, LookupError, StopIteration, ValueError) as error:
        says = f"it is written so that it cannot be read ({error!r}): try your change step by step"
        raise source.SourceError(read.path, read.first_line, says) from error
    if any(block.name == GLOSSARY for block in page.blocks):
        page = _with_terms(page, reading, convert)
    return replace(page, source=text)


def _with_terms(page: Page, reading: _Reading, convert: Callable[[str], str]) -> Page:
    """Put a section for each term after the one that holds the place of the glossary."""
    names = {code: f"{name}:" for code, name in reading.names.items()}
    words = names | reading.texts["glossary"]
    markdown = glossary.page(list(reading.terms), reading.language, words, reading.last_letters)
    made = source.Source(page.path, markdown, {}, 1)
    terms = parse.page(made, convert, reading.taken)
    sections: list[Section] = []
    for section in page.sections:
        blocks = tuple(block for block in section.blocks if block.name != GLOSSARY)
        sections.append(replace(section, blocks=blocks))
        if blocks != section.blocks:
            sections += (replace(term, line=section.line) for term in terms.sections)
    return replace(page, sections=tuple(sections), shapes=page.shapes | terms.shapes)


def _missing(editions: dict[str, Edition]) -> list[str]:
    """Return the pages (like `fi/tilaaminen.md`) that another language has and the source lacks.

    Of other languages the home page alone: the rest need not be translated yet.
    """
    every = {name for edition in editions.values() for name in edition.pages}
    source = next(iter(editions))
    return sorted(
        f"{language}/{name}.md"
        for language, edition in editions.items()
        for name in every - set(edition.pages)
        if not is_own(name)  # its owner may write it in one language alone
        if language == source or name == HOME
    )
