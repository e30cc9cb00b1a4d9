"""Translations: what makes a section stale, what is reported, and how it is recorded."""

from datetime import date
from pathlib import Path

import pytest
from kokemusopas.checks.signed import signed as check_signed
from kokemusopas.translations import record, report
from kokemusopas.translations.__main__ import main as tell
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
    assert left(docs) == [("uusi", "missing"), ("kulut", "removed")]
    change(docs, "## Kostnader { #kulut }", "## Ny { #uusi }", "sv/tilaaminen.md")
    assert left(docs) == [("uusi", "unrecorded")], "a line that is left in the record says nothing"
    change(docs, "## Arvode { #palkkio }", "## Arvode { #arvode }", "sv/tilaaminen.md")
    assert left(docs)[:1] == [("palkkio", "lost")]
    assert ("arvode", "extra") in left(docs)


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
        "Korvaa {+aina +}kulut.",
        "Ersätt kostnaderna.",
    ]
    assert "make translated PAGE=sv/tilaaminen.md SECTION=kulut" in text
    assert any("1 stale" in line for line in rest)


def test_the_report_can_be_of_one_language_or_page(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina kulut.")
    for only in ("sv", "sv/tilaaminen.md"):
        assert tell(["--docs", str(docs), "--only", only]) == 0
        assert "1 stale" in capsys.readouterr().out
    assert tell(["--docs", str(docs), "--only", "docs/sv/tilaaminen.md"]) == 1
    assert "name a language (sv)" in capsys.readouterr().err


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
    record.translated(docs, library(docs), "sv/tilaaminen.md", None, "translator", date(2027, 1, 2))
    text = (docs / "sv/tilaaminen.md").read_text("utf-8")
    assert "  checked: 2027-01-02\n  by: translator\n" in text
    assert text.count("translation:") == 1


@pytest.mark.parametrize("page", ["sv/tilaaminen.md", "docs/sv/tilaaminen.md", "sv/tilaaminen"])
def test_a_page_is_found_however_it_is_named(docs: Path, page: str) -> None:
    assert tell(["--docs", str(docs), "translated", page, "--by", "machine"]) == 0


def test_a_section_that_another_made_says_so_and_the_page_tells_of_the_machine(docs: Path) -> None:
    record.translated(docs, library(docs), "sv/tilaaminen.md", None, "translator", TODAY)
    record.translated(docs, library(docs), "sv/tilaaminen.md", "kulut", "machine", TODAY)
    hashed = short_hash(sections("a.md", "fi", SOURCE)["kulut"].text)
    text = (docs / "sv/tilaaminen.md").read_text("utf-8")
    assert f"    kulut: {hashed} machine\n" in text
    assert "  by: translator\n" in text
    own = library(docs)["sv"]["tilaaminen.md"].record
    assert own
    assert own.made_by == "machine"
    assert left(docs) == []
    record.translated(docs, library(docs), "sv/tilaaminen.md", "kulut", None, TODAY)
    assert f"    kulut: {hashed}\n" in (docs / "sv/tilaaminen.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "section", "by", "says"),
    [
        ("sv/puuttuu.md", None, None, "no translated page"),
        ("fi/tilaaminen.md", None, None, "no translated page"),
        ("sv/tilaaminen.md", "puuttuu", None, "no section `puuttuu`"),
        ("sv/tilaaminen.md", None, "friend", "BY must be one of machine, translator, found"),
    ],
)
def test_a_record_that_cannot_be_made_is_explained(
    docs: Path, page: str, section: str | None, by: str | None, says: str
) -> None:
    with pytest.raises(TranslationError, match=says):
        record.translated(docs, library(docs), page, section, by, TODAY)


def signed(docs: Path) -> dict[str, str]:
    """Let a native speaker read the section `palkkio`; return what is read of each then."""
    record.read(docs, library(docs), "sv/tilaaminen.md", "palkkio", TODAY)
    return reading(docs)


def reading(docs: Path) -> dict[str, str]:
    """Return {section: how far a native has read it} of all that is not unread."""
    return {
        section.id: section.read
        for state in compare(library(docs))
        for section in state.sections
        if section.read != "unread"
    }


def test_a_reading_is_one_line_of_the_record_and_changes_nothing_else(docs: Path) -> None:
    before = (docs / "sv/tilaaminen.md").read_text("utf-8")
    assert signed(docs) == {"palkkio": "read"}
    after = (docs / "sv/tilaaminen.md").read_text("utf-8")
    hashed = short_hash(sections("a.md", "sv", SWEDISH)["palkkio"].text)
    lines = f"  read:\n    palkkio: 2026-11-24 {hashed}\n"
    assert lines in after
    assert after.replace(lines, "") == before


def test_a_page_and_a_language_are_read_as_a_whole(docs: Path) -> None:
    record.read(docs, library(docs), "sv", None, TODAY)
    assert set(reading(docs)) == {"_page", "tilaaminen", "palkkio", "kulut", "menu.open"}


def test_a_reading_falls_with_the_words_that_were_read(docs: Path) -> None:
    signed(docs)
    change(docs, "om **arvodet**", "om *arvodet*", "sv/tilaaminen.md")
    assert reading(docs) == {"palkkio": "read"}, "emphasis is no wording"
    change(docs, "Ersätt kostnaderna", "Ersätt alla kostnader", "sv/tilaaminen.md")
    assert reading(docs) == {"palkkio": "read"}, "another section was changed"
    change(docs, "genast", "nu", "sv/tilaaminen.md")
    assert reading(docs) == {}


def test_a_reading_tells_that_the_source_was_changed_afterwards(docs: Path) -> None:
    signed(docs)
    change(docs, "heti", "nyt")
    assert reading(docs) == {"palkkio": "outdated"}
    assert "0 of 5 sections, 1 read before" in report.sums(compare(library(docs)))[1]
    record.translated(docs, library(docs), "sv/tilaaminen.md", "palkkio", None, TODAY)
    assert reading(docs) == {"palkkio": "read"}


def test_recording_a_translation_drops_a_reading_of_other_words(docs: Path) -> None:
    signed(docs)
    change(docs, "genast", "nu", "sv/tilaaminen.md")
    record.translated(docs, library(docs), "sv/tilaaminen.md", "palkkio", None, TODAY)
    assert "read:" not in (docs / "sv/tilaaminen.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "section", "says"),
    [
        ("fi/tilaaminen.md", None, "no translated page"),
        ("sv/tilaaminen.md", "puuttuu", "no section `puuttuu` that follows its source"),
        ("sv/tilaaminen.md", "palkkio", "no section `palkkio` that follows its source"),
    ],
)
def test_what_does_not_follow_its_source_is_not_read(
    docs: Path, page: str, section: str | None, says: str
) -> None:
    change(docs, "heti", "nyt")
    with pytest.raises(TranslationError, match=says):
        record.read(docs, library(docs), page, section, TODAY)


def test_the_report_counts_what_natives_have_read_by_page_and_language(docs: Path) -> None:
    signed(docs)
    lines = report.as_text(docs, compare(library(docs))).splitlines()
    assert [line.split() for line in lines if line.startswith("  ")] == [
        ["_ui.yml", "sv", "0/1"],
        ["tilaaminen.md", "sv", "1/4"],
    ]
    assert lines[-1].startswith("sv: read by a native speaker: 1 of 5 sections, 0 read before")


@pytest.mark.parametrize(
    ("line", "wrong", "do"),
    [
        (
            "palkkio: 2026-11-24",
            "found `palkkio: 2026-11-24` under `read:`, which is not the hash of its words",
            "Remove the line, or, if a native speaker has read them, write "
            "`palkkio: 2026-11-24 {hash}`",
        ),
        (
            "puuttuu: 2026-11-24 aaaaaaaa",
            "found `puuttuu` under `read:`, but there is no such section",
            "Remove the line",
        ),
    ],
)
def test_a_reading_that_does_not_fit_is_refused_with_the_right_line(
    docs: Path, line: str, wrong: str, do: str
) -> None:
    change(docs, "  sections:", f"  read:\n    {line}\n  sections:", "sv/tilaaminen.md")
    (finding,) = check_signed(compare(library(docs)))
    hashed = short_hash(sections("a.md", "sv", SWEDISH)["palkkio"].text)
    text = (docs / finding.path.removeprefix("docs/")).read_text("utf-8")
    assert text.splitlines()[finding.line - 1].strip() == line
    assert (finding.wrong, finding.do) == (wrong, do.format(hash=hashed))


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
        ("source: de", "has no line `source:`"),
        ("source: fi\n  by: friend", "found `by: friend`. Write `by: translator`"),
        ("source: fi\n  checked: soon", "found `checked: soon`, which is no day"),
        ("source: fi\n  sections: [a]", "below `sections:` is no list of lines"),
        ("source: fi\n  sections: {a: aaaaaaaa friend}", "found `a: aaaaaaaa friend` below"),
        ("source: fi\n  read: [a]", "below `read:` is no list of lines"),
        ("source: fi\n  read: {a: soon}", "found `a: soon` below `read:`. Begin with a day"),
    ],
)
def test_a_broken_record_is_explained_with_its_file(docs: Path, wrong: str, says: str) -> None:
    text = SWEDISH.replace("---\n\n#", f"translation:\n  {wrong}\n---\n\n#")
    (docs / "sv/tilaaminen.md").write_text(text, "utf-8")
    with pytest.raises(TranslationError, match=f"docs/sv/tilaaminen.md: .*{says}"):
        library(docs)
