"""What a folded leaflet needs: its last page, beside its first on the sheet, is read last."""

from pikepdf import Array, Name, Pdf


def fold(pdf: Pdf) -> None:
    """Let the tags of a leaflet follow its pages 1, 2, 3, 4, though it is printed as 1, 4, 2, 3.

    Viewers are told to print it on both sides of a sheet, which turns over its short edge.
    """
    pdf.Root.ViewerPreferences.Duplex = Name.DuplexFlipShortEdge
    document = pdf.Root.StructTreeRoot.K
    first, last, *inner = document.K
    document.K = Array([first, *inner, last])
