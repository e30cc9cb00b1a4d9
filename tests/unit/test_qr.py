"""QR codes: valid SVG that leads to its address, with words for those who cannot see it."""

import re
from collections.abc import Callable
from functools import partial
from io import BytesIO
from xml.etree import ElementTree

import pytest
import zxingcpp
from kokemusopas.sharing import qr
from PIL import Image
from resvg_py import svg_to_bytes


def test_a_code_is_square_named_and_has_its_quiet_zone() -> None:
    code = ElementTree.fromstring(qr.svg("https://x.fi/a/?b=1&c=2", "Osoite & QR"))
    left, top, width, height = map(int, code.attrib["viewBox"].split())
    path = code.find("path")
    assert (left, top, width) == (0, 0, height)
    assert code.findtext("title") == "Osoite & QR"
    assert code.attrib["role"] == "img"
    assert path is not None
    assert path.attrib["d"].startswith("M4 4.5h")
    assert path.attrib["stroke-dasharray"].startswith("7 "), "a corner begins with seven of black"


def test_the_same_address_gives_the_same_code() -> None:
    assert qr.svg("https://x.fi/", "a") == qr.svg("https://x.fi/", "a")
    assert qr.svg("https://x.fi/", "a") != qr.svg("https://x.fi/b", "a")


@pytest.mark.parametrize("draw", [qr.file, partial(qr.svg, title="Osoite")])
@pytest.mark.parametrize(
    "address", ["https://x.fi/", "https://x.fi/go/#kysymykset/palkkio", f"https://x.fi/{'ä' * 99}"]
)
def test_a_code_leads_to_its_address(address: str, draw: Callable[[str], str]) -> None:
    found = zxingcpp.read_barcode(_seen(draw(address)))
    assert found, "no reader can read the code"
    assert found.text == address
    assert found.ec_level == "M"


def _seen(svg: str) -> Image.Image:
    """Return what a reader sees of a code that is drawn on paper."""
    named = re.sub(r"<svg (?!xmlns)", '<svg xmlns="http://www.w3.org/2000/svg" ', svg)
    named = re.sub(r' (width|height)="\d+mm"', "", named)
    return Image.open(BytesIO(bytes(svg_to_bytes(svg_string=named, width=400, background="white"))))
