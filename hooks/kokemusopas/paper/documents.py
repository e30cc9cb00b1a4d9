"""The HTML that becomes each PDF."""

import re
from base64 import b64encode
from copy import copy
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kokemusopas.markdown import brief as brief_markdown
from kokemusopas.markdown import checklist as checklist_markdown
from kokemusopas.pages import print_page
from kokemusopas.paper.edition import Edition
from kokemusopas.sharing import qr

TEMPLATES = Path("components/paper/pdf")
NO_BREAK_SPACE = "\u00a0"
# Where a page number comes. Two figures, what most take, so that lines break where they would.
PLACEHOLDER = "00"
# What stands below an item or a question on the screen follows it on the same line in print.
RUN_IN = ".checklist__about, .checklist__added, .brief__why, .brief__added"


@cache
def _environment(overrides: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(overrides),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _render(template: str, edition: Edition, overrides: Path, page: str, **more: Any) -> str:
    address = edition.address + (f"{page}/" if page else "")
    paper = edition.texts["paper"]
    return (
        _environment(overrides)
        .get_template(f"{TEMPLATES}/{template}")
        .render(
            edition=edition,
            ui=edition.texts,
            paper=paper,
            address=address,
            placeholder=PLACEHOLDER,
            short_address=address.partition("://")[2],
            qr=qr.svg(address, paper["address"]),
            version=paper["version"].replace("{date}", edition.date_text) if edition.date else "",
            bubbles=_drawing(overrides / "components/home/bubbles.svg"),
            **more,
        )
    )


def _drawing(svg: Path) -> str:
    """Return a drawing of the site, in the colours of paper, as an address for a background."""
    colours = (svg.parents[1] / "paper/pdf/drawing.css").read_text("utf-8")
    drawn = re.sub(
        r"<svg [^>]*?(viewBox=\"[^\"]+\")[^>]*>",
        rf'<svg xmlns="http://www.w3.org/2000/svg" \1><style>{colours}</style>',
        svg.read_text("utf-8"),
    )
    return "data:image/svg+xml;base64," + b64encode(drawn.encode()).decode()


def guide(edition: Edition, overrides: Path) -> str:
    """Return the whole guide: cover, contents and every page, links with their page numbers."""
    paper = copy(edition.paper)
    contents = print_page.contents(paper)
    for field in paper.select("input, textarea, select, output, [hidden]"):
        field.decompose()
    for wrapper in paper.select(".heading, label"):
        wrapper.unwrap()
    for other_languages in paper.select('[id$="sanasto"] h5 + p + ul'):
        other_languages.name, other_languages["class"] = "p", "in-other-languages"
        for term in other_languages.select("li"):
            term.name = "span"
    for remark in paper.select(RUN_IN):
        remark.name = "span"
        remark.insert_before(" ")
    for link in paper.select("section a[href]"):
        _for_paper(link, edition)
    sections = [
        section
        for section in paper.select("section.paper-part, section.paper-page")
        if not section.find_parent("section")
    ]
    _draw_steps(paper, edition, overrides)
    return _render(
        "guide.html",
        edition,
        overrides,
        "",
        contents=contents,
        content="".join(str(section) for section in sections),
    )


def _draw_steps(paper: Tag, edition: Edition, overrides: Path) -> None:
    """Put the line of the five steps at the head of each step's page, its own steps marked."""
    steps = edition.texts["steps"]["items"]
    template = _environment(overrides).get_template(f"{TEMPLATES}/steps.html")
    for name in dict.fromkeys(step["page"] for step in steps):
        here = [number for number, step in enumerate(steps, start=1) if step["page"] == name]
        section = paper.select_one(f'[id="{print_page.section_id(edition.folder + name)}"]')
        if section:
            drawn = template.render(ui=edition.texts, here=here)
            section["class"] = "paper-page paper-page--step"
            section.insert(0, BeautifulSoup(drawn, "html.parser"))


def _for_paper(link: Tag, edition: Edition) -> None:
    """Say after a link where it leads: a page number inside the guide, else an address."""
    href = str(link["href"])
    if href.startswith("#"):
        before, _, after = edition.texts["paper"]["page"].partition("{page}")
        note = _element("span", "page-number", {"data-ref": href})
        note.string = f"({before}{PLACEHOLDER}{after})"
        link.insert_after(NO_BREAK_SPACE, note)
        return
    link["href"] = urljoin(f"{edition.address}tulosta/", href)
    shown = re.sub(r"^(https?://|mailto:)", "", str(link["href"])).removesuffix("/")
    if "." in link.get_text().strip(".") and " " not in link.get_text():
        link["class"] = "web"
    if shown.removeprefix("www.") not in link.get_text():
        note = _element("span", "address", {})
        note.string = f"({shown})"
        link.insert_after(" ", note)


def _element(name: str, css_class: str, attributes: dict[str, str]) -> Tag:
    return BeautifulSoup().new_tag(name, attrs={"class": css_class, **attributes})


def checklist(edition: Edition, overrides: Path, other: Edition | None = None) -> str:
    """Return the checklist as a form; with `other`, in two languages side by side."""
    items = checklist_markdown.parse(edition.markdown("tarkistuslista"))
    translated = checklist_markdown.parse(other.markdown("tarkistuslista")) if other else []
    phases = [
        (phase, list(group)) for phase, group in groupby(_by_phase(items), lambda item: item.phase)
    ]
    return _render(
        "checklist.html",
        edition,
        overrides,
        "tarkistuslista",
        phases=phases,
        other=other,
        translated={item.id: item.text for item in translated},
        title=_title(edition, "tarkistuslista"),
        other_title=_title(other, "tarkistuslista") if other else "",
    )


def _by_phase(items: list[checklist_markdown.Item]) -> list[checklist_markdown.Item]:
    return sorted(items, key=lambda item: item.phase)


def brief(edition: Edition, overrides: Path) -> str:
    """Return the brief as a form."""
    markdown = edition.markdown("tilauspohja")
    titles = headings(markdown)
    groups = [
        (titles[group], list(questions))
        for group, questions in groupby(brief_markdown.parse(markdown), lambda one: one.group)
    ]
    return _render(
        "brief.html",
        edition,
        overrides,
        "tilauspohja",
        groups=groups,
        title=_title(edition, "tilauspohja"),
    )


def headings(markdown: str) -> dict[str, str]:
    """Return {id: text} of the headings of a page."""
    return {
        found["id"]: found["text"]
        for found in re.finditer(r"^#+ (?P<text>.+?) \{ #(?P<id>[\w-]+) \}$", markdown, re.M)
    }


def _title(edition: Edition, page: str) -> str:
    return next(iter(headings(edition.markdown(page)).values()))


def nutshell(edition: Edition, overrides: Path) -> str:
    """Return the page `pahkinankuoressa` alone, its links leading to the site."""
    section_id = print_page.section_id(f"{edition.folder}pahkinankuoressa")
    section = copy(edition.paper.select_one(f'[id="{section_id}"]') or Tag(name="section"))
    for heading in section.find_all(re.compile(r"^h[3-6]$")):
        heading.name = f"h{int(heading.name[1]) - 2}"
    first = section.find("h1")
    title = first.extract().get_text() if first else ""
    for link in section.select("a[href]"):
        link["href"] = _on_site(str(link["href"]), edition)
    return _render(
        "nutshell.html",
        edition,
        overrides,
        "pahkinankuoressa",
        title=title,
        content=section.decode_contents(),
    )


def _on_site(href: str, edition: Edition) -> str:
    """Return the address on the site of what a link of the print page leads to."""
    target = edition.paper.select_one(f'[id="{href[1:]}"]') if href.startswith("#") else None
    page = target and (
        target
        if "paper-page" in (target.get("class") or [])
        else target.find_parent("section", class_="paper-page")
    )
    if not page:
        return urljoin(f"{edition.address}tulosta/", href)
    key = str(page["id"])
    folder = edition.folder.replace("/", "-")
    fragment = href[1:].removeprefix(key).removeprefix("-")
    return f"{edition.address}{key.removeprefix(folder)}/" + (f"#{fragment}" if fragment else "")
