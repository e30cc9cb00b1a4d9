"""Word the comment on a pull request: `python -m kokemusopas.translations.comment FILE DIFF`.

The data in FILE come from a run of the pull request's own code, so nothing in them is trusted:
only plain words get through, no markup, no address, no mention. What the change adds is read from
its DIFF alone, whatever that code says; COMMIT in the environment names what was looked at. Needs
the standard library alone.
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from kokemusopas.translations import added

MEANS = {
    "stale": "the source was changed after the translation",
    "unrecorded": "nobody has recorded which wording this was translated from",
    "missing": "not yet translated, so readers are shown the source",
    "lost": "it was translated, and is gone: write it again",
    "removed": "the source no longer has it: remove it from the translation too",
    "extra": "the translation has it, the source never had: see to its id",
}
MARK = "<!-- translations -->"  # by which the comment is found again
LONGEST = 60_000  # GitHub takes 65,536 characters
MANY = 300
FAILED = "The translations could not be looked at: the page of the run says why."
NOT_PLAIN = re.compile(r"[^\w .,:;_/#(){}'’”“+–?%€-]")
ADDRESS = re.compile(r"(?:https?)?:?//+|www\.", re.IGNORECASE)


def as_markdown(data: Any, adds: str = "") -> str:
    """Return the comment made of a report's data, see report.as_data; `adds` comes first.

    Raises ValueError when the data are not of that form.
    """
    try:
        sections = [[plain(part) for part in row] for row in data["sections"][:MANY]]
        rows = [
            f"| `{place}` | {name} | {state}: {MEANS[state]} |" for place, name, state in sections
        ]
        findings = [f"- {plain(finding)}" for finding in data["findings"][:MANY]]
        records = [(plain(path), lines_of(text)) for path, text in data["records"][:MANY]]
        sums = [f"- {plain(line)}" for line in data["sums"][:MANY]]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"the report has another form: {error!r}") from None
    parts = [MARK, *([adds] if adds else []), "### Translations", "\n".join(sums)]
    if rows:
        parts.append("\n".join(["| where | section | what |", "| --- | --- | --- |", *rows]))
    if findings:
        parts += ["What the tests found:", "\n".join(findings)]
    if records:
        parts.append(
            "When a page follows its source, put these lines into the file named, in place of "
            "the old ones that start with the same word. If only some sections are done, change "
            "only their lines. `checked` is the day, `by` is machine or translator."
        )
        parts += [f"`docs/{path}`\n\n```yaml\n{lines}\n```" for path, lines in records]
    if not rows and not findings:
        parts.append("Everything is up to date. Thank you!")
    return _cut(parts)


def plain(text: str) -> str:
    """Return a text with nothing in it that GitHub would turn into markup or a link."""
    return NOT_PLAIN.sub("", ADDRESS.sub(" ", text))


def lines_of(text: str) -> str:
    """Return the plain lines of a record; none of them can end the fence around them."""
    return "\n".join(plain(line) for line in text.splitlines())


def _cut(parts: list[str]) -> str:
    """Return as many whole parts as GitHub takes."""
    text = ""
    for part in parts:
        if len(text) + len(part) > LONGEST:
            return text + "The rest is on the page of the run.\n"
        text += part + "\n\n"
    return text


def main() -> int:
    """Print the comment made of a report; return 1 when the report cannot be read.

    Even then it says what the change adds: whoever breaks the report must not hide that.
    """
    report, *diff = (Path(name) for name in sys.argv[1:])
    adds = added.as_markdown(_text(diff[0]), plain) if diff else ""
    if adds and (commit := plain(os.environ.get("COMMIT", ""))):
        adds = f"`{commit[:12]}`: {adds}"
    try:
        print(as_markdown(json.loads(report.read_text(encoding="utf-8")), adds), end="")
    except (OSError, ValueError) as error:
        print(_cut([MARK, adds, FAILED]), end="")
        print(error, file=sys.stderr)
        return 1
    return 0


def _text(path: Path) -> str:
    """Return what a file holds, "" where it is not there."""
    return path.read_bytes().decode("utf-8", "replace") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
