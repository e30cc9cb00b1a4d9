"""Add new addresses to the ledger: `python -m kokemusopas.addresses`."""

import sys
from pathlib import Path

from kokemusopas.addresses import ledger
from kokemusopas.addresses.places import PlaceError, places
from kokemusopas.texts import ui
from kokemusopas.translations.status import library


def main(docs: Path) -> int:
    """Write new addresses into the ledger and name them; return 1 where the guide has a fault."""
    path = docs / ledger.NAME
    documents = library(docs)
    names = sorted(name for name in documents["fi"] if name.endswith(".md"))
    texts = ui.load_all(docs, list(documents))
    known = ledger.read(path)
    try:
        new = ledger.renewed(known, places(documents, docs, texts, names))
    except PlaceError as error:
        print(error, file=sys.stderr)
        return 1
    head = "".join(
        line
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
        if line.startswith(ledger.COMMENT)
    )
    path.write_text(ledger.as_text(new, head), encoding="utf-8")
    for key in new.keys() - known.keys():
        print(f"new: {key}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path("docs")))
