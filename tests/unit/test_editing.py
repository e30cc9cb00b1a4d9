"""A reader who would mend a text comes to its file and line, whatever host the repository has."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from kokemusopas.addresses import lists
from kokemusopas.pages import editing
from kokemusopas.pages.made import Made, make
from model_pages import settings, small_guide


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A small guide."""
    return make(settings(small_guide(tmp_path), "index", "lista", "sanasto"))


@pytest.mark.parametrize(
    ("repository", "edit", "issue"),
    [
        (
            "https://github.com/a/b",
            "https://github.com/a/b/edit/main/docs/fi/x.md#L7",
            "https://github.com/a/b/issues/new?template=palaute.yml&title=Virhe%20%26&sivu=https%3A",
        ),
        (
            "https://gitlab.esimerkki.fi/a/b",
            "https://gitlab.esimerkki.fi/a/b/-/edit/main/docs/fi/x.md#L7",
            "https://gitlab.esimerkki.fi/a/b/-/issues/new?issue[title]=Virhe%20%26&issue[descr",
        ),
        (
            "https://codeberg.org/a/b",
            "https://codeberg.org/a/b/_edit/main/docs/fi/x.md#L7",
            "https://codeberg.org/a/b/issues/new?title=Virhe%20%26&body=https%3A",
        ),
    ],
)
def test_each_host_is_asked_in_its_own_form(repository: str, edit: str, issue: str) -> None:
    given = replace(settings(), repo_url=repository)
    assert given.edit("fi/x.md", 7) == edit
    assert given.issue("Virhe &", "https://opas.esimerkki.fi/").startswith(issue)
    own = replace(given, edit_path="-/edit/trunk/docs/")
    assert own.edit("fi/x.md") == f"{repository}/-/edit/trunk/docs/fi/x.md"
    assert settings().edit("fi/x.md", 7) == ""


def test_every_place_names_the_line_that_it_is_written_on(made: Made) -> None:
    docs = made.settings.docs
    for edition in made.guide.editions.values():
        found = editing.lines(edition, made)
        for page in edition.pages.values():
            for section in page.sections:
                if page.name == "sanasto" and section.level == 1:
                    continue  # most of its words are in the term base, where its link leads
                link = found[f"{page.name}#{section.id}"]
                name, _, line = link.partition("#L")
                file = docs / (name or editing.file_of(page))
                lines = file.read_text("utf-8").splitlines()
                assert section.id in lines[int(line) - 1] or file.suffix == ".yml", link


def test_a_list_of_places_tells_where_each_is_written_if_asked(made: Made) -> None:
    told = editing.lines(made.guide.editions["fi"], made)
    rows = json.loads(lists.index(made.places, "fi", (), told))
    assert {tuple(row[4:]) for row in rows} == {()}
    assert ["lista/#tilaa", "tilaa", "Tilaa", told["lista#tilaa"]] in rows
    assert {len(row) for row in json.loads(lists.index(made.places, "fi"))} == {3}
