"""Figures with points and paths of questions: what is written, drawn and read is the same."""

import gzip
import re
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.grammar import forms, written
from kokemusopas.model.elements import text, walk, write
from kokemusopas.pages import body, figures, pictures
from kokemusopas.pages.made import Made, make
from kokemusopas.pages.print_page import paper_page
from kokemusopas.paper.unfolded import for_paper
from kokemusopas.sharing.as_markdown import Told, words
from model_pages import settings, small_guide

OVERRIDES = ROOT / "overrides"
NAMES = pictures.names(OVERRIDES, figures.FOLDER)
MOST = 3_000  # bytes gzipped
LISTED = re.compile(r"^ {4}draws: (\S+)\n\n((?:\d+\. .*\n)+)", re.MULTILINE)
FIGURE = """/// figure | Mitä se on
    draws: nimikkeet

1. **Yksi** on [linkki](lista.md).
2. Kaksi.
3. Kolme.
4. Neljä.
///
"""
PATH = """/// path | Kysymykset

1. Onko hätä?
    - **Kyllä:** Soita [112](tel:112).
    - **Ei:** Odota.
2. Jatketaanko?
    - **Kyllä:** Jatka.
    - **Ei:** Lopeta.
///
"""


def made_with(block: str, folder: Path) -> Made:
    """Return the small guide, the page `lista` of which ends with a block."""
    docs = small_guide(folder)
    with (docs / "fi/lista.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{block}")
    return make(settings(docs, "index", "lista", "sanasto"))


def html_of(block: str, folder: Path) -> str:
    made = made_with(block, folder)
    edition = made.guide.editions["fi"]
    return "".join(
        write(nodes) for _, nodes in body.sections(edition.pages["lista"], edition, made)
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_light_silent_and_takes_its_colours_from_the_site(name: str) -> None:
    svg = pictures.drawing(name, OVERRIDES, figures.FOLDER)
    size = len(gzip.compress(write((svg,)).encode()))
    assert size <= MOST, f"{name}.svg is {size} bytes gzipped: draw it with fewer points"
    assert svg.get("aria-hidden") == "true", f"{name}.svg: the list beside it says the same"
    css = (OVERRIDES / "components/picture/picture.css").read_text("utf-8")
    paper = (OVERRIDES / "components/paper/pdf/drawing.css").read_text("utf-8")
    for one in walk((svg,)):
        for colour in one.classes - {"picture"}:
            assert f".{colour}" in css, f"{name}.svg: picture.css has no `{colour}`"
            assert f".{colour}" in paper, f"{name}.svg: drawing.css has no `{colour}`"
        assert not one.get("fill"), f"{name}.svg: give a class of picture.css, no colour: {one}"


def test_a_list_has_the_points_that_its_drawing_has() -> None:
    drawn = {
        name: figures.points(pictures.drawing(name, OVERRIDES, figures.FOLDER)) for name in NAMES
    }
    for path in sorted((ROOT / "docs").glob("*/*.md")):
        for name, listed in LISTED.findall(path.read_text("utf-8")):
            numbers = [int(one) for one in re.findall(r"^(\d+)\.", listed, re.MULTILINE)]
            wanted = [*range(1, drawn[name] + 1)]
            assert numbers == wanted, f"{path}: {name}.svg has the numbers {wanted}"


def test_a_figure_is_its_title_its_drawing_and_its_list(tmp_path: Path) -> None:
    html = html_of(FIGURE, tmp_path)
    shown = re.search(r'<div class="figure">(.*)</div>', html, re.DOTALL)
    assert shown, f"no figure is shown: {html[-600:]}"
    title, svg, listed = (shown[1].find(one) for one in ("figure__title", "<svg", "<ol"))
    assert -1 < title < svg < listed, "title, drawing and list stand in this order"
    assert "data-" not in shown[1], "what the build alone needs is sent to readers"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("4. Neljä.\n", "", r"fi/lista\.md:\d+: the drawing `nimikkeet` has the numbers 1 to 4"),
        (
            "nimikkeet",
            "nimikeet",
            r"fi/lista\.md:\d+: there is no drawing `nimikeet`; did you mean",
        ),
    ],
)
def test_a_figure_whose_drawing_is_another_is_told_with_its_line(
    old: str, new: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(pictures.PictureError, match=says):
        html_of(FIGURE.replace(old, new), tmp_path)


def test_on_paper_and_for_programs_a_figure_is_its_list(tmp_path: Path) -> None:
    made = made_with(FIGURE, tmp_path)
    edition = made.guide.editions["fi"]
    page = edition.pages["lista"]
    nodes = for_paper(paper_page(page, edition, made, 1).nodes, made.settings)
    assert "Kaksi." in text(nodes)
    assert not [one for one in walk(nodes) if one.tag == "svg"], "a drawing would need a text"
    said = words(page.sections[-1], Told(page, edition, made.guide))
    assert "Mitä se on\n\n1. **Yksi** on [linkki](" in said
    assert said.endswith("\n2. Kaksi.\n3. Kolme.\n4. Neljä.")


def test_a_path_is_a_list_of_questions_with_two_answers_each(tmp_path: Path) -> None:
    html = html_of(PATH, tmp_path)
    assert html.count("<ul>") >= 2
    assert '<a href="tel:112">112</a>' in html


@pytest.mark.parametrize(
    ("block", "line"),
    [
        (FIGURE.replace(" | Mitä se on", ""), 1),
        (FIGURE.replace("2. Kaksi", "Kaksi"), 5),
        (FIGURE.replace("2. Kaksi", "- Kaksi"), 5),
        (f"//// addition | Lisätty 2026\n{FIGURE.replace('2. Kaksi', '- Kaksi')}////", 6),
        (PATH.replace(" | Kysymykset", ""), 1),
        (PATH.replace("1. Onko hätä?\n", ""), 1),
        (PATH.replace("    - **Ei:** Lopeta.\n", ""), 1),
        (PATH.replace("**Ei:** Odota", "Odota"), 5),
    ],
)
def test_what_is_no_figure_or_path_is_told_at_its_line(block: str, line: int) -> None:
    assert [(one.line, one.key) for one in forms.faults("fi/x.md", block)] == [(line, "block-form")]


@pytest.mark.parametrize("block", [FIGURE, PATH, FIGURE.replace("///", "////")])
def test_a_figure_and_a_path_as_they_should_be_are_no_fault(block: str) -> None:
    page = f"---\ntitle: Sivu\n---\n\n# Sivu {{ #sivu }}\n\n{block}"
    assert list(written.faults("fi/x.md", page, frozenset())) == []
