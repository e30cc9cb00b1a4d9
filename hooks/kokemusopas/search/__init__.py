"""The search: what the browser is given of each language, made while the pages are built."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from kokemusopas.search.index import Page, build
from kokemusopas.search.language import of_texts, synonyms
from kokemusopas.texts.glossary import Term
from kokemusopas.texts.read_yaml import read_yaml

__all__ = ["Page", "SearchError", "load_words", "make"]


class SearchError(Exception):
    """Search words cannot be read, or are given for a section that there is not."""


Words = dict[str, dict[str, str]]


def load_words(path: Path) -> Words:
    """Return {page: {section: words that readers type and the section lacks}} of a language.

    Raises SearchError when the file is missing or has another form.
    """
    try:
        found = read_yaml(path.read_text(encoding="utf-8"))
        return {
            page: {section: str(words) for section, words in sections.items()}
            for page, sections in found.items()
        }
    except (OSError, AttributeError, yaml.YAMLError) as error:
        raise SearchError(f"{path} must hold words by page and section: {error}") from None


def make(
    language: str, pages: Iterable[Page], terms: Iterable[Term], also: Words
) -> tuple[str, str | None]:
    """Return the index of a language, and what this computer lacks to make it a good one.

    Raises SearchError when `also` names a page or a section that there is not.
    """
    pages = list(pages)
    known = {page.name: {section.id for section in page.sections} for page in pages}
    for name, sections in also.items():
        if unknown := set(sections) - known.get(name, set()):
            raise SearchError(
                f"docs/{language}/_search.yml gives words for `{name}` `{min(unknown)}`: "
                "there is no such section, correct its name"
            )
    texts = [text for page in pages for one in page.sections for text in (one.heading, one.text)]
    words, lacking = of_texts(language, texts)
    return build(pages, words, synonyms(terms, language), also), lacking
