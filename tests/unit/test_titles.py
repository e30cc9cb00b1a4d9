"""What pages are called by search engines: each fault is caught, in the file where it stands."""

import pytest
from known_languages import KNOWN
from kokemusopas.checks import titles
from kokemusopas.translations.translatable import Document

SEO_TITLE = "seo_title: Näin tilaat kokemustoimijan\n"
PAGE = f"""\
---
title: Tilaaminen
{SEO_TITLE}\
description: Näin tilaat kokemustoimijan tilaisuuteesi, sovit palkkiosta ja saat laskun ajoissa.
---
# Tilaa {{ #tilaa }}
"""
WITHOUT = PAGE.replace(SEO_TITLE, "")


def page(text: str = PAGE, name: str = "a.md", language: str = "fi") -> Document:
    return Document(name, KNOWN[language], {}, text=text)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("title: Tilaaminen\n", "", "docs/fi/a.md:1: no title"),
        ("description:", "kuvaus:", "docs/fi/a.md:1: no description"),
        (
            " ja saat laskun ajoissa",
            "",
            "docs/fi/a.md:4: a description of 60 characters. Write 70 to 155 of them",
        ),
        (
            SEO_TITLE,
            f"seo_title: {'x' * 66}\n",
            "docs/fi/a.md:3: a title for searchers of 66 characters. Write 65 of them at most",
        ),
    ],
)
def test_what_search_engines_would_cut_or_lack_is_told(old: str, new: str, says: str) -> None:
    assert titles.title_and_description(page()) == []
    (found,) = titles.title_and_description(page(PAGE.replace(old, new, 1)))
    assert str(found).startswith(says)


def test_two_pages_of_a_language_have_two_titles() -> None:
    assert [*titles.own_titles([page(), page(WITHOUT, "b.md")])] == []
    (found,) = titles.own_titles([page(), page(name="c.md")])
    assert str(found).startswith("docs/fi/c.md:3: the title of `a.md` too: Näin tilaat")


def test_a_title_for_searchers_is_translated_with_the_page() -> None:
    assert titles.translated(page(), page(language="sv")) == []
    (lacking,) = titles.translated(page(), page(WITHOUT, language="sv"))
    assert "docs/sv/a.md:1: no `seo_title:`, though the source has one" in str(lacking)
