"""QR codes as SVG."""

from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import groupby
from typing import Any

from zxingcpp import BarcodeFormat, create_barcode

QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 asks
BLACK = 0


@cache
def svg(address: str, title: str) -> str:
    """Return the QR code of `address` as an SVG element, `title` its text alternative."""
    size, path = _drawing(address)
    return (
        f'<svg role="img" viewBox="0 0 {size} {size}" class="qr"><title>{escape(title)}</title>'
        f'<path stroke="#000" d="{path}"/></svg>'
    )


def file(address: str) -> str:
    """Return the QR code of `address` as an SVG file that prints black on white."""
    size, path = _drawing(address)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}mm" height="{size}mm" '
        f'viewBox="0 0 {size} {size}"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>'
        f'<path stroke="#000" d="{path}"/></svg>\n'
    )


def _drawing(address: str) -> tuple[int, str]:
    """Return (width with the quiet zone, path) of a code: a stroke for each run of black."""
    code = create_barcode(address, BarcodeFormat.QRCode, ec_level="M")
    modules: Any = code.to_image(scale=1, add_quiet_zones=False)  # a buffer, which its types hide
    rows: Any = memoryview(modules).tolist()
    path, x, y = f"M{QUIET_ZONE} {QUIET_ZONE}.5", 0, 0
    for number, row in enumerate(rows):
        for start, length in _runs(row):
            move = f"m{start - x} {number - y}" if (start, number) != (x, y) else ""
            path += f"{move}h{length}"
            x, y = start + length, number
    return len(rows) + 2 * QUIET_ZONE, path


def _runs(row: list[int]) -> Iterator[tuple[int, int]]:
    """Yield (start, length) of the black runs of a row."""
    place = 0
    for value, run in groupby(row):
        length = len(list(run))
        if value == BLACK:
            yield place, length
        place += length
