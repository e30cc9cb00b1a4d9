"""Texts to copy on pages and in scripts: their fields get the names that a reader knows."""

import json
from collections.abc import Iterable

from kokemusopas.markdown.copy_text import SHEET
from kokemusopas.model.elements import Element, Nodes, changed
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page
from kokemusopas.texts import tool_words
from kokemusopas.texts.languages import Traits


def shown(nodes: Nodes, edition: Edition) -> Nodes:
    """Return the nodes of a sheet with the name of each field in it, in brackets as a blank."""
    names = edition.field_names

    def named(one: Element) -> Nodes:
        name = one.get("data-field")
        return (Element(one.tag, one.attributes, (f"[{names[name]}]",)) if name else one,)

    return changed(nodes, named)


def has_texts(page: Page) -> bool:
    """Tell whether a page has a text to copy."""
    return any(block.kind == SHEET for block in page.blocks)


def texts(edition: Edition) -> dict[str, object]:
    """Return all texts to copy of a language, for who copies one from another language's page.

    `fields` is {field: its name}, `texts` {page#id: the subject of a mail and the words}.
    """
    used = {
        name for page in edition.pages.values() for text in page.copy_texts for name in text.fields
    }
    return {
        "fields": {name: label for name, label in edition.field_names.items() if name in used},
        "texts": {
            f"{page.name}#{text.id}": {"mail": text.mail, "words": text.words}
            for page in edition.pages.values()
            for text in page.copy_texts
        },
    }


def modules(
    edition: Edition, languages: Iterable[Traits], spoken: tool_words.Spoken
) -> dict[str, str]:
    """Return {place: text} of the scripts with a language's texts, and with the way to all.

    `spoken` names by language those that an event may be in.
    """
    room, language = "components/copy_text", edition.language
    ways = ",".join(
        f'{one.code}:()=>import("./texts.{one.code}.js").then((module)=>module.texts)'
        for one in languages
    )
    given = json.dumps(texts(edition), ensure_ascii=False, separators=(",", ":"))
    give = f'import {{ give }} from "./given.js";\ngive({{{ways}}});\n'
    return {
        f"{room}/texts.{language}.js": f"export const texts = {given};\n",
        f"{room}/languages.{language}.js": tool_words.written(languages, spoken) + give,
    }
