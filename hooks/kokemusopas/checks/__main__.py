"""Print what the checks find in the docs: `python -m kokemusopas.checks`."""

import argparse
import sys
from pathlib import Path

from kokemusopas.checks.built import stops
from kokemusopas.checks.every_rule import all_findings
from kokemusopas.checks.spelling import DictionaryError
from kokemusopas.news.lines import ChangesError
from kokemusopas.texts.glossary import TermBaseError
from kokemusopas.texts.languages import LanguageError
from kokemusopas.texts.sources import RegisterError
from kokemusopas.translations.translatable import TranslationError

FAULTS = (
    ChangesError,
    DictionaryError,
    LanguageError,
    OSError,
    RegisterError,
    TermBaseError,
    TranslationError,
)


def main(arguments: list[str] | None = None) -> int:
    """Print every finding on a line; return 1 where there is one, or the docs cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"))
    options = parser.parse_args(arguments)
    try:
        found = all_findings(options.docs, options.config) or stops(options.docs, options.config)
    except FAULTS as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(map(str, found)) or "The checks find nothing to mend.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
