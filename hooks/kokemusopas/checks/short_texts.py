"""What the short texts of each language (`_ui.yml`) must share."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from kokemusopas.checks import shared_parts
from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.parity import Rule
from kokemusopas.checks.shared_parts import figures_of, line_of
from kokemusopas.texts import plurals, ui
from kokemusopas.texts.mend import Mend
from kokemusopas.texts.messages import quoted
from kokemusopas.texts.read_yaml import read_yaml
from kokemusopas.translations.translatable import Document

PLACEHOLDER = re.compile(r"\{\w+\}")
FORMS = "\n"  # between the forms of a text that counts


def keys(source: Document, page: Document) -> list[Finding]:
    """No key that was translated is lost, none is there that the source never had."""
    own, other = (ui.keys(read_yaml(one.text)) for one in (page, source))
    known = set(page.record.sections) if page.record else set()
    missing, extra = sorted((other - own) & known), sorted(own - other - known)
    path, where = f"docs/{page.path}", f"docs/{source.path}"
    found = []
    for key in extra:
        line, last = line_of(page, f"{key.rsplit('.', 1)[-1]}:"), key.rsplit(".", 1)[-1]
        beside = [one for one in missing if one.rpartition(".")[0] == key.rpartition(".")[0]]
        if len(beside) == 1:
            missing.remove(beside[0])
            right = beside[0].rsplit(".", 1)[-1]
            mend = Mend(line, f"{last}:", f"{right}:")
            found.append(told(path, line, "key-renamed", "", mend, found=key, expected=right))
        else:
            found.append(told(path, line, "key-extra", found=key, where=where))
    for key in missing:
        at = line_of(source, f"{key.rsplit('.', 1)[-1]}:")
        found.append(told(path, 1, "key-lost", expected=key, where=f"{where}:{at}"))
    return found


def placeholders(source: Document, page: Document) -> list[Finding]:
    """Each text has the same `{placeholders}`, and each as often."""
    found = []
    for key, text, original in _in_both(source, page):
        mine, theirs = (_places(one) for one in (text, original))
        if mine != theirs:
            extra, lost = (
                Counter(one) - Counter(other) for one, other in ((mine, theirs), (theirs, mine))
            )
            line = line_of(page, text.partition(FORMS)[0])
            one = len(extra) == len(lost) == 1
            mend = Mend(line, next(iter(extra)), next(iter(lost))) if one else None
            found.append(
                told(
                    f"docs/{page.path}",
                    line,
                    "place-of-value",
                    "",
                    mend,
                    name=key,
                    found=quoted(mine) or "–",
                    expected=quoted(theirs) or "–",
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
                told(
                    f"docs/{page.path}",
                    line_of(page, text.partition(FORMS)[0]),
                    "figure-in-text",
                    name=key,
                    found=shared_parts.dates_as_written(quoted(sorted(mine - theirs)), page.traits)
                    or "–",
                    expected=shared_parts.dates_as_written(
                        quoted(sorted(theirs - mine)), page.traits
                    )
                    or "–",
                )
            )
    return found


RULES: list[Rule] = [keys, placeholders, figures]


def forms(page: Document) -> list[Finding]:
    """A text that counts has the plural forms of its language."""
    return [
        told(
            f"docs/{page.path}",
            line_of(page, f"{key.rsplit('.', 1)[-1]}:"),
            "plural-forms",
            name=key,
            found=wrong,
            expected=right,
        )
        for key, wrong, right in plurals.faults(read_yaml(page.text), page.language)
    ]


def section_names(navigation: Iterable[str], page: Document) -> list[Finding]:
    """Every section of the navigation is named."""
    named = read_yaml(page.text).get("sections") or {}
    return [
        told(f"docs/{page.path}", line_of(page, "sections:"), "section-name", name=key)
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
