"""Choose how the words of a language are taken apart."""

from collections.abc import Iterable

from kokemusopas.kept import Store
from kokemusopas.search import finnish
from kokemusopas.search.stemmed import Stemmed
from kokemusopas.search.words import Language, Names, words
from kokemusopas.texts.glossary import Term
from kokemusopas.texts.languages import VOIKKO, Traits


def of_texts(
    traits: Traits, texts: Iterable[str], store: Store | None = None, typed: Iterable[str] = ()
) -> tuple[Language, str | None]:
    """Return the language, taught by the words of `texts`, and what it lacks on this computer.

    Snowball is shown the words `typed` for the texts as well, so that each is met as it is written.
    Where libvoikko is to know base forms and compounds, the stems of Snowball must do without it,
    so that a translator can see the search on any computer.
    """
    vocabulary = sorted({word for text in texts for word in words(text)})
    if traits.words == VOIKKO:
        try:
            return finnish.Finnish(traits, vocabulary, store), None
        except (OSError, finnish.VoikkoException) as error:
            return Stemmed(traits, vocabulary, typed), str(error).partition("\n")[0]
    return Stemmed(traits, vocabulary, typed), None


def synonyms(terms: Iterable[Term], language: str) -> dict[str, Names]:
    """Return {term: other words for it} from the term base, old names and words to avoid too.

    A reader may know the word of another language alone: it leads to the term as well, unless
    brackets must tell it apart from another term's.
    """
    found: dict[str, Names] = {}
    for term in terms:
        wording = term.wordings[language]
        others = [*wording.search, *wording.former, *wording.avoid]
        abroad = (
            one.term for code, one in term.wordings.items() if code != language and not one.lang
        )
        foreign = [name for one in abroad if "(" not in one for name in names(one)]
        for name in names(wording.term):
            known = found.setdefault(name, Names([], []))
            known.names.extend(others)
            known.foreign.extend(foreign)
    return {name: others for name, others in found.items() if any(others)}


def names(term: str) -> list[str]:
    """Return the names that an entry of the term base gives, without what explains them."""
    return [name.strip() for name in term.partition("(")[0].split(";")]
