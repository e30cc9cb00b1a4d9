"""A preview makes again what a change touches, and nothing else."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.addresses import lists
from kokemusopas.model.timeline import PLACE as TIMELINE
from kokemusopas.pages import build, files, preview
from kokemusopas.pages.build import Build
from kokemusopas.pages.files import File, Searched, SearchIndex
from kokemusopas.pages.made import Made
from kokemusopas.pages.preview import LookError, Preview, difference
from kokemusopas.pages.views import PageView, SiteView
from kokemusopas.texts.ui import load

from tools.public_addresses import path_of

pytestmark = pytest.mark.slow  # the whole guide is read for these
PAGE, SECTION = "tilaaminen", "taustajarjesto"  # its section begins with a paragraph
STATE = "tietoa"  # the page with the state of all translations


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of a copy of the guide in two languages, as a preview has it at first."""
    copy = copied(tmp_path_factory.mktemp("guide"))
    settings = replace(
        settings_of_project(ROOT),
        docs=copy / "docs",
        overrides=copy / "overrides",
        languages=("fi", "sv"),
        preview=True,
    )
    return build.build(settings)


def copied(folder: Path) -> Path:
    """Copy what a build reads into a folder, as it is in the project, and return the folder."""
    for name in ("docs", "overrides"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture
def built(first: Build) -> Build:
    """The build of a copy that a test may change."""
    copied(first.made.settings.docs.parent)
    return first


@pytest.fixture(scope="module")
def shown(first: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the first build, without what comes after the pages."""
    folder = tmp_path_factory.mktemp("shown")
    copied(first.made.settings.docs.parent)
    build.write(first, folder)
    for path, source in files.copied(first.made.settings).items():
        files.write(folder, path, source.read_bytes())
    return folder


@pytest.fixture
def followed(built: Build, shown: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    """A preview of the copy in the folder `site`, without what comes after the pages."""
    monkeypatch.setattr(preview.Later, "run", lambda self: None)
    shutil.copytree(shown, tmp_path / "site")
    return Preview(built, tmp_path / "site", print)


def rendered(before: Build, after: Build) -> set[str]:
    """Return the paths of the pages that the second build renders anew."""
    asked: list[str] = []

    def render(page: PageView, site: SiteView) -> str:
        asked.append(build.path_of(page))
        return page.url

    difference(before, after, render)
    assert len(asked) == len(set(asked)), "a page is rendered twice"
    return set(asked) - {"sitemap.xml"}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path} has no `{old}`: choose other words for this test"
    path.write_text(text.replace(old, new, 1), "utf-8")


def page(name: str, *languages: str) -> set[str]:
    """Return the files of a page, those for frames among them."""
    found = {f"{path_of(name, language)}index.html" for language in languages}
    if name == "tulosta":
        return found
    folders = {one: "" if one == "fi" else f"{one}/" for one in languages}
    return found | {
        lists.embedded_path(folders[one], f"{path_of(name, one)}index.html") for one in languages
    }


def beside(name: str, *languages: str) -> set[str]:
    """Return the files in which translations of a page stand beside their source."""
    slugs = {code: load(ROOT / f"docs/{code}/_ui.yml")["review"]["slug"] for code in languages}
    return {
        f"{code}/{slug}/{Path(path_of(name, code)).name}/index.html" for code, slug in slugs.items()
    }


def small(built: Build, language: str) -> set[str]:
    """Return the files at go/ that tell in a language what the section begins with."""
    made = built.made
    return {
        f"{lists.go_path(made.guide.editions[language].folder, name)}index.html"
        for name, place in lists.go_places(made.places, made.aliases, made.ledger).items()
        if place.key == f"{PAGE}#{SECTION}"
    }


def test_nothing_is_rendered_where_nothing_has_changed(built: Build) -> None:
    after = build.build(built.made.settings, built)
    assert rendered(built, after) == set()
    assert difference(built, after, lambda *_: "").written == ()


def test_a_sentence_renders_its_page_the_print_page_and_what_tells_of_its_translations(
    built: Build,
) -> None:
    settings = built.made.settings
    text = settings.docs / f"fi/{PAGE}.md"
    change(text, f"{{ #{SECTION} }}\n\n", f"{{ #{SECTION} }}\n\nUusi virke. ")
    after = build.build(settings, built)
    stale = page(PAGE, "fi", "sv") | page("tulosta", "fi")  # paper does not say what is newer
    told = page(STATE, "fi", "sv") | beside(PAGE, "sv") | small(built, "fi")
    assert rendered(built, after) == stale | told

    change(text, "Uusi virke. ", "Uusi lause. ")
    again = build.build(settings, after)
    shown = page(PAGE, "fi") | page("tulosta", "fi") | beside(PAGE, "sv") | small(built, "fi")
    assert rendered(after, again) == shown, (
        "the translations were stale before: only these pages show the sentence"
    )


def test_a_sentence_of_a_translation_renders_no_page_of_another_language(built: Build) -> None:
    settings = built.made.settings
    change(settings.docs / f"sv/{PAGE}.md", f"{{ #{SECTION} }}\n\n", f"{{ #{SECTION} }}\n\nNytt. ")
    after = build.build(settings, built)
    shown = page(PAGE, "sv") | page("tulosta", "sv") | beside(PAGE, "sv") | small(built, "sv")
    assert rendered(built, after) == shown


def test_a_page_that_has_not_changed_is_not_parsed_again(built: Build) -> None:
    settings = built.made.settings
    change(settings.docs / f"fi/{PAGE}.md", "\n## ", "\nUusi virke.\n\n## ")
    after = build.build(settings, built)
    before, now = built.made.guide.default.pages, after.made.guide.default.pages
    anew = [name for name in now if now[name] is not before[name]]
    with_line = [name for name in now if any(one.kind == TIMELINE for one in now[name].blocks)]
    assert anew == [*with_line, PAGE], "the line is laid into its page each time; no other is made"
    assert all(now[name] == before[name] for name in with_line)


def test_a_changed_style_writes_the_style_sheet_alone(followed: Preview) -> None:
    style = followed.settings.overrides / "components/toc/toc.css"
    style.write_text(f"{style.read_text('utf-8')}/* new */", "utf-8")
    assert followed.follow() == ["assets/site.css"]


def test_a_changed_module_is_copied_alone(followed: Preview, tmp_path: Path) -> None:
    module = followed.settings.overrides / "components/toc/toc.js"
    module.write_text("// new", "utf-8")
    assert followed.follow() == ["components/toc/toc.js"]
    assert (tmp_path / "site/components/toc/toc.js").read_text("utf-8") == "// new"


@pytest.mark.long
def test_a_changed_template_renders_all_pages(followed: Preview, built: Build) -> None:
    change(followed.settings.overrides / "base.html", "</body>", "<!-- new --></body>")
    assert set(followed.follow()) == set(build.pages(built))


@pytest.mark.long
def test_what_is_gone_is_removed_and_what_comes_is_written(
    followed: Preview, tmp_path: Path
) -> None:
    settings, site = followed.settings, tmp_path / "site"
    new = {settings.docs / "assets/pictures/new.svg", settings.overrides / "components/new/new.js"}
    for path in new:
        path.parent.mkdir()
        path.write_text("<svg/>", "utf-8")
    aliases = settings.docs / "aliases.yml"
    old = aliases.read_text("utf-8")
    aliases.write_text(f"vanha-sivu: {PAGE}\n", "utf-8")
    names = ["assets/pictures/new.svg", "components/new/new.js", "vanha-sivu/index.html"]
    assert set(names) <= set(followed.follow())
    assert all((site / name).exists() for name in names)
    for path in new:
        path.unlink()
    aliases.write_text(old, "utf-8")
    followed.follow()
    assert not [name for name in names if (site / name).parent.exists()]


def test_a_broken_page_is_told_and_the_folder_stays_until_it_is_mended(
    followed: Preview, tmp_path: Path
) -> None:
    text = followed.settings.docs / f"fi/{PAGE}.md"
    shown = tmp_path / f"site/{PAGE}/index.html"
    before = shown.read_bytes()
    change(text, f" {{ #{SECTION} }}", "")
    with pytest.raises(preview.FAULTS, match=f"docs/fi/{PAGE}.md:"):
        followed.follow()
    assert shown.read_bytes() == before
    change(text, "\n## ", f"\n## Uusi {{ #{SECTION} }}\n\nUusi virke.\n\n## ")
    with pytest.raises(preview.FAULTS):
        followed.follow()
    text.write_text((ROOT / f"docs/fi/{PAGE}.md").read_text("utf-8"), "utf-8")
    change(text, f"{{ #{SECTION} }}\n\n", f"{{ #{SECTION} }}\n\nMennyt. ")
    followed.follow()
    assert "Mennyt. " in shown.read_text("utf-8")


def test_pages_link_to_pdfs_once_they_are_there(followed: Preview, tmp_path: Path) -> None:
    """Also where a page was broken at that moment."""
    nutshell = tmp_path / "site/pahkinankuoressa/index.html"
    text = followed.settings.docs / f"fi/{PAGE}.md"
    assert '.pdf"' not in nutshell.read_text("utf-8")
    whole = text.read_text("utf-8")
    change(text, f" {{ #{SECTION} }}", "")
    followed.link_pdfs()
    text.write_text(whole, "utf-8")
    followed.follow()
    assert '.pdf"' in nutshell.read_text("utf-8")
    assert followed.follow() == [], "the PDFs must not be asked for again"


@pytest.mark.parametrize("broken", ["{% if %}", "{{ page.nothing.at_all }}"])
def test_a_broken_template_is_told_by_file_and_line(followed: Preview, broken: str) -> None:
    template = followed.settings.overrides / "main.html"
    whole = template.read_text("utf-8")
    change(template, "{% block content %}", f"{{% block content %}}\n{broken}")
    line = template.read_text("utf-8").partition(broken)[0].count("\n") + 1
    with pytest.raises(LookError, match=f"overrides/main.html:{line}: "):
        followed.follow()
    template.write_text(whole, "utf-8")
    followed.follow()


@pytest.mark.long
def test_search_is_made_of_the_newest_build_however_quickly_saves_follow_each_other(
    built: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds = [built]
    for number in range(3):
        change(built.made.settings.docs / f"sv/{PAGE}.md", "\n## ", f"\nNytt {number}.\n\n## ")
        builds.append(build.build(built.made.settings, builds[-1]))
    later, saved = preview.Later(tmp_path, print), iter(builds)
    made: list[Searched] = []

    def search_index(given: Searched, store: object) -> SearchIndex:
        """Make an index while the next sentence is saved."""
        made.append(given)
        if newer := next(saved, None):
            later.ask(newer)
        elsewhere = File(f"{given.path}-elsewhere", "{}")
        return SearchIndex(File(given.path, "{}"), elsewhere, "", None)

    def codes(made: Made) -> Iterator[File]:
        """Come after the indexes."""
        later.stop()
        yield File("qr/late.svg", "")

    monkeypatch.setattr(files, "search_index", search_index)
    monkeypatch.setattr(files, "codes", codes)
    later.ask(next(saved))
    later.run()
    assert {one.traits.code: one for one in made} == {
        code: own.searched for code, own in builds[-1].languages.items()
    }
    assert sum(one.traits.code == "fi" for one in made) == 1, "Finnish has not changed"
    assert (tmp_path / "sv/search.json").exists()
    assert not (tmp_path / "qr").exists(), "what has been stopped must write nothing"
