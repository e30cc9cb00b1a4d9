"""Pages for reviewers: what stands beside what, and what the reviewer is told to write."""

from dataclasses import replace
from pathlib import Path

import pytest
from kokemusopas.checks import vocabulary
from kokemusopas.pages import review
from kokemusopas.pages.made import make
from kokemusopas.pages.views import PageView
from kokemusopas.translations import earlier, record
from kokemusopas.translations.status import library
from kokemusopas.translations.wording import paragraphs
from model_pages import change, settings, small_guide
from translated_pages import TODAY


def views(folder: Path, repository: str = "") -> dict[str, PageView]:
    """Return {address: page for reviewers} of the small guide, its list page read by a native."""
    docs = small_guide(folder)
    record.translated(docs, library(docs), "all", None, "machine", TODAY)
    record.read(docs, library(docs), "sv/lista.md", None, TODAY)
    change(docs, "fi/lista.md", "Sovin *kaiken*", "Sovin *kaikesta*")
    given = settings(docs, "index", "lista", "sanasto")
    made = make(replace(given, repo_url=repository, edit_path="edit/main/docs/"))
    assert not list(review.views(made.guide.editions["fi"], made)), "Finnish is the original"
    return {view.url: view for view in review.views(made.guide.editions["sv"], made)}


def test_every_document_of_a_translation_has_a_page_and_the_list_counts_it(tmp_path: Path) -> None:
    found = views(tmp_path)
    listed = found.pop("sv/granska/").given
    assert {one.url for one in listed} == set(found)
    assert {"sv/granska/lista/", "sv/granska/ui/", "sv/granska/terms/"} <= set(found)
    counts = {one.url: (one.read, one.all) for one in listed}
    assert counts["sv/granska/lista/"] == (3, 4)
    assert counts["sv/granska/ordlista/"][0] == 0


def test_a_section_stands_beside_its_source_with_its_state_and_its_line(tmp_path: Path) -> None:
    page = views(tmp_path)["sv/granska/lista/"].given
    assert page.source == "fi"
    section = next(one for one in page.sections if one.id == "tilaa")
    assert section.state == "Gammal. Läst 24 november 2026 före ändringen."
    assert any("Sovin kaikesta" in line for part in section.source for line in part)
    assert section.line.startswith("tilaa: ÅÅÅÅ-MM-DD ")
    assert len(section.line.split()[-1]) == 8
    assert [one.id for one in page.unread] == ["tilaa"]


def test_what_is_not_translated_yet_is_listed_with_its_source(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    change(docs, "fi/lista.md", "### Kysy", "### Uusi { #uusi }\n\nUusi.\n\n### Kysy")
    made = make(settings(docs, "index", "lista", "sanasto"))
    pages = {one.url: one for one in review.views(made.guide.editions["sv"], made)}
    assert pages["sv/granska/lista/"].given.missing == (("Uusi", "lista/#uusi"),)


def test_a_stale_section_shows_which_words_of_its_source_were_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = "## Tilaa { #tilaa }\n\n- [ ] Sovin *kaiken*. [Miksi?](#kysy) { #sovin }\n- [ ] Kiitän."
    then = {("sv", "lista.md", "tilaa"): was}
    monkeypatch.setattr(earlier, "translated", lambda docs, states: then)
    page = views(tmp_path)["sv/granska/lista/"].given
    changed = {one.id: one.changed for one in page.sections if one.changed}
    assert set(changed) == {"tilaa"}
    assert [part for part in changed["tilaa"] if part[0]] == [("-", "kaiken"), ("+", "kaikesta")]


def test_a_section_has_the_terms_of_its_source_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(  # the small guide knows no base forms
        vocabulary, "named", lambda terms, text, language: terms if "palkkio" in text else []
    )
    page = views(tmp_path)["sv/granska/lista/"].given
    terms = {one.id: [(hint.source, hint.own) for hint in one.terms] for one in page.sections}
    assert terms == {"_page": [], "lista": [("palkkio", "arvode")], "tilaa": [], "kysy": []}


def test_a_reviewer_is_led_to_the_line_of_the_file(tmp_path: Path) -> None:
    page = views(tmp_path, "https://git.example/guide")["sv/granska/lista/"].given
    section = next(one for one in page.sections if one.id == "tilaa")
    name, _, line = section.file.name.rpartition(":")
    assert name == "docs/sv/lista.md"
    lines = (tmp_path / name).read_text("utf-8").splitlines()
    assert "{ #tilaa" in lines[int(line) - 1]
    assert section.file.edit == f"https://git.example/guide/edit/main/docs/sv/lista.md#L{line}"


def test_without_a_repository_the_file_is_named(tmp_path: Path) -> None:
    found = views(tmp_path)
    texts, page = (found[f"sv/granska/{name}/"].given for name in ("ui", "lista"))
    assert (texts.record.name, texts.key) == ("docs/sv/_translations.yml", "_ui.yml")
    assert (page.record, page.key) == (review.PlaceInFile("docs/sv/lista.md", ""), "translation")
    assert not any(one.file.edit for one in found["sv/granska/lista/"].given.sections)


def test_what_is_shown_is_what_is_read() -> None:
    markdown = """## Arvode { #palkkio }

Fråga om **arvodet**. [Läs mer](muu.md#kohta).

| Vem | Vad |
| --- | --- |
| Kela | 20 euro |

/// text | Till inbjudan
    id: kutsuun

Hej [namn]!
///
"""
    assert paragraphs(markdown) == (
        ("Arvode",),
        ("Fråga om arvodet. Läs mer.",),
        ("Vem | Vad", "Kela | 20 euro"),
        ("Till inbjudan",),
        ("Hej [namn]!",),
    )
