"""What is left to translate, and the record of what was: `python -m kokemusopas.translations`."""

import argparse
import sys
from datetime import date
from pathlib import Path

from kokemusopas.texts.languages import LanguageError
from kokemusopas.translations import record, report
from kokemusopas.translations.status import PageState, compare, library
from kokemusopas.translations.translatable import TranslationError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 when it cannot be done."""
    options = _parser().parse_args(arguments)
    docs: Path = options.docs
    if getattr(options, "page", None):
        options.page = _file(options.page)
    try:
        if options.command == "translated":
            _print_written(
                record.translated(
                    docs, library(docs), options.page, options.section, options.by, date.today()
                )
            )
        elif options.command == "read":
            _print_written(
                record.read(docs, library(docs), options.page, options.section, date.today())
            )
        elif options.command == "settled":
            _print_written(record.settled(docs, library(docs)))
        elif options.command == "unchanged":
            _print_written(record.unchanged(docs, library(docs), options.page, options.section))
        else:
            print(report.as_text(docs, _asked(docs, options.only)))
    except (LanguageError, TranslationError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _file(page: str) -> str:
    """Return what a page is called from the folder of the docs, however it was written."""
    page = page.strip().removeprefix("docs/")
    is_name = "/" in page and "." not in page.rpartition("/")[2]
    return f"{page}.md" if is_name else page


def _asked(docs: Path, only: str) -> list[PageState]:
    """Return the states of all translations, or of a language or page: `sv`, `sv/tilaaminen.md`.

    Raises TranslationError where there is none of that.
    """
    states = compare(library(docs), docs=docs)
    found = [one for one in states if only in ("", one.language, f"{one.language}/{one.name}")]
    if not found:
        languages = ", ".join(dict.fromkeys(one.language for one in states))
        raise TranslationError(
            f"{only} is no translation: name a language ({languages}) or a page of it, such as "
            "sv/tilaaminen.md"
        )
    return found


def _print_written(paths: list[str]) -> None:
    print("\n".join(f"recorded in docs/{path}" for path in paths) or "nothing to record")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    parser.add_argument("--only", default="")
    commands = parser.add_subparsers(dest="command")
    done = commands.add_parser("translated")
    done.add_argument("page")
    done.add_argument("--section")
    done.add_argument("--by")
    read = commands.add_parser("read")
    read.add_argument("page")
    read.add_argument("--section")
    commands.add_parser("settled")
    same = commands.add_parser("unchanged")
    same.add_argument("page")
    same.add_argument("section")
    return parser


if __name__ == "__main__":
    sys.exit(main())
