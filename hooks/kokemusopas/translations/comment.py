"""Word the comment on a pull request: `python -m kokemusopas.translations.comment FILE`.

Its data come from a run of the pull request's own code, so nothing in them is trusted: only
plain words get through, no markup, no address, no mention. Needs the standard library alone.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

MEANS = {
    "stale": "the source was changed after the translation",
    "unrecorded": "nobody has recorded which wording this was translated from",
    "missing": "the source has it, the translation does not",
    "extra": "the translation has it, the source does not",
}
MARK = "<!-- translations -->"  # by which the comment is found again
LONGEST = 60_000  # GitHub takes 65,536 characters
MANY = 300
NOT_PLAIN = re.compile(r"[^\w .,:;_/#(){}'’”“+–?%€-]")
ADDRESS = re.compile(r"(?:https?)?:?//+|www\.", re.IGNORECASE)


def as_markdown(data: Any) -> str:
    """Return the comment made of a report's data, see report.as_data.

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
    parts = [MARK, "### Translations", "\n".join(sums)]
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
    """Print the comment made of a report; return 1 when the report cannot be read."""
    try:
        print(as_markdown(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), end="")
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
