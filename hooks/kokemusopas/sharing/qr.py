"""QR codes as SVG."""

from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import chain, groupby
from typing import Any

from zxingcpp import BarcodeFormat, create_barcode

QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 asks
BLACK, WHITE = 0, 255

Rows = list[list[int]]


@cache
def svg(address: str, title: str) -> str:
    """Return the QR code of `address` as an SVG element, `title` its text alternative.

    It is one dashed line that goes to and fro: lighter than a stroke for each run of black.
    """
    rows = _rows(address)
    size, width = len(rows) + 2 * QUIET_ZONE, len(rows)
    turns = chain.from_iterable(
        (row if number % 2 == 0 else row[::-1]) + [WHITE] for number, row in enumerate(rows)
    )
    dashes = " ".join(str(len(list(run))) for _, run in groupby(turns))
    there_and_back = f"h{width}v1h-{width}v1" * (width // 2) + f"h{width}v1"  # its width is odd
    return (
        f'<svg role="img" viewBox="0 0 {size} {size}" class="qr"><title>{escape(title)}</title>'
        f'<path fill="none" stroke="#000" stroke-dasharray="{dashes}" '
        f'd="M{QUIET_ZONE} {QUIET_ZONE}.5{there_and_back}"/></svg>'
    )


def file(address: str) -> str:
    """Return the QR code of `address` as an SVG file that prints black on white.

    Programs of all kinds open it: it has a stroke for each run of black, and no dashes.
    """
    rows = _rows(address)
    size = len(rows) + 2 * QUIET_ZONE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}mm" height="{size}mm" '
        f'viewBox="0 0 {size} {size}"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>'
        f'<path stroke="#000" d="{_strokes(rows)}"/></svg>\n'
    )


def _rows(address: str) -> Rows:
    """Return the modules of a code, row by row."""
    code = create_barcode(address, BarcodeFormat.QRCode, ec_level="M")
    modules: Any = code.to_image(scale=1, add_quiet_zones=False)  # a buffer, which its types hide
    rows: Any = memoryview(modules).tolist()
    return [list(row) for row in rows]


def _strokes(rows: Rows) -> str:
    path, x, y = f"M{QUIET_ZONE} {QUIET_ZONE}.5", 0, 0
    for number, row in enumerate(rows):
        for start, length in _runs(row):
            move = f"m{start - x} {number - y}" if (start, number) != (x, y) else ""
            path += f"{move}h{length}"
            x, y = start + length, number
    return path


def _runs(row: list[int]) -> Iterator[tuple[int, int]]:
    """Yield (start, length) of the black runs of a row."""
    place = 0
    for value, run in groupby(row):
        length = len(list(run))
        if value == BLACK:
            yield place, length
        place += length
