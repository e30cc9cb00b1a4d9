"""Every passage of the built site is in the language that its page, or its mark, says."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from kokemusopas.texts import glossary
from languages import Passage, foreign, passages
from spelling import words

TEXTS = {
    "fi": "Kysy palkkiosta heti, kun sovitte tehtävästä.",
    "sv": "Fråga om arvodet genast när ni kommer överens om uppdraget.",
    "en": "Ask about the fee as soon as you agree on the task.",
}
FOREIGN = {page: [text for code, text in TEXTS.items() if code != page] for page in TEXTS}
FORMS = [
    "<p>{}</p>",
    "<ul><li>{}</li></ul>",
    '<a aria-label="{}"></a>',
    "<div>1 <span>{}</span></div>",
    '<meta name="description" content="{}">',
]


def names() -> frozenset[str]:
    """The words of names that the term base keeps in Finnish in another language."""
    kept = [
        term.wordings["fi"].term
        for term in glossary.load(ROOT / "docs/terms.yml")
        if any(term.wordings[code].term == term.wordings["fi"].term for code in ("sv", "en"))
    ]
    return frozenset(word.casefold() for name in kept for word in words(name))


def test_no_passage_is_in_a_foreign_language(site: Path) -> None:
    found: dict[Passage, str] = {}
    for path in sorted(site.rglob("*.html")):
        for passage in passages(BeautifulSoup(path.read_text("utf-8"), "lxml")):
            found.setdefault(passage, path.relative_to(site).as_posix())
    assert len(found) > 100
    problems = [
        f"{found[passage]}: found a passage in {other}, expected {passage.language}: "
        f"“{passage.text}”. Translate it, or mark it with `lang`"
        for passage, other in foreign(found, names())
    ]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def test_a_foreign_passage_is_found_in_whatever_is_read() -> None:
    asked = [
        (page, form.format(text))
        for page, texts in FOREIGN.items()
        for text in texts
        for form in FORMS
    ]
    found = [
        passage
        for page, form in asked
        for passage in passages(BeautifulSoup(f'<html lang="{page}"><body>{form}', "lxml"))
    ]
    assert len(found) == len(asked) > 0
    assert {passage for passage, _ in foreign(found, frozenset())} == set(found)


def test_a_passage_marked_with_its_language_is_at_home() -> None:
    marked = "".join(f'<p>1 <span lang="{code}">{text}</span></p>' for code, text in TEXTS.items())
    html = BeautifulSoup(f'<html lang="fi"><body>{marked}', "lxml")
    assert foreign(passages(html), frozenset()) == []
