"""The last strokes on a PDF: fields that every viewer can write in, the same bytes each time."""

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Pdf

from kokemusopas.paper import fields


def finish(data: bytes, letters: Path, changes: Iterable[Callable[[Pdf], None]] = ()) -> bytes:
    """Return the PDF packed reproducibly, after the `changes` that its kind of document asks for.

    `letters` is the font that fields of a form are written in.
    """
    with Pdf.open(BytesIO(data)) as pdf:
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
