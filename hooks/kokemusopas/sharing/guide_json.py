"""The guide as JSON, for machines: `python -m kokemusopas.sharing.guide_json` prints it.

Links in its HTML lead to the site. FORMAT grows when the shape changes.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.addresses.links import inside, url
from kokemusopas.model.elements import Element, Nodes, text, write
from kokemusopas.model.guide import FAULTS, Guide, load
from kokemusopas.model.parts import TARGETS, Block, Item, Page, Question, Section
from kokemusopas.texts.glossary import Term

FORMAT = 5
Thing = dict[str, Any]
Write = Callable[[Nodes], str]


def as_json(guide: Guide) -> str:
    """Return the guide: languages, pages, sections, blocks, items, questions, terms."""
    publisher = guide.settings.publisher
    return json.dumps(
        {
            "format": FORMAT,
            "publisher": asdict(publisher) if publisher.named else None,
            "languages": {
                language: {
                    "name": edition.traits.name,
                    "title": edition.texts["site"]["name"],
                    "folder": edition.folder,
                    "pages": [
                        {"name": page.name, "path": edition.path(page.name)}
                        | _page(page, _writer(page, guide))
                        for page in edition.pages.values()
                    ],
                }
                for language, edition in guide.editions.items()
            },
            "terms": [_term(term) for term in guide.terms],
        },
        ensure_ascii=False,
        indent=1,
    )


def _writer(page: Page, guide: Guide) -> Write:
    """Return what writes the nodes of a page as HTML, their links leading to the site."""

    def address(one: Element, name: str, value: str) -> str | None:
        if name == "aria-describedby":
            return None  # it names words that only a page of the site has
        link = inside(value, page) if TARGETS.get(one.tag) == name else None
        return guide.settings.site_url + url(link, guide).removeprefix("./") if link else value

    return lambda nodes: write(nodes, address)


def _page(page: Page, html: Write) -> Thing:
    return {
        "title": page.title,
        "description": page.description,
        "steps": list(page.meta.get("steps", ())),
        "brief": page.part or None,
        "sections": [_section(section, html) for section in page.sections],
    }


def _section(section: Section, html: Write) -> Thing:
    return {
        "id": section.id,
        "level": section.level,
        "title": section.title.text,
        "local": section.local,
        "html": html(section.title.nodes),
        "blocks": [_block(block, html) for block in section.blocks if block.kind != "place"],
    }


def _block(block: Block, html: Write) -> Thing:
    if block.items:
        items = [_item(item, html) for item in block.items]
        whose = block.items[0].whose
        return {"kind": block.kind, "phase": block.phase, "whose": whose, "items": items}
    if block.questions:
        return {
            "kind": block.kind,
            "questions": [_question(question, html) for question in block.questions],
        }
    if block.copied:
        return {"kind": block.kind, "mail": block.copied.mail, "text": block.copied.words}
    return {"kind": block.kind, "text": text(block.nodes), "html": html(block.nodes)}


def _item(item: Item, html: Write) -> Thing:
    return {
        "id": item.id,
        "text": item.words.text,
        "html": html(item.words.nodes),
        "due": item.due,
        "added": item.added,
        "was": list(item.was),
        "for": list(item.kinds),
        "only": list(item.only),
    }


def _question(question: Question, html: Write) -> Thing:
    return {
        "id": question.id,
        "text": question.words.text,
        "html": html(question.words.nodes),
        "why": question.why.text,
        "letter": question.says,
        "from": question.source,
        "ticks": list(question.ticks),
        "added": question.added,
    }


def _term(term: Term) -> Thing:
    return {
        "id": term.id,
        **{
            language: {
                "term": wording.term,
                "definition": wording.definition,
                "former": list(wording.former),
            }
            for language, wording in term.wordings.items()
            if not wording.lang
        },
    }


def main() -> int:
    """Print the guide; return 1 with a plain message where the docs have a fault."""
    try:
        print(as_json(load(settings_of_project())))
    except FAULTS as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
