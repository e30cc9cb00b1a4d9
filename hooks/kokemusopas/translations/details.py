"""A section whose source has changed, folded away in a comment: old words, new ones, translation.

What is shown comes from a stranger's change: no letter of it is taken for markup, and since all of
it stands in `<code>`, GitHub makes no mention and no link of it. Which words changed is told by
the data, as a comparison of texts made to be slow would keep the comment from being written.
Needs the standard library alone.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kokemusopas.translations import word_diff

WORDS = Path(__file__).with_suffix(".toml")
MARKED = {word_diff.SAME: "{}", word_diff.GONE: "<del>{}</del>", word_diff.NEW: "<ins>{}</ins>"}
FILE = re.compile(r"docs/\w[\w/-]*\.(?:md|yml)")  # a file of ours, below its folder


def as_markdown(rows: Iterable[Any], edit: str, longest: int) -> str:
    """Return the sections for a comment, as many as fit into `longest` letters.

    A row has the language, file, line and title of a section, the parts of its source as of
    word_diff.parts, and its translation. `edit` is the address of the editor up to the path of a
    file, "" where there is none. Raises KeyError, TypeError or ValueError for rows of another form.
    """
    words = tomllib.loads(WORDS.read_text("utf-8"))
    text = ""
    for language, file, line, title, changed, own in rows:
        said = words.get(str(language), words["en"])
        part = _section(said, str(title), _place(file, line), changed, str(own))
        link = _link(said["edit"], edit, str(file), int(line))
        whole = f"{part}{link}</details>\n\n"
        if len(text) + len(whole) + len(said["more"]) > longest:
            return f"{text}{said['more']}\n"
        text += whole
    return text


def _place(file: str, line: str) -> str:
    return f"{file}:{int(line)}"


def _section(
    said: dict[str, str], title: str, place: str, changed: Sequence[tuple[str, str]], own: str
) -> str:
    shown = "".join(MARKED[sign].format(_code(str(text))) for sign, text in changed)
    is_known = any(sign != word_diff.SAME for sign, _ in changed)
    shown = shown.replace("</del><ins>", "</del> <ins>")
    return (
        f"<details>\n<summary><code>{_code(place)}</code> <code>{_code(title)}</code></summary>\n"
        f"<p><b>{said['source' if is_known else 'whole']}</b><br><code>{shown}</code></p>\n"
        f"<p><b>{said['own']}</b><br><code>{_code(own)}</code></p>\n"
    )


def _code(text: str) -> str:
    """Return a text as HTML on one line, since an empty one would end the HTML around it."""
    seen = "".join(one if one.isprintable() or one in "\n\u00a0" else "�" for one in text)
    return escape(seen).replace("\n", "<br>")


def _link(words: str, edit: str, file: str, line: int) -> str:
    if not edit or not FILE.fullmatch(file):
        return ""
    address = quote(f"{edit}{file}", safe=":/")
    return f'<p><a href="{escape(address)}#L{line}">{words}</a></p>\n'
