"""The black edition: no ink but black, and a leaflet's tags in the order of its pages."""

import pytest
from kokemusopas.paper.black import blacken, colours
from kokemusopas.paper.folded import fold
from pikepdf import Array, Dictionary, Name, Pdf


def drawn(content: bytes) -> Pdf:
    pdf = Pdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(content)
    return pdf


def content(pdf: Pdf) -> bytes:
    return pdf.pages[0].Contents.read_bytes()


def test_dark_colours_become_black_and_light_ones_grey() -> None:
    pdf = drawn(b"0.04 0.29 0.32 rg 0.96 0.76 0.48 RG 1 1 1 rg 0 0 0 1 k 0.5 g")
    assert len(list(colours(pdf))) == 4
    blacken(pdf)
    assert content(pdf).split() == b"0 g 0.788 G 1 g 0 g 0.5 g".split()
    assert not list(colours(pdf))


def test_drawings_within_a_page_become_black_too() -> None:
    pdf = drawn(b"/x Do")
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    form = pdf.make_stream(b"1 0 0 rg", Subtype=Name.Form, BBox=[0, 0, 1, 1], Group=group)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(x=form))
    assert list(colours(pdf)) == ["1 0 0 rg", "a group in /DeviceRGB"]
    blacken(pdf)
    assert not list(colours(pdf))


def test_a_picture_of_coloured_dots_is_refused() -> None:
    pdf = drawn(b"/x Do")
    size = {"Width": 1, "Height": 1, "BitsPerComponent": 8}
    image = pdf.make_stream(b"\0\0\0", Subtype=Name.Image, ColorSpace=Name.DeviceRGB, **size)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(x=image))
    with pytest.raises(ValueError, match="SVG"):
        blacken(pdf)


def test_the_tags_of_a_leaflet_follow_its_pages() -> None:
    pdf = Pdf.new()
    leaves = [Dictionary(S=Name.Sect, T=str(page)) for page in (1, 4, 2, 3)]
    pdf.Root.ViewerPreferences = Dictionary()
    pdf.Root.StructTreeRoot = Dictionary(K=Dictionary(S=Name.Document, K=Array(leaves)))
    fold(pdf)
    assert [str(leaf.T) for leaf in pdf.Root.StructTreeRoot.K.K] == ["1", "2", "3", "4"]
    assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
