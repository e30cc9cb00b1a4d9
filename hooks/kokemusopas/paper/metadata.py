"""What a PDF says of itself to software: its standards, its languages, its licence, its subject."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

from kokemusopas.paper.frame import templates

FILE = "metadata.xml"  # the template


def described(metadata: Any, folder: Path, *, to_keep: bool) -> bytes:
    """Return WeasyPrint's metadata of a document as XMP, by the template in a folder.

    Only what is `to_keep` as it is calls itself PDF/A. The languages and the licence stand in
    `meta` elements that WeasyPrint does not know.
    """
    own = metadata.custom
    written = (
        templates(folder)
        .get_template(FILE)
        .render(
            **{name: getattr(metadata, name) for name in ("title", "authors", "description")},
            **{name: getattr(metadata, name) for name in ("keywords", "created", "modified")},
            to_keep=to_keep,
            producer=f"WeasyPrint {version('weasyprint')}",
            languages=own["dcterms.language"].split(),
            licence=own["dcterms.license"],
        )
    )
    return written.encode()
