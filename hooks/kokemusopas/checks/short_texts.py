"""What the short texts of each language (`_ui.yml`) must share."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kokemusopas.checks.finding import Finding, differs
from kokemusopas.checks.parity import Rule, listed
from kokemusopas.checks.shared_parts import figures_of, line_of
from kokemusopas.texts import ui
from kokemusopas.texts.read_yaml import read_yaml
from kokemusopas.translations.translatable import Document

PLACEHOLDER = re.compile(r"\{\w+\}")


def keys(source: Document, page: Document) -> list[Finding]:
    """The same keys."""
    own, other = (ui.keys(read_yaml(one.text)) for one in (page, source))
    as_in = f"as in docs/{source.path}"
    return [
        differs(f"docs/{page.path}", 1, f"no text `{key}`", f"one, {as_in}", "Write the text")
        for key in sorted(other - own)
    ] + [
        differs(
            f"docs/{page.path}",
            line_of(page, key.rsplit(".", 1)[-1]),
            f"the text `{key}`",
            f"none, {as_in}",
            "Remove it, or add it to the source",
        )
        for key in sorted(own - other)
    ]


def placeholders(source: Document, page: Document) -> list[Finding]:
    """Each text has the same `{placeholders}`, and each as often."""
    found = []
    for key, text, original in _in_both(source, page):
        mine, theirs = (sorted(PLACEHOLDER.findall(one)) for one in (text, original))
        if mine != theirs:
            found.append(
                differs(
                    f"docs/{page.path}",
                    line_of(page, text),
                    f"`{key}` with {listed(mine)}",
                    listed(theirs),
                    "Keep the words in braces as they are in the source",
                )
            )
    return found


def figures(source: Document, page: Document) -> list[Finding]:
    """Each text has the same numbers and dates."""
    found = []
    for key, text, original in _in_both(source, page):
        mine = set(figures_of(text, page.language))
        theirs = set(figures_of(original, source.language))
        if mine != theirs:
            found.append(
                differs(
                    f"docs/{page.path}",
                    line_of(page, text),
                    f"`{key}` with {listed(mine - theirs)}",
                    listed(theirs - mine),
                    "Correct the number or the date",
                )
            )
    return found


RULES: list[Rule] = [keys, placeholders, figures]


def section_names(navigation: Iterable[str], page: Document) -> list[Finding]:
    """Every section of the navigation is named."""
    named = read_yaml(page.text).get("sections") or {}
    return [
        differs(
            f"docs/{page.path}",
            line_of(page, "sections:"),
            f"no `sections: {key}`",
            "its name",
            "Name the section of mkdocs.yml's nav in this language",
        )
        for key in sorted(set(navigation) - set(named))
    ]


def _in_both(source: Document, page: Document) -> Iterator[tuple[str, str, str]]:
    """Yield (key, text, text of the source) of each key that both have."""
    own, other = (dict(_leaves(read_yaml(one.text))) for one in (page, source))
    yield from ((key, own[key], other[key]) for key in sorted(own.keys() & other.keys()))


def _leaves(texts: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    if not isinstance(texts, dict | list):
        yield prefix, str(texts)
        return
    children = texts if isinstance(texts, dict) else dict(enumerate(texts))
    for key, child in children.items():
        yield from _leaves(child, f"{prefix}.{key}".lstrip("."))
