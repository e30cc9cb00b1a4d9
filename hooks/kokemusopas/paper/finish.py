"""The last strokes on a PDF: artifacts marked, forms shown as filled, the same bytes each time."""

from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf

from kokemusopas.paper import fields


def finish(data: bytes, letters: Path | None = None) -> bytes:
    """Return the PDF with running heads marked as artifacts, packed reproducibly.

    `letters` is the font that fields of a form are written in.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        used = _used_content(pdf.Root.StructTreeRoot)
        for page in pdf.pages:
            _mark_artifacts(pdf, page, used[page.obj.objgen])
            page.Tabs = Name.S
        if letters and "/AcroForm" in pdf.Root:
            fields.write_anew(pdf, letters)
        packed = BytesIO()
        pdf.save(
            packed,
            deterministic_id=True,
            compress_streams=True,
            recompress_flate=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return packed.getvalue()


def _used_content(root: Any) -> defaultdict[tuple[int, int], set[int]]:
    """Return {page: ids of marked content} of all that hangs in the structure tree."""
    used: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    waiting = [root]
    while waiting:
        element = waiting.pop()
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary):
                waiting.append(kid)
            elif isinstance(kid, int):
                used[element.Pg.objgen].add(kid)
    return used


def _mark_artifacts(pdf: Pdf, page: pikepdf.Page, used: set[int]) -> None:
    """Turn marked content that the structure tree leaves out into artifacts."""
    instructions = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        if str(instruction.operator) == "BDC" and _content_id(operands) not in used:
            instruction = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
        instructions.append(instruction)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _content_id(operands: Any) -> int | None:
    properties = operands[1]
    return int(properties.MCID) if isinstance(properties, Dictionary) else None
