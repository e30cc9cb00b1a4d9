"""Add new addresses to the ledger: `python -m kokemusopas.addresses`."""

import sys
from pathlib import Path

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.addresses import former, ledger
from kokemusopas.addresses.places import places
from kokemusopas.model.guide import FAULTS, load
from kokemusopas.texts.own import beside


def main() -> int:
    """Write new addresses into the ledger and name them; return 1 where the guide has a fault."""
    try:
        settings = settings_of_project()
        guide = load(settings)
    except FAULTS as error:
        print(error, file=sys.stderr)
        return 1
    path = settings.docs / ledger.NAME
    known = ledger.read(path)
    new = ledger.renewed(known, places(guide), former.given(guide))
    mine = {key: words for key, words in new.items() if ledger.is_own(key)}
    _write(path, {key: words for key, words in new.items() if key not in mine})
    if mine:
        beside(path).parent.mkdir(exist_ok=True)
        _write(beside(path), mine)
    for key, words in new.items():
        if known.get(key) != words:
            print(f"new: {key} {words}".rstrip())
    return 0


def _write(path: Path, addresses: ledger.Ledger) -> None:
    """Write a ledger below the comments at its beginning."""
    lines = path.read_text("utf-8").splitlines(keepends=True) if path.exists() else []
    head = "".join(line for line in lines if line.startswith(ledger.COMMENT))
    path.write_text(ledger.as_text(addresses, head), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
