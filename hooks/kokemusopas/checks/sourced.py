"""Where facts come from: each is cited by its id in the register, none by hand."""

import re
from collections.abc import Iterable, Iterator

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.readable import plain
from kokemusopas.checks.shared_parts import ADDRESS as ANY_ADDRESS
from kokemusopas.markdown.sources import ids_of
from kokemusopas.texts.mend import Mend
from kokemusopas.texts.own import FOLDER, is_own
from kokemusopas.texts.sources import NAME, Register, bare, likely
from kokemusopas.translations.status import Library
from kokemusopas.translations.translatable import HEAD, Document, Passage

CODE = re.compile(r"`[^`\n]*`")
ADDRESS = re.compile(r"""https?://[^\s)>\]"'`]+""")
# What nobody knows by themselves: sums, shares, numbers to call, laws, decisions.
FIGURE = re.compile(
    r"""
      \d[\d\u00a0\u202f .,]*\ ?(?:euro\w*|€)
    | \d[\d,]*[\u00a0 ]?(?:%|prosent\w+)
    | (?<![\d/.,-])(?:\+358[\u00a0 ]?|0)\d(?:[\u00a0 -]?\d){4,}(?![\d/])
    | (?<![\d/.,-])116[\u00a0 ]?\d{3}\b
    | \b\d{1,4}/(?:19|20)\d\d\b
    | \b[A-ZÅÄÖ]{2,}[/:]\d[\w/:.-]*
    """,
    re.VERBOSE,
)


def findings(documents: Library, register: Register, source: str) -> list[Finding]:
    """Return what the pages of all languages cite wrongly or not at all.

    `source` is the language whose pages are asked for their figures: the others have the same.
    """
    pages = [page for one in documents.values() for page in _pages(one.values())]
    found = [*uncited(pages, register)]
    for page in pages:
        found += [*unknown(page, register), *by_hand(page), *strange_links(page, register)]
        found += in_another_language(page, register)
    for page in _pages(documents[source].values()):
        found += unsourced_figures(page)
    return found


def _pages(documents: Iterable[Document]) -> Iterator[Document]:
    return (document for document in documents if document.name.endswith(".md"))


def unknown(page: Document, register: Register) -> Iterator[Finding]:
    """Yield each id that a page cites and that is not in the register."""
    for number, line in _lines(page):
        for one in ids_of(line):
            if one not in register.sources:
                near = likely(one, register.sources)
                key = "source-unknown" if near else "source-strange"
                mend = Mend(number, one, near[0]) if near else None
                values = {"id": one, "near": " / ".join(near), "file": f"docs/{NAME}"}
                yield told(f"docs/{page.path}", number, key, "", mend, **values)


def uncited(pages: Iterable[Document], register: Register) -> Iterator[Finding]:
    """Yield each source that no page cites."""
    cited = {one for page in pages for _, line in _lines(page) for one in ids_of(line)}
    for one in register.sources:
        if one not in cited:
            line = register.lines.get(one, 1)
            file = f"{FOLDER}/{NAME}" if is_own(one) else NAME
            yield told(f"docs/{file}", line, "source-uncited", id=one)


def by_hand(page: Document) -> Iterator[Finding]:
    """Yield each place that names its source, or when it was checked, in its own words."""
    in_words = page.traits.sourced_by_hand
    for number, line in _lines(page) if in_words else ():
        if found := re.search(in_words, line):
            yield told(f"docs/{page.path}", number, "source-by-hand", found=found[0])


def strange_links(page: Document, register: Register) -> Iterator[Finding]:
    """Yield each link to another site that the register does not hold."""
    for number, line in _lines(page):
        for address in ADDRESS.findall(line):
            if not is_known(address.rstrip(".,"), register):
                values = {"found": address, "file": f"docs/{NAME}"}
                yield told(f"docs/{page.path}", number, "link-strange", **values)


def is_known(address: str, register: Register) -> bool:
    """Tell whether an address is that of a source or of its site's front page, or is `own`."""
    asked = bare(address)
    return any(
        asked == known or asked.startswith(f"{known}/") or known.startswith(f"{asked}/")
        for known in register.known
    )


def in_another_language(page: Document, register: Register) -> Iterator[Finding]:
    """Yield each address that has another form in the language of the page."""
    for number, line in _lines(page):
        for found in ANY_ADDRESS.finditer(line):
            address = found[0].rstrip(".,")
            right = register.address(address, page.language)
            if right and bare(right) != bare(address):
                mend = Mend(number, address, right)
                values = {"found": address, "right": right, "file": f"docs/{NAME}"}
                yield told(f"docs/{page.path}", number, "address-language", "", mend, **values)


def unsourced_figures(page: Document) -> Iterator[Finding]:
    """Yield the first figure of each section that has one from elsewhere and cites no source."""
    for section, passage in page.sections.items():
        if section != HEAD and not ids_of(passage.text) and (found := _figure(passage)):
            line, figure = found
            yield told(f"docs/{page.path}", line, "figure-unsourced", section, found=figure)


def _figure(passage: Passage) -> tuple[int, str] | None:
    for number, line in enumerate(passage.text.splitlines(), start=passage.line):
        if found := FIGURE.search(plain(CODE.sub(" ", line))):
            return number, found[0].strip()
    return None


def _lines(page: Document) -> Iterator[tuple[int, str]]:
    """Yield (number, line) of a page, without code."""
    for number, line in enumerate(page.text.splitlines(), start=1):
        yield number, CODE.sub(" ", line)
