"""QR codes: valid SVG with words for those who cannot see it."""

from xml.etree import ElementTree

from kokemusopas.sharing import qr


def test_a_code_is_square_named_and_has_its_quiet_zone() -> None:
    code = ElementTree.fromstring(qr.svg("https://x.fi/a/?b=1&c=2", "Osoite & QR"))
    left, top, width, height = map(int, code.attrib["viewBox"].split())
    path = code.find("path")
    assert (left, top, width) == (0, 0, height)
    assert code.findtext("title") == "Osoite & QR"
    assert code.attrib["role"] == "img"
    assert path is not None
    assert path.attrib["d"].startswith("M4 4.5h7")


def test_the_same_address_gives_the_same_code() -> None:
    assert qr.svg("https://x.fi/", "a") == qr.svg("https://x.fi/", "a")
    assert qr.svg("https://x.fi/", "a") != qr.svg("https://x.fi/b", "a")
