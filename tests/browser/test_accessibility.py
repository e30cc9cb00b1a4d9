"""No page, in no state, colour scheme or width, breaks a rule that a machine can check."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Locator, Page, expect
from valid_html import faults

from browser.conftest import OpenPage
from browser.tool import (
    FORBIDDEN,
    box,
    fact,
    import_text,
    item,
    make_event,
    open_panel,
    open_transfer,
)
from tools.lighthouse import audit
from tools.public_addresses import DEFAULT, LANGUAGES, OTHERS, path_of

MODULES = ROOT / "tests/node_modules"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = "cat.color"  # axe's tag of the rules that dark may break where light does not

WIDTHS = (1280, 320)

narrow_and_later_wide = pytest.mark.parametrize(
    "width", [pytest.param(WIDTHS[0], marks=pytest.mark.long), WIDTHS[1]]
)
# What the first two of a list stand for in a test of `some`, unless it has been changed.
REPEATED = ":is(li, tr):nth-child(n + 3):not(:has(:checked, [id^=panel-]))"
THIN_OUT = """repeated => {
    document.querySelectorAll(repeated).forEach((one) => one.remove());
    const seen = new Set();
    for (const part of document.querySelectorAll(".paper-page")) {
        const all = [part, ...part.querySelectorAll("*")];
        const names = all.flatMap((one) => [one.localName, ...one.classList]);
        if (names.every((name) => seen.has(name))) part.remove();
        names.forEach((name) => seen.add(name));
    }
}"""
VISIBLE = """() => [...document.body.querySelectorAll("*")]
    .filter((one) => one.checkVisibility()).flatMap((one) => [one.localName, ...one.classList])"""


def schemes_at(width: int, extent: str) -> tuple[str, ...]:
    """Return the schemes in which a state is asked about at a width: of `some`, each in one."""
    if extent == "all":
        return ("light", "dark")
    return ("dark",) if width == WIDTHS[0] else ("light",)


def thin_out(page: Page, extent: str) -> None:
    """Leave the first of what is repeated: axe takes long for each, and finds the same.

    So too of the pages on paper: those that have all that others have are gone.
    """
    if extent == "some":
        page.evaluate(THIN_OUT, REPEATED)


def visible(page: Page, width: int) -> set[str]:
    """Return the elements and classes of what can be seen of a page at a width."""
    page.set_viewport_size({"width": width, "height": 800})
    return set(page.evaluate(VISIBLE))


def violations(
    page: Page, tags: list[str] | None = None, rules: list[str] | None = None, within: str = "html"
) -> list[str]:
    """Return what axe finds by some `rules`, or those with `tags`, on a page as it is now.

    `within` selects the part of the page that is asked about.
    """
    lay_out(page)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate((MODULES / "axe-core/axe.min.js").read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        """([within, runOnly]) => axe.run(within,
            { runOnly, resultTypes: ["violations"], preload: false, selectors: false })""",
        [within, {"type": "rule" if rules else "tag", "values": rules or tags or TAGS}],
    )
    return [
        f"{page.url} {rule['id']}: {rule['help']}: {node['html'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def violations_in(page: Page, schemes: Iterable[str], within: str = "html") -> list[str]:
    """Return what axe finds on a page as it is now, in one scheme after the other.

    In dark it is asked of colours alone.
    """
    found = []
    for scheme in schemes:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found += violations(page, [COLOURS] if scheme == "dark" else None, within=within)
    return found


def violations_in_light_and_dark(page: Page, within: str = "html") -> list[str]:
    """Return what axe finds on a page as it is now, in both schemes."""
    return violations_in(page, ("light", "dark"), within)


def lay_out(page: Page) -> None:
    """Lay out what waits until it comes near, and cut nothing off, so that it can be measured."""
    page.evaluate(
        """() => document.querySelectorAll(".paper-page, .checklist").forEach((part) => {
            part.style.contentVisibility = part.style.overflow = "visible";
        })"""
    )


def too_small(page: Page) -> list[str]:
    """Return what there is to press on a page that is smaller than 24 by 24 px (WCAG 2.5.8).

    Links in running text aside; axe lets pass what is small and stands apart.
    """
    lay_out(page)
    small: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("button, input, summary, nav a")]
            .filter((element) => element.checkVisibility())
            .map((element) => [element.outerHTML.slice(0, 90), element.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24)
            .map(([html, box]) => `${html} ${box.width} x ${box.height}`)"""
    )
    return [f"{page.url} too small to press: {one}" for one in small]


def test_no_page_has_a_fault_for_axe_or_something_too_small_to_press(
    open_page: OpenPage, paths: list[str], extent: str
) -> None:
    """Colours are the same in all languages: dark is asked about on the Finnish pages.

    Of `some`, a wide screen, dark and a translated page are asked about where they show what none
    has shown before.
    """
    page = open_page("", reduced_motion="reduce")
    found = []
    seen: dict[str, set[str]] = {"wide": set(), "narrow": set()}
    for path in paths:
        page.set_viewport_size({"width": WIDTHS[1], "height": 800})
        page.goto(path)
        found += too_small(page)
        thin_out(page, extent)
        narrow = visible(page, WIDTHS[1])
        wide = visible(page, WIDTHS[0]) - narrow
        is_translated = path.startswith(tuple(f"{language}/" for language in OTHERS))
        shows_more = extent == "all" or bool(narrow - seen["narrow"])
        seen["narrow"] |= narrow
        if is_translated and not shows_more:
            continue
        schemes = ("light", "dark") if shows_more and not is_translated else ("light",)
        page.set_viewport_size({"width": WIDTHS[1], "height": 800})
        found += violations_in(page, schemes)
        if wide - seen["wide"] or extent == "all":
            page.set_viewport_size({"width": WIDTHS[0], "height": 800})
            found += violations_in(page, schemes)
            seen["wide"] |= wide
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("step", "languages"),
    [
        pytest.param(220, [DEFAULT], id="some widths"),
        pytest.param(36, [*LANGUAGES], id="many widths", marks=pytest.mark.long),
    ],
)
def test_targets_are_apart_where_a_line_of_them_breaks(
    open_page: OpenPage, step: int, languages: list[str]
) -> None:
    """Where it breaks depends on the width; the other rules are asked at two widths above."""
    page = open_page("tarkistuslista/", reduced_motion="reduce")
    found = []
    for path in [path_of("tarkistuslista", language) for language in languages]:
        page.goto(path)
        for width in range(340, 1000, step):
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{width} px: {line}" for line in violations(page, rules=["target-size"])]
    assert not found, "\n".join(found)


@narrow_and_later_wide
def test_axe_finds_nothing_in_the_open_menu(open_page: OpenPage, width: int) -> None:
    page = open_page("tilaaminen/", width=width)
    page.get_by_role("button", name="Valikko").click()
    expect(page.get_by_role("navigation", name="Oppaan sivut")).to_be_visible()
    assert not violations_in_light_and_dark(page, ".menu")


def test_axe_finds_nothing_in_the_open_contents(open_page: OpenPage) -> None:
    page = open_page("tilaaminen/", width=320)
    page.get_by_role("button", name="Tällä sivulla").click()
    expect(page.get_by_role("navigation", name="Tällä sivulla")).to_be_visible()
    assert not violations_in_light_and_dark(page, ".toc")


@narrow_and_later_wide
def test_axe_finds_nothing_in_search_results_or_where_there_are_none_or_in_the_menu(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("haku/?q=palkkio", width=width)
    expect(page.get_by_role("list", name="Hakutulokset")).to_be_visible()
    assert not violations_in_light_and_dark(page, "main")
    page.get_by_role("searchbox").fill("xyzzyqwrt")
    expect(page.locator("[data-search-status]")).to_contain_text("Opas ei kerro tästä")
    assert not violations_in_light_and_dark(page, "main")
    page.goto("tilaaminen/")
    page.get_by_role("button", name="Valikko").click()
    page.get_by_role("searchbox").fill("palkkio")
    expect(page.get_by_role("list", name="Hakutulokset")).to_be_visible()
    assert not violations_in_light_and_dark(page, ".menu")


def tick_and_note(page: Page) -> None:
    make_event(page, "Syysseminaari", "2027-03-20", "Oulu")
    open_panel(page, "tehtava").get_by_label("Oma määräaika").fill("2020-12-20")
    expect(item(page, "tehtava")).to_contain_text("myöhässä")
    box(page, "tarve").check()
    panel = open_panel(page, "palkkio")
    panel.get_by_label("Ei koske meitä").check()
    panel.get_by_label("Muistiinpano").fill("Soita")
    panel.get_by_label("Kuka hoitaa").fill("Aino")


def answer_the_first_questions(page: Page) -> None:
    fact(page, "date").fill("2027-03-20")
    for answer in ("Puheenvuoro", "Etänä", "Järjestön"):
        page.locator(".choice label", has_text=answer).click()


def write_the_details(page: Page) -> None:
    make_event(page, "Syysseminaari", "2026-01-10", "Oulu")
    page.get_by_role("button", name="Muokkaa").click()
    page.get_by_role("button", name="Lisää oma kohta").last.click()
    page.keyboard.type("Tilaa kahvit")
    page.keyboard.press("Enter")


def order_by_deadline(page: Page) -> None:
    make_event(page, "Syysseminaari", "2027-03-20")
    page.get_by_text("Näytä ja järjestä").click()
    page.get_by_label("määräajan mukaan").check()


def import_note(page: Page, note: str) -> Locator:
    """Choose a backup with an event that has this note."""
    texts = {"item/palkkio/note": note, "item/muoto/who": note, "name": "Syysseminaari"}
    event = {"id": "x", "marks": {key: {"v": text, "t": 1} for key, text in texts.items()}}
    backup = {"format": "kokemusopas-backup", "version": 1, "events": [event]}
    return import_text(page, json.dumps(backup))


def share(page: Page) -> None:
    import_note(page, "Soita").get_by_role("button", name="Tuo merkinnät").click()
    dialog = open_transfer(page, "Linkki ja QR-koodi")
    dialog.get_by_role("button", name="Tee linkki").click()
    dialog.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")


def show_a_code(page: Page) -> None:
    share(page)
    page.get_by_role("button", name="Näytä QR-koodi").click()
    expect(page.get_by_role("img", name="QR-koodi, jossa on linkki")).to_be_visible()


def be_refused(page: Page) -> None:
    import_text(page, "hei")


def choose_between_texts(page: Page) -> None:
    import_note(page, "Soita").get_by_role("button", name="Tuo merkinnät").click()
    answer = import_note(page, "Laskuta")
    expect(answer.get_by_label("Pidä molemmat").first).to_be_checked()


def lose_storage(page: Page) -> None:
    page.add_init_script(FORBIDDEN)
    page.reload()
    box(page, "tarve").check()
    expect(page.get_by_role("alert")).to_be_visible()


def find_damage(page: Page) -> None:
    page.evaluate("localStorage.setItem('kokemusopas/event/x', '{')")
    page.reload()
    expect(page.get_by_text("Osa tallennetuista merkinnöistä")).to_be_visible()


def filter_everything_out(page: Page) -> None:
    open_panel(page, "palkkio").get_by_label("Kuka hoitaa").fill("Aino")
    page.get_by_text("Näytä ja järjestä").click()
    page.get_by_label("Kenen kohdat").select_option("Aino")
    expect(page.get_by_text("Ei näytettäviä kohtia").first).to_be_visible()


def write_a_letter(page: Page) -> None:
    page.goto("tilauspohja/")
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    expect(page.locator("[data-letter-text]")).to_be_visible()


@pytest.mark.parametrize(
    "state",
    [
        tick_and_note,
        pytest.param(answer_the_first_questions, marks=pytest.mark.long),  # fields of the details
        write_the_details,
        pytest.param(order_by_deadline, marks=pytest.mark.long),  # the same rows as ticked ones
        pytest.param(share, marks=pytest.mark.long),  # the code is shown beside it
        show_a_code,
        choose_between_texts,
        pytest.param(be_refused, marks=pytest.mark.long),
        lose_storage,
        pytest.param(find_damage, marks=pytest.mark.long),  # a notice as that of lost storage
        pytest.param(filter_everything_out, marks=pytest.mark.long),  # a line of text
        write_a_letter,
    ],
    ids=lambda state: state.__name__,
)
def test_axe_finds_nothing_in_any_state_of_the_tools(
    open_page: OpenPage, state: Callable[[Page], None], extent: str
) -> None:
    page = open_page("tarkistuslista/", reduced_motion="reduce")
    state(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{state.__name__} is {wide} px wider than a screen of {width} px"
    thin_out(page, extent)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert not violations_in(page, schemes_at(width, extent)), f"{width} px"


def test_the_words_of_a_button_can_be_read_under_the_pointer(open_page: OpenPage) -> None:
    page = open_page(path_of("tarkistuslista", "fi"), reduced_motion="reduce")
    make_event(page, "Syysseminaari")
    page.get_by_role("button", name="Muokkaa").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for button in page.locator(".event .button:visible, .undo .button:visible").all():
            button.hover()
            found = violations(page, rules=["color-contrast"], within=".button:hover")
            assert not found, f"{scheme}: {found}"


def test_html_is_valid(site: Path, paths: list[str]) -> None:
    found = faults(site / path / ("" if path.endswith(".html") else "index.html") for path in paths)
    assert not found, "\n".join(found)


@pytest.mark.long
@pytest.mark.parametrize("path", ["", "tilaaminen/"])
def test_lighthouse_gives_full_marks(address: str, path: str) -> None:
    result = audit(address + path, "--only-categories=accessibility,best-practices,seo")
    scores = {name: category["score"] for name, category in result["categories"].items()}
    failed = [one["title"] for one in result["audits"].values() if one["score"] == 0]
    assert scores == dict.fromkeys(scores, 1), failed


def test_in_forced_colours_the_header_marks_the_language_of_the_page_alone(
    open_page: OpenPage,
) -> None:
    page = open_page("tilauspohja/", forced_colors="active")
    current = page.locator(".header__bar .header__languages [aria-current]")
    other = page.locator(".header__bar .header__languages [lang]:not([aria-current])").first
    expect(current).to_have_css("border-block-end-width", "3px")
    expect(other).to_have_css("border-block-end-width", "0px")
