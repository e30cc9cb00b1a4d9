"""Pictures in the site's own hand: drawn into the page, light, and only there to be seen."""

import gzip
import re
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.model.elements import walk, write
from kokemusopas.pages import body, pictures
from kokemusopas.pages.made import make
from kokemusopas.paper import drawings
from kokemusopas.translations.translatable import front_matter
from model_pages import settings, small_guide

OVERRIDES = ROOT / "overrides"
MOST = 3_000  # bytes gzipped
FRAME = ("400", "236")
PAINTS = ("fill", "stroke", "style", "color")
NAMES = pictures.names(OVERRIDES)
PEOPLE = re.compile(r"(?:bust|head|listener|standing|wheeler)\(([^)]*)")
ROLES = {"host", "expert", "other"}
FINNISH = sorted((ROOT / "docs/fi").glob("[!_]*.md"))
ABOUT = {"kirjoittajalle", "saavutettavuus", "tietosuoja"}  # about the guide: looked up, not read
PLACE = "<!-- picture: mieti -->"


def source(name: str) -> str:
    """Return how a picture, or what all are drawn from, is written."""
    return (OVERRIDES / f"components/picture/{name}.svg").read_text("utf-8")


PARTS = source(pictures.PARTS)


def page_with(place: str, folder: Path, head: str = "") -> str:
    """Return the HTML of a page of the small guide with a place in it, or a line in its head."""
    docs = small_guide(folder)
    page = docs / "fi/lista.md"
    text = page.read_text("utf-8")
    if head:
        text = text.replace("---\n", f"---\n{head}\n", 1)
    page.write_text(f"{text}\n{place}\n", "utf-8")
    made = make(settings(docs, "index", "lista", "sanasto"))
    edition = made.guide.editions["fi"]
    return "".join(
        write(nodes) for _, nodes in body.sections(edition.pages["lista"], edition, made)
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_light_has_its_room_and_takes_its_colours_from_the_site(name: str) -> None:
    svg = pictures.drawing(name, OVERRIDES)
    size = len(gzip.compress(write((svg,)).encode()))
    assert size <= MOST, f"{name}.svg is {size} bytes gzipped: draw it with fewer points"
    frame = (svg.get("width"), svg.get("height"))
    assert frame == FRAME, f"{name}.svg: call `svg` of parts.svg, all pictures have one frame"
    assert re.fullmatch("[a-z]+(-[a-z]+)?", name), f"{name}.svg: name it by a word or two"
    assert svg.get("aria-hidden") == "true", f"{name}.svg: the words beside it say the same"
    painted = [one for one in walk((svg,)) for paint in PAINTS if one.get(paint)]
    assert not painted, f"{name}.svg: give a class of picture.css in place of a colour: {painted}"
    assert all(
        one.tag in ("svg", "g") or one.classes or "transform" in dict(one.attributes)
        for one in walk((svg,))
    ), f"{name}.svg: a shape without a class is black in every scheme"


def test_every_colour_of_a_picture_is_known_on_the_screen_and_on_paper() -> None:
    shapes = [one for name in NAMES for one in walk((pictures.drawing(name, OVERRIDES),))]
    used = {name for one in shapes for name in one.classes if "gap--" not in name} - {"picture"}
    for sheet in ("picture/picture.css", "paper/pdf/drawing.css"):
        css = (OVERRIDES / "components" / sheet).read_text("utf-8")
        lacking = used - set(re.findall(r"\.(picture__[\w-]+)", css))
        assert not lacking, f"{sheet} has no colour for {sorted(lacking)}"


def test_pictures_import_what_they_draw_with_and_no_part_lies_unused() -> None:
    called = re.compile(r"(?:{{|% call) (\w+)\(")
    used = set(called.findall(PARTS))
    for name in NAMES:
        text = source(name)
        imported = set(", ".join(re.findall(r"import (.+?) %}", text)).split(", "))
        idle = imported - set(called.findall(text))
        assert not idle, f"{name}.svg imports {sorted(idle)} and does not draw with it"
        used |= imported
    idle = set(re.findall(r"macro (\w+)", PARTS)) - used
    assert not idle, f"parts.svg: no picture draws with {sorted(idle)}; delete it"


def test_people_look_only_like_what_the_parts_can_draw() -> None:
    known = {"short", *re.findall(r'"(\w+)" in looks', PARTS)}
    for name in NAMES:
        said = " ".join(PEOPLE.findall(source(name)))
        looks = set(" ".join(re.findall(r'"([^"]+)"', said)).split()) - ROLES
        assert looks <= known, f"{name}.svg: parts.svg cannot draw {sorted(looks - known)}"


def test_a_page_holds_the_picture_that_its_place_names(tmp_path: Path) -> None:
    assert write((pictures.drawing("mieti", OVERRIDES),)) in page_with(PLACE, tmp_path)


def test_a_page_opens_with_the_picture_that_its_head_names_below_its_heading(
    tmp_path: Path,
) -> None:
    page = page_with("", tmp_path, "picture: mieti")
    drawn = write((pictures.drawing("mieti", OVERRIDES),))
    assert re.fullmatch(rf".*</h1>(?:(?!<p).)*{re.escape(drawn)}<p>.*", page, re.DOTALL)


@pytest.mark.parametrize(
    ("place", "head", "line"),
    [("<!-- picture: mietti -->", "", r"\d\d"), ("", "picture: mietti", "2")],
)
def test_a_picture_that_is_not_there_is_told_with_its_line_and_what_was_meant(
    place: str, head: str, line: str, tmp_path: Path
) -> None:
    says = (
        rf"docs/fi/lista\.md:{line}: there is no picture `mietti`; did you mean `mieti`\?"
        r"; .* has .*\bmieti\b"
    )
    with pytest.raises(pictures.PictureError, match=says):
        page_with(place, tmp_path, head)


@pytest.mark.ours
def test_every_step_tool_and_main_page_opens_with_a_picture_of_its_own() -> None:
    heads = {path.stem: front_matter(path.read_text("utf-8"), path.name) for path in FINNISH}
    named = {name: str(head.get("picture", "")) for name, head in heads.items()}
    lacking = [
        name
        for name, head in heads.items()
        if not (named[name] or head.get("template") or head.get("easy") or name in ABOUT)
    ]
    assert not lacking, f"draw a picture and name it by `picture:`: {lacking}"
    used = [picture for picture in named.values() if picture]
    twice = {picture for picture in used if used.count(picture) > 1}
    assert not twice, f"each page has a picture of its own: {twice}"


def test_a_picture_on_paper_has_its_colours_in_it_and_is_no_figure() -> None:
    (place,) = drawings.on_paper(pictures.drawing("mieti", OVERRIDES), settings())
    assert not isinstance(place, str)
    assert (place.tag, place.children) == ("div", ())
    assert "url('data:image/svg+xml;base64," in (place.get("style") or "")
