"""The reading order of a folded leaflet, whose last page lies beside its first on the sheet."""

from pikepdf import Array, Pdf


def put_last_page_last(pdf: Pdf) -> None:
    """Let the tags of a leaflet follow its pages 1, 2, 3, 4, though it is printed as 1, 4, 2, 3."""
    document = pdf.Root.StructTreeRoot.K
    first, last, *inner = document.K
    document.K = Array([first, *inner, last])
