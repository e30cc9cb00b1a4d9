"""What the short texts of each language (`_ui.yml`) must share."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from kokemusopas.checks.finding import Finding, differs
from kokemusopas.checks.parity import Rule, listed
from kokemusopas.checks.shared_parts import figures_of, line_of
from kokemusopas.texts import plurals, ui
from kokemusopas.texts.read_yaml import read_yaml
from kokemusopas.translations.translatable import Document

PLACEHOLDER = re.compile(r"\{\w+\}")
FORMS = "\n"  # between the forms of a text that counts


def keys(source: Document, page: Document) -> list[Finding]:
    """No key that was translated is lost, none is there that the source never had."""
    own, other = (ui.keys(read_yaml(one.text)) for one in (page, source))
    known = set(page.record.sections) if page.record else set()
    as_in = f"as in docs/{source.path}"
    return [
        differs(f"docs/{page.path}", 1, f"no text `{key}`", f"one, {as_in}", "Write the text")
        for key in sorted((other - own) & known)
    ] + [
        differs(
            f"docs/{page.path}",
            line_of(page, key.rsplit(".", 1)[-1]),
            f"the text `{key}`",
            f"none, {as_in}",
            "Remove it, or add it to the source",
        )
        for key in sorted(own - other - known)
    ]


def placeholders(source: Document, page: Document) -> list[Finding]:
    """Each text has the same `{placeholders}`, and each as often."""
    found = []
    for key, text, original in _in_both(source, page):
        mine, theirs = (_places(one) for one in (text, original))
        if mine != theirs:
            found.append(
                differs(
                    f"docs/{page.path}",
                    line_of(page, text.partition(FORMS)[0]),
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
        mine = set(figures_of(text, page.traits))
        theirs = set(figures_of(original, source.traits))
        if mine != theirs:
            found.append(
                differs(
                    f"docs/{page.path}",
                    line_of(page, text.partition(FORMS)[0]),
                    f"`{key}` with {listed(mine - theirs)}",
                    listed(theirs - mine),
                    "Correct the number or the date",
                )
            )
    return found


RULES: list[Rule] = [keys, placeholders, figures]


def forms(page: Document) -> list[Finding]:
    """A text that counts has the plural forms of its language."""
    return [
        differs(
            f"docs/{page.path}",
            line_of(page, f"{key.rsplit('.', 1)[-1]}:"),
            f"`{key}` with {wrong}",
            right,
            "Write the forms that the language has",
        )
        for key, wrong, right in plurals.faults(read_yaml(page.text), page.language)
    ]


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


def _places(text: str) -> list[str]:
    """Return the placeholders of a text; of one that counts, those of any of its forms."""
    of_forms = (Counter(PLACEHOLDER.findall(one)) for one in text.split(FORMS))
    return sorted(reduce(or_, of_forms).elements())


def _leaves(texts: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    if not isinstance(texts, dict | list):
        yield prefix, str(texts)
        return
    if plurals.is_plural(texts):
        yield prefix, FORMS.join(map(str, texts.values()))
        return
    children = texts if isinstance(texts, dict) else dict(enumerate(texts))
    for key, child in children.items():
        yield from _leaves(child, f"{prefix}.{key}".lstrip("."))
