"""What a browser prints: the page, its boxes and its way back, and nothing to press."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from browser.conftest import OpenPage

PAGES = ["", "tilaaminen/", "tarkistuslista/", "tilauspohja/", "sanasto/", "tulosta/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_printed_page_has_its_address_and_page_numbers(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    address = page.locator("link[rel=canonical]").get_attribute("href") or ""
    last = len(reader.pages)
    # The text of a sheet takes long to read out: one rule numbers all, the way back comes last.
    texts = {
        number: reader.pages[number - 1].extract_text()
        for number in {1, 2, last - 1, last} & set(range(1, last + 1))
    }
    assert address.partition("://")[2] in "".join(texts.values())
    assert all(str(number) in text.split() for number, text in texts.items())
    for sheet in reader.pages:
        assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]  # A4


@pytest.mark.parametrize("path", PAGES)
def test_a_printed_page_has_nothing_to_press_and_nothing_cut(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, width=680)
    page.emulate_media(media="print")
    assert page.locator(".way-back svg").is_visible()
    pressed = page.locator("button, .header nav a, .toc a, .neighbours a, .downloads a")
    assert not pressed.filter(visible=True).count()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


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
