"""What a page is, in the words of https://schema.org, as JSON-LD.

Only types that a search engine reads: none shows a checklist or a glossary as such, or a path of
two steps. What a page is about stands in its head. `schema: faq` in the front matter of a page
says that its headings of level 3 are questions.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kokemusopas.model.elements import COMMENT, Node
from kokemusopas.model.parts import Page, Section
from kokemusopas.model.publisher import LICENCE, NOBODY, PERSON, Publisher

Thing = dict[str, Any]
FAQ, TOOL = "faq", "tool"
KINDS = {FAQ: "FAQPage", TOOL: "WebPage"}
QUESTION_LEVEL = 3  # of the headings that are questions
# Blocks whose text is none of the text around it, and what says nothing of the matter itself.
BLOCKS = {"p", "li", "td", "th", "dt", "dd", "br", "tr", "ul", "ol", "div", "figcaption"}
UNSAID = {"data-search-ignore", "hidden"}
LABELS = {"admonition-title"}


@dataclass(frozen=True)
class Subject:
    """A page as others shall know it; `home` is the address of the home page of its language.

    `title` is its first heading, `kind` is `faq`, `tool` (something to fill in) or "" for a text.
    `published` and `changed` are days. `original` is the address of the page that it is translated
    from, `translations` are those of what is translated from it.
    """

    url: str
    title: str
    description: str
    language: str
    site: str
    home: str
    short_site: str = ""
    kind: str = ""
    published: str | None = None
    changed: str | None = None
    image: str | None = None
    publisher: Publisher = NOBODY
    original: str = ""
    translations: tuple[str, ...] = ()


def json_ld(subject: Subject, page: Page) -> str:
    """Return the JSON-LD of a page. Safe to write into a script element."""
    thing = _website(subject) if subject.url == subject.home else _page(subject, page)
    found = {"@context": "https://schema.org", **thing}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _website(subject: Subject) -> Thing:
    short = {"alternateName": subject.short_site} if subject.short_site else {}
    return {
        "@type": "WebSite",
        "@id": _site(subject.home),
        "url": subject.home,
        "name": subject.site,
        **short,
        "description": subject.description,
        **_common(subject, _site),
    }


def _site(home: str) -> str:
    return f"{home}#guide"


def _page(subject: Subject, page: Page) -> Thing:
    kind = KINDS.get(subject.kind, "Article")
    questions = {"mainEntity": list(_questions(page, subject))} if subject.kind == FAQ else {}
    return {
        "@type": kind,
        "@id": subject.url,
        "headline" if kind == "Article" else "name": subject.title,
        **_common(subject, str),
        "isPartOf": {"@id": _site(subject.home)},
        **questions,
    }


def _common(subject: Subject, identified: Callable[[str], str]) -> Thing:
    """Return what a page and the whole site say alike; `identified` makes an id of an address."""
    who = subject.publisher
    kind = "Person" if who.kind == PERSON else "Organization"
    given = {"name": who.name, "address": who.address, "email": who.email, "telephone": who.phone}
    told = {name: value for name, value in given.items() if value}
    said = {
        "inLanguage": subject.language,
        "datePublished": subject.published,
        "dateModified": subject.changed,
        "image": subject.image,
        "license": LICENCE,
        "publisher": told and {"@type": kind, **told},
        "translationOfWork": subject.original and {"@id": identified(subject.original)},
        "workTranslation": [{"@id": identified(one)} for one in subject.translations],
    }
    return {name: value for name, value in said.items() if value}


def _questions(page: Page, subject: Subject) -> Iterator[Thing]:
    for section in page.sections:
        if section.level == QUESTION_LEVEL:
            yield {
                "@type": "Question",
                "name": section.title.text,
                "url": f"{subject.url}#{section.id}",
                "acceptedAnswer": {"@type": "Answer", "text": answer(section)},
            }


def answer(section: Section) -> str:
    """Return the text of a section as it is read out: no label of a note, no line of sources."""
    pieces = (piece for block in section.blocks for piece in _pieces(block.nodes))
    return " ".join("".join(pieces).split())


def _pieces(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        names = {name for name, _ in node.attributes}
        if node.tag == COMMENT or names & UNSAID or node.classes & LABELS:
            continue
        space = " " if node.tag in BLOCKS else ""
        yield space
        yield from _pieces(node.children)
        yield space
