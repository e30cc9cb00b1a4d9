"""A reader's list moves from a fork to the guide and back: nothing is lost, nothing doubled."""

from collections.abc import Iterator

import fork
import pytest
from conftest import AS_PUBLISHED
from kokemusopas.publish.serve import ADDRESS, served
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.test_transfer import LIST, WHOLE, link_of, marks_of, saved
from browser.tool import TODAY, box, import_text, item, open_panel, store_events

OWN, WORDS = "x-esk-paikka", "Varaa pysäköintipaikka."  # what the fork's owner added
NOW = f"{TODAY}T12:00:00"


@pytest.fixture(scope="module")
def fork_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fork that is served: its pages, without papers and cards."""
    copy = fork.make(tmp_path_factory.mktemp("fork") / "guide")
    told = AS_PUBLISHED | {"PDFS": "false", "CARDS": "false", "SITE_URL": f"http://{ADDRESS}:8000/"}
    fork.python(copy, "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site", **told)
    fork.python(copy, "kokemusopas.publish", "site", **told)
    with served(copy / "site") as address:
        yield address


def take_in(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Tuo merkinnät").click()
    expect(page.get_by_role("heading", name="Syysseminaari")).to_be_visible()


@pytest.mark.ours
@pytest.mark.long
def test_a_list_moves_from_a_fork_to_the_guide_and_back_and_both_can_undo(
    open_page: OpenPage, fork_address: str, address: str
) -> None:
    theirs = open_page(base_url=fork_address, path=LIST, now=NOW)
    store_events(theirs, x=WHOLE | {f"item/{OWN}/state": "done", f"item/{OWN}/who": "Aino"})
    expect(box(theirs, OWN)).to_be_checked()
    shared = link_of(theirs).partition("#")[2]
    theirs.get_by_role("dialog").get_by_role("button", name="Sulje").click()

    here = open_page(f"{LIST}#{shared}", now=NOW)  # by a link: the item is one of the reader's own
    take_in(here)
    expect(item(here, OWN)).to_contain_text(WORDS)
    box(here, OWN).uncheck()
    here.get_by_role("button", name="Kumoa", exact=True).click()
    expect(box(here, OWN)).to_be_checked()
    box(here, "tarve").uncheck()
    open_panel(here, "kieli").get_by_label("Muistiinpano").fill("Suomeksi")
    took = marks_of(here)
    assert WHOLE.items() - took.items() == {("item/tarve/state", "done")}
    assert took[f"item/{OWN}/who"] == "Aino"

    _, text = saved(here, "Varmuuskopio ja tiedostot", "Tallenna varmuuskopio")
    import_text(theirs, text)  # by a file: it is the owner's again
    take_in(theirs)
    expect(theirs.get_by_text(WORDS)).to_have_count(1)
    expect(box(theirs, OWN)).to_be_checked()
    expect(box(theirs, "tarve")).not_to_be_checked()
    back = marks_of(theirs)
    assert back["item/kieli/note"] == "Suomeksi"
    assert f"item/{OWN}/name" not in back, "the owner's words are the page's, not the reader's"
    written = {key for key, value in took.items() if value}
    assert written - {f"item/{OWN}/name", f"item/{OWN}/phase"} <= back.keys()
    theirs.get_by_role("button", name="Kumoa").click()
    expect(box(theirs, "tarve")).to_be_checked()
    assert "item/kieli/note" not in {key for key, value in marks_of(theirs).items() if value}
