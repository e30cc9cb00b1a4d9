"""The passages of a page as a reader meets them, each with the language that it is marked with."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.checks.foreign import MarkedText
from kokemusopas.checks.spelling import as_spelt, known_by, own_words
from kokemusopas.texts import glossary
from kokemusopas.texts.soft_hyphens import SOFT_HYPHEN
from this_copy import OWNER

OWN = known_by(own_words(ROOT / "docs"))
BLOCKS = {
    "p",
    "li",
    "td",
    "th",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "caption",
    "title",
    "button",
    "label",
    "figcaption",
    "summary",
    "blockquote",
    "div",
    "section",
    "nav",
    "body",
}
SPOKEN_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "content")
NOT_TEXT = {"script", "style", "code", "template"}


def marked_texts(html: BeautifulSoup) -> Iterator[MarkedText]:
    """Yield the text of each block of a page, and the attributes that are read out.

    Links and spans are read with their sentence.
    """
    blocks: dict[tuple[int, str], list[str]] = {}
    spoken: list[MarkedText] = []
    _read(html, 0, "", blocks, spoken)
    for (_, language), parts in blocks.items():
        words = " ".join(parts).replace(SOFT_HYPHEN, "").split()
        yield MarkedText(" ".join(words), language)
    yield from spoken


def _read(
    tag: Tag,
    block: int,
    language: str,
    blocks: dict[tuple[int, str], list[str]],
    spoken: list[MarkedText],
) -> None:
    """Add what a tag has to its block, and what of its attributes is spoken."""
    language = str(tag.get("lang") or language)
    block = id(tag) if tag.name in BLOCKS else block
    for attribute in SPOKEN_ATTRIBUTES:
        if attribute in tag.attrs and (tag.name != "meta" or "description" in str(tag.attrs)):
            spoken.append(MarkedText(str(tag[attribute]), language))
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name not in NOT_TEXT:
                _read(child, block, language, blocks, spoken)
        elif type(child) is NavigableString and child.strip():
            blocks.setdefault((block, language), []).append(str(child))


def names() -> frozenset[str]:
    """The words of names that the term base keeps in Finnish, and of the publisher's."""
    kept = [
        term.wordings["fi"].term
        for term in glossary.load(ROOT / "docs/terms.yml", KNOWN)
        if any(term.wordings[code].term == term.wordings["fi"].term for code in ("sv", "en"))
    ]
    publisher = OWNER.publisher.name, OWNER.publisher.address
    return frozenset(word.casefold() for name in (*kept, *publisher) for word in as_spelt(name))
