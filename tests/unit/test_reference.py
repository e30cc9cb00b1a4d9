"""What authors know from Material's reference: Markdown in, HTML for every reader out."""

from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from conftest import ROOT
from kokemusopas.markdown import icons
from kokemusopas.markdown.explanations import explained
from kokemusopas.markdown.icons import IconError
from kokemusopas.markdown.reference import ICONS, OTHER_NAMES, ReferenceExtension
from kokemusopas.pages.files import EMBEDDED
from kokemusopas.publish.styles import BY_CLASS, BY_TAG, features, reference_sheet, style_sheet
from kokemusopas.texts import ui
from kokemusopas.texts.glossary import Term, Wording
from markdown import Markdown

COMPONENTS = ROOT / "overrides/components"
SHEETS = {path.stem for path in (COMPONENTS / "reference").glob("*.css")}
TEXTS = ui.load(ROOT / "docs/fi/_ui.yml")["markdown"]


class Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` is of no interest here."""


Settings.add_constructor("!ENV", lambda loader, node: None)


def html_of(text: str, own_icons: Path = Path("none")) -> BeautifulSoup:
    """Return what the extensions of mkdocs.yml and ours make of a page."""
    names, options = [], {}
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Settings)
    for one in settings["markdown_extensions"]:
        name, given = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        names.append(name)
        options[name] = given
    ours = ReferenceExtension(texts=TEXTS, icons=own_icons)
    page = Markdown(extensions=[*names, ours], extension_configs=options)
    return BeautifulSoup(page.convert(text), "html.parser")


def one(html: Tag, selector: str) -> Tag:
    """Return the only element of a page that fits."""
    found = html.select(selector)
    assert len(found) == 1, f"{len(found)} × {selector} in {html}"
    return found[0]


def shapes(html: BeautifulSoup) -> set[tuple[str, str]]:
    return {(tag.name, name) for tag in html.find_all(True) for name in tag.get("class") or [""]}


@pytest.mark.parametrize("kind", [*ICONS, *OTHER_NAMES])
def test_a_kind_without_a_title_is_named_in_the_language_of_the_page(kind: str) -> None:
    title = one(html_of(f"!!! {kind}\n    Teksti."), ".admonition-title")
    assert title.get_text() == TEXTS["kinds"][OTHER_NAMES.get(kind, kind)]
    assert title.select("span.icon > svg[aria-hidden=true]")


def test_every_kind_has_a_word_in_every_language() -> None:
    for language in ("fi", "sv", "en"):
        words = ui.load(ROOT / f"docs/{language}/_ui.yml")["markdown"]["kinds"]
        assert words.keys() == {"note", *ICONS}
        assert len(set(words.values())) == len(words), f"{language}: two kinds have one word"


@pytest.mark.parametrize("start", ["!!!", "???", "???+"])
def test_a_title_of_the_author_stands_after_the_icon_and_the_word_for_those_who_see_none(
    start: str,
) -> None:
    title = one(html_of(f'{start} warning "Odota **vielä**"\n    Teksti.'), ".admonition-title")
    assert [getattr(child, "name", None) for child in title.children] == [
        "span",
        "span",
        None,
        "strong",
    ]
    assert one(title, ".visually-hidden").get_text() == "Varoitus: "
    assert title.get_text() == "Varoitus: Odota vielä"


@pytest.mark.parametrize(
    ("markdown", "kind"),
    [
        ("/// note | Otsikko\nTeksti.\n///", "note"),
        ("/// addition | Otsikko\nTeksti.\n///", "addition"),
        ("/// dated | Otsikko\nTeksti.\n///", "dated"),
        ('!!! note "Otsikko"\n    Teksti.', "note"),
    ],
)
def test_the_blocks_of_the_guide_stay_as_they_are(markdown: str, kind: str) -> None:
    html = html_of(markdown)
    assert str(html) == (
        f'<div class="admonition {kind}">\n<p class="admonition-title">Otsikko</p>\n'
        "<p>Teksti.</p>\n</div>"
    )
    assert features(shapes(html)) == frozenset()


def test_words_to_say_ask_for_no_sheet_of_figures() -> None:
    said = {("figure", "say"), ("figure", "say--host"), ("figcaption", "say__title")}
    assert features(said) == frozenset(), "each page of the steps would ask for a file more"
    assert features({*said, ("figure", "")}) == {"captions"}


def test_a_collapsible_one_is_a_closed_or_open_admonition() -> None:
    closed, opened = html_of('??? "A"\n    Teksti.\n\n???+ tip\n    Teksti.').select("details")
    assert (closed["class"], opened["class"]) == (
        ["admonition", "admonition--opens"],
        ["admonition", "tip", "admonition--opens", "admonition--kind"],
    )
    assert ("open" in closed.attrs, "open" in opened.attrs) == (False, True)
    assert one(html_of("??? note\n    Teksti."), "summary").get_text() == "Huomaa"


def test_a_tab_is_a_radio_button_its_label_and_what_it_shows() -> None:
    html = html_of('=== "Yksi"\n\n    Eka.\n\n=== "Kaksi"\n\n    Toka.')
    children = [child for child in one(html, ".tabbed-set").children if isinstance(child, Tag)]
    assert [child.name for child in children] == ["input", "label", "div"] * 2
    for radio, label, shown in zip(children[::3], children[1::3], children[2::3], strict=True):
        assert (radio["type"], radio["id"]) == ("radio", label["for"])
        assert shown["class"] == ["tabbed-content"]
    assert [("checked" in radio.attrs) for radio in children[::3]] == [True, False]


def test_an_icon_is_drawn_from_the_sets_of_the_package() -> None:
    for name in ("material-phone", "octicons-mail-16", "fontawesome-solid-people-group"):
        icon = one(html_of(f"Soita :{name}: nyt."), "span.icon")
        assert icon.select("svg[aria-hidden=true] > path")
        assert "role" not in icon.attrs


def test_an_icon_of_the_site_comes_before_one_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "material").mkdir()
    (tmp_path / "material/phone.svg").write_text('<svg viewBox="0 0 1 1"></svg>', "utf-8")
    svg = one(html_of(":material-phone:", tmp_path), "svg")
    assert svg["viewbox"] == "0 0 1 1"


def test_an_icon_with_a_title_is_named_by_it_and_takes_the_focus() -> None:
    icon = one(html_of(':material-phone:{ title="Puhelin" .lg }'), "span.icon")
    assert (icon["role"], icon["aria-label"], icon["tabindex"]) == ("img", "Puhelin", "0")
    assert icon["class"] == ["icon", "lg", "tooltip"]


@pytest.mark.parametrize("text", ["10:15:30", "klo 10:15-16:30", ":sana:", "`:material-phone:`"])
def test_what_is_no_icon_stays_text(text: str) -> None:
    assert html_of(text).get_text() == text.strip("`")


@pytest.mark.slow
def test_a_name_that_is_no_icon_stops_with_names_that_are_like_it() -> None:
    with pytest.raises(IconError, match=r"no icon `:material-phne:`.*`:material-phone:`") as error:
        html_of("Soita :material-phne: nyt.")
    assert error.value.name == "material-phne"


def test_without_the_package_only_a_page_with_an_icon_stops_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(icons, "package_folder", lambda: None)
    assert html_of('!!! note\n    Teksti.\n\n??? "A"\n    B.').get_text(" ", strip=True)
    for page in (":material-phone:", "!!! warning\n    Teksti."):
        with pytest.raises(IconError, match="pip install mkdocs-material"):
            html_of(page)


def test_an_abbreviation_is_reached_by_keyboard_each_time_and_told_once_on_paper() -> None:
    html = html_of("STM ja STM.\n\n[STM](a.md)\n\n*[STM]: ministeriö")
    first, again, in_link = html.select("abbr")
    assert [tag["title"] for tag in (first, again, in_link)] == ["ministeriö"] * 3
    assert (first["class"], first["tabindex"]) == (["tooltip"], "0")
    assert (again["class"], again["tabindex"]) == (["tooltip", "tooltip--again"], "0")
    assert "tabindex" not in in_link.attrs, "the link has the focus already"


def test_a_title_of_a_link_is_marked_and_adds_no_stop() -> None:
    link = one(html_of('[a](b.md "Selitys")'), "a")
    assert (link["class"], link["title"]) == (["tooltip"], "Selitys")
    assert "tabindex" not in link.attrs


def test_footnotes_and_their_ways_back_are_named_in_the_language_of_the_page() -> None:
    html = html_of("Väite[^a] ja toinen[^b].\n\n[^a]: Lähde.\n[^b]: Toinen.")
    assert [link["aria-label"] for link in html.select(".footnote-ref")] == [
        "Alaviite 1",
        "Alaviite 2",
    ]
    back = html.select(".footnote-backref")
    assert [link["aria-label"] for link in back] == [
        "Takaisin tekstiin, alaviite 1",
        "Takaisin tekstiin, alaviite 2",
    ]
    assert not html.select("[title]")


def test_a_button_looks_like_those_of_the_site() -> None:
    html = html_of("[A](a.md){ .md-button .md-button--primary }\n[B](b.md){ .md-button }")
    first, second = html.select("a")
    assert first["class"] == ["md-button", "md-button--primary", "button", "button--first"]
    assert second["class"] == ["md-button", "button"]


@pytest.mark.parametrize(
    ("markdown", "selector"),
    [
        ('<div class="grid cards" markdown>\n\n- **A**\n- B\n\n</div>', ".grid > ul > li > strong"),
        ("Sana\n:   Selitys", "dl > dd"),
        ("Kuva\n/// caption\nTeksti\n///", "figure > figcaption"),
        ("++ctrl+enter++", ".keys > kbd.key-enter"),
        ("==a==", "mark"),
        ("^^a^^", "ins"),
        ("~~a~~", "del"),
        ("m^2^", "sup"),
        ("H~2~O", "sub"),
    ],
)
def test_the_other_means_are_there(markdown: str, selector: str) -> None:
    assert html_of(markdown).select(selector)


@pytest.mark.parametrize(
    ("markdown", "needed"),
    [
        ("# Otsikko\n\nTeksti [a](a.md) ja `koodi`.\n\n| a |\n|---|\n| b |", set()),
        ('!!! tip "A"\n    B', {"admonition", "icons"}),
        ("??? note\n    B", {"admonition"}),
        ('=== "A"\n\n    B', {"tabs"}),
        ('<div class="grid" markdown>\nA\n</div>', {"cards"}),
        ("[A](a.md){ .md-button }", {"buttons"}),
        (":material-phone:", {"icons"}),
        ("A[^a]\n\n[^a]: B", {"footnotes", "highlights"}),
        ("++enter++", {"keys"}),
        ("A\n:   B", {"definitions"}),
        ("![A](a.svg)", {"captions"}),
        ('[a](a.md "B")', {"tooltips"}),
        ("==a==", {"highlights"}),
    ],
)
def test_a_page_needs_the_style_of_what_it_has_and_no_other(
    markdown: str, needed: set[str]
) -> None:
    assert features(shapes(html_of(markdown))) == needed


def test_every_sheet_is_needed_by_something_and_every_need_has_its_sheet() -> None:
    in_frames = {EMBEDDED}  # asked for by the pages for frames, whatever they hold
    assert {*BY_CLASS.values(), *BY_TAG.values()} | in_frames == SHEETS


def test_the_sheet_of_all_pages_is_without_these_and_one_of_theirs_has_what_it_is_asked_for() -> (
    None
):
    common = style_sheet(COMPONENTS)
    text = reference_sheet({"tabs", "keys"}, COMPONENTS)
    assert ".tabbed-set" in text
    assert ".keys" in text
    assert ".footnote" not in text
    assert not {".tabbed-set", ".keys", ".footnote"} & set(common.split())
    assert reference_sheet(["keys", "tabs"], COMPONENTS) == text


@pytest.mark.parametrize("line", ['!!! tip "Palkkio"', '=== "Palkkio"', "*[Palkkio]: raha"])
def test_no_term_is_linked_in_a_line_that_is_no_prose(line: str) -> None:
    terms = [Term("palkkio", {"fi": Wording("palkkio", "")}, explain=True)]
    assert explained(f"{line}\n", terms, "fi") == f"{line}\n"
