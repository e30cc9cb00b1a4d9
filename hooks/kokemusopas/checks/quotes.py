"""Quotation marks: those of the language, `quotes` of its `_language.yml`."""

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.readable import readable
from kokemusopas.checks.shared_parts import line_of
from kokemusopas.texts.mend import Mend
from kokemusopas.translations.translatable import HEAD, Document

MARKS = frozenset('"“”„‟«»‹›‘‚')


def wrong_quotes(page: Document) -> list[Finding]:
    """Return each line of a page, of short texts or of terms with marks of another language."""
    right = page.traits.quotes
    wrong = MARKS - {*right}
    lines = page.text.split("\n")
    found = []
    for section, passage in page.sections.items() if right else ():
        for at, text in enumerate(passage.text.splitlines()):
            if not wrong & {*text}:
                continue
            if marks := [one for one in readable(text) if one in wrong]:
                own = not page.name.endswith(".md") or section == HEAD
                line = line_of(page, text) if own else passage.line + at
                old = lines[line - 1]
                mend = Mend(line, old, _mended(old, marks, right)) if text in old else None
                found.append(
                    told(
                        f"docs/{page.path}",
                        line,
                        "quotes",
                        section,
                        mend,
                        found=" ".join(dict.fromkeys(marks)),
                        expected=f"{right[0]}…{right[1]}",
                    )
                )
    return found


def _mended(line: str, marks: list[str], right: str) -> str:
    """Return a line with the right marks: every other one opens, as the right ones do."""
    result, opens = "", True
    for letter in line:
        if letter in marks or letter in right:
            letter, opens = right[0 if opens else 1], not opens
        result += letter
    return result
