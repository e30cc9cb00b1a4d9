"""Every passage of the built site is in the language that its page, or its mark, says."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from kokemusopas import glossary
from languages import Passage, foreign, passages
from spelling import words

FINNISH = "Kysy palkkiosta heti, kun sovitte tehtävästä."
SWEDISH = "Fråga om arvodet genast när ni kommer överens om uppdraget."
ENGLISH = "Ask about the fee as soon as you agree on the task."


def names() -> frozenset[str]:
    """The words of names that the term base keeps in Finnish in another language."""
    kept = [
        term.wordings["fi"].term for term in glossary.load(ROOT / "docs/terms.yml")
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


@pytest.mark.parametrize(
    ("page", "text"), [("fi", SWEDISH), ("fi", ENGLISH), ("sv", FINNISH), ("sv", ENGLISH),
                       ("en", FINNISH), ("en", SWEDISH)],
)
@pytest.mark.parametrize("form", [
    "<p>{}</p>", "<ul><li>{}</li></ul>", '<a href="a" aria-label="{}">1</a>',
    '<div>1 <span>{}</span></div>', '<meta name="description" content="{}">',
])
def test_a_foreign_passage_is_found(page: str, text: str, form: str) -> None:
    html = BeautifulSoup(f'<html lang="{page}"><body>{form.format(text)}</body></html>', "lxml")
    assert [passage.text for passage, _ in foreign(passages(html), frozenset())] in (
        [text], [f"1 {text}"],
    )


@pytest.mark.parametrize(("language", "text"), [("fi", FINNISH), ("sv", SWEDISH), ("en", ENGLISH)])
def test_a_passage_marked_with_its_language_is_at_home(language: str, text: str) -> None:
    html = BeautifulSoup(
        f'<html lang="xx"><body lang="fi"><p lang="{language}">{text}</p></body></html>', "lxml"
    )
    assert foreign(passages(html), frozenset()) == []
