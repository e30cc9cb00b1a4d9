"""Whether a word of the source language tells its language where a translation says it."""

import re
from collections.abc import Iterable

from kokemusopas.checks.finding import Finding
from kokemusopas.checks.readable import readable_texts
from kokemusopas.texts.glossary import Term, borrowed
from kokemusopas.translations.status import Library


def unmarked(
    documents: Library, language: str, source: str, terms: Iterable[Term]
) -> list[Finding]:
    """Return where pages of a language say a term of the source language as if it were their own.

    A voice would read it by the wrong rules (WCAG 3.1.2). Names, with a capital letter, aside.
    """
    words = borrowed(terms, language, source)
    return [
        Finding(
            one.path,
            one.line,
            f"found `{found}`, which is {source} in a text of {language}",
            f"Write `*{found}*{{ lang={source} }}`",
            one.section,
        )
        for one in readable_texts(documents, language)
        if words and one.name.endswith(".md")
        for found in sorted(set(re.findall(words, one.text)))
    ]
