"""A page for a frame on another site: its own text or tool, and links that leave the frame."""

from pathlib import Path

import pytest
from kokemusopas.model.elements import read, walk
from kokemusopas.pages import embedded, site
from kokemusopas.pages.made import make
from kokemusopas.pages.views import PageView
from model_pages import change, settings, small_guide


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return small_guide(tmp_path)


def views(docs: Path, language: str = "fi") -> dict[str, PageView]:
    made = make(settings(docs, "index", "lista", "sanasto"))
    edition = made.guide.editions[language]
    pages = [site.page_view(page, edition, made) for page in edition.pages.values()]
    return {view.url: view for view in embedded.views(pages, edition, made)}


def test_each_page_but_those_made_otherwise_is_there_for_frames_at_an_address_like_its_own(
    docs: Path,
) -> None:
    change(docs, "fi/index.md", "---\n", "---\ntemplate: home.html\n")
    assert list(views(docs)) == ["embed/lista/", "embed/sanasto/"]
    assert "sv/embed/ordlista/" in views(docs, "sv")


def test_search_engines_are_led_to_the_page_itself(docs: Path) -> None:
    view = views(docs)["embed/lista/"]
    assert not view.found
    assert view.canonical_url.endswith("/lista/")
    assert "embed" not in view.canonical_url
    assert not view.json_ld


def test_a_section_holds_those_below_it_so_that_it_can_be_shown_alone(docs: Path) -> None:
    with (docs / "fi/lista.md").open("a", encoding="utf-8") as page:
        page.write("\n## Yksi { #yksi }\n\nA.\n\n### Alla { #alla }\n\nB.\n\n## Kaksi { #kaksi }\n")
    parts = [one for one in walk(read(views(docs)["embed/lista/"].rest)) if "part" in one.classes]
    held = {
        str(next(walk(part.children)).children[0].get("id")): [  # type: ignore[union-attr]
            one.get("id") for one in walk(part.children) if one.tag in {"h2", "h3"}
        ]
        for part in parts
    }
    assert held["yksi"] == ["yksi", "alla"]
    assert held["alla"] == ["alla"]
    assert held["kaksi"] == ["kaksi"]


def test_links_lead_to_the_guide_and_none_copies_the_address_of_the_frame(docs: Path) -> None:
    with (docs / "fi/lista.md").open("a", encoding="utf-8") as page:
        page.write("\n## Lisää { #lisaa }\n\n[Alku](#lista) ja [sana](sanasto.md#palkkio).\n")
    html = views(docs)["embed/lista/"].rest
    assert 'href="../../lista/#lista"' in html
    assert 'href="../../sanasto/#palkkio"' in html
    assert embedded.PERMALINK not in html


def test_the_list_runs_at_once_there_with_what_carries_it_to_the_guide(docs: Path) -> None:
    scripts = [Path(one).stem for one in views(docs)["embed/lista/"].scripts]
    assert scripts[-3:] == ["checklist", "carry", "embed"]
    assert not {"links", "open", "offline", "header"} & set(scripts)


def test_an_old_address_for_frames_leads_to_the_new_one_for_frames(docs: Path) -> None:
    (docs / "aliases.yml").write_text("luettelo: lista\n", "utf-8")
    with (docs / "addresses.txt").open("a", encoding="utf-8") as known:
        known.write("luettelo\n")
    made = make(settings(docs, "index", "lista", "sanasto"))
    others = {one.url: one for one in site.other_views(made.guide.editions["fi"], made)}
    assert others["luettelo/"].given.url == "lista/"
    assert others["embed/luettelo/"].given.url == "embed/lista/"
