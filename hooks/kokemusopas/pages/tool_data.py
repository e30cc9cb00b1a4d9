"""What the tools know of the guide in the browser: letters of the brief, items, questions."""

from collections.abc import Iterator

from kokemusopas.addresses.links import inside, url
from kokemusopas.markdown.brief import SITE
from kokemusopas.markdown.checklist import EXPERT, HOST
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import Item, Page, Question
from kokemusopas.texts.own import is_own


def spoken(guide: Guide) -> dict[str, list[str]]:
    """Return {language: what it calls the languages that an event may be in}, all in one order."""
    names = {one: edition.texts["spoken"] for one, edition in guide.editions.items()}
    codes = next(iter(names.values()))
    return {one: [own.get(code, "") for code in codes] for one, own in names.items()}


def letters(edition: Edition) -> dict[str, dict[str, object]]:
    """Return {part of the brief: the words and questions of its letter} in a language."""
    texts = edition.texts["letter"]
    shared = {key: text for key, text in texts.items() if key != "parts"}
    untitled = edition.texts["tool"]["event"]["untitled"]
    return {
        page.part: {
            **shared,
            **texts["parts"][page.part],
            "untitled": untitled,
            "groups": _groups(page, edition),
        }
        for page in edition.brief
    }


def others(edition: Edition, guide: Guide) -> dict[str, list[str]]:
    """Return {part of the brief: the other languages that have it}."""
    return {
        page.part: [
            code
            for code, one in guide.editions.items()
            if one is not edition and page.name in one.pages
        ]
        for page in edition.brief
    }


def asked(edition: Edition) -> dict[str, list[dict[str, object]]]:
    """Return {part of the brief: the id of each question, and what answers it}."""
    return {
        page.part: [_said(id=one.id, **{"from": one.source}) for one in page.questions]
        for page in edition.brief
    }


def whole(edition: Edition, guide: Guide) -> dict[str, object]:
    """Return all items and questions of a language, for what holds a whole event."""
    items = [(item, page) for page in edition.pages.values() for item in page.items]
    words = {
        item.id: item
        for one in (*reversed(guide.editions.values()), edition)
        for page in one.pages.values()
        for item in page.items
        if not item.lang
    }
    carried = dict(mark for one, _ in items if is_own(one.id) for mark in _carried(words[one.id]))
    return {
        "items": [_item(item, _address(item, page, edition, guide)) for item, page in items],
        **({"carried": carried} if carried else {}),
        "phases": [step["title"] for step in edition.texts["steps"]["items"]],
        **_lists(edition),
        "questions": [*_parts(edition)],
    }


def _carried(item: Item) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the marks by which other copies of the guide know an item of the owner: the oldest."""
    for key, text in (("name", item.words.text), ("phase", str(item.phase))):
        yield f"item/{item.id}/{key}", {"v": text, "t": 0}


def _parts(edition: Edition) -> Iterator[dict[str, object]]:
    """Yield the parts of the brief, each question in the first of them that asks it."""
    told: set[str] = set()
    for page in edition.brief:
        asked = [one for one in page.questions if one.id not in told]
        told |= {one.id for one in asked}
        yield {
            "title": edition.texts["letter"]["parts"][page.part]["title"],
            "page": edition.path(page.name),
            "questions": [_question(one, edition, ticks=one.ticks) for one in asked],
        }


def _lists(edition: Edition) -> dict[str, object]:
    """Return {whose list: its page, and for the expert's the titles of its phases}."""
    host, expert = edition.list_of(HOST), edition.list_of(EXPERT)
    found: dict[str, object] = {"page": edition.path(host.name)} if host else {}
    if expert:
        titles = phase_titles(expert)
        found["expert"] = {"page": edition.path(expert.name), "phases": [*titles.values()]}
    return found


def phase_titles(page: Page) -> dict[int, str]:
    """Return {phase of a list: the title of the section that it stands in}."""
    return {item.phase: section.title.text for section in page.sections for item in section.items}


def _item(item: Item, link: str | None) -> dict[str, object]:
    return {
        "id": item.id,
        "text": item.words.text,
        "phase": item.phase,
        "due": item.due,
        "was": item.was,
        "link": link,
        "why": item.why,
        "kinds": item.kinds,
        "only": item.only,
    }


def _address(item: Item, page: Page, edition: Edition, guide: Guide) -> str | None:
    """Return where an item's reason stands, from the root of its language."""
    link = inside(item.link, page) if item.link else None
    return url(link, guide).removeprefix("./").removeprefix(edition.folder) if link else item.link


def _groups(page: Page, edition: Edition) -> list[dict[str, object]]:
    """Return the questions of a part of the brief under the titles of their sections."""
    return [
        {
            "title": section.title.text,
            "questions": [
                _question(one, edition, says=one.says, sender=one.sender)
                for one in section.questions
            ],
        }
        for section in page.sections
        if section.questions
    ]


def _question(one: Question, edition: Edition, **more: object) -> dict[str, object]:
    options = edition.texts["tool"]["form"]["sites"] if one.source == SITE else None
    words = {"id": one.id, "question": one.words.text, "from": one.source, "options": options}
    return _said(**words, **more)


def _said(**words: object) -> dict[str, object]:
    """Return what there is to say of a question."""
    return {key: value for key, value in words.items() if value}
