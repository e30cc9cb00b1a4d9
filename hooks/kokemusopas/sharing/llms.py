"""The list of all that a language model can read of the guide (https://llmstxt.org)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.publisher import LICENCE
from kokemusopas.sharing import guide_json
from kokemusopas.sharing.as_markdown import NAME as MARKDOWN

NAME = "llms.txt"
OPTIONAL = "Optional"  # the format's own word for what a short reading leaves out


@dataclass(frozen=True)
class Link:
    """A link of the list: its heading, the words and address of the link, and a line on it."""

    heading: str
    title: str
    url: str
    note: str


def llms(edition: Edition, guide: Guide, feed: str, optional: str) -> str:
    """Return the list of a language.

    `feed` is the address of its feed from the root of the site, "" for none, `optional` the key of
    the part of the navigation that tells of the guide itself.
    """
    site, words = edition.texts["site"], edition.texts["machines"]
    links = [
        *_others(edition, guide),
        *_pages(edition, guide, optional),
        *_data(edition, guide, feed),
    ]
    links.sort(key=lambda one: one.heading == OPTIONAL)  # it stands last
    told = (words["licence"].replace("{licence}", LICENCE), words["markdown"], words["added"])
    return (
        "\n\n".join([f"# {site['name']}", f"> {site['description']}", *told, *_lists(links)]) + "\n"
    )


def _lists(links: Iterable[Link]) -> Iterator[str]:
    for heading, group in groupby(links, key=lambda one: one.heading):
        yield f"## {heading}"
        yield "\n".join(f"- [{one.title}]({one.url}): {one.note}" for one in group)


def _others(edition: Edition, guide: Guide) -> Iterator[Link]:
    heading = edition.texts["machines"]["languages"]
    for other in guide.editions.values():
        if other is not edition:
            site = other.texts["site"]
            url = f"{guide.settings.site_url}{other.folder}{NAME}"
            yield Link(heading, site["name"], url, site["description"])


def _pages(edition: Edition, guide: Guide, optional: str) -> Iterator[Link]:
    texts = edition.texts
    for part in guide.settings.navigation:
        heading = texts["sections"][part.key] if part.key else texts["site"]["short_name"]
        for name in (file.removesuffix(".md") for file in part.pages):
            page = edition.pages.get(name)
            if page and not page.searches:
                url = f"{guide.settings.site_url}{edition.url(name)}{MARKDOWN}"
                chosen = OPTIONAL if part.key == optional else heading
                yield Link(chosen, page.title, url, page.description)


def _data(edition: Edition, guide: Guide, feed: str) -> Iterator[Link]:
    root, words = guide.settings.site_url, edition.texts["machines"]
    heading = words["files"]
    yield Link(heading, guide_json.NAME, root + guide_json.NAME, words["guide_json"])
    yield Link(heading, guide_json.SCHEMA, root + guide_json.SCHEMA, words["schema"])
    if feed:
        yield Link(heading, edition.texts["feed"]["title"], root + feed, words["feed"])
