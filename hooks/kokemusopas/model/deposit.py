"""The numbers of an edition that is kept by others: an ISBN for each book, one DOI for all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PDF, EPUB = "PDF", "EPUB"
FORMS = {"pdf": PDF, "epub": EPUB}  # as the file of the owner writes them: as readers know them
DOI = re.compile(r"10\.\d{4,9}/\S+")  # https://www.doi.org/doi-handbook/HTML/doi-syntax.html


class DepositError(ValueError):
    """A number of the edition cannot be one; the message says which and what is right."""


@dataclass(frozen=True)
class Deposit:
    """The DOI of all editions, and the ISBNs of this one: (language, form, number)."""

    doi: str = ""
    isbn: tuple[tuple[str, str, str], ...] = ()

    def of(self, language: str) -> dict[str, str]:
        """Return {form: ISBN} of the books in a language."""
        return {form: number for code, form, number in self.isbn if code == language}


NOT_DEPOSITED = Deposit()


def read(values: Mapping[str, Any]) -> Deposit:
    """Return what is told of an edition: `{"doi": text, "isbn": {language: {form: number}}}`.

    Raises DepositError on a number whose check digit is wrong, a form that is no book of the guide
    and a DOI that has not the form of one.
    """
    doi = str(values.get("doi") or "").removeprefix("https://doi.org/")
    if doi and not DOI.fullmatch(doi):
        raise DepositError(f"`edition.doi` is `{doi}`: write a DOI such as 10.5281/zenodo.1234567")
    numbers = []
    told = values.get("isbn") or {}
    if not isinstance(told, dict):
        raise DepositError("`edition.isbn` holds a line for each language: `fi: {pdf: 978-…}`")
    for language, forms in told.items():
        if not isinstance(forms, dict) or set(forms) - set(FORMS):
            raise DepositError(f"`edition.isbn.{language}` holds `pdf` and `epub` and nothing else")
        for form, number in forms.items():
            if number:
                numbers.append((str(language), FORMS[form], _isbn(f"{language}.{form}", number)))
    return Deposit(doi, tuple(numbers))


def _isbn(key: str, number: object) -> str:
    """Return an ISBN of 13 figures as it is written; https://www.isbn-international.org."""
    written = str(number).strip()
    figures = [int(one) for one in written if one.isdigit()]
    total = sum(one * (3 if place % 2 else 1) for place, one in enumerate(figures))
    if len(figures) != 13 or total % 10 or not re.fullmatch(r"[\d -]+", written):
        raise DepositError(
            f"`edition.isbn.{key}` is `{written}`: an ISBN has 13 figures, the last of which "
            "follows from the others; copy it again"
        )
    return written
