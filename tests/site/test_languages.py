"""Every passage of the built site is in the language that its page, or its mark, says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.checks.foreign import MarkedText, foreign
from kokemusopas.checks.spelling import as_spelt, known_by, own_words
from kokemusopas.texts import glossary
from kokemusopas.texts.soft_hyphens import SOFT_HYPHEN

from tools.site_pages import html_files

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

TEXTS = {
    "fi": "Kysy palkkiosta heti, kun sovitte tehtävästä.",
    "sv": "Fråga om arvodet genast när ni kommer överens om uppdraget.",
    "en": "Ask about the fee as soon as you agree on the task.",
}
FOREIGN = {page: [text for code, text in TEXTS.items() if code != page] for page in TEXTS}
FORMS = [
    "<p>{}</p>",
    "<ul><li>{}</li></ul>",
    '<a aria-label="{}"></a>',
    "<div>1 <span>{}</span></div>",
    '<meta name="description" content="{}">',
]


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


def test_no_passage_is_in_a_foreign_language(site: Path) -> None:
    found: dict[MarkedText, str] = {}
    for path in html_files(site):
        for passage in marked_texts(BeautifulSoup(path.read_text("utf-8"), "lxml")):
            found.setdefault(passage, path.relative_to(site).as_posix())
    assert len(found) > 100
    problems = [
        f"{found[passage]}: found a passage in {other}, expected {passage.language}: "
        f"“{passage.text}”. Translate it, or mark it with `lang`"
        for passage, other in foreign(found, KNOWN, names(), OWN)
    ]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def test_a_foreign_passage_is_found_in_whatever_is_read() -> None:
    asked = [
        (page, form.format(text))
        for page, texts in FOREIGN.items()
        for text in texts
        for form in FORMS
    ]
    found = [
        passage
        for page, form in asked
        for passage in marked_texts(BeautifulSoup(f'<html lang="{page}"><body>{form}', "lxml"))
    ]
    assert len(found) == len(asked) > 0
    assert {passage for passage, _ in foreign(found, KNOWN, frozenset(), OWN)} == set(found)


def test_a_passage_marked_with_its_language_is_at_home() -> None:
    marked = "".join(f'<p>1 <span lang="{code}">{text}</span></p>' for code, text in TEXTS.items())
    html = BeautifulSoup(f'<html lang="fi"><body>{marked}', "lxml")
    assert foreign(marked_texts(html), KNOWN, frozenset(), OWN) == []
