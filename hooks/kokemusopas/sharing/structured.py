"""What a page is, in the words of https://schema.org, as JSON-LD.

`schema:` in the front matter of a page says what it is besides an article: `faq` (questions
are its headings of level 3), `howto` (a checklist, phase by phase) or `terms` (the glossary).
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kokemusopas.model.elements import text
from kokemusopas.model.parts import Page, Section
from kokemusopas.model.publisher import NOBODY, Publisher

Thing = dict[str, Any]
QUESTION_LEVEL = 3  # of the headings that are questions or terms


@dataclass(frozen=True)
class Subject:
    """A page as others shall know it; `home` is the address of the home page of its language."""

    url: str
    title: str
    description: str
    language: str
    site: str
    home: str
    kind: str = ""
    changed: str | None = None
    image: str | None = None
    publisher: Publisher = NOBODY


def json_ld(subject: Subject, page: Page) -> str:
    """Return the JSON-LD of a page. Safe to write into a script element."""
    things = (
        [_website(subject)]
        if subject.url == subject.home
        else [_page(subject, page), _path(subject)]
    )
    graph = {"@context": "https://schema.org", "@graph": things}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _website(subject: Subject) -> Thing:
    return {
        "@type": "WebSite",
        "@id": f"{subject.home}#guide",
        "url": subject.home,
        "name": subject.site,
        "description": subject.description,
        "inLanguage": subject.language,
        **_publisher(subject.publisher),
        **_known(subject),
    }


def _publisher(publisher: Publisher) -> Thing:
    told = {name: value for name, value in asdict(publisher).items() if value}
    return {"publisher": {"@type": "Organization", **told}} if told else {}


def _known(subject: Subject) -> Thing:
    found: Thing = {}
    if subject.changed:
        found["dateModified"] = subject.changed
    if subject.image:
        found["image"] = subject.image
    return found


def _page(subject: Subject, page: Page) -> Thing:
    common: Thing = {
        "@id": subject.url,
        "url": subject.url,
        "name": page.sections[0].title.text if page.sections else subject.title,
        "description": subject.description,
        "inLanguage": subject.language,
        **_known(subject),
    }
    part = {"isPartOf": {"@id": f"{subject.home}#guide"}}
    if subject.kind == "faq":
        return {"@type": "FAQPage", **common, **part, "mainEntity": list(_questions(page, subject))}
    if subject.kind == "howto":
        return {"@type": "HowTo", **common, **part, "step": list(_phases(page, subject))}
    if subject.kind == "terms":
        terms = list(_terms(page, subject))
        return {"@type": "DefinedTermSet", **common, **part, "hasDefinedTerm": terms}
    return {"@type": "Article", "headline": common["name"], **common, **part}


def _path(subject: Subject) -> Thing:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": subject.site, "item": subject.home},
            {"@type": "ListItem", "position": 2, "name": subject.title, "item": subject.url},
        ],
    }


def _thing(kind: str, section: Section, subject: Subject) -> Thing:
    return {"@type": kind, "name": section.title.text, "url": f"{subject.url}#{section.id}"}


def _questions(page: Page, subject: Subject) -> Iterator[Thing]:
    for section in page.sections:
        if section.level == QUESTION_LEVEL:
            answer = " ".join(text(block.nodes) for block in section.blocks)
            yield _thing("Question", section, subject) | {
                "acceptedAnswer": {"@type": "Answer", "text": answer}
            }


def _terms(page: Page, subject: Subject) -> Iterator[Thing]:
    for section in page.sections:
        if section.level == QUESTION_LEVEL:
            definition = next((text(one.nodes) for one in section.blocks if one.kind == "p"), "")
            yield _thing("DefinedTerm", section, subject) | {"description": definition}


def _phases(page: Page, subject: Subject) -> Iterator[Thing]:
    for section in page.sections:
        if section.items:
            yield _thing("HowToSection", section, subject) | {
                "itemListElement": [item.words.text for item in section.items]
            }
