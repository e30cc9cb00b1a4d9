"""QR codes as inline SVG."""

from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

import segno

from kokemusopas.kept import Store, key

QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 asks


def svg(address: str, title: str, store: Store | None = None) -> str:
    """Return the QR code of `address` as an SVG element, `title` its text alternative.

    A code that was drawn before is taken from the `store`.
    """
    drawn = _drawn(address, False, store)
    start = drawn.index("<path")
    return f"{drawn[:start]}<title>{escape(title)}</title>{drawn[start:]}"


def draw(addresses: Iterable[str], store: Store) -> None:
    """Draw the codes of addresses as `svg` gives them, into the store."""
    for address in addresses:
        _drawn(address, False, store)


def file(address: str, store: Store | None = None) -> str:
    """Return the QR code of `address` as an SVG file that prints black on white."""
    return _drawn(address, True, store)


@cache
def _drawn(address: str, is_file: bool, store: Store | None) -> str:
    """Return a code from the store, or drawn and put there: choosing its mask takes long."""
    name = key("qr", segno.__version__, Path(__file__).read_bytes(), str(is_file), address)
    if store and (kept := store.get(name)):
        return kept.decode()
    drawn = _file(address) if is_file else _inline(address)
    if store:
        store.put(name, drawn.encode())
    return drawn


def _inline(address: str) -> str:
    drawn = _code(address).svg_inline(
        border=QUIET_ZONE, omitsize=True, svgclass="qr", lineclass=None
    )
    return drawn.replace("<svg ", '<svg role="img" ', 1)


def _file(address: str) -> str:
    drawn = _code(address).svg_inline(
        border=QUIET_ZONE, unit="mm", light="#fff", svgclass=None, lineclass=None
    )
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


@cache
def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
