"""Compare two built sites: `python -m tools.renewal BEFORE AFTER`.

Whoever renews packages learns from it what readers would notice: in which pages and PDFs the words
changed, in which only the HTML or the bytes did. Writes build/renewal.md.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pypdfium2
from lxml import etree, html

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "build/renewal.md"
SAME, BYTES, SHAPE, WORDS, NEW, GONE = "same", "bytes", "HTML", "words", "new", "gone"
NOTICED = (WORDS, NEW, GONE)
MOST_PAGES, MOST_LINES, WIDEST = 40, 12, 200
HASHES = re.compile(r"'sha256-[\w+/=]+'|\b[0-9a-f]{8}(?=\.\w+\b)|\b[0-9a-f]{40,64}\b")


@dataclass(frozen=True)
class File:
    """A file of one of the sites: what became of it, and the words that differ, as a diff."""

    name: str
    change: str
    diff: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The ending of its name, without the dot."""
        return self.name.rpartition(".")[2]


def compare(before: Path, after: Path) -> list[File]:
    """Return what became of each file that one of the folders has, in order of their names."""
    found = [_names(folder) for folder in (before, after)]
    return [_file(name, before / name, after / name) for name in sorted(found[0] | found[1])]


def words(path: Path) -> list[str]:
    """Return the words that a reader of a page or PDF meets, a line each."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            texts = [page.get_textpage().get_text_range() for page in document]
        lines = [line for text in texts for line in text.splitlines()]
    else:
        root = html.fromstring(path.read_bytes())
        etree.strip_elements(root, "script", "style", with_tail=False)
        lines = [" ".join(text.split()) for text in root.itertext()]
    return [HASHES.sub("…", line) for line in lines if line.strip()]


def report(files: list[File]) -> str:
    """Return the comparison as Markdown: sums first, then what differs for readers."""
    pages = [one for one in files if one.kind == "html"]
    others = [one for one in files if one.kind != "html"]
    noticed = [one for one in files if one.change in NOTICED and (one.diff or one.kind == "html")]
    parts = [f"**{_sum(pages, 'pages')}**", *_by_kind(others)]
    parts += [_told(one) for one in noticed[:MOST_PAGES]]
    if rest := noticed[MOST_PAGES:]:
        parts.append(f"And {len(rest)} more.")
    return "\n\n".join(parts) + "\n"


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _file(name: str, before: Path, after: Path) -> File:
    if not before.exists():
        return File(name, NEW)
    if not after.exists():
        return File(name, GONE)
    if before.read_bytes() == after.read_bytes():
        return File(name, SAME)
    if before.suffix not in (".html", ".pdf"):
        return File(name, BYTES)
    diff = tuple(unified_diff(words(before), words(after), lineterm="", n=0))[2:]
    if diff:
        return File(name, WORDS, diff)
    alike = before.suffix == ".pdf" or _shape(before) == _shape(after)
    return File(name, BYTES if alike else SHAPE)


def _shape(path: Path) -> str:
    """Return the HTML of a page without what scripts and styles hold, and without hashes."""
    root = html.fromstring(path.read_bytes())
    for one in root.iter("script", "style"):
        if one.get("type") != "application/ld+json":
            one.text = None
    return HASHES.sub("…", etree.tostring(root, encoding="unicode"))


def _sum(files: list[File], what: str) -> str:
    count = Counter(one.change for one in files)
    said = f"{count[WORDS]} of {len(files)} {what} changed in what they say"
    more = [f"{count[one]} {one}" for one in (NEW, GONE) if count[one]]
    more += [f"{count[SHAPE]} in their HTML alone"] if count[SHAPE] else []
    more += [f"{count[BYTES]} in their bytes alone"] if count[BYTES] else []
    return ", ".join([said, *more]) + "."


def _by_kind(files: list[File]) -> Iterator[str]:
    """Yield a line for each kind of other files of which some changed."""
    changed = [one for one in files if one.change != SAME]
    for kind, number in sorted(Counter(one.kind for one in changed).items()):
        own = [one for one in files if one.kind == kind]
        if kind == "pdf":
            yield "- " + _sum(own, "PDFs")
        else:
            yield f"- {number} of {len(own)} `.{kind}` files changed."


def _told(one: File) -> str:
    lines = [line[:WIDEST].replace("`", "ˋ") for line in one.diff if not line.startswith("@@")]
    shown = [*lines[:MOST_LINES], *(["…"] if lines[MOST_LINES:] else [])]
    block = "\n\n```diff\n" + "\n".join(shown) + "\n```" if shown else ""
    return f"`{one.name}` ({one.change}){block}"


def main(before: Path, after: Path) -> None:
    """Write the report, and print it."""
    text = report(compare(before, after))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, "utf-8")
    print(text, end="")


if __name__ == "__main__":
    main(*(Path(one) for one in sys.argv[1:3]))
