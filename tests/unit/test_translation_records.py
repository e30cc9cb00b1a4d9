"""Translations: what makes a section stale, what is reported, and how it is recorded."""

from datetime import date
from pathlib import Path

import pytest
from kokemusopas.translations import record, report
from kokemusopas.translations.status import compare, library
from kokemusopas.translations.translatable import TranslationError, sections
from kokemusopas.translations.wording import short_hash
from translated_pages import SOURCE, SWEDISH, TODAY, change, git


def left(docs: Path) -> list[tuple[str, str]]:
    """Return (section, state) of all that is not current."""
    return [
        (section.id, section.state)
        for state in compare(library(docs))
        for section in state.sections
        if section.state != "current"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kysy **palkkiosta** heti.", "Kysy\n*palkkiosta*   heti!"),
        ("muu.md#kohta", "toinen.md"),
        ("- [ ] Sovin. { #sovin due=-7 }", "* Sovin"),
        ("phase: 2", "phase: 3"),
        ("## Palkkio { #palkkio }", "### Palkkio { #palkkio .tarkea }"),
        ("Kysy", "<!-- huomaa -->Kysy"),
    ],
)
def test_white_space_addresses_and_formatting_make_nothing_stale(
    docs: Path, old: str, new: str
) -> None:
    change(docs, old, new)
    assert left(docs) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("heti", "ajoissa"),
        ("## Palkkio", "## Raha"),
        ("Sovin", "Sovin 2"),
        ("Lue lisää", "Lue muuta"),
        ("heti.", "heti?"),
    ],
)
def test_a_change_of_wording_makes_just_its_section_stale(docs: Path, old: str, new: str) -> None:
    change(docs, old, new)
    assert left(docs) == [("palkkio", "stale")]


def test_a_change_of_title_or_description_is_a_section_of_its_own(docs: Path) -> None:
    change(docs, "description: Näin tilaat.", "description: Toisin.")
    assert left(docs) == [("_page", "stale")]


def test_a_section_is_known_by_its_id_whatever_stands_beside_it() -> None:
    for heading in ("## Palkkio {#palkkio}", "## Palkkio {: .tarkea #palkkio }"):
        assert list(sections("a.md", "fi", f"# A {{ #a }}\n\n{heading}\n\nKysy.\n")) == [
            "_page",
            "a",
            "palkkio",
        ]


def test_a_hash_is_never_a_number_to_yaml() -> None:
    assert all(short_hash(str(number)).isalpha() for number in range(200))


def test_a_new_a_lost_and_an_unrecorded_section_are_told_apart(docs: Path) -> None:
    change(docs, "## Kulut { #kulut }", "## Uusi { #uusi }")
    assert left(docs) == [("uusi", "missing"), ("kulut", "extra")]
    change(docs, "## Kostnader { #kulut }", "## Ny { #uusi }", "sv/tilaaminen.md")
    assert left(docs) == [("uusi", "unrecorded"), ("kulut", "extra")]


def test_a_changed_short_text_is_stale_by_its_key(docs: Path) -> None:
    change(docs, "Avaa", "Sulje", "fi/_ui.yml")
    assert left(docs) == [("menu.open", "stale")]
    record.translated(docs, library(docs), "sv/_ui.yml", None, None, TODAY)
    assert left(docs) == []


def test_the_report_shows_the_old_source_the_new_and_the_translation(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina kulut.")
    git(docs, "commit", "-qam", "second")
    text = report.as_text(docs, compare(library(docs)))
    first, *rest = text.splitlines()
    place, section = first.split()
    assert section == "#kulut"
    file, number = place.removeprefix("docs/").split(":")
    assert (docs / file).read_text("utf-8").splitlines()[int(number) - 1].startswith("## Kost")
    shown = next(line for line in rest if "Ersätt" in line)
    assert [part.strip() for part in shown.split("|")] == [
        "Korvaa kulut.",
        "Korvaa aina kulut.",
        "Ersätt kostnaderna.",
    ]
    assert "make translated PAGE=sv/tilaaminen.md SECTION=kulut" in text
    assert "1 stale" in rest[-1]


def test_the_report_says_when_the_old_source_is_not_to_be_found(docs: Path) -> None:
    hashed = short_hash(sections("a.md", "fi", SOURCE)["kulut"].text)
    change(docs, hashed, "aaaaaaaa", "sv/tilaaminen.md")
    text = report.as_text(docs, compare(library(docs)))
    assert "no commit holds the wording" in " ".join(text.split())


def test_a_page_without_a_record_is_reported_as_a_whole(docs: Path) -> None:
    (docs / "sv/tilaaminen.md").write_text(SWEDISH, "utf-8")
    text = report.as_text(docs, compare(library(docs)))
    assert text.count("unrecorded:") == 1
    assert "make translated PAGE=sv/tilaaminen.md BY=" in text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_recording_changes_nothing_but_the_record(docs: Path, newline: str) -> None:
    page = docs / "sv/tilaaminen.md"
    before = page.read_bytes().replace(b"\n", newline.encode())
    page.write_bytes(before)
    change(docs, "heti", "nyt")
    record.translated(docs, library(docs), "sv/tilaaminen.md", "palkkio", None, date(2027, 1, 2))
    after = page.read_bytes()
    assert left(docs) == []
    different = [
        (old, new)
        for old, new in zip(before.splitlines(True), after.splitlines(True), strict=True)
        if old != new
    ]
    assert len(different) == 1
    assert different[0][0].startswith(b"    palkkio: ")


def test_recording_a_whole_page_renews_who_checked_it_and_when(docs: Path) -> None:
    record.translated(docs, library(docs), "sv/tilaaminen.md", None, "native", date(2027, 1, 2))
    text = (docs / "sv/tilaaminen.md").read_text("utf-8")
    assert "  checked: 2027-01-02\n  by: native\n" in text
    assert text.count("translation:") == 1


@pytest.mark.parametrize(
    ("page", "section", "by", "says"),
    [
        ("sv/puuttuu.md", None, None, "no translated page"),
        ("fi/tilaaminen.md", None, None, "no translated page"),
        ("sv/tilaaminen.md", "puuttuu", None, "no section `puuttuu`"),
        ("sv/tilaaminen.md", None, "friend", "BY must be one of machine, translator, native"),
    ],
)
def test_a_record_that_cannot_be_made_is_explained(
    docs: Path, page: str, section: str | None, by: str | None, says: str
) -> None:
    with pytest.raises(TranslationError, match=says):
        record.translated(docs, library(docs), page, section, by, TODAY)


def test_a_page_that_says_nothing_of_itself_needs_a_by(docs: Path) -> None:
    (docs / "sv/tilaaminen.md").write_text(SWEDISH, "utf-8")
    with pytest.raises(TranslationError, match="does not say yet who has checked it"):
        record.translated(docs, library(docs), "sv/tilaaminen.md", None, None, TODAY)


def test_a_page_without_front_matter_is_refused_and_left_alone(docs: Path) -> None:
    text = SWEDISH.partition("---\n\n")[2]
    assert text.startswith("# ")
    page = docs / "sv/tilaaminen.md"
    page.write_text(text, "utf-8")
    with pytest.raises(TranslationError, match=r"tilaaminen\.md must start with front matter"):
        record.translated(docs, library(docs), "sv/tilaaminen.md", None, "machine", TODAY)
    assert page.read_text("utf-8") == text


def test_a_refusal_to_record_leaves_the_page_alone(docs: Path) -> None:
    page = docs / "sv/tilaaminen.md"
    page.write_text(SWEDISH, "utf-8")
    for section in (None, "palkkio"):
        with pytest.raises(TranslationError, match="does not say yet who has checked it"):
            record.translated(docs, library(docs), "sv/tilaaminen.md", section, None, TODAY)
    assert page.read_text("utf-8") == SWEDISH


def test_a_broken_file_of_records_is_explained_with_its_name(docs: Path) -> None:
    for text, says in (("[", "is not valid YAML"), ("- a", "must hold a record under each of")):
        (docs / "sv/_translations.yml").write_text(text, "utf-8")
        with pytest.raises(TranslationError, match=f"docs/sv/_translations.yml {says}"):
            library(docs)


def test_every_file_is_read_once(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (docs / "terms.yml").write_text("- id: a\n  fi: {term: a}\n  sv: {term: b}\n", "utf-8")
    read: list[Path] = []
    read_text = Path.read_text

    def counted(path: Path, *arguments: str, **named: str) -> str:
        read.append(path)
        return read_text(path, *arguments, **named)

    monkeypatch.setattr(Path, "read_text", counted)
    found = library(docs)
    assert {"fi", "sv"} == set(found)
    assert docs / "terms.yml" in read
    assert len(read) == len(set(read)), "a file of the translations is read more than once"


def test_an_unchanged_meaning_keeps_current_translations_current(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Maksa kulut takaisin.")
    record.unchanged(docs, library(docs), "fi/tilaaminen.md", "kulut")
    assert left(docs) == []


def test_an_unchanged_meaning_leaves_stale_translations_stale(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina kulut.")
    git(docs, "commit", "-qam", "a change of meaning")
    change(docs, "Korvaa aina kulut.", "Maksa kulut aina.")
    assert record.unchanged(docs, library(docs), "fi/tilaaminen.md", "kulut") == []
    assert left(docs) == [("kulut", "stale")]


def test_any_language_can_be_the_source(docs: Path) -> None:
    change(docs, "---\n\n# Tilaa", "translation:\n  source: sv\n---\n\n# Tilaa")
    (docs / "sv/tilaaminen.md").write_text(SWEDISH, "utf-8")
    assert {state.language for state in compare(library(docs)) if state.name.endswith(".md")} == {
        "fi"
    }
    record.translated(docs, library(docs), "fi/tilaaminen.md", None, "translator", TODAY)
    assert "  source: sv\n" in (docs / "fi/tilaaminen.md").read_text("utf-8")
    change(docs, "genast", "nu", "sv/tilaaminen.md")
    assert left(docs) == [("palkkio", "stale")]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("source: de", "needs a line `source:`"),
        ("source: fi\n  by: friend", "`by:` must be one of"),
        ("source: fi\n  checked: soon", "`checked:` must be a day"),
        ("source: fi\n  sections: [a]", "`sections:` must be lines"),
    ],
)
def test_a_broken_record_is_explained_with_its_file(docs: Path, wrong: str, says: str) -> None:
    text = SWEDISH.replace("---\n\n#", f"translation:\n  {wrong}\n---\n\n#")
    (docs / "sv/tilaaminen.md").write_text(text, "utf-8")
    with pytest.raises(TranslationError, match=f"docs/sv/tilaaminen.md: .*{says}"):
        library(docs)
