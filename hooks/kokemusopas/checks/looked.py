"""The guide looked at as far as it can be read: a file that cannot be is one finding alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kokemusopas.checks import every_rule, mkdocs_file
from kokemusopas.checks.every_rule import Checked, every_finding, of_fault
from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.hints import hints
from kokemusopas.checks.parity import translated_pages
from kokemusopas.checks.spelling import DictionaryError
from kokemusopas.grammar import folder
from kokemusopas.news.lines import ChangesError
from kokemusopas.texts.glossary import TermBaseError
from kokemusopas.texts.languages import LanguageError
from kokemusopas.texts.mend import Mend
from kokemusopas.texts.sources import RegisterError
from kokemusopas.translations.status import PageState
from kokemusopas.translations.translatable import Passage, RecordError, TranslationError

UNREADABLE = (ChangesError, LanguageError, OSError, RegisterError, TermBaseError, TranslationError)
PLACE = re.compile(r"(?P<path>docs/[\w./-]+)(?::(?P<line>\d+))?[:,]? *(?P<says>.*)", re.DOTALL)


@dataclass(frozen=True)
class Looked:
    """What was found, what a reviewer may look at, and how translations stand.

    `whole` tells whether all could be looked at.
    """

    findings: list[Finding]
    hints: tuple[Finding, ...] = ()
    states: tuple[PageState, ...] = ()
    whole: bool = True
    checked: Checked | None = field(default=None, repr=False)


def look(docs: Path, config: Path) -> Looked:
    """Return what is found in the docs, whatever is wrong with them; `config` is mkdocs.yml.

    Of a file that cannot be read nothing else is told, in no language.
    """
    taken = folder.ids_of_tools(config.parent / "overrides")
    found = [of_fault(one) for one in sorted(set(folder.faults(docs, taken)))]
    broken: dict[str, TranslationError] = {}
    try:
        checked = every_rule.read(docs, broken)
    except UNREADABLE as error:
        return Looked(found or [unread(docs, error)], whole=False)
    told_of = {one.path for one in found}
    found += [unread(docs, error, path) for path, error in broken.items() if path not in told_of]
    left = {Path(one.path).name for one in found}
    if left:
        names = {name for pages in checked.documents.values() for name in pages}
        checked = replace(checked, only=frozenset(names - left))
    try:
        found += every_finding(checked, mkdocs_file.read(config))
    except DictionaryError as error:
        return Looked([*found, unread(docs, error)], (), checked.states, False, checked)
    found = [one for one in found if not _follows(one, left)]
    hints = tuple(one for one in found if one.hint)
    return Looked([one for one in found if not one.hint], hints, checked.states, not left, checked)


def _follows(finding: Finding, left: set[str]) -> bool:
    """Tell whether something is found only since files were left out."""
    if finding.key == "link-dead":
        return dict(finding.values)["found"].partition("#")[0] in left
    return bool(left) and finding.key == "source-uncited"


def unread(docs: Path, error: Exception, path: str = "") -> Finding:
    """Return what is told of a file that cannot be read: at `path`, else where the error says."""
    named = PLACE.search(str(error))
    file = path or getattr(error, "place", "") or (named["path"] if named else "docs")
    written = docs / file.removeprefix("docs/")
    return of_error(error, file, written.read_text("utf-8") if written.is_file() else "")


def of_error(error: Exception, file: str, text: str) -> Finding:
    """Return what is told of a file that cannot be read, at its line where that can be found."""
    if isinstance(error, RecordError):
        line = _line(text, error.written)
        values = dict(error.values)
        mend = Mend(line, values["found"], values["right"]) if "right" in values else None
        mend = None if error.key == "record-source" else mend
        return told(file, line, error.key, "", mend, **values)
    parts = PLACE.search(str(error))
    says = parts["says"] if parts and parts["says"] else str(error)
    line = int(parts["line"] or 0) if parts else 0
    if not line:
        named = re.search(r"`([^`\n]+)`", says)
        line = _line(text, named[1]) if named else 1
    return told(file, line or 1, "record", says=" ".join(says.split()).rstrip(".?"))


def _line(text: str, words: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if words in line), 1)


Before = Mapping[str, Mapping[str, Passage]]  # sections of changed files as they were, by path


def lost(looked: Looked, before: Before) -> list[Finding]:
    """Return what a reviewer is to look at in the translations that a change touches.

    Of a section of which something is found anyway, nothing more is asked.
    """
    if not looked.checked:
        return []
    known = {(one.path, one.section) for one in looked.findings}
    return [
        *looked.hints,
        *(
            one
            for source, page in translated_pages(looked.checked.documents)
            if page.path in before
            for one in hints(
                source, page, before.get(source.path, source.sections), before[page.path]
            )
            if (one.path, one.section) not in known
        ),
    ]
