"""Make the papers of the guide in a folder: `python -m kokemusopas.paper folder`.

Without a folder it only tells, by its exit status, whether all that PDFs need is there: LACKING
where it is not. Where it is, it prints a name for the programs that make them.
"""

import argparse
import sys
from pathlib import Path

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.kept import unwritten
from kokemusopas.model import owner
from kokemusopas.pages.made import FAULTS, make
from kokemusopas.paper import press
from kokemusopas.paper.documents import documents
from kokemusopas.texts import languages

LACKING = 3


def main(arguments: list[str] | None = None) -> int:
    """Write the PDFs; return LACKING or 1, with a plain message, where they cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    folder: Path | None = parser.parse_args(arguments).folder
    if lacking := missing():
        return _stop(f"PDFs cannot be made here: {lacking}", LACKING)
    try:
        settings = settings_of_project()
        if not folder:
            print(press.engine(settings.docs))
            return 0
        owner.check(settings.owner, settings.site_url)
        made = make(settings)
        press.write(documents(made), settings, folder)
    except OSError as error:
        return _stop(f"The PDFs could not be made: {unwritten.sentence(error)}")
    except FAULTS as error:
        return _stop(f"The PDFs could not be made: {error}")
    return 0


def _stop(message: str, status: int = 1) -> int:
    print(message, file=sys.stderr)
    return status


def missing(docs: Path = Path("docs")) -> str | None:
    """Return what the making of PDFs lacks on this computer, or None."""
    try:
        from kokemusopas.paper import hyphens, render  # noqa: F401

        for one in languages.load(docs).values():
            if one.hyphenation == languages.VOIKKO:
                hyphens.dictionary(one.code, [])
    except (ImportError, OSError) as error:
        if "kokemusopas" in (getattr(error, "name", None) or ""):
            raise  # a fault of our own, not something that this computer lacks
        return str(error).partition("\n")[0]
    return None


if __name__ == "__main__":
    sys.exit(main())
