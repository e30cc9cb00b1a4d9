"""Tagged PDFs: each thing is one element whatever pages it lies on, links and words are whole."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from kokemusopas.adapters import weasyprint
from kokemusopas.adapters.weasyprint_words import mend_line_ends
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

pytestmark = pytest.mark.slow  # WeasyPrint takes a second to load

STYLE = """<style>
  @page { size: 400px 200px; margin: 30px; @bottom-left { content: "foot" } }
  ul { list-style: inherit }
  body { margin: 0; font: 16px/20px "DejaVu Sans"; hyphens: auto; hyphenate-limit-chars: 6 3 3 }
</style>"""


def tagged(body: str, language: str = "en") -> pikepdf.Pdf:
    """Return a PDF of small pages, which hold six lines each."""
    weasyprint.apply_cures()
    html = f"<html lang={language}><title>t</title><meta name=page-words content='p. {{page}}'>"
    document = HTML(string=html + STYLE + body).render()
    weasyprint.keep_whole_links(document)
    mend_line_ends(document)
    data = document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    return pikepdf.open(BytesIO(data))


def shape(one: Any) -> Any:
    """Return an element as its kind and what stands below it; pieces of pages are left out."""
    below = [shape(kid) for kid in one.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    kind = str(one.S)[1:]
    return {kind: below} if below else kind


def all_of(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """Return the elements of a kind in the tree."""

    def walk(one: Any) -> list[Any]:
        found = [one] if str(one.S) == f"/{kind}" else []
        kids = (kid for kid in one.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
        return found + [below for kid in kids for below in walk(kid)]

    return walk(pdf.Root.StructTreeRoot.K)


def test_what_is_cut_at_the_end_of_a_page_is_one_element() -> None:
    items = "".join(f"<li>{n}" for n in range(8))
    with tagged(
        f"<main><section><h1>H</h1><ul>{items}</ul><p>{'word ' * 200}</p></section>"
    ) as pdf:
        assert len(pdf.pages) > 3
        item = {"LI": ["Lbl", "LBody"]}
        assert shape(pdf.Root.StructTreeRoot.K) == {
            "Document": [{"Part": [{"Sect": ["H1", {"L": [item] * 8}, "P"]}]}]
        }


def test_a_table_has_one_head_which_its_cells_on_every_page_name() -> None:
    rows = "".join(f"<tr><th scope=row>{n}<td>a<td>" for n in range(12))
    head = "<thead><tr><th>N<th>A<th>B</thead>"
    with tagged(f"<table>{head}<tbody>{rows}</tbody></table>") as pdf:
        assert len(pdf.pages) > 1
        row = {"TR": ["TH", "TD", "TD"]}
        (table,) = all_of(pdf, "Table")
        assert shape(table) == {
            "Table": [{"THead": [{"TR": ["TH"] * 3}]}, {"TBody": [row] * 12}]
        }, "an empty cell is a cell, a repeated head is none"
        heads = {str(head.ID): head for head in all_of(pdf, "TH")}
        last = all_of(pdf, "TD")[-2]
        assert [str(heads[str(one)].A.Scope) for one in last.A.Headers] == ["/Row", "/Column"]
        assert pdf.Root.StructTreeRoot.IDTree.Names[0] in heads


def test_the_parent_tree_leads_to_the_element_of_each_piece() -> None:
    with tagged(f"<p>{'word ' * 200}</p><p><a href='https://a.fi'>a</a>") as pdf:
        numbers: Any = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        tree = dict(zip(numbers[::2], numbers[1::2], strict=True))
        first, second = all_of(pdf, "P")
        assert len(first.K) > len(pdf.pages) > 2
        for piece in first.K:
            page, number = (first.Pg, piece) if isinstance(piece, int) else (piece.Pg, piece.MCID)
            assert tree[int(page.StructParents)][int(number)] == first
        (link,) = all_of(pdf, "Link")
        assert tree[int(link.K[0].Obj.StructParent)] == link
        assert second == link.P


def test_running_heads_and_repeated_ones_are_artifacts() -> None:
    rows = "<tr><td>a" * 12
    with tagged(f"<table><thead><tr><th>N</thead>{rows}</table>") as pdf:
        for page in pdf.pages:
            names = [
                (str(one.operands[0]), "/MCID" in one.operands[1])
                for one in pikepdf.parse_content_stream(page)
                if str(one.operator) == "BDC"
            ]
            assert ("/Artifact", False) in names
            assert all((name == "/Artifact") is not numbered for name, numbered in names)
        first, *_, last = (str(page.Contents.read_bytes()).count("/Artifact") for page in pdf.pages)
        assert last == first + 1, "the repeated head is read aloud"


def test_a_link_is_one_with_a_name_of_its_words_and_where_it_leads() -> None:
    words = "words of a link that take more than a line of such a page"
    body = (
        f"<p><a href='#there'>{words} <span data-ref='#there'>00</span></a>"
        f"<p><a href='https://www.a.fi/%C3%A4/'>An address</a> <a href='mailto:a@a.fi'>a@a.fi</a>"
        "<h1 id=there style='break-before: page'>There</h1>"
    )
    with tagged(body) as pdf:
        links = all_of(pdf, "Link")
        names = [
            {str(one.Obj.Contents) for one in link.K if not isinstance(one, int)} for link in links
        ]
        assert names == [{f"{words} (p. 2)"}, {"An address (www.a.fi/ä)"}, {"a@a.fi"}]


def test_a_field_is_named_by_what_it_asks_for() -> None:
    weasyprint.apply_cures()
    html = "<html lang=en><title>t</title><form><p>Who <input name=n title='Who is it?'></form>"
    data = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)
    with pikepdf.open(BytesIO(data)) as pdf:
        (form,) = all_of(pdf, "Form")
        assert str(form.K[0].Obj.Contents) == "Who is it?"


def test_the_contents_are_tagged_as_contents() -> None:
    entry = "<li><p><a href=#a>A <span data-ref=#a>00</span></a></p>"
    lists = f"<ul>{entry}<ul>{entry}</ul></ul>"
    with tagged(f"<div role=doc-toc style='list-style: none'>{lists}</div><p id=a>a") as pdf:
        item = {"Reference": ["Link"]}
        assert shape(all_of(pdf, "TOC")[0]) == {
            "TOC": [{"TOCI": [item, {"TOC": [{"TOCI": [item]}]}]}]
        }


def test_a_list_tells_its_numbers_only_where_it_shows_some() -> None:
    with tagged("<ol><li>a</ol><ul style='list-style: none'><li>b</ul>") as pdf:
        numbered, plain = all_of(pdf, "L")
        assert str(numbered.A.ListNumbering) == "/Decimal"
        assert "/A" not in plain


def test_figures_have_their_place_in_points_and_decoration_is_none() -> None:
    picture = (
        "<svg xmlns='http://www.w3.org/2000/svg' width=40 height=20>{}<path d='M0 0h40'/></svg>"
    )
    with tagged(f"<p>{picture.format('<title>Line</title>')}</p><p>{picture.format('')}") as pdf:
        (figure,) = all_of(pdf, "Figure")
        assert str(figure.Alt) == "Line"
        left, bottom, right, top = map(float, figure.A.BBox)
        assert (left, right - left, top - bottom) == (22.5, 30, 15)
        assert 100 < bottom < top < 127.5


def test_a_broken_word_is_said_whole_once() -> None:
    text = "It is a great misunderstanding, that is an oversimplification of it."
    with tagged(f"<p style='width: 200px'>{text}") as pdf:
        words = [str(span.ActualText) for span in all_of(pdf, "Span")]
        assert words
        said = [
            str(one.operands[1].ActualText)
            for one in pikepdf.parse_content_stream(pdf.pages[0])
            if str(one.operator) == "BDC" and "/ActualText" in one.operands[1]
        ]
        assert said == [part for word in words for part in (word.strip(), " ")]
        assert set(words) <= {"misunderstanding, ", "oversimplification "}


def test_lines_that_end_with_a_word_keep_the_space_after_it() -> None:
    weasyprint.apply_cures()
    words = "One line of words<br>https://www.a.example/and-more/ <em>and the</em> <b>end of it</b>"
    style = "margin: 0; width: 200px; font: 16px 'DejaVu Sans'; overflow-wrap: anywhere"
    document = HTML(string=f'<p style="{style}">{words}').render()
    mend_line_ends(document)
    box = document.pages[0]._page_box
    pieces = [one.text for one in box.descendants() if isinstance(one, boxes.TextBox)]
    assert len(pieces) > 5
    assert "".join(pieces) == "One line of words https://www.a.example/and-more/ and the end of it"


def test_what_is_said_above_words_to_say_is_no_caption_in_the_middle_of_a_section() -> None:
    said = "<figure><figcaption>W</figcaption><blockquote><p>S</p></blockquote></figure>"
    with tagged(f"<main><section><h1>H</h1><p>P</p>{said}<p>P</p></section>") as pdf:
        (section,) = all_of(pdf, "Sect")
        assert [
            next(iter(one)) if isinstance(one, dict) else one for one in shape(section)["Sect"]
        ] == [
            "H1",
            "P",
            "P",
            "BlockQuote",
            "P",
        ]
