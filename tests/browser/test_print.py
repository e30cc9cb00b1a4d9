"""What a browser prints: the page, its boxes and its way back, and nothing to press."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from this_copy import short_texts

from browser.conftest import OpenPage
from browser.tool import box, started, store_events
from tools.public_addresses import LANGUAGES, path_of

PAGES = ["", "tilaaminen/", "tarkistuslista/", "tilauspohja/", "sanasto/", "tulosta/"]
PUBLISHER = (  # as long as they come
    "Pohjois-Pohjanmaan esimerkkihyvinvointialue, PL 10, Esimerkkikatu 12–14 B, "
    "90015 Pohjois-Pohjanmaan esimerkkikunta, +358 40 123 4567, "
    "kokemustoiminnan.koordinaattori@pohjois-pohjanmaan-esimerkkihyvinvointialue.fi"
)
LINE = 92  # signs, spaces too: a longer line loses the eye


@pytest.mark.parametrize("path", PAGES)
def test_a_printed_page_has_its_address_and_numbers_nothing_to_press_and_nothing_cut(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, width=680)
    page.emulate_media(media="print")
    assert page.locator(".way-back svg").is_visible()
    pressed = page.locator("button, .header nav a, .toc a, .neighbours a, .downloads a")
    assert not pressed.filter(visible=True).count()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    address = page.locator("link[rel=canonical]").get_attribute("href") or ""
    last = len(reader.pages)
    # The text of a sheet takes long to read out: one rule numbers all, the way back comes last.
    texts = {
        number: reader.pages[number - 1].extract_text()
        for number in {1, 2, last - 1, last} & set(range(1, last + 1))
    }
    assert address.partition("://")[2] in "".join("".join(texts.values()).split())
    assert all(str(number) in text.split() for number, text in texts.items())
    long = [line for text in texts.values() for line in text.splitlines() if len(line) > LINE]
    assert not long, f"narrow what holds these lines in print: {long}"
    for sheet in reader.pages:
        assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]  # A4


@pytest.mark.parametrize("path", ["tarkistuslista/", "tulosta/"])
def test_empty_boxes_can_be_seen_on_paper(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    boxes = page.locator(".checklist__item > input")
    assert boxes.count() > 50
    style = boxes.first.evaluate(
        "box => [getComputedStyle(box).borderTopColor, getComputedStyle(box).borderTopStyle]"
    )
    assert style == ["rgb(0, 0, 0)", "solid"]
    inside = page.locator(".checklist__item").first
    assert inside.evaluate("item => getComputedStyle(item).breakInside") == "avoid"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nutshell_is_two_sheets_whoever_publishes_it_and_tells_where_its_links_lead(
    open_page: OpenPage, address: str, language: str
) -> None:
    page = open_page(path_of("pahkinankuoressa", language))
    page.locator("[data-started]").wait_for(state="attached")  # its script
    texts = short_texts()[language]
    made_of = texts["publisher"]["adapted"].replace("{original}", texts["site"]["original"])
    page.locator(".publisher").evaluate(
        "(line, words) => { line.className = 'publisher'; line.textContent = words; }",
        f"{texts['publisher']['said'].replace('{publisher}', PUBLISHER)}. {made_of}",
    )
    sides = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sides) <= 3, "more than three sides: take something off the page"
    text = "\n".join(side.extract_text() for side in sides)
    inside = page.locator("article a[data-note]").evaluate_all(
        "links => links.map((link) => [link.dataset.note, link.href.split('#')[0]])"
    )
    assert len(inside) > 4
    for number, target in inside:
        assert f"[{number}] {target.removeprefix(address + LANGUAGES[language])}" in text
    outside = page.locator("article a[rel~=external]").first
    assert f"({outside.get_attribute('href')})" in "".join(text.split())


def test_an_event_takes_no_more_sheets_than_the_blank_list_and_tells_what_it_leaves_out(
    open_page: OpenPage,
) -> None:
    page = open_page("tarkistuslista/", now="2026-11-24T10:00:00")
    started(page)
    blank = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert "Tehty 0" not in blank.pages[0].extract_text()
    note = "Soita ensin järjestöön.\nKysy, ketkä ehtivät."
    event = {"name": "Syysseminaari", "date": "2026-12-14", "item/tarve/note": note}
    skipped = {"item/esteettomyys/state": "skipped", "item/esteettomyys/reason": "Tila on tuttu"}
    store_events(page, oma=event | skipped)
    page.keyboard.press("Tab")  # the ring is for those who use the keyboard
    box(page, "kieli").focus()
    filled = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(filled.pages) <= len(blank.pages)
    text = " ".join(filled.pages[0].extract_text().split())
    assert f"ei koske: {skipped['item/esteettomyys/reason']}" in text
    assert all(line in text for line in note.splitlines())
    assert "Seuraava" not in text
    page.emulate_media(media="print")
    assert box(page, "kieli").evaluate("one => getComputedStyle(one).outlineStyle") == "none"
