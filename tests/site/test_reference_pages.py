"""The page with all means of Material's reference is valid HTML and stands whole in the PDF."""

import re
from pathlib import Path

import pytest
from fixtures.reference.build import PAGE, built
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.pages.made import make
from kokemusopas.paper import press
from kokemusopas.paper.documents import documents
from page import validate_pdf
from pypdf import PdfReader
from valid_html import faults


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    base = tmp_path_factory.getbasetemp()
    return built(base if worker_id == "master" else base.parent)


def test_its_html_is_valid(site: Path) -> None:
    found = faults(site / path / "index.html" for path in (PAGE, "tulosta"))
    assert not found, "\n".join(found)


@pytest.mark.long
def test_the_pdf_of_the_guide_is_accessible_and_has_all_of_it_open(
    site: Path, tmp_path: Path
) -> None:
    made = make(settings_of_project(site.parent))
    file = made.guide.default.texts["paper"]["documents"]["guide"]["file"]
    guide = next(one for one in documents(made) if one.file == file)
    press.write([guide], made.settings, tmp_path)
    report = validate_pdf(str(tmp_path / guide.file), profile="ua1")
    assert not re.findall(r"\[PDFUA1-.*", str(report))
    sheets = PdfReader(tmp_path / guide.file).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for words in (
        "Puhelimella",
        "Kirjoita viesti",
        "Käy toimistolla",
        "Tämä teksti on piilossa",
        "STM (sosiaali- ja terveysministeriö), ja STM kertoo",
        "Varoitus: Ei vielä vahvistettu",
        "Lähteen nimi ja vuosi.",
    ):
        assert words in text, f"the PDF lacks {words}"
