"""The easy pages keep, in every language, to what a machine can tell of easy language."""

import pytest
from known_languages import COMPLETE
from kokemusopas.checks.easy import easy, is_easy
from kokemusopas.translations.translatable import Document
from read_docs import CHECKED

NAMES = {"selkeasti.md", "selkeasti-kokemustoimijalle.md"}
PAGES = [
    page
    for documents in CHECKED.documents.values()
    for name, page in documents.items()
    if name.endswith(".md") and is_easy(page)
]


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.ours
def test_every_language_has_the_easy_pages(language: str) -> None:
    found = {page.name for page in PAGES if page.language == language}
    assert found == NAMES, f"docs/{language}: write `easy: true` into the front matter of {NAMES}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_an_easy_page_is_easy(page: Document) -> None:
    if findings := easy(page, CHECKED.easy_words):
        pytest.fail("\n".join(map(str, findings)), pytrace=False)
