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

OWN = known_by(own_words(ROOT / "docs"))
BLOCKS = [
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
]
SPOKEN_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "content")
NOT_TEXT = ["script", "style", "code", "template"]


def marked_texts(html: BeautifulSoup) -> Iterator[MarkedText]:
    """Yield the text of each block of a page, and the attributes that are read out.

    Links and spans are read with their sentence.
    """
    for unread in html(NOT_TEXT):
        unread.decompose()
    blocks: dict[tuple[int, str], list[str]] = {}
    for text in html.find_all(string=True):
        if type(text) is NavigableString and text.strip():
            key = (id(text.find_parent(BLOCKS)), _language(text))
            blocks.setdefault(key, []).append(str(text))
    for (_, language), parts in blocks.items():
        words = " ".join(parts).replace(SOFT_HYPHEN, "").split()
        yield MarkedText(" ".join(words), language)
    for attribute in SPOKEN_ATTRIBUTES:
        for tag in html.select(f"[{attribute}]"):
            if tag.name != "meta" or "description" in str(tag.attrs):
                yield MarkedText(str(tag[attribute]), _language(tag))


def _language(element: Tag | NavigableString) -> str:
    marked = element if isinstance(element, Tag) and element.get("lang") else None
    found = marked or element.find_parent(attrs={"lang": True})
    return str(found["lang"]) if found else ""


def names() -> frozenset[str]:
    """The words of names that the term base keeps in Finnish in another language."""
    kept = [
        term.wordings["fi"].term
        for term in glossary.load(ROOT / "docs/terms.yml", KNOWN)
        if any(term.wordings[code].term == term.wordings["fi"].term for code in ("sv", "en"))
    ]
    return frozenset(word.casefold() for name in kept for word in as_spelt(name))
