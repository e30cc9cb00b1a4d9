"""What the tools know of the guide in the browser: the brief's letter, all items and questions."""

from collections.abc import Callable

from kokemusopas.addresses.links import inside, url
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import Item, Page, Question


def letters(guide: Guide) -> dict[str, dict[str, object]]:
    """Return {language: the words and questions of the brief's letter}."""
    return {
        language: {
            **edition.texts["letter"],
            "untitled": edition.texts["tool"]["event"]["untitled"],
            "groups": _groups(edition, lambda _: {}),
        }
        for language, edition in guide.editions.items()
    }


def whole(edition: Edition, guide: Guide) -> dict[str, object]:
    """Return all items and questions of a language, for what holds a whole event."""
    items = ((item, page) for page in edition.pages.values() for item in page.items)
    return {
        "items": [_item(item, _address(item, page, edition, guide)) for item, page in items],
        "phases": [step["title"] for step in edition.texts["steps"]["items"]],
        "questions": _groups(edition, lambda question: {"ticks": question.ticks}),
    }


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


def _groups(
    edition: Edition, more: Callable[[Question], dict[str, object]]
) -> list[dict[str, object]]:
    """Return the questions of the brief under the titles of their sections."""
    return [
        {
            "title": section.title.text,
            "questions": [
                {"id": one.id, "question": one.words.text, "from": one.source} | more(one)
                for one in section.questions
            ],
        }
        for page in edition.pages.values()
        for section in page.sections
        if section.questions
    ]
