"""In which language a passage is written, by the dictionaries of all three."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag
from spelling import unknown, words

LANGUAGES = ("fi", "sv", "en")
FEWEST_WORDS = 3  # a name or a single word tells no language
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


@dataclass(frozen=True)
class Passage:
    """A passage of a built page, and the language that the page says it is in."""

    text: str
    language: str


def passages(html: BeautifulSoup) -> Iterator[Passage]:
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
        yield Passage(" ".join(" ".join(parts).split()), language)
    for attribute in SPOKEN_ATTRIBUTES:
        for tag in html.find_all(attrs={attribute: True}):
            if tag.name != "meta" or "description" in str(tag.attrs):
                yield Passage(str(tag[attribute]), _language(tag))


def _language(element: Tag | NavigableString) -> str:
    marked = element if isinstance(element, Tag) and element.get("lang") else None
    found = marked or element.find_parent(attrs={"lang": True})
    return str(found["lang"]) if found else ""


def foreign(found: Iterable[Passage], names: frozenset[str]) -> list[tuple[Passage, str]]:
    """Return the passages that another language's dictionary knows better, with that language.

    `names` are words in lower case that tell no language, such as names of organisations.
    """
    asked = [
        (passage, [word for word in words(passage.text) if word.casefold() not in names])
        for passage in dict.fromkeys(found)
    ]
    strange = {
        language: unknown({word for _, text in asked for word in text}, language)
        for language in LANGUAGES
    }
    result = []
    for passage, text in asked:
        if len(text) < FEWEST_WORDS or passage.language not in LANGUAGES:
            continue
        known = {
            language: sum(word not in strange[language] for word in text) for language in LANGUAGES
        }
        best = max(LANGUAGES, key=lambda language: known[language])
        if known[best] > known[passage.language]:
            result.append((passage, best))
    return result
