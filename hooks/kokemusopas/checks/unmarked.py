"""Whether a word of the source language tells its language where a translation says it."""

import re
from collections.abc import Iterable

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.readable import readable_texts
from kokemusopas.texts.glossary import Term, borrowed
from kokemusopas.texts.mend import Mend
from kokemusopas.translations.status import Library


def unmarked(
    documents: Library, language: str, source: str, terms: Iterable[Term]
) -> list[Finding]:
    """Return where pages of a language say a term of the source language as if it were their own.

    A voice would read it by the wrong rules (WCAG 3.1.2). Names, with a capital letter, aside.
    """
    words = borrowed(terms, language, source)
    return [
        told(
            one.path,
            one.line_of(found),
            "unmarked",
            one.section,
            Mend(one.line_of(found), found, f"*{found}*{{ lang={source} }}"),
            found=found,
            language=source,
            right=f"*{found}*{{ lang={source} }}",
        )
        for one in readable_texts(documents, language)
        if words and one.name.endswith(".md")
        for found in sorted(set(re.findall(words, one.text)))
    ]
