"""A section whose source has changed, folded away in a comment: old words, new ones, translation.

What is shown comes from a stranger's change: no letter of it is taken for markup, and since all of
it stands in `<code>`, GitHub makes no mention and no link of it. Needs the standard library alone.
"""

import tomllib
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kokemusopas.translations import word_diff

WORDS = Path(__file__).with_suffix(".toml")
MARKED = {word_diff.SAME: "{}", word_diff.GONE: "<del>{}</del>", word_diff.NEW: "<ins>{}</ins>"}
# Of each section: its language, file and line, title, the source before and now, the translation.
Row = Sequence[str]


def as_markdown(rows: Iterable[Any], edit: str, longest: int) -> str:
    """Return the sections for a comment, as many as fit into `longest` letters.

    `edit` is the address of the editor up to the path of a file, "" where there is none. Raises
    TypeError or ValueError for rows of another form.
    """
    words = tomllib.loads(WORDS.read_text("utf-8"))
    text = ""
    for language, file, line, title, before, now, own in rows:
        said = words.get(str(language), words["en"])
        part = _section(said, str(title), _place(file, line), str(before), str(now), str(own))
        link = _link(said["edit"], edit, str(file), int(line))
        whole = f"{part}{link}</details>\n\n"
        if len(text) + len(whole) + len(said["more"]) > longest:
            return f"{text}{said['more']}\n"
        text += whole
    return text


def _place(file: str, line: str) -> str:
    return f"{file}:{int(line)}"


def _section(said: dict[str, str], title: str, place: str, before: str, now: str, own: str) -> str:
    changed = word_diff.parts(before, now) if before else ((word_diff.SAME, now),)
    shown = "".join(MARKED[sign].format(_code(text)) for sign, text in changed)
    shown = shown.replace("</del><ins>", "</del> <ins>")
    return (
        f"<details>\n<summary><code>{_code(place)}</code> <code>{_code(title)}</code></summary>\n"
        f"<p><b>{said['source' if before else 'whole']}</b><br><code>{shown}</code></p>\n"
        f"<p><b>{said['own']}</b><br><code>{_code(own)}</code></p>\n"
    )


def _code(text: str) -> str:
    """Return a text as HTML on one line, since an empty one would end the HTML around it."""
    seen = "".join(one if one.isprintable() or one in "\n\u00a0" else "�" for one in text)
    return escape(seen).replace("\n", "<br>")


def _link(words: str, edit: str, file: str, line: int) -> str:
    if not edit:
        return ""
    address = quote(f"{edit}{file}", safe=":/")
    return f'<p><a href="{escape(address)}#L{line}">{words}</a></p>\n'
