"""QR codes as inline SVG."""

from html import escape

import segno

QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 asks


def svg(address: str, title: str) -> str:
    """Return the QR code of `address` as an SVG element, `title` its text alternative."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=QUIET_ZONE, omitsize=True, svgclass="qr", lineclass=None)
    start = drawn.index("<path")
    head = drawn[:start].replace("<svg ", '<svg role="img" ')
    return f"{head}<title>{escape(title)}</title>{drawn[start:]}"


def file(address: str) -> str:
    """Return the QR code of `address` as an SVG file that prints black on white."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(
        border=QUIET_ZONE, unit="mm", light="#fff", svgclass=None, lineclass=None
    )
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
