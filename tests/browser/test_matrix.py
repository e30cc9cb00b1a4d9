"""Whatever the window, the size and the spacing of text, the font and the colours: all is seen."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from kokemusopas.model.parts import PRINT_PAGE
from playwright.sync_api import Page

from browser.conftest import OpenPage
from browser.matrix.states import TEXTS, Matrix, Scene, scenes_in, widths
from tools.kinds import of_each_kind
from tools.public_addresses import DEFAULT, LANGUAGES, path_of

OTHERS = [one for one in LANGUAGES if one != DEFAULT]
State = dict[str, Any]
# Windows that stand for many, as {size of text: states}: of `some`, the first of each size.
WINDOWS: dict[int, list[State]] = {
    16: [
        {"width": 320, "height": 256, "spaced": True},
        {"width": 1024, "spaced": True, "plain": True},
        {"width": 320, "height": 256},
    ],
    24: [{"width": 1280}, {"width": 768, "plain": True}],
    32: [{"width": 320, "plain": True}, {"width": 390}, {"width": 1280}],
}
FIRST = {16: 2, 24: 1, 32: 1}  # how many of them
# What shows over the page that it belongs to.
OVER = ("menu", "contents", "undo, details of an item and filters", "send or move")
# What has all edges between them that the tools have.
EDGED = ("results", "letter", "undo, details of an item and filters", "events", "send or move")
LOOKS: list[dict[str, Any]] = [
    {"forced_colors": "active", "contrast": "null"},
    {"forced_colors": "null", "contrast": "more"},
]
MENDED = (
    "Let it wrap, give it room, or let its box grow with it (`make sheet` shows pictures; "
    "tests/browser/matrix/look.mjs is what looks)"
)


def every(step: int, doubled: bool = True) -> dict[int, list[State]]:
    """Return all windows at which a layout could break, in each way that letters come."""
    ways = [
        {"spaced": spaced, "plain": plain} for spaced in (False, True) for plain in (False, True)
    ]
    chosen = ways if doubled else [ways[0], ways[-1]]
    return {
        text: [{"width": width, **way} for width in widths(text, step) for way in chosen]
        for text in TEXTS
    }


def seen_in(matrix: Matrix, script: str, states: dict[int, list[State]]) -> list[dict[str, Any]]:
    """Return what a function of matrix.mjs finds in each state, with the size of text in it."""
    found = []
    for text, windows in states.items():
        matrix.text(text)
        for one in matrix.page.evaluate(f"(states) => matrix.{script}(states)", windows):
            found.append(one | {"text": text})
    return found


def told(scene: Scene, found: Iterable[dict[str, Any]]) -> list[str]:
    """Return a line for each fault: where, in which window, by how much, and in how many more."""
    kinds = defaultdict(list)
    for one in found:
        kinds[one["element"], one["kind"]].append(one)
    lines = []
    for (element, kind), same in kinds.items():
        worst = max(same, key=lambda one: one["px"])
        state = worst["state"]
        way = [f"{state['width']} × {state.get('height', 800)} px", f"text {worst['text']} px"]
        way += ["spaced"] * bool(state.get("spaced")) + ["without the font"] * bool(
            state.get("plain")
        )
        more = f", and in {len(same) - 1} more" if len(same) > 1 else ""
        place = f"/{scene.path} {scene.name}".rstrip()
        lines.append(f"{place} [{', '.join(way)}{more}]: {element} {kind}: {worst['px']} px")
    return lines


def seen_of(matrix: Matrix, shown: Iterable[Scene], states: dict[int, list[State]]) -> list[str]:
    """Return a line for each fault of some scenes in some windows."""
    found = []
    for scene in shown:
        matrix.text(16)
        matrix.open(scene)
        found += told(scene, seen_in(matrix, "lookIn", states))
    return found


@pytest.fixture
def matrix(open_page: OpenPage) -> Matrix:
    page: Page = open_page("about:blank", width=1920, reduced_motion="reduce")
    return Matrix(page)


def test_no_text_is_cut_and_nothing_leaves_the_window_or_lies_over_another(
    matrix: Matrix, paths: list[str], extent: str
) -> None:
    """Of `some`, the whole guide on one page is left out: it has what its pages have.

    So are the translated pages, whose words test_reading.py looks at in the narrowest window.
    """
    if extent == "some":
        translated = tuple(f"{language}/" for language in OTHERS)
        left_out = (*translated, path_of(PRINT_PAGE, DEFAULT))
        looked_at = [path for path in paths if not path.startswith(left_out)]
        others = [one for one in scenes_in(*OTHERS) if one.name in OVER[2:3]]
    else:
        looked_at, others = paths, scenes_in(*OTHERS)
    chosen = (
        WINDOWS if extent == "all" else {size: WINDOWS[size][: FIRST[size]] for size in WINDOWS}
    )
    found = seen_of(matrix, [*map(Scene, looked_at), *scenes_in(DEFAULT), *others], chosen)
    assert not found, "\n".join([*found, MENDED])


@pytest.mark.long
def test_each_kind_of_page_keeps_to_every_window_at_which_a_layout_could_break(
    matrix: Matrix, site: Path
) -> None:
    kinds = of_each_kind(site, ROOT / "docs", LANGUAGES)
    shown = [Scene(path) for path in kinds if path != path_of(PRINT_PAGE, DEFAULT)]
    found = seen_of(matrix, [*shown, *scenes_in(DEFAULT)], every(320, doubled=False))
    assert not found, "\n".join([*found, MENDED])


@pytest.mark.parametrize("step", [pytest.param(40, marks=pytest.mark.long), 320])
def test_the_header_keeps_to_every_window(matrix: Matrix, step: int) -> None:
    """It is the same on all pages, and holds more words beside each other than anything else."""
    found = []
    for language in LANGUAGES:
        scene = Scene(path_of("haku", language), "header")
        matrix.text(16)
        matrix.open(scene)
        matrix.page.evaluate("matrix.onlyHeader()")
        found += told(scene, seen_in(matrix, "lookIn", every(step, doubled=step < 100)))
    assert not found, "\n".join([*found, MENDED])


def test_what_has_the_focus_can_be_seen(matrix: Matrix) -> None:
    windows = {16: [{"width": 320, "height": 480}, {"width": 1280}], 32: [{"width": 390}]}
    found = []
    for scene in [one for one in scenes_in(DEFAULT) if one.name in OVER]:
        matrix.text(16)
        matrix.open(scene)
        found += told(scene, seen_in(matrix, "focusIn", windows))
    assert not found, "\n".join([*found, "Let the page scroll on, see scroll-padding-block-end"])


def test_what_has_an_edge_by_its_colour_has_a_line_where_the_reader_asks_for_more(
    matrix: Matrix, extent: str
) -> None:
    found = []
    scenes = [one for one in scenes_in(DEFAULT) if extent == "all" or one.name in EDGED]
    for scene in [Scene(""), *scenes]:
        matrix.open(scene)
        matrix.page.evaluate("matrix.lay({ width: 1280 })")
        matrix.page.evaluate("matrix.noteSurfaces()")
        for look in LOOKS:
            matrix.page.emulate_media(**look)
            bare = matrix.page.evaluate("matrix.edgeless()")
            found += [f"/{scene.path} {scene.name}, {look}: {one}" for one in bare]
        matrix.page.emulate_media(contrast="null")
    assert not found, "give it a border where base.css draws edges of colour:\n" + "\n".join(found)
