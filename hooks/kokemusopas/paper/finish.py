"""The last strokes on a PDF: fields that every viewer can write in, the same bytes each time."""

from collections.abc import Callable, Iterable
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from kokemusopas.paper import fields

COLOURS = "sRGB2014.icc"  # of the International Color Consortium, free to use, in WeasyPrint
LONG = 8  # pages of a document that people find their way in by its bookmarks


def finish(data: bytes, letters: Path, changes: Iterable[Callable[[Pdf], None]] = ()) -> bytes:
    """Return the PDF packed reproducibly, after the `changes` that its kind of document asks for.

    `letters` is the font that fields of a form are written in.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        _tell_colours(pdf)
        if "/Outlines" in pdf.Root and len(pdf.pages) > LONG:
            pdf.Root.PageMode = Name.UseOutlines
        if "/AcroForm" in pdf.Root:
            fields.write_anew(pdf, letters)
        for change in changes:
            change(pdf)
        packed = BytesIO()
        pdf.save(
            packed,
            deterministic_id=True,
            compress_streams=True,
            recompress_flate=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return packed.getvalue()


def _tell_colours(pdf: Pdf) -> None:
    """Say what red, green and blue of the PDF mean, as PDF/A asks."""
    profile = pdf.make_stream(files("weasyprint.pdf").joinpath(COLOURS).read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
