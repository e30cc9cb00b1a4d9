"""Take the prose out of Markdown: sentences, words, runs of words."""

import hashlib
import re

RUN = 8  # words in a row that count as copied


def body(markdown: str) -> str:
    """Return a page's text without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)


def plain(text: str) -> str:
    """Return a line of Markdown as a reader sees it."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\{ ?[#:][^}]*\}|<!--.*?-->|`[^`]*`", " ", text)
    return re.sub(r"[*_]{1,2}(\S(?:.*?\S)?)[*_]{1,2}", r"\1", text)


def sentences(markdown: str) -> list[str]:
    """Return the sentences of a page: paragraphs and list items; no headings, no tables.

    A list item without a full stop is a sentence of its own.
    """
    blocks: list[str] = [""]
    for line in body(markdown).splitlines():
        item = re.match(r"\s*(?:[-*+]|\d+\.)\s+(?:\[[ x]\] )?", line)
        if not line.strip() or re.match(r"#|\||/{3}| {4}\w+: ", line):
            blocks.append("")
        elif item:
            blocks.append(line[item.end() :])
        else:
            blocks[-1] += " " + line.strip()
    found = []
    for block in blocks:
        for sentence in re.split(r"(?<=[.?!:])\s+(?=[A-ZÅÄÖ”“\d])", plain(block).strip()):
            if words(sentence):
                found.append(sentence.strip())
    return found


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", text.lower())


def runs(text: str, length: int = RUN) -> list[tuple[str, ...]]:
    """Return every run of `length` words of a text."""
    found = words(text)
    return [tuple(found[at : at + length]) for at in range(len(found) - length + 1)]


def fingerprint(run: tuple[str, ...]) -> str:
    """Return the short hash that stands for a run of words."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:12]


def sections(markdown: str) -> dict[str, str]:
    """Return {heading id: its text, until the next heading of the same or a higher level}."""
    lines = body(markdown).splitlines()
    headings = [
        (at, len(found[1]), found[2])
        for at, line in enumerate(lines)
        if (found := re.match(r"(#{1,6}) .*\{ #([a-z0-9-]+) \}", line))
    ]
    result = {}
    for at, level, heading_id in headings:
        end = next((n for n, deep, _ in headings if n > at and deep <= level), len(lines))
        result[heading_id] = "\n".join(lines[at:end])
    return result
