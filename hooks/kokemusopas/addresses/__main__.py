"""Add new addresses to the ledger: `python -m kokemusopas.addresses`."""

import sys

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.addresses import former, ledger
from kokemusopas.addresses.places import places
from kokemusopas.model.guide import FAULTS, load


def main() -> int:
    """Write new addresses into the ledger and name them; return 1 where the guide has a fault."""
    settings = settings_of_project()
    path = settings.docs / ledger.NAME
    known = ledger.read(path)
    try:
        guide = load(settings)
    except FAULTS as error:
        print(error, file=sys.stderr)
        return 1
    new = ledger.renewed(known, places(guide), former.given(guide))
    head = "".join(
        line
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
        if line.startswith(ledger.COMMENT)
    )
    path.write_text(ledger.as_text(new, head), encoding="utf-8")
    for key, words in new.items():
        if known.get(key) != words:
            print(f"new: {key} {words}".rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
