"""Cards: every page has one, with its title and the guide's name."""

from pathlib import Path

from conftest import ROOT
from kokemusopas.cards.pictures import Card, bold_font, card_pictures, cards, icon_pictures
from kokemusopas.fonts.plain import FAMILY, FONT
from kokemusopas.model.guide import load
from kokemusopas.sharing.manifest import ICONS
from model_pages import change, settings, small_guide


def docs_of(folder: Path) -> Path:
    docs = small_guide(folder)
    for language, name in (("fi", "Opas"), ("sv", "Guide")):
        texts = f"site: {{name: Pieni {name}, name_lines: [Pieni, {name}]}}"
        change(docs, f"{language}/_ui.yml", f"site: {{name: {name}}}", texts)
    return docs


def test_every_page_and_the_whole_guide_have_a_card(tmp_path: Path) -> None:
    guide = load(settings(docs_of(tmp_path), "index", "lista", "sanasto"))
    found = {card.path: card for card in cards(guide)}
    assert list(found) == [
        f"cards/{language}/{name}.png"
        for language in ("fi", "sv")
        for name in ("index", "lista", "sanasto", "tulosta")
    ]
    name = ("Pieni", "Opas")
    assert found["cards/fi/index.png"] == Card("cards/fi/index.png", name, "Tervetuloa")
    assert found["cards/sv/tulosta.png"].title == "Pieni Guide"


def test_a_card_is_drawn_with_its_words_escaped(tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    change(docs, "fi/index.md", "# Tervetuloa", "# Sinä & *minä*")
    guide = load(settings(docs, "index"))
    bold = bold_font(ROOT / "docs" / FONT, tmp_path)
    first = next(card_pictures(guide, ROOT / "overrides/components", bold))
    assert "Sinä &amp; minä" in first.svg
    assert first.width == 1200
    assert not first.borrows


def test_a_card_with_letters_that_the_type_lacks_is_in_one_other_type(tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    change(docs, "fi/index.md", "# Tervetuloa", "# Diŋgon")
    bold = bold_font(ROOT / "docs" / FONT, tmp_path)
    guide = load(settings(docs, "index"))
    first = next(card_pictures(guide, ROOT / "overrides/components", bold))
    assert first.borrows
    assert FAMILY not in first.svg


def test_every_icon_of_the_manifest_is_drawn() -> None:
    drawn = {one.path: one.width for one in icon_pictures(ROOT / "overrides/components")}
    assert drawn == {f"assets/{name}": size for name, (size, _) in ICONS.items()}
