"""What a change adds besides words: links, addresses, HTML, files, code.

It is read from a diff as `git diff` writes it. The diff is data from a stranger: nothing of the
change is run, and the standard library is all that is needed.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

WORDS = Path(__file__).with_name("added.toml")
DOCS = "docs/"
TEXTS = (".md", ".yml", ".txt")
HUNK = re.compile(r"@@ -\d+(?:,(?P<old>\d+))? \+(?P<first>\d+)(?:,(?P<new>\d+))? @@")
HEADER = re.compile(r"(?P<name>---|\+\+\+|rename to|copy to|new file mode|deleted file mode) (.+)")
FILES = "md|yml|yaml|txt|pdf|svg|png|html|css|js|json|xml|docx|odt|epub|toml|py"
PATTERNS = {  # in the order in which a place is taken for one of them
    "tag": r"<[A-Za-z/!?][^>\n]*>?|&#?\w+;",
    "link": r"(?i:[a-z][\w+.-]*:)?//[^\s<>()\"'\]}]+|(?i:\b(?:https?|tel|mailto|javascript|data|"
    r"vbscript|file|ftp|blob):)[^\s<>()\"'\]}]+",
    "mail": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "host": rf"\b(?:[\w-]{{2,}}\.)+(?!(?:{FILES})\b)[a-z]{{2,}}\b(?:/[^\s<>()\"'\]}}]*)?",
    "phone": r"(?<![\w/.-])\+?\d(?:[\d \u00a0()-]*\d){5,}(?![\w-])",
    "hidden": r"[^\S\n\t \u00a0]|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\x00-\x08]",
}
FOUND = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()))
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MANY = 100  # rows, each of 300 letters at most: a comment holds 65,536


@dataclass
class Changed:
    """A file of a change: the lines that it gains, with their numbers, and those that it loses."""

    path: str
    kinds: list[str] = field(default_factory=list)  # new, gone, other
    gained: list[tuple[int, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@dataclass(frozen=True, order=True)
class Added:
    """Something that a change adds: where, a kind of `added.toml`, and how it is written."""

    place: str
    kind: str
    text: str = ""


def changed_files(diff: str) -> list[Changed]:
    """Return the files of a diff. Raises ValueError on one that is not whole."""
    files: list[Changed] = []
    lines = iter(diff.split("\n"))
    for line in lines:
        if line.startswith("diff --git "):
            both = line.removeprefix("diff --git ")
            files.append(Changed(_path(both[(len(both) + 1) // 2 :])))
        elif not files:
            if line.strip():
                raise ValueError("the diff begins with something else")
        elif hunk := HUNK.match(line):
            _read(hunk, lines, files[-1])
        else:
            _head(line, files[-1])
    return files


def _path(written: str) -> str:
    """Return a path as it is, without the `b/` and the quotation marks of a diff."""
    if written.startswith('"'):
        coded = written.strip('"').encode("latin-1", "replace").decode("unicode_escape")
        written = coded.encode("latin-1", "replace").decode("utf-8", "replace")
    return re.sub(r"^[ab]/", "", written)


def _head(line: str, file: Changed) -> None:
    """Take from a line above the hunks what it tells of the file."""
    if header := HEADER.fullmatch(line):
        name, value = header["name"], header[2].rstrip("\t")
        if name in ("---", "+++"):
            file.path = file.path if value == "/dev/null" else _path(value)
        elif name.endswith("to"):
            file.path = _path(value)
            file.kinds.append("new")
        else:
            file.kinds.append("new" if name.startswith("new") else "gone")
            if not value.startswith("100644"):
                file.kinds.append("other")  # a program, a link, another repository
    elif line.startswith(("Binary files ", "GIT binary patch", "new mode ")):
        file.kinds.append("other")


def _read(hunk: re.Match[str], lines: Iterator[str], file: Changed) -> None:
    """Read the lines of a hunk, as many as it says."""
    old, new = (int(hunk[name] or 1) for name in ("old", "new"))
    number = int(hunk["first"])
    while old or new:
        line = next(lines, "")
        sign = line[:1]
        if sign == "\\":
            continue
        if sign not in ("+", "-", " "):
            raise ValueError(f"the diff of {file.path} ends too early")
        if sign == "+":
            file.gained.append((number, line[1:]))
        elif sign == "-":
            file.lost.append(line[1:])
        old, new = old - (sign != "+"), new - (sign != "-")
        number += sign != "-"
    if old < 0 or new < 0:
        raise ValueError(f"the diff of {file.path} has lines too many")


def added(files: Iterable[Changed]) -> list[Added]:
    """Return what is no word in the files of docs/ that changed, in order.

    What a file only moves or words anew around is not added.
    """
    found = []
    for file in files:
        if not file.path.startswith(DOCS):
            continue
        other = [] if file.path.endswith(TEXTS) else ["other"]
        found += [Added(file.path, kind) for kind in dict.fromkeys((*file.kinds, *other))]
        before = Counter(one for line in file.lost for one in _things(line))
        for number, line in file.gained:
            for kind, text in _things(line):
                if before[kind, text] > 0:
                    before[kind, text] -= 1
                else:
                    found.append(Added(f"{file.path}:{number}", kind, text))
    return found


def _things(line: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of all in a line that is no word."""
    for match in FOUND.finditer(line):
        kind = str(match.lastgroup)
        if kind == "phone" and DAY.fullmatch(match[0]):
            continue
        yield "link" if kind == "host" else kind, match[0]


def as_markdown(diff: str, plain: Callable[[str], str]) -> str:
    """Return what a comment says of a change; `plain` takes from a text all but plain letters."""
    words = tomllib.loads(WORDS.read_text("utf-8"))
    try:
        files = changed_files(diff)
    except ValueError:
        files = []
    touched = dict.fromkeys(file.path.split("/")[1] for file in files if "/" in file.path)
    own = [*(words[code] for code in touched if code in words and code != "en"), words["en"]]

    def said(key: str) -> str:
        return "**" + " · ".join(dict.fromkeys(one[key] for one in own)) + "**"

    if not files:
        return said("unread")
    parts = []
    if code := [file.path for file in files if not file.path.startswith(DOCS)]:
        parts.append(said("code") + "\n\n" + _listed(f"`{plain(path)[:150]}`" for path in code))
    if rows := added(files):
        parts.append(said("adds") + "\n\n" + _listed(_row(row, own, plain) for row in rows))
    return "\n\n".join(parts) or said("none")


def _row(
    row: Added, words: Iterable[dict[str, dict[str, str]]], plain: Callable[[str], str]
) -> str:
    kind = " / ".join(dict.fromkeys(one["kinds"][row.kind] for one in words))
    shown = f": `{plain(_seen(row.text)) or '-'}`" if row.text else ""
    return f"`{plain(row.place)[:150]}` {kind}{shown}"


def _seen(text: str) -> str:
    """Return a text with its odd letters by their numbers: `а` may look like `a`."""
    signs = {"@": " (at) ", "<": "(", ">": ")", "&": "and "}
    text = re.sub(r"^(?i:https?)?:?//", "", text)[:120]
    return "".join(
        signs.get(one) or (one if one.isascii() and one.isprintable() else f"(U+{ord(one):04X})")
        for one in text
    )


def _listed(rows: Iterable[str]) -> str:
    lines = [f"- {row}" for row in rows]
    more = [f"- … + {len(lines) - MANY}"] if len(lines) > MANY else []
    return "\n".join(lines[:MANY] + more)
