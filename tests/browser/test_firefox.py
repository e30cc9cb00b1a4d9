"""The tools work in Firefox too, driven by Mozilla's own driver for its released browser."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from marionette_driver import By, Wait
from marionette_driver.marionette import Marionette

pytestmark = pytest.mark.xdist_group("firefox")  # its driver listens on one port
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")


@pytest.fixture
def firefox(address: str) -> Iterator[Marionette]:
    """A fresh Firefox at the checklist."""
    assert FIREFOX, "no Firefox is found: sudo apt-get install firefox-esr"
    browser = Marionette(bin=FIREFOX, headless=True)
    browser.start_session()
    browser.navigate(f"{address}tarkistuslista/")
    yield browser
    browser.cleanup()


def run(browser: Marionette, script: str, *arguments: object) -> Any:
    return browser.execute_script(script, script_args=list(arguments))


def wait_for(browser: Marionette, script: str) -> None:
    Wait(browser, timeout=10).until(lambda seen: run(seen, f"return Boolean({script})"))


def press(browser: Marionette, selector: str) -> None:
    element = browser.find_element(By.CSS_SELECTOR, selector)
    run(browser, "arguments[0].scrollIntoView({ block: 'center' })", element)
    element.click()


def write(browser: Marionette, selector: str, text: str) -> None:
    element = browser.find_element(By.CSS_SELECTOR, selector)
    element.clear()
    element.send_keys(text)


def checked(browser: Marionette, item_id: str) -> bool:
    return bool(run(browser, "return document.getElementById(arguments[0]).checked",
                    f"item-{item_id}"))


def text_of(browser: Marionette, selector: str) -> str:
    return str(run(browser, "return document.querySelector(arguments[0]).innerText", selector))


def test_events_ticks_notes_and_undo_in_firefox(firefox: Marionette) -> None:
    press(firefox, "[data-event-edit]")
    write(firefox, "#tilaisuus-nimi", "Syysseminaari")
    press(firefox, "[data-save]")
    press(firefox, "#item-tarve")
    press(firefox, "#more-palkkio")
    write(firefox, "#note-palkkio", "Soita")
    firefox.refresh()
    assert text_of(firefox, "[data-event-name]") == "Syysseminaari"
    assert checked(firefox, "tarve")
    assert text_of(firefox, "[data-item=palkkio] [data-note-shown]") == "Soita"
    press(firefox, "#item-tehtava")
    press(firefox, "[data-undo-button]")
    assert not checked(firefox, "tehtava")


def test_a_share_link_made_in_firefox_opens_there(firefox: Marionette) -> None:
    press(firefox, "#item-tarve")
    press(firefox, "[data-event-transfer]")
    press(firefox, "[data-link]")
    wait_for(firefox, "document.getElementById('jakolinkki').value")
    press(firefox, "[data-qr]")
    wait_for(firefox, "document.querySelector('.qr path').getAttribute('d')")
    link = run(firefox, "return document.getElementById('jakolinkki').value")
    assert "#jaa=1." in link
    run(firefox, "for (const key of Object.keys(localStorage)) localStorage.removeItem(key)")
    firefox.navigate("about:blank")
    firefox.navigate(link)
    wait_for(firefox, "document.getElementById('tuonti').open")
    assert not checked(firefox, "tarve")
    press(firefox, "[data-accept]")
    assert checked(firefox, "tarve")


def test_the_brief_makes_its_letter_in_firefox(firefox: Marionette, address: str) -> None:
    firefox.navigate(f"{address}tilauspohja/")
    write(firefox, "#question-tarkoitus", "Avaus")
    assert "Avaus" in text_of(firefox, "[data-letter-text]")
    firefox.navigate(f"{address}haku/?q=palkkio")
    wait_for(firefox, "document.querySelectorAll('[data-search-results] a').length")
