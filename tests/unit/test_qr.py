"""QR codes: valid SVG that leads to its address, with words for those who cannot see it."""

import re
from xml.etree import ElementTree

import pytest
import zxingcpp
from kokemusopas.sharing import qr

SVG = "{http://www.w3.org/2000/svg}"


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


@pytest.mark.parametrize(
    "address", ["https://x.fi/", "https://x.fi/go/#kysymykset/palkkio", f"https://x.fi/{'ä' * 99}"]
)
def test_a_code_leads_to_its_address(address: str) -> None:
    found = _read(qr.file(address))
    assert found, "no reader can read the code"
    assert found.text == address
    assert found.ec_level == "M"


def _read(svg: str) -> zxingcpp.Barcode | None:
    """Return what a reader sees in the drawing of a code, each module 4 pixels wide."""
    root = ElementTree.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[2])
    rows = [bytearray(b"\xff" * size) for _ in range(size)]
    start, *moves = re.findall(r"[Mm](-?\d+) (\d+)|h(\d+)", _path(root))
    x, y = int(start[0]), int(start[1])
    for right, down, length in moves:
        if length:
            rows[y][x : x + int(length)] = bytes(int(length))
            x += int(length)
        else:
            x, y = x + int(right), y + int(down)
    wide = [bytes(value for value in row for _ in range(4)) for row in rows]
    pixels = b"".join(row for row in wide for _ in range(4))
    view = zxingcpp.ImageView(pixels, 4 * size, 4 * size, zxingcpp.ImageFormat.Lum)
    return zxingcpp.read_barcode(view)


def _path(root: ElementTree.Element) -> str:
    return root.findall(f"{SVG}path")[1].attrib["d"]
