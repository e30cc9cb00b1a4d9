"""PDFium at work: it fills in a form by mouse and keyboard, as one does in Chrome and Edge."""

import ctypes
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

RETURN = 13


def fill(form: Path, filled: Path, values: Mapping[str, str | bool]) -> None:
    """Write values into the fields of a form, True as a tick, and save it as `filled`."""
    pdf = pypdfium2.PdfDocument(form)
    pdf.init_forms()
    environment = pdf.formenv.raw
    for page in pdf:
        for name, field in _fields(environment, page):
            if name in values:
                _write(environment, page, field, values[name])
        raw.FORM_ForceToKillFocus(environment)
    pdf.save(filled)
    pdf.close()


def _fields(environment: Any, page: Any) -> Iterator[tuple[str, Any]]:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        field = raw.FPDFPage_GetAnnot(page, number)
        if raw.FPDFAnnot_GetSubtype(field) == raw.FPDF_ANNOT_WIDGET:
            length = raw.FPDFAnnot_GetFormFieldName(environment, field, None, 0)
            name = (ctypes.c_ushort * length)()
            raw.FPDFAnnot_GetFormFieldName(environment, field, name, length)
            yield bytes(name).decode("utf-16-le").rstrip("\0"), field
        raw.FPDFPage_CloseAnnot(field)


def _write(environment: Any, page: Any, field: Any, value: str | bool) -> None:
    if value is True:
        rect = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(field, rect)
        middle = (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2
        for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
            act(environment, page, 0, *middle)
    elif value:
        raw.FORM_SetFocusedAnnot(environment, field)
        for letter in value:
            raw.FORM_OnChar(environment, page, RETURN if letter == "\n" else ord(letter), 0)
