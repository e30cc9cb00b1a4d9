"""Word the comment on a pull request: `python -m kokemusopas.translations.comment FILE DIFF`.

The data in FILE come from a run of the pull request's own code, so nothing in them is trusted:
only plain words get through, and code between backticks, where nothing is markup, an address or a
mention. What the change adds is read from its DIFF alone, whatever that code says; in the
environment COMMIT names what was looked at, EDIT the editor's address up to the path of a file,
CHECKS the page of the pull request from which the pages before and after can be had.
Needs the standard library alone.
"""

import json
import os
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kokemusopas.translations import added, details

WORDS = Path(__file__).with_suffix(".toml")
MARK = "<!-- translations -->"  # by which the comment is found again
LONGEST = 60_000  # GitHub takes 65,536 characters
LONGEST_CODE = 1_000
LONGEST_SENTENCE = 2_000
MANY = 300
NOT_PLAIN = re.compile(r"[^\w .,:;_/#(){}'’”“+–?%€…×-]")
ISSUE = re.compile(
    r"#+(?=\d)|\bGH-(?=\d)", re.IGNORECASE
)  # `#12` would be a link to what somebody else asks
ADDRESS = re.compile(r"(?:https?)?:?//+|www\.", re.IGNORECASE)
CODE = re.compile(r"(`+)(.+?)\1")


def as_markdown(data: Any, adds: str = "", edit: str = "") -> str:
    """Return the comment made of a report's data, see pull_request.as_data; `adds` comes first.

    `edit` is the address of the editor up to the path of a file, "" where there is none. Raises
    ValueError when the data are not of that form.
    """
    try:
        words = _words(data["languages"])
        findings = [_finding(row, words) for row in data["findings"][:MANY]]
        hints = [_finding(row, words) for row in data["hints"][:MANY]]
        waits = [_waiting(row, words) for row in data["sections"][:MANY]]
        lines = [_lines(row) for row in data["sections"][:MANY] if row[4]]
        changed = details.as_markdown(data["details"][:MANY], edit, LONGEST // 2)
        whole = bool(data["whole"])
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise ValueError(f"the report has another form: {error!r}") from None
    parts = [MARK, *([adds] if adds else []), f"### {_said('title', words)}"]
    if findings:
        parts += [_said("found", words), _listed(findings, words)]
    if not whole:
        parts.append(_said("partly", words))
    if hints:
        parts += [_said("look", words), _listed(hints, words)]
    if whole and not (findings or hints):
        parts.append(_said("none", words))
    if waits:
        parts += [_said("waits", words), _listed(waits, words)]
    if changed:
        parts.append(changed.rstrip())
    if lines:
        parts += [_said("record", words), _listed(lines, words)]
    return _cut(parts, words)


Words = list[dict[str, Any]]  # of each language of the change


def _words(languages: Iterable[Any]) -> Words:
    known = tomllib.loads(WORDS.read_text("utf-8"))
    found = [known[one] for one in dict.fromkeys(map(str, languages)) if one in known]
    return found or [known["en"]]


def _said(key: str, words: Words) -> str:
    """Return a sentence in every language of the change."""
    return " · ".join(one[key] for one in words)


def _finding(row: list[str], words: Words) -> str:
    """Return a finding as an item of a list, and the line to write where that is known."""
    path, line, section, wrong, do, write = row
    place = code(f"{path}:{int(line)}") + (f" ({code(f'#{section}')})" if section else "")
    told = f"- **{place}** {sentence(wrong)}. " + (f"{sentence(do)}." if do else "")
    return told + (f"\n  {_said('write', words)}\n{fenced(write)}" if write else "")


def _waiting(row: list[str], words: Words) -> str:
    path, line, section, state = row[:4]
    means = " · ".join(one["means"][state] for one in words)
    return f"- {code(f'{path}:{int(line)}')} {code(section) if section else ''}: {means}"


def _lines(row: list[str]) -> str:
    return f"- {code(row[0])} {code(row[4])}"


def sentence(text: str) -> str:
    """Return a sentence with what stands between backticks as code, and else plain words alone."""
    text = text[:LONGEST_SENTENCE]
    found, at = "", 0
    for part in CODE.finditer(text):
        found += _unlinked(text[at : part.start()]) + code(part[2])
        at = part.end()
    return found + _unlinked(text[at:])


def _unlinked(text: str) -> str:
    return ISSUE.sub("", plain(text))


def code(text: str) -> str:
    """Return a text as code on one line, in which nothing is markup, an address or a mention."""
    seen = _seen(text)
    marks = "`" * (max((len(run) for run in re.findall("`+", seen)), default=0) + 1)
    space = " " if seen.startswith("`") or seen.endswith("`") else ""
    return f"{marks}{space}{seen or '–'}{space}{marks}"


def fenced(line: str) -> str:
    """Return a line as code of its own below an item, which nothing in it can end."""
    seen = _seen(line)
    marks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", seen)), default=0))
    return f"  {marks}text\n  {seen}\n  {marks}"


def _seen(text: str) -> str:
    """Return a text on one line, with what cannot be seen by its number."""
    shown = "".join(
        one if one.isprintable() else " " if one.isspace() else f"(U+{ord(one):04X})"
        for one in text
    )
    return shown[:LONGEST_CODE].strip()


def plain(text: str) -> str:
    """Return a text with nothing in it that GitHub would turn into markup or a link."""
    return ADDRESS.sub(" ", NOT_PLAIN.sub("", text))


def _listed(items: Iterable[str], words: Words) -> str:
    """Return the items of a list, as many as leave room for what else there is to say."""
    text = ""
    for item in items:
        if len(text) + len(item) > LONGEST // 4:
            return f"{text}\n{_said('more', words)}"
        text += f"{item}\n"
    return text.rstrip("\n")


def _cut(parts: list[str], words: Words) -> str:
    """Return as many whole parts as GitHub takes."""
    text = ""
    for part in parts:
        if len(text) + len(part) > LONGEST:
            return f"{text}{_said('more', words)}\n"
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
    words = _words(languages_of(_text(diff[0])) if diff else [])
    if checks := os.environ.get("CHECKS", ""):
        adds += f"\n\n{_said('pages', words)} {checks}"
    try:
        data = json.loads(report.read_text(encoding="utf-8"))
        print(as_markdown(data, adds, os.environ.get("EDIT", "")), end="")
    except (OSError, RecursionError, ValueError) as error:
        print(_cut([MARK, adds, _said("failed", words)], words), end="")
        print(error, file=sys.stderr)
        return 1
    return 0


def languages_of(diff: str) -> list[str]:
    """Return the languages of the files that a diff changes."""
    try:
        paths = [one.path.split("/") for one in added.changed_files(diff)]
    except ValueError:
        return []
    return [one[1] for one in paths if one[0] == "docs" and len(one) == 3]


def _text(path: Path) -> str:
    """Return what a file holds, "" where it is not there."""
    return path.read_bytes().decode("utf-8", "replace") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
