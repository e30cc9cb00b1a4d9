"""The guide as JSON, for programs: each section, with all that who quotes it must tell.

Its shape is told by guide.schema.json beside this file, and FORMAT grows when that changes.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import Item, Question, Section
from kokemusopas.model.publisher import LICENCE, NEEDED
from kokemusopas.sharing.as_markdown import NAME as MARKDOWN
from kokemusopas.sharing.as_markdown import Source, Told, words
from kokemusopas.texts.glossary import Term

FORMAT = 7
NAME, SCHEMA = "guide.json", "guide.schema.json"
Thing = dict[str, Any]
Words = Mapping[str, Mapping[str, str]]  # {page: {section: words}}


def schema() -> str:
    """Return the schema of the file (https://json-schema.org)."""
    return Path(__file__).with_name(SCHEMA).read_text("utf-8")


def as_json(
    guide: Guide,
    changes: Mapping[str, datetime] | None = None,
    day: date | None = None,
    also: Mapping[str, Words] | None = None,
) -> str:
    """Return the guide: its languages, pages, sections and terms.

    `changes` is {file in docs/: when its words last changed}, `day` that of the whole content,
    `also` {language: words that readers type for its sections and that these lack}.
    """
    settings = guide.settings
    who = settings.publisher
    told = [
        Told(page, edition, guide)
        for edition in guide.editions.values()
        for page in edition.pages.values()
        if not page.searches
    ]
    found = {
        "$schema": settings.site_url + SCHEMA,
        "format": FORMAT,
        "url": settings.site_url,
        "license": LICENCE,
        "publisher": {one: getattr(who, one) for one in NEEDED} if who.named else None,
        "changed": day.isoformat() if day else None,
        "languages": [_language(edition, guide) for edition in guide.editions.values()],
        "pages": [_page(one, changes or {}) for one in told],
        "sections": [
            section
            for one in told
            for section in _sections(
                one,
                (also or {}).get(one.edition.language, {}).get(one.page.name, {}),
                _changed(one, changes or {}),
            )
        ],
        "terms": [_term(term) for term in guide.terms],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def _language(edition: Edition, guide: Guide) -> Thing:
    site = edition.texts["site"]
    return {
        "language": edition.language,
        "name": edition.traits.name,
        "title": site["name"],
        "description": site.get("description", ""),
        "url": guide.settings.site_url + edition.folder,
    }


def _page(told: Told, changes: Mapping[str, datetime]) -> Thing:
    return {
        "language": told.edition.language,
        "page": told.page.name,
        "part": told.part,
        "easy": bool(told.page.meta.get("easy")),
        "url": told.url,
        "markdown": told.url + MARKDOWN,
        "title": told.page.title,
        "description": told.page.description,
        "changed": _changed(told, changes),
    }


def _changed(told: Told, changes: Mapping[str, datetime]) -> str | None:
    moment = changes.get(told.page.path)
    return moment.date().isoformat() if moment else None


def _sections(told: Told, also: Mapping[str, str], changed: str | None) -> Iterator[Thing]:
    """Yield the sections of a page that say something below their heading.

    One that is borrowed from another language stands among those of that.
    """
    above: list[Section] = []
    for section in told.page.sections:
        above = [one for one in above if one.level < section.level]
        if not section.lang and (said := words(section, told)):
            more = {"also": also[section.id]} if section.id in also else {}
            found = _section(section, above, said, told) | more
            yield found | {"changed": changed, "license": LICENCE}
        above.append(section)


def _section(section: Section, above: list[Section], said: str, told: Told) -> Thing:
    found: Thing = {
        "language": told.edition.language,
        "page": told.page.name,
        "id": section.id,
        "url": f"{told.url}#{section.id}",
        "title": told.page.title,
        "above": [one.title.text for one in above],
        "heading": section.title.text,
        "text": said,
        "sources": [_source(one) for one in told.cited(section)],
    }
    copied = next((block.copied for block in section.blocks if block.copied), None)
    more = {
        "local": section.local,
        "items": [_item(one, told) for one in section.items],
        "questions": [_question(one, told) for one in section.questions],
        "copy": {"mail": copied.mail, "text": copied.words} if copied else None,
    }
    return found | {name: value for name, value in more.items() if value}


def _source(source: Source) -> Thing:
    form = source.form
    return {
        "id": source.id,
        "title": form.title,
        "publisher": source.publisher,
        "url": form.url,
        "language": form.lang,
        "year": int(form.year) if form.year else None,
        "read": form.seen.isoformat(),
        "check": form.check.isoformat(),
    }


def _item(item: Item, told: Told) -> Thing:
    return {
        "id": item.id,
        "url": f"{told.url}#{item.anchor}",
        "text": item.words.text,
        "due": item.due,
        "added": item.added,
        "for": list(item.kinds),
        "only": list(item.only),
        "with": list(item.partners),
    }


def _question(question: Question, told: Told) -> Thing:
    return {
        "id": question.id,
        "url": f"{told.url}#{question.anchor}",
        "text": question.words.text,
        "why": question.why.text,
        "letter": question.says,
        "ticks": list(question.ticks),
        "added": question.added,
    }


def _term(term: Term) -> Thing:
    return {
        "id": term.id,
        "wordings": [
            {
                "language": language,
                "term": wording.term,
                "definition": wording.definition,
                "former": list(wording.former),
                "also": list(wording.search),
            }
            for language, wording in term.wordings.items()
            if not wording.lang
        ],
    }
