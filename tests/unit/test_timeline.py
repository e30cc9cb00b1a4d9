"""The time line of a booking: when each thing of the host's list is due, drawn and told alike."""

from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.figures import scale
from kokemusopas.figures.scale import SHAPE, is_scale
from kokemusopas.model.elements import text, walk
from kokemusopas.model.guide import Guide, load
from kokemusopas.model.parts import Block
from kokemusopas.model.timeline import TICKS, Band, Stop, Timeline
from kokemusopas.pages import body, print_page
from kokemusopas.pages.made import make
from kokemusopas.sharing.as_markdown import Told, file
from model_pages import change, settings, small_guide

PAGES = ("index", "lista", "sanasto")
ITEMS = """- [ ] Sovin *kaiken*. [Miksi?](#kysy) { #sovin due=-7 for=talk,pair was=sopimus }
- [ ] Kysyn. { #kysyn due=-42 for=talk }
- [ ] En tiedä milloin. { #joskus for=talk }
- [ ] Soitan. { #soitto due=3 key }
- [ ] Laskutan. { #lasku due=7 }
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = small_guide(tmp_path)
    lines = (docs / "fi/lista.md").read_text("utf-8").splitlines(keepends=True)
    old = "".join(line for line in lines if line.startswith("- [ ]"))
    change(docs, "fi/lista.md", old, ITEMS)
    change(docs, "fi/lista.md", "Sovi palkkiosta ajoissa.", "<!-- timeline -->")
    return docs


def guide_of(docs: Path) -> Guide:
    return load(settings(docs, *PAGES))


def test_the_line_has_what_every_event_needs_and_what_is_marked_by_the_day_it_is_due(
    docs: Path,
) -> None:
    line = guide_of(docs).editions["fi"].timeline
    assert line
    (band,) = line.bands
    shown = [(stop.due, stop.when, [item.id for item in stop.things]) for stop in band.stops]
    assert shown == [
        (-42, "6 viikkoa ennen", ["kysyn"]),
        (-7, "Viikko ennen", ["sovin"]),
        (3, "3 päivän päästä", ["soitto"]),
    ]
    assert (line.at(-42), line.at(3), line.begin) == ("0%", "100%", "6 viikkoa ennen")


def test_the_drawing_and_its_text_tell_the_same_line(docs: Path) -> None:
    made = make(settings(docs, *PAGES))
    edition = made.guide.editions["fi"]
    line = edition.timeline
    assert line
    nodes = [
        node for _, own in body.sections(edition.pages["lista"], edition, made) for node in own
    ]
    (number,) = (text(one.children) for one in walk(nodes) if "timeline__number" in one.classes)
    (step,) = (one for one in walk(nodes) if "timeline__step" in one.classes)
    assert number == dict(step.attributes)["value"]
    rows = [text(one.children) for one in walk(nodes) if "timeline__stop" in one.classes]
    assert rows == [
        " ".join([stop.when, *(item.words.text for item in stop.things)])
        for band in line.bands
        for stop in band.stops
    ]
    assert f"\n{number}. **" in file(Told(edition.pages["lista"], edition, made.guide), None)


def test_each_step_is_drawn_from_the_day_it_begins_to_the_day_it_ends() -> None:
    days = {1: (-40, -20), 2: (-30, 0), 3: (0, 0), 5: (5, 10)}
    stops = {number: tuple(Stop(day, "", ()) for day in some) for number, some in days.items()}
    line = Timeline(tuple(Band(number, "", own) for number, own in stops.items()))
    drawn = scale.shown(Block("timeline", ()), line, settings(ROOT / "docs"))
    bars = [dict(one.attributes) for one in walk((drawn,)) if "timeline__bar" in one.classes]
    assert [(bar["x"], bar["width"]) for bar in bars] == [
        ("0%", "40%"),  # of the fifty days
        ("20%", "60%"),
        ("90%", "10%"),
    ]
    numbers = [text(one.children) for one in walk((drawn,)) if "timeline__number" in one.classes]
    assert sorted(numbers) == ["1", "2", "3", "5"]
    assert line.weeks == (-35, -28, -21, -14, -7, 0, 7)


def test_a_long_line_has_no_more_ticks_than_can_be_told_apart() -> None:
    year = Timeline((Band(1, "", (Stop(-400, "", ()), Stop(7, "", ()))),))
    assert 0 in year.weeks
    assert len(year.weeks) <= TICKS + 1, "leave out more of the weeks of a line of this length"


def test_paper_has_the_drawing_in_a_shape_of_its_own_and_the_print_page_its_text_alone(
    docs: Path,
) -> None:
    made = make(settings(docs, *PAGES))
    edition = made.guide.editions["fi"]
    found = print_page.parts(edition, made)
    drawn = [
        one for part in found for page in part.pages for one in walk(page.nodes) if is_scale(one)
    ]
    assert [one.get("viewBox") for one in drawn] == [SHAPE], "a sheet cannot stretch it without"
    html = print_page.html(found, edition, made)
    assert "timeline__steps" in html
    assert "timeline__scale" not in html


def test_a_list_of_which_nothing_is_due_has_no_line(docs: Path) -> None:
    change(docs, "fi/lista.md", ITEMS, "- [ ] Sovin. { #sovin for=talk }\n")
    assert guide_of(docs).editions["fi"].timeline is None
