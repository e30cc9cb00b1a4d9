"""A form goes out filled in, is changed in a viewer, and comes back into its event."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from conftest import ROOT, run
from kokemusopas.fonts.fields import encoding
from kokemusopas.texts.ui import Texts, load
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from this_copy import EACH

from browser.conftest import OpenPage
from browser.tool import TODAY, stored
from tools.public_addresses import path_of

Values = Mapping[str, str | bool]

WRITTEN = 1_795_000_000_000  # some days before TODAY
EVENT = {
    "name": "Syysseminaari",
    "date": "2026-12-20",
    "booker": "Aleksandra Mäki-Karvonen, 040 123 4567",
    "guest": "Ćiežže Šešupė",
    "asked": "1",
    "item/tarve/state": "done",
    "item/palkkio/note": "Soita Ainolle.\nKysy matkoista.",
    "item/own-1/name": "Varaa kahvit.",
    "item/own-1/phase": "2",
    "brief/tarkoitus": "Haluamme kuulla, miltä kuntoutus tuntuu. " * 30,
}
CHANGES: Values = {
    "tarve": False,
    "rooli": True,
    "palkkio-who": "Žižek",
    "event_date": "21.12.2026",
}


def texts_of(language: str) -> Texts:
    return load(ROOT / "docs" / language / "_ui.yml")


def open_tool(open_page: OpenPage, address: str, name: str, language: str) -> Page:
    """Open a tool in a browser that has an event."""
    event = {"id": "x", "marks": {key: {"v": v, "t": WRITTEN} for key, v in EVENT.items()}}
    entries = {
        "kokemusopas/event/x": json.dumps({"version": 1, "event": event}),
        "kokemusopas/open": "x",
    }
    local = [{"name": key, "value": text} for key, text in entries.items()]
    state = {"cookies": [], "origins": [{"origin": address.rstrip("/"), "localStorage": local}]}
    page = open_page(path_of(name, language), now=f"{TODAY}T12:00:00", storage_state=state)
    expect(page.locator("[data-event-name]")).to_have_text("Syysseminaari")
    return page


def download(page: Page, texts: Texts, folder: Path) -> tuple[Path, str]:
    """Take the form of the page away filled in; return the file, and what was said."""
    page.locator("[data-event-transfer]").click()
    dialog = page.locator("#laheta")
    dialog.get_by_text(texts["tool"]["transfer"]["print"], exact=True).click()
    with page.expect_download() as saved:
        dialog.get_by_role("button", name=texts["tool"]["transfer"]["pdf"]).click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    said = dialog.locator("[data-said]")
    expect(said).not_to_be_empty()
    text = said.inner_text()
    page.keyboard.press("Escape")
    return file, text


def drop(page: Page, *files: Path) -> Locator:
    """Drop files on the page; return the dialog that answers."""
    moved = page.evaluate_handle(
        """(files) => {
            const moved = new DataTransfer();
            for (const [name, text] of files) {
                const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
                moved.items.add(new File([bytes], name, { type: "application/pdf" }));
            }
            return moved;
        }""",
        [[file.name, base64.b64encode(file.read_bytes()).decode()] for file in files],
    )
    expect(page.locator("#laheta[data-started]")).to_be_attached()
    hint = page.locator("[popover=manual]:not([hidden])")
    page.dispatch_event("main", "dragover", {"dataTransfer": moved})
    expect(hint).to_be_visible()
    page.dispatch_event("main", "drop", {"dataTransfer": moved})
    expect(hint).to_have_count(0)
    answer = page.locator("#tuonti")
    expect(answer).to_be_visible()
    return answer


def fill_in(viewer: str, form: Path, values: Values, folder: Path) -> Path:
    """Write values into a form as a viewer does."""
    filled, jobs = folder / f"{viewer}.pdf", folder / "jobs.json"
    job = {"by": viewer, "form": str(form), "filled": str(filled), "values": values}
    jobs.write_text(json.dumps([job]), "utf-8")
    done = run(ROOT / ".venv/bin/node", ROOT / "tests/site/fill.mjs", jobs)
    assert done.returncode == 0, done.stderr
    return filled


def marks_of(page: Page, event: str = "x") -> dict[str, str]:
    marks = json.loads(stored(page)[f"kokemusopas/event/{event}"])["event"]["marks"]
    return {key: mark["v"] for key, mark in marks.items()}


def drawn(form: Path, name: str) -> str:
    """Return what the appearance of a field says."""
    with pikepdf.open(form) as pdf:
        (field,) = [one for one in pdf.Root.AcroForm.Fields if name == one.T]
        written = [
            bytes(one.operands[0])
            for one in pikepdf.parse_content_stream(field.AP.N)
            if str(one.operator) == "Tj"
        ]
    return " ".join("".join(encoding()[code] for code in line) for line in written)


@pytest.mark.parametrize("language", EACH)
def test_a_list_is_downloaded_with_all_that_is_written_and_accessible(
    open_page: OpenPage, address: str, language: str, tmp_path: Path
) -> None:
    texts = texts_of(language)
    page = open_tool(open_page, address, "tarkistuslista", language)
    form, said = download(page, texts, tmp_path)
    assert said == texts["tool"]["transfer"]["pdf_saved"], "all fits"
    assert form.name == f"syysseminaari-{texts['paper']['documents']['checklist']['file']}"
    fields = PdfReader(form).get_fields() or {}
    held = {name: field.get("/V", "") for name, field in fields.items()}
    assert (held["event"], held["booker"], held["guest"]) == (
        EVENT["name"],
        EVENT["booker"],
        EVENT["guest"],
    )
    assert (held["tarve"], held["rooli"]) == ("/on", "/Off")
    assert EVENT["item/palkkio/note"] in held["note-2"]
    assert "Varaa kahvit" in held["note-2"]
    for name in ("event", "booker", "guest", "event_date", "note-2"):
        assert drawn(form, name) == held[name].replace("\n", " "), f"{name} shows something else"


def test_what_an_answer_does_not_show_whole_is_told_by_its_question(
    open_page: OpenPage, address: str, tmp_path: Path
) -> None:
    texts = texts_of("fi")
    page = open_tool(open_page, address, "tilauspohja", "fi")
    form, said = download(page, texts, tmp_path)
    assert "Paperilla ei näy kokonaan: Mikä on tarkoitus." in said
    held = PdfReader(form).get_fields() or {}
    assert held["tarkoitus"]["/V"] == EVENT["brief/tarkoitus"].strip()


@pytest.mark.parametrize(
    ("viewer", "language"),
    [
        ("pdf.js", "fi"),
        pytest.param("MuPDF", "sv", marks=pytest.mark.long),
        pytest.param("MuPDF", "en", marks=pytest.mark.long),
        pytest.param("pdf.js", "en", marks=pytest.mark.long),
    ],
)
def test_a_form_changed_in_a_viewer_comes_back_into_its_event_and_out_again(
    open_page: OpenPage, address: str, tmp_path: Path, viewer: str, language: str
) -> None:
    texts = texts_of(language)
    page = open_tool(open_page, address, "tarkistuslista", language)
    form, _ = download(page, texts, tmp_path)
    note = str((PdfReader(form).get_fields() or {})["note-2"]["/V"])
    changes: Values = {**CHANGES, "note-2": note.replace("Ainolle", "Liisalle") + "\nUusi rivi"}
    preview = drop(page, fill_in(viewer, form, changes, tmp_path))
    expect(preview.get_by_role("heading", level=3)).to_have_text("Syysseminaari")
    expect(preview.locator("fieldset")).to_have_count(0)
    before = marks_of(page)
    preview.locator("[data-accept]").click()
    expect(preview).to_be_hidden()
    marks = marks_of(page)
    changed = {key: text for key, text in marks.items() if text != before.get(key)}
    assert marks["item/palkkio/note"] == "Soita Liisalle.\nKysy matkoista."
    assert {"item/tarve/state", "item/rooli/state", "item/palkkio/who", "date"} < changed.keys()
    assert (marks["item/tarve/state"], marks["item/rooli/state"]) == ("open", "done")
    assert (marks["item/palkkio/who"], marks["date"]) == ("Žižek", "2026-12-21")
    assert marks["item/own-form-2/note"] == "Uusi rivi"
    page.locator("[data-undo-button]").click()
    undone = marks_of(page)
    assert {key: undone[key] for key in before} == before


def test_a_blank_form_that_was_filled_in_becomes_an_event_on_a_page_in_any_language(
    site: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    form = site / texts_of("sv")["paper"]["documents"]["checklist"]["file"]
    values: Values = {"event": "Vårseminarium", "event_date": "den 5 maj 2027", "tarve": True}
    filled = fill_in("pdf.js", form, values, tmp_path)
    page = open_page("tarkistuslista/", now=f"{TODAY}T12:00:00")
    preview = drop(page, filled)
    expect(preview).to_contain_text("Uusi tilaisuus. Kirjoittajan antama nimi: ”Vårseminarium”")
    preview.locator("[data-accept]").click()
    expect(page.get_by_role("heading", name="Vårseminarium")).to_be_visible()
    marks = marks_of(page, stored(page)["kokemusopas/open"])
    assert (marks["date"], marks["item/tarve/state"]) == ("2027-05-05", "done")
    expect(drop(page, filled)).to_contain_text("Kaikki nämä merkinnät ovat jo selaimessasi")


def test_a_pdf_that_is_no_form_and_a_form_that_cannot_be_had_are_explained(
    site: Path, open_page: OpenPage, address: str
) -> None:
    texts = texts_of("fi")
    page = open_tool(open_page, address, "tarkistuslista", "fi")
    nutshell = site / texts["paper"]["documents"]["nutshell"]["file"]
    refused = drop(page, nutshell)
    expect(refused).to_contain_text(texts["tool"]["import"]["no-fields"])
    refused.locator("[data-close]").click()
    several = drop(page, nutshell, nutshell)
    expect(several).to_contain_text(texts["tool"]["import"]["several"])
    several.locator("[data-close]").click()
    page.evaluate("() => { window.fetch = async () => { throw new TypeError(); }; }")
    page.locator("[data-event-transfer]").click()
    page.locator("#laheta [data-print-blank] + button").evaluate("(button) => button.click()")
    expect(page.locator("#laheta [data-said]")).to_have_text(
        texts["tool"]["transfer"]["pdf_offline"]
    )
