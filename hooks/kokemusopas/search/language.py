"""Choose how the words of a language are taken apart."""

from collections.abc import Iterable

from kokemusopas.kept import Store
from kokemusopas.search import finnish
from kokemusopas.search.stemmed import Stemmed
from kokemusopas.search.words import Language, words
from kokemusopas.texts.glossary import Term


def of_texts(
    language: str, texts: Iterable[str], store: Store | None = None
) -> tuple[Language, str | None]:
    """Return the language, taught by the words of `texts`, and what it lacks on this computer.

    Finnish needs the system's libvoikko for base forms and compounds; without it the stems of
    Snowball must do, so that a translator can see the search on any computer.
    """
    vocabulary = sorted({word for text in texts for word in words(text)})
    if language == "fi":
        try:
            return finnish.Finnish(vocabulary, store), None
        except (OSError, finnish.VoikkoException) as error:
            return Stemmed(language, vocabulary), str(error).partition("\n")[0]
    return Stemmed(language, vocabulary), None


def synonyms(terms: Iterable[Term], language: str) -> dict[str, list[str]]:
    """Return {term: other words for it} from the term base, old names and words to avoid too."""
    found: dict[str, list[str]] = {}
    for term in terms:
        wording = term.wordings[language]
        others = [*wording.search, *wording.former, *wording.avoid]
        for name in wording.term.partition("(")[0].split(";"):
            found.setdefault(name.strip(), []).extend(others)
    return {name: others for name, others in found.items() if others}
