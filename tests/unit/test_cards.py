"""Cards: every page, heading and term has one, with its title and the guide's name."""

import re
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.addresses import ledger
from kokemusopas.cards import card
from kokemusopas.cards.content import Card, cards
from kokemusopas.cards.lettering import bold_font, measure
from kokemusopas.cards.pictures import icon_pictures
from kokemusopas.fonts.plain import FAMILY, FONT
from kokemusopas.model import palette
from kokemusopas.model.elements import write
from kokemusopas.model.guide import load
from kokemusopas.model.look import NO_LOOK
from kokemusopas.pages import pictures
from kokemusopas.sharing.manifest import ICONS
from model_pages import change, settings, small_guide
from PIL import Image

COMPONENTS = ROOT / "overrides/components"
HEAVY = 45_000  # bytes of a card: a chat fetches one for each link
NAME = ("Pieni", "Opas")
PALETTE = palette.palette(ROOT / "overrides", NO_LOOK)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = small_guide(tmp_path)
    for language, name in (("fi", "Opas"), ("sv", "Guide")):
        before = f"site: {{name: {name}, short_name: {name}}}"
        texts = f"site: {{name: Pieni {name}, short_name: {name}, name_lines: [Pieni, {name}]}}"
        change(docs, f"{language}/_ui.yml", before, texts)
    return docs


@pytest.fixture(scope="module")
def bold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bold_font(ROOT / "docs" / FONT, tmp_path_factory.mktemp("fonts"))


def found(docs: Path) -> dict[str, Card]:
    guide = load(settings(docs, "index", "lista", "sanasto"))
    return {one.path: one for one in cards(guide, ledger.read(docs / ledger.NAME))}


def drawn(docs: Path, bold: Path, *made: Card) -> list[card.Drawing]:
    guide = load(settings(docs, "index", "lista", "sanasto"))
    return card.drawings(made, guide, bold)


def test_every_page_and_the_whole_guide_have_a_card(docs: Path) -> None:
    known = found(docs)
    pages = [
        f"cards/{language}/{name}.png"
        for language in ("fi", "sv")
        for name in ("index", "lista", "sanasto", "tulosta")
    ]
    assert [path for path in known if "go" not in path] == pages
    assert known["cards/fi/index.png"] == Card("cards/fi/index.png", NAME, "Tervetuloa", "index")
    assert known["cards/sv/tulosta.png"].title == "Pieni Guide"
    assert "cards/go.png" in known


def test_a_section_has_a_card_that_names_its_page(docs: Path) -> None:
    known = found(docs)
    path = "cards/fi/go/tilaa.png"
    assert known[path] == Card(path, NAME, "Tilaa", "lista", "Lista")
    assert known["cards/sv/go/sanasto/palkkio.png"].title == "arvode"


def test_a_card_is_light_and_shows_the_picture_of_its_page(docs: Path, bold: Path) -> None:
    with (docs / "fi/lista.md").open("a", encoding="utf-8") as file:
        file.write("\n<!-- picture: mieti -->\n")
    titles = ("Tilaa", "Tilaa ensin")
    made = [Card("", NAME, title, page, page) for title in titles for page in ("lista", "sanasto")]
    found = drawn(docs, bold, *made)
    files = [card.painted(one, PALETTE, COMPONENTS, bold) for one in found]
    assert max(map(len, files)) < HEAVY
    images = [Image.open(BytesIO(one)).convert("RGB") for one in files]
    assert {image.size for image in images} == {(1200, 630)}
    corner = (1200 - card.RIGHT - card.DRAWN[0], 0, 1200, card.DRAWN[1])
    corners = [image.crop(corner).tobytes() for image in images]
    assert corners[0] == corners[2] != corners[1] == corners[3]
    assert len({image.tobytes() for image in images}) == 4
    shapes = write(pictures.drawing("mieti", ROOT / "overrides").children)
    assert [shapes in one.frame.svg for one in found] == [True, False, True, False]


def test_the_name_on_a_card_leaves_the_room_of_its_picture(docs: Path, bold: Path) -> None:
    long = ("Kokemustoiminnan oman alueen", "opas")
    widths = []
    for name in (NAME, long):
        (one,) = drawn(docs, bold, Card("", name, "Tilaa", "lista"))
        size = float(re.findall(r'<text font-size="([\d.]+)"', one.frame.svg)[0])
        widths.append(max(map(measure(bold), name)) * size)
    room = 1200 - card.RIGHT - card.DRAWN[0] - card.LEFT - card.OWN_LOGO_WIDE - 2 * card.GAP
    assert widths[0] < widths[1] <= room + 1


def test_a_card_with_letters_that_the_type_lacks_is_in_one_other_type(
    docs: Path, bold: Path
) -> None:
    (own,) = drawn(docs, bold, Card("", NAME, "Sinä & <minä>", "index"))
    assert (own.title.family, own.title.borrows) == (FAMILY, False)
    (other,) = drawn(docs, bold, Card("", NAME, "Diŋgon & <minä>", "index", "Etusivu"))
    assert other.within
    painted = partial(card.painted, palette=PALETTE, components=COMPONENTS, bold=bold)
    assert FAMILY not in (other.title.family, other.within.family)
    assert painted(other) != painted(own)


def test_every_icon_of_the_manifest_is_drawn() -> None:
    drawn = {one.path: one.width for one in icon_pictures(PALETTE, COMPONENTS)}
    assert drawn == {f"assets/{name}": size for name, (size, _) in ICONS.items()}
