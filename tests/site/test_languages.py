"""Every passage of the built site is in the language that its page, or its mark, says."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from known_languages import KNOWN
from kokemusopas.checks.foreign import MarkedText, foreign
from marked_texts import OWN, marked_texts, names

from tools.site_pages import pages

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


def test_no_passage_is_in_a_foreign_language(site: Path) -> None:
    found: dict[MarkedText, str] = {}
    for page in pages(site):
        for passage in marked_texts(page.html):
            found.setdefault(passage, page.path)
    assert len(found) > 100
    problems = [
        f"{found[passage]}: found a passage in {other}, expected {passage.language}: "
        f"“{passage.text}”. Translate it, or mark it with `lang`"
        for passage, other in foreign(found, KNOWN, names(), OWN)
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
        for passage in marked_texts(BeautifulSoup(f'<html lang="{page}"><body>{form}', "lxml"))
    ]
    assert len(found) == len(asked) > 0
    assert {passage for passage, _ in foreign(found, KNOWN, frozenset(), OWN)} == set(found)


def test_a_passage_marked_with_its_language_is_at_home() -> None:
    marked = "".join(f'<p>1 <span lang="{code}">{text}</span></p>' for code, text in TEXTS.items())
    html = BeautifulSoup(f'<html lang="fi"><body>{marked}', "lxml")
    assert foreign(marked_texts(html), KNOWN, frozenset(), OWN) == []
