"""A PDF in black alone: a printer counts none of its pages as one in colour."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator, Pdf

# The operators that set a colour, and those that set a grey in its place (ISO 32000-1, 8.6.8).
GREYS = {"rg": "g", "RG": "G", "k": "g", "K": "G"}
WEIGHTS = (0.299, 0.587, 0.114)  # of red, green and blue in what the eye sees, by ITU-R BT.601
GROUP = "/Group"  # of what is blended on its own, in colours of its own
DARK = 0.35  # what is darker is ink of its own: text is sharp only where it is not of dots


def blacken(pdf: Pdf) -> None:
    """Set every colour of a PDF to black or to a grey of it.

    Raises ValueError on what holds colour otherwise, such as a picture of dots.
    """
    for stream in _drawn(pdf):
        instructions = [_grey(one) for one in pikepdf.parse_content_stream(stream)]
        content = pikepdf.unparse_content_stream(instructions)
        if isinstance(stream, pikepdf.Page):
            stream.Contents = pdf.make_stream(content)
        else:
            stream.write(content)
        if GROUP in stream:  # nothing in it is see-through, and printers mix it from four inks
            del stream[GROUP]


def colours(pdf: Pdf) -> Iterator[str]:
    """Yield what sets a colour in a PDF, as it stands there."""
    for stream in _drawn(pdf):
        for one in pikepdf.parse_content_stream(stream):
            if str(one.operator) in GREYS:
                yield f"{' '.join(map(str, one.operands))} {one.operator}"
        if GROUP in stream:
            yield f"a group in {stream[GROUP].get('/CS')}"


def _drawn(pdf: Pdf) -> Iterator[Any]:
    """Yield the pages and all that is drawn on them; raises ValueError on a picture of dots."""
    yield from pdf.pages
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            kind = one.get("/Subtype")
            if kind == Name.Form or one.get("/PatternType") == 1:
                yield one
            if kind == Name.Image and one.get("/ColorSpace") != Name.DeviceGray:
                raise ValueError("a picture of coloured dots cannot be made black: draw it as SVG")


def _grey(instruction: Any) -> Any:
    operator = str(instruction.operator)
    if operator not in GREYS:
        return instruction
    values = [float(one) for one in instruction.operands]
    if len(values) == len("cmyk"):
        *inks, black = values
        values = [max(0.0, 1 - ink - black) for ink in inks]
    seen = sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
    grey = 0 if seen < DARK else round(seen, 3)
    return ContentStreamInstruction([grey], Operator(GREYS[operator]))
