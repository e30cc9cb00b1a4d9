"""A paper is made again when something that it is made of has changed, and only then."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from conftest import ROOT
from kokemusopas.fonts.plain import FONT
from kokemusopas.kept import source
from kokemusopas.model import papers
from kokemusopas.model.papers import Facts
from kokemusopas.model.settings import Settings
from kokemusopas.paper import press
from kokemusopas.paper.documents import PaperDocument, WrittenFile

pytestmark = pytest.mark.slow  # WeasyPrint takes a second to load

LIST = PaperDocument("lista.pdf", '<p>Yksi</p><img src="{picture}">', ("form.css",), form=True)
LETTER = WrittenFile("kirje.docx", b"kirje")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder of docs with the languages and the type, and looks to change."""
    shutil.copytree(ROOT / "overrides/components/paper", tmp_path / "looks/components/paper")
    shutil.copytree(ROOT / "overrides/components/base", tmp_path / "looks/components/base")
    docs = tmp_path / "docs"
    (docs / "fi").mkdir(parents=True)
    shutil.copy(ROOT / "docs/fi/_language.yml", docs / "fi")
    (docs / FONT).parent.mkdir(parents=True)
    shutil.copy(ROOT / "docs" / FONT, docs / FONT)
    (docs / "kuva.svg").write_text("<svg/>", "utf-8")
    return Settings(docs, tmp_path / "looks", ("fi",), ())


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that went through the press, in place of which each gets a page of its own."""
    files: list[str] = []

    def blank(
        documents: list[PaperDocument], settings: Settings
    ) -> Iterator[tuple[PaperDocument, bytes]]:
        for one in documents:
            files.append(one.file)
            page = BytesIO()
            with pikepdf.new() as made:
                made.add_blank_page()
                made.save(page)
            yield one, page.getvalue()

    monkeypatch.setattr(press, "_printed", blank)
    return files


def test_what_is_as_it_was_is_not_printed_again(
    settings: Settings, printed: list[str], tmp_path: Path
) -> None:
    picture = (settings.docs / "kuva.svg").as_uri()
    one = replace(LIST, html=LIST.html.format(picture=picture))
    for folder in ("a", "b"):
        press.write([one, LETTER], settings, tmp_path / folder)
    assert printed == ["lista.pdf"]
    same = [(tmp_path / folder / "lista.pdf").read_bytes() for folder in ("a", "b")]
    assert same[0] == same[1]


@pytest.mark.parametrize("changed", ["words", "kind", "style", "picture", "type", "code"])
def test_what_has_changed_in_any_part_is_printed_again(
    settings: Settings,
    printed: list[str],
    tmp_path: Path,
    changed: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = tmp_path / "press/press.py"
    code.parent.mkdir()
    code.touch()
    monkeypatch.setattr(press, "CODE", (code.parent,))
    press.engine.cache_clear()  # a build reads the type and the code once
    picture = settings.docs / "kuva.svg"
    one = replace(LIST, html=LIST.html.format(picture=picture.as_uri()))
    press.write([one], settings, tmp_path)
    parts = {
        "style": settings.overrides / "components/paper/pdf/form.css",
        "picture": picture,
        "type": settings.docs / FONT,
        "code": code,
    }
    if changed in parts:
        parts[changed].write_bytes(parts[changed].read_bytes() + b"\n")
        press.engine.cache_clear()
        source.cache_clear()
    elif changed == "words":
        one = replace(one, html=one.html.replace("Yksi", "Kaksi"))
    else:
        one = replace(one, form=False)
    press.write([one], settings, tmp_path)
    assert printed == ["lista.pdf", "lista.pdf"]


def test_pages_can_tell_how_long_and_how_heavy_a_paper_is(
    settings: Settings, printed: list[str], tmp_path: Path
) -> None:
    one = replace(LIST, html="<p>Yksi</p>")
    press.write([one, LETTER], settings, tmp_path)
    size = (tmp_path / "lista.pdf").stat().st_size
    assert papers.read(tmp_path) == {"lista.pdf": Facts(size, 1), "kirje.docx": Facts(5)}
    assert papers.read(tmp_path / "nowhere") == {}
