"""QR codes: valid SVG with words for those who cannot see it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from kokemusopas.kept import Store
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


def test_a_code_that_was_drawn_before_is_the_same(tmp_path: Path) -> None:
    for draw in (qr.file, lambda address, store=None: qr.svg(address, "Osoite", store)):
        fresh = draw("https://x.fi/kept")
        assert draw("https://x.fi/kept", Store(tmp_path)) == fresh, "drawn and kept"
        qr._drawn.cache_clear()
        assert draw("https://x.fi/kept", Store(tmp_path)) == fresh, "kept"


def test_a_code_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = qr.file("https://x.fi/once", Store(tmp_path))
    qr._drawn.cache_clear()
    qr._code.cache_clear()
    monkeypatch.setattr("segno.make", None)
    assert qr.file("https://x.fi/once", Store(tmp_path)) == first
