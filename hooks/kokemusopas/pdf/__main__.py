"""Make the PDFs of a built site: `python -m kokemusopas.pdf site`."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kokemusopas.pdf import documents, edition, hyphens

Document = tuple[str, str, str, bool]  # file name, HTML, style sheet, is it a form


def main() -> int:
    """Write the PDFs; return 1 with a plain message when something that they need is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    parser.add_argument("--overrides", type=Path, default=Path("overrides"))
    arguments = parser.parse_args()
    try:
        editions = edition.load_all(arguments.site, arguments.docs)
        made = list(_documents(editions, arguments.overrides))
        _write(made, arguments.site, arguments.overrides / documents.TEMPLATES)
    except (edition.EditionError, OSError, ImportError) as error:
        print(f"The PDFs could not be made: {error}", file=sys.stderr)
        return 1
    return 0


def _documents(editions: dict[str, edition.Edition], overrides: Path) -> Iterator[Document]:
    first = next(iter(editions.values()))
    for one in editions.values():
        files = {name: file["file"] for name, file in one.texts["paper"]["documents"].items()}
        yield files["guide"], documents.guide(one, overrides), "guide.css", False
        yield files["checklist"], documents.checklist(one, overrides), "form.css", True
        yield files["brief"], documents.brief(one, overrides), "form.css", True
        yield files["nutshell"], documents.nutshell(one, overrides), "nutshell.css", False
    for language, pair in first.texts["paper"]["pairs"].items():
        if language in editions and language != first.language:
            html = documents.checklist(first, overrides, editions[language])
            yield pair["file"], html, "form.css", True


def _write(made: list[Document], site: Path, styles: Path) -> None:
    from kokemusopas.pdf.finish import finish
    from kokemusopas.pdf.render import pdf

    with tempfile.TemporaryDirectory() as folder:
        finnish = Path(folder) / "hyph_fi.dic"
        finnish.write_text(hyphens.dictionary(html for _, html, _, _ in made), "utf-8")
        hyphens.register(finnish)
        for name, html, style, form in made:
            sheets = [styles / "paper.css", styles / style]
            (site / name).write_bytes(finish(pdf(html, sheets, form)))


if __name__ == "__main__":
    sys.exit(main())
