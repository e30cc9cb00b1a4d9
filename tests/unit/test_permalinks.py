"""Headings carry their permanent link, tables can be scrolled by keyboard."""

from bs4 import BeautifulSoup
from kokemusopas.markdown.permalinks import PermalinksExtension
from markdown import markdown
from markdown.extensions import Extension


def html_of(text: str) -> BeautifulSoup:
    extensions: list[str | Extension] = ["attr_list", "tables", "toc", PermalinksExtension()]
    return BeautifulSoup(markdown(text, extensions=extensions), "html.parser")


def test_a_heading_is_followed_by_a_link_to_itself_that_bears_its_name() -> None:
    html = html_of("# Sivu { #sivu }\n\n## Selvitä tarve { #tarve }\n\nTeksti.")
    heading = html.find("h2")
    link = html.select_one("h2 + a")
    assert heading
    assert link
    assert heading.get_text() == "Selvitä tarve"
    assert (link["href"], link["aria-labelledby"]) == ("#tarve", "tarve")
    assert link.find_previous_sibling() == heading
    page = html.select_one(".heading--page > h1 + a")
    assert page
    assert page["href"] == "#sivu"


def test_a_table_stands_in_a_focusable_region_named_by_its_heading() -> None:
    html = html_of("## Erot { #erot }\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nPerässä.")
    region = html.find("div", role="region")
    assert region
    assert region.find("table")
    assert (region["tabindex"], region["aria-labelledby"]) == ("0", "erot")
    after = region.find_next_sibling()
    assert after
    assert after.get_text() == "Perässä."
