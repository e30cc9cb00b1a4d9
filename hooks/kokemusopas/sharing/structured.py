"""What a page is, in the words of https://schema.org, as JSON-LD.

`schema:` in the front matter of a page says what it is besides an article: `faq` (questions
are its headings of level 3), `howto` (a checklist, phase by phase) or `terms` (the glossary).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag

Thing = dict[str, Any]


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


def json_ld(subject: Subject, html: str) -> str:
    """Return the JSON-LD of a page; `html` is its content. Safe to write into a script element."""
    things = (
        [_website(subject)]
        if subject.url == subject.home
        else [_page(subject, html), _path(subject)]
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
        **_known(subject),
    }


def _known(subject: Subject) -> Thing:
    found: Thing = {}
    if subject.changed:
        found["dateModified"] = subject.changed
    if subject.image:
        found["image"] = subject.image
    return found


def _page(subject: Subject, text: str) -> Thing:
    heading = BeautifulSoup(text.partition("</h1>")[0], "html.parser").find("h1")
    common: Thing = {
        "@id": subject.url,
        "url": subject.url,
        "name": heading.get_text(" ", strip=True) if heading else subject.title,
        "description": subject.description,
        "inLanguage": subject.language,
        **_known(subject),
    }
    html = BeautifulSoup(text if subject.kind else "", "html.parser")
    part = {"isPartOf": {"@id": f"{subject.home}#guide"}}
    if subject.kind == "faq":
        return {"@type": "FAQPage", **common, **part, "mainEntity": list(_questions(html, subject))}
    if subject.kind == "howto":
        return {"@type": "HowTo", **common, **part, "step": list(_phases(html, subject))}
    if subject.kind == "terms":
        return {
            "@type": "DefinedTermSet",
            **common,
            **part,
            "hasDefinedTerm": list(_terms(html, subject)),
        }
    return {"@type": "Article", "headline": common["name"], **common, **part}


def _path(subject: Subject) -> Thing:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": subject.site, "item": subject.home},
            {"@type": "ListItem", "position": 2, "name": subject.title, "item": subject.url},
        ],
    }


def _under(heading: Tag) -> list[Tag]:
    """Return what stands under a heading, up to the next one."""
    found: list[Tag] = []
    wrapper = heading.parent
    for element in wrapper.find_next_siblings() if wrapper else []:
        if "heading" in (element.get("class") or []):
            break
        found.append(element)
    return found


def _text(elements: list[Tag]) -> str:
    return " ".join(" ".join(element.get_text(" ").split()) for element in elements)


def _questions(html: BeautifulSoup, subject: Subject) -> Iterator[Thing]:
    for heading in html.find_all("h3", id=True):
        yield {
            "@type": "Question",
            "name": heading.get_text(" ", strip=True),
            "url": f"{subject.url}#{heading['id']}",
            "acceptedAnswer": {"@type": "Answer", "text": _text(_under(heading))},
        }


def _terms(html: BeautifulSoup, subject: Subject) -> Iterator[Thing]:
    for heading in html.find_all("h3", id=True):
        definition = [element for element in _under(heading) if element.name == "p"][:1]
        yield {
            "@type": "DefinedTerm",
            "name": heading.get_text(" ", strip=True),
            "url": f"{subject.url}#{heading['id']}",
            "description": _text(definition),
        }


def _phases(html: BeautifulSoup, subject: Subject) -> Iterator[Thing]:
    for heading in html.find_all("h2", id=True):
        labels = [label for element in _under(heading) for label in element.select("li > label")]
        if labels:
            yield {
                "@type": "HowToSection",
                "name": heading.get_text(" ", strip=True),
                "url": f"{subject.url}#{heading['id']}",
                "itemListElement": [
                    {
                        "@type": "HowToStep",
                        "text": label.get_text(" ", strip=True),
                        "url": f"{subject.url}#{label['for']}",
                    }
                    for label in labels
                ],
            }
