"""From the model to pages: what the guide adds to a page, and what templates are given."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import site_map
from bs4 import BeautifulSoup
from conftest import ROOT
from jinja2 import Environment
from kokemusopas.model.elements import write
from kokemusopas.pages import body, build, files, go_pages, rendering, review, site
from kokemusopas.pages.made import Made, make
from kokemusopas.pages.views import PageView
from model_pages import change, settings, small_guide

LANGUAGES = ("fi", "sv")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the small guide."""
    return small_guide(tmp_path)


def made_of(docs: Path) -> Made:
    return make(settings(docs, "index", "lista", "sanasto"))


def html_of(made: Made, name: str, language: str = "fi") -> str:
    edition = made.guide.editions[language]
    page = edition.pages[name]
    rewrite = body.links_from(page, made.guide, edition.url(page.name))
    parts = (nodes for _, nodes in body.sections(page, edition, made))
    return "".join(write(nodes, rewrite) for nodes in parts)


def test_links_lead_to_pages_of_the_same_language(docs: Path) -> None:
    made = made_of(docs)
    assert 'href="lista/#tilaa"' in html_of(made, "index")
    assert 'href="lista/#tilaa"' in html_of(made, "index", "sv")
    assert 'href="../ordlista/#palkkio"' in html_of(made, "lista", "sv")
    assert 'href="#kysy"' in html_of(made, "lista")


def test_old_fragments_stand_on_their_page_without_a_script(docs: Path) -> None:
    (docs / "aliases.yml").write_text(
        "lista#vaihe: lista#tilaa\nlista#raha: sanasto#palkkio\n", "utf-8"
    )
    html = html_of(made_of(docs), "lista")
    assert '<div class="heading"><span id="vaihe"></span><h2 id="tilaa">' in html
    soup = BeautifulSoup(html, "html.parser")
    moved = soup.select_one("p.moved#raha[data-moved]")
    assert moved
    link = moved.find("a")
    assert link
    assert (link["href"], link.get_text()) == ("../sanasto/#palkkio", "palkkio")
    assert 'id="raha"' not in html_of(made_of(docs), "index")


def test_a_tool_is_told_by_what_stands_on_the_page(docs: Path) -> None:
    edition = made_of(docs).guide.editions["fi"]
    tools = {name: site.tool_of(page, edition) for name, page in edition.pages.items()}
    assert tools == {"index": "", "lista": "checklist", "sanasto": ""}
    change(docs, "fi/lista.md", "/// checklist\n    phase: 2\n", "/// note | Muuta\n")
    change(docs, "fi/lista.md", "- [ ] ", "- ")
    for code in ("fi", "sv"):
        change(docs, f"{code}/lista.md", " ticks=sovin", "")
    edition = made_of(docs).guide.editions["fi"]
    assert site.tool_of(edition.pages["lista"], edition) == "brief"


def test_contents_name_sections_two_levels_deep(docs: Path) -> None:
    page = made_of(docs).guide.editions["fi"].pages["lista"]
    (entry,) = site.contents_of(page)
    assert (entry.title, entry.id) == ("Tilaa", "tilaa")
    assert [child.id for child in entry.children] == ["kysy"]


def test_items_of_a_step_can_be_shown_on_another_page(docs: Path) -> None:
    checklist = made_of(docs).guide.editions["fi"].pages["lista"]
    one = write(body.items_of(checklist, {2: "Tilaa"}))
    assert one.count('type="checkbox"') == 2
    assert "<h3>" not in one
    assert "<h3>Kartoita</h3>" in write(body.items_of(checklist, {1: "Kartoita", 2: "Tilaa"}))


def test_pages_for_the_lost_and_for_old_addresses_belong_to_one_language_each(docs: Path) -> None:
    (docs / "aliases.yml").write_text("luettelo: lista\n", "utf-8")
    made = made_of(docs)
    urls = {
        language: [
            view.url
            for view in site.other_views(made.guide.editions[language], made)
            if view.template not in {review.TEMPLATE, go_pages.TEMPLATE}
        ]
        for language in LANGUAGES
    }
    assert urls == {
        "fi": ["luettelo/", "embed/luettelo/", "404.html", "offline.html", "go/"],
        "sv": [
            *("sv/sanasto/", "sv/embed/sanasto/", "sv/tulosta/"),
            *("sv/luettelo/", "sv/embed/luettelo/"),
        ],
    }


def test_views_are_equal_when_nothing_changed_and_differ_when_a_word_did(docs: Path) -> None:
    def view() -> PageView:
        made = made_of(docs)
        edition = made.guide.editions["fi"]
        return site.page_view(edition.pages["index"], edition, made)

    first = view()
    assert view() == first
    change(docs, "fi/index.md", "Katso myös", "Katso")
    assert view() != first


@pytest.mark.parametrize("root", ["https://x.example/", "https://x.example/opas/"])
def test_the_site_map_holds_together_at_the_root_of_a_host_and_below_it(
    docs: Path, root: str
) -> None:
    change(docs, "sv/lista.md", "title: ", "template: search.html\ntitle: ")
    made = make(replace(settings(docs, "index", "lista", "sanasto"), site_url=root))
    views = [
        site.page_view(page, edition, made)
        for edition in made.guide.editions.values()
        for page in edition.pages.values()
    ]
    given = build.site_map([site.print_view(made.guide.default, made), *views])
    template = rendering.environment(ROOT / "overrides").get_template("sitemap.xml")
    found = site_map.read(template.render(page=given, site=SimpleNamespace(settings=made.settings)))
    addresses = ["", "lista/", "sanasto/", "sv/", "sv/ordlista/"]
    assert list(found) == [root + address for address in addresses], "only what may be found"
    whole = {address: links for address, links in found.items() if "/lista/" not in address}
    assert site_map.faults(whole) == []
    assert whole[f"{root}sv/ordlista/"] == [
        ("fi", f"{root}sanasto/"),
        ("x-default", f"{root}sanasto/"),
        ("sv", f"{root}sv/ordlista/"),
    ]


def test_robots_are_told_of_the_site_map_where_they_ask_for_it() -> None:
    at_root = files.robots(replace(settings(), site_url="https://opas.example/"))
    assert at_root
    assert at_root.path == "robots.txt"
    assert "\nSitemap: https://opas.example/sitemap.xml\n" in at_root.content
    assert files.robots(replace(settings(), site_url="https://x.example/opas/")) is None


@pytest.mark.parametrize(
    ("url", "link"), [("", "./x.js"), ("a/", "../x.js"), ("sv/a/", "../../x.js")]
)
def test_a_script_is_named_as_import_takes_it(url: str, link: str) -> None:
    templates = rendering.prepared(Environment())
    page = PageView(name="", url=url, template="", title="")
    assert templates.from_string("{{ 'x.js' | module_url }}").render(page=page) == link
