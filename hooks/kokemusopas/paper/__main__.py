"""Make the PDFs of a built site: `python -m kokemusopas.paper site`.

Without a folder it only tells, by its exit status, whether all that PDFs need is there.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from kokemusopas.fonts.plain import font_faces
from kokemusopas.paper import documents, edition, hyphens
from kokemusopas.texts.ui import UiTextError

FONT = "assets/fonts/atkinson-hyperlegible-next.woff2"
WORKERS = 2


class Document(NamedTuple):
    """A PDF to make: its file name, its HTML, its own style sheet, and whether it is a form."""

    file: str
    html: str
    style: str
    form: bool


def main() -> int:
    """Write the PDFs; return 1 with a plain message when something that they need is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?")
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    parser.add_argument("--overrides", type=Path, default=Path("overrides"))
    arguments = parser.parse_args()
    if lacking := missing():
        print(f"PDFs cannot be made here: {lacking}", file=sys.stderr)
        return 1
    if not arguments.site:
        return 0
    try:
        editions = edition.load_all(arguments.site, arguments.docs)
        made = list(documents_of(editions, arguments.overrides))
    except (edition.EditionError, UiTextError) as error:
        print(f"The PDFs could not be made: {error}", file=sys.stderr)
        return 1
    write(made, arguments.site, arguments.overrides)
    return 0


def missing() -> str | None:
    """Return what the making of PDFs lacks on this computer, or None."""
    try:
        import weasyprint  # noqa: F401

        hyphens.dictionary([])
    except (ImportError, OSError, hyphens.VoikkoException) as error:
        return str(error).partition("\n")[0]
    return None


def documents_of(editions: dict[str, edition.Edition], overrides: Path) -> Iterator[Document]:
    """Yield the PDFs of every language, and the checklist of the first beside each other's."""
    first = next(iter(editions.values()))
    for one in editions.values():
        files = {name: file["file"] for name, file in one.texts["paper"]["documents"].items()}
        yield Document(files["guide"], documents.guide(one, overrides), "guide.css", False)
        yield Document(files["checklist"], documents.checklist(one, overrides), "form.css", True)
        yield Document(files["brief"], documents.brief(one, overrides), "form.css", True)
        yield Document(files["nutshell"], documents.nutshell(one, overrides), "nutshell.css", False)
    for language, pair in first.texts["paper"]["pairs"].items():
        if language in editions and language != first.language:
            html = documents.checklist(first, overrides, editions[language])
            yield Document(pair["file"], html, "form.css", True)


def write(made: list[Document], site: Path, overrides: Path) -> None:
    """Write the documents as PDFs into the folder `site`, two at a time, the longest first."""
    from kokemusopas.paper import render  # here, since it loads Pango

    styles = overrides / documents.TEMPLATES
    with tempfile.TemporaryDirectory() as folder:
        finnish = Path(folder) / "hyph_fi.dic"
        finnish.write_text(hyphens.dictionary(document.html for document in made), "utf-8")
        faces = font_faces(site / FONT, Path(folder))
        with ProcessPoolExecutor(WORKERS, None, render.prepare, (faces, finnish)) as pool:
            tasks = [
                pool.submit(
                    render.write,
                    site / document.file,
                    document.html,
                    [styles / "paper.css", styles / document.style],
                    document.form,
                )
                for document in sorted(made, key=lambda one: len(one.html), reverse=True)
            ]
            for task in tasks:
                task.result()


if __name__ == "__main__":
    sys.exit(main())
