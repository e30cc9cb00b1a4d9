"""The brief for word processors: named fields, styles, a language, the same bytes each time."""

import shutil
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from conftest import ROOT
from kokemusopas.fonts.plain import FONT
from kokemusopas.model.guide import Edition
from kokemusopas.pages.made import Made, make
from kokemusopas.paper.office import LONGEST, docx, odt
from kokemusopas.paper.packed import packed
from lxml import etree
from model_pages import settings, small_guide

pytestmark = pytest.mark.slow  # a guide is read for these

BRIEF = """---
brief: {part}
---

# Pohja {{ #pohja }}

## Missä & milloin {{ #missa }}

/// brief
- **Missä olette?** Katso. {{ #paikka line }}
- **Minä päivänä?** Tieto auttaa. {{ #paiva from=date }}
- **Miten?** Tieto auttaa. {{ #etana from=site }}
///

## Muuta {{ #muuta }}

/// brief
- **{long}?** Kaikki auttaa. {{ #muu }}
///
"""
LONG = "Mitä muuta haluatte kertoa, jotta kaikki tietävät ajoissa, miten toimitaan"
PARTS = {"toiveet": "expert", "sovittu": "agreed"}
FIELDS = ["event", "paikka", "paiva", "etana", "muu"]
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A small guide with two parts of the brief and the short texts of this one."""
    docs = small_guide(tmp_path_factory.mktemp("guide"))
    (docs / FONT).parent.mkdir(parents=True)
    shutil.copy(ROOT / "docs" / FONT, docs / FONT)
    for language in ("fi", "sv"):
        shutil.copy(ROOT / f"docs/{language}/_ui.yml", docs / language)
        for name, part in PARTS.items():
            text = BRIEF.format(part=part, long=LONG)
            (docs / language / f"{name}.md").write_text(text, "utf-8")
    own = settings(docs, "index", *PARTS, "lista", "sanasto")
    return make(replace(own, overrides=ROOT / "overrides", site_url="https://o.fi/"))


@pytest.fixture(params=["fi", "sv"])
def edition(made: Made, request: pytest.FixtureRequest) -> Edition:
    return made.guide.editions[request.param]


def opened(data: bytes, path: str) -> Any:
    return etree.fromstring(ZipFile(BytesIO(data)).read(path))


def found(tree: Any, path: str) -> list[str]:
    return [str(one) for one in tree.xpath(path, namespaces=SPACES)]


def test_a_field_of_word_has_the_name_of_its_question(made: Made, edition: Edition) -> None:
    document = opened(docx(edition.pages["toiveet"], edition, made), "word/document.xml")
    assert found(document, "//w:sdtPr/w:tag/@w:val") == FIELDS
    said = found(document, "//w:sdtPr/w:alias/@w:val")
    assert said[1:3] == ["Missä olette?", "Minä päivänä?"]
    assert max(map(len, said)) <= LONGEST, "Word refuses a longer name"
    assert said[-1].endswith("ajoissa,…"), "a name that is cut ends with a whole word"
    assert len(set(found(document, "//w:sdtPr/w:id/@w:val"))) == len(FIELDS)


def test_a_field_takes_what_its_question_asks(made: Made) -> None:
    edition = made.guide.default
    document = opened(docx(edition.pages["toiveet"], edition, made), "word/document.xml")
    kinds = [
        etree.QName(
            document.xpath(f"//w:sdtPr[w:tag/@w:val='{name}']/*[last()]", namespaces=SPACES)[0]
        ).localname
        for name in FIELDS
    ]
    assert kinds == ["text", "text", "date", "comboBox", "text"]
    assert found(document, "//w:text[@w:multiLine]/../w:tag/@w:val") == ["muu"]
    sites = edition.texts["tool"]["form"]["sites"].values()
    assert found(document, "//w:listItem/@w:displayText") == list(sites)


def test_a_field_of_odf_has_the_name_of_its_question(made: Made, edition: Edition) -> None:
    content = opened(odt(edition.pages["toiveet"], edition, made), "content.xml")
    assert found(content, "//text:user-field-input/@text:name") == FIELDS
    assert found(content, "//text:user-field-decl/@text:name") == FIELDS


def test_headings_follow_and_no_paragraph_makes_room(made: Made, edition: Edition) -> None:
    page = edition.pages["sovittu"]
    word = opened(docx(page, edition, made), "word/document.xml")
    assert found(word, "//w:pStyle[starts-with(@w:val, 'Heading')]/@w:val") == [
        "Heading1",
        *["Heading2"] * 3,
    ]
    assert not found(word, "//w:p[not(.//w:t) and not(ancestor::w:tc)]")
    odf = opened(odt(page, edition, made), "content.xml")
    assert found(odf, "//text:h/@text:outline-level") == ["1", "2", "2", "2"]
    assert not found(odf, "//text:p[not(string()) and not(ancestor::table:table-cell)]")


def test_what_is_agreed_is_signed_in_a_table_with_a_head(made: Made) -> None:
    edition = made.guide.default
    names = list(edition.texts["signatures"]["parties"].values())
    for name in PARTS:
        page = edition.pages[name]
        word = opened(docx(page, edition, made), "word/document.xml")
        odf = opened(odt(page, edition, made), "content.xml")
        signed = name == "sovittu"
        assert len(found(word, "//w:tr[w:trPr/w:tblHeader]")) == signed
        assert found(word, "//w:tr[position() > 1]/w:tc[1]//w:t/text()") == names * signed
        assert len(found(odf, "//table:table-header-rows/table:table-row")) == signed
        cells = "//table:table/table:table-row/table:table-cell[1]/text:p/text()"
        assert found(odf, cells) == names * signed


def test_a_document_tells_its_language_and_title(made: Made, edition: Edition) -> None:
    page, locale = edition.pages["toiveet"], edition.traits.locale.replace("_", "-")
    word, odf = docx(page, edition, made), odt(page, edition, made)
    assert set(found(opened(word, "word/styles.xml"), "//w:lang/@w:val")) == {locale}
    styles = opened(odf, "styles.xml")
    told = found(styles, "//@fo:language")[0], found(styles, "//@fo:country")[0]
    assert "-".join(told) == locale
    for properties in (opened(word, "docProps/core.xml"), opened(odf, "meta.xml")):
        assert found(properties, "//dc:title/text()") == ["Pohja"]
        assert found(properties, "//dc:language/text()") == [locale]


def test_a_package_tells_its_kind_first_and_has_no_time() -> None:
    data = packed({"a.xml": "<a/>"}, "application/x")
    entries = ZipFile(BytesIO(data)).infolist()
    assert [entry.filename for entry in entries] == ["mimetype", "a.xml"]
    assert entries[0].compress_type == ZIP_STORED
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert data[38:51] == b"application/x", "the kind is read at this place of the file"
