"""What a reviewer is asked to look at: a sentence or a negation that may be lost.

These are no faults. Only a change can show them: as long as a section and its source stay as they
were, their translator has decided on them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.prose import lower_words, sentences
from kokemusopas.checks.readable import readable
from kokemusopas.translations.translatable import HEAD, Document, Passage
from kokemusopas.translations.wording import short_hash

FEWEST_WORDS = 4  # of a sentence that is told when it is lost
KEPT = 0.97  # of the words of a section, beside its source: what is less may be a lost sentence
NEW = range(-2, 3)  # by how many sentences and negations a new section may differ from its source


@dataclass(frozen=True)
class Counts:
    """How many sentences, negations and words a section has."""

    sentences: int
    negations: int
    words: int

    @classmethod
    def of(cls, passage: Passage, document: Document) -> "Counts":
        """Return the counts of a section, as its language has them."""
        text = readable(passage.text.partition("\n")[2])
        denied = document.traits.negations
        return cls(
            sum(len(lower_words(one.text)) > 1 for one in sentences(text)),
            len(re.findall(denied, text, re.IGNORECASE)) if denied else 0,
            len(lower_words(text)),
        )


Texts = Mapping[str, Passage]


def hints(
    source: Document, page: Document, source_before: Texts, page_before: Texts
) -> Iterator[Finding]:
    """Yield a hint for each section of a translation that may have lost something in a change.

    The texts before the change are those of both pages by section, empty where there were none.
    """
    for key, passage in page.sections.items():
        original, before = source.sections.get(key), page_before.get(key)
        if key == HEAD or not original:
            continue
        if before and short_hash(before.text) == short_hash(passage.text):
            continue
        theirs, own = Counts.of(original, source), Counts.of(passage, page)
        former = source_before.get(key)
        if before and former:
            found = _lost(Counts.of(former, source), Counts.of(before, page), theirs, own)
        else:
            found = _differs(theirs, own)
        if found:
            values = {
                "sentences": f"{theirs.sentences} : {own.sentences}",
                "negations": f"{theirs.negations} : {own.negations}",
            }
            yield told(f"docs/{page.path}", passage.line, found, key, **values)


def _lost(former: Counts, before: Counts, theirs: Counts, own: Counts) -> str:
    """Return what a section has lost that its source has not, "" for nothing."""
    lost = (before.sentences - own.sentences) - (former.sentences - theirs.sentences)
    fewer = own.sentences < theirs.sentences
    if lost > 0 and fewer and _shorter(former, before, theirs, own):
        return "hint-sentence"
    denied = (before.negations - own.negations) - (former.negations - theirs.negations)
    more = own.negations - theirs.negations
    return "hint-negation" if denied > 0 and more < 0 else ""


def _shorter(former: Counts, before: Counts, theirs: Counts, own: Counts) -> bool:
    """Tell whether a section has lost the words of a sentence, beside those of its source."""
    share = theirs.words / max(1, former.words)
    return before.words * share - own.words >= FEWEST_WORDS and own.words < KEPT * (
        before.words * share
    )


def _differs(theirs: Counts, own: Counts) -> str:
    """Return what a new section lacks beside its source, "" for nothing."""
    if own.sentences - theirs.sentences < NEW.start:
        return "hint-sentence"
    return "hint-negation" if own.negations - theirs.negations < NEW.start else ""
