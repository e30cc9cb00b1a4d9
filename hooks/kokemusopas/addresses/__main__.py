"""Add new addresses to the ledger: `python -m kokemusopas.addresses`."""

import sys
from pathlib import Path

from kokemusopas import ui
from kokemusopas.addresses import ledger
from kokemusopas.addresses.places import places
from kokemusopas.translations.status import library


def main(docs: Path) -> int:
    """Write the new addresses of the guide into its ledger, and name them."""
    path = docs / ledger.NAME
    documents = library(docs)
    names = sorted(name for name in documents["fi"] if name.endswith(".md"))
    texts = ui.load_all(docs, list(documents))
    known = ledger.read(path)
    new = ledger.renewed(known, places(documents, docs, texts, names))
    head = "".join(line for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
                   if line.startswith(ledger.COMMENT))
    path.write_text(ledger.as_text(new, head), encoding="utf-8")
    for key in new.keys() - known.keys():
        print(f"new: {key}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path("docs")))
