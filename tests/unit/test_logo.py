"""An owner's logo: small, of a known shape, told in words of each language, on pages and papers."""

import struct
from dataclasses import replace
from pathlib import Path

import pytest
from kokemusopas.model import logo
from kokemusopas.model.logo import PNG, Logo
from kokemusopas.model.look import OwnLook
from kokemusopas.model.owner import Owner
from kokemusopas.model.publisher import PublisherError
from kokemusopas.paper import drawings
from kokemusopas.publish import offline
from model_pages import settings

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180.5 60"><path d="M0 0"/></svg>'
TEXT = {"fi": "Esimerkki", "sv": "Exempel"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    assets = tmp_path / "docs/assets"
    assets.mkdir(parents=True)
    (assets / "a.svg").write_text(SVG, "utf-8")
    (assets / "tall.svg").write_text(SVG.replace("180.5 60", "20 60"), "utf-8")
    (assets / "unknown.svg").write_text("<svg/>", "utf-8")
    (assets / "heavy.svg").write_text(SVG + " " * logo.MOST, "utf-8")
    (assets / "a.png").write_bytes(PNG + b"\0\0\0\rIHDR" + struct.pack(">II", 400, 200))
    (assets / "small.png").write_bytes(PNG + b"\0\0\0\rIHDR" + struct.pack(">II", 40, 20))
    (assets / "false.png").write_text(SVG, "utf-8")
    return tmp_path / "docs"


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"text": TEXT}, "`look.logo.file` is ``: write an SVG or PNG that is in docs/assets"),
        ({"file": "../a.svg"}, "`look.logo.file` is `../a.svg`"),
        ({"file": "assets/b.svg"}, "write an SVG or PNG that is in docs/assets"),
        ({"file": "assets/tall.svg"}, "is `assets/tall.svg (20 × 60)`: write a logo at most 6"),
        ({"file": "assets/unknown.svg"}, 'an SVG that tells its size: `viewBox="0 0'),
        ({"file": "assets/heavy.svg"}, "a file of 20,000 bytes at most: each page has it"),
        ({"file": "assets/small.png"}, "`assets/small.png (40 × 20)`: write a PNG of 120 pixels"),
        ({"file": "assets/false.png"}, "a file that is a PNG as its name says"),
        ({"file": "assets/a.svg"}, "`look.logo.text` is ``: write the organisation's name"),
        ({"file": "assets/a.svg", "text": TEXT, "dark": "b.svg"}, "`look.logo.dark` is `b.svg`"),
    ],
)
def test_a_logo_that_does_not_fit_is_refused_with_what_would(
    docs: Path, told: dict[str, object], says: str
) -> None:
    with pytest.raises(PublisherError) as refused:
        logo.read(told, docs)
    assert says in str(refused.value)


def test_a_logo_has_its_shape_so_that_nothing_jumps_when_it_comes(docs: Path) -> None:
    drawn = logo.read({"file": "assets/a.svg", "text": TEXT, "dark": "assets/a.png"}, docs)
    assert drawn
    assert (drawn.width, drawn.height, drawn.said("sv")) == (180, 60, "Exempel")
    assert drawn.files == ("assets/a.svg", "assets/a.png")
    dots = logo.read({"file": "assets/a.png", "text": TEXT}, docs)
    assert dots
    assert (dots.width, dots.height, dots.is_drawn) == (400, 200, False)


def test_what_a_logo_shows_is_told_in_each_language_that_is_published() -> None:
    told = Owner(look=OwnLook(logo=Logo("assets/a.svg", (("fi", "Esimerkki"),))))
    assert told.published(("fi",)) == ("fi",)
    with pytest.raises(PublisherError, match="one for `sv` too"):
        told.published(("fi", "sv"))


def test_a_logo_is_on_paper_but_one_of_dots_not_where_all_is_black(docs: Path) -> None:
    for file, black in (("assets/a.svg", True), ("assets/a.png", False)):
        own = Logo(file, (), "", 3, 1)
        given = replace(settings(docs), owner=Owner(look=OwnLook(logo=own)))
        assert drawings.logo(given).startswith("data:image/")
        assert bool(drawings.logo(given, black=True)) == black
    assert drawings.logo(settings(docs)) == ""


def test_a_saved_guide_has_the_logo_whatever_its_kind(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("logo.png", "icon-512.png"):
        (tmp_path / "assets" / name).write_bytes(b"png")
    found = offline.files(tmp_path, {"fi": ""}, also=("assets/logo.png",))
    assert list(found["shared"]) == ["assets/logo.png"]
