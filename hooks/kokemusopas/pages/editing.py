"""Where the words of a place are written, for whoever would mend them."""

from kokemusopas.addresses.places import HOME_HEADINGS
from kokemusopas.markdown.explanations import GLOSSARY
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import HOME, Page
from kokemusopas.pages import sources
from kokemusopas.pages.made import Made
from kokemusopas.texts import faults
from kokemusopas.texts.sources import NAME as REGISTER
from kokemusopas.translations.translatable import TERMS, TEXTS

HERE = "#L{line}"
# Blocks of a page whose words stand in a file of their own.
FILES = {sources.LIST: REGISTER, "known-faults": faults.NAME}


def file_of(page: Page) -> str:
    """Return the file of docs/ with most words of a page: those of the glossary are in another."""
    return TERMS if f"{page.name}.md" == GLOSSARY else page.path


def lines(edition: Edition, made: Made) -> dict[str, str]:
    """Return {key of a place: where it is written}, as links from the file of its page's words."""
    found: dict[str, str] = {}
    for page in edition.pages.values():
        file = page.path if file_of(page) != page.path else ""
        sections = [one for one in page.sections if not (file and one.level == 1)]
        for one in sections:
            where = (f"../{one.file}" if one.file else file) + HERE
            found[f"{page.name}#{one.id}"] = where.format(line=one.line)
            below = [(item.anchor, item.line) for item in one.items]
            below += [(question.anchor, question.line) for question in one.questions]
            found |= {f"{page.name}#{place}": where.format(line=line) for place, line in below}
        held = ((one.id, FILES.get(block.name)) for one in sections for block in one.blocks)
        found |= {f"{page.name}#{place}": f"../{name}" for place, name in held if name}
    shared = made.library[edition.language]
    if terms := shared.get(TERMS):
        name = GLOSSARY.removesuffix(".md")
        for term, passage in terms.sections.items():
            found[f"{name}#{term}"] = HERE.format(line=passage.line)
    if texts := shared.get(TEXTS):
        for place, key in HOME_HEADINGS.items():
            if title := texts.sections.get(".".join(key)):
                found[f"{HOME}#{place}"] = TEXTS + HERE.format(line=title.line)
    return found
