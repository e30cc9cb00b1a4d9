"""A small page for each heading and term, at `go/palkkio/`: what a chat shows of a link to it.

Its title, description and card are those of the section, and it leads on there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kokemusopas.addresses import lists
from kokemusopas.addresses.relative import relative
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Page
from kokemusopas.pages.made import Made
from kokemusopas.pages.views import PageView
from kokemusopas.search.sections import sections

TEMPLATE = "go_on.html"
SHORT, LONG = 60, 165  # of a description, in characters
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-zåäö])")
ENDS = (".", "!", "?", ":", "”")


def views(edition: Edition, made: Made) -> Iterator[PageView]:
    """Yield the small pages of a language, those of old names among them."""
    language, site = edition.language, made.settings.site_url
    texts = {key: text for page in edition.pages.values() for key, text in _beginnings(page)}
    times = Counter(place.titles.get(language) for place in lists.linked(made.places))
    for name, place in lists.go_places(made.places, made.aliases, made.ledger).items():
        if language not in place.titles:
            continue
        page, title = edition.pages[place.page], place.titles[language]
        card = lists.card_path_of(place, language, made.ledger)
        url, path = lists.go_path(edition.folder, name), edition.folder + place.path(language)
        led, mark, fragment = path.partition("#")
        yield PageView(
            name="",
            url=url,
            template=TEMPLATE,
            title=f"{title} ({page.title})" if times[title] > 1 else title,
            description=texts.get(place.key) or page.description,
            canonical_url=site + path,
            card=site + card if made.settings.cards else "",
            given=relative(led or "./", url) + mark + fragment,
        )


def _beginnings(page: Page) -> Iterator[tuple[str, str]]:
    """Yield (address, what it begins with) of the sections of a page but its first.

    Texts to copy are no beginning: their gaps would stand empty.
    """
    read = replace(
        page,
        sections=tuple(
            replace(one, blocks=tuple(block for block in one.blocks if not block.copied))
            for one in page.sections
        ),
    )
    for one in sections(read):
        if one.level > 1:
            yield f"{page.name}#{one.id}", beginning(one.blocks)


def beginning(blocks: Iterable[str]) -> str:
    """Return what a section begins with: whole sentences as long as there is room for them.

    Where that says too little, the next sentence ends between two words. A list belongs to the
    sentence that leads to it; where a section begins with what is no sentence, it is "".
    """
    found = ""
    for block in blocks:
        if not found and (not block.endswith(ENDS) or block[0].islower()):
            break
        if found and not (found.endswith(":") or block.endswith(ENDS)):
            break
        for sentence in SENTENCE.split(block):
            if len(found) >= SHORT and (sentence.endswith(":") or len(found + sentence) >= LONG):
                return found
            found = f"{found} {sentence}".strip()
            if len(found) > LONG:
                return found[: LONG - 2].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"
        if not found.endswith(ENDS):
            return f"{found} …"
        if len(found) >= SHORT and not found.endswith(":"):
            break
    return re.sub(":$", ".", found)  # its list has no room
