"""A fact past its day says so by the reader's clock: in words, and by an edge, not by colour."""

from playwright.sync_api import expect

from browser.conftest import OpenPage
from tools.public_addresses import path_of

FEE = "palkkio/"
EDGE = "element => getComputedStyle(element).borderInlineStartStyle"


def test_a_fact_says_that_it_may_be_old_when_its_day_is_past(open_page: OpenPage) -> None:
    fresh = open_page(FEE, now="2026-12-01T12:00:00")
    assert fresh.locator(".source").count() > 1
    assert not fresh.locator("[data-old]:visible").count()
    old = open_page(FEE, width=320, now="2040-01-01T12:00:00")
    lines = old.locator(".source")
    expect(old.locator(".source > [data-old]:visible")).to_have_count(lines.count())
    frames = old.locator(".admonition:has(> .source), p:not(.admonition > *):has(+ .source)")
    assert frames.count()
    assert {frame.evaluate(EDGE) for frame in frames.all()} == {"dashed"}
    assert old.evaluate("document.documentElement.scrollWidth") == 320


def test_the_list_of_sources_says_it_too(open_page: OpenPage) -> None:
    page = open_page(path_of("lisatietoa", "sv"), now="2040-01-01T12:00:00")
    entries = page.locator(".sources [data-check]")
    assert entries.count() > 10
    expect(page.locator(".sources .is-old")).to_have_count(entries.count())
    assert page.locator(".sources [data-old]").first.is_visible()
