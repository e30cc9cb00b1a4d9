"""Colours: in one place alone, told apart, and an owner's own lead the others with them."""

import re

import pytest
from conftest import ROOT
from kokemusopas.model.look import DARK, LIGHT, NO_LOOK, OwnLook
from kokemusopas.model.palette import Palette, contrast, palette
from kokemusopas.model.publisher import PublisherError

OVERRIDES = ROOT / "overrides"
COLOUR = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b|(?<==\")[0-9a-f]{6}(?=\")", re.IGNORECASE)
# Black and white are the same in every palette; what is seen through (CSS masks, codes) has them.
EVERYWHERE = {"#000", "#fff", "#333", "#999"}
GREEN = "#1f5c2e"


def with_colours(*colours: tuple[str, str, str]) -> Palette:
    return palette(OVERRIDES, OwnLook(colours))


def test_a_colour_stands_in_the_palette_and_nowhere_else() -> None:
    looks = [
        path
        for kind in ("*.css", "*.svg", "*.html", "*.xml", "*.xhtml")
        for path in OVERRIDES.rglob(kind)
        if "transfer/vendor" not in path.as_posix()
    ]
    found = [
        f"{path.relative_to(ROOT)}: {colour}"
        for path in looks
        for colour in COLOUR.findall(re.sub(r"&#\w+;", "", path.read_text("utf-8")))
        if colour.lower() not in EVERYWHERE
    ]
    assert not found, (
        "give it a name in overrides/components/base/palette.yml and write var(--light-<name>) or "
        "the name of its variable, or an owner's colours do not reach it:\n" + "\n".join(found)
    )


def test_text_of_the_guide_itself_stands_out_more_than_an_owner_must_hold() -> None:
    own = palette(OVERRIDES, NO_LOOK)
    for scheme in (own.light, own.dark):
        for name in ("ink", "soft", "link", "accent", "deep"):
            for ground in ("paper", "card"):
                assert contrast(scheme[name], scheme[ground]) >= 7, f"{name} on {ground}"


def test_the_colours_of_the_guide_pass_what_is_asked_of_an_owners() -> None:
    own = palette(OVERRIDES, NO_LOOK)
    same = ((LIGHT, name, colour) for name, colour in own.light.items())
    dark = ((DARK, name, own.dark[name]) for name in own.dark if name in ("ink", "paper", "card"))
    assert with_colours(*same, *dark).light == own.light


def test_one_colour_leads_those_that_keep_step_with_it_and_they_can_be_read() -> None:
    own, found = palette(OVERRIDES, NO_LOOK), with_colours((LIGHT, "link", GREEN))
    assert found.light["link"] == GREEN
    for name in ("deep", "tint", "ink"):
        assert found.light[name] != own.light[name], f"{name} keeps the guide's hue"
    for name in ("link", "paper", "deep"):
        assert found.dark[name] != own.dark[name], f"{name} in dark keeps the guide's hue"
    assert found.light["sun"] == own.light["sun"]
    assert contrast(found.dark["link"], found.dark["tint"]) >= 4.5
    assert f"--md-typeset-a-color:{GREEN};" in found.sheet


def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can() -> None:
    with pytest.raises(PublisherError) as refused:
        with_colours((LIGHT, "link", "#5aa9b5"))
    said = str(refused.value)
    assert "`look.colours.light`: `link` #5aa9b5 on `paper` #fbf7f0 has a contrast of 2." in said
    assert "text must have 4.5 at least" in said
    found = re.search(r'`link: "(#[0-9a-f]{6})"`', said)
    assert found, said
    mended = with_colours((LIGHT, "link", found[1]))
    assert contrast(mended.light["link"], mended.light["tint"]) >= 4.5


def test_a_ground_on_which_nothing_can_be_read_is_refused_too() -> None:
    with pytest.raises(PublisherError, match=r"`ink` #[0-9a-f]{6} on `paper` #777777"):
        with_colours((LIGHT, "paper", "#777777"))


def test_a_colour_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(PublisherError, match=r"`look.colours.light` is `blue`: write names of"):
        with_colours((LIGHT, "blue", GREEN))


def test_a_drawing_gets_the_values_of_the_colours_that_it_names() -> None:
    own = palette(OVERRIDES, NO_LOOK)
    assert own.filled('<g fill="var(--dark-sun)"/>') == f'<g fill="{own.dark["sun"]}"/>'
