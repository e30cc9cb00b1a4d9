"""Links to places: copied by anyone, opened in the reader's language, kept when it changes."""

import json
import re
from pathlib import Path

import pytest
from kokemusopas.addresses import ledger, lists
from playwright.sync_api import Locator, Page, expect
from this_copy import EACH, PUBLISHED, needs, short_texts

from browser.conftest import OpenPage
from browser.test_accessibility import violations
from browser.tool import FORBIDDEN
from tools.public_addresses import (
    LANGUAGES,
    LEDGER,
    LINKED,
    LOCAL,
    MOVED,
    languages_of,
    now,
    path_of,
)

PLACES = [key for key in LEDGER if "#" in key]
# Two headings in the middle of a page, whichever those are, that have a short name of their own.
HEADING, *_, ANOTHER = [key for key in LINKED if LEDGER[key] and len(set(key.split("#"))) == 2]
PAGE, ID = HEADING.split("#")
PATHS = {language: f"{path_of(PAGE, language)}#{ID}" for language in LANGUAGES}
PATH = PATHS["fi"]
SWEDISH_LIST = path_of("tarkistuslista", "sv")


def title(site: Path, path: str, language: str = "fi") -> str:
    """Return the words of the heading that has this address in the language."""
    index = json.loads((site / lists.index_path(language)).read_text("utf-8"))
    return next(str(words) for where, _, words in index if LANGUAGES[language] + where == path)


def chosen_on_go(page: Page, names: list[str], language: str) -> list[str]:
    """Return where go/ leads for each name in a language."""
    page.evaluate("language => localStorage.setItem('kokemusopas/language', language)", language)
    page.goto("about:blank")
    page.goto("go/")  # a reload would follow the last name
    return led_to(page, names)


def led_to(page: Page, names: list[str]) -> list[str]:
    """Return where the open page leads for each fragment; the way is stopped at its first step."""
    found: list[str] = page.evaluate(
        """async (names) => {
            let found;
            navigation.addEventListener("navigate", (event) => {
                if (event.hashChange) return;
                event.preventDefault();
                found(event.destination.url);
            });
            const answers = [];
            for (const name of names) {
                answers.push(await new Promise((resolve, reject) => {
                    found = resolve;
                    setTimeout(() => reject(new Error(`#${name} leads nowhere`)), 9000);
                    location.hash = name;
                }));
            }
            return answers;
        }""",
        names,
    )
    return found


@pytest.mark.parametrize(
    "places",
    [
        pytest.param(PLACES[:: len(PLACES) // 12], id="some"),  # of all pages, however many
        pytest.param(PLACES, id="all", marks=pytest.mark.long),
    ],
)
def test_every_address_of_the_ledger_opens_its_place(
    open_page: OpenPage, address: str, places: list[str]
) -> None:
    """Each page is loaded once, then its fragments are opened one after another.

    A place that is on another page now is opened there, and its old address leads to it. Some
    places are each opened in one language, though go/ is asked about in all of them.
    """
    page = open_page("go/")
    names = [ledger.go_name(key, LEDGER) for key in places]
    answers = list(zip(*(chosen_on_go(page, names, code) for code in LANGUAGES), strict=True))
    asked: dict[str, list[str]] = {}
    moved: dict[str, dict[str, str]] = {}
    for number, (key, found) in enumerate(zip(places, answers, strict=True)):
        old_name, _, old_place = key.partition("#")
        name, _, place = now(key).partition("#")
        for turn, (language, answer) in enumerate(zip(LANGUAGES, found, strict=True)):
            own = language if language in languages_of(key) else languages_of(key)[0]
            where = address + path_of(name, own)
            first = place in {"", name} or (name, place) == ("index", "etusivu")
            opened = where if first else f"{where}#{place}"
            assert answer == opened, f"go/ of {key}"
            if places is not PLACES and turn != number % len(LANGUAGES):
                continue
            asked.setdefault(where, []).append(place or name)
            if old_name not in {name, *MOVED}:  # a page that is there still
                old = address + path_of(old_name, own)
                moved.setdefault(old, {})[old_place] = opened
    for where in asked | moved:
        page.goto(where)
        lost = page.evaluate(
            """async (ids) => {
                const lost = [];
                for (const id of ids) {
                    location.hash = id;
                    const target = document.querySelector(":target");
                    if (target?.id !== id || !target.checkVisibility()) lost.push(id);
                }
                return lost;
            }""",
            asked.get(where, []),
        )
        assert not lost, f"{where}: no visible place {lost}"
        elsewhere = moved.get(where, {})
        assert led_to(page, list(elsewhere)) == list(elsewhere.values()), f"{where}: old places"


@pytest.mark.parametrize(
    ("locale", "chosen", "opens"),
    [
        ("sv-FI", "", "sv"),
        pytest.param("en-US", "", "en", marks=needs("en")),
        ("de-DE", "", "fi"),
        pytest.param("sv-FI", "EN, English", "en", marks=needs("en")),
    ],
)
def test_go_opens_in_the_chosen_language_else_in_the_browsers(
    open_page: OpenPage, address: str, locale: str, chosen: str, opens: str
) -> None:
    page = open_page("tietoa/", locale=locale)
    if chosen:
        page.get_by_role("navigation", name="Kieli").get_by_role("link", name=chosen).click()
        expect(page.locator("html")).to_have_attribute("lang", opens)
    page.goto(f"go/#{ID}")
    expect(page).to_have_url(address + PATHS[opens])
    expect(page.locator(f"#{ID}")).to_be_in_viewport()


@needs("en")
def test_a_language_chosen_before_the_script_is_there_is_remembered_with_its_place(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(PATH)
    page.route("**/scripts/*", lambda route: None)  # it never comes
    page.reload()
    page.get_by_role("navigation", name="Kieli").get_by_role("link", name="EN, English").click()
    expect(page).to_have_url(address + PATHS["en"])
    page.unroute("**/scripts/*")
    name, place = ANOTHER.split("#")
    page.goto(f"{address}go/#{place}")
    expect(page).to_have_url(f"{address}{path_of(name, 'en')}#{place}")


def test_go_offers_every_language_by_name_without_javascript(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(f"go/#{ID}", java_script_enabled=False)
    links = page.locator(".go a").filter(visible=True)
    expect(links).to_have_text([one.name for one in PUBLISHED.values()])
    links.nth(1).click()
    expect(page).to_have_url(address + PATHS["sv"])


@pytest.mark.parametrize("scripts", [True, False])
def test_the_small_page_of_a_section_leads_on_and_back_leads_past_it(
    open_page: OpenPage, address: str, scripts: bool
) -> None:
    page = open_page("", java_script_enabled=scripts)
    page.goto(f"sv/go/{ID}/")
    expect(page).to_have_url(address + PATHS["sv"])
    page.go_back()
    expect(page).to_have_url(address)


@needs("en")
def test_go_works_where_nothing_can_be_stored(open_page: OpenPage, address: str) -> None:
    page = open_page("", locale="en-GB")
    page.add_init_script(FORBIDDEN)
    page.goto("go/#item-palkkio")
    expect(page).to_have_url(f"{address}{path_of('tarkistuslista', 'en')}#item-palkkio")


def test_a_jump_is_at_once(open_page: OpenPage) -> None:
    page = open_page("go/")
    page.add_init_script(
        """document.addEventListener("DOMContentLoaded", () => {
            window.passed = new Set();
            (function note() { passed.add(scrollY); requestAnimationFrame(note); })();
        })"""
    )
    page.goto("palkkio/#verotus")
    for lead_on in (lambda: None, page.reload, page.locator(".toc a[href='#kulut']").click):
        lead_on()
        expect(page.locator(":target")).to_be_in_viewport()
        seen = page.evaluate("[...passed.values()]")
        assert len(seen) <= 5, f"it runs through the page, which nobody asked to see: {seen}"


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_link_of_a_heading_is_copied_by_keyboard_and_announced(
    open_page: OpenPage, address: str, site: Path
) -> None:
    page = open_page(path_of(PAGE), permissions=["clipboard-read", "clipboard-write"])
    link = page.get_by_role("link", name=f"Kopioi linkki kohtaan {title(site, PATH)}", exact=True)
    link.focus()
    expect(link).to_have_css("opacity", "1")
    link.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Linkki kopioitu.")).to_be_visible()
    assert clipboard(page) == f"{address}{PATH}"
    assert not violations(page)


def test_what_is_copied_and_read_aloud_has_no_soft_hyphens(open_page: OpenPage) -> None:
    page = open_page("linkita/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-addresses] details:has-text('\u00ad') summary").first.click()
    row = page.locator("[data-addresses] li:has(button)", has_text="\u00ad").first
    assert "\u00ad" not in str(row.get_by_role("button").get_attribute("aria-label"))
    row.get_by_role("button").click()
    expect(page.locator("[data-ready-text=address]")).not_to_have_value("")
    for field in page.get_by_role("dialog").locator("textarea:visible").all():
        expect(field).not_to_have_value(re.compile("\u00ad|^$"))
    page.keyboard.press("Escape")
    heading = page.locator(".heading:has-text('\u00ad')").first
    said = heading.locator("[data-copy-link]").get_attribute("aria-label")
    assert "\u00ad" not in str(said)
    heading.locator("[id]").evaluate("one => getSelection().selectAllChildren(one)")
    page.keyboard.press("ControlOrMeta+c")
    assert str(said).endswith(f" {clipboard(page)}")


def test_the_link_of_an_item_is_copied_by_thumb(open_page: OpenPage, address: str) -> None:
    page = open_page(
        SWEDISH_LIST,
        width=390,
        has_touch=True,
        is_mobile=True,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.locator("[data-item=palkkio] [data-more]").tap()
    link = page.get_by_role("link", name=re.compile("^Kopiera länken till Kom .* arvode"))
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    link.tap()
    expect(page.get_by_role("status").filter(has_text="Länken är kopierad.")).to_be_visible()
    assert clipboard(page) == f"{address}{SWEDISH_LIST}#item-palkkio"


def test_every_heading_and_item_has_its_link(
    open_page: OpenPage, paths: list[str], extent: str
) -> None:
    page = open_page("")
    printed = {path_of("tulosta", language) for language in LANGUAGES}
    linked = 0
    for path in paths if extent == "all" else (path_of(PAGE), SWEDISH_LIST):
        if path.startswith(("go/", "404")) or path in printed:
            continue
        page.goto(path)
        bare = page.locator(
            ":is(.heading:has(> [id]), [data-item]:has(> label))"
            ":not(:has([data-copy-link][aria-label]))"
        )
        expect(bare, f"/{path}: nothing copies the link to these").to_have_count(0)
        linked += page.locator(".heading > [id], [data-item] > label").count()
    assert linked > 60, "headings and items are marked in another way now: mend this test"


def test_where_copying_fails_the_address_bar_has_the_link(open_page: OpenPage) -> None:
    page = open_page(path_of(PAGE))
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.locator(f"[href='#{ID}'][data-copy-link]").click()
    expect(page.get_by_role("status").filter(has_text="osoiterivillä")).to_be_visible()
    expect(page).to_have_url(re.compile(f"/{PATH}$"))


def test_without_javascript_it_is_a_plain_link(open_page: OpenPage) -> None:
    page = open_page(path_of(PAGE), java_script_enabled=False)
    page.locator(f"[href='#{ID}'][data-copy-link]").click()
    expect(page).to_have_url(re.compile(f"/{PATH}$"))


@pytest.mark.parametrize(
    ("path", "says", "nearest"),
    [
        # Its own page comes first: other pages have one of the same name.
        ("sanasto/#palkio", "Kohtaa ”palkio” ei löydy täältä.", "sanasto/#palkkio"),
        (path_of("haku", "sv") + "#palkio", "”palkio” finns inte här.", path_of("palkkio", "sv")),
        pytest.param(
            path_of("tilaisuus", "en") + "#verotus",
            "There is no section called “verotus” here.",
            path_of("palkkio", "en") + "#verotus",
            marks=needs("en"),
        ),
    ],
)
def test_a_fragment_that_does_not_exist_says_so_and_offers_the_nearest(
    open_page: OpenPage, address: str, path: str, says: str, nearest: str
) -> None:
    page = open_page(path, width=390)
    notice = page.locator("[data-missing]")
    expect(notice).to_contain_text(says)
    expect(notice).to_be_in_viewport()
    assert not violations(page)
    notice.get_by_role("link").first.click()
    expect(page).to_have_url(address + nearest)
    expect(notice).to_be_empty()


def test_shared_data_in_the_address_is_no_missing_place(open_page: OpenPage) -> None:
    page = open_page("haku/#jaa=1.abc")
    page.evaluate("location.hash = '#poissa'")
    expect(page.locator("[data-missing]")).to_contain_text("poissa")
    page.evaluate("location.hash = '#jaa=1.abc'")
    expect(page.locator("[data-missing]")).to_be_empty()


LOCAL_PAGE, LOCAL_ID = next(iter(LOCAL)).split("#")
LOCAL_PATH = path_of(LOCAL_PAGE, next(iter(LOCAL.values())))


@pytest.mark.parametrize("blocked", ["", "**/scripts/*"], ids=["with", "before"])
def test_from_a_section_of_one_language_another_opens_at_the_beginning(
    open_page: OpenPage, address: str, blocked: str
) -> None:
    page = open_page(f"{LOCAL_PATH}#{LOCAL_ID}", reduced_motion="reduce")
    if blocked:
        page.route(blocked, lambda route: None)  # it never comes
        page.reload()
    expect(page.locator(f"#{LOCAL_ID}")).to_be_in_viewport()
    page.locator(".header__bar [hreflang=fi]").evaluate("link => link.click()")
    expect(page).to_have_url(address + path_of(LOCAL_PAGE))


@pytest.mark.parametrize(
    ("path", "place", "opens"),
    [
        ("", "viisi-vaihetta", "sv/#viisi-vaihetta"),
        (
            "tarkistuslista/",
            "item-verokortti",
            f"{SWEDISH_LIST}#item-verokortti",
        ),
        ("tulosta/", f"{PAGE}-{ID}", f"{path_of('tulosta', 'sv')}#{PAGE}-{ID}"),
    ],
)
def test_another_language_keeps_the_place_on_every_kind_of_page(
    open_page: OpenPage, address: str, path: str, place: str, opens: str
) -> None:
    page = open_page(f"{path}#{place}", reduced_motion="reduce")
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    page.get_by_role("navigation", name="Kieli").get_by_role("link", name="SV").click()
    expect(page).to_have_url(address + opens)
    expect(page.locator("[data-missing]:not(:empty)")).to_have_count(0)
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    assert page.evaluate("localStorage.getItem('kokemusopas/language')") == "sv"


# Two sections of a long page, the second of them far below the first.
TOP, BOTTOM = "0", "(document.documentElement.scrollHeight - innerHeight)"
READ_PAGE, ASKED, READ = "tilaaminen", "ryhman-koko", "kokemuspankki"


def stop_the_clock(page: Page) -> None:
    """Let time pass only as a test says: how long a reader stands still is what counts."""
    page.clock.install(time=0)
    page.clock.pause_at(1)


def wheel_to(page: Page, end: str) -> None:
    """Turn the wheel to an end of the page, as fast as a reader who is after something else."""
    page.mouse.move(200, 500)
    for _ in range(200):
        if page.evaluate(f"{end} === Math.round(scrollY)"):
            return
        page.mouse.wheel(0, -500 if end == TOP else 500)
        page.clock.run_for(100)
    raise AssertionError("the wheel turns nothing")


def arrive(page: Page, address: str, language: str, place: str) -> None:
    """Wait for the page in a language at a place, and for its script."""
    expect(page).to_have_url(f"{address}{path_of(READ_PAGE, language)}{place}")


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.long)])
@needs("en")
def test_another_language_opens_at_the_section_that_was_read_last(
    open_page: OpenPage, address: str, width: int
) -> None:
    """As readers do it: they leave the section to reach the link, by wheel and by key."""
    page = open_page("go/", width=width)
    stop_the_clock(page)

    def link(language: str, place: str = ".header") -> Locator:
        return page.locator(f"{place} .header__languages [hreflang={language}]").first

    page.goto(f"{path_of(READ_PAGE)}#{ASKED}")
    arrive(page, address, "fi", f"#{ASKED}")
    wheel_to(page, TOP)
    link("en").click()
    arrive(page, address, "en", f"#{ASKED}")
    page.keyboard.press("Home")
    link("sv").press("Enter")
    arrive(page, address, "sv", f"#{ASKED}")
    while not link("fi").evaluate("link => link === document.activeElement"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    arrive(page, address, "fi", f"#{ASKED}")
    wheel_to(page, TOP)
    page.locator("button.header__menu").click()
    link("en", ".menu").click()
    arrive(page, address, "en", f"#{ASKED}")
    if page.locator("button.toc-button").is_visible():
        page.locator("button.toc-button").click()
    link("sv", ".toc").click()
    arrive(page, address, "sv", f"#{ASKED}")
    page.locator(f"#{READ}").evaluate("place => scrollTo(0, place.offsetTop - 50)")
    page.clock.run_for(1500)
    wheel_to(page, TOP)
    page.clock.run_for(9000)
    link("en").click()
    arrive(page, address, "en", f"#{READ}")
    page.go_back()
    arrive(page, address, "sv", f"#{ASKED}")


def test_another_language_opens_the_checklist_at_the_item_that_was_read(
    open_page: OpenPage, address: str
) -> None:
    page = open_page("go/", reduced_motion="reduce")
    stop_the_clock(page)
    page.goto("tarkistuslista/")
    expect(page.locator("#more-verokortti")).to_be_attached()
    expect(page.locator(".header__languages")).to_have_count(3)
    page.locator("#item-verokortti").evaluate("item => item.scrollIntoView()")
    page.clock.run_for(1500)
    wheel_to(page, TOP)
    page.locator(".header .header__languages [hreflang=sv]").first.click()
    expect(page).to_have_url(re.compile(f"{address}{SWEDISH_LIST}#item-[a-z-]+$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_another_language_opens_at_the_beginning_where_nothing_was_read(
    open_page: OpenPage, address: str
) -> None:
    page = open_page("go/")
    stop_the_clock(page)
    page.goto(path_of(READ_PAGE))
    arrive(page, address, "fi", "")
    wheel_to(page, BOTTOM)
    wheel_to(page, TOP)
    page.clock.run_for(9000)
    page.locator(".header .header__languages [hreflang=sv]").first.click()
    arrive(page, address, "sv", "")


@pytest.mark.parametrize("language", EACH)
def test_those_who_link_get_every_place_in_every_language_and_as_a_code(
    open_page: OpenPage, address: str, language: str
) -> None:
    page = open_page(path_of("linkita", language))
    for summary in page.locator("[data-addresses] summary").all():
        summary.click()
    expect(page.locator("[data-addresses] li:not(:has(button))")).to_have_count(0)
    rows: dict[str, dict[str, str]] = page.locator("[data-addresses] li").evaluate_all(
        """rows => Object.fromEntries(rows.map((row) => [
            row.querySelector("code").textContent.split("go/#")[1],
            Object.fromEntries([...row.querySelectorAll("span a")].map(
                (link) => [link.hreflang || "code", link.href])),
        ]))"""
    )
    linked = [key for key in LINKED if language in languages_of(key)]
    assert set(rows) == {ledger.go_name(key, LEDGER) for key in linked}
    for key in linked:
        page_name, _, place = key.partition("#")
        name = ledger.go_name(key, LEDGER)
        code = {"code": f"{address}qr/{name}.svg"}
        pages = {lang: address + path_of(page_name, lang) for lang in languages_of(key)}
        places = {lang: f"{path}#{place}" for lang, path in pages.items()}
        assert rows[name] in (pages | code, places | code), key


def of_page(page: Page, heading: str) -> Locator:
    """Return what opens the addresses of the page with this heading, on the page of addresses."""
    return page.locator("summary", has_text=re.compile(rf"^\s*{re.escape(heading)}\s*$"))


def test_those_who_link_get_ready_texts_in_every_language(
    open_page: OpenPage, address: str, site: Path
) -> None:
    finnish, swedish = (title(site, PATHS[language], language) for language in ("fi", "sv"))
    page = open_page("linkita/", width=390, permissions=["clipboard-read", "clipboard-write"])
    of_page(page, title(site, path_of(PAGE))).click()
    page.get_by_role("button", name=f"Valmiit tekstit: {finnish}", exact=True).click()
    dialog = page.get_by_role("dialog", name=finnish, exact=True)
    expect(dialog.get_by_label("Osoite", exact=True)).to_have_value(f"{address}{PATH}")
    dialog.get_by_label("Ruotsiksi").check()
    expect(dialog.get_by_label("Viestiin", exact=True)).to_have_value(
        re.compile(f"{re.escape(swedish)}.*/{re.escape(PATHS['sv'])}")
    )
    dialog.get_by_role("button", name="Kopioi: Verkkosivulle (HTML)").click()
    expect(dialog.get_by_role("status")).to_have_text("Kopioitu.")
    assert clipboard(page) == (
        f'<a href="{address}{PATHS["sv"]}" lang="sv" hreflang="sv">'
        f"{swedish} – {short_texts()['sv']['site']['name']}</a>"
    )
    preview = dialog.get_by_label("Chattiin", exact=False).first
    expect(preview).to_have_value(f"{address}sv/go/{ID}/")
    card = dialog.get_by_role("group", name="Kortti näyttää tältä:")
    expect(card.get_by_role("link", name=swedish)).to_have_attribute("href", address + PATHS["sv"])
    assert "rgb(251, 247, 240)" in str(card.inner_html())
    dialog.get_by_role("button", name="Kopioi: Kortti").click()
    expect(dialog.get_by_role("status")).to_have_text("Kopioitu.")
    assert clipboard(page) == card.inner_html()
    dialog.get_by_label("Lukijan omalla kielellä").check()
    expect(preview).to_be_hidden()
    expect(dialog.get_by_label("Osoite", exact=True)).to_have_value(re.compile(f"/go/#{ID}$"))
    dialog.get_by_role("button", name="Kopioi: Intranetiin tai sähköpostiin").click()
    expect(dialog.get_by_role("status")).to_have_text("Kopioitu.")
    rich = page.evaluate(
        """async () => { const [item] = await navigator.clipboard.read();
            return (await item.getType("text/html")).text(); }"""
    )
    assert f"/go/#{ID}" in rich
    assert not violations(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(
        page.get_by_role("button", name=f"Valmiit tekstit: {finnish}", exact=True)
    ).to_be_focused()


def test_ready_texts_in_a_language_whose_headings_cannot_be_fetched_say_so(
    open_page: OpenPage, address: str, site: Path
) -> None:
    page = open_page("linkita/")
    page.route("**/addresses.sv.json", lambda route: route.fulfill(json=[]))
    of_page(page, title(site, path_of(PAGE))).click()
    page.get_by_role("button", name=f"Valmiit tekstit: {title(site, PATH)}", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Ruotsiksi").click()
    expect(dialog.get_by_role("status")).to_contain_text("Otsikoita tällä kielellä ei saatu.")
    expect(dialog.get_by_label("Suomeksi")).to_be_checked()
    expect(dialog.get_by_label("Osoite", exact=True)).to_have_value(f"{address}{PATH}")
