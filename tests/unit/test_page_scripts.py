"""A published page has one script, and its security policy knows what stands in the page."""

from dataclasses import replace
from pathlib import Path

import pytest
from kokemusopas.pages.page_scripts import SEARCH, modules_of, published
from kokemusopas.pages.views import PageView, Translation
from kokemusopas.publish.scripts import ScriptError

pytestmark = pytest.mark.slow  # each asks esbuild, a process of its own

STEP = PageView(
    name="tilaaminen",
    url="tilaaminen/",
    template="main.html",
    title="Tilaaminen",
    canonical_url="https://x.example/tilaaminen/",
    has_sections=True,
    tool="phase",
    translations=(Translation("fi", "suomi", ""), Translation("sv", "svenska", "sv/")),
)


def view(*modules: str, template: str = "main.html") -> PageView:
    return PageView(name="", url="", template=template, title="", scripts=modules)


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    for name in ("base/start", "a/a", "b/b", "search/search", "lost/lost"):
        path = tmp_path / f"components/{name}.js"
        path.parent.mkdir(parents=True)
        path.write_text(f"window.{path.stem} = /\\d/;\n", "utf-8")
    return tmp_path


def test_a_page_runs_what_stands_on_it_words_before_the_tool() -> None:
    assert modules_of(STEP, "sv", offline=True) == (
        "components/links/links.js",
        "components/paper/link_notes.js",
        "components/offline/offline.js",
        "components/toc/toc.js",
        "components/header/header.js",
        "components/search/open.js",
        "components/checklist/later.sv.js",
        "components/checklist/later.js",
    )
    assert "components/offline/offline.js" not in modules_of(STEP, "sv", offline=False)
    due = "components/source/due.js"
    assert due in modules_of(replace(STEP, has_sources=True), "sv", offline=True)
    assert due not in modules_of(replace(STEP, has_sources=True, print=True), "sv", offline=True)


@pytest.mark.parametrize("names", [("a",), ("b", "a"), ("a", "b")])
def test_a_page_has_one_script_however_many_modules_it_runs(
    overrides: Path, names: tuple[str, ...]
) -> None:
    page = view(*(f"components/{name}/{name}.js" for name in names))
    scripts, files = published([page], {}, overrides)
    (text,) = files.values()
    assert scripts.address(page) in files
    places = [text.index(f"window.{name}") for name in names]
    assert places == sorted(places), "the modules run in another order"
    assert scripts.text(page) == scripts.starter


def test_a_page_that_only_leads_on_has_its_script_in_itself(overrides: Path) -> None:
    page = view("components/lost/lost.js", template="404.html")
    scripts, files = published([page], {}, overrides)
    assert (scripts.address(page), files) == ("", {})
    assert "window.lost" in scripts.text(page)
    assert "'sha256-" in scripts.policy(page)


def test_a_page_without_a_script_lets_none_run(overrides: Path) -> None:
    scripts, _ = published([], {}, overrides)
    assert "script-src 'self';" in scripts.policy(view())


def test_every_page_can_name_the_search_of_its_menu_and_the_search_has_the_same_words(
    overrides: Path,
) -> None:
    words = SEARCH.format(language="fi")
    page = replace(STEP, name="haku", template="search.html")
    assert modules_of(page, "fi", offline=True)[-2:] == (words, "components/search/search.js")
    scripts, files = published([], {words: "window.menu = 1;\n"}, overrides)
    assert "window.menu" in files[scripts.search("fi")]


def test_the_search_does_not_wait_for_what_every_page_runs(overrides: Path) -> None:
    words = SEARCH.format(language="fi")
    page = view("components/a/a.js", words, "components/search/search.js", template="search.html")
    scripts, files = published([page], {words: "window.menu = 1;\n"}, overrides)
    assert "window.a" not in files[scripts.address(page)]
    assert "window.menu" in files[scripts.address(page)]
    assert "window.a" in files[scripts.later(page)]
    assert scripts.later(view("components/a/a.js")) == ""


def test_a_generated_module_is_put_in_and_a_missing_one_is_named(overrides: Path) -> None:
    words = "components/a/words.fi.js"
    _, files = published([view(words)], {words: "window.words = 1;\n"}, overrides)
    assert "window.words" in next(iter(files.values()))
    with pytest.raises(ScriptError, match=r"words\.fi\.js"):
        published([view(words)], {}, overrides)
