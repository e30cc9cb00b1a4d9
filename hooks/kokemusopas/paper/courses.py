"""Write the guide for platforms of learning: `python -m kokemusopas.paper.courses folder`.

A package for each language, as Moodle takes it: the whole guide without a script or a network.
"""

import sys
from pathlib import Path

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.kept import unwritten
from kokemusopas.pages import papers
from kokemusopas.pages.made import FAULTS, Made, make
from kokemusopas.paper.epub import course

EBOOK = "epub"  # whose chapters a package has, and after which it is called


def write(made: Made, folder: Path) -> list[Path]:
    """Write the package of each language that has an e-book, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for edition in made.guide.editions.values():
        if EBOOK in papers.names(edition):
            file = str(edition.texts["paper"]["documents"][EBOOK]["file"])
            path = folder / Path(file).with_suffix(".zip")
            path.write_bytes(course(edition, made))
            written.append(path)
    return written


if __name__ == "__main__":
    try:
        for path in write(make(settings_of_project()), Path(sys.argv[1])):
            print(f"{path}: {path.stat().st_size // 1000} kB")
    except OSError as error:
        sys.exit(f"The packages could not be made: {unwritten.sentence(error)}")
    except FAULTS as error:
        sys.exit(f"The packages could not be made: {error}")
