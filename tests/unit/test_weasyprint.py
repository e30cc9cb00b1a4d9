"""What is touched of WeasyPrint's insides is there: each failure names the part; the cures cure."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from kokemusopas.adapters import weasyprint
from kokemusopas.fonts.plain import FONT, font_faces
from kokemusopas.paper.frame import PLACEHOLDER
from weasyprint import CSS, HTML, Page
from weasyprint import pdf as weasyprint_pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.pdf import tags
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text import line_break
from weasyprint.text.fonts import FontConfiguration

pytestmark = pytest.mark.slow  # WeasyPrint takes a second to load

CHANGED = "WeasyPrint has changed {}: see hooks/kokemusopas/adapters/weasyprint.py"
# The functions as they are where nothing is cured.
LINE = weasyprint._split_first_line


@pytest.mark.parametrize(
    ("module", "name", "function", "parameters"),
    [
        (weasyprint_pdf, "add_tags", tags.add_tags, "pdf document pdf_version page_streams"),
        (tags, "_get_pdf_tag", tags._get_pdf_tag, "tag"),
        (
            DocumentMetadata,
            "generate_rdf_metadata",
            DocumentMetadata.generate_rdf_metadata,
            "self variant version conformance",
        ),
        (
            inline,
            "split_first_line",
            LINE,
            "text style context max_width justification_spacing is_line_start minimum",
        ),
    ],
)
def test_a_wrapped_function_is_there_with_its_parameters(
    module: Any, name: str, function: Any, parameters: str
) -> None:
    part = f"{module.__name__}.{name}"
    assert hasattr(module, name), CHANGED.format(part)
    found = list(inspect.signature(function).parameters)
    assert found == parameters.split(), CHANGED.format(f"the parameters of {part}")


def test_a_wrapped_function_is_asked_for_by_its_name() -> None:
    """A function that its module binds elsewhere would go on uncured."""
    for module, name, caller in (
        (weasyprint_pdf, "add_tags", "generate_pdf"),
        (inline, "split_first_line", "split_text_box"),
    ):
        used = getattr(module, caller, None)
        part = f"{module.__name__}.{caller}, which asks for {name}"
        assert used, CHANGED.format(part)
        assert name in used.__code__.co_names, CHANGED.format(part)


def test_the_first_line_of_a_text_is_told_in_six_parts() -> None:
    (line,) = lines(HTML(string="<p>ensin").render().pages[0])
    found = line_break.split_first_line(line[0].text, line[0].style, None, None, 0)
    assert len(found) == 6, CHANGED.format("what split_first_line returns")
    layout, length, rest, width, *_ = found
    assert hasattr(layout, "text"), CHANGED.format("the layout of split_first_line")
    assert (length, rest) == (5, None), CHANGED.format("what split_first_line returns")
    assert width == pytest.approx(line[0].width), CHANGED.format("the width of split_first_line")


def test_a_laid_out_page_has_the_parts_that_numbers_are_written_into() -> None:
    page = HTML(string="<p data-ref='#a'>teksti").render().pages[0]
    assert hasattr(page, "_page_box"), CHANGED.format("Page._page_box")
    assert hasattr(page._page_box, "descendants"), CHANGED.format("Box.descendants")
    for name in ("LineBox", "TextBox"):
        assert hasattr(boxes, name), CHANGED.format(f"boxes.{name}")
    ((text,),) = lines(page)
    for name in ("element", "style", "text", "width", "position_x", "pango_layout"):
        assert hasattr(text, name), CHANGED.format(f"TextBox.{name}")
    assert text.element.get("data-ref") == "#a", CHANGED.format("TextBox.element")
    assert text.style["text_align_all"] == "start", CHANGED.format("style['text_align_all']")


def test_no_line_breaks_after_its_first_word_for_want_of_a_space(tmp_path: Path) -> None:
    weasyprint.apply_cures()
    fonts = FontConfiguration()
    faces = font_faces(ROOT / "docs" / FONT, tmp_path)
    style = CSS(
        string=f"{faces} body {{ font: 12pt 'Atkinson Hyperlegible Next' }}", font_config=fonts
    )
    for width in range(420, 460):
        page = (
            HTML(
                string=f"<style>@page {{ size: {width}px 200px; margin: 0 }} body {{ margin: 0 }}"
                "</style><p>Gå igenom besöket både med gästen och med deltagarna. Se "
                "<a href='#'>vad det är bra att prata om efteråt</a>."
            )
            .render(stylesheets=[style], font_config=fonts)
            .pages[0]
        )
        first = "".join(text.text for text in lines(page)[0])
        assert first != "Gå", f"at {width} px the first line holds that word only"


def test_references_get_their_page_numbers_and_the_line_closes_up() -> None:
    pages = "".join(f"<section id='p{n}'><h1>P</h1></section>" for n in range(2, 100))
    pages += "<section id='p100'><h1>P</h1><h1>goes on</h1></section>"
    links = "".join(
        f"<p>a<span data-ref='#p{n}'>(s. {PLACEHOLDER})</span>.</p>" for n in (9, 10, 100)
    )
    document = HTML(
        string=(
            f"<style>h1 {{ break-before: page }}</style>{links}{pages}"
            "<p style='text-align: right' data-ref='#p7'>00</p>"
        )
    ).render()
    weasyprint.write_numbers(document, PLACEHOLDER)
    found = lines(document.pages[0])
    assert ["".join(box.text for box in line) for line in found] == [
        "a(s. 9).",
        "a(s. 10).",
        "a(s. 100).",
    ]
    for _, reference, stop in found:
        assert stop.position_x == pytest.approx(reference.position_x + reference.width)
    ((number,),) = lines(document.pages[-1])[1:]
    assert number.text == "7"
    edge = document.pages[-1]._page_box.children[0].content_box_x() + (
        document.pages[-1]._page_box.children[0].width
    )
    assert number.position_x + number.width == pytest.approx(edge, abs=9)


def lines(page: Page) -> list[list[boxes.TextBox]]:
    """Return the pieces of text of each line of a page."""
    return [
        [text for text in line.descendants() if isinstance(text, boxes.TextBox)]
        for line in page._page_box.descendants()
        if isinstance(line, boxes.LineBox)
    ]


def test_a_form_takes_in_no_more_of_a_font_than_it_shows() -> None:
    weasyprint.apply_cures()
    made = HTML(string="<p>Nimi<form><input style='font: inherit'>").write_pdf(pdf_forms=True)
    assert len(made) < 50_000, CHANGED.format("Font.used_in_forms")


def test_a_link_around_words_of_another_language_has_one_annotation() -> None:
    document = HTML(string="<p><a href='https://a.example'>a <em lang=fi>b</em> c</a>").render()
    assert len(document.pages[0].links) == 2, "WeasyPrint needs keep_whole_links no more"
    weasyprint.keep_whole_links(document)
    assert len(document.pages[0].links) == 1


def test_a_reference_to_nothing_is_named() -> None:
    with pytest.raises(LookupError, match="refers to #gone, which it lacks"):
        weasyprint.write_numbers(HTML(string="<p data-ref='#gone'>00").render(), PLACEHOLDER)
