"""What is typed arrives where the reader types it, whatever the page draws meanwhile."""

from playwright.sync_api import expect

from browser.conftest import OpenPage
from browser.tool import TODAY, box, item, make_another, make_event, open_panel, started

LIST = "tarkistuslista/"
NOW = f"{TODAY}T12:00:00"


def test_by_date_what_is_typed_arrives_while_a_row_beside_it_moves(
    open_page: OpenPage,
) -> None:
    page = open_page(LIST, now=NOW)
    make_event(page, "Syysseminaari")  # without a day all stand under one heading
    page.get_by_role("button", name="Lisää oma kohta").first.click()
    page.keyboard.type("Tilaa kahvit")
    page.get_by_text("Näytä ja järjestä").click()
    page.get_by_label("määräajan mukaan").check()
    open_panel(page, "tehtava")
    box(page, "tarve").check()
    note = item(page, "tehtava").get_by_label("Muistiinpano")
    note.focus()  # then the other row goes to those that are settled
    expect(item(page, "tarve").locator("xpath=ancestor::section")).to_contain_text("Hoidettu")
    page.keyboard.type("Kysy Ainolta")
    expect(note).to_have_value("Kysy Ainolta")
    own = page.locator("[data-item^=own-]")
    own.get_by_role("button", name="Lisää tietoja").click()
    own.get_by_role("button", name="Poista oma kohta").click()
    page.get_by_label("vaiheittain").check()
    expect(own).to_have_count(0)


def test_an_own_item_goes_into_the_event_that_is_open_when_it_is_written(
    open_page: OpenPage,
) -> None:
    page = open_page(LIST, now=NOW)
    make_event(page, "Syysseminaari")
    page.get_by_role("button", name="Lisää oma kohta").first.click()
    make_another(page, "Luento")
    started(page)
    page.get_by_role("button", name="Lisää oma kohta").first.click()
    page.keyboard.type("Tilaa kahvit")
    expect(page.get_by_role("checkbox", name="Tilaa kahvit")).to_be_visible()
