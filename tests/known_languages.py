"""The languages of the guide, for tests that need to know one, or a folder of one."""

import shutil
from pathlib import Path

from kokemusopas.texts import languages

DOCS = Path(__file__).parent.parent / "docs"
KNOWN = languages.load(DOCS)
SOURCE = next(iter(KNOWN))
COMPLETE = {code: traits for code, traits in KNOWN.items() if traits.complete}


def begin(docs: Path, *codes: str) -> None:
    """Make a folder for each language, with what tools must know of it."""
    for code in codes:
        (docs / code).mkdir(parents=True, exist_ok=True)
        shutil.copy(DOCS / code / languages.NAME, docs / code)
