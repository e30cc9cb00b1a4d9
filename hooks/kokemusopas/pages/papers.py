"""Which PDFs a language has: those of the pages that it has."""

from collections.abc import Iterator

from kokemusopas.markdown.checklist import EXPERT, HOST
from kokemusopas.model.guide import Edition

NUTSHELL = "pahkinankuoressa"  # the page that is a sheet of its own too
# The form of each part of the brief.
FORMS = {"host": "brief", "expert": "wishes", "agreed": "agreement"}


def names(edition: Edition) -> Iterator[str]:
    """Yield the names of an edition's PDFs, as `paper.documents` of _ui.yml has them."""
    yield "guide"
    if edition.list_of(HOST):
        yield "checklist"
    if edition.list_of(EXPERT):
        yield "own-checklist"
    yield from (FORMS[page.part] for page in edition.brief)
    if NUTSHELL in edition.pages:
        yield "nutshell"
