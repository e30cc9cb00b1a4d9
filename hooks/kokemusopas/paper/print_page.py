"""The whole guide as one page: section after section, with ids and links that hold together.

mkdocs-print-site-plugin puts the pages one after another and renames ids and links by
regular expressions, which parts a check box from its label and a table from its name, and
ends at a dead link where a page is left out. `section` and `assemble` do that work instead.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from posixpath import join, normpath, relpath
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from kokemusopas.markdown import other_sites as outward

ID_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")
ONLY_ON_SCREEN = "script, template, dialog, button, noscript, .heading__link, .addresses"
TITLE_LEVEL = 1  # the guide's own name, above all that `assemble` is given


@dataclass(frozen=True)
class Entry:
    """A line of the contents: what it says, the id it leads to, and the lines below it."""

    title: str
    id: str
    children: list["Entry"] = field(default_factory=list)


def section(html: str, url: str, directory_urls: bool = True, heading_number: str = "") -> str:
    """Return a page's HTML as a section of the print page.

    `url` is the page's address from the root of the site; the other parameters are those of
    the plugin's function of the same work. Ids get the page's name before them. Every link
    inside the site becomes an address from its root, which `assemble` then resolves.
    """
    soup = BeautifulSoup(html, "html.parser")
    key = section_id(url)
    for element in soup.select(ONLY_ON_SCREEN):
        element.decompose()
    for element in soup.select(".heading--page"):
        element.unwrap()
    for element in soup.find_all(True):
        if "id" in element.attrs:
            element["id"] = f"{key}-{element['id']}"
        for name in ID_REFERENCES:
            if name in element.attrs:
                element[name] = " ".join(
                    one if one == outward.NOTE else f"{key}-{one}"
                    for one in str(element[name]).split()
                )
        for name in ("href", "src"):
            if name in element.attrs:
                element[name] = _from_root(str(element[name]), url)
    return f'<section class="paper-page" id="{key}" data-page="/{url}">{soup}</section>'


def section_id(url: str) -> str:
    """Return the id of the section that holds the page at `url` (from the root of the site).

    It is the same in every language, so that the print page keeps its place in another one.
    """
    return re.sub(r"^[a-z]{2}(/|$)", "", url.strip("/")).replace("/", "-") or "etusivu"


def _from_root(link: str, url: str) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return link
    path = "/" + url
    if parts.path:
        path = normpath(join(path, parts.path)) + ("/" if parts.path.endswith("/") else "")
    return parts._replace(path=path.replace("//", "/")).geturl()


def assemble(html: str, url: str) -> tuple[str, list[Entry]]:
    """Return the print page's HTML, cured, and its table of contents.

    `html` is what the plugin put together of `section`s, `url` the print page's own address
    from the root of the site. Links lead inside the page where it holds their target, else to
    the site. The headings of the pages go below their part of the guide.
    """
    soup = BeautifulSoup(html, "html.parser")
    for style in soup.find_all("style"):
        style.decompose()
    sections = {str(page["data-page"]): page for page in soup.select("[data-page]")}
    ids = {str(element["id"]) for element in soup.select("[id]")}
    for element in soup.select('[href^="/"], [src^="/"]'):
        name = "href" if "href" in element.attrs else "src"
        element[name] = _resolve(str(element[name]), url, sections.keys(), ids)
    parts = soup.select("section.md-section")
    for part in parts:
        _cure_part(part)
    for page in sections.values():
        _lower_headings(page, 2 if page.find_parent("section", class_="paper-part") else 1)
        del page["data-page"]
    return str(soup), contents(soup)


def contents(soup: Tag) -> list[Entry]:
    """Return the table of contents of an assembled print page: parts, pages, their headings."""
    return [
        _entry(element)
        for element in soup.select("section.paper-part, section.paper-page")
        if not element.find_parent("section")
    ]


def _resolve(link: str, url: str, pages: Iterable[str], ids: set[str]) -> str:
    parts = urlsplit(link)
    key = section_id(parts.path)
    target = f"{key}-{parts.fragment}" if parts.fragment else key
    if parts.path in pages and target in ids:
        return f"#{target}"
    path = relpath(parts.path, "/" + url) + ("/" if parts.path.endswith("/") else "")
    return parts._replace(path=path).geturl()


def _cure_part(part: Tag) -> None:
    del part["heading-number"]
    part["class"] = "paper-part"
    heading = part.find("h1")
    if heading:
        title = heading.get_text(strip=True)
        heading.clear()
        heading.string = title
        heading.name = "h2"
        heading["class"] = "paper-part__title"


def _lower_headings(page: Tag, levels: int) -> None:
    for heading in page.find_all(["h1", "h2", "h3", "h4"]):
        heading.name = f"h{min(int(heading.name[1]) + levels, 6)}"


def _entry(element: Tag) -> Entry:
    heading = element.find(["h2", "h3"])
    title = heading.get_text(" ", strip=True) if heading else ""
    if "paper-part" in (element.get("class") or []):
        below = [_entry(page) for page in element.select("section.paper-page")]
    else:
        level = int(heading.name[1]) + 1 if heading else TITLE_LEVEL
        below = [
            Entry(found.get_text(" ", strip=True), str(found["id"]))
            for found in element.select(f"h{level}[id]")
        ]
    return Entry(title, str(element["id"]), below)


def without_head_script(html: str) -> str:
    """Return the page without the script that the plugin writes at the end of its head."""
    return re.sub(
        r"\s*<script type=\"text/javascript\">.*?</script>\s*(?=</head>)",
        "\n",
        html,
        flags=re.DOTALL,
    )
